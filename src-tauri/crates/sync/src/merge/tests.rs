//! What becomes of two edits of one row, case by case.

use askel_domain::goal::{Goal, GoalDirection, SmallStep};
use askel_domain::id::{ClientId, GoalId, StepId};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;

fn goal(change: impl FnOnce(&mut Goal)) -> Value {
    let step = |number: u128| SmallStep { id: StepId(Uuid::from_u128(number)), text: format!("askel {number}"), done_on: None };
    let mut goal = Goal {
        id: GoalId(Uuid::nil()),
        client_id: ClientId(Uuid::nil()),
        client_words: "Haluan taas käydä kirjastossa".into(),
        area: "Arki".into(),
        direction: GoalDirection::Improve,
        levels: ["paljon huonompi", "huonompi", "odotettu", "parempi", "paljon parempi"].map(Into::into),
        weight: 1,
        start_level: -2,
        level: -2,
        steps: (1..=3).map(step).collect(),
        factors: vec![],
    };
    change(&mut goal);
    serde_json::to_value(goal).expect("JSON")
}

fn trails(cases: &[Case]) -> Vec<String> {
    cases.iter().map(|case| case.trail.to_string()).collect()
}

fn notes(merged: &Merged) -> Vec<(String, Side)> {
    merged.notes.iter().map(|note| (note.trail.name(), note.side)).collect()
}

