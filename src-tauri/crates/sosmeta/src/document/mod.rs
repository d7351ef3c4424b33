//! One entry, one national document: which form it takes, what it holds, and why it cannot leave yet.
//! Must not guess: a code that was not imported is left out and named, or the document is refused.

mod codes_used;
mod fill;
pub(crate) mod people;

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::entry::{Entry, EntryBody};
use askel_domain::id::EntryId;
use askel_domain::worker::Language;
use serde::Serialize;
use serde_json::Value;

use crate::book::CodeBook;
use crate::labels::Labels;
use codes_used::CodesUsed;

/// Which national document an entry becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Also a contact attempt that reached nobody, and a group: the client's own part in it.
    MeetingOrContact,
    NetworkMeeting,
    Cancellation,
}

impl DocumentKind {
    pub fn of(entry: &Entry) -> Self {
        match entry.body {
            EntryBody::Cancelled(_) => Self::Cancellation,
            EntryBody::Meeting(_) if entry.is_network_meeting() => Self::NetworkMeeting,
            EntryBody::Meeting(_) | EntryBody::NotMet(_) => Self::MeetingOrContact,
        }
    }

    /// The document's number among the national document types.
    pub const fn number(self) -> &'static str {
        match self {
            Self::MeetingOrContact => "19005",
            Self::NetworkMeeting => "19004",
            Self::Cancellation => "19006",
        }
    }

    /// The schema's OID, with the version this crate writes.
    pub const fn oid(self) -> &'static str {
        match self {
            Self::MeetingOrContact => "1.2.246.537.6.1506.19005.2022.1.10",
            Self::NetworkMeeting => "1.2.246.537.6.1506.19004.2022.1.10",
            Self::Cancellation => "1.2.246.537.6.1506.19006.2022.9.28",
        }
    }
}

/// A document ready to leave. Holds personal data: `Debug` shows its stem only.
pub struct Document {
    pub number: &'static str,
    /// OID of the schema the document follows.
    pub oid: &'static str,
    pub entry_id: EntryId,
    pub version: u32,
    /// `19005-<entry uuid>-v1`: the file's name without an ending, and nothing of the client in it.
    pub stem: String,
    /// `Null` for an annulment: the national structures have no document for it.
    pub json: Value,
    /// The version this one stands in place of, or takes back.
    pub replaces: Option<u32>,
    pub annuls: bool,
    /// A code in it was made up for trying Askel out: the document must not reach a real record.
    pub uses_demo_codes: bool,
    /// Optional fields that were left out because their code has not been imported, each system once.
    pub missing_codes: Vec<CodeSystem>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, ▮)", self.stem)
    }
}

/// Why an entry cannot become a national document yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Neither an identity code nor a temporary identifier: the schemas want one of them.
    IdentityMissing,
    /// The client or the author lacks a family name or given names: the schemas want both.
    NameMissing,
    /// The service task's code has not been imported; the field is required and never guessed.
    CodeMissing,
    /// A fault of the program: the entry is another client's, or the form could not be written down.
    Fault,
}

/// The file name, without an ending, of a version of an entry.
pub fn stem(number: &str, entry: EntryId, version: u32) -> String {
    format!("{number}-{entry}-v{version}")
}

/// Writes `entry` of `client` in its national form, in the language of `labels`.
///
/// # Errors
/// The first obstacle in the order of `Obstacle`.
pub fn document(entry: &Entry, client: &Client, codes: &CodeBook, labels: &Labels) -> Result<Document, Obstacle> {
    if entry.is_annulled() {
        return Err(Obstacle::Fault);
    }
    let kind = DocumentKind::of(entry);
    let mut used = CodesUsed::new(codes, labels.language);
    let shared = shared(entry, client, &mut used)?;
    let json = match &entry.body {
        EntryBody::Meeting(meeting) if kind == DocumentKind::NetworkMeeting => {
            written(fill::network_meeting(entry, meeting, shared, labels))
        }
        EntryBody::Meeting(meeting) => written(fill::meeting(entry, meeting, client, shared, labels)),
        EntryBody::NotMet(attempt) => written(fill::not_met(entry, attempt, client, shared, labels)),
        EntryBody::Cancelled(cancelled) => written(fill::cancellation(entry, cancelled, shared, &mut used, labels)),
    }?;
    Ok(Document {
        number: kind.number(),
        oid: kind.oid(),
        entry_id: entry.id,
        version: entry.version,
        stem: stem(kind.number(), entry.id, entry.version),
        json,
        replaces: (entry.version > 1).then(|| entry.version - 1),
        annuls: false,
        uses_demo_codes: codes.has_demo_codes_for(entry),
        missing_codes: used.missing(),
    })
}

/// Why `entry` of `client` cannot become a document yet, without writing it: what [`document`] would refuse it for.
/// Only a form that cannot be written down, a fault of the program, is known no sooner than it is tried.
pub fn obstacle(entry: &Entry, client: &Client, codes: &CodeBook) -> Option<Obstacle> {
    // The language chooses names, never whether a code is there.
    shared(entry, client, &mut CodesUsed::new(codes, Language::Fi)).err()
}

/// Everything that is required of a document: whoever has this can be written.
fn shared(entry: &Entry, client: &Client, used: &mut CodesUsed) -> Result<fill::Shared, Obstacle> {
    if entry.client_id != client.id {
        return Err(Obstacle::Fault);
    }
    fill::Shared::of(entry, client, used)
}

/// The row of an annulled entry, without a document. An annulment (mitätöinti) is told of a document, not by one: none
/// of the sixteen Sosmeta schemas (THL, 1505.1-1506.19013) has a place for it, and a new document with the old content
/// would put back what is taken away. It leaves as words for a person and a row in the list; the receiving system annuls
/// its own document of the same identifier.
pub fn annulment(entry: &Entry) -> Document {
    let kind = DocumentKind::of(entry);
    Document {
        number: kind.number(),
        oid: kind.oid(),
        entry_id: entry.id,
        version: entry.version,
        stem: stem(kind.number(), entry.id, entry.version),
        json: Value::Null,
        replaces: Some(entry.version.saturating_sub(1)),
        annuls: true,
        uses_demo_codes: false,
        missing_codes: vec![],
    }
}

fn written(form: impl Serialize) -> Result<Value, Obstacle> {
    serde_json::to_value(form).map_err(|_| Obstacle::Fault)
}
