//! Whose records are asked for, and how far the server was read for them.

use askel_domain::id::ClientId;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

/// A client whose record is ours to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scoped {
    pub client_id: ClientId,
    /// Since when everything of the client is here; absent while it comes in.
    pub whole_utc: Option<i64>,
    /// Since when the server does not give the record any more.
    pub lost_utc: Option<i64>,
}

/// How far one type was read: for everybody (`scope` empty), or for one client on the way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    pub kind: String,
    pub scope: String,
    /// The newest `lastUpdated` seen, as the server wrote it.
    pub reached: Option<String>,
    /// The page that comes next, where reading broke off.
    pub next: Option<String>,
    pub whole: bool,
}

/// In the order of their ids.
pub fn scope(read: &Read) -> StoreResult<Vec<Scoped>> {
    let rows = read.many(queries::SYNC_SCOPE_ALL, [], |row| {
        let id: String = row.get("client_id")?;
        Ok(id.parse().ok().map(|client_id| (client_id, row.get("whole_utc"), row.get("lost_utc"))))
    })?;
    rows.into_iter().flatten().map(|(client_id, whole, lost)| Ok(Scoped { client_id, whole_utc: whole?, lost_utc: lost? })).collect()
}

/// Everybody whose record is on this laptop is asked for.
pub fn fill_scope(tx: &Tx) -> StoreResult<()> {
    tx.run(queries::SYNC_SCOPE_FILL, [])
}

pub fn join_scope(tx: &Tx, client: ClientId) -> StoreResult<()> {
    tx.run(queries::SYNC_SCOPE_JOIN, named_params! { ":client_id": client.to_string() })
}

pub fn note_whole(tx: &Tx, client: ClientId) -> StoreResult<()> {
    tx.run(queries::SYNC_SCOPE_WHOLE, named_params! { ":client_id": client.to_string(), ":at": tx.at().timestamp() })
}

pub fn leave_scope(tx: &Tx, client: ClientId) -> StoreResult<()> {
    tx.run(queries::SYNC_SCOPE_LEAVE, named_params! { ":client_id": client.to_string(), ":at": tx.at().timestamp() })
}

fn pulled_row(row: &rusqlite::Row) -> rusqlite::Result<Pulled> {
    Ok(Pulled { kind: row.get("kind")?, scope: row.get("scope")?, reached: row.get("reached")?, next: row.get("next")?, whole: row.get("whole")? })
}

pub fn pulled(read: &Read, kind: &str, scope: &str) -> StoreResult<Option<Pulled>> {
    read.one(queries::SYNC_PULLED_GET, named_params! { ":kind": kind, ":scope": scope }, pulled_row)
}

pub fn pulled_of(read: &Read, scope: &str) -> StoreResult<Vec<Pulled>> {
    read.many(queries::SYNC_PULLED_OF, named_params! { ":scope": scope }, pulled_row)
}

pub fn put_pulled(tx: &Tx, pulled: &Pulled) -> StoreResult<()> {
    tx.run(
        queries::SYNC_PULLED_PUT,
        named_params! { ":kind": pulled.kind, ":scope": pulled.scope, ":reached": pulled.reached, ":next": pulled.next, ":whole": pulled.whole },
    )
}
