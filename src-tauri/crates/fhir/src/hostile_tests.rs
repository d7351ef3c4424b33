//! Anything may come from a server: it is read or refused with a code, and never panics.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::any;
use crate::record::{Around, Noun};
use crate::{Misfit, Resource, bundle, content_hash, outcome, overlay, read, write};

fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        proptest::sample::select(vec![
            "Patient/x",
            "",
            "2026-13-99",
            "2026-06-30",
            "131052-308T",
            "ä",
            "Composition/0199aaaa-0000-7000-8000-000000000001/_history"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(name(), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect()))
        ]
    })
    .boxed()
}

fn name() -> impl Strategy<Value = String> {
    let known = [
        "resourceType",
        "id",
        "meta",
        "extension",
        "identifier",
        "name",
        "telecom",
        "period",
        "subject",
        "section",
        "item",
        "answer",
        "url",
        "coding",
        "status",
        "reference",
        "contained",
        "entry",
        "response",
        "resource",
    ];
    prop_oneof![proptest::sample::select(known.to_vec()).prop_map(str::to_owned), "[a-z]{1,6}"]
}

/// The row's primary with one of its values made something else.
fn spoiled(value: &mut Value, at: &mut usize, by: &Value) -> bool {
    if *at == 0 {
        *value = by.clone();
        return true;
    }
    *at -= 1;
    match value {
        Value::Object(fields) => fields.values_mut().any(|field| spoiled(field, at, by)),
        Value::Array(items) => items.iter_mut().any(|item| spoiled(item, at, by)),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_json_is_answered(value in any_json(), noun in any::<prop::sample::Index>()) {
        let noun = noun.get(&Noun::ALL);
        let mut value = value;
        if let Value::Object(fields) = &mut value {
            fields.insert("resourceType".into(), noun.kind().into());
            fields.insert("id".into(), "0199aaaa-0000-7000-8000-000000000001".into());
            fields.insert("meta".into(), json!({"tag": [{"system": crate::names::ROW, "code": noun.name()}]}));
        }
        if let Ok(resource) = Resource::of(value.clone()) {
            let _ = (read(&resource), resource.client(), resource.row(), content_hash(&resource), overlay(&resource.json, &resource.json, &serde_json::Map::new()));
        }
        let _ = outcome::issues(&value);
        let bytes = value.to_string();
        let _ = (bundle::read_entries(bytes.as_bytes()), bundle::read_page(bytes.as_bytes()));
    }

    #[test]
    fn a_row_with_one_spoiled_value_is_read_or_refused(record in any::record(), at in 1usize..120, by in any_json()) {
        let sound = write(&record, &Around::default()).swap_remove(0);
        let mut json = Value::Object(sound.json);
        spoiled(&mut json, &mut { at }, &by);
        if let Ok(resource) = Resource::of(json) && let Ok(row) = read(&resource) {
            // What was taken in can be told again.
            prop_assert!(!write(&row, &Around::default()).is_empty());
            prop_assert_eq!(row.client().is_some(), record.client().is_some());
        }
    }

    #[test]
    fn any_overlay_is_answered(theirs in any_json(), before in any_json(), now in any_json()) {
        let fields = |value: &Value| value.as_object().cloned().unwrap_or_default();
        let _ = overlay(&fields(&theirs), &fields(&before), &fields(&now));
    }
}

/// A sound client, changed.
fn client_with(change: impl FnOnce(&mut Value)) -> Result<crate::Record, Misfit> {
    let mut json = json!({"resourceType": "Patient", "id": "0199aaaa-0000-7000-8000-000000000001", "name": [{"family": "Virtala"}]});
    change(&mut json);
    read(&Resource::of(json).expect("a resource"))
}

#[test]
fn each_reason_for_refusing_is_told_apart() {
    assert!(client_with(|_| {}).is_ok());
    assert_eq!(client_with(|json| json["id"] = json!("17")), Err(Misfit::ForeignId));
    assert_eq!(client_with(|json| json["name"] = json!("Virtala")), Err(Misfit::WrongType));
    assert_eq!(client_with(|json| json["name"][0]["family"] = json!(null)), Err(Misfit::WrongType));
    assert_eq!(client_with(|json| json["name"] = json!([])), Err(Misfit::Missing));
    assert_eq!(client_with(|json| json["birthDate"] = json!("1968-13-45")), Err(Misfit::BadValue));
    assert_eq!(
        client_with(|json| json["identifier"] = json!([{"system": "urn:oid:1.2.246.21", "value": "010190-999X"}])),
        Err(Misfit::BadValue)
    );
    assert_eq!(client_with(|json| json["identifier"] = json!([{"system": "urn:oid:1.2.246.21", "value": "ä"}])), Err(Misfit::BadValue));
    assert_eq!(
        client_with(|json| json["meta"] = json!({"tag": [{"system": crate::names::ROW, "code": "companion"}]})),
        Err(Misfit::Companion)
    );
    assert_eq!(client_with(|json| json["meta"] = json!({"tag": [{"system": crate::names::ROW, "code": "goal"}]})), Err(Misfit::NotOurs));
    assert_eq!(client_with(|json| json["resourceType"] = json!("Goal")), Err(Misfit::NotOurs));
}

#[test]
fn a_version_under_another_id_than_its_own_is_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let entry = any::entry::entry().new_tree(&mut runner).expect("an entry").current();
    let mut resource = write(&crate::Record::Entry(entry), &Around::default()).swap_remove(0);
    assert!(read(&resource).is_ok());
    resource.id = "0199aaaa-0000-7000-8000-000000000009".into();
    assert_eq!(read(&resource), Err(Misfit::BadValue));
}

#[test]
fn a_level_off_the_scale_is_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let goal = any::work::goal().new_tree(&mut runner).expect("a goal").current();
    let gas = any::paper::gas().new_tree(&mut runner).expect("a score").current();
    for (record, level) in [(crate::Record::Goal(goal), "/extension"), (crate::Record::Gas(gas), "/component/0/extension")] {
        let resource = write(&record, &Around::default()).swap_remove(0);
        for number in [3, -3, 127, -128, 128] {
            let mut json = Value::Object(resource.json.clone());
            let extensions = json.pointer_mut(level).and_then(Value::as_array_mut).expect("extensions");
            extensions.retain(|extension| extension["url"] != "https://askel.example/fhir/StructureDefinition/gas-level");
            extensions.push(json!({"url": "https://askel.example/fhir/StructureDefinition/gas-level", "valueInteger": number}));
            assert_eq!(read(&Resource::of(json).expect("a resource")), Err(Misfit::BadValue), "{number}");
        }
    }
}
