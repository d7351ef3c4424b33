//! Turvakielto: what was typed before the order came into force is in no answer and in no file afterwards.
//! The worst case is played: the home address stood in every field that has a place for one.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, ClientRef, ClientSearch, TimelineRequest};
use askel_app::entry::{self, DraftRequest, DraftSave, EntryRef};
use askel_app::period::{self, PeriodRequest};
use askel_app::search::{self, SearchRequest};
use askel_app::leaf::{self, LeafWish};
use askel_app::session::{self, SessionForm};
use askel_app::document::{self, DocumentBegin, DocumentDraftRef, DocumentSave};
use askel_app::{delivery, goal, risk, task, team, today};
use askel_domain::client::NonDisclosure;
use askel_domain::document::{Answer, FormKind, MomentForm};
use askel_domain::draft::{EntryForm, NextMeetingForm};
use askel_domain::id::ClientId;
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;
use serde::Serialize;

use crate::handed_over::{handed, opened, with_a_spare_key};
use crate::theatre::{Theatre, every_case, five_months_until};
use askel_tests::faults::forgotten::officer;

/// Aino's home, her town and her mother's number, as others.yml has them typed before the order.
const TELLING: [&str; 6] = ["Piilokuja", "33990", "Nokia", "aino@esimerkki.fi", "0400000467", "040 000 0467"];
const HOME: &str = "Piilokuja 9 C 41, 33990 Nokia";

/// Takes the order away, writes the home everywhere a worker could, and brings the order back.
fn with_the_home_written_everywhere() -> Theatre {
    let mut theatre = before_the_order();
    let id = theatre.id("aino");
    let form = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    client::save(theatre.open(), ClientForm { non_disclosure: NonDisclosure::Yes, ..form }).expect("the order");
    theatre
}

fn before_the_order() -> Theatre {
    let mut theatre = every_case();
    let id = theatre.id("aino");
    theatre.later("2026-06-10T12:00");
    let protected = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    let mut home = ClientForm {
        street: "Piilokuja 9 C 41".into(),
        postal_code: "33990".into(),
        town: "Nokia".into(),
        municipality: "Nokia".into(),
        email: "aino@esimerkki.fi".into(),
        non_disclosure: NonDisclosure::NotAsked,
        ..protected
    };
    home.close_persons[0].phone = "040 000 0467".into();
    client::save(theatre.open(), home).expect("no order yet");
    plan(&mut theatre, id, "12.6.2026");
    finish_a_visit(&mut theatre, id);
    begin_a_draft(&mut theatre, id);
    theatre
}

fn plan(theatre: &mut Theatre, client_id: ClientId, date: &str) {
    let form = SessionForm {
        id: None,
        client_id,
        date: date.into(),
        starts: "10.00".into(),
        ends: "11.00".into(),
        mode: Some(ContactMode::HomeVisit),
        place: HOME.into(),
        second_worker: String::new(),
    };
    session::plan(theatre.open(), form).expect("planned");
}

fn visit(starts: &str, ends: &str) -> EntryForm {
    let next = NextMeetingForm {
        date: "16.6.2026".into(),
        starts: "9.00".into(),
        ends: String::new(),
        mode: Some(ContactMode::HomeVisit),
        place: HOME.into(),
    };
    EntryForm {
        date: "10.6.2026".into(),
        starts: starts.into(),
        ends: ends.into(),
        mode: Some(ContactMode::HomeVisit),
        place: HOME.into(),
        client_tells: "Kotona kaikki hyvin.".into(),
        next,
        ..Default::default()
    }
}

fn finish_a_visit(theatre: &mut Theatre, client_id: ClientId) {
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    let finished = entry::finalise(theatre.open(), DraftSave { id: draft.id, form: visit("10.00", "11.00") }).expect("finished").value;
    theatre.played.entries.push(finished.entry_id);
}

fn begin_a_draft(theatre: &mut Theatre, client_id: ClientId) {
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    entry::save_draft(theatre.open(), DraftSave { id: draft.id, form: visit("11.30", "11.45") }).expect("kept");
}

/// Every answer a window can ask for about this client, by name.
fn answers(theatre: &mut Theatre, id: ClientId) -> Vec<(&'static str, String)> {
    let entries = theatre.played.entries.clone();
    let page = theatre.page("aino");
    let open = theatre.open();
    let mut told = vec![
        ("client::form", text(client::form(open, ClientRef { id }))),
        ("client::list", text(client::list(open, ClientSearch::default()))),
        ("client::list by address", text(client::list(open, ClientSearch { text: "piilokuja".into(), offset: 0 }))),
        ("search::search by address", text(search::search(open, SearchRequest { text: "piilokuja".into() }))),
        ("search::search by town", text(search::search(open, SearchRequest { text: "Nokialla".into() }))),
        ("search::search by what was told", text(search::search(open, SearchRequest { text: "kotona".into() }))),
        ("client::timeline", text(client::timeline(open, TimelineRequest { id, offset: 0 }))),
        ("client::identity", text(client::identity(open, ClientRef { id }))),
        ("period::open", text(period::open(open, PeriodRequest { client_id: id, id: page.period.as_ref().map(|period| period.id) }))),
        ("goal::open", text(goal::open(open, goal::GoalRequest { client_id: id, id: Some(page.goals[0].id) }))),
        ("team::open", text(team::open(open, ClientRef { id }))),
        ("leaf::open", text(leaf::open(open, LeafWish { client_id: id, language: Language::Fi, names_service: true }))),
        ("risk::open", text(risk::open(open, ClientRef { id }))),
        ("task::list", text(task::list(open, Empty {}))),
        ("delivery::delivery", text(delivery::delivery(open, Empty {}))),
        ("delivery::overview", text(delivery::overview(open, Empty {}))),
        ("entry::open_draft", text(entry::open_draft(open, DraftRequest { client_id: id, session_id: None }))),
    ];
    told.extend(page.sessions.iter().map(|session| {
        ("entry::open_draft of a session", text(entry::open_draft(open, DraftRequest { client_id: id, session_id: Some(session.id) })))
    }));
    told.extend(entries.into_iter().map(|id| ("entry::read", text(entry::read(open, EntryRef { id })))));
    for day in ["2026-06-10T12:30", "2026-06-12T08:00", "2026-06-16T08:00", "2026-06-20T08:00"] {
        theatre.later(day);
        told.push(("today::today", text(today::today(theatre.open(), Empty {}))));
    }
    told.push(("client::open", serde_json::to_string(&theatre.page("aino")).expect("JSON")));
    told
}

