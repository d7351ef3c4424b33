//! Which room may know which: the direction of the house, read from cargo's own account of it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

use crate::tree::{assert_tidy, root};

/// Each room and the rooms it may know. The proofs (`askel-tests`) stand outside the house and know all.
const MAY_KNOW: [(&str, &[&str]); 15] = [
    ("askel-domain", &[]),
    // What the laptop and the recovery officer hand each other: both sides in one room, and the officer's knows no vault.
    ("askel-recovery", &[]),
    // Words as they are looked for; what is looked through is not its business.
    ("askel-search", &[]),
    ("askel-store", &["askel-domain", "askel-recovery", "askel-search"]),
    // How FHIR spells a measure; the rules of a measure are the domain's.
    ("askel-questionnaire", &["askel-domain"]),
    ("askel-sosmeta", &["askel-domain"]),
    // The page a person reads says the same sentences as the national document beside it.
    ("askel-export", &["askel-domain", "askel-sosmeta"]),
    // Sets the page that export puts together.
    ("askel-typeset", &["askel-export"]),
    ("askel-fhir", &["askel-domain"]),
    // Carries requests and replies as they are; what stands in them is not its business.
    ("askel-network", &["askel-fhir"]),
    ("askel-sync", &["askel-domain", "askel-fhir", "askel-store"]),
    // Gathers the labels that sosmeta and export ask for.
    ("askel-text", &["askel-domain", "askel-sosmeta", "askel-export"]),
    ("askel-app", &["askel-domain", "askel-recovery", "askel-store", "askel-questionnaire", "askel-sosmeta", "askel-export", "askel-typeset", "askel-text", "askel-fhir", "askel-network", "askel-sync", "askel-search"]),
    // The shell passes values on and decides nothing: it reaches the rules only through app.
    ("askel", &["askel-app", "askel-text"]),
    ("xtask", &[]),
];

/// What only one room may know, whoever else would like to.
const ONLY_ROOM: [(&str, &str); 8] = [
    ("rusqlite", "askel-store"),
    ("rust-i18n", "askel-text"),
    ("tauri", "askel"),
    ("typst", "askel-typeset"),
    ("typst-pdf", "askel-typeset"),
    ("ureq", "askel-network"),
    ("rustls", "askel-network"),
    ("openidconnect", "askel-network"),
];

const OUTSIDE: &str = "askel-tests";

/// Room → everything it depends on outside its own tests.
type House = BTreeMap<String, BTreeSet<String>>;

pub fn metadata() -> Metadata {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).no_deps().other_options(vec!["--offline".into()]);
    command.exec().expect("cargo describes the workspace")
}

fn house() -> House {
    let dependencies = |package: &cargo_metadata::Package| {
        let real = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
        real.map(|dependency| dependency.name.clone()).collect()
    };
    metadata().packages.iter().map(|package| (package.name.to_string(), dependencies(package))).collect()
}

fn wrong_directions(house: &House) -> Vec<String> {
    let mut faults = vec![];
    for (room, known) in house.iter().filter(|(room, _)| *room != OUTSIDE) {
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| name == room) else {
            faults.push(format!("{room} is a new room: say in MAY_KNOW what it may know"));
            continue;
        };
        let rooms = known.iter().filter(|name| house.contains_key(*name));
        faults.extend(rooms.filter(|name| !allowed.contains(&name.as_str())).map(|name| format!("{room} knows {name}")));
        let single = ONLY_ROOM.iter().filter(|(library, keeper)| known.contains(*library) && keeper != room);
        faults.extend(single.map(|(library, keeper)| format!("{room} knows {library}, which is for {keeper} only")));
    }
    faults
}

#[test]
fn knowledge_flows_in_one_direction() {
    assert_tidy(wrong_directions(&house()));
}

#[test]
fn every_room_of_the_list_exists() {
    let house = house();
    let missing = MAY_KNOW.iter().filter(|(room, _)| !house.contains_key(*room));
    assert_tidy(missing.map(|(room, _)| format!("{room} is on the list and not in the house")).collect());
}

#[test]
fn planted_shortcuts_are_found() {
    let with = |room: &str, known: &str| {
        let mut house: House = MAY_KNOW.iter().map(|(room, _)| ((*room).to_owned(), BTreeSet::new())).collect();
        house.entry(room.into()).or_default().insert(known.into());
        wrong_directions(&house)
    };
    for (room, known) in [("askel-domain", "askel-store"), ("askel-store", "askel-app"), ("askel", "askel-domain"), ("askel-app", "askel")]
    {
        assert_eq!(with(room, known), [format!("{room} knows {known}")]);
    }
    assert_eq!(with("askel-app", "rusqlite").len(), 1);
    assert_eq!(with("askel-export", "rust-i18n").len(), 1);
    assert_eq!(with("askel-attic", "serde").len(), 1);
}
