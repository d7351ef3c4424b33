//! Every version of a document: who wrote it, when and why, and what differs from the version before it.

use askel_domain::document::{CodeLists, FormDef, NationalDocument, settle};
use askel_domain::worker::Language;
use askel_sosmeta::national::{FormWords, Said, said};
use askel_store::Read;
use askel_store::log::Noun as Kept;

use super::draft::{ListsOf, form_of, lists_of};
use super::{AnswerBeside, DocumentAsked, DocumentHistory, DocumentUndone, DocumentVersion, annul};
use crate::Open;
use crate::answer::Answer;
use crate::entry::{annulled, difference, moment, replaced};
use crate::failure::{Failure, FailureCode};

pub fn history(open: &mut Open, request: DocumentAsked) -> Result<Answer<DocumentHistory>, Failure> {
    let (language, today) = (open.worker().language, open.today());
    open.show(|read, looks| {
        let kept = askel_store::document::versions(read, request.id)?;
        let (newest, _) = kept.last().ok_or(FailureCode::NotFound)?;
        looks.opened(Kept::Document, request.id, newest.client_id);
        let client = crate::client::require(read, newest.client_id)?;
        let form = form_of(newest.kind, &client)?;
        let words = askel_text::form_words(language, &form);
        let mut versions: Vec<DocumentVersion> = vec![];
        let mut before: Option<Told> = None;
        for (document, exported_at) in &kept {
            let told = Told { document, lists: lists_of(read, &form, &ListsOf::Finished(document))? };
            let beside = before.as_ref().filter(|_| !document.is_annulled());
            versions.push(DocumentVersion {
                version: document.version,
                author: document.author.name(),
                author_title: document.author.title.clone(),
                written_at: document.written_at,
                reason: document.reason().unwrap_or_default().to_owned(),
                annulled: annulled(document.change.as_ref()),
                exported_at: exported_at.as_deref().and_then(moment),
                fields: beside.map(|before| differing(&form, before, &told, &words)).unwrap_or_default(),
                answers: settle(&form, &document.answers, today),
            });
            before = Some(told);
        }
        versions.reverse();
        let undone = if newest.is_annulled() { None } else { Some(undone(read, newest)?) };
        let correction = askel_store::document::draft_of_correction(read, request.id)?.map(|draft| draft.id);
        Ok(DocumentHistory { versions, correction, undone })
    })
    .map(Answer::shown)
}

/// What two people made of one version, beside each other: the answers that are not the same.
pub(crate) fn beside(read: &Read, one: &NationalDocument, other: &NationalDocument, language: Language) -> Result<Vec<AnswerBeside>, Failure> {
    let client = crate::client::require(read, one.client_id)?;
    let form = form_of(one.kind, &client)?;
    let told = |document| Ok::<_, Failure>(Told { document, lists: lists_of(read, &form, &ListsOf::Finished(document))? });
    Ok(differing(&form, &told(one)?, &told(other)?, &askel_text::form_words(language, &form)))
}

/// A version and the lists it is read with.
struct Told<'a> {
    document: &'a NationalDocument,
    lists: CodeLists,
}

fn undone(read: &Read, document: &NationalDocument) -> Result<DocumentUndone, Failure> {
    let delivered = askel_store::delivery::has_left(read, document.id)?;
    let Some((before, after)) = annul::period_without(read, document)? else {
        return Ok(DocumentUndone { review: None, waiting_again: vec![], delivered });
    };
    let kept = |on| after.course.reviews.iter().any(|review| review.on == on);
    let waits = |on| after.course.reviews.iter().any(|review| review.on == on && !review.held);
    let held = before.course.reviews.iter().filter(|review| review.held && waits(review.on));
    Ok(DocumentUndone {
        review: before.course.reviews.iter().map(|review| review.on).find(|on| !kept(*on)),
        waiting_again: held.map(|review| review.on).collect(),
        delivered,
    })
}

/// The answers that are not the same, in the order of the later version, those that are gone at the end.
fn differing(form: &FormDef, before: &Told, after: &Told, words: &FormWords) -> Vec<AnswerBeside> {
    let old = said(form, &before.document.answers, &before.lists, words);
    let new = said(form, &after.document.answers, &after.lists, words);
    let text = |all: &[Said], path: &str| all.iter().find(|one| one.path == path).map(|one| one.text.clone()).unwrap_or_default();
    let gone = old.iter().filter(|one| new.iter().all(|other| other.path != one.path));
    let pairs = new.iter().chain(gone).map(|one| (one, text(&old, &one.path), text(&new, &one.path)));
    pairs
        .filter(|(_, before, after)| before != after)
        .map(|(one, before, after)| AnswerBeside {
            heading: one.heading.clone(),
            changed: true,
            runs: if one.is_fact { replaced(before, after) } else { difference(&before, &after) },
        })
        .collect()
}
