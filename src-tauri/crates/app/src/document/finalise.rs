//! Ready: the draft becomes version 1 of a document, locked, with what it settles of its period, in one transaction.

use askel_domain::document::process::settle_period;
use askel_domain::document::{DocumentDraft, NationalDocument, check, settle};
use askel_domain::entry::Author;
use askel_domain::id::{DraftId, EntryId};
use askel_store::Tx;
use chrono::NaiveDate;

use super::{DocumentFinished, DocumentSave, draft};
use crate::{Open, evaluation};
use crate::answer::{Answer, Noun};
use crate::failure::Failure;

const CHANGED: [Noun; 4] = [Noun::Document, Noun::Period, Noun::Client, Noun::Entry];

/// Finishes a draft. A second click finds the document made and changes nothing.
///
/// # Errors
/// Every field to mend. What was typed is kept in the draft before the refusal is told, so that it loses nothing.
pub fn finalise(open: &mut Open, save: DocumentSave) -> Result<Answer<DocumentFinished>, Failure> {
    let (draft_id, id) = (save.id, EntryId(save.id.0));
    if let Some(done) = open.read(|read| askel_store::document::get(read, id))? {
        return Ok(Answer::read(DocumentFinished { id, client_id: done.client_id, already: true, drafts: vec![] }));
    }
    let client = draft::client_of(open, draft_id)?;
    draft::save(open, save)?;
    let (author, now, today) = (Author::of(open.worker()), open.now(), open.today());
    let (worker, ids) = (open.worker().clone(), [(); 4].map(|()| DraftId(open.new_id())));
    let (client_id, drafts) = open.write_of(client, |tx| {
        let mut draft = draft::require(tx, draft_id)?;
        evaluation::gather(tx, &mut draft, &worker, today)?;
        let client = crate::client::require(tx, draft.client_id)?;
        let desk = draft::Desk::of(tx, &draft, &client)?;
        let problems = check(&desk.form, &draft.answers, &desk.known(today));
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let document = NationalDocument {
            id,
            version: 1,
            client_id: client.id,
            period_id: draft.period_id,
            kind: draft.kind,
            follows: draft.follows,
            answers: settle(&desk.form, &draft.answers, today),
            author: author.clone(),
            written_at: now,
            change: None,
        };
        write(tx, &draft, &document, today)?;
        Ok((client.id, evaluation::make_drafts(tx, &document, &worker, ids, now)?))
    })?;
    Ok(Answer::changed(DocumentFinished { id, client_id, already: false, drafts }, &CHANGED))
}

fn write(tx: &Tx, draft: &DocumentDraft, document: &NationalDocument, today: NaiveDate) -> Result<(), Failure> {
    askel_store::document::insert(tx, document)?;
    if let Some(period) = draft.period_id.map(|id| askel_store::period::get(tx, id)).transpose()?.flatten() {
        let settled = settle_period(document, &period, today);
        if settled != period {
            askel_store::period::put(tx, &settled)?;
        }
    }
    Ok(askel_store::document::end(tx, draft, "finished")?)
}
