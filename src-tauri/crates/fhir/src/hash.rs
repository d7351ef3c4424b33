//! A hash of what a resource says, the same whoever holds it: without what servers add or spell anew, and with every element of ours.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::names::{ROW, SECURITY_LABELS};
use crate::numbers::{carried, quote};
use crate::resource::Resource;

/// SHA-256 of the canonical form: names sorted, numbers by value, narratives and the server's part of `meta` left out.
///
/// Narratives are made from our own texts, which are covered, and servers may clean or make them.
pub fn content_hash(resource: &Resource) -> [u8; 32] {
    let mut text = String::new();
    let fields = resource.json.iter().filter(|(name, _)| *name != "meta");
    canonical_fields(fields, &mut text);
    for label in labels(resource) {
        text.push('\n');
        text.push_str(&label);
    }
    Sha256::digest(text.as_bytes()).into()
}

/// Our own tag and the non-disclosure label: servers add others to both lists, in any order.
fn labels(resource: &Resource) -> Vec<String> {
    let meta = resource.json.get("meta");
    let of = |list: &str| meta.and_then(|meta| meta.get(list)).and_then(Value::as_array).into_iter().flatten();
    let text = |coding: &Value, name: &str| coding.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut found: Vec<String> = of("security")
        .chain(of("tag"))
        .filter(|coding| [ROW, SECURITY_LABELS].contains(&text(coding, "system").as_str()))
        .map(|coding| format!("{}|{}", text(coding, "system"), text(coding, "code")))
        .collect();
    found.sort();
    found.dedup();
    found
}

pub(crate) fn canonical(value: &Value, into: &mut String) {
    match value {
        Value::Object(fields) => canonical_fields(fields.iter(), into),
        Value::Array(items) => {
            into.push('[');
            for item in items {
                canonical(item, into);
                into.push(',');
            }
            into.push(']');
        }
        Value::Number(number) => into.push_str(&plain(&number.to_string())),
        Value::String(text) => match carried(text) {
            Some(number) => into.push_str(&plain(number)),
            None => quote(text, into),
        },
        other => into.push_str(&other.to_string()),
    }
}

fn canonical_fields<'a>(fields: impl Iterator<Item = (&'a String, &'a Value)>, into: &mut String) {
    let mut fields: Vec<_> = fields.filter(|(_, value)| !is_narrative(value)).collect();
    fields.sort_by_key(|(name, _)| *name);
    into.push('{');
    for (name, value) in fields {
        quote(name, into);
        into.push(':');
        canonical(value, into);
        into.push(',');
    }
    into.push('}');
}

fn is_narrative(value: &Value) -> bool {
    value.get("div").is_some_and(Value::is_string)
}

/// A number by its value: `1.50`, `1.5` and `15e-1` are one. Digits without leading and trailing noughts, and the power of ten.
fn plain(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (mantissa, power) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    let kept = digits.trim_start_matches('0').trim_end_matches('0');
    let Ok(power) = power.trim_start_matches('+').parse::<i64>() else { return number.to_owned() };
    if kept.is_empty() {
        return "0".into();
    }
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    format!("{sign}{kept}e{}", power - part.len() as i64 + trailing as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hash(text: &str) -> [u8; 32] {
        content_hash(&Resource::from_bytes(text.as_bytes()).expect("a resource"))
    }

    #[test]
    fn what_servers_add_or_spell_anew_does_not_matter() {
        let ours = r#"{"resourceType":"Goal","id":"g","meta":{"tag":[{"system":"https://askel.example/fhir/CodeSystem/row","code":"goal"}]},"n":1.50,"a":"x"}"#;
        let theirs = r#"{"a":"x","id":"g","text":{"status":"generated","div":"<div/>"},"n":15e-1,"resourceType":"Goal","meta":{"versionId":"7","lastUpdated":"2026-01-01T00:00:00Z","profile":["p"],"tag":[{"system":"s","code":"other"},{"code":"goal","system":"https://askel.example/fhir/CodeSystem/row"}]}}"#;
        assert_eq!(hash(ours), hash(theirs));
    }

    #[test]
    fn a_value_an_order_or_a_label_that_changed_does() {
        let base = hash(r#"{"resourceType":"Goal","id":"g","l":[1,2],"a":"1"}"#);
        for other in [
            r#"{"resourceType":"Goal","id":"h","l":[1,2],"a":"1"}"#,
            r#"{"resourceType":"Goal","id":"g","l":[2,1],"a":"1"}"#,
            r#"{"resourceType":"Goal","id":"g","l":[1,2],"a":1}"#,
            r#"{"resourceType":"Goal","id":"g","l":[1,2]}"#,
            r#"{"resourceType":"Goal","id":"g","l":[1,2],"a":"1","meta":{"security":[{"system":"https://hl7.fi/fhir/finnish-base-profiles/CodeSystem/fi-base-security-label-cs","code":"TURVAKIELTO"}]}}"#,
        ] {
            assert_ne!(hash(other), base, "{other}");
        }
    }

    #[test]
    fn numbers_are_compared_by_value() {
        for (one, other) in [("1.50", "1.5"), ("100", "1e2"), ("0.0", "0"), ("-0", "0"), ("0.010", "1E-2")] {
            assert_eq!(plain(one), plain(other));
        }
        assert_ne!(plain("1.5"), plain("15"));
        assert_ne!(plain("-1"), plain("1"));
        assert_eq!(canonical_text(json!({"b": 1, "a": [2]})), canonical_text(json!({"a": [2.0], "b": 1.0})));
    }

    fn canonical_text(value: Value) -> String {
        let mut text = String::new();
        canonical(&value, &mut text);
        text
    }
}
