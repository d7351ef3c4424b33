//! Which entries and documents have been written to a folder, and which exist only on this laptop.

use askel_domain::client::Client;
use askel_domain::document::NationalDocument;
use askel_domain::entry::Entry;
use askel_domain::id::{ClientId, EntryId};
use rusqlite::{Row, named_params};

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::body;
use crate::{Read, Tx, queries};

/// One version of what is finished, and leaves.
pub enum Record {
    Entry(Entry),
    Document(NationalDocument),
}

impl Record {
    /// Which, in which version, of whom.
    pub fn mark(&self) -> (EntryId, u32, ClientId) {
        match self {
            Self::Entry(entry) => (entry.id, entry.version, entry.client_id),
            Self::Document(document) => (document.id, document.version, document.client_id),
        }
    }

    pub fn noun(&self) -> Noun {
        match self {
            Self::Entry(_) => Noun::Entry,
            Self::Document(_) => Noun::Document,
        }
    }
}

/// A record, whose it is, and when it was last written to a folder (RFC 3339).
pub struct Kept {
    pub record: Record,
    pub client: Client,
    pub exported_at: Option<String>,
}

fn record(row: &Row) -> rusqlite::Result<Record> {
    Ok(if row.get("is_document")? { Record::Document(body(row, "body")?) } else { Record::Entry(body(row, "body")?) })
}

fn kept(row: &Row) -> rusqlite::Result<Kept> {
    Ok(Kept { record: record(row)?, client: body(row, "client")?, exported_at: row.get("exported_at")? })
}

pub fn only_here(read: &Read, limit: u32) -> StoreResult<Vec<Kept>> {
    read.many(queries::DELIVERY_ONLY_HERE, named_params! { ":limit": limit, ":on_server_too": true }, kept)
}

/// Of those, the ones that were not read back from the server either.
pub fn nowhere(read: &Read) -> StoreResult<Vec<Kept>> {
    read.many(queries::DELIVERY_ONLY_HERE, named_params! { ":limit": u32::MAX, ":on_server_too": false }, kept)
}

pub fn count_only_here(read: &Read) -> StoreResult<u32> {
    read.count(queries::DELIVERY_COUNT_ONLY_HERE, [])
}

/// How many of those are in [`nowhere`].
pub fn count_nowhere(read: &Read) -> StoreResult<u32> {
    read.count(queries::DELIVERY_COUNT_NOWHERE, [])
}

pub fn exported(read: &Read, limit: u32) -> StoreResult<Vec<Kept>> {
    read.many(queries::DELIVERY_EXPORTED, named_params! { ":limit": limit }, kept)
}

pub fn count_exported(read: &Read) -> StoreResult<u32> {
    read.count(queries::DELIVERY_COUNT_EXPORTED, [])
}

/// Every finished entry and document with its client, oldest first.
pub fn every_record(read: &Read) -> StoreResult<Vec<(Record, Client)>> {
    read.many(queries::DELIVERY_EVERY_RECORD, [], |row| Ok((record(row)?, body(row, "client")?)))
}

pub fn exported_at(read: &Read, id: EntryId, version: u32) -> StoreResult<Option<String>> {
    read.one(queries::DELIVERY_EXPORTED_AT, named_params! { ":entry_id": id.to_string(), ":version": version }, |row| row.get("exported_at"))
}

/// Some version of it has been written to a folder.
pub fn has_left(read: &Read, id: EntryId) -> StoreResult<bool> {
    Ok(read.count(queries::DELIVERY_COUNT_OF_ENTRY, named_params! { ":entry_id": id.to_string() })? > 0)
}

/// A new version waits to be carried away beside the earlier ones. An annulment takes them off the list, and waits
/// itself only where some version has already left: what nobody outside has seen needs no taking back.
/// `place`: where it stands in the list, as Unix seconds.
pub(crate) fn await_delivery(tx: &Tx, id: EntryId, version: u32, place: i64, is_annulled: bool) -> StoreResult<()> {
    if is_annulled {
        tx.run(queries::DELIVERY_WITHDRAW, named_params! { ":entry_id": id.to_string() })?;
        if !has_left(tx, id)? {
            return Ok(());
        }
    }
    if tx.arriving().is_some() {
        return Ok(()); // it is where it came from
    }
    tx.run(queries::DELIVERY_AWAIT, named_params! { ":starts_utc": place, ":entry_id": id.to_string(), ":version": version })
}

/// Notes that these versions were written to a folder now.
pub fn note_exported(tx: &Tx, marks: &[(EntryId, u32, ClientId)]) -> StoreResult<()> {
    for (id, version, client_id) in marks {
        tx.run(
            queries::DELIVERY_PUT,
            named_params! {
                ":entry_id": id.to_string(), ":version": version, ":exported_at": tx.at().to_rfc3339(), ":exported_utc": tx.at().timestamp(),
            },
        )?;
        tx.run(queries::DELIVERY_ARRIVED, named_params! { ":entry_id": id.to_string(), ":version": version })?;
        let body = format!(r#"{{"version":{version}}}"#);
        log::append(
            tx,
            Change { noun: Noun::Delivery, row_id: id.to_string(), client_id: Some(*client_id), event_at: None, reason: Some("folder"), body: &body },
        )?;
    }
    Ok(())
}
