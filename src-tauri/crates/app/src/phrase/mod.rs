//! Phrases and templates as the window offers them: the organisation's in the worker's language, and the worker's own.

mod import;
mod own;

use askel_domain::id::PhraseId;
use askel_domain::phrase::{PhraseField, PhraseRefusal};
use serde::{Deserialize, Serialize};

pub use import::import;
pub use own::{remove, save};

use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

#[derive(Serialize, ts_rs::TS)]
pub struct PhraseShelf {
    /// Whose book it is; empty where the file does not say or none was brought.
    pub organisation: String,
    pub phrases: Vec<PhraseView>,
    pub templates: Vec<TemplateView>,
    pub own: Vec<OwnPhraseForm>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct PhraseView {
    pub id: String,
    pub name: String,
    pub text: String,
    /// Empty: for every longer field.
    pub fields: Vec<PhraseField>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct TemplateView {
    pub id: String,
    pub name: String,
    pub fills: Vec<Fill>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct Fill {
    pub field: PhraseField,
    pub text: String,
}

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
pub struct OwnPhraseForm {
    /// Absent: a new one.
    pub id: Option<PhraseId>,
    pub name: String,
    pub text: String,
    pub fields: Vec<PhraseField>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct PhraseRef {
    pub id: PhraseId,
}

#[derive(Serialize, ts_rs::TS)]
pub struct PhraseSaved {
    pub id: PhraseId,
}

/// What a file brought, or every reason why it was not taken: then nothing has changed.
#[derive(Serialize, ts_rs::TS)]
pub struct PhrasesImported {
    pub phrases: u32,
    pub templates: u32,
    pub refusals: Vec<PhraseRefusal>,
}

crate::answer::of_no_client!(PhraseShelf, PhraseSaved, PhrasesImported);

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<PhraseShelf>, Failure> {
    let language = open.worker.language;
    open.look(|read| {
        let book = askel_store::phrase::book(read)?.unwrap_or_default();
        let phrase = |one: &askel_domain::phrase::Phrase| PhraseView {
            id: one.id.clone(),
            name: one.name.spoken(language).to_owned(),
            text: one.text.spoken(language).to_owned(),
            fields: one.fields.clone(),
        };
        let template = |one: &askel_domain::phrase::Template| TemplateView {
            id: one.id.clone(),
            name: one.name.spoken(language).to_owned(),
            fills: one.fills.iter().map(|(field, text)| Fill { field: *field, text: text.spoken(language).to_owned() }).collect(),
        };
        let own = askel_store::phrase::own(read)?;
        Ok(PhraseShelf {
            phrases: book.phrases.iter().map(phrase).collect(),
            templates: book.templates.iter().map(template).collect(),
            organisation: book.organisation,
            own: own.into_iter().map(|one| OwnPhraseForm { id: Some(one.id), name: one.name, text: one.text, fields: one.fields }).collect(),
        })
    })
    .map(Answer::read)
}