fn text<T: Serialize>(answer: Result<askel_app::answer::Answer<T>, askel_app::failure::Failure>) -> String {
    serde_json::to_string(&answer.expect("an answer")).expect("JSON")
}

#[test]
fn the_home_typed_before_the_order_is_in_no_answer() {
    let mut theatre = with_the_home_written_everywhere();
    let id = theatre.id("aino");
    for (asked, told) in answers(&mut theatre, id) {
        for telling in TELLING {
            assert!(!told.contains(telling), "{asked} tells {telling}");
        }
    }
}

/// The control: the same questions do find the home while there is no order.
#[test]
fn without_the_order_the_same_answers_tell_the_home() {
    let mut theatre = before_the_order();
    let id = theatre.id("aino");
    let told = answers(&mut theatre, id);
    let telling = |asked: &str| told.iter().any(|(name, told)| *name == asked && told.contains("Piilokuja"));
    for asked in ["client::form", "client::open", "leaf::open", "entry::open_draft", "entry::open_draft of a session", "entry::read", "today::today"] {
        assert!(telling(asked), "{asked}");
    }
    assert!(theatre.carry().mentions("Piilokuja"));
}

#[test]
fn the_home_typed_before_the_order_is_in_no_file() {
    let carried = with_the_home_written_everywhere().carry();
    assert!(carried.mentions("Kotona kaikki hyvin."), "the entry itself leaves");
    for telling in TELLING {
        assert!(!carried.mentions(telling), "a file tells {telling}");
    }
}

#[test]
fn the_home_typed_before_the_order_is_in_no_hand_over() {
    let officer = officer();
    let mentioned = |mut theatre: Theatre| {
        with_a_spare_key(&mut theatre, &[&officer]);
        let handed = opened(&officer, &handed(&mut theatre, true).0);
        let texts: Vec<String> = handed.files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
        TELLING.into_iter().filter(|telling| texts.iter().any(|text| text.contains(telling))).collect::<Vec<_>>()
    };
    assert_eq!(mentioned(with_the_home_written_everywhere()), Vec::<&str>::new());
    assert!(mentioned(before_the_order()).contains(&"Piilokuja"), "the control: without the order it is there");
}

#[test]
fn the_order_lifted_does_not_bring_back_what_it_took() {
    let mut theatre = with_the_home_written_everywhere();
    let id = theatre.id("aino");
    let form = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    client::save(theatre.open(), ClientForm { non_disclosure: NonDisclosure::No, ..form }).expect("lifted");
    let head = theatre.page("aino").head;
    assert_eq!((head.home, head.municipality, head.email), (None, None, None));
    assert_eq!(head.contact_address.as_deref(), Some("PL 118, 33101 Tampere"));
}

#[test]
fn a_client_without_the_order_keeps_their_home() {
    let mut theatre = every_case();
    assert_eq!(theatre.page("reijo").head.home.as_deref(), Some("Esimerkkikatu 12 B 7, 33100 Tampere"));
    assert!(theatre.carry().mentions("Asiakkaan koti"));
}

/// A plan that names a place of meeting, made before the order.
fn with_a_plan(theatre: &mut Theatre, client_id: ClientId) {
    let id = document::begin(theatre.open(), DocumentBegin { client_id, kind: FormKind::ClientPlan }).expect("begun").value.id;
    let page = document::open(theatre.open(), DocumentDraftRef { id }).expect("the draft").value;
    let review = MomentForm { date: "20.3.".into(), time: "10".into() };
    let answers = page.answers.clone().with("review_at", Answer::Moment(review)).with("review_place", "Kolibripolku 3").with("client_view", "Haluan oppia laulamaan kuorossa.");
    document::finalise(theatre.open(), DocumentSave { id, answers, gone_through: page.gone_through, caret: String::new(), reason: String::new() }).expect("finished");
}

#[test]
fn a_place_written_in_a_plan_before_the_order_is_not_found_after_it() {
    let mut theatre = five_months_until("2026-02-03T00:00");
    let id = theatre.id("reijo");
    theatre.later("2026-02-03T12:00");
    with_a_plan(&mut theatre, id);
    let found = |theatre: &mut Theatre, words: &str| {
        let page = search::search(theatre.open(), SearchRequest { text: words.into() }).expect("an answer").value;
        (page.documents.iter().filter(|hit| hit.client_id == id).count(), serde_json::to_string(&page).expect("JSON").contains("Kolibri"))
    };
    assert_eq!(found(&mut theatre, "kolibripolku"), (1, true), "the control: without the order the place is found");
    let form = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    client::save(theatre.open(), ClientForm { non_disclosure: NonDisclosure::Yes, ..form }).expect("the order");
    assert_eq!(found(&mut theatre, "kolibripolku"), (0, false));
    assert_eq!(found(&mut theatre, "kuorossa"), (1, false), "the plan itself is found by what it says");
}
