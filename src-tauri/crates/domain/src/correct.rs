//! Correcting: decides the next version of a finished entry from what was written over it, with its reason.
//! The earlier version stays as it is; marks, agreed tasks and the next meeting are carried over unchanged.

use chrono::NaiveDate;

use crate::draft::{Draft, EntryForm, EntryKind};
use crate::entry::{Change, Entry, EntryBody, Mark, Voices};
use crate::finalise::{Facts, read_draft};
use crate::goal::Goal;
use crate::id::TaskId;
use crate::moment::{write_date, write_time};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::task::InterimTask;

/// A reason is a sentence or two, not a second entry.
pub const LONGEST_REASON: u32 = 1000;

/// The next version of `newest`, as `draft` corrects it. `facts.period` is the one the corrected day falls in.
///
/// # Errors
/// Every field that must be mended; a missing reason; that nothing differs from the version before.
pub fn correct(draft: &Draft, newest: &Entry, facts: &Facts) -> Result<Entry, Vec<Problem>> {
    let mut problems = Problems::default();
    let reason = read_reason("correctionReason", &draft.form.correction_reason, &mut problems);
    // What kind of event it was is not corrected but annulled and written anew.
    let draft = Draft { form: EntryForm { kind: kind_of(newest), ..draft.form.clone() }, ..draft.clone() };
    let read = read_draft(&draft, facts, Some(newest), &mut || TaskId(draft.id.0), &mut problems);
    let Some((read, _)) = read else { return Err(problems.done().err().unwrap_or_default()) };
    let mut entry = Entry { id: newest.id, version: newest.version + 1, session_id: newest.session_id, ..read };
    if facts.client.is_protected() {
        entry.event.place.clone_from(&newest.event.place); // nobody was shown it, so nobody corrected it
    }
    if entry.period_id == newest.period_id {
        entry.event.service_task.clone_from(&newest.event.service_task);
        entry.event.social_service.clone_from(&newest.event.social_service);
    }
    if problems.is_empty() && entry.event == newest.event && entry.body == newest.body {
        problems.add("correctionReason", ProblemCode::NothingCorrected);
    }
    problems.done()?;
    entry.change = Some(Change::Correction { reason, draft_id: draft.id });
    Ok(entry)
}

pub(crate) fn read_reason(path: &str, text: &str, problems: &mut Problems) -> String {
    let reason = problems.optional_text(path, text, LONGEST_REASON).unwrap_or_default();
    if reason.is_empty() {
        problems.add(path, ProblemCode::ReasonMissing);
    }
    reason
}

/// Outcomes and steps that the entry gave follow it when its day is corrected, so that they stay its own.
/// Answers those of `tasks` and `goals` that change.
pub fn follow(before: &Entry, after: &Entry, tasks: &[InterimTask], goals: &[Goal]) -> (Vec<InterimTask>, Vec<Goal>) {
    let (EntryBody::Meeting(meeting), true) = (&before.body, before.event.starts_at != after.event.starts_at) else { return (vec![], vec![]) };
    let given = |task: &InterimTask| meeting.task_marks.iter().any(|mark| mark.task_id == task.id);
    let moved_tasks = tasks.iter().filter(|task| given(task)).filter_map(|task| {
        let outcome = task.outcome.clone().filter(|outcome| outcome.marked_at == before.event.starts_at)?;
        Some(InterimTask { outcome: Some(crate::task::TaskOutcome { marked_at: after.event.starts_at, ..outcome }), ..task.clone() })
    });
    let (from, to): (NaiveDate, NaiveDate) = (before.event.starts_at.date_naive(), after.event.starts_at.date_naive());
    let moved_goals = goals.iter().filter_map(|goal| {
        let mut moved = goal.clone();
        for step in moved.steps.iter_mut().filter(|step| step.done_on == Some(from)) {
            if meeting.step_marks.iter().any(|mark| mark.step_id == step.id && mark.mark == Mark::Done) {
                step.done_on = Some(to);
            }
        }
        (moved != *goal).then_some(moved)
    });
    (moved_tasks.collect(), moved_goals.collect())
}

pub fn kind_of(entry: &Entry) -> EntryKind {
    match entry.body {
        EntryBody::Meeting(_) => EntryKind::Meeting,
        EntryBody::NotMet(_) => EntryKind::NotMet,
        EntryBody::Cancelled(_) => EntryKind::Cancelled,
    }
}

/// The entry's facts and words as a form: no marks, no tasks, no next meeting.
/// Every field is named, so that a new one cannot be lost by a correction unnoticed.
pub fn form_of(entry: &Entry) -> EntryForm {
    let event = &entry.event;
    let (mut group_did, mut voices, mut children, mut what_was_done) = (String::new(), Voices::default(), None, String::new());
    let (mut read_together, mut dissent) = (None, String::new());
    let (mut cancelled_by, mut cancel_reason, mut cancel_details) = Default::default();
    match &entry.body {
        EntryBody::Meeting(meeting) => {
            (group_did, voices, children) = (meeting.group_did.clone(), meeting.voices.clone(), meeting.children);
            (read_together, dissent) = (meeting.read_together, meeting.dissent.clone());
        }
        EntryBody::NotMet(not_met) => what_was_done = not_met.what_was_done.clone(),
        EntryBody::Cancelled(cancelled) => {
            (cancelled_by, cancel_details) = (cancelled.by, cancelled.details.clone());
            cancel_reason = cancelled.reason.clone().unwrap_or_default();
        }
    }
    let Voices { client_tells, observations, assessment, agreed } = voices;
    EntryForm {
        kind: kind_of(entry),
        date: write_date(event.starts_at.date_naive()),
        starts: write_time(event.starts_at.time()),
        ends: event.ends_at.map(|end| write_time(end.time())).unwrap_or_default(),
        mode: Some(event.mode),
        place: event.place.clone(),
        participants: event.participants.clone(),
        recorded_together: entry.recorded_together(),
        remote_obstacle: event.remote_obstacle,
        children,
        step_marks: vec![],
        task_marks: vec![],
        group_did,
        client_tells,
        observations,
        assessment,
        agreed,
        // Said of the words as they stood: asked anew of the words that stand now.
        set_aside: vec![],
        new_tasks: vec![],
        read_together,
        dissent,
        next: Default::default(),
        what_was_done,
        cancelled_by,
        cancel_reason,
        cancel_details,
        correction_reason: String::new(),
        caret: String::new(),
    }
}

#[cfg(test)]
#[path = "correct_tests.rs"]
mod tests;
