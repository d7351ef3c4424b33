//! The service as it goes on: a term revised, reviews and deputies, the team with its promises, and safety notes before a home visit.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, ClientRef};
use askel_app::entry::{self, DraftRequest, DraftSave};
use askel_app::failure::{Failure, FailureCode};
use askel_app::period::{self, DeputyForm, PeriodForm, PeriodRef, PeriodRequest, ReminderKind, ReviewForm};
use askel_app::risk::{self, RiskEnd, RiskForm};
use askel_app::session::{self, SessionForm};
use askel_app::team::{self, ContactAnswer, MemberForm, MemberRef};
use askel_app::{delivery, task, today};
use askel_domain::client::NonDisclosure;
use askel_domain::draft::{EntryForm, TaskForm, Who};
use askel_domain::id::ClientId;
use askel_domain::problem::ProblemCode;
use askel_domain::session::{ContactMode, RemoteObstacle};
use askel_domain::team::MemberKind;

use crate::theatre::{Theatre, every_case, five_months_until};

/// 8.5.2026: a little over a month before Reijo's term ends on 12.6.
fn in_may() -> (Theatre, ClientId) {
    let mut theatre = five_months_until("2026-05-08T00:00");
    theatre.later("2026-05-08T08:00");
    let id = theatre.id("reijo");
    (theatre, id)
}

fn period_form(theatre: &mut Theatre, client_id: ClientId) -> PeriodForm {
    let id = theatre.page("reijo").period.map(|period| period.id);
    period::open(theatre.open(), PeriodRequest { client_id, id }).expect("the form").value.form
}

