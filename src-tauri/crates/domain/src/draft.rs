//! An entry being written: what was typed, as it was typed. Nothing here is checked until the worker says "ready".

use serde::{Deserialize, Serialize};

use crate::entry::{CancelledBy, ChildrenNoted, Mark, ReadTogether};
use crate::group::SetAside;
use crate::id::{ClientId, DraftId, EntryId, GoalId, SessionId, StepId, TaskId};
use crate::moment::Moment;
use crate::redact::redacted;
use crate::session::{ContactMode, RemoteObstacle};
use crate::task::{Helped, TaskKind};

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: DraftId,
    pub client_id: ClientId,
    pub session_id: Option<SessionId>,
    pub opened_at: Moment,
    pub saved_at: Moment,
    pub form: EntryForm,
    #[serde(default)]
    pub purpose: Purpose,
}

/// What a draft becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Purpose {
    #[default]
    New,
    /// The next version of an entry; `base` is the version it was begun from.
    Correction { entry_id: EntryId, base: u32 },
    /// A new entry with the words of one that was annulled, maybe in another person's record.
    ReEntry { from: EntryId },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum EntryKind {
    #[default]
    Meeting,
    NotMet,
    Cancelled,
}

/// The visit page as it stands, field by field. Days and times are text, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EntryForm {
    pub kind: EntryKind,
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub mode: Option<ContactMode>,
    pub place: String,
    pub participants: String,
    pub recorded_together: bool,
    /// Asked of a remote contact only.
    pub remote_obstacle: Option<RemoteObstacle>,
    /// Asked of a home visit only, where children live.
    pub children: Option<ChildrenNoted>,
    pub step_marks: Vec<StepMarkForm>,
    pub task_marks: Vec<TaskMarkForm>,
    /// Of a group: what the group did.
    pub group_did: String,
    pub client_tells: String,
    pub observations: String,
    pub assessment: String,
    pub agreed: String,
    /// Words of a group's entry that are spelled like another participant's name and do not mean them.
    pub set_aside: Vec<SetAside>,
    pub new_tasks: Vec<TaskForm>,
    pub next: NextMeetingForm,
    /// What the client said of these words when they were read together. Written in together mode only; [`EntryForm::heard_by`].
    pub read_together: Option<ReadTogether>,
    /// What the client sees otherwise, in the client's own words.
    pub dissent: String,
    /// When the client was not met: what was done and left behind.
    pub what_was_done: String,
    pub cancelled_by: CancelledBy,
    pub cancel_reason: String,
    pub cancel_details: String,
    /// When a finished entry is corrected: why.
    pub correction_reason: String,
    /// Name of the field where the worker was writing, so that a return lands in the same place.
    pub caret: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StepMarkForm {
    pub goal_id: GoalId,
    pub step_id: StepId,
    pub mark: Option<Mark>,
    pub obstacle: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskMarkForm {
    pub task_id: TaskId,
    pub mark: Option<Mark>,
    pub obstacle: String,
    #[serde(default)]
    pub helped: Option<Helped>,
}

/// Who does a task, as chosen in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Who {
    #[default]
    Client,
    Worker,
    Other,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskForm {
    pub kind: TaskKind,
    pub what: String,
    pub who: Who,
    /// Named when `who` is somebody else.
    pub who_name: String,
    pub due: String,
    pub may_hinder: String,
    pub goal_id: Option<GoalId>,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NextMeetingForm {
    /// Empty when no next meeting was agreed.
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub mode: Option<ContactMode>,
    pub place: String,
}

redacted!(Draft, EntryForm, StepMarkForm, TaskMarkForm, TaskForm, NextMeetingForm);

impl Draft {
    /// The entry this draft becomes, or becomes a version of: known from the start, so that finalising twice can only ever make one.
    pub fn entry_id(&self) -> EntryId {
        match self.purpose {
            Purpose::Correction { entry_id, .. } => entry_id,
            Purpose::New | Purpose::ReEntry { .. } => EntryId(self.id.0),
        }
    }
}

impl EntryForm {
    /// This form with what the client said of it taken from `kept`, the form that the client heard: no typing says it for the client.
    /// Who agreed to other words than these has not agreed to these. A differing view stands whatever the worker writes afterwards.
    pub fn heard_by(self, kept: &Self) -> Self {
        let same = self.read_to_client() == kept.read_to_client();
        let read_together = kept.read_together.filter(|said| same || *said == ReadTogether::Disagrees);
        Self { read_together, dissent: kept.dissent.clone(), ..self }
    }

    /// The words that are read together: what the client told, what was seen and what was agreed.
    pub fn read_to_client(&self) -> [&str; 4] {
        [&self.group_did, &self.client_tells, &self.observations, &self.agreed].map(|text| text.trim())
    }
}

impl TaskForm {
    /// An empty row is an offer, not a task.
    pub fn is_blank(&self) -> bool {
        [&self.what, &self.who_name, &self.due, &self.may_hinder].iter().all(|text| text.trim().is_empty())
    }
}
