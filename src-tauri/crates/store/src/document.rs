//! Long documents' rows: a draft that is kept in place while it is written, and finished versions, inserted once.

use askel_domain::document::{DocumentDraft, NationalDocument};
use askel_domain::id::{ClientId, DraftId, EntryId};
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn draft(read: &Read, id: DraftId) -> StoreResult<Option<DocumentDraft>> {
    read.one(queries::DOCUMENT_DRAFT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// What is being written of this client, at most one of a kind.
pub fn drafts_of(read: &Read, client: ClientId) -> StoreResult<Vec<DocumentDraft>> {
    read.many(queries::DOCUMENT_DRAFTS_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Begins a draft. The log gets the fact, not the text: what is never finished is not a record.
pub fn begin(tx: &Tx, draft: &DocumentDraft) -> StoreResult<()> {
    save(tx, draft)?;
    note(tx, draft, "begun")
}

/// Keeps what was typed, in place.
pub fn save(tx: &Tx, draft: &DocumentDraft) -> StoreResult<()> {
    tx.touch(draft.client_id);
    tx.run(
        queries::DOCUMENT_DRAFT_PUT,
        named_params! {
            ":id": draft.id.to_string(), ":client_id": draft.client_id.to_string(), ":kind": draft.kind.name(),
            ":saved_utc": draft.saved_at.timestamp(), ":body": json(draft)?,
        },
    )
}

/// Takes the draft away, because it became a document or because the worker said so.
pub fn end(tx: &Tx, draft: &DocumentDraft, how: &str) -> StoreResult<()> {
    tx.run(queries::DOCUMENT_DRAFT_DELETE, named_params! { ":id": draft.id.to_string() })?;
    note(tx, draft, how)
}

fn note(tx: &Tx, draft: &DocumentDraft, how: &str) -> StoreResult<()> {
    let change = Change {
        noun: Noun::Draft,
        row_id: draft.id.to_string(),
        client_id: Some(draft.client_id),
        event_at: None,
        reason: Some(how),
        body: "",
    };
    log::append(tx, change)
}

/// The newest version.
pub fn get(read: &Read, id: EntryId) -> StoreResult<Option<NationalDocument>> {
    read.one(queries::DOCUMENT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Every document of the client in its newest version, the newest first.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<NationalDocument>> {
    read.many(queries::DOCUMENT_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn insert(tx: &Tx, document: &NationalDocument) -> StoreResult<()> {
    let text = json(document)?;
    tx.run(
        queries::DOCUMENT_INSERT,
        named_params! {
            ":id": document.id.to_string(), ":version": document.version, ":client_id": document.client_id.to_string(),
            ":kind": document.kind.name(), ":written_utc": document.written_at.timestamp(), ":body": text,
        },
    )?;
    let change = Change {
        noun: Noun::Document,
        row_id: document.id.to_string(),
        client_id: Some(document.client_id),
        event_at: None,
        reason: None,
        body: &text,
    };
    log::append(tx, change)
}
