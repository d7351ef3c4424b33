//! Puts an edit of ours on the server's JSON: what we changed is set, what we removed goes, and every element that we do
//! not know stays where it is. Knows no noun.
//!
//! Lists are compared by what names their items and never by position alone, so that an address that another system put
//! before ours is not taken for ours.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::hash::canonical;
use crate::resource::Json;

/// `theirs` with the difference from `before` to `now`, both as [`crate::write`] makes them.
pub fn overlay(theirs: &Json, before: &Json, now: &Json) -> Json {
    let mut result = theirs.clone();
    let names = before.keys().chain(now.keys().filter(|name| !before.contains_key(*name)));
    for name in names {
        match merged(result.get(name), before.get(name), now.get(name)) {
            Some(value) => result.insert(name.clone(), value),
            None => result.remove(name),
        };
    }
    result
}

fn merged(theirs: Option<&Value>, before: Option<&Value>, now: Option<&Value>) -> Option<Value> {
    if same(before, now) {
        return theirs.cloned();
    }
    match (theirs, before, now) {
        (Some(Value::Object(theirs)), _, Some(Value::Object(now))) => Some(Value::Object(overlay(theirs, &fields(before), now))),
        (Some(Value::Array(theirs)), _, Some(Value::Array(now))) => list(theirs, items(before), now),
        (_, _, Some(now)) => Some(now.clone()),
        // Ours went: what others put inside stays.
        (Some(Value::Object(theirs)), Some(Value::Object(before)), None) => {
            let left = overlay(theirs, before, &Json::new());
            (!left.is_empty()).then_some(Value::Object(left))
        }
        (Some(Value::Array(theirs)), Some(Value::Array(before)), None) => list(theirs, before, &[]),
        (_, _, None) => None,
    }
}

fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => text(one) == text(other),
        _ => false,
    }
}

fn text(value: &Value) -> String {
    let mut text = String::new();
    canonical(value, &mut text);
    text
}

fn fields(value: Option<&Value>) -> Json {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

fn items(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Our items in our order, at the place of the first of them; the others stay where they are.
fn list(theirs: &[Value], before: &[Value], now: &[Value]) -> Option<Value> {
    let (theirs_keyed, before, now_keyed) = (keyed(theirs), by_key(before), keyed(now));
    let at: BTreeMap<&str, &Value> = theirs_keyed.iter().map(|(key, item)| (key.as_str(), *item)).collect();
    let ours = now_keyed.iter().filter_map(|(key, item)| merged(at.get(key.as_str()).copied(), before.get(key), Some(item)));
    let mut ours: Option<Vec<Value>> = Some(ours.collect());
    let is_ours = |key: &String| before.contains_key(key) || now_keyed.iter().any(|(known, _)| known == key);
    let mut result = vec![];
    for (key, item) in &theirs_keyed {
        if !is_ours(key) {
            result.push((*item).clone());
            continue;
        }
        result.extend(ours.take().into_iter().flatten());
        // Ours went, and what is left of it is others'.
        if !now_keyed.iter().any(|(known, _)| known == key) {
            result.extend(merged(Some(item), before.get(key), None));
        }
    }
    result.extend(ours.into_iter().flatten());
    (!result.is_empty()).then_some(Value::Array(result))
}

fn by_key(items: &[Value]) -> BTreeMap<String, Value> {
    keyed(items).into_iter().map(|(key, item)| (key, item.clone())).collect()
}

/// Each item with its name; the second of a name is its second.
fn keyed(items: &[Value]) -> Vec<(String, &Value)> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let name = |item| {
        let key = key(item);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        (format!("{key}#{count}"), item)
    };
    items.iter().map(name).collect()
}

/// What names an item of a list: its id, or what kind of thing it is; an object without any of these has only its place.
fn key(item: &Value) -> String {
    if !item.is_object() {
        return text(item);
    }
    let named = |path: &[&str]| at(item, path).and_then(Value::as_str).map(|text| format!("{}={text}", path.join(".")));
    if let Some(url) = named(&["url"]) {
        // Several of one address are told apart by their first part: the id of a step, the code of a level.
        return format!("{url} {}", first_part(item).unwrap_or_default());
    }
    if let (Some(system), Some(code)) = (named(&["system"]), named(&["code"])) {
        return format!("{system} {code}");
    }
    const NAMES: &[&[&str]] = &[
        &["id"],
        &["linkId"],
        &["reference"],
        &["actor", "reference"],
        &["member", "reference"],
        &["individual", "reference"],
        &["targetReference", "reference"],
        &["coding", "system"],
        &["code", "coding", "code"],
    ];
    let kind = || [named(&["system"]), named(&["use"]), named(&["type"])].into_iter().flatten().collect::<Vec<_>>().join(" ");
    NAMES.iter().find_map(|path| named(path)).unwrap_or_else(kind)
}

/// What stands there; of a list on the way, its first.
fn at<'a>(item: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(item, |value, name| value.get(*name).or_else(|| value.get(0)?.get(*name)))
}

