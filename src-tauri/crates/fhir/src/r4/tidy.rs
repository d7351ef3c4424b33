//! R4 has no empty element: no null, no empty text, list or object. Takes them away before a resource leaves.

use serde_json::Value;

/// The value without what is empty in it; nothing when it is empty itself.
pub fn tidy(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(tidy).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(fields) => {
            let fields: serde_json::Map<_, _> = fields.into_iter().filter_map(|(name, value)| Some((name, tidy(value)?))).collect();
            (!fields.is_empty()).then_some(Value::Object(fields))
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_empty_leaves_and_no_and_nought_do() {
        let full = json!({"a": [null, "", {}, [], {"b": ""}], "c": false, "d": 0, "e": {"f": "x", "g": null}});
        assert_eq!(tidy(full), Some(json!({"c": false, "d": 0, "e": {"f": "x"}})));
        assert_eq!(tidy(json!({"a": [""]})), None);
    }
}
