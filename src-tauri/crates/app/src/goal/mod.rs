//! Goals as the window shows them: the client's words, levels, and the staircase of small steps.

mod form;
mod mark;
mod view;

use askel_domain::goal::{FactorEffect, GoalDirection, StepState};
use askel_domain::id::{ClientId, GoalId, StepId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use form::{open, save};
pub(crate) use mark::change;
pub use mark::{add_step, mark_step, set_level};
pub(crate) use view::{step_now, view};

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GoalForm {
    pub id: Option<GoalId>,
    pub client_id: ClientId,
    pub client_words: String,
    pub area: String,
    pub direction: GoalDirection,
    /// Five texts, from −2 to +2.
    pub levels: Vec<String>,
    /// 1-4.
    pub weight: u8,
    /// −2 to +2.
    pub start_level: i8,
    /// In order, lowest step first.
    pub steps: Vec<StepForm>,
    pub factors: Vec<FactorForm>,
}

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
pub struct StepForm {
    pub id: Option<StepId>,
    pub text: String,
}

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
pub struct FactorForm {
    pub text: String,
    pub effect: FactorEffect,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GoalView {
    pub id: GoalId,
    pub client_words: String,
    pub area: String,
    pub direction: GoalDirection,
    pub levels: Vec<String>,
    pub weight: u8,
    pub start_level: i8,
    pub level: i8,
    pub steps: Vec<StepView>,
    pub factors: Vec<FactorForm>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    pub id: StepId,
    pub text: String,
    pub state: StepState,
    pub done_on: Option<NaiveDate>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GoalRequest {
    pub client_id: ClientId,
    /// Absent: a new goal.
    pub id: Option<GoalId>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct StepMarkRequest {
    pub goal_id: GoalId,
    pub step_id: StepId,
    /// False takes the mark away.
    pub done: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct StepAdd {
    pub goal_id: GoalId,
    pub text: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LevelRequest {
    pub goal_id: GoalId,
    pub level: i8,
}

#[derive(Serialize, ts_rs::TS)]
pub struct GoalSaved {
    pub id: GoalId,
}

crate::answer::of_no_client!(GoalSaved);
