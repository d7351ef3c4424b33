//! Which entries have been written to a folder, and which exist only on this laptop.

use askel_domain::client::Client;
use askel_domain::entry::Entry;
use askel_domain::id::EntryId;
use rusqlite::{Row, named_params};

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::body;
use crate::{Read, Tx, queries};

/// An entry, whose it is, and when it was last written to a folder (RFC 3339).
pub struct Kept {
    pub entry: Entry,
    pub client: Client,
    pub exported_at: Option<String>,
}

fn kept(row: &Row) -> rusqlite::Result<Kept> {
    Ok(Kept { entry: body(row, "body")?, client: body(row, "client")?, exported_at: row.get("exported_at")? })
}

pub fn only_here(read: &Read, limit: u32) -> StoreResult<Vec<Kept>> {
    read.many(queries::DELIVERY_ONLY_HERE, named_params! { ":limit": limit }, kept)
}

pub fn count_only_here(read: &Read) -> StoreResult<u32> {
    read.count(queries::DELIVERY_COUNT_ONLY_HERE, [])
}

pub fn exported(read: &Read, limit: u32) -> StoreResult<Vec<Kept>> {
    read.many(queries::DELIVERY_EXPORTED, named_params! { ":limit": limit }, kept)
}

pub fn count_exported(read: &Read) -> StoreResult<u32> {
    read.count(queries::DELIVERY_COUNT_EXPORTED, [])
}

/// Every finalised entry with its client, oldest event first.
pub fn every_entry(read: &Read) -> StoreResult<Vec<(Entry, Client)>> {
    read.many(queries::DELIVERY_EVERY_ENTRY, [], |row| Ok((body(row, "body")?, body(row, "client")?)))
}

pub fn exported_at(read: &Read, id: EntryId, version: u32) -> StoreResult<Option<String>> {
    read.one(queries::DELIVERY_EXPORTED_AT, named_params! { ":entry_id": id.to_string(), ":version": version }, |row| row.get("exported_at"))
}

/// Some version of the entry has been written to a folder.
pub fn has_left(read: &Read, id: EntryId) -> StoreResult<bool> {
    Ok(read.count(queries::DELIVERY_COUNT_OF_ENTRY, named_params! { ":entry_id": id.to_string() })? > 0)
}

/// Notes that these versions were written to a folder now.
pub fn note_exported(tx: &Tx, entries: &[&Entry]) -> StoreResult<()> {
    for entry in entries {
        tx.run(
            queries::DELIVERY_PUT,
            named_params! {
                ":entry_id": entry.id.to_string(), ":version": entry.version, ":exported_at": tx.at().to_rfc3339(), ":exported_utc": tx.at().timestamp(),
            },
        )?;
        tx.run(queries::DELIVERY_ARRIVED, named_params! { ":entry_id": entry.id.to_string(), ":version": entry.version })?;
        let body = format!(r#"{{"version":{}}}"#, entry.version);
        log::append(
            tx,
            Change { noun: Noun::Delivery, row_id: entry.id.to_string(), client_id: Some(entry.client_id), event_at: None, reason: Some("folder"), body: &body },
        )?;
    }
    Ok(())
}
