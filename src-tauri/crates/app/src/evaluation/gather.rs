//! The facts of an evaluation, gathered from the record as it stands when it is finished: nobody types them, and nothing
//! that was marked or measured while it was written is left out.

use askel_domain::document::{Answer, DocumentDraft};
use askel_domain::draft::Purpose;
use askel_domain::period::FixedTerm;
use askel_domain::worker::Worker;
use askel_store::Read;
use chrono::NaiveDate;

use crate::document::{asked_of, counted_term, record_of};
use crate::failure::Failure;

/// Puts the facts in their places. Of a document that is no evaluation nothing is gathered, and a correction keeps the facts of
/// the day it corrects.
pub(crate) fn gather(read: &Read, draft: &mut DocumentDraft, worker: &Worker, today: NaiveDate) -> Result<(), Failure> {
    if !draft.kind.is_evaluation() || draft.purpose != Purpose::New {
        return Ok(());
    }
    let client = crate::client::require(read, draft.client_id)?;
    let facts = record_of(read, &client, term_of(read, draft, today)?, worker.language)?;
    for field in asked_of(draft.kind, &client)?.fields().filter(|field| field.gathered) {
        let fact = field.from.iter().find_map(|from| facts.get(from.strip_prefix("facts.")?));
        draft.answers.set(&field.id, fact.cloned().unwrap_or(Answer::Text(String::new())));
    }
    Ok(())
}

/// The days an evaluation counts, by what its draft began from.
pub(super) fn term_of(read: &Read, draft: &DocumentDraft, today: NaiveDate) -> Result<Option<FixedTerm>, Failure> {
    let plan = draft.follows.map(|followed| askel_store::document::get(read, followed.id)).transpose()?.flatten();
    let period = draft.period_id.map(|id| askel_store::period::get(read, id)).transpose()?.flatten();
    Ok(counted_term(draft.kind, plan.as_ref(), period.as_ref(), today))
}
