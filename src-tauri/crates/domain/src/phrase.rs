//! Ready sentences: of the organisation, which come in one file, and of the worker's own. Checks what such a file says; knows
//! neither its spelling nor the window that offers them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::PhraseId;
use crate::problem::{Problem, Problems};
use crate::worker::Language;

pub const LONGEST_NAME: u32 = 80;
pub const LONGEST_TEXT: u32 = 5_000;
/// More of them nobody finds anything in.
pub const MOST: usize = 500;

/// One text in the languages it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fi: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sv: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Wording {
    /// In that language, or else in the first it was written in.
    pub fn spoken(&self, language: Language) -> &str {
        let all = [&self.fi, &self.sv, &self.en];
        let wanted = match language {
            Language::Fi => &self.fi,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        };
        [wanted].into_iter().chain(all).find(|text| !text.trim().is_empty()).map_or("", |text| text.trim())
    }

    fn longest(&self) -> usize {
        [&self.fi, &self.sv, &self.en].map(|text| text.chars().count()).into_iter().max().unwrap_or(0)
    }
}

/// Where a phrase is meant for. One that names no place is for every longer field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PhraseField {
    ClientTells,
    Observations,
    Assessment,
    Agreed,
    /// What a group did.
    GroupDid,
    /// The fields of assessments, plans and evaluations.
    Document,
}

impl PhraseField {
    pub const ALL: [Self; 6] = [Self::ClientTells, Self::Observations, Self::Assessment, Self::Agreed, Self::GroupDid, Self::Document];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub id: String,
    pub name: Wording,
    pub text: Wording,
    #[serde(default, rename = "in")]
    pub fields: Vec<PhraseField>,
}

/// A set of texts that goes into several fields of a visit at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub id: String,
    pub name: Wording,
    pub fills: BTreeMap<PhraseField, Wording>,
}

/// Everything the organisation offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PhraseBook {
    pub organisation: String,
    pub phrases: Vec<Phrase>,
    pub templates: Vec<Template>,
}

/// A phrase that the worker wrote for own use. It is taken away by a mark, as every row is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPhrase {
    pub id: PhraseId,
    pub name: String,
    pub text: String,
    pub fields: Vec<PhraseField>,
    pub removed: bool,
}

crate::redact::redacted!(OwnPhrase);

/// What is wrong with a file of phrases; beside it stands where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PhraseFault {
    Unread,
    TooLarge,
    /// It is no YAML or JSON of this form.
    NotUnderstood,
    /// It has neither phrases nor templates.
    Empty,
    TooMany,
    IdMissing,
    SameId,
    NameMissing,
    NameLong,
    TextMissing,
    TextLong,
}

impl PhraseFault {
    pub const ALL: &[Self] = &[
        Self::Unread, Self::TooLarge, Self::NotUnderstood, Self::Empty, Self::TooMany, Self::IdMissing, Self::SameId, Self::NameMissing,
        Self::NameLong, Self::TextMissing, Self::TextLong,
    ];
}

/// `at`: the id of the phrase or its place in the file, `phrases 3`; for a file that was not understood its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PhraseRefusal {
    pub code: PhraseFault,
    pub at: String,
}

impl PhraseRefusal {
    pub fn new(code: PhraseFault, at: impl Into<String>) -> Self {
        Self { code, at: at.into() }
    }
}

impl PhraseBook {
    /// Everything that must be mended before the file is taken.
    pub fn check(&self) -> Result<(), Vec<PhraseRefusal>> {
        if self.phrases.is_empty() && self.templates.is_empty() {
            return Err(vec![PhraseRefusal::new(PhraseFault::Empty, "")]);
        }
        if self.phrases.len() + self.templates.len() > MOST {
            return Err(vec![PhraseRefusal::new(PhraseFault::TooMany, MOST.to_string())]);
        }
        let mut found = vec![];
        let mut ids: Vec<&str> = vec![];
        let phrases = self.phrases.iter().map(|phrase| ("phrases", phrase.id.as_str(), &phrase.name, vec![&phrase.text]));
        let templates = self.templates.iter().map(|template| ("templates", template.id.as_str(), &template.name, template.fills.values().collect()));
        for (number, (part, id, name, texts)) in phrases.enumerate().chain(templates.enumerate()) {
            let place = if id.trim().is_empty() { format!("{part} {}", number + 1) } else { id.to_owned() };
            found.extend(faults(id, name, &texts, &ids).into_iter().map(|code| PhraseRefusal::new(code, place.clone())));
            ids.push(id);
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

fn faults(id: &str, name: &Wording, texts: &[&Wording], before: &[&str]) -> Vec<PhraseFault> {
    let empty = |text: &Wording| text.spoken(Language::Fi).is_empty();
    let long = |text: &Wording, limit: u32| text.longest() > limit as usize;
    let found = [
        (id.trim().is_empty(), PhraseFault::IdMissing),
        (!id.trim().is_empty() && before.contains(&id), PhraseFault::SameId),
        (empty(name), PhraseFault::NameMissing),
        (long(name, LONGEST_NAME), PhraseFault::NameLong),
        (texts.is_empty() || texts.iter().any(|text| empty(text)), PhraseFault::TextMissing),
        (texts.iter().any(|text| long(text, LONGEST_TEXT)), PhraseFault::TextLong),
    ];
    found.into_iter().filter(|(wrong, _)| *wrong).map(|(_, code)| code).collect()
}

impl OwnPhrase {
    /// # Errors
    /// The fields to mend: `name`, `text`.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        problems.text("name", &self.name, LONGEST_NAME);
        problems.text("text", &self.text, LONGEST_TEXT);
        problems.done()
    }
}

#[cfg(test)]
#[path = "phrase_tests.rs"]
mod tests;
