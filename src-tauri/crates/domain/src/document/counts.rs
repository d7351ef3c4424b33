//! What an evaluation counts for the worker: meetings and minutes by mode, what was called off, how tasks went.
//! Pure: rows in, figures out; a figure stands on the rows it was given and says how many they were.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::entry::{CancelledBy, Entry, EntryBody, Mark};
use crate::id::EntryId;
use crate::period::FixedTerm;
use crate::session::ContactMode;
use crate::task::InterimTask;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Counts {
    /// Modes in which the client was met, in the order of [`ContactMode::ALL`].
    pub modes: Vec<MeetingCount>,
    /// The worker came or called, and nobody was there.
    pub not_met: u32,
    pub cancelled_by_client: u32,
    pub cancelled_by_worker: u32,
    pub cancelled_by_other: u32,
    pub tasks: TaskCounts,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CountedMode"))]
pub struct MeetingCount {
    pub mode: ContactMode,
    pub meetings: u32,
    /// Of the meetings whose end was written down.
    pub minutes: u32,
    pub without_end: u32,
}

/// Tasks between meetings, each once, by the mark that stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskCounts {
    pub done: u32,
    pub partly: u32,
    pub not_done: u32,
    pub dropped: u32,
    /// Nobody has marked them yet.
    pub unmarked: u32,
}

/// Meetings of one kind and the minutes they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CountedSum"))]
pub struct Sum {
    pub meetings: u32,
    pub minutes: u32,
}

/// Counts the client's entries whose day is in the term, each in its newest version; annulled ones count nowhere.
/// Of the tasks those count that were somebody's during the term: agreed by its end, and not settled before it began.
/// One withdrawn with an annulled entry counts nowhere.
pub fn count(entries: &[Entry], tasks: &[InterimTask], term: FixedTerm) -> Counts {
    let mut newest: BTreeMap<EntryId, &Entry> = BTreeMap::new();
    for entry in entries {
        let kept = newest.entry(entry.id).or_insert(entry);
        if entry.version > kept.version {
            *kept = entry;
        }
    }
    let agreed_on = |task: &InterimTask| Some(newest.get(&task.agreed_in?)?.event.starts_at.date_naive());
    let is_after = |task: &InterimTask| agreed_on(task).is_some_and(|day| day > term.ends_on);
    let mut counts = Counts { tasks: count_tasks(tasks.iter().filter(|task| !is_after(task) && !is_before(task, term))), ..Counts::default() };
    let counted = newest.into_values().filter(|entry| !entry.is_annulled() && term.contains(entry.event.starts_at.date_naive()));
    counted.for_each(|entry| counts.add(entry));
    counts.modes.sort_by_key(|row| ContactMode::ALL.iter().position(|mode| *mode == row.mode));
    counts
}

/// Settled for good before the term began.
fn is_before(task: &InterimTask, term: FixedTerm) -> bool {
    !task.is_open() && task.outcome.as_ref().is_some_and(|outcome| outcome.marked_at.date_naive() < term.starts_on)
}

fn count_tasks<'a>(tasks: impl Iterator<Item = &'a InterimTask>) -> TaskCounts {
    let mut counts = TaskCounts::default();
    for task in tasks.filter(|task| !task.withdrawn) {
        let place = match task.outcome.as_ref().map(|outcome| outcome.mark) {
            Some(Mark::Done) => &mut counts.done,
            Some(Mark::Partly) => &mut counts.partly,
            Some(Mark::NotDone) => &mut counts.not_done,
            Some(Mark::Dropped) => &mut counts.dropped,
            None => &mut counts.unmarked,
        };
        *place += 1;
    }
    counts
}

impl Counts {
    fn add(&mut self, entry: &Entry) {
        match &entry.body {
            EntryBody::Meeting(_) => self.add_meeting(entry),
            EntryBody::NotMet(_) => self.not_met += 1,
            EntryBody::Cancelled(cancelled) => match cancelled.by {
                CancelledBy::Client => self.cancelled_by_client += 1,
                CancelledBy::Worker => self.cancelled_by_worker += 1,
                CancelledBy::Other => self.cancelled_by_other += 1,
            },
        }
    }

    fn add_meeting(&mut self, entry: &Entry) {
        let mode = entry.event.mode;
        let index = self.modes.iter().position(|row| row.mode == mode).unwrap_or_else(|| {
            self.modes.push(MeetingCount { mode, meetings: 0, minutes: 0, without_end: 0 });
            self.modes.len() - 1
        });
        let row = &mut self.modes[index];
        row.meetings += 1;
        match entry.event.ends_at {
            Some(end) => row.minutes += u32::try_from((end - entry.event.starts_at).num_minutes()).unwrap_or_default(),
            None => row.without_end += 1,
        }
    }

    pub fn face_to_face(&self) -> Sum {
        self.sum(|mode| mode.is_face_to_face())
    }

    /// At a distance, in real time or not. A network meeting is neither: who was in the room is not recorded.
    pub fn remote(&self) -> Sum {
        self.sum(|mode| mode.is_remote())
    }

    pub fn all(&self) -> Sum {
        self.sum(|_| true)
    }

    /// Remote meetings of every hundred that were either remote or face to face, rounded half up; `None` without any.
    pub fn remote_percent(&self) -> Option<u32> {
        let (remote, both) = (self.remote().meetings, self.remote().meetings + self.face_to_face().meetings);
        (both > 0).then(|| (remote * 200 + both) / (both * 2))
    }

    fn sum(&self, counted: impl Fn(ContactMode) -> bool) -> Sum {
        let rows = self.modes.iter().filter(|row| counted(row.mode));
        rows.fold(Sum::default(), |sum, row| Sum { meetings: sum.meetings + row.meetings, minutes: sum.minutes + row.minutes })
    }
}

#[cfg(test)]
#[path = "counts_tests.rs"]
mod tests;
