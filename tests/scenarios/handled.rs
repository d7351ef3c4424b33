//! Käyttöloki: nothing of a client's record is answered before its row is in the log, and the client can read who looked, when and why.

use std::collections::BTreeSet;

use askel_app::access::{self, HandledHow, ReasonGiven, Right};
use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef, ClientSearch, TimelineRequest};
use askel_app::failure::FailureCode;
use askel_app::goal::{self, GoalRequest, LevelRequest};
use askel_app::leaf::{self, LeafWish};
use askel_app::period::{self, PeriodRequest};
use askel_app::task::TaskMarkRequest;
use askel_app::session::{self, SessionForm};
use askel_app::{delivery, measure, risk, task, team, today};
use askel_domain::access::{Action, Why};
use askel_domain::id::ClientId;
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;
use askel_store::log::{Handled, handled};

use crate::theatre::{Theatre, every_case};

fn rows(theatre: &mut Theatre, id: ClientId) -> Vec<Handled> {
    theatre.open().store().read(|read| handled(read, id)).expect("the log")
}

fn newest(theatre: &mut Theatre) -> i64 {
    let everybody = clients(theatre);
    everybody.into_iter().flat_map(|id| rows(theatre, id)).map(|row| row.seq).max().unwrap_or(0)
}

fn clients(theatre: &mut Theatre) -> Vec<ClientId> {
    let search = ClientSearch { text: String::new(), offset: 0 };
    client::list(theatre.open(), search).expect("the list").value.rows.into_iter().map(|row| row.id).collect()
}

/// Every wish that answers with something of a client's, by name.
type Wish = fn(&mut Theatre, ClientId);
const WISHES: [(&str, Wish); 12] = [
    ("client_open", |theatre, id| drop(client::open(theatre.open(), ClientRef { id }).expect("opens"))),
    ("client_form", |theatre, id| drop(client::form(theatre.open(), ClientRef { id }).expect("opens"))),
    ("client_identity", |theatre, id| drop(client::identity(theatre.open(), ClientRef { id }).expect("opens"))),
    ("client_timeline", |theatre, id| drop(client::timeline(theatre.open(), TimelineRequest { id, offset: 0 }).expect("opens"))),
    ("period_open", |theatre, id| drop(period::open(theatre.open(), PeriodRequest { client_id: id, id: None }).expect("opens"))),
    ("goal_open", |theatre, id| drop(goal::open(theatre.open(), GoalRequest { client_id: id, id: None }).expect("opens"))),
    ("team_open", |theatre, id| drop(team::open(theatre.open(), ClientRef { id }).expect("opens"))),
    ("risk_open", |theatre, id| drop(risk::open(theatre.open(), ClientRef { id }).expect("opens"))),
    ("measure_open", |theatre, id| drop(measure::open(theatre.open(), ClientRef { id }).expect("opens"))),
    ("gas_open", |theatre, id| drop(measure::open_gas(theatre.open(), ClientRef { id }).expect("opens"))),
    ("leaf_open", |theatre, id| drop(leaf::open(theatre.open(), LeafWish { client_id: id, language: Language::Fi, names_service: true }).expect("opens"))),
    ("access_open", |theatre, id| drop(access::open(theatre.open(), ClientRef { id }).expect("opens"))),
];

#[test]
fn each_wish_that_shows_a_client_leaves_its_row() {
    for (name, wish) in WISHES {
        let mut theatre = every_case();
        let id = theatre.id("reijo");
        theatre.stage.lock().expect("locks");
        theatre.stage.unlock().expect("unlocks");
        let before = rows(&mut theatre, id).len();
        wish(&mut theatre, id);
        let after = rows(&mut theatre, id);
        assert_eq!(after.len(), before + 1, "{name}");
        assert!(after[0].action.is_some() && after[0].why.is_some(), "{name}");
    }
}

#[test]
fn each_list_leaves_a_row_for_everybody_whose_name_it_shows() {
    let lists: [(&str, fn(&mut Theatre) -> BTreeSet<ClientId>); 3] = [
        ("client_list", |theatre| clients(theatre).into_iter().collect()),
        ("task_list", |theatre| {
            let promises = task::list(theatre.open(), Empty {}).expect("the list").value;
            promises.own.iter().chain(&promises.others).map(|task| task.client_id).collect()
        }),
        ("delivery", |theatre| {
            let delivery = delivery::delivery(theatre.open(), Empty {}).expect("the list").value;
            delivery.only_here.iter().chain(&delivery.exported).map(|row| row.client_id).collect()
        }),
    ];
    for (name, list) in lists {
        let mut theatre = every_case();
        theatre.stage.lock().expect("locks");
        theatre.stage.unlock().expect("unlocks");
        let from = newest_without_looking(&mut theatre);
        let shown = list(&mut theatre);
        assert!(!shown.is_empty(), "{name} shows somebody");
        for id in shown {
            assert!(rows(&mut theatre, id)[0].seq > from, "{name}");
        }
    }
}

fn newest_without_looking(theatre: &mut Theatre) -> i64 {
    let ids: Vec<ClientId> = ["reijo", "aino"].map(|name| theatre.id(name)).into();
    ids.into_iter().flat_map(|id| rows(theatre, id)).map(|row| row.seq).max().unwrap_or(0)
}

#[test]
fn the_same_page_read_again_at_once_is_one_look_and_later_another() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    client::open(theatre.open(), ClientRef { id }).expect("opens");
    let once = rows(&mut theatre, id).len();
    client::open(theatre.open(), ClientRef { id }).expect("opens");
    assert_eq!(rows(&mut theatre, id).len(), once);
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    client::open(theatre.open(), ClientRef { id }).expect("opens");
    assert_eq!(rows(&mut theatre, id).len(), once + 1, "a new opening of the bag is a new look");
}

