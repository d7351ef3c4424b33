//! Ready: decides what a draft becomes. Reads every field once, names everything that must be mended,
//! and returns the locked entry with its consequences as data; writing them is somebody else's.

use std::collections::HashSet;

use chrono::{Datelike, Days, Duration, NaiveDate};

use crate::client::Client;
use crate::draft::{Draft, EntryForm, EntryKind, NextMeetingForm, TaskForm, Who};
use crate::entry::{AgreedTask, Author, Cancelled, Entry, EntryBody, Event, Mark, Meeting, NotMet, StepMark, TaskMark, Voices};
use crate::goal::Goal;
use crate::id::{GoalId, StepId, TaskId};
use crate::moment::{Moment, at, read_date, read_time};
use crate::period::ServicePeriod;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::session::ContactMode;
use crate::task::{InterimTask, Responsible, TaskOutcome};

/// A voice longer than this is not a record but a pasted document; the draft keeps it, the entry does not take it.
pub const LONGEST_VOICE: u32 = 100_000;
const LONGEST_LINE: u32 = 500;
const MOST_NEW_TASKS: usize = 10;
/// A clock that is a little behind must not keep a worker from finishing.
const CLOCK_SLACK_MINUTES: i64 = 10;
/// A visit before this is a slip of the hand, and so is a next meeting further ahead than two years.
const EARLIEST_YEAR: i32 = 2000;
const FURTHEST_DAYS: u64 = 730;
/// What stood in the way of a promise, wherever it is written down.
pub const LONGEST_OBSTACLE: u32 = 5000;
const LONGEST_CODE: usize = 50;

/// What the rule needs to know besides the draft.
pub struct Facts<'a> {
    pub client: &'a Client,
    pub period: Option<&'a ServicePeriod>,
    pub goals: &'a [Goal],
    pub open_tasks: &'a [InterimTask],
    pub author: Author,
    pub now: Moment,
}

/// The locked entry and everything that follows from it.
pub struct Finalised {
    pub entry: Entry,
    pub new_tasks: Vec<InterimTask>,
    pub task_outcomes: Vec<(TaskId, TaskOutcome)>,
    /// `Some(day)` marks a step done, `None` takes the mark away.
    pub steps: Vec<(GoalId, StepId, Option<NaiveDate>)>,
    pub next: Option<NextMeeting>,
}

pub struct NextMeeting {
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    pub place: String,
}

/// Decides what the draft becomes. `new_task_id` gives identifiers for agreed tasks.
///
/// # Errors
/// Every field that must be mended, in the order of the page.
pub fn finalise(draft: &Draft, facts: &Facts, mut new_task_id: impl FnMut() -> TaskId) -> Result<Finalised, Vec<Problem>> {
    let mut problems = Problems::default();
    let read = read_draft(draft, facts, None, &mut new_task_id, &mut problems);
    problems.done()?;
    let Some((entry, next)) = read else {
        return Err(vec![]); // unreachable: each absence was noted as a problem above
    };
    Ok(with_consequences(entry, next))
}

/// Reads every field once. `kept`: the version being corrected, whose marks, tasks and next meeting stay as they are.
pub(crate) fn read_draft(
    draft: &Draft,
    facts: &Facts,
    kept: Option<&Entry>,
    new_task_id: &mut impl FnMut() -> TaskId,
    problems: &mut Problems,
) -> Option<(Entry, Option<NextMeeting>)> {
    let form = &draft.form;
    if facts.period.is_none() {
        problems.add("period", ProblemCode::PeriodMissing);
    }
    let times = read_times(form, facts.now, problems);
    if form.mode.is_none() {
        problems.add("mode", ProblemCode::ModeMissing);
    }
    let place = problems.optional_text("place", &form.place, LONGEST_LINE).filter(|_| !facts.client.is_protected());
    let participants = problems.optional_text("participants", &form.participants, 2000);
    let next = read_next(&form.next, facts, times.map(|(start, _)| start), problems);
    let next_at = next.as_ref().map(|next| next.starts_at).or(kept.and_then(Entry::next_meeting));
    let body = match form.kind {
        EntryKind::Meeting => EntryBody::Meeting(read_meeting(form, facts, kept, next_at, new_task_id, problems)),
        EntryKind::NotMet => EntryBody::NotMet(NotMet {
            what_was_done: problems.text("whatWasDone", &form.what_was_done, 5000).unwrap_or_default(),
            next_attempt: next_at,
        }),
        EntryKind::Cancelled => EntryBody::Cancelled(read_cancelled(form, next_at, problems)),
    };
    let ((starts_at, ends_at), mode, period) = (times?, form.mode?, facts.period?);
    let entry = Entry {
        id: draft.entry_id(),
        version: 1,
        client_id: draft.client_id,
        period_id: period.id,
        session_id: draft.session_id,
        event: Event {
            starts_at,
            ends_at,
            mode,
            place: place.unwrap_or_default(),
            participants: participants.unwrap_or_default(),
            service_task: period.service_task.clone(),
            social_service: period.social_service.clone(),
            remote_obstacle: form.remote_obstacle.filter(|_| mode.is_remote()),
        },
        body,
        author: facts.author.clone(),
        written_at: facts.now,
        change: None,
    };
    Some((entry, next))
}

