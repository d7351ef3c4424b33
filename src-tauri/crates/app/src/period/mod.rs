//! Service periods as the window shows them.

mod form;
mod view;

use askel_domain::id::{ClientId, PeriodId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::code::CodeChoice;

pub use form::{open, save};
pub(crate) use view::view;

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PeriodForm {
    pub id: Option<PeriodId>,
    pub client_id: Option<ClientId>,
    pub service_task: String,
    pub social_service: String,
    pub own_worker: String,
    pub starts_on: String,
    pub ends_on: String,
    pub assessment_on: String,
    pub plan_on: String,
    pub decision_on: String,
    pub decision_from: String,
    pub decision_until: String,
}

/// The form with what can be chosen in it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodPage {
    pub form: PeriodForm,
    pub service_tasks: Vec<CodeChoice>,
    pub social_services: Vec<CodeChoice>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodView {
    pub id: PeriodId,
    pub service_task: CodeChoice,
    pub social_service: CodeChoice,
    pub own_worker: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub week: u32,
    pub weeks: u32,
    /// Negative once the term is over.
    pub days_left: i64,
    pub assessment_on: Option<NaiveDate>,
    pub plan_on: Option<NaiveDate>,
    pub decision_on: Option<NaiveDate>,
    pub decision_from: Option<NaiveDate>,
    pub decision_until: Option<NaiveDate>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodRequest {
    pub client_id: ClientId,
    /// Absent: a new period.
    pub id: Option<PeriodId>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct PeriodSaved {
    pub id: PeriodId,
}

crate::answer::of_no_client!(PeriodSaved);
