//! Any three goals: what one side alone has changed is in the merge, what both have changed is in a case, nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// A row like those of the domain: texts, five levels, a list with ids, a statement of two fields, a list without ids.
fn row() -> impl Strategy<Value = Value> {
    let text = || prop_oneof![Just("a"), Just("b"), Just("c"), Just("d")];
    let steps = proptest::sample::subsequence(vec![1, 2, 3, 4, 5], 0..=5).prop_shuffle();
    let texts = proptest::collection::vec(text(), 5);
    (text(), text(), [text(), text(), text(), text(), text()], steps, texts, (text(), text()), proptest::collection::vec(text(), 0..3)).prop_map(
        |(words, area, levels, steps, texts, (starts, ends), factors)| {
            let step = |id: &usize| json!({ "id": format!("{id}"), "text": texts[*id - 1], "done_on": null });
            let steps: Vec<Value> = steps.iter().map(step).collect();
            json!({ "id": "g", "client_words": words, "area": area, "levels": levels, "steps": steps, "starts_on": starts, "ends_on": ends, "factors": factors })
        },
    )
}

/// Every leaf with its trail; elements by their ids, lists without ids and statements whole.
fn leaves(row: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for (name, value) in row.as_object().expect("a row") {
        match (name.as_str(), value.as_array()) {
            ("levels", Some(levels)) => found.extend(levels.iter().enumerate().map(|(place, level)| (format!("levels.{place}"), level.clone()))),
            ("steps", Some(steps)) => {
                for step in steps {
                    found.insert(format!("steps.{}.text", step["id"].as_str().expect("an id")), step["text"].clone());
                }
            }
            ("starts_on" | "ends_on", _) => {}
            _ => _ = found.insert(name.clone(), value.clone()),
        }
    }
    found.insert("in_force".into(), json!({ "starts_on": row["starts_on"], "ends_on": row["ends_on"] }));
    found
}

fn order(row: &Value, among: &BTreeSet<String>) -> Vec<String> {
    let ids = row["steps"].as_array().expect("steps").iter().map(|step| step["id"].as_str().expect("an id").to_owned());
    ids.filter(|id| among.contains(id)).collect()
}

fn ids(row: &Value) -> BTreeSet<String> {
    row["steps"].as_array().expect("steps").iter().map(|step| step["id"].as_str().expect("an id").to_owned()).collect()
}

/// The row as one editor left it: of the edits, those that fell to them. Steps come and go by one hand, their texts by any.
fn edited_by(editor: usize, base: &Value, edited: &Value, whose: &[usize]) -> Value {
    let mut row = base.clone();
    for (name, _) in ["client_words", "area", "factors", "steps"].iter().zip(whose).filter(|(_, whose)| **whose == editor) {
        row[*name] = edited[*name].clone();
    }
    if whose[4] == editor {
        (row["starts_on"], row["ends_on"]) = (edited["starts_on"].clone(), edited["ends_on"].clone());
    }
    for place in (0..5).filter(|place| whose[5 + place] == editor) {
        row["levels"][place] = edited["levels"][place].clone();
    }
    let before = row["steps"].as_array().cloned().unwrap_or_default();
    for (at, step) in before.iter().enumerate() {
        let number: usize = step["id"].as_str().and_then(|id| id.parse().ok()).expect("a number");
        let by = if find(base, step).is_none() { whose[3] } else { whose[10 + number] };
        if let Some(text) = find(if by == editor { edited } else { base }, step).filter(|_| find(edited, step).is_some()) {
            row["steps"][at]["text"] = text["text"].clone();
        }
    }
    row
}

fn find<'a>(row: &'a Value, step: &Value) -> Option<&'a Value> {
    row["steps"].as_array()?.iter().find(|known| known["id"] == step["id"])
}

/// Whether the case is about this leaf, or about the element that it is in.
fn is_about(case: &Case, leaf: &str) -> bool {
    let trail = case.trail.to_string();
    leaf == trail || leaf.starts_with(&format!("{trail}."))
}

fn swapped(cases: &[Case]) -> Vec<Case> {
    cases.iter().map(|case| Case { ours: case.theirs.clone(), theirs: case.ours.clone(), ..case.clone() }).collect()
}

