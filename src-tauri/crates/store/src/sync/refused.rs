//! What came from the server and could not be taken in: shown with its reason, and tried again. Only of our own clients; what
//! is anybody else's is never kept.

use askel_domain::id::ClientId;
use rusqlite::{Row, named_params};

use super::kind::client;
use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

#[derive(Clone, PartialEq, Eq)]
pub struct Refused {
    pub kind: String,
    pub id: String,
    pub server_version: String,
    pub client_id: Option<ClientId>,
    /// A code.
    pub reason: String,
    pub body: String,
    pub at_utc: i64,
}

askel_domain::redacted!(Refused);

fn refused_row(row: &Row) -> rusqlite::Result<Refused> {
    Ok(Refused {
        kind: row.get("kind")?,
        id: row.get("id")?,
        server_version: row.get("server_version")?,
        client_id: client(row, "client_id")?,
        reason: row.get("reason")?,
        body: row.get("body")?,
        at_utc: row.get("at_utc")?,
    })
}

pub fn refused(read: &Read, limit: u32) -> StoreResult<Vec<Refused>> {
    read.many(queries::SYNC_REFUSED_ALL, named_params! { ":limit": limit }, refused_row)
}

pub fn count_refused(read: &Read) -> StoreResult<u32> {
    read.count(queries::SYNC_REFUSED_COUNT, [])
}

pub fn note_refused(tx: &Tx, refused: &Refused) -> StoreResult<()> {
    tx.run(
        queries::SYNC_REFUSED_PUT,
        named_params! {
            ":kind": refused.kind, ":id": refused.id, ":server_version": refused.server_version,
            ":client_id": refused.client_id.map(|id| id.to_string()), ":reason": refused.reason, ":body": refused.body, ":at_utc": refused.at_utc,
        },
    )
}

pub fn drop_refused(tx: &Tx, kind: &str, id: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_REFUSED_DROP, named_params! { ":kind": kind, ":id": id })
}
