//! One JSON object of the file under reading: hands out its fields and remembers which nobody asked for.

use std::collections::BTreeSet;

use askel_domain::measure::Wording;
use serde_json::{Map, Value};

use super::{Reading, language_of};
use crate::extension::TRANSLATION;
use crate::refusal::FileFault;

/// Characters of one text.
const LONGEST_TEXT: usize = 2_000;

/// FHIR: who does not know these must not read on.
const MODIFIERS: [&str; 2] = ["modifierExtension", "implicitRules"];

pub struct Element<'a> {
    fields: &'a Map<String, Value>,
    at: String,
    asked: BTreeSet<String>,
    /// Places of extensions that somebody asked for.
    pub(super) taken: BTreeSet<usize>,
}

impl<'a> Element<'a> {
    pub fn new(fields: &'a Map<String, Value>, at: String) -> Self {
        Self { fields, at, asked: BTreeSet::new(), taken: BTreeSet::new() }
    }

    pub fn at(&self) -> &str {
        &self.at
    }

    pub fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }

    pub fn let_be(&mut self, name: &str) {
        self.asked.insert(name.to_owned());
    }

    pub fn get(&mut self, name: &str) -> Option<&'a Value> {
        self.let_be(name);
        self.fields.get(name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    pub fn text(&mut self, name: &str, reading: &mut Reading) -> Option<&'a str> {
        let value = self.get(name)?;
        if !value.is_string() {
            reading.refuse(self.path(name), FileFault::FieldForm);
        }
        value.as_str()
    }

    /// A text for people: of a length one can read, without characters that hide others.
    pub fn checked_text(&mut self, name: &str, reading: &mut Reading) -> Option<String> {
        let text = self.text(name, reading)?;
        check_text(&self.path(name), text, reading);
        Some(text.trim().to_owned())
    }

    pub fn flag(&mut self, name: &str, reading: &mut Reading) -> Option<bool> {
        let value = self.get(name)?;
        if !value.is_boolean() {
            reading.refuse(self.path(name), FileFault::FieldForm);
        }
        value.as_bool()
    }

    pub fn number(&mut self, name: &str, reading: &mut Reading) -> Option<f64> {
        let value = self.get(name)?;
        if !value.is_number() {
            reading.refuse(self.path(name), FileFault::FieldForm);
        }
        value.as_f64()
    }

    pub fn whole(&mut self, name: &str, reading: &mut Reading) -> Option<i32> {
        let value = self.get(name)?;
        let whole = value.as_i64().and_then(|number| i32::try_from(number).ok());
        if whole.is_none() {
            reading.refuse(self.path(name), FileFault::FieldForm);
        }
        whole
    }

    pub fn child(&mut self, name: &str, reading: &mut Reading) -> Option<Element<'a>> {
        let value = self.get(name)?;
        let child = value.as_object().map(|fields| Element::new(fields, self.path(name)));
        if child.is_none() {
            reading.refuse(self.path(name), FileFault::FieldForm);
        }
        child
    }

    /// The objects of a list; a list of something else is refused.
    pub fn list(&mut self, name: &str, reading: &mut Reading) -> Vec<Element<'a>> {
        let Some(value) = self.get(name) else { return vec![] };
        let path = self.path(name);
        let Some(list) = value.as_array() else {
            reading.refuse(path, FileFault::FieldForm);
            return vec![];
        };
        let mut found = vec![];
        for (index, value) in list.iter().enumerate() {
            let at = format!("{path}[{index}]");
            match value.as_object() {
                Some(fields) => found.push(Element::new(fields, at)),
                None => reading.refuse(at, FileFault::FieldForm),
            }
        }
        found
    }

    /// A text and its translations, which stand in the field of the same name with a low line before it.
    pub fn wording(&mut self, name: &'static str, reading: &mut Reading) -> Wording {
        let own = reading.language;
        let text = self.checked_text(name, reading).unwrap_or_default();
        let mut wording = Wording::new([(own, text)]);
        let Some(mut beside) = self.child(&format!("_{name}"), reading) else { return wording };
        for mut translation in beside.foreign_extensions(TRANSLATION, reading) {
            let lang = translation.part("lang", reading).and_then(|mut part| part.value_text(reading));
            let content = translation.part("content", reading).and_then(|mut part| part.value_text(reading));
            match (lang.as_deref().and_then(language_of), content) {
                (Some(language), Some(text)) => wording.set(language, text),
                (None, Some(_)) => reading.ignored.push(translation.at().to_owned()),
                (_, None) => reading.refuse(translation.at(), FileFault::FieldForm),
            }
            translation.done(reading);
        }
        beside.done(reading);
        wording
    }

    /// Names what nobody asked for, and refuses what may not be passed over.
    pub fn done(self, reading: &mut Reading) {
        for name in self.fields.keys().filter(|name| !self.asked.contains(*name)) {
            match MODIFIERS.contains(&name.as_str()) {
                true => reading.refuse(self.path(name), FileFault::ModifierUnknown),
                false if name == "extension" => {}
                false => reading.ignored.push(self.path(name)),
            }
        }
        let extensions = self.fields.get("extension").and_then(Value::as_array).map_or(0, Vec::len);
        let passed = (0..extensions).filter(|index| !self.taken.contains(index));
        reading.ignored.extend(passed.map(|index| format!("{}[{index}]", self.path("extension"))));
    }
}

pub fn check_text(at: &str, text: &str, reading: &mut Reading) {
    if text.chars().count() > LONGEST_TEXT {
        reading.refuse(at, FileFault::TextTooLong);
    }
    if text.chars().any(is_strange) {
        reading.refuse(at, FileFault::TextStrange);
    }
}

/// Control characters, and those that turn the direction of writing or take no room.
fn is_strange(character: char) -> bool {
    let hides = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    hides || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
}