pub(crate) fn read_times(form: &EntryForm, now: Moment, problems: &mut Problems) -> Option<(Moment, Option<Moment>)> {
    let date = problems.take("date", read_date(&form.date, now.date_naive()));
    let starts = problems.take("starts", read_time(&form.starts));
    // A message has no end, and neither has a meeting that did not happen.
    let needs_end = form.kind == EntryKind::Meeting && form.mode.is_none_or(ContactMode::is_real_time);
    let ends = match form.ends.trim() {
        "" if !needs_end => None,
        text => Some(read_time(text)),
    };
    if date.is_some_and(|date| date.year() < EARLIEST_YEAR) {
        problems.add("date", ProblemCode::DateTooFar);
    }
    let starts_at = date.zip(starts).and_then(|(date, time)| problems.take("starts", at(date, time, None)));
    let stamped = starts_at.filter(|start| form.ends.trim().is_empty() && start.date_naive() == now.date_naive() && *start <= now).map(|_| now);
    let ends_at = match ends.filter(|_| form.kind == EntryKind::Meeting) {
        // The end is stamped on finishing, when the worker has not written one and it is still the same day.
        Some(_) if stamped.is_some() => stamped,
        Some(time) => {
            let time = problems.take("ends", time)?;
            Some(problems.take("ends", at(date?, time, starts_at))?)
        }
        None => None,
    };
    let starts_at = starts_at?;
    if starts_at > now + Duration::minutes(CLOCK_SLACK_MINUTES) && form.kind != EntryKind::Cancelled {
        problems.add(if starts_at.date_naive() > now.date_naive() { "date" } else { "starts" }, ProblemCode::SessionInFuture);
    }
    if ends_at.is_some_and(|end| end < starts_at) {
        problems.add("ends", ProblemCode::EndBeforeStart);
    }
    Some((starts_at, ends_at))
}

fn read_next(form: &NextMeetingForm, facts: &Facts, after: Option<Moment>, problems: &mut Problems) -> Option<NextMeeting> {
    if form.date.trim().is_empty() {
        // A time without a day is a meeting somebody meant to agree.
        if !form.starts.trim().is_empty() || !form.ends.trim().is_empty() {
            problems.add("next.date", ProblemCode::DateNotUnderstood);
        }
        return None;
    }
    let date = problems.take("next.date", read_date(&form.date, facts.now.date_naive()));
    let time = problems.take("next.starts", read_time(&form.starts));
    let ends = match form.ends.trim() {
        "" => None,
        text => Some(problems.take("next.ends", read_time(text))?),
    };
    if form.mode.is_none() {
        problems.add("next.mode", ProblemCode::ModeMissing);
    }
    let place = problems.optional_text("next.place", &form.place, LONGEST_LINE).filter(|_| !facts.client.is_protected());
    if date.is_some_and(|date| date > facts.now.date_naive() + Days::new(FURTHEST_DAYS)) {
        problems.add("next.date", ProblemCode::DateTooFar);
    }
    let starts_at = problems.take("next.starts", at(date?, time?, None))?;
    let ends_at = match ends {
        Some(time) => Some(problems.take("next.ends", at(date?, time, Some(starts_at)))?),
        None => None,
    };
    if ends_at.is_some_and(|end| end < starts_at) {
        problems.add("next.ends", ProblemCode::EndBeforeStart);
    }
    if after.is_some_and(|start| starts_at <= start) {
        problems.add("next.date", ProblemCode::NextBeforeThis);
    }
    Some(NextMeeting { starts_at, ends_at, mode: form.mode?, place: place.unwrap_or_default() })
}