/// Faults of a merge, one sentence each: what was lost, what nobody wrote, what is no conflict.
fn faults(merged: &Merged, [base, ours, theirs]: [&Value; 3]) -> Vec<String> {
    let (was, here, there, now) = (leaves(base), leaves(ours), leaves(theirs), leaves(&merged.value));
    let every: BTreeSet<&String> = [&was, &here, &there, &now].into_iter().flat_map(BTreeMap::keys).collect();
    let mut faults = vec![];
    for leaf in every {
        let [was, here, there, now] = [&was, &here, &there, &now].map(|side| side.get(leaf));
        let case = merged.cases.iter().find(|case| is_about(case, leaf));
        let both = here != was && there != was && here != there;
        match case {
            // An element taken out on one side and edited on the other: its other leaves are in the case with it.
            Some(case) if case.trail.to_string() != *leaf => {
                let holds = |side: &Option<Value>, leaf: Option<&Value>| leaf.is_none() || side.as_ref().map(|step| &step["text"]) == leaf;
                if !holds(&case.ours, here) || !holds(&case.theirs, there) {
                    faults.push(format!("{leaf}: a text is in no case"));
                }
            }
            Some(case) if !both => faults.push(format!("{}: no conflict", case.trail)),
            Some(case) if case.ours.as_ref() != here || case.theirs.as_ref() != there => faults.push(format!("{leaf}: a text is in no case")),
            Some(_) if now != here => faults.push(format!("{leaf}: ours does not stand")),
            None if both => faults.push(format!("{leaf}: two edits and no case")),
            None if now != if here == was { there } else { here } => faults.push(format!("{leaf}: lost")),
            _ => {}
        }
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_one_side_alone_has_changed_is_the_merge(base in row(), changed in row()) {
        for merged in [merge(&base, &changed, &base), merge(&base, &base, &changed), merge(&base, &changed, &changed)] {
            prop_assert_eq!(&merged.value, &changed);
            prop_assert!(merged.cases.is_empty());
        }
    }

    #[test]
    fn nothing_of_either_side_is_lost(base in row(), ours in row(), theirs in row()) {
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(faults(&merged, [&base, &ours, &theirs]), Vec::<String>::new());
    }

    #[test]
    fn it_does_not_matter_from_which_side_one_looks(base in row(), ours in row(), theirs in row()) {
        let (here, there) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert!(here.cases == swapped(&there.cases));
        prop_assert_eq!(here.notes.len(), there.notes.len());
        if here.cases.is_empty() {
            prop_assert_eq!(here.value, there.value);
        }
    }

    #[test]
    fn edits_that_do_not_meet_are_no_case_and_come_to_the_same_in_any_order(base in row(), edited in row(), whose in proptest::collection::vec(0..3_usize, 16)) {
        let [one, other, third] = [0, 1, 2].map(|editor| edited_by(editor, &base, &edited, &whose));
        let two = merge(&base, &one, &other);
        let last = merge(&base, &two.value, &third);
        let late = merge(&base, &other, &third);
        let first = merge(&base, &one, &late.value);
        for merged in [&two, &last, &late, &first] {
            prop_assert!(merged.cases.is_empty());
        }
        prop_assert_eq!(&last.value, &first.value);
        prop_assert_eq!(leaves(&last.value), leaves(&edited), "everybody's edits are there");
    }

    #[test]
    fn a_list_keeps_the_order_somebody_gave_it(base in row(), ours in row(), theirs in row()) {
        let merged = merge(&base, &ours, &theirs);
        let among: BTreeSet<String> = ids(&base).into_iter().filter(|id| [&ours, &theirs, &merged.value].iter().all(|side| ids(side).contains(id))).collect();
        let [was, here, there, now] = [&base, &ours, &theirs, &merged.value].map(|side| order(side, &among));
        prop_assert_eq!(&now, if here == was { &there } else { &here });
        let is_case = merged.cases.iter().any(|case| case.trail.to_string() == "steps.order");
        prop_assert_eq!(is_case, here != was && there != was && here != there);
        prop_assert_eq!(ids(&merged.value).len(), merged.value["steps"].as_array().map_or(0, Vec::len));
    }

    #[test]
    fn whatever_is_answered_nothing_is_left_to_answer(base in row(), ours in row(), theirs in row(), choices in proptest::collection::vec(any::<bool>(), 20)) {
        let mut merged = merge(&base, &ours, &theirs);
        for (case, is_ours) in merged.cases.clone().iter().zip(choices) {
            let keep = if is_ours { Keep::Ours } else { Keep::Theirs };
            prop_assert!(merged.answer(&case.trail, keep));
        }
        prop_assert!(merged.cases.is_empty());
        let mut all_theirs = merge(&base, &ours, &theirs);
        for case in all_theirs.cases.clone() {
            prop_assert!(all_theirs.answer(&case.trail, Keep::Theirs));
        }
        prop_assert_eq!(leaves(&all_theirs.value), leaves(&merge(&base, &theirs, &ours).value), "all answered with theirs is the merge seen from there");
    }
}

#[test]
fn planted_merges_that_lose_or_invent_are_found() {
    let base = json!({ "id": "g", "client_words": "a", "area": "a", "levels": ["a", "a", "a", "a", "a"], "steps": [], "starts_on": "a", "ends_on": "a", "factors": [] });
    let with = |name: &str, value: Value| {
        let mut row = base.clone();
        row[name] = value;
        row
    };
    let (ours, theirs) = (with("client_words", json!("b")), with("client_words", json!("c")));
    let last_writer = Merged { value: theirs.clone(), notes: vec![], cases: vec![] };
    assert_eq!(faults(&last_writer, [&base, &ours, &theirs]), ["client_words: two edits and no case"]);
    let theirs = with("area", json!("c"));
    let forgets = Merged { value: ours.clone(), notes: vec![], cases: vec![] };
    assert_eq!(faults(&forgets, [&base, &ours, &theirs]), ["area: lost"]);
    let invents = Merged { value: with("factors", json!(["d"])), notes: vec![], cases: vec![] };
    assert_eq!(faults(&invents, [&base, &base, &base]), ["factors: lost"]);
}
