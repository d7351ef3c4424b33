//! What holds for any row: it reads back from its primary as it was, it keeps what a server holds beside it, and its
//! hash covers what it says.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::any;
use crate::record::Around;
use crate::{Misfit, Resource, content_hash, overlay, read, write};

/// As it arrives from a server that keeps what it is given.
fn over_the_wire(resource: &Resource) -> Resource {
    Resource::from_bytes(&resource.to_bytes()).expect("a resource")
}

/// Puts an element nobody knows into every object, and a thing nobody knows into every list of things: another system's.
fn add_foreign(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(add_foreign);
            fields.insert("foreign".into(), json!({"kept": "1.50", "list": [{"x": 1}]}));
        }
        Value::Array(items) => {
            let are_things = items.iter().all(Value::is_object);
            items.iter_mut().for_each(add_foreign);
            if are_things {
                items.push(json!({"url": "https://other.example/x", "system": "https://other.example/s", "foreign": 1}));
            }
        }
        _ => {}
    }
}

/// How many foreign elements stand in it, wherever.
fn foreign(value: &Value) -> usize {
    match value {
        Value::Object(fields) => usize::from(fields.contains_key("foreign")) + fields.values().map(foreign).sum::<usize>(),
        Value::Array(items) => items.iter().map(foreign).sum(),
        _ => 0,
    }
}

fn every_leaf(value: &Value, at: &mut Vec<String>, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            at.push(name.replace('~', "~0").replace('/', "~1"));
            every_leaf(field, at, found);
            at.pop();
        }),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
            at.push(index.to_string());
            every_leaf(item, at, found);
            at.pop();
        }),
        _ => found.push(format!("/{}", at.join("/"))),
    }
}

/// Every pair of a start and an end that stands anywhere in it.
fn periods(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
            found.extend(text("start").zip(text("end")));
            fields.values().for_each(|field| periods(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| periods(item, found)),
        _ => {}
    }
}

