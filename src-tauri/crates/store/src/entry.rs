//! Entries' rows: inserted once, never changed. A correction and an annulment are new versions beside the old ones,
//! and what is asked of the present is asked of the newest.

use askel_domain::entry::{Change as EntryChange, Entry, EntryBody};
use askel_domain::id::{ClientId, DraftId, EntryId};
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::sync::{RowKey, RowKind};
use crate::{Read, Tx, delivery, queries};

/// Meetings of one mode, counted from the entries.
pub struct ModeTally {
    /// `ContactMode` as it is written in files.
    pub mode: String,
    pub meetings: u32,
    pub minutes: u32,
    pub together: u32,
    /// When the newest of them began, as Unix seconds.
    pub newest_utc: i64,
}

/// The newest version.
pub fn get(read: &Read, id: EntryId) -> StoreResult<Option<Entry>> {
    read.one(queries::ENTRY_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// One version.
pub fn version(read: &Read, id: EntryId, version: u32) -> StoreResult<Option<Entry>> {
    read.one(queries::ENTRY_VERSION, named_params! { ":id": id.to_string(), ":version": version }, |row| body(row, "body"))
}

/// Every version, the first one first, each with when it was last written to a folder (RFC 3339).
pub fn versions(read: &Read, id: EntryId) -> StoreResult<Vec<(Entry, Option<String>)>> {
    read.many(queries::ENTRY_VERSIONS, named_params! { ":id": id.to_string() }, |row| Ok((body(row, "body")?, row.get("exported_at")?)))
}

/// The entry that a draft became, or became a version of.
pub fn of_draft(read: &Read, draft: DraftId) -> StoreResult<Option<(EntryId, ClientId)>> {
    let found = read.one(queries::ENTRY_OF_DRAFT, named_params! { ":draft": draft.to_string() }, |row| {
        Ok((row.get::<_, String>("id")?, row.get::<_, String>("client_id")?))
    })?;
    Ok(found.and_then(|(id, client)| Some((id.parse().ok()?, client.parse().ok()?))))
}

/// The client's entries that count: newest versions, annulled ones left out. Oldest event first.
pub fn counting_of(read: &Read, client: ClientId) -> StoreResult<Vec<Entry>> {
    read.many(queries::ENTRY_COUNTING_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn insert(tx: &Tx, entry: &Entry) -> StoreResult<()> {
    let text = json(entry)?;
    let minutes = entry.event.ends_at.map_or(0, |end| (end - entry.event.starts_at).num_minutes());
    tx.run(
        queries::ENTRY_INSERT,
        named_params! {
            ":id": entry.id.to_string(), ":version": entry.version, ":client_id": entry.client_id.to_string(),
            ":starts_utc": entry.event.starts_at.timestamp(), ":held": matches!(entry.body, EntryBody::Meeting(_)),
            ":mode": entry.event.mode.name(), ":minutes": minutes, ":recorded_together": entry.recorded_together(), ":body": text,
            ":annulled": entry.is_annulled(), ":draft_id": written_in(entry),
        },
    )?;
    delivery::await_delivery(tx, entry.id, entry.version, entry.event.starts_at.timestamp(), entry.is_annulled())?;
    log::append_of(
        tx,
        Some(RowKey::version(RowKind::Entry, entry.id, entry.version)),
        Change {
            noun: Noun::Entry,
            row_id: entry.id.to_string(),
            client_id: Some(entry.client_id),
            event_at: Some(entry.event.starts_at),
            reason: entry.reason(),
            body: &text,
        },
    )
}

fn written_in(entry: &Entry) -> Option<String> {
    match &entry.change {
        Some(EntryChange::Correction { draft_id, .. }) => Some(draft_id.to_string()),
        _ => None,
    }
}

/// Newest event first, each in its newest version, annulled ones too, each with when it was last written to a folder (RFC 3339).
pub fn timeline(read: &Read, client: ClientId, offset: u32, limit: u32) -> StoreResult<Vec<(Entry, Option<String>)>> {
    read.many(queries::ENTRY_TIMELINE, named_params! { ":client_id": client.to_string(), ":limit": limit, ":offset": offset }, |row| {
        Ok((body(row, "body")?, row.get("exported_at")?))
    })
}

pub fn count_of(read: &Read, client: ClientId) -> StoreResult<u32> {
    read.count(queries::ENTRY_COUNT_OF_CLIENT, named_params! { ":client_id": client.to_string() })
}

pub fn last_held(read: &Read, client: ClientId) -> StoreResult<Option<Entry>> {
    read.one(queries::ENTRY_LAST_HELD, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn meetings_of(read: &Read, client: ClientId) -> StoreResult<Vec<ModeTally>> {
    read.many(queries::ENTRY_MEETINGS_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| {
        Ok(ModeTally { mode: row.get("mode")?, meetings: row.get("meetings")?, minutes: row.get("minutes")?, together: row.get("together")?, newest_utc: row.get("newest_utc")? })
    })
}