fn problems(refused: Failure) -> Vec<(String, ProblemCode)> {
    refused.fields.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn a_longer_term_says_why_and_the_old_one_stays_readable() {
    let (mut theatre, id) = in_may();
    let longer = PeriodForm { ends_on: "31.8.2026".into(), ..period_form(&mut theatre, id) };
    let refused = period::save(theatre.open(), longer.clone()).err().expect("no reason was given");
    assert_eq!(problems(refused), [("termReason".into(), ProblemCode::Required), ("termDecidedBy".into(), ProblemCode::Required)]);
    let told = PeriodForm { term_reason: "Kirjastokäynnit ovat vasta alussa.".into(), term_decided_by: "Olli Aalto".into(), ..longer };
    period::save(theatre.open(), told).expect("the longer term");
    let shown = theatre.page("reijo").period.expect("a period");
    assert_eq!(shown.ends_on.to_string(), "2026-08-31");
    assert_eq!((shown.term_changes.len(), shown.term_changes[0].from_ends_on.to_string()), (1, "2026-06-12".to_owned()));
    assert_eq!(shown.term_changes[0].reason, "Kirjastokäynnit ovat vasta alussa.");
    let again = period_form(&mut theatre, id);
    period::save(theatre.open(), PeriodForm { own_worker: "Kaisa Niemi".into(), ..again }).expect("nothing of the term");
    assert_eq!(theatre.page("reijo").period.expect("a period").term_changes.len(), 1, "saving the rest adds no change");
}

#[test]
fn a_second_period_of_the_same_service_on_the_same_days_is_explained() {
    let (mut theatre, id) = in_may();
    let form = period_form(&mut theatre, id);
    let second = PeriodForm { id: None, starts_on: "1.6.2026".into(), ends_on: "31.8.2026".into(), ..form.clone() };
    let refused = period::save(theatre.open(), second.clone()).err().expect("it overlaps");
    assert_eq!(problems(refused), [("startsOn".into(), ProblemCode::PeriodsOverlap)]);
    period::save(theatre.open(), PeriodForm { starts_on: "13.6.2026".into(), ..second }).expect("the day after fits");
}

#[test]
fn the_days_page_reminds_of_the_end_and_of_agreed_reviews_and_is_quiet_when_seen() {
    let (mut theatre, id) = in_may();
    let form = period_form(&mut theatre, id);
    period::save(theatre.open(), PeriodForm { reviews: vec![ReviewForm { on: "20.5.2026".into(), held: false }], ..form }).expect("a review");
    let reminders = |theatre: &mut Theatre| -> Vec<(ReminderKind, String)> {
        let today = today::today(theatre.open(), Empty {}).expect("the day").value;
        today.reminders.into_iter().map(|row| (row.kind, row.on.to_string())).collect()
    };
    let (review, end) = ((ReminderKind::Review, "2026-05-20".to_owned()), (ReminderKind::TermEnds, "2026-06-12".to_owned()));
    assert_eq!(reminders(&mut theatre), [review.clone(), end.clone()]);
    let period = theatre.page("reijo").period.expect("a period").id;
    period::seen(theatre.open(), PeriodRef { id: period }).expect("seen");
    assert_eq!(reminders(&mut theatre), [review], "quiet until four weeks are left");
    let held = period_form(&mut theatre, id);
    period::save(theatre.open(), PeriodForm { reviews: vec![ReviewForm { on: "20.5.2026".into(), held: true }], ..held }).expect("held");
    theatre.later("2026-05-16T08:00");
    assert_eq!(reminders(&mut theatre), [end]);
}

#[test]
fn a_review_outside_the_term_is_explained_and_kept_in_the_form() {
    let (mut theatre, id) = in_may();
    let form = period_form(&mut theatre, id);
    let far = PeriodForm { reviews: vec![ReviewForm { on: "20.9.2026".into(), held: false }], remote_alone_days: "monta".into(), ..form };
    let refused = problems(period::save(theatre.open(), far).err().expect("two things to mend"));
    assert_eq!(refused, [("remoteAloneDays".into(), ProblemCode::NumberRange)]);
    let form = period_form(&mut theatre, id);
    let far = PeriodForm { reviews: vec![ReviewForm { on: "20.9.2026".into(), held: false }], ..form };
    assert_eq!(problems(period::save(theatre.open(), far).err().expect("outside")), [("reviews.0".into(), ProblemCode::OutsideTerm)]);
}

#[test]
fn a_deputy_opens_the_record_without_a_reason_for_the_days_agreed() {
    let (mut theatre, id) = in_may();
    let form = period_form(&mut theatre, id);
    let deputy = |name: &str| DeputyForm { name: name.into(), from: "8.5.2026".into(), until: "15.5.2026".into() };
    let others = PeriodForm { own_worker: "Olli Aalto".into(), deputies: vec![deputy("Kaisa Niemi")], ..form };
    period::save(theatre.open(), others).expect("saved");
    let open = |theatre: &mut Theatre| client::open(theatre.open(), ClientRef { id }).map(|page| page.value.period.and_then(|period| period.deputy).map(|deputy| deputy.name));
    assert_eq!(open(&mut theatre).ok(), Some(Some("Kaisa Niemi".to_owned())));
    theatre.later("2026-05-16T08:00");
    assert_eq!(open(&mut theatre).err().map(|failure| failure.code), Some(FailureCode::ReasonNeeded));
}

fn member(client_id: ClientId, name: &str, kind: MemberKind) -> MemberForm {
    MemberForm {
        id: None,
        client_id,
        kind,
        name: name.into(),
        role: "tuki".into(),
        organisation: String::new(),
        phone: "040 000 0247".into(),
        contact: ContactAnswer::Given,
        contact_on: String::new(),
    }
}

#[test]
fn what_a_member_promised_in_a_meeting_stands_with_the_member_also_under_a_new_name() {
    let (mut theatre, id) = in_may();
    let page = team::open(theatre.open(), ClientRef { id }).expect("the team").value;
    assert_eq!(page.suggested.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Marja Virtala-Laine"], "the close person of the details");
    let marja = team::save(theatre.open(), member(id, "Marja Virtala-Laine", MemberKind::ClosePerson)).expect("saved").value.id;
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id: id, session_id: None }).expect("a draft").value;
    assert_eq!(draft.team, ["Marja Virtala-Laine"], "offered when it is asked who does a task");
    let promise = TaskForm { what: "Tulee mukaan pankkiin".into(), who: Who::Other, who_name: "Marja Virtala-Laine".into(), ..Default::default() };
    let form = EntryForm {
        date: "8.5.2026".into(),
        starts: "9.00".into(),
        ends: "10.00".into(),
        mode: Some(ContactMode::NetworkMeeting),
        participants: "Reijo, Marja ja minä".into(),
        client_tells: "Sovittiin yhdessä, kuka tekee mitä.".into(),
        new_tasks: vec![promise],
        ..Default::default()
    };
    theatre.later("2026-05-08T10:00");
    entry::finalise(theatre.open(), DraftSave { id: draft.id, form }).expect("the network meeting");
    let renamed = MemberForm { id: Some(marja), ..member(id, "Marja Virtala", MemberKind::ClosePerson) };
    team::save(theatre.open(), renamed).expect("saved");
    let page = team::open(theatre.open(), ClientRef { id }).expect("the team").value;
    let promised = |name: &str| -> Vec<String> {
        page.members.iter().filter(|member| member.name == name).flat_map(|member| member.promised.iter().map(|task| task.what.clone())).collect()
    };
    assert!(promised("Marja Virtala").contains(&"Tulee mukaan pankkiin".to_owned()), "{:?}", promised("Marja Virtala"));
    assert!(page.suggested.is_empty());
    team::leave(theatre.open(), MemberRef { id: marja, left: true }).expect("left");
    let page = team::open(theatre.open(), ClientRef { id }).expect("the team").value;
    assert_eq!((page.members.len(), page.left.len(), theatre.page("reijo").team), (0, 1, 0));
    assert!(!page.left[0].promised.is_empty(), "what was promised stays readable");
}

