//! Long documents' rows: a draft that is kept in place while it is written, and finished versions, inserted once.

use askel_domain::document::{DocumentDraft, NationalDocument};
use askel_domain::draft::Purpose;
use askel_domain::entry::Change as Changed;
use askel_domain::id::{ClientId, DraftId, EntryId};
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::sync::{RowKey, RowKind};
use crate::{Read, Tx, delivery, queries};

pub fn draft(read: &Read, id: DraftId) -> StoreResult<Option<DocumentDraft>> {
    read.one(queries::DOCUMENT_DRAFT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Everything being written, of every client, the one left longest first.
pub fn drafts(read: &Read) -> StoreResult<Vec<DocumentDraft>> {
    read.many(queries::DOCUMENT_DRAFTS, [], |row| body(row, "body"))
}

pub fn count_drafts(read: &Read) -> StoreResult<u32> {
    read.count(queries::DOCUMENT_DRAFT_COUNT, [])
}

/// The correction of this document that was begun and not finished: at most one.
pub fn draft_of_correction(read: &Read, id: EntryId) -> StoreResult<Option<DocumentDraft>> {
    read.one(queries::DOCUMENT_DRAFT_OF_CORRECTION, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// What is being written of this client: at most one new one of a kind, and corrections.
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
    let corrects = match draft.purpose {
        Purpose::Correction { entry_id, .. } => Some(entry_id.to_string()),
        _ => None,
    };
    tx.run(
        queries::DOCUMENT_DRAFT_PUT,
        named_params! {
            ":id": draft.id.to_string(), ":client_id": draft.client_id.to_string(), ":kind": draft.kind.name(), ":corrects": corrects,
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

/// One version.
pub fn version(read: &Read, id: EntryId, version: u32) -> StoreResult<Option<NationalDocument>> {
    read.one(queries::DOCUMENT_VERSION, named_params! { ":id": id.to_string(), ":version": version }, |row| body(row, "body"))
}

/// Every version, the first one first, each with when it was last written to a folder (RFC 3339).
pub fn versions(read: &Read, id: EntryId) -> StoreResult<Vec<(NationalDocument, Option<String>)>> {
    read.many(queries::DOCUMENT_VERSIONS, named_params! { ":id": id.to_string() }, |row| Ok((body(row, "body")?, row.get("exported_at")?)))
}

/// The version that a draft became.
pub fn of_draft(read: &Read, draft: DraftId) -> StoreResult<Option<NationalDocument>> {
    read.one(queries::DOCUMENT_OF_DRAFT, named_params! { ":draft": draft.to_string() }, |row| body(row, "body"))
}

/// Every document of the client in its newest version, annulled ones too, the newest document first.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<NationalDocument>> {
    read.many(queries::DOCUMENT_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Those that count: annulled ones left out.
pub fn counting_of(read: &Read, client: ClientId) -> StoreResult<Vec<NationalDocument>> {
    let mut documents = of_client(read, client)?;
    documents.retain(|document| !document.is_annulled());
    Ok(documents)
}

pub fn insert(tx: &Tx, document: &NationalDocument) -> StoreResult<()> {
    let text = json(document)?;
    let written_in = match &document.change {
        Some(Changed::Correction { draft_id, .. }) => Some(draft_id.to_string()),
        _ => None,
    };
    let written_utc = document.written_at.timestamp();
    tx.run(
        queries::DOCUMENT_INSERT,
        named_params! {
            ":id": document.id.to_string(), ":version": document.version, ":client_id": document.client_id.to_string(),
            ":kind": document.kind.name(), ":written_utc": written_utc, ":body": text, ":annulled": document.is_annulled(), ":draft_id": written_in,
        },
    )?;
    // An evaluation is no national document: what it says leaves in the documents after it.
    if !document.kind.is_evaluation() {
        delivery::await_delivery(tx, document.id, document.version, written_utc, document.is_annulled())?;
    }
    let change = Change {
        noun: Noun::Document,
        row_id: document.id.to_string(),
        client_id: Some(document.client_id),
        event_at: None,
        reason: document.reason(),
        body: &text,
    };
    log::append_of(tx, Some(RowKey::version(RowKind::Document, document.id, document.version)), change)
}
