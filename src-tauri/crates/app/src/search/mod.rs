//! Search as the window shows it: one box over clients, entries, documents, goals and tasks. What is found is shown in groups,
//! the newest first, each with the line in which the words stand.

mod find;
mod hit;

use askel_domain::client::NonDisclosure;
use askel_domain::document::FormKind;
use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use find::{go_on, search};

#[derive(Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct SearchRequest {
    /// As typed. Its last word counts as begun, not finished, until a space or a full stop follows.
    pub text: String,
}

/// Each group with the newest first; `more`: there is more of something than is shown.
#[derive(Default, Serialize, ts_rs::TS)]
pub struct SearchPage {
    pub clients: Vec<NameHit>,
    pub entries: Vec<SearchHit>,
    pub documents: Vec<SearchHit>,
    pub goals: Vec<SearchHit>,
    pub tasks: Vec<SearchHit>,
    pub more: bool,
    /// Rows of the record that the search has not looked through yet: an older vault is read little by little.
    pub waiting: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct NameHit {
    pub id: ClientId,
    pub name: String,
    pub birth_year: Option<i32>,
    pub non_disclosure: NonDisclosure,
    /// One letter of the name is otherwise than typed.
    pub near: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    pub id: Uuid,
    pub client_id: ClientId,
    pub client_name: String,
    pub non_disclosure: NonDisclosure,
    /// When it happened, was made or was marked; absent where nothing says.
    pub at: Option<Moment>,
    /// Of an entry.
    pub mode: Option<ContactMode>,
    /// Of a document.
    pub form: Option<FormKind>,
    /// Of a task: it is not done yet.
    pub open: Option<bool>,
    pub passage: Vec<PassagePiece>,
}

/// Joined, the pieces are one line of the text. Never HTML.
#[derive(Serialize, ts_rs::TS)]
pub struct PassagePiece {
    pub text: String,
    /// One of the sought words.
    pub marked: bool,
}
