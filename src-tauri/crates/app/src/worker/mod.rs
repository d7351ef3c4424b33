//! The worker's own details, as their form shows them.

use askel_domain::worker::Language;
use serde::{Deserialize, Serialize};

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkerForm {
    pub family_name: String,
    pub given_names: String,
    pub title: String,
    pub unit_name: String,
    pub unit_oid: String,
    pub organisation_name: String,
    pub organisation_oid: String,
    pub business_id: String,
    pub language: Language,
}
