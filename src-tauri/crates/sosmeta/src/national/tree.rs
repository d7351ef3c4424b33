//! Puts values into a JSON tree by path: `a/b` goes into objects, `[]` at the end of a step means one more of several.
//! Knows no form.

use serde_json::{Map, Value};

/// One object of a document, filled by path.
#[derive(Default)]
pub struct Tree(Map<String, Value>);

impl Tree {
    /// Puts `value` at `path`; with `[]` at its end, after the values already there.
    pub fn put(&mut self, path: &str, value: Value) {
        let (steps, last) = path.rsplit_once('/').unwrap_or(("", path));
        let mut here = &mut self.0;
        for step in steps.split('/').filter(|step| !step.is_empty()) {
            let inner = here.entry(step).or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(inner) = inner else { return };
            here = inner;
        }
        match last.strip_suffix("[]") {
            None => drop(here.insert(last.to_owned(), value)),
            Some(several) => {
                if let Value::Array(values) = here.entry(several).or_insert_with(|| Value::Array(vec![])) {
                    values.push(value);
                }
            }
        }
    }

    /// Adds a passage to the text at `path`, a blank line between.
    pub fn add_text(&mut self, path: &str, passage: &str) {
        let text = match self.text(path) {
            Some(text) => format!("{text}\n\n{passage}"),
            None => passage.to_owned(),
        };
        self.put(path, Value::String(text));
    }

    fn text(&self, path: &str) -> Option<&str> {
        let mut steps = path.split('/');
        let first = self.0.get(steps.next()?)?;
        steps.try_fold(first, |value, step| value.get(step))?.as_str()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn value(self) -> Value {
        Value::Object(self.0)
    }
}
