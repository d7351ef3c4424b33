//! "Everything is on the server": the page that is shown, printed or saved before a laptop is handed in. It carries ids and sums,
//! no name and no text of a client, and it is not made while anything is missing.

use askel_domain::moment::Moment;
use serde::Serialize;

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofPage {
    pub made_at: Moment,
    pub worker_name: String,
    pub unit_name: String,
    pub organisation_name: String,
    pub host: String,
    pub standing: ProofStanding,
    /// Of what was read back: how many of each noun.
    pub counts: Vec<NounCount>,
    /// The newest time that the server itself gave.
    pub newest: Option<Moment>,
    pub rows: Vec<ProofRow>,
}

/// Whether the page may say it.
#[derive(Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ProofStanding {
    AllThere,
    /// What is missing, noun by noun, and unfinished drafts, which never leave.
    Missing { rows: Vec<NounCount>, drafts: u32 },
    /// Read back too long ago: send and fetch once more.
    Stale,
}

#[derive(Serialize, ts_rs::TS)]
pub struct NounCount {
    pub noun: String,
    pub count: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofRow {
    pub noun: String,
    pub id: String,
    /// The server's own version.
    pub version: String,
    /// The first sixteen hexadecimal digits of the content's SHA-256.
    pub hash: String,
    pub at: Moment,
}

crate::answer::of_no_client!(ProofPage);
