//! Looks codes up for one document and remembers which were made up and which were not there.

use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;

use crate::book::{CodeBook, name_in};
use crate::form::Koodi;

pub struct CodesUsed<'a> {
    book: &'a CodeBook,
    language: Language,
    demo: bool,
    missing: Vec<CodeSystem>,
}

impl<'a> CodesUsed<'a> {
    pub fn new(book: &'a CodeBook, language: Language) -> Self {
        Self { book, language, demo: false, missing: vec![] }
    }

    /// `None` when nothing was chosen, and also, noted as missing, when the chosen code has not been imported.
    pub fn chosen(&mut self, system: CodeSystem, code: &str) -> Option<Koodi> {
        if code.is_empty() {
            return None;
        }
        let found = self.book.find(system, code);
        self.taken(system, found)
    }

    pub fn contact_mode(&mut self, mode: ContactMode) -> Option<Koodi> {
        let found = self.book.contact_mode(mode);
        self.taken(CodeSystem::ContactMode, found)
    }

    /// Were any made up, and the systems that lacked a value.
    pub fn told(self) -> (bool, Vec<CodeSystem>) {
        (self.demo, self.missing)
    }

    fn taken(&mut self, system: CodeSystem, value: Option<&CodeValue>) -> Option<Koodi> {
        let Some(value) = value else {
            if !self.missing.contains(&system) {
                self.missing.push(system);
            }
            return None;
        };
        self.demo |= value.demo;
        Some(Koodi { system: format!("urn:oid:{}", system.oid()), code: value.code.clone(), display: name_in(value, self.language).to_owned() })
    }
}
