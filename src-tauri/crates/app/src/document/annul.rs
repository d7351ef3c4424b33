//! Annulling a finished document: it stays readable and counts nowhere, and what it settled of its period is taken back.

use askel_domain::document::settled::take_back;
use askel_domain::document::{NationalDocument, version};
use askel_domain::entry::Author;
use askel_domain::period::ServicePeriod;
use askel_store::Read;

use super::correct;
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::entry::AnnulmentForm;
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 4] = [Noun::Document, Noun::Period, Noun::Client, Noun::Delivery];

/// Annuls a document, in one transaction with what it had settled.
///
/// # Errors
/// The fields to mend; [`FailureCode::EntryAnnulled`] the second time; [`FailureCode::CorrectionBegun`] and
/// [`FailureCode::NextPlanBegun`] while something typed stands on it, so that nothing is lost with it.
pub fn annul(open: &mut Open, form: AnnulmentForm) -> Result<Answer<()>, Failure> {
    let (author, now) = (Author::of(open.worker()), open.now());
    let (document, period) = open.look(|read| {
        let newest = correct::standing(read, form.id)?;
        if askel_store::document::draft_of_correction(read, form.id)?.is_some() {
            return Err(FailureCode::CorrectionBegun.into());
        }
        let followed = |draft: &askel_domain::document::DocumentDraft| draft.follows.is_some_and(|followed| followed.id == form.id);
        if askel_store::document::drafts_of(read, newest.client_id)?.iter().any(followed) {
            return Err(FailureCode::NextPlanBegun.into());
        }
        let annulled = version::annul(&newest, form.ground, &form.reason, author, now)?;
        Ok((annulled, period_without(read, &newest)?))
    })?;
    open.write_of(document.client_id, |tx| {
        askel_store::document::insert(tx, &document)?;
        if let Some((before, after)) = &period
            && before != after
        {
            askel_store::period::put(tx, after)?;
        }
        Ok(())
    })?;
    Ok(Answer::changed((), &CHANGED))
}

/// The document's period as it is, and as it is without the document.
pub(super) fn period_without(read: &Read, document: &NationalDocument) -> Result<Option<(ServicePeriod, ServicePeriod)>, Failure> {
    let Some(period) = document.period_id.map(|id| askel_store::period::get(read, id)).transpose()?.flatten() else { return Ok(None) };
    let counting = askel_store::document::counting_of(read, document.client_id)?;
    let without = take_back(document, &counting, &period);
    Ok(Some((period, without)))
}
