//! Annulling: what is taken back, what stays because somebody has acted on it since, and what may be written anew.

use super::*;
use crate::task::TaskKind;
use crate::entry::{AgreedTask, StepMark, TaskMark};
use crate::finalise::tests::{author, form, now, ready};
use crate::goal::{GoalDirection, SmallStep};
use crate::id::{ClientId, EntryId, GoalId, SessionId};
use crate::session::ContactMode;
use chrono::{Duration, NaiveDate};
use uuid::Uuid;

const STEP: StepId = StepId(Uuid::nil());
const TASK: TaskId = TaskId(Uuid::nil());
const AGREED: TaskId = TaskId(Uuid::from_u128(9));

/// A visit on 3.2. (or `days` later) that marks the one step and the one task, and agrees on another task.
fn visit(number: u128, days: i64, mark: Mark) -> Entry {
    let mut entry = ready(form()).map(|done| done.entry).expect("complete");
    entry.id = EntryId(Uuid::from_u128(number));
    entry.event.starts_at += Duration::days(days);
    if let EntryBody::Meeting(meeting) = &mut entry.body {
        meeting.task_marks = vec![TaskMark { helped: None, task_id: TASK, what: "Käyn kaupassa".into(), mark, obstacle: "Satoi".into() }];
        meeting.step_marks = vec![StepMark { goal_id: GoalId(Uuid::nil()), step_id: STEP, text: "Postilaatikolle".into(), mark, obstacle: String::new() }];
        let agreed = AgreedTask { kind: TaskKind::Task, task_id: AGREED, what: "Soitan siskolle".into(), responsible: Responsible::Client, due_on: None, may_hinder: String::new(), goal_id: Some(GoalId(Uuid::nil())) };
        meeting.new_tasks = vec![agreed];
        meeting.next_meeting = Some(now() + Duration::days(7));
    }
    entry
}

fn task(id: TaskId, agreed_in: Option<EntryId>, marked: Option<(Mark, Moment)>) -> InterimTask {
    InterimTask {
            kind: TaskKind::Task,
        id,
        client_id: ClientId(Uuid::nil()),
        goal_id: None,
        agreed_in,
        what: "Käyn kaupassa".into(),
        responsible: Responsible::Client,
        due_on: None,
        may_hinder: String::new(),
        outcome: marked.map(|(mark, marked_at)| TaskOutcome { helped: None, mark, obstacle: String::new(), marked_at }),
        withdrawn: false,
    }
}

fn goal(done_on: Option<NaiveDate>) -> Goal {
    Goal {
        id: GoalId(Uuid::nil()),
        client_id: ClientId(Uuid::nil()),
        client_words: "Ulos".into(),
        area: String::new(),
        direction: GoalDirection::Improve,
        levels: Default::default(),
        weight: 1,
        start_level: -1,
        level: -1,
        steps: vec![SmallStep { id: STEP, text: "Postilaatikolle".into(), done_on }],
        factors: vec![],
    }
}

fn session(starts_at: Moment, settled_by: Option<EntryId>) -> Session {
    Session { id: SessionId(Uuid::nil()), client_id: ClientId(Uuid::nil()), starts_at, ends_at: None, mode: ContactMode::HomeVisit, place: String::new(), second_worker: String::new(), settled_by, removed: false }
}

#[test]
fn an_annulment_is_a_version_that_says_why_and_keeps_what_was_said() {
    let entry = visit(1, 0, Mark::Done);
    let annulled = annul(&entry, Some(AnnulmentGround::WrongPerson), " Väärä asiakas. ", author(), now()).expect("annulled");
    assert!(annulled.is_annulled() && !entry.is_annulled());
    assert_eq!((annulled.version, annulled.reason(), annulled.body == entry.body), (2, Some("Väärä asiakas."), true));
}

#[test]
fn an_annulment_without_a_ground_or_a_reason_is_refused() {
    let refused = annul(&visit(1, 0, Mark::Done), None, " ", author(), now()).err().unwrap_or_default();
    let codes: Vec<_> = refused.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    assert_eq!(codes, [("ground", ProblemCode::GroundMissing), ("reason", ProblemCode::ReasonMissing)]);
}

#[test]
fn what_the_entry_set_going_is_taken_back() {
    let entry = visit(1, 0, Mark::Done);
    let at = entry.event.starts_at;
    let tasks = [task(TASK, None, Some((Mark::Done, at))), task(AGREED, Some(entry.id), None)];
    let goals = [goal(Some(at.date_naive()))];
    let sessions = [session(now() + Duration::days(7), None), session(at, Some(entry.id))];
    let undone = undo(&entry, &Around { others: &[], tasks: &tasks, goals: &goals, sessions: &sessions });
    assert_eq!((undone.withdrawn.len(), undone.withdrawn[0].id, undone.withdrawn[0].is_open()), (1, AGREED, false));
    assert!(undone.unmarked[0].outcome.is_none() && undone.unmarked[0].is_open());
    assert_eq!((undone.goals[0].steps[0].done_on, undone.steps.len()), (None, 1));
    assert!(undone.next_meeting.is_some_and(|session| session.removed));
    assert!(undone.planned.is_some_and(|session| session.settled_by.is_none()));
}

#[test]
fn an_earlier_entry_s_mark_stands_again() {
    let (entry, earlier) = (visit(1, 0, Mark::Done), visit(2, -7, Mark::Partly));
    let tasks = [task(TASK, None, Some((Mark::Done, entry.event.starts_at)))];
    let undone = undo(&entry, &Around { others: std::slice::from_ref(&earlier), tasks: &tasks, goals: &[goal(Some(entry.event.starts_at.date_naive()))], sessions: &[] });
    let outcome = undone.unmarked[0].outcome.clone().expect("the earlier one");
    assert_eq!((outcome.mark, outcome.marked_at, outcome.obstacle.as_str()), (Mark::Partly, earlier.event.starts_at, "Satoi"));
    assert_eq!(undone.goals[0].steps[0].done_on, None, "it was only partly taken before");
}

#[test]
fn what_somebody_has_acted_on_since_stays() {
    let (entry, later) = (visit(1, 0, Mark::Done), visit(2, 7, Mark::Done));
    let since = later.event.starts_at;
    let tasks = [task(TASK, None, Some((Mark::Done, since))), task(AGREED, Some(entry.id), Some((Mark::Partly, since)))];
    let goals = [goal(Some(since.date_naive()))];
    let moved = [session(now() + Duration::days(8), None)];
    let undone = undo(&entry, &Around { others: &[later], tasks: &tasks, goals: &goals, sessions: &moved });
    assert!(undone.withdrawn.is_empty() && undone.unmarked.is_empty() && undone.goals.is_empty() && undone.steps.is_empty());
    assert!(undone.next_meeting.is_none() && undone.planned.is_none());
}

#[test]
fn words_and_tasks_go_into_a_new_draft_and_the_other_client_s_goal_marks_and_name_do_not() {
    let form = form_to_re_enter(&visit(1, 0, Mark::Done));
    assert_eq!((form.date.as_str(), form.client_tells.as_str()), ("3.2.2026", "Tänään oli hyvä aamu."));
    assert!(form.step_marks.is_empty() && form.task_marks.is_empty() && form.participants.is_empty());
    assert_eq!((form.new_tasks[0].what.as_str(), form.new_tasks[0].goal_id, form.next.date.as_str()), ("Soitan siskolle", None, "10.2.2026"));
}
