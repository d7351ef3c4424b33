//! One capture becomes an entry of each, with their own part alone, or says where it names somebody.

use uuid::Uuid;

use super::*;
use crate::client::tests::client;
use crate::client::{Client, NonDisclosure};
use crate::entry::{Cancelled, CancelledBy, EntryBody};
use crate::finalise::tests::{author, now, period};
use crate::id::{DraftId, EntryId};
use crate::problem::{Problem, ProblemCode, Span};
use crate::session::ContactMode;

pub(super) fn named(number: u128, given: &str, family: &str) -> Client {
    Client { id: ClientId(Uuid::from_u128(number)), given_names: given.into(), family_name: family.into(), ..client() }
}

pub(super) fn everyone() -> Vec<Client> {
    vec![named(1, "Reijo Olavi", "Virtala"), named(2, "Pekka", "Ranta"), named(3, "Toivo", "Peltonen")]
}

pub(super) fn participants(clients: &[Client]) -> Vec<Participant> {
    clients.iter().map(|client| Participant { client_id: client.id, names: client.every_name() }).collect()
}

fn session() -> GroupSession {
    let (id, group_id) = (GroupSessionId(Uuid::from_u128(50)), GroupId(Uuid::from_u128(51)));
    GroupSession { id, group_id, starts_at: now(), ends_at: None, place: String::new(), state: GroupSessionState::Planned, group_did: String::new() }
}

pub(super) fn capture(clients: &[Client]) -> Capture {
    let part = |client: &Client| PartForm { attendance: Some(Attendance::Present), client_tells: "Tulin ensin jännittäen.".into(), ..PartForm::of(client.id) };
    Capture {
        id: DraftId(Uuid::from_u128(60)),
        group_id: session().group_id,
        session_id: session().id,
        opened_at: now(),
        saved_at: now(),
        form: CaptureForm {
            date: "3.2.2026".into(),
            starts: "10.00".into(),
            ends: "11.30".into(),
            place: "Kirjaston ryhmätila".into(),
            group_did: "Ryhmä kävi torilla ja keitti kahvit.".into(),
            parts: clients.iter().map(part).collect(),
            ..Default::default()
        },
        entries: clients.iter().map(|client| PartId { client_id: client.id, entry_id: EntryId(Uuid::from_u128(client.id.0.as_u128() + 100)) }).collect(),
    }
}

pub(super) fn finish(capture: &Capture, clients: &[Client]) -> Result<Vec<Decided>, Vec<Problem>> {
    let (everyone, period) = (participants(clients), period());
    let present: Vec<Present> = clients.iter().map(|client| Present { client, period: Some(&period) }).collect();
    let facts = SessionFacts { group_name: "Keskiviikkoryhmä", worker: "Kaisa Niemi (sosiaaliohjaaja, Yksikkö)", author: author(), now: now(), everyone: &everyone };
    let held = held(capture, &session(), now())?;
    decide(capture, &held, &present, &facts)
}

fn found(capture: &Capture) -> Vec<(String, ProblemCode, Option<Span>)> {
    let problems = finish(capture, &everyone()).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.path, problem.code, problem.span)).collect()
}

fn path(client: u128, field: &str) -> String {
    format!("parts.{}.{field}", Uuid::from_u128(client))
}

#[test]
fn each_participant_gets_an_entry_with_the_shared_part_and_their_own() {
    let clients = everyone();
    let mut capture = capture(&clients);
    capture.form.parts[1].client_tells = "Torilla oli kylmä.".into();
    let decided = finish(&capture, &clients).expect("complete");
    let told: Vec<(&str, &str)> = decided
        .iter()
        .map(|part| match &part.entry.as_ref().expect("an entry").entry.body {
            EntryBody::Meeting(meeting) => (meeting.group_did.as_str(), meeting.voices.client_tells.as_str()),
            _ => panic!("a meeting"),
        })
        .collect();
    let shared = "Ryhmä kävi torilla ja keitti kahvit.";
    assert_eq!(told, [(shared, "Tulin ensin jännittäen."), (shared, "Torilla oli kylmä."), (shared, "Tulin ensin jännittäen.")]);
    let event = &decided[1].entry.as_ref().expect("an entry").entry.event;
    assert_eq!((event.mode, event.participants.as_str()), (ContactMode::Group, "Pekka Ranta, Kaisa Niemi (sosiaaliohjaaja, Yksikkö), Keskiviikkoryhmä"));
}

