//! Two versions of one thing: what two people changed at the same time, side by side, and the worker's answer. It can wait; nothing
//! else waits for it. Only goals, tasks, contact details, periods, planned meetings, the team and safety notes can meet this.

mod answer;
mod corrections;
mod open;
mod words;

use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::AnswerBeside;
use crate::entry::FieldBeside;

pub use answer::answer;
pub use open::{list, open};

/// A case's id in the window's address, where a slash would end it.
pub(crate) fn number(id: &str) -> String {
    id.replace('/', "~")
}

fn id_of(number: &str) -> String {
    number.replace('~', "/")
}

#[derive(Deserialize, ts_rs::TS)]
pub struct ConflictRef {
    pub id: String,
}

/// The cases that wait, oldest first.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictRow {
    pub id: String,
    pub kind: CaseKind,
    pub client_id: Option<ClientId>,
    pub client_name: Option<String>,
    /// The log's noun.
    pub noun: String,
    /// The thing in its own words: the client's words of a goal, what a task is.
    pub name: String,
    pub found_at: Moment,
    /// Places that differ.
    pub fields: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictPage {
    pub id: String,
    pub kind: CaseKind,
    pub client_id: Option<ClientId>,
    pub client_name: Option<String>,
    pub noun: String,
    pub name: String,
    /// The row itself: where its own page is.
    pub row_id: String,
    pub mine: Side,
    pub theirs: Side,
    /// What both changed, each to be answered.
    pub fields: Vec<ConflictField>,
    /// What only one changed and was joined by itself; told, not asked.
    pub joined: u32,
    /// Of two corrections, what each says: mine as the earlier text, theirs as the later. One of the two is empty.
    pub entry: Vec<FieldBeside>,
    pub document: Vec<AnswerBeside>,
}

/// What kind of case it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// Both changed the same place.
    Overlap,
    /// Both corrected the same version.
    TwoCorrections,
}

/// ChangedBy changed it, when and where.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    pub who: ChangedBy,
    pub at: Option<Moment>,
    /// Of a correction: why it was made.
    pub reason: String,
    /// The correction says that the entry no longer counts.
    pub annulled: bool,
}

/// Never an id: a person is told by name or in words.
#[derive(Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ChangedBy {
    Named { name: String },
    /// A colleague whom neither the text nor the directory names.
    Colleague,
    /// The server does not tell who it was; it may have been the worker's own other laptop.
    Unknown,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictField {
    /// Where in the thing: `steps.0193….text`. The answer names it.
    pub path: String,
    /// The field's name, for `conflict.field.<name>`.
    pub field: String,
    /// Which of several, in its own words: the step, the close person.
    pub of: Option<String>,
    pub before: Said,
    pub mine: Said,
    pub theirs: Said,
    /// Free text: the two can be written into one.
    pub can_be_written: bool,
}

/// A value as a person reads it.
#[derive(Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Said {
    Nothing,
    Text { text: String },
    /// A word of Askel's own: the whole key of its text.
    Word { key: String },
    Day { day: NaiveDate },
    Moment { at: Moment },
    Number { number: i64 },
    Yes,
    No,
    /// One statement of several fields.
    Several { parts: Vec<SaidPart> },
}

#[derive(Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SaidPart {
    pub field: String,
    pub said: Said,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct ConflictAnswer {
    pub id: String,
    pub fields: Vec<FieldAnswer>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct FieldAnswer {
    pub path: String,
    pub choice: FieldChoice,
    /// With [`FieldChoice::Written`].
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldChoice {
    Mine,
    Theirs,
    Written,
}
