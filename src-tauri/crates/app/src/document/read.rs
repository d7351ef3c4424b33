//! A finished document, and the plan before it to set it beside. Places stay out of sight for a protected client.

use askel_domain::document::settle;
use askel_store::log::Noun as Kept;

use super::draft::ListsOf;
use super::{DocumentAsked, DocumentView, PreviousView, draft};
use crate::Open;
use crate::answer::Answer;
use crate::entry::{annulled, moment};
use crate::failure::{Failure, FailureCode};

pub fn read(open: &mut Open, request: DocumentAsked) -> Result<Answer<DocumentView>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let document = askel_store::document::get(read, request.id)?.ok_or(FailureCode::NotFound)?;
        looks.opened(Kept::Document, document.id, document.client_id);
        let client = crate::client::require(read, document.client_id)?;
        let form = draft::form_of(document.kind, &client)?;
        let lists = draft::lists_of(read, &form, &ListsOf::Finished(&document))?;
        let exported_at = askel_store::delivery::exported_at(read, document.id, document.version)?;
        let delivered = askel_store::delivery::has_left(read, document.id)?;
        let previous = document.follows.map(|followed| askel_store::document::get(read, followed.id)).transpose()?.flatten();
        let previous = previous.map(|before| PreviousView {
            id: before.id,
            made_at: before.made_at(),
            annulled: before.is_annulled(),
            answers: settle(&form, &before.answers, today),
        });
        Ok(DocumentView {
            id: document.id,
            client: crate::client::head(&client, today),
            answers: settle(&form, &document.answers, today),
            form,
            lists,
            author: document.author.name(),
            author_title: document.author.title.clone(),
            author_unit: document.author.unit_name.clone(),
            version: document.version,
            written_at: document.written_at,
            made_at: document.made_at(),
            waits: !document.kind.is_evaluation() && exported_at.is_none() && (!document.is_annulled() || delivered),
            exported_at: exported_at.as_deref().and_then(moment),
            annulled: annulled(document.change.as_ref()),
            previous,
        })
    })
    .map(Answer::shown)
}
