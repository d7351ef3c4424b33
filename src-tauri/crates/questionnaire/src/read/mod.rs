//! Reads a measure file strictly: either a definition that may be used at once, or every reason why not.
//! What it does not know and does not need is let be, and named.

mod element;
mod extensions;
mod item;
mod scoring;

use askel_domain::measure::{Definition, Direction, Mode};
use askel_domain::worker::Language;
use serde_json::Value;

use crate::extension::{BAND, DIRECTION, HOLDER, LANGUAGE, MODE, QUESTION_CHANGE, SCORING, SOURCE};
use crate::refusal::{FileFault, Refusal, RefusalCode};
use element::Element;

/// Bytes of a file; the largest instrument we know of is a fiftieth of this.
pub const LARGEST_FILE: usize = 1_000_000;

/// Items of all kinds, and groups within groups.
const MOST_ITEMS: usize = 500;
const DEEPEST: usize = 8;

/// A reader mends some, not hundreds.
const MOST_REFUSALS: usize = 50;

const MODES: [(&str, Mode); 3] = [("self-report", Mode::SelfReport), ("interview", Mode::Interview), ("either", Mode::Either)];
const DIRECTIONS: [(&str, Direction); 3] =
    [("higher-is-better", Direction::HigherIsBetter), ("lower-is-better", Direction::LowerIsBetter), ("not-said", Direction::NotSaid)];

/// Known, and of no use here: the definition's name is its id and version.
const NOT_NEEDED: [&str; 4] = ["url", "name", "date", "publisher"];

/// A definition that may be used, and what of its file was not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub definition: Definition,
    /// Paths of elements and extensions that were let be.
    pub ignored: Vec<String>,
}

/// # Errors
/// Every reason for not taking the file in, at most fifty.
pub fn read(file: &[u8]) -> Result<Loaded, Vec<Refusal>> {
    let refused = |code| vec![Refusal { at: String::new(), code: RefusalCode::File(code) }];
    if file.len() > LARGEST_FILE {
        return Err(refused(FileFault::TooLarge));
    }
    let value: Value = serde_json::from_slice(file).map_err(|_| refused(FileFault::NotJson))?;
    let root = value.as_object().filter(|root| root.get("resourceType").and_then(Value::as_str) == Some("Questionnaire"));
    let root = root.ok_or_else(|| refused(FileFault::NotAQuestionnaire))?;
    let mut reading = Reading::default();
    let definition = reading.definition(Element::new(root, String::new()));
    // Faults of the measure are told only of a file that could be read: what was refused on the way leaves holes.
    if reading.refusals.is_empty()
        && let Err(faults) = definition.check()
    {
        reading.refusals.extend(faults.into_iter().map(Refusal::from));
    }
    reading.refusals.truncate(MOST_REFUSALS);
    if reading.refusals.is_empty() { Ok(Loaded { definition, ignored: reading.ignored }) } else { Err(reading.refusals) }
}

/// What has been found so far.
#[derive(Default)]
struct Reading {
    refusals: Vec<Refusal>,
    ignored: Vec<String>,
    /// The language of texts that do not say theirs.
    language: Language,
    items: usize,
}

impl Reading {
    fn refuse(&mut self, at: impl Into<String>, code: FileFault) {
        self.refusals.push(Refusal { at: at.into(), code: RefusalCode::File(code) });
    }

    fn definition(&mut self, mut root: Element<'_>) -> Definition {
        root.text("resourceType", self);
        if !matches!(root.text("status", self), Some("active" | "draft")) {
            self.refuse("status", FileFault::NotInUse);
        }
        NOT_NEEDED.into_iter().for_each(|name| root.let_be(name));
        let languages = self.languages(&mut root);
        let title = root.wording("title", self);
        let (total, each) = self.scoring(&mut root);
        let definition = Definition {
            id: root.text("id", self).unwrap_or_default().to_owned(),
            version: self.line(&mut root, "version"),
            licence: self.line(&mut root, "copyright"),
            holder: root.extension(HOLDER, self).and_then(|mut found| found.value_text(self)).unwrap_or_default(),
            source: root.extension(SOURCE, self).and_then(|mut found| found.value_text(self)).unwrap_or_default(),
            mode: self.one_of(&mut root, MODE, &MODES, FileFault::ModeUnknown),
            direction: self.one_of(&mut root, DIRECTION, &DIRECTIONS, FileFault::DirectionUnknown),
            items: self.items(&mut root, 1),
            languages,
            title,
            total,
            each,
        };
        root.done(self);
        definition
    }

    /// A text that stands in one language only, and is checked like any other.
    fn line(&mut self, element: &mut Element<'_>, name: &'static str) -> String {
        element.checked_text(name, self).unwrap_or_default()
    }

    /// The file's own language first.
    fn languages(&mut self, root: &mut Element<'_>) -> Vec<Language> {
        let own = root.text("language", self).and_then(language_of);
        if own.is_none() {
            self.refuse("language", FileFault::LanguageUnknown);
        }
        self.language = own.unwrap_or_default();
        let mut languages = vec![self.language];
        for mut more in root.extensions(LANGUAGE, self) {
            match more.value_text(self).as_deref().and_then(language_of) {
                Some(language) if languages.contains(&language) => {}
                Some(language) => languages.push(language),
                None => self.refuse(more.at(), FileFault::LanguageUnknown),
            }
        }
        languages
    }

    fn scoring(&mut self, root: &mut Element<'_>) -> (askel_domain::measure::Scale, askel_domain::measure::definition::Each) {
        let mut total = match root.extension(SCORING, self) {
            Some(found) => self.scale(found),
            None => {
                self.refuse(SCORING, FileFault::ScoringUnknown);
                Default::default()
            }
        };
        let mut each = askel_domain::measure::definition::Each::default();
        for found in root.extensions(BAND, self) {
            self.band(found, &mut total.bands, &mut each.bands);
        }
        each.min_change = root.extension(QUESTION_CHANGE, self).and_then(|mut found| found.value_number(self));
        (total, each)
    }

    fn one_of<T: Copy + Default>(&mut self, root: &mut Element<'_>, name: &str, known: &[(&str, T)], unknown: FileFault) -> T {
        let Some(mut found) = root.extension(name, self) else { return T::default() };
        let said = found.value_text(self);
        let one = known.iter().find(|(word, _)| said.as_deref() == Some(*word)).map(|(_, value)| *value);
        if one.is_none() {
            self.refuse(found.at(), unknown);
        }
        one.unwrap_or_default()
    }
}

/// `fi`, `sv`, `en`, with or without a region.
fn language_of(code: &str) -> Option<Language> {
    let code = code.split('-').next()?;
    Language::ALL.into_iter().find(|language| language.code() == code)
}
