//! R4's data types as far as Askel uses them. An element that is not here is not lost: reading looks past it, and
//! `overlay` edits the server's own JSON.
//!
//! Nothing here says when a field is left out: [`tidy`] takes away what R4 forbids to be there empty.

mod extension;
mod narrative;
mod tidy;

pub use extension::Extension;
pub use narrative::div;
pub use tidy::tidy;

use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::resource::plain_uuid;

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Coding {
    pub system: String,
    pub code: String,
    pub display: String,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Concept {
    pub coding: Vec<Coding>,
    pub text: String,
    pub extension: Vec<Extension>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Reference {
    pub reference: String,
    pub display: String,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Identifier {
    #[serde(rename = "use")]
    pub used: String,
    #[serde(rename = "type")]
    pub kind: Option<Concept>,
    pub system: String,
    pub value: String,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HumanName {
    #[serde(rename = "use")]
    pub used: String,
    pub text: String,
    pub family: String,
    pub given: Vec<Option<String>>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContactPoint {
    pub system: String,
    pub value: String,
    #[serde(rename = "use")]
    pub used: String,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PostalAddress {
    #[serde(rename = "use")]
    pub used: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub line: Vec<Option<String>>,
    pub city: String,
    pub postal_code: String,
}

/// Days or moments as they are written.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Period {
    pub start: String,
    pub end: String,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Narrative {
    pub status: String,
    pub div: String,
}

redacted!(Coding, Concept, Reference, Identifier, HumanName, ContactPoint, PostalAddress, Period, Narrative);

impl Coding {
    pub fn new(system: impl Into<String>, code: impl Into<String>) -> Self {
        Self { system: system.into(), code: code.into(), display: String::new() }
    }

    pub fn called(mut self, display: impl Into<String>) -> Self {
        self.display = display.into();
        self
    }
}

impl Concept {
    pub fn coded(coding: Coding) -> Self {
        Self { coding: vec![coding], ..Self::default() }
    }

    pub fn said(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The code in this system, where it has one.
    pub fn code_in(&self, system: &str) -> Option<&str> {
        self.coding.iter().find(|coding| coding.system == system).map(|coding| coding.code.as_str())
    }
}

impl Reference {
    pub fn to(kind: &str, id: impl std::fmt::Display) -> Self {
        Self { reference: format!("{kind}/{id}"), display: String::new() }
    }

    pub fn called(mut self, display: impl Into<String>) -> Self {
        self.display = display.into();
        self
    }

    /// The id, where this names a resource of that type: relative, or absolute, or a certain version of it.
    pub fn id_of(&self, kind: &str) -> Option<Uuid> {
        let mut parts = self.reference.split('/').rev();
        let mut id = parts.next()?;
        let mut of = parts.next()?;
        if of == "_history" {
            (id, of) = (parts.next()?, parts.next()?);
        }
        (of == kind).then(|| plain_uuid(id)).flatten()
    }
}

/// The code in this system among these concepts.
pub fn code_among(concepts: &[Concept], system: &str) -> Option<String> {
    concepts.iter().find_map(|concept| concept.code_in(system)).map(str::to_owned)
}

/// Given names one by one where single spaces part them, as a whole otherwise: joined with spaces they are as they were.
pub fn given(names: &str) -> Vec<Option<String>> {
    let apart: Vec<_> = names.split(' ').map(|name| Some(name.to_owned())).collect();
    if names.split(' ').any(str::is_empty) { vec![Some(names.to_owned())] } else { apart }
}

pub fn joined(names: &[Option<String>]) -> String {
    names.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}
