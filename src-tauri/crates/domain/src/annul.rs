//! Annulling: decides what an entry that must not count leaves behind. What the entry set going is taken back,
//! unless somebody has acted on it since; what it said stays in its history.

use crate::correct::read_reason;
use crate::draft::{EntryForm, NextMeetingForm, TaskForm, Who};
use crate::entry::{AnnulmentGround, Author, Change, Entry, EntryBody, Mark};
use crate::goal::Goal;
use crate::id::{StepId, TaskId};
use crate::moment::{Moment, write_date, write_time};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::session::Session;
use crate::task::{InterimTask, Responsible, TaskOutcome};

/// Everything in the client's record that the entry may have touched.
pub struct Around<'a> {
    /// The client's other entries, newest version of each, annulled ones left out.
    pub others: &'a [Entry],
    pub tasks: &'a [InterimTask],
    pub goals: &'a [Goal],
    /// The meetings that wait, and the one this entry settled.
    pub sessions: &'a [Session],
}

/// Rows that change when the entry no longer counts, each as it is afterwards.
#[derive(Default)]
pub struct Undone {
    /// Agreed in the entry and marked by nobody since: nobody's tasks any more.
    pub withdrawn: Vec<InterimTask>,
    /// Their outcome was the entry's: back to what the entries before it say.
    pub unmarked: Vec<InterimTask>,
    pub goals: Vec<Goal>,
    /// Steps whose mark was the entry's, in words.
    pub steps: Vec<String>,
    /// Agreed in the entry and still to come: taken off the calendar.
    pub next_meeting: Option<Session>,
    /// The planned meeting the entry was about: it waits for an entry again.
    pub planned: Option<Session>,
}

/// The version that annuls `newest`. It repeats the content, so that no version depends on another.
///
/// # Errors
/// A missing ground, a missing or too long reason.
pub fn annul(newest: &Entry, ground: Option<AnnulmentGround>, reason: &str, author: Author, now: Moment) -> Result<Entry, Vec<Problem>> {
    let mut problems = Problems::default();
    if ground.is_none() {
        problems.add("ground", ProblemCode::GroundMissing);
    }
    let reason = read_reason("reason", reason, &mut problems);
    problems.done()?;
    let change = Some(Change::Annulment { ground: ground.unwrap_or(AnnulmentGround::Mistake), reason });
    Ok(Entry { version: newest.version + 1, author, written_at: now, change, ..newest.clone() })
}

/// What the entry set going and what of it is taken back.
pub fn undo(entry: &Entry, around: &Around) -> Undone {
    let mut undone = Undone {
        withdrawn: withdrawn(entry, around),
        next_meeting: around.sessions.iter().find(|session| is_next(entry, session)).map(|session| Session { removed: true, ..session.clone() }),
        planned: around.sessions.iter().find(|session| session.settled_by == Some(entry.id)).map(|session| Session { settled_by: None, ..session.clone() }),
        ..Default::default()
    };
    let EntryBody::Meeting(meeting) = &entry.body else { return undone };
    let mine = |task: &&InterimTask| task.outcome.as_ref().is_some_and(|outcome| outcome.marked_at == entry.event.starts_at);
    undone.unmarked = around
        .tasks
        .iter()
        .filter(|task| meeting.task_marks.iter().any(|mark| mark.task_id == task.id))
        .filter(mine)
        .map(|task| InterimTask { outcome: outcome_from(around.others, task.id), ..task.clone() })
        .collect();
    for goal in around.goals {
        let mut changed = goal.clone();
        for mark in meeting.step_marks.iter().filter(|mark| stands(entry, mark.step_id, mark.mark, goal, around.others)) {
            changed.mark_step(mark.step_id, done_from(around.others, mark.step_id));
            undone.steps.push(mark.text.clone());
        }
        if changed != *goal {
            undone.goals.push(changed);
        }
    }
    undone
}

fn withdrawn(entry: &Entry, around: &Around) -> Vec<InterimTask> {
    let untouched = |task: &&InterimTask| task.agreed_in == Some(entry.id) && task.outcome.is_none() && !task.withdrawn;
    around.tasks.iter().filter(untouched).map(|task| InterimTask { withdrawn: true, ..task.clone() }).collect()
}

fn is_next(entry: &Entry, session: &Session) -> bool {
    session.settled_by.is_none() && !session.removed && Some(session.starts_at) == entry.next_meeting()
}

/// The step's mark is this entry's, and nobody has marked it since.
fn stands(entry: &Entry, step: StepId, mark: Mark, goal: &Goal, others: &[Entry]) -> bool {
    let day = (mark == Mark::Done).then(|| entry.event.starts_at.date_naive());
    let as_marked = goal.steps.iter().any(|kept| kept.id == step && kept.done_on == day);
    as_marked && !marks_of(others, step).any(|(at, _)| at > entry.event.starts_at)
}

fn marks_of(others: &[Entry], step: StepId) -> impl Iterator<Item = (Moment, Mark)> {
    others.iter().filter_map(move |other| match &other.body {
        EntryBody::Meeting(meeting) => meeting.step_marks.iter().find(|mark| mark.step_id == step).map(|mark| (other.event.starts_at, mark.mark)),
        _ => None,
    })
}

fn done_from(others: &[Entry], step: StepId) -> Option<chrono::NaiveDate> {
    let (at, mark) = marks_of(others, step).max_by_key(|(at, _)| *at)?;
    (mark == Mark::Done).then(|| at.date_naive())
}

fn outcome_from(others: &[Entry], task: TaskId) -> Option<TaskOutcome> {
    let marks = others.iter().filter_map(|other| match &other.body {
        EntryBody::Meeting(meeting) => meeting.task_marks.iter().find(|mark| mark.task_id == task).map(|mark| (other.event.starts_at, mark)),
        _ => None,
    });
    let (marked_at, mark) = marks.max_by_key(|(at, _)| *at)?;
    Some(TaskOutcome { mark: mark.mark, obstacle: mark.obstacle.clone(), helped: mark.helped, marked_at })
}

/// What of the entry goes into a new draft: its facts and words, the tasks it agreed without their goal, and the
/// next meeting. Who was there is left to the new record: the old one names the other client.
pub fn form_to_re_enter(entry: &Entry) -> EntryForm {
    let mut form = EntryForm { participants: String::new(), ..crate::correct::form_of(entry) };
    if let Some(next) = entry.next_meeting() {
        form.next = NextMeetingForm { date: write_date(next.date_naive()), starts: write_time(next.time()), mode: Some(entry.event.mode), ..Default::default() };
    }
    if let EntryBody::Meeting(meeting) = &entry.body {
        form.new_tasks = meeting.new_tasks.iter().map(task_form).collect();
    }
    form
}

fn task_form(task: &crate::entry::AgreedTask) -> TaskForm {
    let (who, who_name) = match &task.responsible {
        Responsible::Client => (Who::Client, String::new()),
        Responsible::Worker => (Who::Worker, String::new()),
        Responsible::Other(name) => (Who::Other, name.clone()),
    };
    TaskForm {
        kind: task.kind,
        what: task.what.clone(),
        who,
        who_name,
        due: task.due_on.map(write_date).unwrap_or_default(),
        may_hinder: task.may_hinder.clone(),
        goal_id: None,
    }
}

#[cfg(test)]
#[path = "annul_tests.rs"]
mod tests;