#[test]
fn a_name_of_another_stops_it_and_the_place_is_told() {
    let mut capture = capture(&everyone());
    capture.form.parts[0].observations = "Istui Pekan vieressä.".into();
    assert_eq!(found(&capture), [(path(1, "observations"), ProblemCode::NamesAnother, Some(Span { from: 6, until: 11 }))]);
    capture.form.parts[0].observations = "Reijo istui hiljaa.".into();
    assert_eq!(found(&capture), [], "one's own name is one's own");
    capture.form.group_did = "Reijo keitti kahvit.".into();
    assert_eq!(found(&capture), [("groupDid".into(), ProblemCode::NamesMember, Some(Span { from: 0, until: 5 }))], "the shared part names nobody");
}

#[test]
fn a_word_that_only_looks_like_a_name_passes_by_a_choice_for_that_field_alone() {
    let mut capture = capture(&everyone());
    capture.form.parts[0].client_tells = "Toivo kasvaa.".into();
    capture.form.parts[1].client_tells = "Toivo kasvaa.".into();
    capture.form.set_aside = vec![SetAside { path: path(1, "clientTells"), word: "Toivo".into() }];
    assert_eq!(found(&capture), [(path(2, "clientTells"), ProblemCode::NamesAnother, Some(Span { from: 0, until: 5 }))]);
}

#[test]
fn who_was_not_there_gets_what_the_absence_means() {
    let clients = everyone();
    let mut capture = capture(&clients);
    for (part, attendance) in capture.form.parts.iter_mut().zip([Attendance::Told, Attendance::NoWord, Attendance::Excused]) {
        (part.attendance, part.absence) = (Some(attendance), "Soitin ja jätin viestin.".into());
    }
    let decided = finish(&capture, &clients).expect("complete");
    let bodies: Vec<Option<&EntryBody>> = decided.iter().map(|part| part.entry.as_ref().map(|made| &made.entry.body)).collect();
    assert!(matches!(bodies[0], Some(EntryBody::Cancelled(Cancelled { by: CancelledBy::Client, .. }))));
    assert!(matches!(bodies[1], Some(EntryBody::NotMet(not_met)) if not_met.what_was_done == "Soitin ja jätin viestin."));
    assert!(bodies[2].is_none(), "nothing was cancelled and nothing attempted");
    capture.form.parts[1].absence.clear();
    assert_eq!(found(&capture), [(path(2, "absence"), ProblemCode::Required, None)]);
    capture.form.parts[2].attendance = None;
    assert_eq!(found(&capture).last(), Some(&(path(3, "attendance"), ProblemCode::AttendanceMissing, None)));
}

#[test]
fn the_place_of_a_protected_participant_is_not_kept() {
    let mut clients = everyone();
    clients[0].non_disclosure = NonDisclosure::Yes;
    let decided = finish(&capture(&clients), &clients).expect("complete");
    let places: Vec<&str> = decided.iter().map(|part| part.entry.as_ref().expect("an entry").entry.event.place.as_str()).collect();
    assert_eq!(places, ["", "Kirjaston ryhmätila", "Kirjaston ryhmätila"]);
}

#[test]
fn once_a_part_is_finished_the_shared_part_stands() {
    let clients = everyone();
    let begun = capture(&clients);
    let held = held(&begun, &session(), now()).expect("complete");
    let mut later = begun;
    later.form.group_did = "Jotain muuta.".into();
    later.form.starts = "9.00".into();
    let settled = later.as_settled(&held);
    assert_eq!((settled.form.group_did.as_str(), settled.form.starts.as_str()), ("Ryhmä kävi torilla ja keitti kahvit.", "10.00"));
}

#[test]
fn a_member_is_in_from_the_first_day_to_the_last() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).expect("a date");
    let member = GroupMember { id: GroupMemberId(Uuid::nil()), group_id: session().group_id, client_id: ClientId(Uuid::nil()), since: day(3), until: Some(day(10)) };
    assert_eq!([2, 3, 10, 11].map(|on| member.is_in(day(on))), [false, true, true, false]);
}
