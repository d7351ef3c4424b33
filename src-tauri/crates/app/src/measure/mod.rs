//! Measures as the window shows them: which there are, what a client has answered, and how far the goals were reached.

mod answer;
mod course;
mod gas;
mod import;
mod list;
mod shelf;

use askel_domain::id::{ClientId, GoalId, MeasureResponseId};
use askel_domain::measure::{Completeness, DefinitionRef, GasCourse, Given, MeasureCard, MeasureQuestion, Mode, Occasion};
use askel_questionnaire::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::goal::GoalView;

pub use answer::{begin, finish, give, resume};
pub(crate) use answer::{begin_in, finish_in, give_in, resume_in};
pub(crate) use course::newest_course_of;
pub(crate) use shelf::{definition, newest_definitions};
pub use gas::{open as open_gas, score as score_gas};
pub use import::import;
/// What [`compare`] answers.
pub use askel_domain::measure::MeasureResult;
pub use list::{compare, list, open};

/// A measure that can be used here.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MeasureRow {
    pub card: MeasureCard,
    /// Brought in by the organisation; otherwise Askel's own.
    pub imported: bool,
}

/// What became of a file that was chosen.
#[derive(Debug, Serialize, ts_rs::TS)]
pub struct MeasureImported {
    /// Nothing when the file was refused: then nothing was kept.
    pub card: Option<MeasureCard>,
    /// Every reason for refusing it, each with its place in the file.
    pub refusals: Vec<Refusal>,
    /// Places in the file that were not understood and not needed.
    pub ignored: Vec<String>,
}

/// A client's measures: each in its newest version, with all fillings of it so far.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientMeasures {
    pub client_name: String,
    pub measures: Vec<MeasureHistory>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct MeasureHistory {
    pub card: MeasureCard,
    /// The oldest first.
    pub fillings: Vec<FillingRow>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct FillingRow {
    pub id: MeasureResponseId,
    pub version: String,
    pub occasion: Occasion,
    pub on: NaiveDate,
    pub finished: bool,
    pub completeness: Completeness,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MeasureBegin {
    pub client_id: ClientId,
    pub definition: DefinitionRef,
    pub occasion: Occasion,
    pub mode: Mode,
}

#[derive(Clone, Copy, Deserialize, ts_rs::TS)]
pub struct FillingRef {
    pub id: MeasureResponseId,
}

/// One answer, skip or refusal; the place to go on from is the window's matter.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MeasureGive {
    pub id: MeasureResponseId,
    pub link_id: String,
    pub given: Given,
}

/// A filling as it stands: every question that is asked after these answers, in order.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct FillingPage {
    pub id: MeasureResponseId,
    pub client_id: ClientId,
    pub client_name: String,
    pub card: MeasureCard,
    pub occasion: Occasion,
    pub questions: Vec<MeasureQuestion>,
    /// Place in `questions`, from 0, of the first that nobody has come to.
    pub first_open: Option<u32>,
    pub finished: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MeasureCompare {
    pub client_id: ClientId,
    pub definition: DefinitionRef,
}

/// The client's goals as they are now, and how they were scored before.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GasPage {
    pub client_name: String,
    pub goals: Vec<GoalView>,
    pub course: GasCourse,
}

/// The goals as they are scored on one occasion, today. Weights are taken from the goals as they are.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GasForm {
    pub client_id: ClientId,
    pub occasion: Occasion,
    pub lines: Vec<GasFormLine>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GasFormLine {
    pub goal_id: GoalId,
    /// −2…+2; nothing when the goal is not assessed this time.
    pub level: Option<i8>,
}

crate::answer::of_no_client!(MeasureRow, MeasureImported);
