//! Mid and final evaluation as the window shows them: what the record tells while one is written, and what comes of a finished one.

mod drafts;
mod figures;
mod gather;

use askel_domain::document::FormKind;
use askel_domain::document::counts::{Counts, Sum};
use askel_domain::id::{ClientId, DraftId};
use chrono::NaiveDate;
use serde::Serialize;

use crate::task::TaskView;

pub(crate) use drafts::make as make_drafts;
pub use figures::figures;
pub(crate) use gather::gather;

/// What the record tells of the time that is evaluated, as it stands now.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct EvaluationFigures {
    pub client_id: ClientId,
    /// The days that are counted; nothing where there is neither a plan nor a period.
    pub from: Option<NaiveDate>,
    pub until: NaiveDate,
    pub counts: Counts,
    pub all: Sum,
    pub face_to_face: Sum,
    pub remote: Sum,
    /// Of every hundred meetings that were either remote or face to face.
    pub remote_percent: Option<u32>,
    pub open_tasks: Vec<TaskView>,
    /// No plan has been finished: the client's goals are evaluated, and no next plan is begun.
    pub without_plan: bool,
}

/// A document that a finished evaluation began, or found begun and filled in.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeDraft {
    pub kind: FormKind,
    pub id: DraftId,
    /// It was being written already: the evaluation was added where nothing of its own had been written.
    pub was_begun: bool,
}
