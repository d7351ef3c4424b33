//! Three-way merge of one row: what it was when both last agreed, what it is here, what it is there. Pure; knows JSON and
//! how the parts of a row belong together ([`shape`]), not which row it is.
//!
//! Give it values that went through the domain's own types, so that a field which one Askel leaves out and another writes as
//! its default is the same on all sides. Read the result back the same way: what rules say across fields (turvakielto) is theirs.

mod answer;
mod list;
mod shape;
mod trail;

pub use answer::Keep;
pub use trail::{Mark, Trail};

use std::collections::BTreeSet;

use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use shape::Parts;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Ours,
    Theirs,
}

/// One edit that met no other: it is in the merged value. `None`: not there.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub trail: Trail,
    pub side: Side,
    pub was: Option<Value>,
    pub is: Option<Value>,
}

/// Two edits of one thing. Both are kept here; the merged value holds ours until somebody has chosen ([`Merged::answer`]).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub trail: Trail,
    pub base: Option<Value>,
    pub ours: Option<Value>,
    pub theirs: Option<Value>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    pub value: Value,
    pub notes: Vec<Note>,
    pub cases: Vec<Case>,
}

redacted!(Note, Case, Merged);

/// The three of one thing; `None` where it is not there.
#[derive(Clone, Copy)]
struct Three<'a> {
    base: Option<&'a Value>,
    ours: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

/// Merges two values of one row that came from `base`. Notes and cases are in the order of their fields' names.
pub fn merge(base: &Value, ours: &Value, theirs: &Value) -> Merged {
    let mut weaver = Weaver::default();
    let value = weaver.thing(&Trail::default(), Three { base: Some(base), ours: Some(ours), theirs: Some(theirs) });
    Merged { value: value.unwrap_or(Value::Null), notes: weaver.notes, cases: weaver.cases }
}

#[derive(Default)]
struct Weaver {
    notes: Vec<Note>,
    cases: Vec<Case>,
}

impl Weaver {
    fn thing(&mut self, trail: &Trail, three: Three) -> Option<Value> {
        if three.ours == three.theirs {
            return three.ours.cloned();
        }
        match shape::parts(trail, three.all()) {
            Parts::Fields => Some(self.fields(trail, three)),
            Parts::Elements => Some(self.elements(trail, three)),
            Parts::Places => Some(self.places(trail, three)),
            Parts::Growing => Some(self.growing(trail, three)),
            Parts::None => self.whole(trail, three),
        }
    }

    /// A thing that is not taken apart: one side's edit, or two that meet.
    fn whole(&mut self, trail: &Trail, three: Three) -> Option<Value> {
        let Three { base, ours, theirs } = three;
        if base == ours {
            self.note(trail, Side::Theirs, base, theirs);
            return theirs.cloned();
        }
        if base == theirs {
            self.note(trail, Side::Ours, base, ours);
        } else {
            self.cases.push(Case { trail: trail.clone(), base: base.cloned(), ours: ours.cloned(), theirs: theirs.cloned() });
        }
        ours.cloned()
    }

    fn fields(&mut self, trail: &Trail, three: Three) -> Value {
        let folded = three.all().map(|side| shape::fold(side.and_then(Value::as_object)));
        let names: BTreeSet<&String> = folded.iter().flat_map(Map::keys).collect();
        let mut merged = Map::new();
        for name in names {
            let [base, ours, theirs] = folded.each_ref().map(|fields| fields.get(name));
            if let Some(value) = self.thing(&trail.field(name), Three { base, ours, theirs }) {
                merged.insert(name.clone(), value);
            }
        }
        Value::Object(shape::unfold(merged))
    }

    /// As many places on all sides, each with a meaning of its own.
    fn places(&mut self, trail: &Trail, three: Three) -> Value {
        let [base, ours, theirs] = three.all().map(list::elements_of);
        let at = |place: usize| Three { base: base.get(place), ours: ours.get(place), theirs: theirs.get(place) };
        let merged = (0..ours.len()).filter_map(|place| self.thing(&trail.place(place), at(place)));
        Value::Array(merged.collect())
    }

    fn note(&mut self, trail: &Trail, side: Side, was: Option<&Value>, is: Option<&Value>) {
        self.notes.push(Note { trail: trail.clone(), side, was: was.cloned(), is: is.cloned() });
    }
}

impl<'a> Three<'a> {
    fn all(self) -> [Option<&'a Value>; 3] {
        [self.base, self.ours, self.theirs]
    }
}

#[cfg(test)]
mod any_merge_tests;
#[cfg(test)]
mod tests;
