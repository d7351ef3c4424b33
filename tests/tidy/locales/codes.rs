//! Every code a person may meet has its sentence, no sentence is left from a code that went, and the lists of codes are whole.

use askel_app::failure::FailureCode;
use askel_domain::measure::FaultCode;
use askel_domain::problem::ProblemCode;
use askel_network::policy::PolicyRefusalCode;
use askel_questionnaire::FileFault;

use super::catalogue::{Catalogue, planted};
use super::families::names;
use crate::rust_code::{closing_brace, code_only};
use crate::tree::{assert_tidy, file};

/// Texts of the topic that no code asks for, and codes that have no text. `beside`: texts that are not of a code.
fn unmatched(catalogue: &Catalogue, topic: &str, codes: &[String], beside: &[&str]) -> Vec<String> {
    let without_text =
        codes.iter().filter(|code| !catalogue.has(&format!("{topic}.{code}"))).map(|code| format!("{topic}.{code} has no text"));
    let name = |key: &String| {
        key.strip_prefix(topic).and_then(|rest| rest.strip_prefix('.')).and_then(|rest| rest.split('.').next()).map(str::to_owned)
    };
    let texts = catalogue.texts.keys().filter_map(name);
    let without_code =
        texts.filter(|name| !codes.contains(name) && !beside.contains(&name.as_str())).map(|name| format!("{topic}.{name} has no code"));
    without_text.chain(without_code).collect()
}

/// Variants of the enum, counted in its source.
fn variants(path: &str, name: &str) -> usize {
    let code = code_only(&file(path).text);
    let open =
        code.find(&format!("enum {name} {{")).map(|at| at + code[at..].find('{').unwrap_or_default()).expect("the enum is declared there");
    code[open + 1..closing_brace(&code, open)].split(',').filter(|variant| !variant.trim().is_empty()).count()
}

#[test]
fn every_failure_and_problem_has_its_sentence() {
    let catalogue = Catalogue::of_the_house();
    let mut faults = unmatched(&catalogue, "error", &names(FailureCode::ALL), &[]);
    faults.extend(unmatched(&catalogue, "problem", &names(ProblemCode::ALL), &["summary"]));
    let refusals = [names(FileFault::ALL), names(FaultCode::ALL)].concat();
    faults.extend(unmatched(&catalogue, "measure.refused", &refusals, &[]));
    faults.extend(unmatched(&catalogue, "policy.refused", &names(PolicyRefusalCode::ALL), &[]));
    assert_tidy(faults);
}

#[test]
fn the_lists_of_codes_are_whole() {
    assert_eq!(variants("src-tauri/crates/app/src/failure.rs", "FailureCode"), FailureCode::ALL.len());
    assert_eq!(variants("src-tauri/crates/domain/src/problem.rs", "ProblemCode"), ProblemCode::ALL.len());
    assert_eq!(variants("src-tauri/crates/domain/src/measure/check.rs", "FaultCode"), FaultCode::ALL.len());
    assert_eq!(variants("src-tauri/crates/network/src/policy/refusal.rs", "PolicyRefusalCode"), PolicyRefusalCode::ALL.len());
    assert_eq!(variants("src-tauri/crates/questionnaire/src/refusal.rs", "FileFault"), FileFault::ALL.len());
}

#[test]
fn a_planted_code_without_text_and_text_without_code_are_found() {
    let catalogue =
        planted("_version: 2\ntoday:\n  locked: { fi: \"a\", sv: \"b\", en: \"c\" }\n  old: { fi: \"a\", sv: \"b\", en: \"c\" }");
    let codes = ["locked".to_owned(), "new".to_owned()];
    assert_eq!(unmatched(&catalogue, "today", &codes, &[]), ["today.new has no text", "today.old has no code"]);
    assert_eq!(unmatched(&catalogue, "today", &codes[..1], &["old"]), Vec::<String>::new());
}
