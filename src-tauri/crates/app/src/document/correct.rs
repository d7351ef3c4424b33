//! Correcting a finished document: opens a draft with its newest words, and makes of it the next version with its reason.

use askel_domain::document::settled::follow;
use askel_domain::document::version::{self, Asked};
use askel_domain::document::{DocumentDraft, NationalDocument};
use askel_domain::draft::Purpose;
use askel_domain::entry::Author;
use askel_domain::id::{DraftId, EntryId};
use askel_domain::moment::Moment;
use askel_sosmeta::national::{OWN_LISTS, asked};
use askel_store::{Read, Tx};

use super::{DocumentAsked, DocumentBegun, DocumentCorrection, draft};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// Begins the correction of a document; where one was begun, that one.
///
/// # Errors
/// [`FailureCode::EntryAnnulled`].
pub fn start_correction(open: &mut Open, request: DocumentAsked) -> Result<Answer<DocumentBegun>, Failure> {
    if let Some(begun) = open.read(|read| askel_store::document::draft_of_correction(read, request.id))? {
        return Ok(Answer::read(DocumentBegun { id: begun.id }));
    }
    let (id, now) = (DraftId(open.new_id()), open.now());
    let begun = open.look(|read| {
        let newest = standing(read, request.id)?;
        let client = crate::client::require(read, newest.client_id)?;
        let answers = draft::form_of(newest.kind, &client)?.only_asked(&newest.answers);
        Ok(DocumentDraft {
            id,
            client_id: client.id,
            period_id: newest.period_id,
            kind: newest.kind,
            purpose: Purpose::Correction { entry_id: newest.id, base: newest.version },
            follows: newest.follows,
            prefilled: answers.clone(),
            answers,
            taken: Default::default(),
            gone_through: Default::default(),
            opened_at: now,
            saved_at: now,
            caret: String::new(),
            reason: String::new(),
        })
    })?;
    open.write_of(begun.client_id, |tx| Ok(askel_store::document::begin(tx, &begun)?))?;
    Ok(Answer::changed(DocumentBegun { id }, &[Noun::Document]))
}

/// The newest version of a document that counts.
///
/// # Errors
/// [`FailureCode::NotFound`]; [`FailureCode::EntryAnnulled`].
pub(super) fn standing(read: &Read, id: EntryId) -> Result<NationalDocument, Failure> {
    let newest = askel_store::document::get(read, id)?.ok_or(FailureCode::NotFound)?;
    if newest.is_annulled() { Err(FailureCode::EntryAnnulled.into()) } else { Ok(newest) }
}

pub(super) fn correction_of(read: &Read, purpose: Purpose) -> Result<Option<DocumentCorrection>, Failure> {
    let Purpose::Correction { entry_id, .. } = purpose else { return Ok(None) };
    let newest = askel_store::document::get(read, entry_id)?;
    Ok(newest.map(|document| DocumentCorrection { id: document.id, version: document.version, made_at: document.made_at() }))
}

/// Writes the next version, and moves the review it agreed where the correction moves it.
pub(super) fn correct(tx: &Tx, draft: &DocumentDraft, id: EntryId, author: Author, now: Moment) -> Result<NationalDocument, Failure> {
    let newest = standing(tx, id)?;
    let client = crate::client::require(tx, draft.client_id)?;
    let desk = draft::Desk::of(tx, draft, &client)?;
    let whole = asked(newest.kind).ok_or(FailureCode::Internal)?;
    let today = now.date_naive();
    let forms = Asked { form: &desk.form, whole: &whole };
    let mut next = version::correct(draft, &newest, &forms, &desk.known(today), author, now)?;
    next.own_words = desk.lists.chosen(&desk.form, &next.answers, &OWN_LISTS);
    if let Some(period) = next.period_id.map(|id| askel_store::period::get(tx, id)).transpose()?.flatten() {
        let followed = follow(&newest, &mut next, &period, today);
        if followed != period {
            askel_store::period::put(tx, &followed)?;
        }
    }
    askel_store::document::insert(tx, &next)?;
    Ok(next)
}
