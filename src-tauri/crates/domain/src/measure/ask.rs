//! Which question comes next: one at a time, in the order of the definition, those only that earlier answers call for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::Given;
use super::definition::{Definition, Item, ItemKind, ShownBy};
use crate::redact::redacted;
use crate::worker::Language;

/// What was given so far, by `link_id`.
pub type Answers = BTreeMap<String, Given>;

/// One question that is asked after these answers.
#[derive(Clone)]
pub struct Asked<'a> {
    pub item: &'a Item,
    /// Groups it stands in and texts shown before it, outermost first.
    pub lead: Vec<&'a Item>,
    pub given: Option<&'a Given>,
}

/// The questions that are asked, in order. An answer to a question that is no longer asked calls for nothing.
pub fn asked<'a>(definition: &'a Definition, answers: &'a Answers) -> Vec<Asked<'a>> {
    let mut walk = Walk { answers, live: BTreeMap::new(), groups: vec![], before: vec![], found: vec![] };
    walk.through(&definition.items);
    walk.found
}

struct Walk<'a> {
    answers: &'a Answers,
    live: BTreeMap<&'a str, &'a Given>,
    groups: Vec<&'a Item>,
    before: Vec<&'a Item>,
    found: Vec<Asked<'a>>,
}

impl<'a> Walk<'a> {
    fn through(&mut self, items: &'a [Item]) {
        for item in items {
            match &item.kind {
                _ if !self.is_shown(item) => {}
                ItemKind::Group { items } => {
                    self.groups.push(item);
                    self.through(items);
                    self.groups.pop();
                }
                ItemKind::Display => self.before.push(item),
                _ => self.ask(item),
            }
        }
    }

    fn ask(&mut self, item: &'a Item) {
        let given = self.answers.get(&item.link_id);
        if let Some(given) = given {
            self.live.insert(&item.link_id, given);
        }
        let lead = self.groups.iter().copied().chain(self.before.drain(..)).collect();
        self.found.push(Asked { item, lead, given });
    }

    fn is_shown(&self, item: &Item) -> bool {
        let mut held = item.shown_when.iter().map(|condition| {
            let given = self.live.get(condition.question.as_str());
            given.and_then(|given| given.value()) == Some(&condition.answer)
        });
        match item.shown_by {
            ShownBy::All => held.all(|holds| holds),
            ShownBy::Any => item.shown_when.is_empty() || held.any(|holds| holds),
        }
    }
}

/// How far a filling has come. `asked` is the sum of the other four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureCompleteness"))]
pub struct Completeness {
    pub asked: u32,
    pub answered: u32,
    pub skipped: u32,
    pub declined: u32,
    /// Not come to yet.
    pub open: u32,
}

pub fn completeness(definition: &Definition, answers: &Answers) -> Completeness {
    let mut counts = Completeness::default();
    for question in asked(definition, answers) {
        counts.asked += 1;
        match question.given {
            Some(Given::Answered { .. }) => counts.answered += 1,
            Some(Given::Skipped) => counts.skipped += 1,
            Some(Given::Declined) => counts.declined += 1,
            None => counts.open += 1,
        }
    }
    counts
}

/// Place, from 0, of the first question nobody has come to; where to go on after a break.
pub fn first_open(definition: &Definition, answers: &Answers) -> Option<usize> {
    asked(definition, answers).iter().position(|question| question.given.is_none())
}

/// One question as a window shows it, in one language.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeasureQuestion {
    pub link_id: String,
    /// From 1. `of` may change with the answers, when some questions hang on others.
    pub number: u32,
    pub of: u32,
    /// Headings and texts before the question, outermost first.
    pub lead: Vec<String>,
    pub text: String,
    /// Its short name; empty when it has none.
    pub short: String,
    /// The language the texts really are in.
    pub language: Language,
    pub kind: QuestionKind,
    pub given: Option<Given>,
}

redacted!(MeasureQuestion);

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum QuestionKind {
    Choice {
        options: Vec<QuestionOption>,
    },
    #[serde(rename_all = "camelCase")]
    Integer {
        low: i32,
        high: i32,
        low_label: String,
        high_label: String,
    },
    YesNo,
    Text,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct QuestionOption {
    pub code: String,
    pub text: String,
}

impl Definition {
    /// The language the texts are said in when `wanted` is asked for.
    pub fn spoken(&self, wanted: Language) -> Language {
        if self.languages.contains(&wanted) { wanted } else { self.languages.first().copied().unwrap_or_default() }
    }
}

/// The questions that are asked after these answers, in `wanted` or in the definition's own language.
pub fn questions(definition: &Definition, answers: &Answers, wanted: Language) -> Vec<MeasureQuestion> {
    let language = definition.spoken(wanted);
    let all = asked(definition, answers);
    let of = all.len() as u32;
    let shown = |(index, question): (usize, Asked<'_>)| {
        Some(MeasureQuestion {
            link_id: question.item.link_id.clone(),
            number: index as u32 + 1,
            of,
            lead: question.lead.iter().map(|item| item.text.said_in(language).to_owned()).filter(|text| !text.is_empty()).collect(),
            text: question.item.text.said_in(language).to_owned(),
            short: question.item.short.said_in(language).to_owned(),
            language,
            kind: kind(&question.item.kind, language)?,
            given: question.given.cloned(),
        })
    };
    all.into_iter().enumerate().filter_map(shown).collect()
}

fn kind(kind: &ItemKind, language: Language) -> Option<QuestionKind> {
    match kind {
        ItemKind::Choice { options } => {
            let option = |option: &super::definition::ResponseOption| QuestionOption {
                code: option.code.clone(),
                text: option.text.said_in(language).to_owned(),
            };
            Some(QuestionKind::Choice { options: options.iter().map(option).collect() })
        }
        ItemKind::Integer { low, high, low_label, high_label } => Some(QuestionKind::Integer {
            low: *low,
            high: *high,
            low_label: low_label.said_in(language).to_owned(),
            high_label: high_label.said_in(language).to_owned(),
        }),
        ItemKind::YesNo => Some(QuestionKind::YesNo),
        ItemKind::Text => Some(QuestionKind::Text),
        ItemKind::Group { .. } | ItemKind::Display => None,
    }
}

#[cfg(test)]
#[path = "ask_tests.rs"]
pub(super) mod tests;
