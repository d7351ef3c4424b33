//! Service periods as the window shows them.

mod form;
mod remind;
mod view;

use askel_domain::id::{ClientId, PeriodId};
use askel_domain::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::code::CodeChoice;

pub(crate) use form::check;
pub use form::{open, save};
pub use remind::seen;
pub(crate) use remind::due;
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
    /// Why the term is another than before, and who decided it. Asked only then.
    pub term_reason: String,
    pub term_decided_by: String,
    /// Days of the agreed reviews, as typed; empty rows are offers.
    pub reviews: Vec<ReviewForm>,
    pub deputies: Vec<DeputyForm>,
    /// Days that the plan lets pass without meeting face to face, as typed.
    pub remote_alone_days: String,
}

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewForm {
    pub on: String,
    pub held: bool,
}

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DeputyForm {
    pub name: String,
    pub from: String,
    pub until: String,
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
    /// Every term there has been before this one, the newest change first.
    pub term_changes: Vec<TermChangeView>,
    pub reviews: Vec<ReviewView>,
    /// Who looks after the client today instead of the own worker.
    pub deputy: Option<DeputyView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TermChangeView {
    pub from_starts_on: NaiveDate,
    pub from_ends_on: NaiveDate,
    pub to_starts_on: NaiveDate,
    pub to_ends_on: NaiveDate,
    pub reason: String,
    pub decided_by: String,
    pub changed_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
pub struct ReviewView {
    pub on: NaiveDate,
    pub held: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct DeputyView {
    pub name: String,
    pub until: NaiveDate,
}

/// Something of a period that stands on the day's page.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReminderRow {
    pub kind: ReminderKind,
    pub client_id: ClientId,
    pub client_name: String,
    pub period_id: PeriodId,
    /// The last day of the term, or the day of the review.
    pub on: NaiveDate,
    /// Negative when the day has passed.
    pub days_left: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    TermEnds,
    Review,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct PeriodRef {
    pub id: PeriodId,
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
