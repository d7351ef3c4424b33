//! Long documents of the service as the window shows them: what there is, what is being written, what was finished.

mod begin;
mod draft;
mod finalise;
mod read;
mod shelf;

use std::collections::BTreeMap;

use askel_domain::document::process::WhyNext;
use askel_domain::document::{Answers, CodeLists, FormDef, FormKind, SectionState};
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_domain::moment::Moment;
use serde::{Deserialize, Serialize};

use crate::client::ClientHead;
use crate::evaluation::MadeDraft;

pub use begin::begin;
pub(crate) use begin::{counted_term, first_draft, record as record_of};
pub use draft::{discard, open, save};
pub(crate) use draft::{form_of as asked_of, require as require_draft};
pub use finalise::finalise;
pub use read::read;
pub use shelf::shelf;

/// Every kind of document of one client, in the order of the service.
#[derive(Serialize, ts_rs::TS)]
pub struct DocumentShelf {
    pub rows: Vec<ShelfRow>,
    /// The mid and the final evaluation: acts of their own, which stay in Askel.
    pub evaluations: Vec<ShelfRow>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ShelfRow {
    pub kind: FormKind,
    /// Set when this one comes next.
    pub why: Option<WhyNext>,
    pub draft: Option<ShelfDraft>,
    /// The newest first.
    pub finished: Vec<ShelfFinished>,
    /// A new one begins from the newest finished one and evaluates it.
    pub evaluates: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ShelfDraft {
    pub id: DraftId,
    pub saved_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ShelfFinished {
    pub id: EntryId,
    pub written_at: Moment,
    pub author: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentBegin {
    pub client_id: ClientId,
    pub kind: FormKind,
}

#[derive(Serialize, ts_rs::TS)]
pub struct DocumentBegun {
    pub id: DraftId,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct DocumentDraftRef {
    pub id: DraftId,
}

/// A document being written: the form, the answers as last saved, and what they stand on.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentPage {
    pub id: DraftId,
    pub client: ClientHead,
    pub form: FormDef,
    pub lists: CodeLists,
    pub answers: Answers,
    /// What the draft began with, and by the ids of the form's fields where it came from.
    pub prefilled: Answers,
    pub taken: BTreeMap<String, String>,
    /// The sections that are asked.
    pub sections: Vec<SectionView>,
    pub gone_through: Vec<String>,
    /// Path of the field where the worker was writing.
    pub caret: String,
    pub saved_at: Moment,
    /// When the plan that this one follows and evaluates was written.
    pub follows: Option<Moment>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct SectionView {
    pub id: String,
    pub state: SectionState,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentSave {
    pub id: DraftId,
    pub answers: Answers,
    pub gone_through: Vec<String>,
    pub caret: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentSaved {
    /// When the file had it: only this answer may change the label to "saved".
    pub saved_at: Moment,
    pub sections: Vec<SectionView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentFinished {
    pub id: EntryId,
    pub client_id: ClientId,
    /// It was already final: the second click changed nothing.
    pub already: bool,
    /// What a finished evaluation began; empty for every other document.
    pub drafts: Vec<MadeDraft>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct DocumentAsked {
    pub id: EntryId,
}

/// A finished document, to be read.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    pub id: EntryId,
    pub client: ClientHead,
    pub form: FormDef,
    pub lists: CodeLists,
    pub answers: Answers,
    pub author: String,
    pub written_at: Moment,
    /// The plan that this one follows.
    pub previous: Option<PreviousView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviousView {
    pub id: EntryId,
    pub written_at: Moment,
    pub answers: Answers,
}

crate::answer::of_no_client!(DocumentBegun, DocumentSaved, DocumentFinished);