fn read_meeting(form: &EntryForm, facts: &Facts, kept: Option<&Entry>, next_meeting: Option<Moment>, new_task_id: &mut impl FnMut() -> TaskId, problems: &mut Problems) -> Meeting {
    let mut voice = |path: &str, text: &str| problems.optional_text(path, text, LONGEST_VOICE).unwrap_or_default();
    let voices = Voices {
        client_tells: voice("clientTells", &form.client_tells),
        observations: voice("observations", &form.observations),
        assessment: voice("assessment", &form.assessment),
        agreed: voice("agreed", &form.agreed),
    };
    let (step_marks, task_marks, new_tasks) = match kept.map(|entry| &entry.body) {
        Some(EntryBody::Meeting(kept)) => (kept.step_marks.clone(), kept.task_marks.clone(), kept.new_tasks.clone()),
        _ => (
            read_step_marks(form, facts, problems),
            read_task_marks(form, facts, problems),
            read_new_tasks(form, facts.now.date_naive(), new_task_id, problems),
        ),
    };
    let group_did = problems.optional_text("groupDid", &form.group_did, LONGEST_VOICE).unwrap_or_default();
    let silent = voices == Voices::default() && group_did.is_empty() && step_marks.is_empty() && task_marks.is_empty() && new_tasks.is_empty();
    if silent && problems.is_empty() {
        problems.add("clientTells", ProblemCode::NothingRecorded);
    }
    let children = form.children.filter(|_| form.mode == Some(ContactMode::HomeVisit));
    let dissent = problems.optional_text("dissent", &form.dissent, LONGEST_VOICE).unwrap_or_default();
    let read_together = form.read_together;
    Meeting { group_did, voices, task_marks, step_marks, new_tasks, next_meeting, recorded_together: form.recorded_together, children, read_together, dissent }
}

/// Marks on tasks that are still open; a task closed meanwhile keeps its earlier outcome.
fn read_task_marks(form: &EntryForm, facts: &Facts, problems: &mut Problems) -> Vec<TaskMark> {
    let mut seen = HashSet::new();
    let mut marked = |mark: &crate::draft::TaskMarkForm| {
        let task = facts.open_tasks.iter().find(|task| task.id == mark.task_id)?;
        let (id, chosen) = (task.id, mark.mark?);
        let obstacle = obstacle(&format!("taskMarks.{id}.obstacle"), chosen, &mark.obstacle, problems);
        seen.insert(id).then(|| TaskMark { task_id: id, what: task.what.clone(), mark: chosen, obstacle, helped: mark.helped.filter(|_| task.kind.is_tried() && matches!(chosen, Mark::Done | Mark::Partly)) })
    };
    form.task_marks.iter().filter_map(&mut marked).collect()
}

fn read_step_marks(form: &EntryForm, facts: &Facts, problems: &mut Problems) -> Vec<StepMark> {
    let mut seen = HashSet::new();
    let mut marked = |mark: &crate::draft::StepMarkForm| {
        let goal = facts.goals.iter().find(|goal| goal.id == mark.goal_id)?;
        let step = goal.steps.iter().find(|step| step.id == mark.step_id)?;
        let (id, chosen) = (step.id, mark.mark?);
        let obstacle = obstacle(&format!("stepMarks.{id}.obstacle"), chosen, &mark.obstacle, problems);
        seen.insert(id).then(|| StepMark { goal_id: goal.id, step_id: id, text: step.text.clone(), mark: chosen, obstacle })
    };
    form.step_marks.iter().filter_map(&mut marked).collect()
}

/// What stood in the way belongs to a mark other than "done".
fn obstacle(path: &str, mark: Mark, text: &str, problems: &mut Problems) -> String {
    if mark == Mark::Done { String::new() } else { problems.optional_text(path, text, LONGEST_OBSTACLE).unwrap_or_default() }
}

