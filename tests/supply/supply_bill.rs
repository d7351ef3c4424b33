//! The bill of materials is one that CycloneDX's own reader takes, and names what a security officer would ask for first.

use std::path::Path;

use askel_tests::bill;
use cyclonedx_bom::prelude::*;
use serde_json::{Value, json};

fn bill() -> Value {
    bill::of(Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root")).expect("a bill")
}

/// By the rules of version 1.5.
fn is_sound(bill: &Value) -> bool {
    let read = Bom::parse_from_json_v1_5(bill.to_string().as_bytes());
    read.is_ok_and(|bom| bom.validate_version(SpecVersion::V1_5).passed())
}

#[test]
fn the_bill_is_sound_and_names_the_window_the_file_and_their_ciphers() {
    let bill = bill();
    assert!(is_sound(&bill));
    for name in ["tauri", "wry", "rusqlite", "argon2", "age", "SQLCipher", "SQLite", "OpenSSL", "svelte", "@tauri-apps/api"] {
        let version = bill::version(&bill, name).unwrap_or_else(|| panic!("{name} is not in the bill"));
        assert!(version.split('.').count() == 3 && version.starts_with(|first: char| first.is_ascii_digit()), "{name} {version}");
    }
    assert_eq!(bill::version(&bill, "SQLCipher"), Some(askel_store_says().as_str()));
    for of_proofs in ["fantoccini", "proptest", "jsonschema"] {
        assert_eq!(bill::version(&bill, of_proofs), None, "{of_proofs} is not part of the product");
    }
}

/// What the compiled library calls itself.
fn askel_store_says() -> String {
    let connection = rusqlite::Connection::open_in_memory().expect("opens");
    let said: String = connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).expect("a version");
    said.split(' ').next().expect("a number").to_owned()
}

#[test]
fn everybody_whom_a_part_needs_is_in_the_bill() {
    let bill = bill();
    let names: std::collections::BTreeSet<&str> =
        bill["components"].as_array().expect("parts").iter().filter_map(|part| part["bom-ref"].as_str()).collect();
    let needed = bill["dependencies"].as_array().expect("needs").iter().flat_map(|need| need["dependsOn"].as_array());
    let missing: Vec<&Value> = needed.flatten().filter(|need| !names.contains(need.as_str().expect("a name"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(names.len() > 300, "{} parts", names.len());
}

#[test]
fn planted_faults_in_a_bill_are_found() {
    let sound = bill();
    let broken = |break_it: fn(&mut Value)| {
        let mut bill = sound.clone();
        break_it(&mut bill);
        !is_sound(&bill)
    };
    assert!(broken(|bill| bill["components"][0]["type"] = json!("thing")));
    assert!(broken(|bill| bill["components"][0]["purl"] = json!("no address")));
    assert!(broken(|bill| bill["components"][1]["bom-ref"] = bill["components"][0]["bom-ref"].clone()));
    assert!(broken(|bill| bill["components"][0]["licenses"] = json!([{ "expression": "MIT/Apache" }])));
    assert!(broken(|bill| bill["components"][0]["hashes"] = json!([{ "alg": "SHA-256", "content": "short" }])));
}
