//! Which parts of a row may be merged one by one, and which say something only together. Knows field names of the domain.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Trail;
use super::list::elements_of;

/// How a thing is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    None,
    Fields,
    /// A list whose elements carry ids.
    Elements,
    /// A list of which each place has a meaning.
    Places,
    /// A list that only ever grows at its end.
    Growing,
}

/// Fields of one row that are one statement: half of one and half of another would be a third that nobody made.
/// The first word names the statement where a note or a case is about it.
const TOGETHER: [(&str, &[&str]); 6] = [
    ("time", &["starts_at", "ends_at"]),
    ("in_force", &["starts_on", "ends_on", "ended_because"]),
    ("meets", &["weekday", "starts", "ends"]),
    ("membership", &["since", "until"]),
    ("protection", &["non_disclosure", "non_disclosure_until"]),
    ("decision", &["decision_on", "decision_from", "decision_until"]),
];
/// Objects that are one statement: an address made of two is nobody's, an outcome half done and half dropped is none.
const WHOLE: [&str; 7] = ["home", "contact_address", "term", "outcome", "unit", "organisation", "identity"];
/// The five levels of a goal.
const PLACES: [&str; 1] = ["levels"];
const GROWING: [&str; 2] = ["earlier_names", "term_changes"];

pub(super) fn parts(trail: &Trail, [base, ours, theirs]: [Option<&Value>; 3]) -> Parts {
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Parts::None };
    let sides = [Some(ours), Some(theirs), base];
    let name = trail.last_field().unwrap_or_default();
    let all = |fits: fn(&Value) -> bool| sides.iter().flatten().all(|side| fits(side));
    if all(Value::is_object) {
        return if is_one_statement(name, ours) || is_one_statement(name, theirs) { Parts::None } else { Parts::Fields };
    }
    if !all(Value::is_array) {
        return Parts::None;
    }
    let lengths: BTreeSet<usize> = sides.iter().flatten().map(|side| elements_of(Some(side)).len()).collect();
    match name {
        name if PLACES.contains(&name) && lengths.len() == 1 => Parts::Places,
        name if GROWING.contains(&name) && sides[..2].iter().all(|side| begins_with(*side, base)) => Parts::Growing,
        _ if all(has_ids) => Parts::Elements,
        _ => Parts::None,
    }
}

/// A choice with its content (`{kind, …}`), a statement of several fields, or an object that is listed as one.
fn is_one_statement(name: &str, object: &Value) -> bool {
    WHOLE.contains(&name) || TOGETHER.iter().any(|(whole, _)| *whole == name) || (object.get("kind").is_some() && object.get("id").is_none())
}

fn begins_with(side: Option<&Value>, base: Option<&Value>) -> bool {
    elements_of(side).starts_with(elements_of(base))
}

fn has_ids(list: &Value) -> bool {
    let elements = elements_of(Some(list));
    let ids: BTreeSet<&str> = elements.iter().filter_map(|element| element.get("id")?.as_str()).collect();
    ids.len() == elements.len()
}

/// Puts what belongs together under one name.
pub(super) fn fold(fields: Option<&Map<String, Value>>) -> Map<String, Value> {
    let mut folded = fields.cloned().unwrap_or_default();
    for (name, parts) in TOGETHER {
        if folded.contains_key(name) || !folded.contains_key(parts[0]) {
            continue; // another noun
        }
        let taken: Map<String, Value> = parts.iter().filter_map(|part| folded.remove(*part).map(|value| ((*part).to_owned(), value))).collect();
        folded.insert(name.to_owned(), Value::Object(taken));
    }
    folded
}

pub(super) fn unfold(mut folded: Map<String, Value>) -> Map<String, Value> {
    for (name, parts) in TOGETHER {
        let is_statement = folded.get(name).and_then(Value::as_object).is_some_and(|taken| taken.keys().all(|part| parts.contains(&part.as_str())));
        if is_statement && let Some(Value::Object(taken)) = folded.remove(name) {
            folded.extend(taken);
        }
    }
    folded
}

/// Whether the name stands for several fields of one object.
pub(super) fn together(name: &str) -> Option<&'static [&'static str]> {
    TOGETHER.iter().find(|(whole, _)| *whole == name).map(|(_, parts)| *parts)
}