fn read_new_tasks(form: &EntryForm, today: NaiveDate, new_task_id: &mut impl FnMut() -> TaskId, problems: &mut Problems) -> Vec<AgreedTask> {
    let rows: Vec<(usize, &TaskForm)> = form.new_tasks.iter().enumerate().filter(|(_, row)| !row.is_blank()).collect();
    if rows.len() > MOST_NEW_TASKS {
        problems.add_limit("newTasks", ProblemCode::TooMany, MOST_NEW_TASKS as u32);
    }
    rows.into_iter().filter_map(|(index, row)| read_new_task(index, row, today, new_task_id, problems)).collect()
}

fn read_new_task(index: usize, row: &TaskForm, today: NaiveDate, new_task_id: &mut impl FnMut() -> TaskId, problems: &mut Problems) -> Option<AgreedTask> {
    let path = |field: &str| format!("newTasks.{index}.{field}");
    if row.what.trim().is_empty() {
        problems.add(path("what"), ProblemCode::TaskWithoutWhat);
    }
    if row.who == Who::Other && row.who_name.trim().is_empty() {
        problems.add(path("whoName"), ProblemCode::TaskWithoutName);
    }
    let due_on = match row.due.trim() {
        "" => None,
        text => Some(problems.take(&path("due"), read_date(text, today))?),
    };
    let name = problems.optional_text(&path("whoName"), &row.who_name, 200).unwrap_or_default();
    Some(AgreedTask {
        task_id: new_task_id(),
        kind: row.kind,
        what: problems.optional_text(&path("what"), &row.what, LONGEST_LINE)?,
        responsible: match row.who {
            Who::Client => Responsible::Client,
            Who::Worker => Responsible::Worker,
            Who::Other => Responsible::Other(name),
        },
        due_on,
        may_hinder: problems.optional_text(&path("mayHinder"), &row.may_hinder, LONGEST_LINE).unwrap_or_default(),
        goal_id: row.goal_id,
    })
}

fn read_cancelled(form: &EntryForm, next_meeting: Option<Moment>, problems: &mut Problems) -> Cancelled {
    let details = problems.optional_text("cancelDetails", &form.cancel_details, 5000).unwrap_or_default();
    let reason = (!form.cancel_reason.is_empty()).then(|| form.cancel_reason.clone());
    if form.cancel_reason.len() > LONGEST_CODE {
        problems.add("cancelReason", ProblemCode::CodeUnknown);
    }
    if reason.is_none() && details.is_empty() {
        problems.add("cancelDetails", ProblemCode::CancelReasonMissing);
    }
    Cancelled { by: form.cancelled_by, reason, details, next_meeting }
}

/// Draws from the entry what changes elsewhere: new tasks, outcomes, steps.
fn with_consequences(entry: Entry, next: Option<NextMeeting>) -> Finalised {
    let (mut new_tasks, mut task_outcomes, mut steps) = (vec![], vec![], vec![]);
    if let EntryBody::Meeting(meeting) = &entry.body {
        new_tasks.extend(meeting.new_tasks.iter().map(|task| InterimTask {
            id: task.task_id,
            client_id: entry.client_id,
            goal_id: task.goal_id,
            agreed_in: Some(entry.id),
            kind: task.kind,
            what: task.what.clone(),
            responsible: task.responsible.clone(),
            due_on: task.due_on,
            may_hinder: task.may_hinder.clone(),
            outcome: None,
            withdrawn: false,
        }));
        task_outcomes.extend(meeting.task_marks.iter().map(|mark| (mark.task_id, TaskOutcome { mark: mark.mark, obstacle: mark.obstacle.clone(), helped: mark.helped, marked_at: entry.event.starts_at })));
        let day = entry.event.starts_at.date_naive();
        steps.extend(meeting.step_marks.iter().map(|mark| (mark.goal_id, mark.step_id, (mark.mark == Mark::Done).then_some(day))));
    }
    Finalised { entry, new_tasks, task_outcomes, steps, next }
}

#[cfg(test)]
#[path = "finalise_tests.rs"]
pub(crate) mod tests;
