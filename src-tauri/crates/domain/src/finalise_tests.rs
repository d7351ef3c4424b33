//! Finalising a draft: what becomes locked, what follows, and what is refused with which words.

use super::*;
use crate::client::NonDisclosure;
use crate::client::tests::client;
use crate::draft::TaskMarkForm;
use crate::task::TaskKind;
use crate::id::{ClientId, DraftId, EntryId, PeriodId, WorkerId};
use crate::moment::in_helsinki;
use crate::period::{Basis, Course, FixedTerm};
use uuid::Uuid;

pub(crate) fn now() -> Moment {
    in_helsinki(chrono::DateTime::parse_from_rfc3339("2026-02-03T12:00:00+02:00").expect("a moment"))
}

pub(crate) fn period() -> ServicePeriod {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    ServicePeriod {
        id: PeriodId(Uuid::nil()),
        client_id: ClientId(Uuid::nil()),
        service_task: "demo-1".into(),
        social_service: "demo-2".into(),
        own_worker: "Kaisa Niemi".into(),
        term: FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) },
        basis: Basis::default(),
        course: Course::default(),
    }
}

pub(crate) fn author() -> Author {
    Author { worker_id: WorkerId(Uuid::nil()), family_name: "Niemi".into(), given_names: "Kaisa".into(), title: "sosiaaliohjaaja".into(), unit_name: "Yksikkö".into(), unit_oid: String::new() }
}

pub(crate) fn form() -> EntryForm {
    EntryForm {
        date: "3.2.2026".into(),
        starts: "10.00".into(),
        ends: "11.15".into(),
        mode: Some(ContactMode::HomeVisit),
        place: "Esimerkkikatu 1".into(),
        client_tells: "Tänään oli hyvä aamu.".into(),
        ..Default::default()
    }
}

fn ready_for(client: &Client, form: EntryForm, tasks: &[InterimTask]) -> Result<Finalised, Vec<Problem>> {
    let draft = Draft { id: DraftId(Uuid::from_u128(7)), client_id: client.id, session_id: None, opened_at: now(), saved_at: now(), form, purpose: Default::default() };
    let period = period();
    let facts = Facts { client, period: Some(&period), goals: &[], open_tasks: tasks, author: author(), now: now() };
    let mut next = 100;
    finalise(&draft, &facts, || {
        next += 1;
        TaskId(Uuid::from_u128(next))
    })
}

pub(crate) fn ready(form: EntryForm) -> Result<Finalised, Vec<Problem>> {
    ready_for(&client(), form, &[])
}

