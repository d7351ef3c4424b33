//! Where in a row something stands: fields by their names in the record, elements of a list by their ids.

use std::fmt;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Field(String),
    /// The element of a list with this id.
    Element(String),
    /// A list whose places have a meaning, from 0.
    Place(usize),
    /// Not what stands in the list but in which order: its value is a list of ids.
    Order,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Trail(pub Vec<Mark>);

impl Trail {
    pub(super) fn field(&self, name: &str) -> Self {
        self.with(Mark::Field(name.to_owned()))
    }

    pub(super) fn element(&self, id: &str) -> Self {
        self.with(Mark::Element(id.to_owned()))
    }

    pub(super) fn place(&self, place: usize) -> Self {
        self.with(Mark::Place(place))
    }

    pub(super) fn order(&self) -> Self {
        self.with(Mark::Order)
    }

    fn with(&self, mark: Mark) -> Self {
        let mut marks = self.0.clone();
        marks.push(mark);
        Self(marks)
    }

    pub(super) fn last_field(&self) -> Option<&str> {
        match self.0.last() {
            Some(Mark::Field(name)) => Some(name),
            _ => None,
        }
    }

    /// The names alone, `steps.text`: what a text is looked up by, whichever step it is.
    pub fn name(&self) -> String {
        let names = self.0.iter().filter_map(|mark| match mark {
            Mark::Field(name) => Some(name.as_str()),
            Mark::Order => Some("order"),
            Mark::Element(_) | Mark::Place(_) => None,
        });
        names.collect::<Vec<_>>().join(".")
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, mark) in self.0.iter().enumerate() {
            f.write_str(if number > 0 { "." } else { "" })?;
            match mark {
                Mark::Field(name) => f.write_str(name)?,
                Mark::Element(id) => f.write_str(id)?,
                Mark::Place(place) => place.fmt(f)?,
                Mark::Order => f.write_str("order")?,
            }
        }
        Ok(())
    }
}
