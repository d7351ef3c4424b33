//! Which documents a client has, which are being written, and which come next.

use std::collections::BTreeMap;

use askel_domain::document::process::{Standing, next};
use askel_domain::document::{DocumentDraft, FormKind, NationalDocument};
use askel_domain::draft::Purpose;
use askel_domain::period::ServicePeriod;
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{DocumentShelf, ShelfDraft, ShelfFinished, ShelfRow};
use crate::Open;
use crate::answer::Answer;
use crate::client::ClientRef;
use crate::failure::Failure;

pub fn shelf(open: &mut Open, request: ClientRef) -> Result<Answer<DocumentShelf>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let client = crate::client::require(read, request.id)?;
        looks.opened(Kept::Document, String::new(), client.id);
        let finished = askel_store::document::of_client(read, client.id)?;
        let drafts = askel_store::document::drafts_of(read, client.id)?;
        let period = askel_store::period::of_client_on(read, client.id, today)?;
        let written = newest_days(&finished, period.as_ref());
        let why = next(&Standing { today, written: &written, period: period.as_ref() });
        let rows = |kinds: &[FormKind]| kinds.iter().map(|kind| ShelfRow { why: why.get(kind).copied(), ..row(*kind, &finished, &drafts) }).collect();
        Ok(DocumentShelf { rows: rows(&FormKind::ALL), evaluations: rows(&FormKind::EVALUATIONS) })
    })
    .map(Answer::shown)
}

fn row(kind: FormKind, finished: &[NationalDocument], drafts: &[DocumentDraft]) -> ShelfRow {
    let draft = drafts.iter().find(|draft| draft.kind == kind && draft.purpose == Purpose::New);
    let draft = draft.map(|draft| ShelfDraft { id: draft.id, saved_at: draft.saved_at });
    let correction = |id| drafts.iter().find(|draft| matches!(draft.purpose, Purpose::Correction { entry_id, .. } if entry_id == id));
    let shown = |document: &NationalDocument| ShelfFinished {
        id: document.id,
        made_at: document.made_at(),
        author: document.author.name(),
        version: document.version,
        annulled: document.is_annulled(),
        correction: correction(document.id).map(|draft| draft.id),
    };
    let finished: Vec<_> = finished.iter().filter(|document| document.kind == kind).map(shown).collect();
    let evaluates = kind.has_next_version() && finished.iter().any(|document| !document.annulled);
    ShelfRow { kind, why: None, draft, finished, evaluates }
}

/// Of each kind the newest day of those that count; what tells of one service counts only in its own period.
fn newest_days(finished: &[NationalDocument], period: Option<&ServicePeriod>) -> BTreeMap<FormKind, NaiveDate> {
    let of_a_period = |kind| matches!(kind, FormKind::ServiceStart | FormKind::ImplementationPlan | FormKind::ServiceEnd | FormKind::Summary | FormKind::MidEvaluation | FormKind::FinalEvaluation);
    let is_here = |document: &&NationalDocument| !of_a_period(document.kind) || document.period_id == period.map(|period| period.id);
    let counts = |document: &&NationalDocument| !document.is_annulled() && is_here(document);
    // The newest comes first, so that it is put in last.
    finished.iter().rev().filter(counts).map(|document| (document.kind, document.made_at().date_naive())).collect()
}
