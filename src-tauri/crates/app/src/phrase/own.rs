//! The worker's own phrases: kept, changed, taken away.

use askel_domain::id::PhraseId;
use askel_domain::phrase::OwnPhrase;

use super::{OwnPhraseForm, PhraseRef, PhraseSaved};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

/// # Errors
/// Every field to mend.
pub fn save(open: &mut Open, form: OwnPhraseForm) -> Result<Answer<PhraseSaved>, Failure> {
    let id = form.id.unwrap_or_else(|| PhraseId(open.new_id()));
    let phrase = OwnPhrase { id, name: form.name.trim().to_owned(), text: form.text.trim().to_owned(), fields: form.fields, removed: false };
    phrase.check()?;
    let changes = form.id.is_some();
    open.write(|tx| {
        if changes {
            require(tx, id)?;
        }
        Ok(askel_store::phrase::put_own(tx, &phrase)?)
    })?;
    Ok(Answer::changed(PhraseSaved { id }, &[Noun::Phrase]).undoable(open, Deed::PhraseSaved))
}

pub fn remove(open: &mut Open, request: PhraseRef) -> Result<Answer<()>, Failure> {
    open.write(|tx| {
        let phrase = OwnPhrase { removed: true, ..require(tx, request.id)? };
        Ok(askel_store::phrase::put_own(tx, &phrase)?)
    })?;
    Ok(Answer::changed((), &[Noun::Phrase]).undoable(open, Deed::PhraseRemoved))
}

fn require(read: &askel_store::Read, id: PhraseId) -> Result<OwnPhrase, Failure> {
    askel_store::phrase::get_own(read, id)?.filter(|phrase| !phrase.removed).ok_or(FailureCode::NotFound.into())
}
