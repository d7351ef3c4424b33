//! Looks codes up for one document and remembers which were not there; must not put another in their place.

use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;

use crate::book::{CodeBook, name_in};
use crate::form::{ACCEPTED_REASONS, Koodi};

pub struct CodesUsed<'a> {
    book: &'a CodeBook,
    language: Language,
    missing: Vec<CodeSystem>,
}

impl<'a> CodesUsed<'a> {
    pub fn new(book: &'a CodeBook, language: Language) -> Self {
        Self { book, language, missing: vec![] }
    }

    /// `None` when nothing was chosen, and also, noted as missing, when the chosen code has not been imported.
    pub fn chosen(&mut self, system: CodeSystem, code: &str) -> Option<Koodi> {
        if code.is_empty() {
            return None;
        }
        let found = self.book.find(system, code);
        self.taken(system, found)
    }

    /// A reason the schema does not take counts as missing, even when the whole code set has been imported.
    pub fn cancellation_reason(&mut self, code: &str) -> Option<Koodi> {
        let found = self.book.find(CodeSystem::CancellationReason, code).filter(|value| ACCEPTED_REASONS.contains(&value.code.as_str()));
        if code.is_empty() { None } else { self.taken(CodeSystem::CancellationReason, found) }
    }

    pub fn contact_mode(&mut self, mode: ContactMode) -> Option<Koodi> {
        let found = self.book.contact_mode(mode);
        self.taken(CodeSystem::ContactMode, found)
    }

    /// The systems that lacked a value, each once.
    pub fn missing(self) -> Vec<CodeSystem> {
        self.missing
    }

    fn taken(&mut self, system: CodeSystem, value: Option<&CodeValue>) -> Option<Koodi> {
        let Some(value) = value else {
            if !self.missing.contains(&system) {
                self.missing.push(system);
            }
            return None;
        };
        Some(Koodi {
            system: format!("urn:oid:{}", system.oid()),
            code: value.code.clone(),
            display: name_in(value, self.language).to_owned(),
        })
    }
}