#[test]
fn around_a_protected_client_a_private_persons_number_is_not_kept() {
    let (mut theatre, id) = in_may();
    let form = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    let before = team::save(theatre.open(), member(id, "Marja Virtala-Laine", MemberKind::ClosePerson)).expect("saved").value.id;
    client::save(theatre.open(), ClientForm { non_disclosure: NonDisclosure::Yes, ..form }).expect("the order");
    team::save(theatre.open(), member(id, "Ystävä", MemberKind::Network)).expect("saved");
    team::save(theatre.open(), member(id, "Velkaneuvoja", MemberKind::Service)).expect("saved");
    let page = team::open(theatre.open(), ClientRef { id }).expect("the team").value;
    let phones: Vec<_> = page.members.iter().map(|member| (member.name.as_str(), member.phone.is_some())).collect();
    assert_eq!(phones, [("Marja Virtala-Laine", false), ("Ystävä", false), ("Velkaneuvoja", true)]);
    let kept = theatre.open().store().read(|read| askel_store::team::get(read, before)).expect("reads").expect("a member");
    assert!(kept.phone.is_none(), "the order takes the number out of the row too");
}

fn dog(client_id: ClientId) -> RiskForm {
    RiskForm {
        id: None,
        client_id: Some(client_id),
        description: "Pihalla on irti oleva koira nimeltä Musti".into(),
        source: "kotikäynti 4.5.".into(),
        starts_on: "4.5.2026".into(),
        ends_on: "20.5.2026".into(),
        second_worker: true,
    }
}

fn visit(client_id: ClientId, date: &str, second_worker: &str) -> SessionForm {
    SessionForm {
        id: None,
        client_id,
        date: date.into(),
        starts: "13.00".into(),
        ends: "14.00".into(),
        mode: Some(ContactMode::HomeVisit),
        place: String::new(),
        second_worker: second_worker.into(),
    }
}

#[test]
fn a_home_visit_asks_for_a_second_worker_while_the_note_is_in_force() {
    let (mut theatre, id) = in_may();
    risk::save(theatre.open(), dog(id)).expect("a note");
    let alone = session::plan(theatre.open(), visit(id, "11.5.2026", "")).err().expect("nobody comes along");
    assert_eq!(problems(alone), [("secondWorker".into(), ProblemCode::SecondWorkerMissing)]);
    session::plan(theatre.open(), visit(id, "11.5.2026", "Olli Aalto")).expect("two go");
    session::plan(theatre.open(), visit(id, "21.5.2026", "")).expect("the note is over by then");
    let phone = SessionForm { mode: Some(ContactMode::Phone), starts: "15.00".into(), ends: "15.15".into(), ..visit(id, "11.5.2026", "") };
    session::plan(theatre.open(), phone).expect("a call is made alone");
    theatre.later("2026-05-11T08:00");
    let today = today::today(theatre.open(), Empty {}).expect("the day").value;
    let pairs: Vec<_> = today.sessions.iter().map(|row| (row.second_worker.as_str(), row.second_worker_missing)).collect();
    assert_eq!(pairs, [("Olli Aalto", false), ("", false)]);
}

#[test]
fn a_note_leaves_the_view_when_it_ends_and_stays_in_the_history() {
    let (mut theatre, id) = in_may();
    let note = risk::save(theatre.open(), dog(id)).expect("a note").value.id;
    assert_eq!(theatre.page("reijo").risks, 1);
    risk::end(theatre.open(), RiskEnd { id: note, because: " ".into() }).err().expect("no reason");
    risk::end(theatre.open(), RiskEnd { id: note, because: "Koira on muuttanut pois".into() }).expect("ended");
    let page = risk::open(theatre.open(), ClientRef { id }).expect("the notes").value;
    assert_eq!((page.in_force.len(), page.others.len(), theatre.page("reijo").risks), (0, 1, 0));
    let refused = risk::save(theatre.open(), RiskForm { id: Some(note), ..dog(id) }).err().expect("history is not rewritten");
    assert_eq!(refused.code, FailureCode::NoteEnded);
    risk::save(theatre.open(), RiskForm { starts_on: "1.4.2026".into(), ends_on: "7.5.2026".into(), ..dog(id) }).expect("an older one");
    let page = risk::open(theatre.open(), ClientRef { id }).expect("the notes").value;
    assert_eq!((page.in_force.len(), page.others.len()), (0, 2), "yesterday's last day is over");
}

