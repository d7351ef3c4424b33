//! A document being written and a finished one. A finished one is never changed: a correction is its next version,
//! and a plan's next plan is a document of its own that names the one it follows.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::choice::CodeLists;
use super::settled::Settled;
use crate::draft::Purpose;
use crate::entry::{Author, Change};
use crate::id::{ClientId, DraftId, EntryId, PeriodId};
use crate::moment::Moment;
use crate::redact::redacted;

/// The documents Askel writes besides the entries: the national ones in the order of the service, and the two evaluations,
/// which no national structure has (domain.md §1) and which therefore stay in Askel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FormKind {
    Initiation,
    NeedsAssessment,
    ServiceStart,
    ClientPlan,
    ImplementationPlan,
    ServiceEnd,
    Summary,
    MidEvaluation,
    FinalEvaluation,
}

impl FormKind {
    /// The national documents: those that are written as such and may leave.
    pub const ALL: [FormKind; 7] = {
        use FormKind::*;
        [Initiation, NeedsAssessment, ServiceStart, ClientPlan, ImplementationPlan, ServiceEnd, Summary]
    };

    pub const EVALUATIONS: [FormKind; 2] = [Self::MidEvaluation, Self::FinalEvaluation];

    /// The name used in files and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Initiation => "initiation",
            Self::NeedsAssessment => "needs_assessment",
            Self::ServiceStart => "service_start",
            Self::ClientPlan => "client_plan",
            Self::ImplementationPlan => "implementation_plan",
            Self::ServiceEnd => "service_end",
            Self::Summary => "summary",
            Self::MidEvaluation => "mid_evaluation",
            Self::FinalEvaluation => "final_evaluation",
        }
    }

    /// Askel's own act, not a national document: it is never offered for delivery; what it says goes on in those that are.
    pub const fn is_evaluation(self) -> bool {
        matches!(self, Self::MidEvaluation | Self::FinalEvaluation)
    }

    /// A plan is followed by the next plan, which evaluates it; the others are written once.
    pub const fn has_next_version(self) -> bool {
        matches!(self, Self::ClientPlan | Self::ImplementationPlan)
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDraft {
    pub id: DraftId,
    pub client_id: ClientId,
    pub period_id: Option<PeriodId>,
    pub kind: FormKind,
    pub purpose: Purpose,
    /// The finished plan that this one follows and evaluates.
    pub follows: Option<DocumentRef>,
    pub answers: Answers,
    /// What the draft began with, and from which source each path of it came.
    pub prefilled: Answers,
    pub taken: BTreeMap<String, String>,
    /// Sections the worker has said are gone through.
    pub gone_through: BTreeSet<String>,
    pub opened_at: Moment,
    pub saved_at: Moment,
    /// Path of the field where the worker was writing.
    pub caret: String,
    /// Why the document is corrected; of a correction only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// One version of one finished document.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalDocument {
    pub id: EntryId,
    pub version: u32,
    pub client_id: ClientId,
    pub period_id: Option<PeriodId>,
    pub kind: FormKind,
    pub follows: Option<DocumentRef>,
    /// Settled: days written in full, nothing blank, nothing the form did not ask.
    pub answers: Answers,
    pub author: Author,
    pub written_at: Moment,
    /// When its first version was written; absent in that version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_written_at: Option<Moment>,
    /// The choices it made from the organisation's own lists, in the words they had then.
    #[serde(default, skip_serializing_if = "CodeLists::is_empty")]
    pub own_words: CodeLists,
    /// What it set going in its period.
    #[serde(default, skip_serializing_if = "Settled::is_nothing")]
    pub settled: Settled,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// A certain version of a finished document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    pub id: EntryId,
    pub version: u32,
}

redacted!(DocumentDraft, NationalDocument);

impl NationalDocument {
    pub fn reference(&self) -> DocumentRef {
        DocumentRef { id: self.id, version: self.version }
    }

    pub fn is_annulled(&self) -> bool {
        matches!(self.change, Some(Change::Annulment { .. }))
    }

    /// When the document was made. A correction does not make it newer.
    pub fn made_at(&self) -> Moment {
        self.first_written_at.unwrap_or(self.written_at)
    }

    /// Why this version was written, where it was written over an earlier one.
    pub fn reason(&self) -> Option<&str> {
        match &self.change {
            Some(Change::Correction { reason, .. } | Change::Annulment { reason, .. }) => Some(reason),
            None => None,
        }
    }
}
