//! Lähetys: what exists only on this laptop, and carrying it away.

mod carry;
mod closed;
mod goods;
mod hand_over;
mod list;
mod pack;
mod page;
mod places;

use askel_domain::document::FormKind;
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use askel_sosmeta::Obstacle;
use askel_sosmeta::national::NationalObstacle;
use serde::Serialize;

use askel_domain::draft::EntryKind;

pub use carry::{export, export_all};
pub(crate) use closed::Sealing;
pub use hand_over::{HandOverReceipt, HandOverWish, hand_over};
pub use list::{delivery, overview};
pub(crate) use page::save as save_page;
pub(crate) use list::{document_drafts, draft_row, only_here};

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Unfinished drafts of entries and of documents, oldest first: they never leave.
    pub drafts: Vec<DraftRow>,
    pub document_drafts: Vec<DocumentDraftRow>,
    /// What is finished and exists only on this laptop, oldest first; at most a hundred.
    pub only_here: Vec<DeliveryRow>,
    pub only_here_total: u32,
    /// What has been written to a folder, newest first; at most a hundred.
    pub exported: Vec<DeliveryRow>,
    pub exported_total: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    pub id: DraftId,
    pub client_id: ClientId,
    pub client_name: String,
    pub kind: EntryKind,
    pub mode: Option<ContactMode>,
    /// It corrects an entry that is finished.
    pub corrects: bool,
    /// The day as typed so far.
    pub date: String,
    pub saved_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDraftRow {
    pub id: DraftId,
    pub client_id: ClientId,
    pub client_name: String,
    pub kind: FormKind,
    /// It corrects a document that is finished.
    pub corrects: bool,
    pub saved_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryRow {
    pub id: EntryId,
    /// The version this row is about: each leaves by itself.
    pub version: u32,
    /// The version that annuls it.
    pub annulled: bool,
    pub client_id: ClientId,
    pub client_name: String,
    pub what: What,
    /// When the entry's event began, or when the document was made.
    pub happened_at: Moment,
    pub written_at: Moment,
    pub exported_at: Option<Moment>,
    /// Why it cannot leave yet.
    pub obstacle: Option<DeliveryObstacle>,
}

/// What the row is of.
#[derive(Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum What {
    Entry { kind: EntryKind, mode: ContactMode },
    Document { form: FormKind },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryObstacle {
    /// The client has neither an identity code nor a temporary identifier.
    IdentityMissing,
    /// The client or the author lacks a family name or given names; Askel's own forms ask for them.
    NameMissing,
    /// A temporary identifier is not enough for this document.
    IdentityCodeNeeded,
    /// A required code is not in the imported code sets.
    CodeMissing,
    /// The document lacks an answer that the national form requires.
    AnswerMissing,
    /// A fault of the program.
    Fault,
}

/// The national form alone decides; this only carries its answer across.
impl From<Obstacle> for DeliveryObstacle {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::IdentityMissing => Self::IdentityMissing,
            Obstacle::NameMissing => Self::NameMissing,
            Obstacle::CodeMissing => Self::CodeMissing,
            Obstacle::Fault => Self::Fault,
        }
    }
}

impl From<NationalObstacle> for DeliveryObstacle {
    fn from(obstacle: NationalObstacle) -> Self {
        match obstacle {
            NationalObstacle::IdentityMissing => Self::IdentityMissing,
            NationalObstacle::IdentityCodeNeeded => Self::IdentityCodeNeeded,
            NationalObstacle::NameMissing => Self::NameMissing,
            NationalObstacle::CodeMissing => Self::CodeMissing,
            NationalObstacle::AnswerMissing => Self::AnswerMissing,
            NationalObstacle::Fault => Self::Fault,
        }
    }
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportReceipt {
    pub folder: String,
    pub documents: u32,
    /// Records that could not leave, each with its obstacle in `Delivery`.
    pub held_back: u32,
    /// Some codes are made up for trying Askel out: the documents say so.
    pub demo_codes: bool,
}

/// What the frame around every screen shows.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    pub today: u32,
    pub promises: u32,
    pub drafts: u32,
    pub only_here: u32,
}

crate::answer::of_no_client!(ExportReceipt, HandOverReceipt, Overview);
