//! Planted faults and the doors of the window proofs are features that no product build turns on by itself.

use std::collections::BTreeMap;

use crate::rooms::metadata;
use crate::tree::assert_tidy;

/// Features that weaken the product for a proof.
const FOR_PROOFS: [&str; 2] = ["e2e", "planted-faults"];

struct Room {
    name: String,
    features: BTreeMap<String, Vec<String>>,
    /// What the room turns on in the rooms it knows.
    turns_on: Vec<String>,
}

fn rooms() -> Vec<Room> {
    let packages = metadata().packages.into_iter().filter(|package| package.name.as_str() != "askel-tests");
    let room = |package: cargo_metadata::Package| Room {
        name: package.name.to_string(),
        turns_on: package.dependencies.into_iter().flat_map(|dependency| dependency.features).collect(),
        features: package.features,
    };
    packages.map(room).collect()
}

fn weakened_products(rooms: &[Room]) -> Vec<String> {
    let weakens = |feature: &String| FOR_PROOFS.contains(&feature.rsplit('/').next().unwrap_or_default());
    let mut faults = vec![];
    for room in rooms {
        faults.extend(
            room.turns_on.iter().filter(|feature| weakens(feature)).map(|feature| format!("{} always turns on {feature}", room.name)),
        );
        // A feature may turn on a weakening one only when it is for proofs itself.
        for (name, turned_on) in room.features.iter().filter(|(name, _)| !weakens(name)) {
            faults.extend(
                turned_on.iter().filter(|feature| weakens(feature)).map(|feature| format!("{}: {name} turns on {feature}", room.name)),
            );
        }
    }
    faults
}

#[test]
fn no_product_build_is_weakened_for_a_proof() {
    let rooms = rooms();
    assert!(rooms.iter().any(|room| room.features.contains_key("planted-faults")), "the features are where the rule looks");
    assert_tidy(weakened_products(&rooms));
}

#[test]
fn planted_weaknesses_are_found() {
    let room = |features: &[(&str, &str)], turns_on: &[&str]| Room {
        name: "askel".into(),
        features: features.iter().map(|(name, on)| ((*name).into(), vec![(*on).into()])).collect(),
        turns_on: turns_on.iter().map(|on| (*on).into()).collect(),
    };
    assert_eq!(weakened_products(&[room(&[("default", "e2e")], &[])]), ["askel: default turns on e2e"]);
    assert_eq!(weakened_products(&[room(&[("fast", "askel-app/planted-faults")], &[])]).len(), 1);
    assert_eq!(weakened_products(&[room(&[], &["planted-faults"])]).len(), 1);
    assert!(weakened_products(&[room(&[("e2e", "askel-app/planted-faults")], &["derive"])]).is_empty());
}
