//! Intermediate tasks (välitehtävät): who does what between meetings, by when, and how it went.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::entry::Mark;
use crate::id::{ClientId, EntryId, GoalId, TaskId};
use crate::moment::Moment;
use crate::redact::redacted;

/// Open tasks that one person can hold; more is a worry, not a rule (domain.md §7 D6).
pub const MOST_OPEN_FOR_CLIENT: usize = 3;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterimTask {
    pub id: TaskId,
    pub client_id: ClientId,
    pub goal_id: Option<GoalId>,
    /// The entry in which the task was agreed.
    pub agreed_in: Option<EntryId>,
    #[serde(default)]
    pub kind: TaskKind,
    pub what: String,
    pub responsible: Responsible,
    pub due_on: Option<NaiveDate>,
    pub may_hinder: String,
    pub outcome: Option<TaskOutcome>,
    /// The entry in which it was agreed was annulled before anybody marked it: nobody's task any more.
    #[serde(default)]
    pub withdrawn: bool,
}

/// What kind of thing is tried between meetings. Source: domain.md §1 step 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TaskKind {
    #[default]
    Task,
    /// A self-care programme (omahoito).
    Programme,
    Game,
}

impl TaskKind {
    /// Did it help? is asked of what was tried, not of what was promised.
    pub const fn is_tried(self) -> bool {
        matches!(self, Self::Programme | Self::Game)
    }
}

/// What trying it brought, as the client says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Helped {
    Yes,
    Some,
    No,
}

/// Who does it. Somebody else is named, with what they are to the client.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Responsible {
    Client,
    Worker,
    Other(String),
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskOutcome {
    pub mark: Mark,
    /// What stood in the way, in the client's words.
    pub obstacle: String,
    /// Said of a programme or a game that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Helped>,
    pub marked_at: Moment,
}

redacted!(InterimTask, Responsible, TaskOutcome);

impl InterimTask {
    /// A task stays open until it was done or dropped; partly done and not done go on to the next meeting.
    pub fn is_open(&self) -> bool {
        !self.withdrawn && !matches!(self.outcome.as_ref().map(|outcome| outcome.mark), Some(Mark::Done | Mark::Dropped))
    }
}
