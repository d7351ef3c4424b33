//! Risk notes as the window shows them: asked for one client at a time, never in a list, a title or a paper.

mod keep;

use askel_domain::id::{ClientId, RiskId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use keep::{end, open, save};

/// A note as typed. Days are text, `22.11.2026`.
#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct RiskForm {
    pub id: Option<RiskId>,
    pub client_id: Option<ClientId>,
    pub description: String,
    pub source: String,
    pub starts_on: String,
    /// Empty while no end is known.
    pub ends_on: String,
    pub second_worker: bool,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct RiskEnd {
    pub id: RiskId,
    pub because: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskPage {
    pub client_name: String,
    pub in_force: Vec<RiskView>,
    /// Not yet, or no longer, in force: the newest first.
    pub others: Vec<RiskView>,
    /// A home visit today is made by two.
    pub second_worker: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskView {
    pub id: RiskId,
    pub description: String,
    pub source: String,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub second_worker: bool,
    pub ended_because: String,
}

#[derive(Serialize, ts_rs::TS)]
pub struct RiskSaved {
    pub id: RiskId,
}

crate::answer::of_no_client!(RiskSaved);
