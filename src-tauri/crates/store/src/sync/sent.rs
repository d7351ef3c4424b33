//! What was sent and not yet read back, written down before it goes: a lost answer is settled by reading, never by repeating.

use rusqlite::{Row, named_params};

use super::kind::{RowKey, leading_first};
use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

#[derive(Clone, PartialEq, Eq)]
pub struct Sent {
    /// Of the resource, in FHIR's words.
    pub kind: String,
    pub id: String,
    pub row: RowKey,
    pub leads: bool,
    pub hash: [u8; 32],
    pub body: String,
    /// The version the server answered, where an answer was heard.
    pub answered: Option<String>,
    /// Unix seconds.
    pub said_utc: i64,
}

askel_domain::redacted!(Sent);

fn sent_row(row: &Row) -> rusqlite::Result<Sent> {
    Ok(Sent {
        kind: row.get("kind")?,
        id: row.get("id")?,
        row: RowKey::read(row, "row_kind", "row_id", "row_version")?,
        leads: row.get("leads")?,
        hash: row.get("hash")?,
        body: row.get("body")?,
        answered: row.get("answered")?,
        said_utc: row.get("said_utc")?,
    })
}

pub fn sent(read: &Read, kind: &str, id: &str) -> StoreResult<Option<Sent>> {
    read.one(queries::SYNC_SENT_GET, named_params! { ":kind": kind, ":id": id }, sent_row)
}

/// The resources of one row, the leading one first.
pub fn sent_of_row(read: &Read, key: &RowKey) -> StoreResult<Vec<Sent>> {
    let mut sent = read.many(queries::SYNC_SENT_OF_ROW, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version }, sent_row)?;
    leading_first(&mut sent, |sent| (sent.leads, &sent.kind, &sent.id));
    Ok(sent)
}

/// Type and id of everything on its way, and the row it is of; at most `limit`, row by row.
pub fn sent_names(read: &Read, limit: u32) -> StoreResult<Vec<(String, String, RowKey)>> {
    read.many(queries::SYNC_SENT_NAMES, named_params! { ":limit": limit }, |row| Ok((row.get("kind")?, row.get("id")?, RowKey::read(row, "row_kind", "row_id", "row_version")?)))
}

pub fn put_sent(tx: &Tx, sent: &Sent) -> StoreResult<()> {
    tx.run(
        queries::SYNC_SENT_PUT,
        named_params! {
            ":kind": sent.kind, ":id": sent.id, ":row_kind": sent.row.kind.name(), ":row_id": sent.row.row_id, ":row_version": sent.row.version,
            ":leads": sent.leads, ":hash": sent.hash, ":body": sent.body, ":answered": sent.answered, ":said_utc": sent.said_utc,
        },
    )
}

pub fn note_answered(tx: &Tx, kind: &str, id: &str, version: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_SENT_ANSWERED, named_params! { ":kind": kind, ":id": id, ":answered": version })
}

pub fn drop_sent_of_row(tx: &Tx, key: &RowKey) -> StoreResult<()> {
    tx.run(queries::SYNC_SENT_DROP, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version })
}
