//! Ready: the draft becomes version 1 of a document, locked, with what it settles of its period, in one transaction.
//! A draft that corrects a document becomes its next version instead.

use askel_domain::document::process::settle_period;
use askel_domain::document::{DocumentDraft, NationalDocument, Settled, check, settle};
use askel_domain::draft::Purpose;
use askel_domain::entry::Author;
use askel_domain::id::{DraftId, EntryId};
use askel_domain::moment::Moment;
use askel_sosmeta::national::OWN_LISTS;
use askel_store::Tx;

use super::{DocumentFinished, DocumentSave, correct, draft};
use crate::{Open, evaluation};
use crate::answer::{Answer, Noun};
use crate::failure::Failure;

const CHANGED: [Noun; 5] = [Noun::Document, Noun::Period, Noun::Client, Noun::Entry, Noun::Delivery];

/// Finishes a draft. A second click finds the document made and changes nothing.
///
/// # Errors
/// Every field to mend. What was typed is kept in the draft before the refusal is told, so that it loses nothing.
pub fn finalise(open: &mut Open, save: DocumentSave) -> Result<Answer<DocumentFinished>, Failure> {
    let draft_id = save.id;
    if let Some(done) = open.read(|read| askel_store::document::of_draft(read, draft_id))? {
        return Ok(Answer::read(DocumentFinished { id: done.id, client_id: done.client_id, already: true, drafts: vec![] }));
    }
    let client = draft::client_of(open, draft_id)?;
    draft::save(open, save)?;
    let (author, now, today) = (Author::of(open.worker()), open.now(), open.today());
    let (worker, ids) = (open.worker().clone(), [(); 4].map(|()| DraftId(open.new_id())));
    let (id, client_id, drafts) = open.write_unfinished_of(&[client], |tx| {
        let mut draft = draft::require(tx, draft_id)?;
        evaluation::gather(tx, &mut draft, &worker, today)?;
        let (document, drafts) = match draft.purpose {
            Purpose::Correction { entry_id, .. } => (correct::correct(tx, &draft, entry_id, author, now)?, vec![]),
            _ => {
                let document = first(tx, &draft, author, now)?;
                let drafts = evaluation::make_drafts(tx, &document, &worker, ids, now)?;
                (document, drafts)
            }
        };
        askel_store::document::end(tx, &draft, "finished")?;
        Ok((document.id, document.client_id, drafts))
    })?;
    open.something_finished();
    Ok(Answer::changed(DocumentFinished { id, client_id, already: false, drafts }, &CHANGED))
}

/// Version 1, and what it settles of its period.
fn first(tx: &Tx, draft: &DocumentDraft, author: Author, now: Moment) -> Result<NationalDocument, Failure> {
    let today = now.date_naive();
    let client = crate::client::require(tx, draft.client_id)?;
    let desk = draft::Desk::of(tx, draft, &client)?;
    let problems = check(&desk.form, &draft.answers, &desk.known(today));
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let answers = settle(&desk.form, &draft.answers, today);
    let mut document = NationalDocument {
        id: EntryId(draft.id.0),
        version: 1,
        client_id: client.id,
        period_id: draft.period_id,
        kind: draft.kind,
        follows: draft.follows,
        own_words: desk.lists.chosen(&desk.form, &answers, &OWN_LISTS),
        answers,
        author,
        written_at: now,
        first_written_at: None,
        settled: Settled::default(),
        change: None,
    };
    if let Some(period) = draft.period_id.map(|id| askel_store::period::get(tx, id)).transpose()?.flatten() {
        let settled = settle_period(&document, &period, today);
        document.settled = Settled::between(&period, &settled);
        if settled != period {
            askel_store::period::put(tx, &settled)?;
        }
    }
    askel_store::document::insert(tx, &document)?;
    Ok(document)
}