fn codes(form: EntryForm) -> Vec<(String, ProblemCode)> {
    ready(form).err().unwrap_or_default().into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn event_time_and_writing_time_are_kept_apart_with_their_offsets() {
    let entry = ready(form()).map(|done| done.entry).expect("complete");
    assert_eq!(entry.event.starts_at.to_rfc3339(), "2026-02-03T10:00:00+02:00");
    assert_eq!(entry.event.ends_at.map(|end| end.to_rfc3339()), Some("2026-02-03T11:15:00+02:00".into()));
    assert_eq!(entry.written_at, now());
    assert_eq!((entry.version, entry.id), (1, EntryId(Uuid::from_u128(7))));
}

#[test]
fn an_empty_page_names_each_field_to_mend() {
    let empty = codes(EntryForm::default());
    assert_eq!(
        empty,
        [
            ("date".into(), ProblemCode::DateNotUnderstood),
            ("starts".into(), ProblemCode::TimeNotUnderstood),
            ("ends".into(), ProblemCode::TimeNotUnderstood),
            ("mode".into(), ProblemCode::ModeMissing),
        ]
    );
}

#[test]
fn a_meeting_with_nothing_written_is_not_an_entry() {
    assert_eq!(codes(EntryForm { client_tells: "  \n".into(), ..form() }), [("clientTells".into(), ProblemCode::NothingRecorded)]);
}

#[test]
fn the_end_cannot_come_before_the_start() {
    assert_eq!(codes(EntryForm { ends: "9.59".into(), ..form() }), [("ends".into(), ProblemCode::EndBeforeStart)]);
}

#[test]
fn a_meeting_that_has_not_begun_is_not_recorded_as_held() {
    assert_eq!(codes(EntryForm { date: "4.2.2026".into(), ..form() }), [("date".into(), ProblemCode::SessionInFuture)]);
    assert_eq!(codes(EntryForm { starts: "12.30".into(), ends: "13.00".into(), ..form() }), [("starts".into(), ProblemCode::SessionInFuture)]);
}

#[test]
fn the_end_is_stamped_on_finishing_when_it_is_still_the_same_day() {
    let unended = EntryForm { ends: String::new(), ..form() };
    let done = ready(unended.clone()).expect("complete");
    assert_eq!(done.entry.event.ends_at, Some(now()));
    assert_eq!(codes(EntryForm { date: "2.2.2026".into(), ..unended }), [("ends".into(), ProblemCode::TimeNotUnderstood)]);
}

#[test]
fn an_end_stamped_in_the_doubled_hour_has_its_true_length() {
    let now = in_helsinki(chrono::DateTime::parse_from_rfc3339("2026-10-25T03:05:00+02:00").expect("a moment"));
    let draft_form = EntryForm { date: "25.10.2026".into(), starts: "2.30".into(), ends: String::new(), ..form() };
    let (client, period) = (client(), period());
    let draft = Draft { id: DraftId(Uuid::from_u128(7)), client_id: client.id, session_id: None, opened_at: now, saved_at: now, form: draft_form, purpose: Default::default() };
    let facts = Facts { client: &client, period: Some(&period), goals: &[], open_tasks: &[], author: author(), now };
    let event = finalise(&draft, &facts, || TaskId(Uuid::nil())).map(|done| done.entry.event).expect("complete");
    assert_eq!(event.ends_at.map(|end| (end - event.starts_at).num_minutes()), Some(95));
}

#[test]
fn a_day_of_the_last_century_and_a_meeting_years_ahead_are_slips_of_the_hand() {
    assert_eq!(codes(EntryForm { date: "3.2.1926".into(), ..form() }), [("date".into(), ProblemCode::DateTooFar)]);
    let next = NextMeetingForm { date: "3.2.2062".into(), starts: "10.00".into(), mode: Some(ContactMode::Phone), ..Default::default() };
    assert_eq!(codes(EntryForm { next, ..form() }), [("next.date".into(), ProblemCode::DateTooFar)]);
}

#[test]
fn a_message_needs_no_end() {
    let done = ready(EntryForm { mode: Some(ContactMode::Message), ends: String::new(), ..form() }).expect("complete");
    assert_eq!(done.entry.event.ends_at, None);
}

#[test]
fn a_protected_client_s_place_is_not_written_down() {
    let protected = Client { non_disclosure: NonDisclosure::Yes, ..client() };
    let done = ready_for(&protected, form(), &[]).expect("complete");
    assert_eq!(done.entry.event.place, "");
    assert_eq!(ready(form()).expect("complete").entry.event.place, "Esimerkkikatu 1");
}

#[test]
fn new_tasks_become_open_tasks_and_blank_rows_are_skipped() {
    let task = TaskForm { what: "Käyn postilaatikolla".into(), due: "10.2.".into(), may_hinder: "Sade".into(), ..Default::default() };
    let done = ready(EntryForm { new_tasks: vec![TaskForm::default(), task], ..form() }).expect("complete");
    assert_eq!(done.new_tasks.len(), 1);
    assert!(done.new_tasks[0].is_open());
    assert_eq!(done.new_tasks[0].due_on, NaiveDate::from_ymd_opt(2026, 2, 10));
    assert_eq!(done.new_tasks[0].agreed_in, Some(done.entry.id));
}

#[test]
fn a_task_for_somebody_else_needs_a_name_and_every_task_its_content() {
    let nameless = TaskForm { what: "Soittaa".into(), who: Who::Other, ..Default::default() };
    let empty = TaskForm { due: "32.1.".into(), ..Default::default() };
    assert_eq!(
        codes(EntryForm { new_tasks: vec![nameless, empty], ..form() }),
        [
            ("newTasks.0.whoName".into(), ProblemCode::TaskWithoutName),
            ("newTasks.1.what".into(), ProblemCode::TaskWithoutWhat),
            ("newTasks.1.due".into(), ProblemCode::DateDoesNotExist),
        ]
    );
}

#[test]
fn marks_on_open_tasks_become_outcomes_and_marks_on_closed_ones_do_not() {
    let task = |number, outcome| InterimTask {
            kind: TaskKind::Task,
        id: TaskId(Uuid::from_u128(number)),
        client_id: ClientId(Uuid::nil()),
        goal_id: None,
        agreed_in: None,
        what: "Käyn kaupassa".into(),
        responsible: Responsible::Client,
        due_on: None,
        may_hinder: String::new(),
        outcome,
        withdrawn: false,
    };
    let mark = |number, mark| TaskMarkForm { helped: None, task_id: TaskId(Uuid::from_u128(number)), mark: Some(mark), obstacle: "Satoi".into() };
    let form = EntryForm { task_marks: vec![mark(1, Mark::Partly), mark(2, Mark::Done), mark(3, Mark::Done)], ..form() };
    let done = ready_for(&client(), form, &[task(1, None), task(2, None)]).expect("complete");
    assert_eq!(done.task_outcomes.len(), 2);
    assert_eq!(done.task_outcomes[0].1.obstacle, "Satoi");
    assert_eq!(done.task_outcomes[1].1.obstacle, "", "nothing stood in the way of what was done");
}

#[test]
fn the_next_meeting_comes_after_this_one() {
    let next = |date: &str| NextMeetingForm { date: date.into(), starts: "10.00".into(), mode: Some(ContactMode::Phone), ..Default::default() };
    let done = ready(EntryForm { next: next("10.2.2026"), ..form() }).expect("complete");
    assert_eq!(done.next.map(|next| next.starts_at.to_rfc3339()), Some("2026-02-10T10:00:00+02:00".into()));
    assert_eq!(codes(EntryForm { next: next("2.2.2026"), ..form() }), [("next.date".into(), ProblemCode::NextBeforeThis)]);
}

#[test]
fn a_next_meeting_with_a_time_and_no_day_is_asked_about() {
    let next = NextMeetingForm { starts: "10.00".into(), mode: Some(ContactMode::Phone), ..Default::default() };
    assert_eq!(codes(EntryForm { next, ..form() }), [("next.date".into(), ProblemCode::DateNotUnderstood)]);
}

#[test]
fn a_cancellation_needs_a_reason_or_words() {
    let cancelled = EntryForm { kind: EntryKind::Cancelled, date: "10.2.2026".into(), ends: String::new(), ..form() };
    assert_eq!(codes(cancelled.clone()), [("cancelDetails".into(), ProblemCode::CancelReasonMissing)]);
    assert!(ready(EntryForm { cancel_details: "Asiakas sairastui.".into(), ..cancelled }).is_ok());
}

#[test]
fn not_met_needs_only_what_was_done() {
    let not_met = EntryForm { kind: EntryKind::NotMet, ends: String::new(), client_tells: String::new(), ..form() };
    assert_eq!(codes(not_met.clone()), [("whatWasDone".into(), ProblemCode::Required)]);
    assert!(ready(EntryForm { what_was_done: "Jätin viestin oveen.".into(), ..not_met }).is_ok());
}

#[test]
fn a_pasted_document_is_refused_with_the_limit_and_emoji_and_right_to_left_text_are_kept() {
    let long = "ä".repeat(LONGEST_VOICE as usize + 1);
    assert_eq!(codes(EntryForm { observations: long, ..form() }), [("observations".into(), ProblemCode::TooLong)]);
    let text = "😀 שלום مرحبا";
    let done = ready(EntryForm { client_tells: text.into(), ..form() }).expect("complete");
    assert!(matches!(done.entry.body, EntryBody::Meeting(meeting) if meeting.voices.client_tells == text));
}
