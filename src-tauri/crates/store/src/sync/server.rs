//! What is known of the one server this vault speaks with: small facts by name, written and read as text.

use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

pub fn server_fact(read: &Read, name: &str) -> StoreResult<Option<String>> {
    read.one(queries::SYNC_SERVER_GET, named_params! { ":name": name }, |row| row.get("value"))
}

pub fn set_server_fact(tx: &Tx, name: &str, value: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_SERVER_PUT, named_params! { ":name": name, ":value": value })
}

/// Before another server is spoken with: see `unsettle_all`, which takes back what the former one held.
pub fn forget_server(tx: &Tx) -> StoreResult<()> {
    tx.run(queries::SYNC_SERVER_FORGET, [])
}

/// The id of this laptop, as the log has it.
pub fn laptop(read: &Read) -> StoreResult<String> {
    Ok(read.one(queries::VAULT_META_GET, named_params! { ":name": "device" }, |row| row.get("value"))?.unwrap_or_default())
}

const BY_ITSELF: &str = "sends_by_itself";

/// Askel sends and fetches by itself until the worker says otherwise: the worker's wish, kept whatever server is spoken with.
pub fn sends_by_itself(read: &Read) -> StoreResult<bool> {
    let kept: Option<String> = read.one(queries::VAULT_META_GET, named_params! { ":name": BY_ITSELF }, |row| row.get("value"))?;
    Ok(kept.as_deref() != Some("no"))
}

pub fn set_sends_by_itself(tx: &Tx, by_itself: bool) -> StoreResult<()> {
    tx.run(queries::VAULT_META_PUT, named_params! { ":name": BY_ITSELF, ":value": if by_itself { "yes" } else { "no" } })
}
