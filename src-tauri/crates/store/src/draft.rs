//! Drafts' rows. A draft is not a document: its typing is kept in place, and the log notes only that it began and went.

use askel_domain::draft::{Draft, Purpose};
use askel_domain::id::{ClientId, DraftId, EntryId, SessionId};
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: DraftId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Begins a draft. The log gets the fact, not the text: what is never finished is not a record.
pub fn begin(tx: &Tx, draft: &Draft) -> StoreResult<()> {
    save(tx, draft)?;
    note(tx, draft, "begun")
}

/// Keeps what was typed, in place.
pub fn save(tx: &Tx, draft: &Draft) -> StoreResult<()> {
    let (corrects, re_enters) = match draft.purpose {
        Purpose::New => (None, None),
        Purpose::Correction { entry_id, .. } => (Some(entry_id.to_string()), None),
        Purpose::ReEntry { from } => (None, Some(from.to_string())),
    };
    tx.touch(draft.client_id);
    let (id, text) = (draft.id.to_string(), json(draft)?);
    tx.run(
        queries::DRAFT_PUT,
        named_params! {
            ":id": id, ":client_id": draft.client_id.to_string(), ":session_id": draft.session_id.map(|id| id.to_string()),
            ":saved_utc": draft.saved_at.timestamp(), ":body": text,
            ":corrects": corrects, ":re_enters": re_enters,
        },
    )?;
    tx.typed(id, text);
    Ok(())
}

/// Takes the draft away, because it became an entry or because the worker said so.
pub fn end(tx: &Tx, draft: &Draft, how: &str) -> StoreResult<()> {
    tx.run(queries::DRAFT_DELETE, named_params! { ":id": draft.id.to_string() })?;
    note(tx, draft, how)
}

fn note(tx: &Tx, draft: &Draft, how: &str) -> StoreResult<()> {
    log::append(
        tx,
        Change { noun: Noun::Draft, row_id: draft.id.to_string(), client_id: Some(draft.client_id), event_at: None, reason: Some(how), body: "" },
    )
}

pub fn of_session(read: &Read, session: SessionId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_OF_SESSION, named_params! { ":session_id": session.to_string() }, |row| body(row, "body"))
}

/// The correction of this entry that was begun and not finished: at most one.
pub fn of_correction(read: &Read, entry: EntryId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_OF_CORRECTION, named_params! { ":entry_id": entry.to_string() }, |row| body(row, "body"))
}

/// The draft in which this annulled entry is written anew for this client: at most one.
pub fn of_re_entry(read: &Read, entry: EntryId, client: ClientId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_OF_RE_ENTRY, named_params! { ":entry_id": entry.to_string(), ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn newest_of(read: &Read, client: ClientId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_NEWEST_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// The client's draft that no planned meeting asked for.
pub fn unplanned_of(read: &Read, client: ClientId) -> StoreResult<Option<Draft>> {
    read.one(queries::DRAFT_UNPLANNED_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Oldest save first.
pub fn all(read: &Read) -> StoreResult<Vec<Draft>> {
    read.many(queries::DRAFT_ALL, [], |row| body(row, "body"))
}

pub fn count(read: &Read) -> StoreResult<u32> {
    read.count(queries::DRAFT_COUNT, [])
}