/// Days as they are, and moments on one clock.
fn sortable(text: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(text).map_or_else(|_| text.to_owned(), |moment| moment.to_utc().to_rfc3339())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_200))]

    #[test]
    fn any_row_reads_back_from_its_primary_as_it_was(record in any::record()) {
        let made = write(&record, &Around::default());
        let (kind, id) = record.primary();
        prop_assert_eq!((made[0].kind.as_str(), made[0].id.clone()), (kind, id.to_string()));
        prop_assert_eq!(made[0].client(), record.client());
        let back = read(&over_the_wire(&made[0]));
        prop_assert!(back.as_ref() == Ok(&record), "{}\n{:?}", Value::Object(made[0].json.clone()), back.err());
        for companion in &made[1..] {
            prop_assert_eq!(read(companion), Err(Misfit::Companion));
        }
    }

    #[test]
    fn nothing_empty_and_nothing_unescaped_leaves(record in any::record()) {
        for resource in write(&record, &Around::default()) {
            prop_assert!(crate::r4::tidy(Value::Object(resource.json.clone())) == Some(Value::Object(resource.json.clone())));
            let mut paths = vec![];
            every_leaf(&Value::Object(resource.json.clone()), &mut vec![], &mut paths);
            for path in paths.iter().filter(|path| path.ends_with("/div")) {
                let whole = Value::Object(resource.json.clone());
                let div = whole.pointer(path).and_then(Value::as_str).unwrap_or_default();
                let inside = div.replace("<div xmlns=\"http://www.w3.org/1999/xhtml\">", "").replace("</div>", "").replace("<p>", "").replace("</p>", "").replace("<br/>", "");
                prop_assert!(!inside.contains(['<', '>', '"']), "{}", div);
            }
        }
    }

    /// What none of the three validators of others sees (per-1; fhir.md §2).
    #[test]
    fn no_period_ends_before_it_begins(record in any::record()) {
        for resource in write(&record, &Around::default()) {
            let mut found = vec![];
            periods(&Value::Object(resource.json), &mut found);
            prop_assert!(found.iter().all(|(start, end)| sortable(start) <= sortable(end)), "{:?}", found);
        }
    }

    #[test]
    fn an_edit_arrives_whole_beside_what_the_server_holds((before, now) in any::two_of_a_kind()) {
        let before_json = write(&before, &Around::default()).swap_remove(0).json;
        let mut now_json = write(&now, &Around::default()).swap_remove(0).json;
        now_json.insert("id".into(), before_json["id"].clone());
        let mut theirs = Value::Object(before_json.clone());
        theirs["foreign"] = json!(["whole"]);
        let theirs = theirs.as_object().cloned().unwrap_or_default();
        let result = overlay(&theirs, &before_json, &now_json);
        prop_assert_eq!(&result["foreign"], &json!(["whole"]));
        let mut without = result.clone();
        without.remove("foreign");
        prop_assert_eq!(Value::Object(without), Value::Object(now_json), "the edit arrives whole");
    }

    #[test]
    fn what_did_not_change_is_left_as_the_server_has_it(record in any::record()) {
        let json = write(&record, &Around::default()).swap_remove(0).json;
        let mut theirs = Value::Object(json.clone());
        add_foreign(&mut theirs);
        let theirs = theirs.as_object().cloned().unwrap_or_default();
        prop_assert_eq!(Value::Object(overlay(&theirs, &json, &json)), Value::Object(theirs.clone()));
        let row = read(&Resource::of(Value::Object(theirs)).expect("a resource"));
        prop_assert!(row.as_ref() == Ok(&record), "foreign elements do not hinder reading: {:?}", row.err());
    }

    #[test]
    fn one_changed_element_keeps_the_foreign_ones_at_every_level(record in any::record(), which in any::<prop::sample::Index>()) {
        let json = write(&record, &Around::default()).swap_remove(0).json;
        let mut theirs = Value::Object(json.clone());
        add_foreign(&mut theirs);
        let count = foreign(&theirs);
        let mut paths = vec![];
        every_leaf(&Value::Object(json.clone()), &mut vec![], &mut paths);
        // What names an item of a list is not edited, it is another item then; nor is the resource's own name.
        paths.retain(|path| ["valueString", "valueDate", "valueDateTime", "valueInteger", "description", "birthDate", "date", "status", "display", "family", "city"].iter().any(|name| path.ends_with(&format!("/{name}"))) && !path.contains("/extension/0/") && !path.contains("/text/"));
        prop_assume!(!paths.is_empty());
        let mut now = Value::Object(json.clone());
        let path = which.get(&paths);
        *now.pointer_mut(path).expect("a leaf") = json!("edited");
        let (theirs, now) = (theirs.as_object().cloned().unwrap_or_default(), now.as_object().cloned().unwrap_or_default());
        let result = Value::Object(overlay(&theirs, &json, &now));
        prop_assert_eq!(foreign(&result), count, "{}", path);
        prop_assert_eq!(result.to_string().matches("\"edited\"").count(), 1);
    }

    #[test]
    fn the_hash_covers_every_element_and_nothing_of_the_servers(record in any::record(), which in any::<prop::sample::Index>()) {
        for resource in write(&record, &Around::default()) {
            let hash = content_hash(&resource);
            let mut returned = over_the_wire(&resource);
            returned.json["meta"]["versionId"] = json!("9");
            returned.json["meta"]["lastUpdated"] = json!("2026-11-28T00:00:00Z");
            returned.json["meta"]["source"] = json!("#x");
            returned.json.insert("text".into(), json!({"status": "generated", "div": "<div>x</div>"}));
            prop_assert_eq!(content_hash(&returned), hash);
            let mut paths = vec![];
            every_leaf(&Value::Object(resource.json.clone()), &mut vec![], &mut paths);
            paths.retain(|path| !path.contains("/text/") && !path.starts_with("/meta/profile"));
            let mut changed = resource.clone();
            let mut whole = Value::Object(changed.json);
            let path = which.get(&paths).clone();
            *whole.pointer_mut(&path).expect("a leaf") = json!("changed");
            changed.json = whole.as_object().cloned().unwrap_or_default();
            prop_assert_ne!(content_hash(&changed), hash, "{}", path);
        }
    }
}
