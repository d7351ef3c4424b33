//! The table against what is written, and the page against the table.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value as Json;

use super::{ALL, Def, Part, Value};
use crate::names::BASE;
use crate::edits::Edits;
use crate::record::{Around, Record};

/// Every extension of ours in the value, with the element it stands on.
fn used(on: &str, value: &Json, found: &mut BTreeMap<String, String>) {
    match value {
        Json::Object(fields) => {
            // A contained resource begins its own path.
            let on = fields.get("resourceType").and_then(Json::as_str).unwrap_or(on);
            for (name, field) in fields {
                let own = field
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|item| item.get("url")?.as_str()?.strip_prefix(BASE)?.strip_prefix("StructureDefinition/"));
                if name == "extension" {
                    own.for_each(|own| _ = found.insert(own.to_owned(), on.to_owned()));
                } else {
                    used(&format!("{on}.{name}"), field, found);
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| used(on, item, found)),
        _ => {}
    }
}

fn used_by_any_row() -> BTreeMap<(String, String), u32> {
    let mut runner = TestRunner::deterministic();
    let mut counts = BTreeMap::new();
    for _ in 0..3_000 {
        let record = crate::any::record().new_tree(&mut runner).expect("a row").current();
        let mut made = crate::write(&record, &Around::default());
        if let (true, Some(leading)) = (may_change(&record), made.first_mut()) {
            Edits::default().with("0199", 7).put_on(leading);
        }
        for resource in made {
            let mut found = BTreeMap::new();
            used(&resource.kind, &Json::Object(resource.json), &mut found);
            for (name, on) in found {
                // Items in items are items.
                let on = on.replace("item.item", "item").replace("item.item", "item");
                *counts.entry((name, on)).or_default() += 1;
            }
        }
    }
    counts
}

/// Rows of which a version says what it knows.
fn may_change(record: &Record) -> bool {
    use Record::*;
    matches!(record, Client(_) | Period(_) | Goal(_) | Session(_) | Task(_) | Team(_) | Risk(_) | Group(_) | GroupSession(_) | GroupMember(_))
}

#[test]
fn every_extension_is_in_the_table_where_it_is_used_and_used_where_it_is_in_the_table() {
    let used = used_by_any_row();
    for (name, on) in used.keys().filter(|(name, _)| !name.starts_with("measure-language")) {
        let def = ALL.iter().find(|def| def.name == name).unwrap_or_else(|| panic!("{name} is not in the table"));
        assert!(def.on.split(", ").any(|known| known == on), "{name} on {on}");
    }
    for def in ALL {
        for on in def.on.split(", ") {
            assert!(used.contains_key(&(def.name.to_owned(), on.to_owned())), "nothing writes {} on {on}", def.name);
        }
    }
}

#[test]
fn no_address_is_given_twice_and_none_is_odd() {
    for (index, def) in ALL.iter().enumerate() {
        assert!(ALL[..index].iter().all(|earlier| earlier.name != def.name), "{}", def.name);
        assert!(def.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", def.name);
        assert!(!def.says.is_empty(), "{}", def.name);
    }
}

fn parts(parts: &[Part]) -> String {
    let one = |part: &Part| {
        let inside =
            if let Value::Parts(inside) = part.value { format!(" ({})", self::parts(inside)) } else { format!(" {}", part.value.name()) };
        format!("`{}`{}{inside}", part.name, if part.many { " 0..*" } else { "" })
    };
    parts.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn row(def: &Def) -> String {
    let value = if let Value::Parts(inside) = def.value { parts(inside) } else { def.value.name().to_owned() };
    format!("| `{}` | {} | {} | {value} | {} |\n", def.name, def.on, if def.many { "0..*" } else { "0..1" }, def.says)
}

/// The page as the table has it.
fn page() -> String {
    let mut page = format!(
        "# Askel's extensions of FHIR R4\n\nEach address is `{BASE}StructureDefinition/` and the name. The base is reserved and never answers until Askel has a domain of its own.\n\
         The parts of an extension stand under their plain names. A measure file has extensions of its own, told in `crates/questionnaire/src/extension.rs`.\n\
         Written from `src/extension/table.rs` by `ASKEL_WRITE_PAGES=1 cargo test -p askel-fhir the_page`; a test holds both together.\n\n\
         | name | on | how many | value | says |\n| --- | --- | --- | --- | --- |\n"
    );
    for def in ALL {
        let _ = write!(page, "{}", row(def));
    }
    page
}

#[test]
fn the_page_says_what_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extensions.md");
    if std::env::var_os("ASKEL_WRITE_PAGES").is_some() {
        std::fs::write(path, page()).expect("the page is written");
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page());
}