fn element(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

#[test]
fn edits_of_different_fields_are_both_there_and_noted() {
    let merged = merge(&goal(|_| ()), &goal(|goal| goal.weight = 3), &goal(|goal| goal.level = 0));
    assert!(merged.cases.is_empty());
    assert_eq!(merged.value, goal(|goal| (goal.weight, goal.level) = (3, 0)));
    assert_eq!(notes(&merged), [("level".to_owned(), Side::Theirs), ("weight".to_owned(), Side::Ours)]);
}

#[test]
fn two_edits_of_one_field_are_a_case_with_both_texts() {
    let words = |words: &'static str| goal(move |goal| goal.client_words = words.into());
    let merged = merge(&goal(|_| ()), &words("meidän"), &words("heidän"));
    let [case] = &merged.cases[..] else { panic!("one case") };
    assert_eq!((case.trail.name().as_str(), &case.ours, &case.theirs), ("client_words", &Some("meidän".into()), &Some("heidän".into())));
    assert_eq!(case.base, Some("Haluan taas käydä kirjastossa".into()));
    assert_eq!(merged.value, words("meidän"), "ours stands until somebody has chosen");
}

#[test]
fn the_same_edit_on_both_sides_is_nothing_to_speak_of() {
    let merged = merge(&goal(|_| ()), &goal(|goal| goal.weight = 3), &goal(|goal| goal.weight = 3));
    assert!(merged.cases.is_empty() && merged.notes.is_empty());
}

#[test]
fn the_levels_of_a_goal_are_merged_one_by_one() {
    let merged = merge(&goal(|_| ()), &goal(|goal| goal.levels[0] = "a".into()), &goal(|goal| goal.levels[4] = "e".into()));
    assert!(merged.cases.is_empty());
    assert_eq!(merged.value["levels"], json!(["a", "huonompi", "odotettu", "parempi", "e"]));
    assert_eq!(merged.notes[0].trail.to_string(), "levels.0");
}

#[test]
fn a_step_edited_here_and_taken_out_there_is_a_case_and_either_answer_stands() {
    let ours = goal(|goal| goal.steps[1].text = "kirjastoon kahdestaan".into());
    let theirs = goal(|goal| _ = goal.steps.remove(1));
    let merged = merge(&goal(|_| ()), &ours, &theirs);
    assert_eq!(trails(&merged.cases), [format!("steps.{}", element(2))]);
    assert_eq!(merged.cases[0].theirs, None);
    let answered = |keep: Keep| {
        let mut merged = merge(&goal(|_| ()), &ours, &theirs);
        assert!(merged.answer(&merged.cases[0].trail.clone(), keep) && merged.cases.is_empty());
        merged.value
    };
    assert_eq!(answered(Keep::Ours), ours);
    assert_eq!(answered(Keep::Theirs), theirs);
    let mut back = merge(&goal(|_| ()), &theirs, &ours);
    assert!(back.answer(&back.cases[0].trail.clone(), Keep::Theirs));
    assert_eq!(back.value["steps"][2]["text"], "kirjastoon kahdestaan", "its place is gone, its text is not");
}

#[test]
fn steps_added_on_both_sides_stay_behind_what_they_were_put_after() {
    let added = |at: usize, number: u128| goal(move |goal| goal.steps.insert(at, SmallStep { id: StepId(Uuid::from_u128(number)), text: "uusi".into(), done_on: None }));
    let merged = merge(&goal(|_| ()), &added(3, 8), &added(1, 9));
    let ids: Vec<_> = merged.value["steps"].as_array().expect("a list").iter().map(|step| step["id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(ids, [1, 9, 2, 3, 8].map(element));
    assert_eq!(merge(&goal(|_| ()), &added(1, 9), &added(3, 8)).value, merged.value);
}

#[test]
fn a_step_that_both_have_added_stands_in_one_place_from_whichever_side_one_looks() {
    let added = |numbers: &'static [u128]| goal(move |goal| goal.steps.extend(numbers.iter().map(|number| SmallStep { id: StepId(Uuid::from_u128(*number)), text: "uusi".into(), done_on: None })));
    for (ours, theirs) in [(&[7, 9][..], &[8, 9][..]), (&[9, 7], &[8, 9]), (&[7, 8, 9], &[9, 8, 7])] {
        let merged = merge(&goal(|_| ()), &added(ours), &added(theirs));
        assert!(merged.cases.is_empty());
        assert_eq!(merged.value, merge(&goal(|_| ()), &added(theirs), &added(ours)).value, "{ours:?} {theirs:?}");
    }
}

#[test]
fn two_new_orders_are_a_case_and_one_is_not() {
    let (swapped, turned) = (goal(|goal| goal.steps.swap(0, 1)), goal(|goal| goal.steps.rotate_left(1)));
    assert_eq!(merge(&goal(|_| ()), &goal(|_| ()), &turned).value, turned);
    let mut merged = merge(&goal(|_| ()), &swapped, &turned);
    assert_eq!(trails(&merged.cases), ["steps.order"]);
    assert!(merged.answer(&merged.cases[0].trail.clone(), Keep::Theirs));
    assert_eq!(merged.value, turned);
}

#[test]
fn a_time_made_of_two_would_be_nobodys() {
    let session = |start: &str, end: &str| json!({ "id": "s", "starts_at": start, "ends_at": end, "place": "koti" });
    let base = session("2026-06-09T13:00:00+03:00", "2026-06-09T14:00:00+03:00");
    let (ours, theirs) = (session("2026-06-09T15:00:00+03:00", "2026-06-09T16:00:00+03:00"), session("2026-06-09T13:00:00+03:00", "2026-06-09T13:30:00+03:00"));
    let mut merged = merge(&base, &ours, &theirs);
    assert_eq!(trails(&merged.cases), ["time"]);
    assert_eq!(merged.value, ours);
    assert!(merged.answer(&merged.cases[0].trail.clone(), Keep::Theirs));
    assert_eq!(merged.value, theirs);
}

#[test]
fn addresses_and_choices_are_taken_whole() {
    let client = |street: &str, town: &str, contact: Value| json!({ "id": "c", "home": { "street": street, "town": town }, "contact": contact });
    let base = client("Tie 1", "Turku", json!({ "kind": "not_asked" }));
    let ours = client("Tie 2", "Turku", json!({ "kind": "given", "on": "2026-01-02" }));
    let theirs = client("Tie 1", "Tampere", json!({ "kind": "refused", "on": "2026-01-02" }));
    assert_eq!(trails(&merge(&base, &ours, &theirs).cases), ["contact", "home"]);
}

#[test]
fn names_that_were_borne_before_are_all_kept() {
    let member = |names: &[&str]| json!({ "id": "m", "kind": "service", "earlier_names": names, "name": "x" });
    let merged = merge(&member(&["a"]), &member(&["a", "b"]), &member(&["a", "c"]));
    assert!(merged.cases.is_empty());
    assert_eq!(merged.value, member(&["a", "b", "c"]));
    assert_eq!(merged.notes.len(), 2);
}