#[test]
fn a_safety_note_is_in_no_list_no_page_and_no_file_but_its_own() {
    let mut theatre = every_case();
    let id = theatre.id("reijo");
    theatre.later("2026-05-08T08:00");
    risk::save(theatre.open(), RiskForm { ends_on: String::new(), ..dog(id) }).expect("a note");
    let open = theatre.open();
    let json = |value: Result<String, serde_json::Error>| value.expect("JSON");
    let draft = entry::open_draft(open, DraftRequest { client_id: id, session_id: None }).expect("a draft");
    let told = [
        json(serde_json::to_string(&today::today(open, Empty {}).expect("the day"))),
        json(serde_json::to_string(&client::list(open, Default::default()).expect("the list"))),
        json(serde_json::to_string(&client::open(open, ClientRef { id }).expect("the page"))),
        json(serde_json::to_string(&team::open(open, ClientRef { id }).expect("the team"))),
        json(serde_json::to_string(&task::list(open, Empty {}).expect("the promises"))),
        json(serde_json::to_string(&delivery::delivery(open, Empty {}).expect("the delivery"))),
        json(serde_json::to_string(&draft)),
    ];
    for (number, text) in told.iter().enumerate() {
        assert!(!text.contains("Musti"), "answer {number} tells it");
    }
    assert!(!theatre.carry_again().mentions("Musti"));
    let page = json(serde_json::to_string(&risk::open(theatre.open(), ClientRef { id }).expect("the notes")));
    assert!(page.contains("Musti"), "the proof would see it");
}

fn contact(theatre: &mut Theatre, client_id: ClientId, date: &str, mode: ContactMode, obstacle: Option<RemoteObstacle>) {
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    let form = EntryForm {
        date: date.into(),
        starts: "9.00".into(),
        ends: if mode.is_real_time() { "9.30".into() } else { String::new() },
        mode: Some(mode),
        client_tells: "Kuuluu hyvää.".into(),
        remote_obstacle: obstacle,
        ..Default::default()
    };
    let finished = entry::finalise(theatre.open(), DraftSave { id: draft.id, form }).expect("finished").value;
    theatre.played.entries.push(finished.entry_id);
}

#[test]
fn a_client_left_with_remote_work_alone_for_longer_than_the_plan_says_is_noticed() {
    let (mut theatre, id) = in_may();
    let form = period_form(&mut theatre, id);
    period::save(theatre.open(), PeriodForm { remote_alone_days: "14".into(), ..form }).expect("the plan's days");
    theatre.later("2026-05-25T10:00");
    assert_eq!(theatre.page("reijo").meetings.remote_alone_days, None, "nobody has been reached remotely since");
    let before = theatre.page("reijo").meetings;
    contact(&mut theatre, id, "25.5.2026", ContactMode::Chat, None);
    contact(&mut theatre, id, "25.5.2026", ContactMode::Email, None);
    let after = theatre.page("reijo").meetings;
    assert_eq!((after.remote - before.remote, after.face_to_face - before.face_to_face), (2, 0));
    assert!(after.remote_alone_days.is_some_and(|days| days > 14), "{:?}", after.remote_alone_days);
    contact(&mut theatre, id, "25.5.2026", ContactMode::HomeVisit, None);
    assert_eq!(theatre.page("reijo").meetings.remote_alone_days, None);
}

#[test]
fn what_stood_in_the_way_of_a_remote_contact_is_said_in_the_document_and_only_of_a_remote_one() {
    let (mut theatre, id) = in_may();
    theatre.later("2026-05-08T11:00");
    contact(&mut theatre, id, "8.5.2026", ContactMode::Video, Some(RemoteObstacle::Device));
    contact(&mut theatre, id, "8.5.2026", ContactMode::HomeVisit, Some(RemoteObstacle::Skill));
    let carried = theatre.carry();
    assert!(carried.mentions("sopivaa laitetta ei ollut"));
    assert!(!carried.mentions("käyttö tuntui vaikealta"));
}
