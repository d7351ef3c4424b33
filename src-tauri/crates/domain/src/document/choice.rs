//! The code lists a form chooses from, as values handed in. Must not know where they came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
}
