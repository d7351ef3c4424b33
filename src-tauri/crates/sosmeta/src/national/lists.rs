//! The code lists the forms choose from: national ones from what was imported, internal ones from the schemas themselves.
//! A national value that was not imported is not there; none is guessed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::document::{CodeLists, ListChoice};
use serde::Deserialize;

use crate::book::CodeBook;

/// Askel's own lists. Their codes never leave, their words do; an organisation may put its own in their place.
pub const CRITERIA: &str = "criteria";
pub const ENDING_GROUNDS: &str = "ending_ground";
pub const OWN_LISTS: [&str; 2] = [CRITERIA, ENDING_GROUNDS];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InternalList {
    system: String,
    choices: Vec<ListChoice>,
}

fn internal() -> &'static BTreeMap<String, InternalList> {
    static LISTS: OnceLock<BTreeMap<String, InternalList>> = OnceLock::new();
    // A test reads the file, so a slip of the pen never ships as no lists.
    LISTS.get_or_init(|| serde_saphyr::from_str(include_str!("../../forms/lists.yml")).unwrap_or_default())
}

/// Every list the forms name, with `own` for Askel's own.
pub fn code_lists(book: &CodeBook, own: &[(&str, Vec<ListChoice>)]) -> CodeLists {
    let mut lists = CodeLists::default();
    for system in CodeSystem::ALL {
        lists.set(system.name(), book.values().iter().filter(|value| value.system == system).map(choice).collect());
    }
    for (name, list) in internal() {
        lists.set(name, list.choices.clone());
    }
    for (name, choices) in own {
        lists.set(name, choices.clone());
    }
    lists
}

fn choice(value: &CodeValue) -> ListChoice {
    ListChoice { code: value.code.clone(), fi: value.fi.clone(), sv: value.sv.clone(), en: String::new(), demo: value.demo }
}

/// What the document writes as `system`; `None` for Askel's own lists, whose codes stay here.
pub fn system_uri(list: &str) -> Option<String> {
    let national = national_system(list).map(|system| format!("urn:oid:{}", system.oid()));
    national.or_else(|| internal().get(list).map(|list| list.system.clone()))
}

pub(super) fn national_system(list: &str) -> Option<CodeSystem> {
    CodeSystem::ALL.into_iter().find(|system| system.name() == list)
}
