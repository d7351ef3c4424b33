//! Every document obeys the published schema of its number, in every language, with all codes and with the fewest.

mod fictional;

use std::collections::BTreeMap;
use std::path::PathBuf;

use askel_domain::client::Client;
use askel_domain::worker::Language;
use askel_sosmeta::document::annulment;
use askel_sosmeta::{CodeBook, Document, Obstacle, document};
use fictional::{all_codes, annulled, client, corrected, every_entry, one_code, protected, temporary, words, written};

fn schemas() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/sosmeta");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: ../shared/sosmeta is not here");
    None
}

/// Keeps one compiled schema per OID.
struct Judge(PathBuf, BTreeMap<&'static str, jsonschema::Validator>);

impl Judge {
    fn faults(&mut self, document: &Document) -> Vec<String> {
        let validator = self.1.entry(document.oid).or_insert_with(|| {
            let text = std::fs::read_to_string(self.0.join(format!("{}.json", document.oid))).expect("the schema of the OID");
            jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
        });
        validator.iter_errors(&document.json).map(|fault| fault.to_string()).collect()
    }
}

fn judge() -> Option<Judge> {
    schemas().map(|folder| Judge(folder, BTreeMap::new()))
}

#[test]
fn every_kind_of_entry_obeys_the_national_schema() {
    let Some(mut judge) = judge() else { return };
    let clients: [fn() -> Client; 3] = [client, temporary, protected];
    let books: [fn() -> CodeBook; 2] = [all_codes, one_code];
    let mut seen = 0;
    for entry in every_entry() {
        for (client, book, language) in clients.iter().flat_map(|client| {
            books.iter().flat_map(move |book| [Language::Fi, Language::Sv, Language::En].map(|language| (client(), book(), language)))
        }) {
            let document = document(&entry, &client, &book, &words(language).sentences).expect("no obstacle");
            assert_eq!(judge.faults(&document), Vec::<String>::new(), "{}", document.stem);
            seen += 1;
        }
    }
    assert_eq!((seen, judge.1.len()), (40 * 18, 3));
}

#[test]
fn a_corrected_version_obeys_the_schema_and_says_what_it_replaces_and_why() {
    let Some(mut judge) = judge() else { return };
    for entry in every_entry().into_iter().map(corrected) {
        for language in [Language::Fi, Language::Sv, Language::En] {
            let document = document(&entry, &client(), &all_codes(), &words(language).sentences).expect("no obstacle");
            assert_eq!(judge.faults(&document), Vec::<String>::new(), "{}", document.stem);
            assert!(document.json.to_string().contains("Päivä oli väärin."), "{}", document.stem);
            assert!(document.stem.ends_with("-v2") && document.replaces == Some(1));
        }
    }
}

#[test]
fn an_annulled_entry_becomes_no_national_document() {
    for entry in every_entry().into_iter().map(annulled) {
        assert_eq!(document(&entry, &client(), &all_codes(), &words(Language::Fi).sentences).err(), Some(Obstacle::Fault));
        let row = annulment(&entry);
        assert!(row.annuls && row.json.is_null() && row.replaces == Some(1));
    }
}

#[test]
fn the_judge_refuses_what_the_schema_does_not_know() {
    let Some(mut judge) = judge() else { return };
    for entry in every_entry() {
        let mut document = written(&entry, &client()).expect("no obstacle");
        let root = document.json.as_object_mut().and_then(|root| root.values_mut().next()).expect("one root field");
        root["ylimaarainen"] = "kenttä".into();
        assert!(!judge.faults(&document).is_empty(), "{}: an extra key passed", document.number);
        let mut document = written(&entry, &client()).expect("no obstacle");
        let root = document.json.as_object_mut().and_then(|root| root.values_mut().next()).expect("one root field");
        root["paivamaara"] = "3.2.2026".into();
        assert!(!judge.faults(&document).is_empty(), "{}: a date in our own form passed", document.number);
    }
}
