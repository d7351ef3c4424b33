//! Adds a row to the log, in the transaction of what it tells of.

use askel_domain::revision::{GENESIS, Hash, Kind, Revision};
use rusqlite::{Connection, named_params};

use askel_domain::id::ClientId;

use super::{Change, Noun};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::SealKey;
use crate::queries;
use crate::sync::{self, RowKey};
use crate::{Read, Tx};

/// Sequence and hash of the newest row.
pub(crate) fn head(read: &Read) -> StoreResult<(i64, Hash)> {
    Ok(read.one(queries::LOG_HEAD, [], |row| Ok((row.get("seq")?, row.get("hash")?)))?.unwrap_or((0, GENESIS)))
}

/// The sequence of the newest row; 0 where there is none. As long as it is the same, nothing of the record has changed.
pub fn newest(read: &Read) -> StoreResult<i64> {
    head(read).map(|(seq, _)| seq)
}

/// The reason of every row that came from the server.
const ARRIVED: &str = "sync";

pub(crate) fn append(tx: &Tx, change: Change) -> StoreResult<()> {
    let key = RowKey::of_change(&change);
    append_of(tx, key, change)
}

/// `key`: the row as the server hears of it, where it does. It waits to be sent from the same moment on, unless it came from there.
pub(crate) fn append_of(tx: &Tx, key: Option<RowKey>, change: Change) -> StoreResult<()> {
    let client_id = change.client_id;
    client_id.into_iter().for_each(|client| tx.touch(client));
    if tx.arriving().is_some() {
        return append_as(tx, Kind::Change, Change { reason: Some(ARRIVED), ..change });
    }
    append_as(tx, Kind::Change, change)?;
    key.map_or(Ok(()), |key| sync::enqueue(tx, &key, client_id, tx.head.get().0))
}

/// A row is for ever the client's whose it was first: a page may name any row and any client, and both must belong together.
///
/// # Errors
/// [`StoreFailure::OtherClient`], with the client whose row it is.
pub fn demand_owner(read: &Read, noun: Noun, row_id: &str, client: ClientId) -> StoreResult<()> {
    let owner = read.one(queries::LOG_OWNER_OF_ROW, named_params! { ":noun": noun.name(), ":row_id": row_id }, |row| row.get::<_, String>("client_id"))?;
    match owner {
        Some(owner) if owner != client.to_string() => Err(StoreFailure::OtherClient(owner.parse().map_err(|_| StoreFailure::Row("revision"))?)),
        _ => Ok(()),
    }
}

pub(super) fn append_as(tx: &Tx, kind: Kind, change: Change) -> StoreResult<()> {
    if let Some(client) = change.client_id {
        demand_owner(tx, change.noun, &change.row_id, client)?;
    }
    let (last, previous) = tx.head.get();
    let id = (tx.new_id.borrow_mut())().to_string();
    let (written_at, event_at) = (tx.at.to_rfc3339(), change.event_at.unwrap_or(tx.at).to_rfc3339());
    let (author, device) = (tx.arriving().unwrap_or(tx.author).to_string(), tx.device.to_string());
    let client_id = change.client_id.map(|client| client.to_string());
    let revision = Revision {
        seq: last + 1,
        id: &id,
        kind: kind.name(),
        noun: change.noun.name(),
        row_id: &change.row_id,
        client_id: client_id.as_deref(),
        author: &author,
        device: &device,
        event_at: &event_at,
        written_at: &written_at,
        reason: change.reason,
        body: change.body,
    };
    let hash = revision.hash(&previous);
    tx.run(
        queries::LOG_APPEND,
        named_params! {
            ":seq": revision.seq, ":id": revision.id, ":kind": revision.kind, ":noun": revision.noun, ":row_id": revision.row_id,
            ":client_id": revision.client_id, ":author": revision.author, ":device": revision.device, ":event_at": revision.event_at,
            ":written_at": revision.written_at, ":reason": revision.reason, ":body": revision.body, ":previous": previous, ":hash": hash,
            ":mac": tx.seal.seal(&hash),
        },
    )?;
    tx.head.set((revision.seq, hash));
    Ok(())
}

/// Seals the rows of a vault that was made before rows were sealed. Runs inside the migration that asks for seals,
/// while the log's own guards are away.
pub(crate) fn seal_older(connection: &Connection, key: &SealKey) -> StoreResult<()> {
    let mut unsealed = connection.prepare(queries::LOG_UNSEALED)?;
    let rows: Vec<(i64, Hash)> = unsealed.query_map([], |row| Ok((row.get("seq")?, row.get("hash")?)))?.collect::<Result<_, _>>()?;
    let mut seal = connection.prepare(queries::LOG_SEAL)?;
    for (seq, hash) in rows {
        seal.execute(named_params! { ":seq": seq, ":mac": key.seal(&hash) })?;
    }
    Ok(())
}
