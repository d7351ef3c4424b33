//! Code sets in the vault: what there is, importing a file, and the demo list for trying Askel out.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use askel_domain::code::{CodeSystem, CodeValue};
use askel_sosmeta::{CodeBook, codes};
use askel_store::{Read, StoreFailure};

use super::{CodeChoice, CodeSystemView, CodesImported};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 3] = [Noun::Code, Noun::Period, Noun::Delivery];
/// Larger than any national code set by far.
const LARGEST: u64 = 5 * 1024 * 1024;

/// The values the national documents give as examples, and whatever was imported here.
pub(crate) fn book(read: &Read) -> Result<CodeBook, StoreFailure> {
    let mut values = askel_store::code::all(read)?;
    let imported: HashSet<_> = values.iter().map(|value| (value.system, value.code.clone())).collect();
    values.extend(codes::known().into_iter().filter(|value| !imported.contains(&(value.system, value.code.clone()))));
    Ok(CodeBook::new(values))
}

/// How a code is shown. One that is no longer known is shown as it is, without a name.
pub(crate) fn choice(book: &CodeBook, system: CodeSystem, code: &str) -> CodeChoice {
    match book.find(system, code) {
        Some(value) => shown(value),
        None => CodeChoice { code: code.to_owned(), fi: code.to_owned(), sv: code.to_owned(), demo: false },
    }
}

/// Every value of a system; made-up ones only where nothing real was imported.
pub(crate) fn choices(book: &CodeBook, system: CodeSystem) -> Vec<CodeChoice> {
    book.values().iter().filter(|value| value.system == system).map(shown).collect()
}

fn shown(value: &CodeValue) -> CodeChoice {
    let sv = if value.sv.is_empty() { &value.fi } else { &value.sv };
    CodeChoice { code: value.code.clone(), fi: value.fi.clone(), sv: sv.clone(), demo: value.demo }
}

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<Vec<CodeSystemView>>, Failure> {
    let kept = open.read(askel_store::code::all)?;
    let mut systems: BTreeMap<CodeSystem, (u32, bool)> = BTreeMap::new();
    for value in kept {
        let counted = systems.entry(value.system).or_default();
        *counted = (counted.0 + 1, counted.1 || value.demo);
    }
    let view = |(system, (values, demo)): (CodeSystem, (u32, bool))| CodeSystemView { system, oid: system.oid().to_owned(), values, demo };
    Ok(Answer::read(systems.into_iter().map(view).collect()))
}

/// Imports a code-set file the worker chose.
///
/// # Errors
/// [`FailureCode::TooLarge`], or [`FailureCode::CodesNotUnderstood`]; nothing is kept then.
pub fn import(open: &mut Open, path: &Path) -> Result<Answer<CodesImported>, Failure> {
    let size = std::fs::metadata(path).map_err(|_| FailureCode::CodesNotUnderstood)?.len();
    if size > LARGEST {
        return Err(FailureCode::TooLarge.into());
    }
    let text = std::fs::read_to_string(path).map_err(|_| FailureCode::CodesNotUnderstood)?;
    let values = codes::read(&text).map_err(|_| FailureCode::CodesNotUnderstood)?.values;
    keep(open, values)
}

/// Takes the made-up list into use. Every value says of itself that it is made up.
pub fn use_demo(open: &mut Open, _: Empty) -> Result<Answer<CodesImported>, Failure> {
    keep(open, codes::demo())
}

fn keep(open: &mut Open, values: Vec<CodeValue>) -> Result<Answer<CodesImported>, Failure> {
    open.write(|tx| Ok(askel_store::code::put_all(tx, &values)?))?;
    Ok(Answer::changed(CodesImported { values: values.len() as u32 }, &CHANGED))
}
