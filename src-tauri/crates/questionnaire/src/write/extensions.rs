//! Shapes of extensions and of texts with translations, for the writing.

use askel_domain::measure::Wording;
use askel_domain::worker::Language;
use serde_json::{Map, Value, json};

use crate::extension::{TRANSLATION, ours as address};

/// One of ours: `{"url": …, "<kind>": value}`.
pub fn ours(name: &str, kind: &str, value: Value) -> Value {
    part(&address(name), kind, value)
}

pub fn part(url: &str, kind: &str, value: Value) -> Value {
    let mut fields = Map::new();
    fields.insert("url".into(), json!(url));
    fields.insert(kind.into(), value);
    Value::Object(fields)
}

pub fn wording_part(name: &str, wording: &Wording, own: Language) -> Value {
    let mut fields = Map::new();
    fields.insert("url".into(), json!(name));
    put_wording(&mut fields, "valueString", wording, own);
    Value::Object(fields)
}

/// The text in the file's own language, and its translations in the field beside it.
pub fn put_wording(fields: &mut Map<String, Value>, name: &str, wording: &Wording, own: Language) {
    if let Some(text) = wording.get(own) {
        fields.insert(name.into(), json!(text));
    }
    let others = Language::ALL.into_iter().filter(|language| *language != own);
    let translations: Vec<Value> = others.filter_map(|language| Some(translation(language, wording.get(language)?))).collect();
    if !translations.is_empty() {
        fields.insert(format!("_{name}"), json!({ "extension": translations }));
    }
}

fn translation(language: Language, text: &str) -> Value {
    let parts = vec![part("lang", "valueCode", json!(language.code())), part("content", "valueString", json!(text))];
    part(TRANSLATION, "extension", Value::Array(parts))
}
