//! Intermediate tasks as the window shows them.

mod keep;

use askel_domain::draft::Who;
use askel_domain::entry::Mark;
use askel_domain::id::{ClientId, GoalId, TaskId};
use askel_domain::moment::Moment;
use askel_domain::task::{Helped, TaskKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use keep::{list, mark};
pub(crate) use keep::view;

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    pub id: TaskId,
    pub client_id: ClientId,
    pub client_name: String,
    pub goal_id: Option<GoalId>,
    pub kind: TaskKind,
    pub what: String,
    pub who: Who,
    pub who_name: String,
    pub due_on: Option<NaiveDate>,
    pub may_hinder: String,
    pub open: bool,
    pub mark: Option<Mark>,
    pub obstacle: String,
    pub helped: Option<Helped>,
    pub marked_at: Option<Moment>,
    /// The day it was due has passed and it is still open.
    pub late: bool,
}

/// Lupaukset: all open tasks, the worker's own apart. Earliest due first, then those without a day.
#[derive(Serialize, ts_rs::TS)]
pub struct Promises {
    pub own: Vec<TaskView>,
    pub others: Vec<TaskView>,
    /// How many are open in all; each list shows at most a hundred.
    pub total: u32,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskMarkRequest {
    pub id: TaskId,
    /// Absent: takes the mark away, the task is open again.
    pub mark: Option<Mark>,
    pub obstacle: String,
    #[serde(default)]
    pub helped: Option<Helped>,
}
