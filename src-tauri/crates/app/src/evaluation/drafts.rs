//! What comes of a finished evaluation: the documents after it stand begun, filled in with what was said. None is finished for anybody.

use askel_domain::document::evaluate::taken_into;
use askel_domain::document::{FormKind, NationalDocument};
use askel_domain::draft::Purpose;
use askel_domain::id::DraftId;
use askel_domain::moment::Moment;
use askel_domain::worker::Worker;
use askel_store::Tx;

use super::MadeDraft;
use crate::document::first_draft;
use crate::failure::Failure;

/// The next plans where a plan has been finished; after the last evaluation also the end of the service and the summary,
/// unless this service has them. A draft that is being written takes what it has no words of its own for.
///
/// A corrected evaluation begins nothing anew. `ids`: as many as there may be drafts.
pub(crate) fn make(tx: &Tx, evaluation: &NationalDocument, worker: &Worker, ids: [DraftId; 4], now: Moment) -> Result<Vec<MadeDraft>, Failure> {
    if !evaluation.kind.is_evaluation() || evaluation.version > 1 {
        return Ok(vec![]);
    }
    let client = crate::client::require(tx, evaluation.client_id)?;
    let finished = askel_store::document::counting_of(tx, client.id)?;
    let drafts = askel_store::document::drafts_of(tx, client.id)?;
    let mut made = vec![];
    for (kind, id) in wanted(evaluation, &finished).into_iter().zip(ids) {
        let fresh = first_draft(tx, &client, worker, kind, id, now)?;
        match drafts.iter().find(|draft| draft.kind == kind && draft.purpose == Purpose::New) {
            Some(begun) => {
                askel_store::document::save(tx, &taken_into(begun, &fresh))?;
                made.push(MadeDraft { kind, id: begun.id, was_begun: true });
            }
            None => {
                askel_store::document::begin(tx, &fresh)?;
                made.push(MadeDraft { kind, id, was_begun: false });
            }
        }
    }
    Ok(made)
}

fn wanted(evaluation: &NationalDocument, finished: &[NationalDocument]) -> Vec<FormKind> {
    let has = |kind: FormKind| finished.iter().any(|document| document.kind == kind);
    let here = |kind: FormKind| finished.iter().any(|document| document.kind == kind && document.period_id == evaluation.period_id);
    let plans = FormKind::ALL.into_iter().filter(|kind| kind.has_next_version() && has(*kind));
    let last = [FormKind::ServiceEnd, FormKind::Summary].into_iter().filter(|kind| evaluation.kind == FormKind::FinalEvaluation && !here(*kind));
    plans.chain(last).collect()
}
