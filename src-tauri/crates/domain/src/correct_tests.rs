//! Correcting: what makes the next version, what is refused, and what stays as it was.

use super::*;
use crate::client::NonDisclosure;
use crate::client::tests::client;
use crate::draft::Purpose;
use crate::entry::{ChildrenNoted, Meeting, StepMark, TaskMark};
use crate::session::{ContactMode, RemoteObstacle};
use crate::finalise::tests::{author, form, now, period, ready};
use crate::id::{ClientId, DraftId, GoalId, StepId};
use crate::task::{Responsible, TaskKind, TaskOutcome};
use uuid::Uuid;

/// A visit on 3.2. at 10 in which one task and one step were marked.
fn finished() -> Entry {
    let mut entry = ready(form()).map(|done| done.entry).expect("complete");
    if let EntryBody::Meeting(meeting) = &mut entry.body {
        meeting.task_marks = vec![TaskMark { helped: None, task_id: TaskId(Uuid::nil()), what: "Käyn kaupassa".into(), mark: Mark::Done, obstacle: String::new() }];
        let step_mark = |id| StepMark { goal_id: GoalId(Uuid::nil()), step_id: id, text: "Postilaatikolle".into(), mark: Mark::Done, obstacle: String::new() };
        meeting.step_marks = vec![step_mark(StepId(Uuid::nil()))];
    }
    entry
}

fn corrected_as(newest: &Entry, form: EntryForm, protected: bool) -> Result<Entry, Vec<Problem>> {
    let mut client = client();
    client.non_disclosure = if protected { NonDisclosure::Yes } else { client.non_disclosure };
    let purpose = Purpose::Correction { entry_id: newest.id, base: newest.version };
    let draft = Draft { id: DraftId(Uuid::from_u128(77)), client_id: newest.client_id, session_id: None, opened_at: now(), saved_at: now(), form, purpose };
    let period = period();
    correct(&draft, newest, &Facts { client: &client, period: Some(&period), goals: &[], open_tasks: &[], author: author(), now: now() })
}

fn mended() -> EntryForm {
    EntryForm { client_tells: "Eilen oli hyvä aamu.".into(), correction_reason: " Päivä oli väärin. ".into(), ..form_of(&finished()) }
}

fn codes(form: EntryForm) -> Vec<(String, ProblemCode)> {
    corrected_as(&finished(), form, false).err().unwrap_or_default().into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn a_correction_is_the_next_version_of_the_same_entry_with_its_reason() {
    let newest = finished();
    let second = corrected_as(&newest, mended(), false).expect("corrected");
    assert_eq!((second.id, second.version, second.reason()), (newest.id, 2, Some("Päivä oli väärin.")));
    assert_eq!(second.event, newest.event, "the event keeps its time");
    let third = corrected_as(&second, EntryForm { observations: "Satoi.".into(), ..mended() }, false).expect("corrected again");
    assert_eq!(third.version, 3);
}

#[test]
fn marks_tasks_and_the_next_meeting_are_carried_over() {
    let second = corrected_as(&finished(), mended(), false).expect("corrected");
    let (EntryBody::Meeting(before), EntryBody::Meeting(after)) = (finished().body, second.body) else { panic!("meetings") };
    assert_eq!(Meeting { voices: after.voices.clone(), ..before }, after);
}

#[test]
fn what_the_form_does_not_show_again_is_not_lost_by_a_correction() {
    let mut entry = finished();
    entry.event.mode = ContactMode::HomeVisit;
    let EntryBody::Meeting(meeting) = &mut entry.body else { panic!("a meeting") };
    meeting.children = Some(ChildrenNoted::Considered);
    let kept = corrected_as(&entry, EntryForm { client_tells: "Eilen.".into(), correction_reason: "Päivä.".into(), ..form_of(&entry) }, false).expect("corrected");
    assert!(matches!(kept.body, EntryBody::Meeting(meeting) if meeting.children == Some(ChildrenNoted::Considered)));
    entry.event.mode = ContactMode::Video;
    entry.event.remote_obstacle = Some(RemoteObstacle::Device);
    let kept = corrected_as(&entry, EntryForm { client_tells: "Eilen.".into(), correction_reason: "Päivä.".into(), ..form_of(&entry) }, false).expect("corrected");
    assert_eq!(kept.event.remote_obstacle, Some(RemoteObstacle::Device));
    assert!(matches!(kept.body, EntryBody::Meeting(meeting) if meeting.children.is_none()), "asked of home visits alone");
}

#[test]
fn a_correction_without_a_reason_or_without_a_change_is_refused() {
    assert_eq!(codes(EntryForm { correction_reason: "  ".into(), ..mended() }), [("correctionReason".into(), ProblemCode::ReasonMissing)]);
    assert_eq!(codes(EntryForm { correction_reason: "s".repeat(1001), ..mended() }), [("correctionReason".into(), ProblemCode::TooLong)]);
    let same = EntryForm { correction_reason: "Syy.".into(), ..form_of(&finished()) };
    assert_eq!(codes(same), [("correctionReason".into(), ProblemCode::NothingCorrected)]);
    assert_eq!(codes(EntryForm { starts: "kymmeneltä".into(), ..mended() })[0].1, ProblemCode::TimeNotUnderstood);
}

#[test]
fn a_correction_does_not_turn_a_meeting_into_something_else() {
    let second = corrected_as(&finished(), EntryForm { kind: EntryKind::Cancelled, ..mended() }, false).expect("corrected");
    assert!(matches!(second.body, EntryBody::Meeting(_)));
}

#[test]
fn a_place_that_an_order_hides_is_neither_shown_nor_lost() {
    let hidden = EntryForm { place: String::new(), ..mended() };
    let second = corrected_as(&finished(), hidden, true).expect("corrected");
    assert_eq!(second.event.place, "Esimerkkikatu 1");
}

#[test]
fn outcomes_and_steps_follow_the_entry_to_its_corrected_day_and_nothing_else_does() {
    let before = finished();
    let after = corrected_as(&before, EntryForm { date: "2.2.2026".into(), ..mended() }, false).expect("corrected");
    let outcome = |at| Some(TaskOutcome { helped: None, mark: Mark::Done, obstacle: String::new(), marked_at: at });
    let task = |outcome| InterimTask {
            kind: TaskKind::Task,
        id: TaskId(Uuid::nil()),
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
    let (moved, _) = follow(&before, &after, &[task(outcome(before.event.starts_at))], &[]);
    assert_eq!(moved.first().and_then(|task| task.outcome.clone()).map(|outcome| outcome.marked_at), Some(after.event.starts_at));
    let (by_hand, _) = follow(&before, &after, &[task(outcome(now()))], &[]);
    assert!(by_hand.is_empty(), "somebody has marked it since");
}