#[test]
fn a_client_whose_service_is_over_opens_only_with_a_reason_that_the_client_can_read() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    theatre.later("2027-09-01T10:00");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let before = rows(&mut theatre, id).len();
    let refused = client::open(theatre.open(), ClientRef { id }).err().expect("refused");
    assert_eq!(refused.code, FailureCode::ReasonNeeded);
    let refusal = &rows(&mut theatre, id)[0];
    assert_eq!((refusal.action, refusal.why), (Some(Action::Refuse), Some(Why::NoReason)), "and the client can read that it was asked");
    assert_eq!(rows(&mut theatre, id).len(), before + 1);
    let empty = access::give_reason(theatre.open(), ReasonGiven { client_id: id, reason: "  ".into() }).err().expect("refused");
    assert_eq!(empty.fields[0].path, "reason");

    let reason = "Sijaistan Olli Aaltoa, asiakas soitti.";
    access::give_reason(theatre.open(), ReasonGiven { client_id: id, reason: reason.into() }).expect("takes it");
    client::open(theatre.open(), ClientRef { id }).expect("opens");
    let page = access::open(theatre.open(), ClientRef { id }).expect("opens").value;
    let look = page.rows.iter().find(|row| row.how == HandledHow::Opened).expect("the look");
    assert_eq!((look.why, look.reason.as_deref()), (Some(Right::Reason), Some(reason)));

    // The reason was for this opening of the bag.
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    assert!(client::open(theatre.open(), ClientRef { id }).is_err());
}

#[test]
fn what_such_a_client_promised_and_aims_at_is_changed_only_with_a_reason_too() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    let page = client::open(theatre.open(), ClientRef { id }).expect("opens").value;
    let (task_id, goal_id) = (page.tasks[0].id, page.goals[0].id);
    theatre.later("2027-09-01T10:00");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let change = |theatre: &mut Theatre| {
        let mark = TaskMarkRequest { id: task_id, mark: None, obstacle: String::new(), helped: None };
        let told = [task::mark(theatre.open(), mark).map(drop), goal::set_level(theatre.open(), LevelRequest { goal_id, level: 0 }).map(drop)];
        told.map(|told| told.map_err(|failure| failure.code))
    };
    let before = rows(&mut theatre, id).len();
    assert_eq!(change(&mut theatre), [Err(FailureCode::ReasonNeeded); 2]);
    assert_eq!(rows(&mut theatre, id).len(), before + 1, "nothing was changed, and the refusal is a row");
    let given = ReasonGiven { client_id: id, reason: "Asiakas soitti".into() };
    access::give_reason(theatre.open(), given).expect("a reason");
    assert_eq!(change(&mut theatre), [Ok(()), Ok(())]);
}

#[test]
fn the_day_tells_of_such_a_client_that_there_is_a_meeting_and_nothing_of_the_record() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    let told = |theatre: &mut Theatre, day: &str, date: &str| {
        theatre.later(&format!("{day}T07:00"));
        theatre.stage.lock().expect("locks");
        theatre.stage.unlock().expect("unlocks");
        access::give_reason(theatre.open(), ReasonGiven { client_id: id, reason: "Asiakas soitti".into() }).expect("a reason");
        let form = SessionForm { id: None, client_id: id, date: date.into(), starts: "9.00".into(), second_worker: String::new(), ends: String::new(), mode: Some(ContactMode::Office), place: String::new() };
        session::plan(theatre.open(), form).expect("planned");
        let sessions = today::today(theatre.open(), Empty {}).expect("the day").value.sessions;
        let row = sessions.into_iter().find(|row| row.client_id == id).expect("the meeting");
        (row.client_name.is_empty(), row.last_time.is_empty(), row.step.is_none())
    };
    assert_eq!(told(&mut theatre, "2026-06-29", "29.6.2026"), (false, false, false), "while the service goes on");
    assert_eq!(told(&mut theatre, "2027-09-01", "1.9.2027"), (false, true, true), "and when it is over");
}

#[test]
fn nothing_is_shown_when_the_log_cannot_be_written() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    theatre.open().store().refuse_rows_for_a_proof().expect("a log that takes nothing");
    assert!(client::open(theatre.open(), ClientRef { id }).is_err());
    assert!(client::list(theatre.open(), ClientSearch { text: String::new(), offset: 0 }).is_err());
    assert!(client::identity(theatre.open(), ClientRef { id }).is_err());
}

#[test]
fn the_rows_say_who_and_when_and_never_what_was_written() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    let page = access::open(theatre.open(), ClientRef { id }).expect("opens").value;
    assert!(page.rows.len() > 50 && newest(&mut theatre) > 0);
    assert!(page.rows.iter().all(|row| row.worker.as_deref() == Some("Kaisa Niemi")), "one worker");
    let shown = serde_json::to_string(&page.rows).expect("text");
    assert!(!shown.contains("kauppaan") && !shown.contains("Reijo"), "content stays out");
}

#[test]
fn the_table_for_the_client_has_every_row_and_a_name_that_says_nothing() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    let folder = tempfile::tempdir().expect("a folder");
    theatre.stage.prove().expect("proven");
    let file = access::save_as_csv(theatre.open(), ClientRef { id }, folder.path()).expect("saves").value.file;
    let text = std::fs::read_to_string(&file).expect("reads");
    assert!(text.starts_with("\u{feff}Milloin;Kuka;"), "{}", &text[..40]);
    assert!(text.lines().count() > 50);
    assert!(!file.to_lowercase().contains("reijo"));
}
