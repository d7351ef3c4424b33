//! `locales/*.yml` as flat tables: key → language → text. Finds faults of form; knows no rule of wording.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::tree::{Source, sources};

pub const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

#[derive(Default)]
pub struct Catalogue {
    /// Full key → language → text. A plural is two keys, `.one` and `.other`.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// What could not be read as a text.
    pub faults: Vec<String>,
}

impl Catalogue {
    pub fn of_the_house() -> Self {
        Self::read(&sources(&["locales"], &[".yml"]))
    }

    pub fn read(files: &[Source]) -> Self {
        let mut catalogue = Self::default();
        for file in files {
            let topic = file.name().trim_end_matches(".yml");
            match serde_saphyr::from_str::<Value>(&file.text) {
                Ok(Value::Object(root)) => catalogue.add_topic(&file.path, topic, &root),
                Ok(_) => catalogue.faults.push(format!("{}: no texts", file.path)),
                Err(error) => catalogue.faults.push(format!("{}: {error}", file.path)),
            }
        }
        catalogue
    }

    pub fn topics(&self) -> BTreeSet<&str> {
        self.texts.keys().filter_map(|key| key.split('.').next()).collect()
    }

    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// Is it the stem of a plural, as `tn` and `plural` are asked?
    pub fn has_plural(&self, stem: &str) -> bool {
        self.has(&format!("{stem}.one")) || self.has(&format!("{stem}.other"))
    }

    fn add_topic(&mut self, path: &str, topic: &str, root: &serde_json::Map<String, Value>) {
        if root.get("_version").and_then(Value::as_u64) != Some(2) {
            self.faults.push(format!("{path}: \"_version: 2\" is missing"));
        }
        for (key, value) in root.iter().filter(|(key, _)| *key != "_version") {
            if key != topic {
                self.faults.push(format!("{path}: {key} belongs to {key}.yml"));
            }
            self.add(key, value);
        }
    }

    fn add(&mut self, key: &str, value: &Value) {
        match value {
            Value::Object(children) if children.values().any(Value::is_string) => {
                let texts = children.iter().filter_map(|(language, text)| Some((language.clone(), text.as_str()?.to_owned())));
                self.texts.insert(key.to_owned(), texts.collect());
            }
            Value::Object(children) => children.iter().for_each(|(name, child)| self.add(&format!("{key}.{name}"), child)),
            _ => self.faults.push(format!("{key}: neither a text nor more keys")),
        }
    }
}

/// Names of the `%{name}` places, each once.
pub fn places(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
pub fn planted(yaml: &str) -> Catalogue {
    Catalogue::read(&[Source::planted("locales/today.yml", yaml)])
}
