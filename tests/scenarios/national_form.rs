//! Every document of every case holds against the national schemas, where they are at hand.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::theatre::every_case;

/// The published schemas, beside the checkout; they are not ours to ship.
pub fn schemas() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/sosmeta"));
    if folder.is_dir() {
        return Some(folder);
    }
    // Past the test harness, which keeps the output of a passing test to itself.
    let _ = writeln!(std::io::stderr(), "skipped: no national schemas in {}", folder.display());
    None
}

pub fn schema(folder: &std::path::Path, number: &str) -> Validator {
    let prefix = format!("1.2.246.537.6.1506.{number}.");
    let mut files = fs::read_dir(folder).expect("the folder is read").map(|entry| entry.expect("an entry").path());
    let path = files.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix))).expect("a schema");
    let text = fs::read_to_string(path).expect("the schema is read");
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

#[test]
fn every_exported_document_holds_against_its_national_schema() {
    let Some(folder) = schemas() else { return };
    let carried = every_case().carry();
    let documents = carried.documents();
    assert_eq!(documents.len() as u32, carried.documents);
    for (number, document) in &documents {
        let schema = schema(&folder, number);
        let faults: Vec<String> = schema.iter_errors(document).map(|fault| format!("{}: {}", fault.instance_path(), fault)).collect();
        assert!(faults.is_empty(), "{number}: {faults:#?}");
    }
    let of = |wanted: &str| documents.iter().filter(|(number, _)| *number == wanted).count();
    assert_eq!((of("19004"), of("19006")), (2, 3), "the network meetings and the cancellations, one of them of a group, have forms of their own");
}

/// Without this, a schema that lets everything pass would prove everything.
#[test]
fn a_document_with_a_fault_is_caught() {
    let Some(folder) = schemas() else { return };
    for (number, document) in every_case().carry().documents() {
        let schema = schema(&folder, number);
        let mut extra = document.clone();
        extra["keksitty"] = json!(true);
        assert!(!schema.is_valid(&extra), "{number}: a field nobody knows");
        let mut nameless = document;
        nameless["asiakas"]
            .as_array_mut()
            .and_then(|clients| clients.first_mut())
            .and_then(Value::as_object_mut)
            .map(|client| client.remove("sukunimi"));
        assert!(!schema.is_valid(&nameless), "{number}: a client without a family name");
    }
}
