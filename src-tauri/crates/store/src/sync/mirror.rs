//! What the server was last read to hold: the ancestor of merges, the keeper of what we do not know, and how we know our own echo.

use askel_domain::id::ClientId;
use rusqlite::{Row, named_params};

use super::kind::{RowKey, client, leading_first};
use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

#[derive(Clone, PartialEq, Eq)]
pub struct Mirrored {
    /// Of the resource, in FHIR's words.
    pub kind: String,
    pub id: String,
    pub server_version: String,
    pub hash: [u8; 32],
    /// Kept of rows that may change.
    pub body: Option<String>,
    pub row: RowKey,
    /// The row can be read from this resource alone.
    pub leads: bool,
    pub client_id: Option<ClientId>,
    /// `lastUpdated` as the server wrote it.
    pub updated: Option<String>,
    pub read_utc: i64,
    /// In how many manifests in a row it was missing.
    pub missed: u32,
}

askel_domain::redacted!(Mirrored);

fn mirrored_row(row: &Row) -> rusqlite::Result<Mirrored> {
    Ok(Mirrored {
        kind: row.get("kind")?,
        id: row.get("id")?,
        server_version: row.get("server_version")?,
        hash: row.get("hash")?,
        body: row.get("body")?,
        row: RowKey::read(row, "row_kind", "row_id", "row_version")?,
        leads: row.get("leads")?,
        client_id: client(row, "client_id")?,
        updated: row.get("updated")?,
        read_utc: row.get("read_utc")?,
        missed: row.get("missed")?,
    })
}

pub fn mirrored(read: &Read, kind: &str, id: &str) -> StoreResult<Option<Mirrored>> {
    read.one(queries::SYNC_MIRROR_GET, named_params! { ":kind": kind, ":id": id }, mirrored_row)
}

/// The resources of one row, the leading one first.
pub fn mirrored_of_row(read: &Read, key: &RowKey) -> StoreResult<Vec<Mirrored>> {
    let mut seen = read.many(queries::SYNC_MIRROR_OF_ROW, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version }, mirrored_row)?;
    leading_first(&mut seen, |seen| (seen.leads, &seen.kind, &seen.id));
    Ok(seen)
}

/// What was newest by the server's own time.
pub fn newest_mirrored(read: &Read, limit: u32) -> StoreResult<Vec<Mirrored>> {
    read.many(queries::SYNC_MIRROR_NEWEST, named_params! { ":limit": limit }, mirrored_row)
}

/// Everything of one type.
pub fn mirrored_of_kind(read: &Read, kind: &str) -> StoreResult<Vec<Mirrored>> {
    read.many(queries::SYNC_MIRROR_OF_KIND, named_params! { ":kind": kind }, mirrored_row)
}

/// The leading resources of one client's rows.
pub fn mirrored_of_client(read: &Read, client: ClientId) -> StoreResult<Vec<Mirrored>> {
    read.many(queries::SYNC_MIRROR_OF_CLIENT, named_params! { ":client_id": client.to_string() }, mirrored_row)
}

/// How many rows the server was read to hold as they stand here.
pub fn count_on_server(read: &Read) -> StoreResult<u32> {
    read.count(queries::SYNC_MIRROR_COUNT, [])
}

/// The leading resource of every row that was read back, in the order of their kinds and ids.
pub fn every_leading(read: &Read) -> StoreResult<Vec<Mirrored>> {
    read.many(queries::SYNC_MIRROR_LEADING_ROWS, [], mirrored_row)
}

pub fn put_mirror(tx: &Tx, seen: &Mirrored) -> StoreResult<()> {
    tx.run(
        queries::SYNC_MIRROR_PUT,
        named_params! {
            ":kind": seen.kind, ":id": seen.id, ":server_version": seen.server_version, ":hash": seen.hash, ":body": seen.body,
            ":row_kind": seen.row.kind.name(), ":row_id": seen.row.row_id, ":row_version": seen.row.version, ":leads": seen.leads,
            ":client_id": seen.client_id.map(|id| id.to_string()), ":updated": seen.updated, ":read_utc": seen.read_utc,
        },
    )
}

/// It was in the manifest again.
pub fn note_seen(tx: &Tx, kind: &str, id: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_MIRROR_SEEN, named_params! { ":kind": kind, ":id": id })
}

/// It was not in the manifest.
pub fn note_missed(tx: &Tx, kind: &str, id: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_MIRROR_MISSED, named_params! { ":kind": kind, ":id": id })
}

pub fn drop_mirror(tx: &Tx, kind: &str, id: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_MIRROR_DROP, named_params! { ":kind": kind, ":id": id })
}

/// Another server, or the same one from an older backup: nothing that was read before is proven any more. Every row that was
/// delivered waits again; nothing of the record is touched.
pub fn unsettle_all(tx: &Tx) -> StoreResult<()> {
    tx.run(queries::SYNC_MIRROR_BACK_TO_OUTBOX, named_params! { ":seq": tx.rows_logged(), ":since_utc": tx.at().timestamp() })?;
    for forget in [queries::SYNC_MIRROR_FORGET, queries::SYNC_SENT_FORGET, queries::SYNC_PULLED_FORGET, queries::SYNC_SCOPE_UNSETTLE, queries::SYNC_OUTBOX_UNSETTLE] {
        tx.run(forget, [])?;
    }
    Ok(())
}
