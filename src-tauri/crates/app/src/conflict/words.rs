//! A value of a row as a person reads it, and the name of the place it stands in. Knows the fields of the rows that can meet a
//! conflict; the words themselves are the window's.

use askel_domain::moment::Moment;
use askel_sync::merge::{Case, Mark, Trail};
use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};

use super::{ConflictField, Said, SaidPart};

/// Of a list: the field of an element by which people tell it from the others.
const TELLING: [&str; 3] = ["text", "name", "on"];

pub(super) fn field(case: &Case, whole: [&Value; 3]) -> ConflictField {
    let (name, of) = (name(&case.trail), element(&case.trail, whole));
    let said = |value: &Option<Value>| value.as_ref().map_or(Said::Nothing, |value| said(last_field(&case.trail), value));
    let is_text = |value: &Option<Value>| value.as_ref().is_none_or(|value| value.is_string() || value.is_null());
    let (before, mine, theirs) = (said(&case.base), said(&case.ours), said(&case.theirs));
    let free = is_text(&case.ours) && is_text(&case.theirs) && [&mine, &theirs].iter().all(|said| matches!(said, Said::Text { .. } | Said::Nothing));
    ConflictField { path: case.trail.to_string(), can_be_written: free && is_free_text(last_field(&case.trail)), field: name, of, before, mine, theirs }
}

/// Texts that people write; a phone number or a code is chosen, not written from two.
fn is_free_text(field: &str) -> bool {
    matches!(field, "client_words" | "area" | "levels" | "text" | "what" | "may_hinder" | "description" | "source" | "role" | "organisation" | "place" | "interpreting")
}

fn last_field(trail: &Trail) -> &str {
    trail.0.iter().rev().find_map(|mark| if let Mark::Field(name) = mark { Some(name.as_str()) } else { None }).unwrap_or_default()
}

/// For `conflict.field.<name>`: a step and the day it was done are told apart, and a close person's parts are told as the person's.
fn name(trail: &Trail) -> String {
    let names: Vec<&str> = trail.0.iter().filter_map(|mark| if let Mark::Field(name) = mark { Some(name.as_str()) } else { None }).collect();
    match names.as_slice() {
        _ if trail.0.last() == Some(&Mark::Order) => "order".into(),
        ["steps", "done_on"] => "step_done".into(),
        ["steps", ..] => "step".into(),
        ["close_persons", ..] => "close_person".into(),
        [first, ..] => (*first).to_owned(),
        [] => "other".into(),
    }
}

/// Which step or person it is, in its own words; which level, by its number.
fn element(trail: &Trail, whole: [&Value; 3]) -> Option<String> {
    let place = trail.0.iter().find_map(|mark| if let Mark::Place(place) = mark { Some(*place) } else { None });
    if let Some(place) = place {
        let level = i64::try_from(place).unwrap_or_default() - 2;
        return Some(if level > 0 { format!("+{level}") } else { level.to_string().replace('-', "−") });
    }
    let at = trail.0.iter().position(|mark| matches!(mark, Mark::Element(_)))?;
    let [Mark::Field(list), Mark::Element(id)] = trail.0.get(at.checked_sub(1)?..=at)? else { return None };
    let found = whole.iter().find_map(|row| row.get(list)?.as_array()?.iter().find(|element| element["id"] == *id.as_str()));
    found.and_then(telling)
}

fn telling(element: &Value) -> Option<String> {
    TELLING.iter().find_map(|name| element.get(name)?.as_str().filter(|text| !text.is_empty())).map(str::to_owned)
}

fn said(field: &str, value: &Value) -> Said {
    match value {
        Value::Null => Said::Nothing,
        Value::Bool(true) => Said::Yes,
        Value::Bool(false) => Said::No,
        Value::Number(number) => number.as_i64().map_or(Said::Nothing, |number| Said::Number { number }),
        Value::String(text) => said_text(field, text),
        Value::Array(list) => listed(list),
        Value::Object(fields) => object(field, fields),
    }
}

fn said_text(field: &str, text: &str) -> Said {
    if text.is_empty() {
        return Said::Nothing;
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Said::Day { day };
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        let at: Moment = at;
        return Said::Moment { at };
    }
    code_key(field, text).map_or_else(|| Said::Text { text: text.to_owned() }, |key| Said::Word { key })
}

/// Codes whose words stand elsewhere in the window. `kind` means another thing in each row.
fn code_key(field: &str, text: &str) -> Option<String> {
    Some(match (field, text) {
        ("direction", _) => format!("goal.direction.{text}"),
        ("mode", _) => format!("session.mode.{text}"),
        ("effect", _) => format!("goal.factor.{text}"),
        ("mark", _) => format!("task.marked.{text}"),
        ("helped", _) => format!("entry.mark.helps.{text}"),
        ("non_disclosure", _) => format!("client.protection.choice.{text}"),
        ("responsible", "client" | "worker") => format!("conflict.responsible.{text}"),
        ("kind", "service" | "close_person" | "network") => format!("team.kind.{text}"),
        ("kind", "task" | "programme" | "game") => format!("entry.task.kinds.{text}"),
        _ => return None,
    })
}

fn listed(list: &[Value]) -> Said {
    let lines: Vec<String> = list.iter().filter_map(|element| element.as_str().map(str::to_owned).or_else(|| telling(element))).collect();
    if lines.is_empty() { Said::Nothing } else { Said::Text { text: lines.join("\n") } }
}

/// An address is one line, somebody responsible one name; another statement is told part by part.
fn object(field: &str, fields: &Map<String, Value>) -> Said {
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    if field == "home" || field == "contact_address" {
        let town = [text("postal_code"), text("town")].join(" ");
        let line = [text("street"), town.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        return if line.is_empty() { Said::Nothing } else { Said::Text { text: line } };
    }
    if field == "responsible" {
        return if text("name").is_empty() { said_text(field, text("kind")) } else { Said::Text { text: text("name").to_owned() } };
    }
    let parts: Vec<SaidPart> = fields.iter().filter(|(name, _)| name.as_str() != "id").map(|(name, value)| SaidPart { field: name.clone(), said: said(name, value) }).collect();
    let parts: Vec<SaidPart> = parts.into_iter().filter(|part| part.said != Said::Nothing).collect();
    if parts.is_empty() { Said::Nothing } else { Said::Several { parts } }
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
