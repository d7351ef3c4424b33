//! Long documents of the service as the window shows them: what there is, what is being written, what was finished,
//! and its versions.

mod annul;
mod begin;
mod correct;
mod draft;
mod finalise;
mod history;
mod read;
mod save;
mod shelf;

use std::collections::BTreeMap;

use askel_domain::document::process::WhyNext;
use askel_domain::document::{Answers, CodeLists, FormDef, FormKind, SectionState};
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_domain::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::client::ClientHead;
use crate::entry::{AnnulledView, Run};
use crate::evaluation::MadeDraft;

pub use annul::annul;
pub use begin::begin;
pub use correct::start_correction;
pub(crate) use begin::{counted_term, first_draft, record as record_of};
pub use draft::{discard, open, save};
pub(crate) use draft::{form_of as asked_of, require as require_draft};
pub use finalise::finalise;
pub(crate) use history::beside;
pub use history::history;
pub use read::read;
pub use shelf::shelf;
pub use save::save_as_pdf;

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
    /// When the document was made, whatever has been corrected since.
    pub made_at: Moment,
    pub author: String,
    /// Above 1: it has been corrected, or annulled.
    pub version: u32,
    /// It counts nowhere any more.
    pub annulled: bool,
    /// A correction that was begun and not finished.
    pub correction: Option<DraftId>,
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
    /// What this draft corrects, where it corrects something, and why as typed so far.
    pub correction: Option<DocumentCorrection>,
    pub reason: String,
    /// The client's age, where it is outside what the organisation's service is for. A sentence, never a gate.
    pub outside_ages: Option<OutsideAges>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentCorrection {
    pub id: EntryId,
    /// The version that is being corrected.
    pub version: u32,
    pub made_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
pub struct OutsideAges {
    pub age: u32,
    pub from: Option<u32>,
    pub until: Option<u32>,
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
    /// Why a finished document is corrected; empty in a new one.
    pub reason: String,
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
    pub author_title: String,
    pub author_unit: String,
    pub version: u32,
    /// When this version was written, and the first one.
    pub written_at: Moment,
    pub made_at: Moment,
    /// When this version was last written to a folder; `None`: only on this laptop.
    pub exported_at: Option<Moment>,
    /// This version waits to be written to a folder. An annulled document that never left waits for nothing.
    pub waits: bool,
    /// Set when the document no longer counts; its content is what it was.
    pub annulled: Option<AnnulledView>,
    /// The plan that this one follows.
    pub previous: Option<PreviousView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviousView {
    pub id: EntryId,
    pub made_at: Moment,
    /// It counts no more, though this one was made from it.
    pub annulled: bool,
    pub answers: Answers,
}

/// Every version of a document, the newest first.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentHistory {
    pub versions: Vec<DocumentVersion>,
    /// A correction that was begun and not finished.
    pub correction: Option<DraftId>,
    /// What annulling would take back; absent when the document has been annulled.
    pub undone: Option<DocumentUndone>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentVersion {
    pub version: u32,
    pub author: String,
    pub author_title: String,
    pub written_at: Moment,
    /// Empty in the first version.
    pub reason: String,
    pub annulled: Option<AnnulledView>,
    pub exported_at: Option<Moment>,
    /// What differs from the version before it, in the order of the form. Empty in the first version and in an annulment.
    pub fields: Vec<AnswerBeside>,
    /// The whole version, to be read by itself.
    pub answers: Answers,
}

/// One answer of two versions, under its heading.
#[derive(Serialize, ts_rs::TS)]
pub struct AnswerBeside {
    pub heading: String,
    pub changed: bool,
    /// In order. `same` and `removed` make the earlier text, `same` and `added` the later.
    pub runs: Vec<Run>,
}

/// What follows when the document is annulled, told before it is done.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentUndone {
    /// The review it agreed leaves the day's page.
    pub review: Option<NaiveDate>,
    /// Reviews that wait again.
    pub waiting_again: Vec<NaiveDate>,
    /// Some version has been written to a folder: the annulment is carried after it.
    pub delivered: bool,
}

crate::answer::of_no_client!(DocumentBegun, DocumentSaved, DocumentFinished);
