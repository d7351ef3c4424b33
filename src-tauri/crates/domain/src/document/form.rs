//! What a form asks: sections of fields, each with its kind and its rules. Knows no text and no answer.

use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::record::FormKind;
use super::version::only_asked;
use crate::client::Client;

/// One document as it is asked. Its texts are `document_form.*` in `locales`, found by the ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FormDef {
    pub kind: FormKind,
    /// The client reads the finished document at home (OmaKanta).
    pub client_reads: bool,
    pub sections: Vec<SectionDef>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SectionDef {
    pub id: String,
    /// Asked only where an earlier plan exists: its evaluation.
    #[serde(default)]
    pub later: bool,
    #[serde(default)]
    pub hint: bool,
    pub fields: Vec<FieldDef>,
}

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FieldKind {
    Text,
    Line,
    /// One value of a code list, or several.
    Code,
    Codes,
    Date,
    /// A day and a time of day.
    Moment,
    YesNo,
    /// Names, and the parts the field lists.
    Person,
    /// Rows of the fields in it.
    List,
}

/// Whose view a field keeps. Two neighbours with different voices stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Voice {
    Client,
    Worker,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PersonPart {
    Role,
    Phone,
}

/// A condition on another field: of the same row first, then of the whole form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct When {
    pub field: String,
    /// Codes, or `yes` and `no`.
    pub is: Vec<String>,
}

/// One field. What is left out in a description is `false`, empty or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldDef {
    /// Readable English; the answer's key, and the label's.
    pub id: String,
    pub kind: FieldKind,
    /// Another field's label, where two ask the same in one form.
    #[serde(default)]
    pub label: Option<String>,
    /// Its place in the national structure, read by `sosmeta` only. None: Askel's own field, which stays in Askel.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub path: Option<String>,
    /// Written into its place as words, under its heading, where the national structure has no field of its kind.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub as_text: bool,
    /// Where the rows that end and their reasons are told.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub ended_path: Option<String>,
    /// Where the first answer comes from, the best source first: `previous.goals`, `assessment.client_view`.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub from: Vec<String>,
    #[serde(default)]
    pub voice: Option<Voice>,
    /// Never shown in the view shared with the client.
    #[serde(default)]
    pub worker_only: bool,
    /// Comes from the record and is typed by nobody: told where it stands, gathered anew when the document is finished.
    #[serde(default)]
    pub gathered: bool,
    #[serde(default)]
    pub hint: bool,
    /// Lines the empty text box shows.
    #[serde(default)]
    pub rows: u8,
    /// Characters, where other than usual for the kind.
    #[serde(default)]
    pub longest: Option<u32>,
    /// Name of the code list, and those of its codes that this field takes; none named: all.
    #[serde(default)]
    pub codes: String,
    #[serde(default)]
    pub accepted: Vec<String>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub required_when: Option<When>,
    #[serde(default)]
    pub shown_when: Option<When>,
    /// Names a place: not asked, kept or written for a protected client (domain.md §6).
    #[serde(default)]
    pub names_place: bool,
    /// A day not before the day of that field.
    #[serde(default)]
    pub not_before: Option<String>,
    /// A day of the service's term.
    #[serde(default)]
    pub within_term: bool,
    #[serde(default)]
    pub not_future: bool,
    /// Rows that came from an earlier version end only by an explicit act with its reason.
    #[serde(default)]
    pub kept: bool,
    /// Rows at most; 0: thirty.
    #[serde(default)]
    pub most: u32,
    #[serde(default)]
    pub parts: Vec<PersonPart>,
    #[serde(default)]
    pub fields: Vec<FieldDef>,
}

impl FormDef {
    /// The form as it is asked of this client: without places where the client is protected.
    pub fn for_client(mut self, client: &Client) -> Self {
        if client.is_protected() {
            for section in &mut self.sections {
                forget_places(&mut section.fields);
            }
        }
        self
    }

    /// The answers that this form asks, as they were typed.
    pub fn only_asked(&self, answers: &Answers) -> Answers {
        only_asked(&self.fields().collect::<Vec<_>>(), answers)
    }

    pub fn fields(&self) -> impl Iterator<Item = &FieldDef> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    pub fn field(&self, id: &str) -> Option<&FieldDef> {
        self.fields().find(|field| field.id == id)
    }
}

fn forget_places(fields: &mut Vec<FieldDef>) {
    fields.retain(|field| !field.names_place);
    for field in fields {
        forget_places(&mut field.fields);
    }
}

impl FieldDef {
    /// The longest answer in characters.
    pub fn limit(&self) -> u32 {
        self.longest.unwrap_or(match self.kind {
            FieldKind::Text => 20_000,
            _ => 300,
        })
    }

    pub fn most_rows(&self) -> usize {
        if self.most == 0 { 30 } else { self.most as usize }
    }

    pub fn accepts(&self, code: &str) -> bool {
        self.accepted.is_empty() || self.accepted.iter().any(|accepted| accepted == code)
    }
}
