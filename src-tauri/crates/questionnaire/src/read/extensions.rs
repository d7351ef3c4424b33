//! Extensions of an element under reading: by our own names, by FHIR's addresses, and as parts of a larger one.

use serde_json::Value;

use super::Reading;
use super::element::{Element, check_text};
use crate::extension::ours;
use crate::refusal::FileFault;

impl<'a> Element<'a> {
    /// One of ours, by its name after the common beginning.
    pub fn extension(&mut self, name: &str, reading: &mut Reading) -> Option<Element<'a>> {
        self.only_one(&ours(name), reading)
    }

    pub fn extensions(&mut self, name: &str, reading: &mut Reading) -> Vec<Element<'a>> {
        self.foreign_extensions(&ours(name), reading)
    }

    /// One of FHIR's, by its whole address.
    pub fn foreign_extension(&mut self, url: &str, reading: &mut Reading) -> Option<Element<'a>> {
        self.only_one(url, reading)
    }

    /// A part of an extension that has parts.
    pub fn part(&mut self, name: &str, reading: &mut Reading) -> Option<Element<'a>> {
        self.only_one(name, reading)
    }

    pub fn parts(&mut self, name: &str, reading: &mut Reading) -> Vec<Element<'a>> {
        self.foreign_extensions(name, reading)
    }

    fn only_one(&mut self, url: &str, reading: &mut Reading) -> Option<Element<'a>> {
        let mut found = self.foreign_extensions(url, reading);
        if let Some(second) = found.get(1) {
            reading.refuse(second.at(), FileFault::FieldForm);
        }
        (!found.is_empty()).then(|| found.swap_remove(0))
    }

    pub fn foreign_extensions(&mut self, url: &str, reading: &mut Reading) -> Vec<Element<'a>> {
        let at = self.path("extension");
        let Some(value) = self.get("extension") else { return vec![] };
        let Some(list) = value.as_array() else {
            reading.refuse(at, FileFault::FieldForm);
            return vec![];
        };
        let mut found = vec![];
        for (index, value) in list.iter().enumerate() {
            if value.get("url").and_then(Value::as_str) == Some(url)
                && let Some(fields) = value.as_object()
            {
                self.taken.insert(index);
                let mut extension = Element::new(fields, format!("{at}[{index}]"));
                extension.let_be("url");
                found.push(extension);
            }
        }
        found
    }

    /// `valueString`, `valueCode`, `valueUri` or `valueMarkdown`, whichever is there.
    pub fn value_text(&mut self, reading: &mut Reading) -> Option<String> {
        let name = ["valueString", "valueCode", "valueUri", "valueMarkdown"].into_iter().find(|name| self.has(name));
        let Some(text) = name.and_then(|name| self.text(name, reading)) else {
            if name.is_none() {
                reading.refuse(self.at(), FileFault::FieldForm);
            }
            return None;
        };
        check_text(self.at(), text, reading);
        Some(text.trim().to_owned())
    }

    /// `valueDecimal` or `valueInteger`.
    pub fn value_number(&mut self, reading: &mut Reading) -> Option<f64> {
        match ["valueDecimal", "valueInteger"].into_iter().find(|name| self.has(name)) {
            Some(name) => self.number(name, reading),
            None => {
                reading.refuse(self.at(), FileFault::FieldForm);
                None
            }
        }
    }
}
