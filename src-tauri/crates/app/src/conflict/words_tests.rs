//! Places and values of a goal, a task and a client, as a person meets them.

use askel_sync::merge::merge;
use serde_json::json;

use super::*;

fn fields(base: &Value, ours: &Value, theirs: &Value) -> Vec<ConflictField> {
    merge(base, ours, theirs).cases.iter().map(|case| field(case, [ours, theirs, base])).collect()
}

fn goal(words: &str, done_on: Value, level: &str) -> Value {
    json!({ "id": "g", "client_words": words, "levels": ["", "", level, "", ""], "steps": [{ "id": "s1", "text": "Pihapenkille", "done_on": done_on }], "direction": "improve" })
}

#[test]
fn a_goals_places_are_told_by_name_and_a_step_by_its_words() {
    let found = fields(&goal("a", Value::Null, "x"), &goal("b", json!("2026-01-30"), "y"), &goal("c", json!("2026-02-02"), "z"));
    let told: Vec<(&str, Option<&str>, bool)> = found.iter().map(|one| (one.field.as_str(), one.of.as_deref(), one.can_be_written)).collect();
    assert_eq!(told, [("client_words", None, true), ("levels", Some("0"), true), ("step_done", Some("Pihapenkille"), false)]);
    let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).expect("a day");
    assert!(found[2].before == Said::Nothing && found[2].mine == Said::Day { day: day(30) });
    assert!(found[0].theirs == Said::Text { text: "c".into() });
}

#[test]
fn what_is_one_statement_is_told_whole() {
    let client = |street: &str, flag: &str| json!({ "id": "c", "contact_address": { "street": street, "postal_code": "33960", "town": "Pirkkala" }, "non_disclosure": flag, "non_disclosure_until": null });
    let found = fields(&client("", "not_asked"), &client("PL 9", "yes"), &client("Tie 3", "no"));
    let address = found.iter().find(|one| one.field == "contact_address").expect("the address");
    assert!(address.mine == Said::Text { text: "PL 9, 33960 Pirkkala".into() } && !address.can_be_written);
    let order = found.iter().find(|one| one.field == "protection").expect("the order");
    assert!(order.mine == Said::Several { parts: vec![SaidPart { field: "non_disclosure".into(), said: Said::Word { key: "client.protection.choice.yes".into() } }] });
}

#[test]
fn a_step_that_one_took_out_and_the_other_changed_shows_both() {
    let (base, theirs) = (goal("a", Value::Null, ""), goal("a", json!("2026-02-02"), ""));
    let mut ours = base.clone();
    ours["steps"] = json!([]);
    let found = fields(&base, &ours, &theirs);
    assert_eq!(found.len(), 1);
    assert!(found[0].field == "step" && found[0].of.as_deref() == Some("Pihapenkille") && found[0].mine == Said::Nothing);
    assert!(matches!(&found[0].theirs, Said::Several { parts } if parts.len() == 2));
}

#[test]
fn codes_are_words_and_people_are_names() {
    assert!(said("responsible", &json!({ "kind": "other", "name": "Isännöitsijä" })) == Said::Text { text: "Isännöitsijä".into() });
    assert!(said("responsible", &json!({ "kind": "client" })) == Said::Word { key: "conflict.responsible.client".into() });
    assert!(said("kind", &json!("close_person")) == Said::Word { key: "team.kind.close_person".into() });
    assert!(said("second_worker", &json!(true)) == Said::Yes);
    assert!(matches!(said("starts_at", &json!("2026-02-03T09:30:00+02:00")), Said::Moment { .. }));
}
