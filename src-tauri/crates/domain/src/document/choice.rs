//! The code lists a form chooses from, as values handed in. Must not know where they came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers};
use super::form::FormDef;

/// One choice with its names. A name that is not known is empty, never invented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ListChoice {
    pub code: String,
    pub fi: String,
    #[serde(default)]
    pub sv: String,
    #[serde(default)]
    pub en: String,
    /// Made up for trying Askel out; must not reach a real record.
    #[serde(default)]
    pub demo: bool,
}

/// Every list a form names, by the name it uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CodeLists(BTreeMap<String, Vec<ListChoice>>);

impl CodeLists {
    pub fn set(&mut self, list: &str, choices: Vec<ListChoice>) {
        self.0.insert(list.to_owned(), choices);
    }

    pub fn choices(&self, list: &str) -> &[ListChoice] {
        self.0.get(list).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn find(&self, list: &str, code: &str) -> Option<&ListChoice> {
        self.choices(list).iter().find(|choice| choice.code == code)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of the named lists, what these answers chose, with its names.
    pub fn chosen(&self, def: &FormDef, answers: &Answers, named: &[&str]) -> Self {
        let mut chosen = Self::default();
        for field in def.fields().filter(|field| named.contains(&field.codes.as_str())) {
            let codes = match answers.get(&field.id) {
                Some(Answer::Text(code)) => std::slice::from_ref(code),
                Some(Answer::Chosen(codes)) => codes,
                _ => continue,
            };
            let choices = codes.iter().filter_map(|code| self.find(&field.codes, code).cloned());
            chosen.0.entry(field.codes.clone()).or_default().extend(choices);
        }
        chosen
    }

    /// Puts earlier names in the place of the present ones, and those that are no longer there at the end.
    pub fn as_named_in(&mut self, earlier: &Self) {
        for (list, choices) in &earlier.0 {
            let here = self.0.entry(list.clone()).or_default();
            for choice in choices {
                match here.iter_mut().find(|one| one.code == choice.code) {
                    Some(one) => one.clone_from(choice),
                    None => here.push(choice.clone()),
                }
            }
        }
    }
}