/// The value of the first part; none of an extension that has a value of its own.
fn first_part(extension: &Value) -> Option<String> {
    if value_of(extension).is_some() {
        return None;
    }
    let value = value_of(extension.get("extension")?.get(0)?)?;
    Some(value.get("code").map_or_else(|| text(value), text))
}

fn value_of(extension: &Value) -> Option<&Value> {
    extension.as_object()?.iter().find(|(name, _)| name.starts_with("value")).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn put(theirs: Value, before: Value, now: Value) -> Value {
        let fields = |value: &Value| value.as_object().cloned().unwrap_or_default();
        Value::Object(overlay(&fields(&theirs), &fields(&before), &fields(&now)))
    }

    fn phone(number: &str) -> Value {
        json!({"system": "phone", "value": number})
    }

    #[test]
    fn items_that_another_system_put_before_and_after_ours_stay_where_they_are() {
        let (first, last) = (json!({"system": "url", "value": "https://a.example"}), json!({"system": "sms", "value": "1"}));
        let theirs = json!({"telecom": [first, {"system": "phone", "value": "1", "rank": 2}, last]});
        let edited = put(theirs.clone(), json!({"telecom": [phone("1")]}), json!({"telecom": [phone("2")]}));
        assert_eq!(edited, json!({"telecom": [first, {"system": "phone", "value": "2", "rank": 2}, last]}));
        assert_eq!(put(theirs, json!({"telecom": [phone("1")]}), json!({})), json!({"telecom": [first, {"rank": 2}, last]}));
    }

    #[test]
    fn what_we_removed_goes_and_an_empty_list_with_it() {
        let theirs = json!({"telecom": [phone("1")], "other": 1});
        assert_eq!(put(theirs, json!({"telecom": [phone("1")]}), json!({})), json!({"other": 1}));
    }

    #[test]
    fn what_both_have_and_only_they_changed_is_theirs() {
        let theirs = json!({"telecom": [phone("9")], "status": "on-hold"});
        let (before, now) = (json!({"telecom": [phone("1")], "status": "active", "a": "1"}), json!({"telecom": [phone("1")], "status": "active", "a": "2"}));
        assert_eq!(put(theirs, before, now), json!({"telecom": [phone("9")], "status": "on-hold", "a": "2"}));
    }

    #[test]
    fn steps_are_told_apart_by_their_id_and_come_in_our_order() {
        let step = |id: &str, text: &str| json!({"url": "step", "extension": [{"url": "id", "valueId": id}, {"url": "text", "valueString": text}]});
        let mut theirs_second = step("2", "b");
        theirs_second["extension"][1]["extension"] = json!([{"url": "seen", "valueBoolean": true}]);
        let foreign = json!({"url": "https://other.example/x", "valueString": "y"});
        let theirs = json!({"extension": [foreign, step("1", "a"), theirs_second]});
        let before = json!({"extension": [step("1", "a"), step("2", "b")]});
        let now = json!({"extension": [step("2", "B"), step("3", "c")]});
        let mut kept = step("2", "B");
        kept["extension"][1]["extension"] = json!([{"url": "seen", "valueBoolean": true}]);
        assert_eq!(put(theirs, before, now), json!({"extension": [foreign, kept, step("3", "c")]}));
    }
}
