//! The client-record entry: what is locked when a worker says "ready". A correction or an annulment is a new version
//! of the same entry; no version is ever changed.

use serde::{Deserialize, Serialize};

use crate::id::{ClientId, DraftId, EntryId, GoalId, PeriodId, SessionId, StepId, TaskId, WorkerId};
use crate::moment::Moment;
use crate::redact::redacted;
use crate::session::{ContactMode, RemoteObstacle};

/// One version of one entry. Event time and writing time are kept apart, each with its offset.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    pub version: u32,
    pub client_id: ClientId,
    pub period_id: PeriodId,
    pub session_id: Option<SessionId>,
    pub event: Event,
    pub body: EntryBody,
    pub author: Author,
    pub written_at: Moment,
    /// Why this version stands in place of the one before it; absent in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// Why a version was written over an earlier one. The reason is in the worker's words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    Correction {
        reason: String,
        /// The draft it was written in: a second click on "ready" finds it by this.
        draft_id: DraftId,
    },
    /// The entry no longer counts anywhere; what it said stays in its history.
    Annulment { ground: AnnulmentGround, reason: String },
}

/// The writer as they were when writing: a later change of title does not change an old entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    pub worker_id: WorkerId,
    pub family_name: String,
    pub given_names: String,
    pub title: String,
    pub unit_name: String,
    pub unit_oid: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub starts_at: Moment,
    /// Absent for a meeting that did not take place.
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    pub place: String,
    pub participants: String,
    pub service_task: String,
    pub social_service: String,
    /// What stood in the way of a remote contact, where something did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote_obstacle: Option<RemoteObstacle>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntryBody {
    Meeting(Meeting),
    NotMet(NotMet),
    Cancelled(Cancelled),
}

/// A meeting, contact or network meeting that took place.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Of a group: what the group did. About the group, never about a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group_did: String,
    pub voices: Voices,
    pub task_marks: Vec<TaskMark>,
    pub step_marks: Vec<StepMark>,
    pub new_tasks: Vec<AgreedTask>,
    pub next_meeting: Option<Moment>,
    pub recorded_together: bool,
    /// Of a home visit where children live; absent while nobody has answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<ChildrenNoted>,
    /// What the client said when the entry was read together; absent when it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_together: Option<ReadTogether>,
    /// What the client sees otherwise, in the client's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dissent: String,
}

/// How the client took the words that were read together. Source: recording with the client (osallistava kirjaaminen), domain.md §3;
/// the client's differing view is part of the record (Act 703/2023 on client documents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ReadTogether {
    Agrees,
    Disagrees,
}

impl ReadTogether {
    /// The name used in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees => "disagrees",
        }
    }
}

/// "Kodissa asuvat lapset: huomioitu / ei ajankohtainen". Source: domain.md §6 (minors in homes that are visited).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ChildrenNoted {
    Considered,
    NotCurrent,
}

impl ChildrenNoted {
    /// The name used in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Considered => "considered",
            Self::NotCurrent => "not_current",
        }
    }
}

/// The four voices: who says, sees, thinks and agrees stays visible.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voices {
    pub client_tells: String,
    pub observations: String,
    pub assessment: String,
    pub agreed: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskMark {
    pub task_id: TaskId,
    pub what: String,
    pub mark: Mark,
    pub obstacle: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<crate::task::Helped>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMark {
    pub goal_id: GoalId,
    pub step_id: StepId,
    pub text: String,
    pub mark: Mark,
    pub obstacle: String,
}

/// A task as it was agreed and written into the entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTask {
    pub task_id: TaskId,
    #[serde(default)]
    pub kind: crate::task::TaskKind,
    pub what: String,
    pub responsible: crate::task::Responsible,
    pub due_on: Option<chrono::NaiveDate>,
    pub may_hinder: String,
    pub goal_id: Option<GoalId>,
}

/// The worker came and the client was not there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMet {
    pub what_was_done: String,
    pub next_attempt: Option<Moment>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    pub by: CancelledBy,
    /// Code of `CodeSystem::CancellationReason`, where one was chosen.
    pub reason: Option<String>,
    pub details: String,
    pub next_meeting: Option<Moment>,
}

redacted!(Entry, Change, Author, Event, EntryBody, Meeting, Voices, TaskMark, StepMark, AgreedTask, NotMet, Cancelled);

/// Why an entry is annulled (mitätöinti).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum AnnulmentGround {
    /// It was written in another person's record than the one it tells of.
    WrongPerson,
    /// It should not have been written at all.
    Mistake,
}

/// How a task or a small step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Mark {
    Done,
    Partly,
    NotDone,
    Dropped,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CancelledBy {
    #[default]
    Client,
    Worker,
    Other,
}

impl Entry {
    /// A network meeting becomes another national document than a meeting of two.
    pub fn is_network_meeting(&self) -> bool {
        self.event.mode == ContactMode::NetworkMeeting && matches!(self.body, EntryBody::Meeting(_))
    }

    /// Annulled entries stay readable but count nowhere.
    pub fn is_annulled(&self) -> bool {
        matches!(self.change, Some(Change::Annulment { .. }))
    }

    /// Why this version was written, where it was written over an earlier one.
    pub fn reason(&self) -> Option<&str> {
        match &self.change {
            Some(Change::Correction { reason, .. } | Change::Annulment { reason, .. }) => Some(reason),
            None => None,
        }
    }

    /// The meeting or attempt that was agreed in this entry.
    pub fn next_meeting(&self) -> Option<Moment> {
        match &self.body {
            EntryBody::Meeting(meeting) => meeting.next_meeting,
            EntryBody::NotMet(not_met) => not_met.next_attempt,
            EntryBody::Cancelled(cancelled) => cancelled.next_meeting,
        }
    }

    pub fn recorded_together(&self) -> bool {
        matches!(&self.body, EntryBody::Meeting(meeting) if meeting.recorded_together)
    }
}

impl Author {
    pub fn of(worker: &crate::worker::Worker) -> Self {
        Self {
            worker_id: worker.id,
            family_name: worker.family_name.clone(),
            given_names: worker.given_names.clone(),
            title: worker.title.clone(),
            unit_name: worker.unit.name.clone(),
            unit_oid: worker.unit.oid.clone(),
        }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.given_names, self.family_name)
    }
}
