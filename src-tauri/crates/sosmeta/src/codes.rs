//! Code sets: the values that come with Askel, and the file others are imported from.
//! Knows no disk: texts in, values out.
//!
//! ```json
//! { "format": "askel-code-set/1", "source": "koodistopalvelu.kanta.fi, 1.2.2026",
//!   "systems": [{ "oid": "1.2.246.537.6.1250",
//!                 "values": [{ "code": "3", "fi": "Käynti asiakkaan luona", "sv": "Besök hos klienten", "standsFor": "home_visit" }] }] }
//! ```
//!
//! `sv` may be left out. `standsFor` belongs to contact modes only and names one of Askel's own.
//! Systems Askel does not use are passed over and counted.

use std::collections::HashSet;

use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::session::ContactMode;
use serde::Deserialize;

const FORMAT: &str = "askel-code-set/1";
/// Codes of this form are made up; none can come in as a real one.
const DEMO_PREFIX: &str = "demo-";
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;
pub const MOST_VALUES: usize = 20_000;
const LONGEST_CODE: usize = 100;
const LONGEST_NAME: usize = 1_000;

/// What a file held. Every value is real: an imported file cannot mark a value as made up.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeSet {
    pub values: Vec<CodeValue>,
    /// Systems that Askel does not use.
    pub skipped_systems: usize,
}

/// Why a file was not taken. Nothing of it is kept then: half a code set is worse than the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesProblem {
    TooLarge,
    TooManyValues,
    NotJson,
    /// JSON, but not `askel-code-set/1` as described above.
    OtherFormat,
    /// A value without a code or a Finnish name, or with one no code set would have.
    ValueIncomplete,
    /// The same code twice in a system, or two codes for one of our contact modes.
    Duplicate,
    StandsForUnknown,
    /// A value made up for trying Askel out, offered as a real one.
    DemoValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    /// Where the values were taken from; for whoever opens the file.
    #[serde(rename = "source")]
    _source: String,
    systems: Vec<System>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct System {
    oid: String,
    values: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Value {
    code: String,
    fi: String,
    #[serde(default)]
    sv: String,
    stands_for: Option<String>,
}

/// Reads an imported code set.
///
/// # Errors
/// The first thing that is not as described above.
pub fn read(text: &str) -> Result<CodeSet, CodesProblem> {
    let set = read_any(text)?;
    if set.values.iter().any(|value| value.code.to_lowercase().starts_with(DEMO_PREFIX)) {
        return Err(CodesProblem::DemoValue);
    }
    Ok(set)
}

/// The few national values seen in a public source, each with its origin in the file.
pub fn known() -> Vec<CodeValue> {
    shipped(include_str!("../codes/known.json"))
}

/// Values made up for trying Askel out; each says so itself, in its name and by its flag.
pub fn demo() -> Vec<CodeValue> {
    let made_up = |value| CodeValue { demo: true, ..value };
    shipped(include_str!("../codes/demo.json")).into_iter().map(made_up).collect()
}

/// A file that comes with Askel. A test reads both, so a slip of the pen never ships as an empty list.
fn shipped(text: &str) -> Vec<CodeValue> {
    read_any(text).map(|set| set.values).unwrap_or_default()
}

fn read_any(text: &str) -> Result<CodeSet, CodesProblem> {
    if text.len() > LARGEST_FILE {
        return Err(CodesProblem::TooLarge);
    }
    let file: File = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => CodesProblem::OtherFormat,
        _ => CodesProblem::NotJson,
    })?;
    if file.format != FORMAT {
        return Err(CodesProblem::OtherFormat);
    }
    if file.systems.iter().map(|system| system.values.len()).sum::<usize>() > MOST_VALUES {
        return Err(CodesProblem::TooManyValues);
    }
    let (used, others): (Vec<_>, Vec<_>) = file.systems.into_iter().partition(|system| CodeSystem::from_oid(&system.oid).is_some());
    let values = used.into_iter().flat_map(values_of).collect::<Result<Vec<_>, _>>()?;
    unambiguous(&values)?;
    Ok(CodeSet { values, skipped_systems: others.len() })
}

fn values_of(system: System) -> impl Iterator<Item = Result<CodeValue, CodesProblem>> {
    let known = CodeSystem::from_oid(&system.oid);
    system.values.into_iter().filter_map(move |value| known.map(|system| value_of(system, value)))
}

fn value_of(system: CodeSystem, value: Value) -> Result<CodeValue, CodesProblem> {
    let (code, fi, sv) = (value.code.trim(), value.fi.trim(), value.sv.trim());
    let written = |text: &str, longest| text.chars().count() <= longest && !text.contains(char::is_control);
    let complete =
        !code.is_empty() && !fi.is_empty() && written(code, LONGEST_CODE) && written(fi, LONGEST_NAME) && written(sv, LONGEST_NAME);
    if !complete {
        return Err(CodesProblem::ValueIncomplete);
    }
    let ours = |name: &str| system == CodeSystem::ContactMode && ContactMode::ALL.iter().any(|mode| mode.name() == name);
    if value.stands_for.as_deref().is_some_and(|name| !ours(name)) {
        return Err(CodesProblem::StandsForUnknown);
    }
    Ok(CodeValue { system, code: code.to_owned(), fi: fi.to_owned(), sv: sv.to_owned(), stands_for: value.stands_for, demo: false })
}

/// One code, one value; one contact mode of ours, one code.
fn unambiguous(values: &[CodeValue]) -> Result<(), CodesProblem> {
    let (mut codes, mut modes) = (HashSet::new(), HashSet::new());
    let fresh = |value: &CodeValue| {
        codes.insert((value.system, value.code.clone())) && value.stands_for.as_ref().is_none_or(|name| modes.insert(name.clone()))
    };
    if values.iter().all(fresh) { Ok(()) } else { Err(CodesProblem::Duplicate) }
}

#[cfg(test)]
#[path = "codes_tests.rs"]
mod tests;
