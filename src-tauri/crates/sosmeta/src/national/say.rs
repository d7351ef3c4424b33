//! An answer as words a person reads: for the text fields of a national document and for the page beside it.
//! Knows no translation: words are handed in.

use std::collections::BTreeMap;

use askel_domain::document::{Answer, CodeLists, FieldDef, ListChoice, NationalDocument, PersonForm};
use askel_domain::entry::Change;
use askel_domain::worker::Language;

use crate::wording::{fill, one_line, sentence};

/// The words a document is written with, in one language.
pub struct FormWords {
    pub language: Language,
    /// Headings by label id, as the window shows them; `<list>_ended` heads the rows that end.
    pub headings: BTreeMap<String, String>,
    pub yes: String,
    pub no: String,
    /// What the page beside the document is called, and its sections by their ids.
    pub title: String,
    pub sections: BTreeMap<String, String>,
    pub notes: Notes,
}

/// Whole sentences about the document itself.
#[derive(Default)]
pub struct Notes {
    /// On a corrected version: takes `%{version}`, `%{replaced}` and `%{reason}`.
    pub corrected: String,
    /// On the page of an annulled one: takes `%{version}`; and the two grounds.
    pub annulled: String,
    pub wrong_person: String,
    pub mistake: String,
    /// Some codes are made up.
    pub demo: String,
}

impl FormWords {
    /// No words at all: enough to see whether a document can be written.
    pub fn none(language: Language) -> Self {
        let word = String::new;
        Self { language, headings: BTreeMap::new(), yes: word(), no: word(), title: word(), sections: BTreeMap::new(), notes: Notes::default() }
    }

    pub fn heading<'a>(&'a self, field: &'a FieldDef) -> &'a str {
        let id = field.label.as_ref().unwrap_or(&field.id);
        self.headings.get(id).map_or(id, String::as_str)
    }

    pub fn ended(&self, field: &FieldDef) -> &str {
        self.headings.get(&format!("{}_ended", field.id)).map_or("", String::as_str)
    }

    /// The name of a choice. One without a name in the language keeps the Finnish one.
    pub fn name<'a>(&self, choice: &'a ListChoice) -> &'a str {
        let own = match self.language {
            Language::Fi => &choice.fi,
            Language::Sv => &choice.sv,
            Language::En => &choice.en,
        };
        if own.is_empty() { &choice.fi } else { own }
    }
}

/// A corrected version: which one it is, which one it stands in place of, and why. `None` for a first version.
pub fn correction(document: &NationalDocument, words: &FormWords) -> Option<String> {
    let Some(Change::Correction { reason, .. }) = &document.change else { return None };
    let (version, replaced) = (document.version.to_string(), document.version.saturating_sub(1).to_string());
    let reason = sentence(&one_line(reason));
    Some(fill(&words.notes.corrected, &[("version", &version), ("replaced", &replaced), ("reason", &reason)]))
}

/// The answer in words; a list's rows are not said here, each of their fields is. A code that is not known says nothing.
pub fn say(field: &FieldDef, answer: &Answer, lists: &CodeLists, words: &FormWords) -> String {
    let name = |code: &str| lists.find(&field.codes, code).map(|choice| words.name(choice).to_owned());
    match answer {
        Answer::Flag(flag) => if *flag { &words.yes } else { &words.no }.clone(),
        Answer::Text(code) if !field.codes.is_empty() => name(code).unwrap_or_default(),
        Answer::Text(text) => text.trim().to_owned(),
        Answer::Chosen(codes) => codes.iter().filter_map(|code| name(code)).map(|name| format!("- {name}")).collect::<Vec<_>>().join("\n"),
        Answer::Moment(moment) => format!("{} {}", moment.date, moment.time),
        Answer::Person(person) => said_person(person),
        Answer::Rows(_) => String::new(),
    }
}

/// `Kaisa Niemi, sosiaaliohjaaja, 040 123 4567`
fn said_person(person: &PersonForm) -> String {
    let name = format!("{} {}", person.given.trim(), person.family.trim());
    let parts = [name.trim(), person.role.trim(), person.phone.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
