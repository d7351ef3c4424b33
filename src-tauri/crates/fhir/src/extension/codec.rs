//! Between a value of the domain and the extension that carries it, by the table. Knows no noun.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

use super::{Def, Part, Value};
use crate::misfit::Misfit;
use crate::r4::Extension;

/// The extensions of one element, being gathered or read.
#[derive(Default)]
pub(crate) struct Own(Vec<Extension>);

impl Own {
    /// Adds the value. An empty one adds nothing.
    pub fn with<T: Serialize>(mut self, def: Def, value: &T) -> Self {
        // A domain type always has a JSON form; one without would be missed by the round trip of the tests.
        let json = serde_json::to_value(value).unwrap_or(Json::Null);
        put(&def.url(), def.value, def.many, &json, &mut self.0);
        self
    }

    /// Adds a `yes`; a `no` is what nothing says.
    pub fn with_flag(self, def: Def, flag: bool) -> Self {
        if flag { self.with(def, &true) } else { self }
    }

    pub fn and(mut self, extension: Extension) -> Self {
        self.0.push(extension);
        self
    }

    pub fn done(self) -> Vec<Extension> {
        self.0
    }
}

/// Reads the value; an absent text is empty, an absent list too, and anything else absent is null.
pub(crate) fn take<T: DeserializeOwned>(def: Def, from: &[Extension]) -> Result<T, Misfit> {
    let json = find(&def.url(), def.value, def.many, from)?;
    serde_json::from_value(json).map_err(|_| Misfit::BadValue)
}

pub(crate) fn flag(def: Def, from: &[Extension]) -> Result<bool, Misfit> {
    Ok(take::<Option<bool>>(def, from)?.unwrap_or_default())
}

fn put(url: &str, value: Value, many: bool, json: &Json, into: &mut Vec<Extension>) {
    match json {
        Json::Array(items) if many => items.iter().for_each(|item| put(url, value, false, item, into)),
        json => into.extend(one(url, value, json)),
    }
}

fn one(url: &str, value: Value, json: &Json) -> Option<Extension> {
    let mut made = Extension { url: url.to_owned(), ..Extension::default() };
    match (value, json) {
        (_, Json::Null) => return None,
        (Value::Parts(parts), Json::Object(fields)) => {
            for part in parts {
                put(part.name, part.value, part.many, fields.get(part.name).unwrap_or(&Json::Null), &mut made.extension);
            }
        }
        (Value::Flag, Json::Bool(flag)) => made.value_boolean = Some(*flag),
        (Value::Number, Json::Number(number)) => made.value_integer = number.as_i64(),
        (_, Json::String(text)) if !text.is_empty() => *text_of(&mut made, value)? = Some(text.clone()),
        _ => return None,
    }
    Some(made)
}

fn text_of(extension: &mut Extension, value: Value) -> Option<&mut Option<String>> {
    match value {
        Value::Text | Value::TextIfAny => Some(&mut extension.value_string),
        Value::Code => Some(&mut extension.value_code),
        Value::Id => Some(&mut extension.value_id),
        Value::Day => Some(&mut extension.value_date),
        Value::Moment => Some(&mut extension.value_date_time),
        Value::Time => Some(&mut extension.value_time),
        Value::Flag | Value::Number | Value::Parts(_) => None,
    }
}

fn find(url: &str, value: Value, many: bool, from: &[Extension]) -> Result<Json, Misfit> {
    let mut found = from.iter().filter(|extension| extension.url == url);
    if many {
        return found.map(|extension| json_of(extension, value)).collect::<Result<_, _>>().map(Json::Array);
    }
    match (found.next(), value) {
        (Some(extension), _) => json_of(extension, value),
        (None, Value::Text) => Ok(Json::String(String::new())),
        (None, _) => Ok(Json::Null),
    }
}

fn json_of(extension: &Extension, value: Value) -> Result<Json, Misfit> {
    let read = match value {
        Value::Parts(parts) => {
            let fields = parts.iter().map(|part| Ok((part.name.to_owned(), part_of(extension, part)?)));
            // A part that is not there must not come as null where the domain's type has a default of its own.
            let fields: Result<Vec<(String, Json)>, Misfit> = fields.collect();
            return Ok(Json::Object(fields?.into_iter().filter(|(_, json)| !json.is_null()).collect()));
        }
        Value::Flag => extension.value_boolean.map(Json::Bool),
        Value::Number => extension.value_integer.map(Json::from),
        text => text_of(&mut extension.clone(), text).and_then(|found| found.take()).map(Json::String),
    };
    read.ok_or(Misfit::WrongType)
}

fn part_of(extension: &Extension, part: &Part) -> Result<Json, Misfit> {
    find(part.name, part.value, part.many, &extension.extension)
}
