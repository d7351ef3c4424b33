//! The client's copy "Mitä sovimme": one page in easy language that stays with the client, on paper or as a PDF. It leaves only
//! where the client has said today that it may be left at home. An identity code never stands on it, nor the client's name, nor
//! anything that only workers read; of a protected client no place and no unit.

mod answer;
mod give;
mod sheet;

use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use askel_domain::worker::Language;
use serde::{Deserialize, Serialize};

use crate::client::ClientHead;

pub use answer::answer;
pub use give::{open, print, save};

/// Of whom, in which words, and whether they say where they come from.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafWish {
    pub client_id: ClientId,
    pub language: Language,
    pub names_service: bool,
}

/// What the client said to "Voiko paperin jättää kotiin?".
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafSaid {
    pub client_id: ClientId,
    pub may_stay_at_home: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafPage {
    pub client: ClientHead,
    pub sheet: LeafSheet,
    /// What was answered last, also on another day.
    pub last: Option<LeafAnswered>,
    /// The worker's own details have no number to call.
    pub phone_missing: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafAnswered {
    pub at: Moment,
    pub may_stay_at_home: bool,
    pub asked_by: String,
    /// It is today's, and nothing has come since that would ask it again.
    pub holds: bool,
}

/// What the client takes home, word by word.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafSheet {
    pub language: Language,
    pub title: String,
    pub sections: Vec<LeafSection>,
    /// When it was made.
    pub made: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafSection {
    pub heading: String,
    pub groups: Vec<LeafGroup>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeafGroup {
    /// What the lines belong to; empty where the heading says it.
    pub name: String,
    pub lines: Vec<String>,
    /// Each line is a thing of its own.
    pub listed: bool,
}
