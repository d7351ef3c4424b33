//! Whether the organisation's recovery was proven: kept inside the vault, where nobody who only has the disk can say so.

use askel_domain::moment::Moment;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::failure::StoreResult;
use crate::row::{body, json};
use crate::{Read, Tx, queries};

#[derive(Clone, Serialize, Deserialize)]
pub struct Recovery {
    pub placed_at: Moment,
    /// Which slot of the key file this speaks of.
    pub slot: String,
    pub keys: Vec<RecoveryKey>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveryKey {
    pub recipient: String,
    /// What only the holder of its secret key can read from the challenge.
    pub code: String,
    pub proven_at: Option<Moment>,
}

const NAME: &str = "recovery";

pub fn get(read: &Read) -> StoreResult<Option<Recovery>> {
    read.one(queries::VAULT_META_GET, named_params! { ":name": NAME }, |row| body(row, "value"))
}

pub fn put(tx: &Tx, recovery: &Recovery) -> StoreResult<()> {
    tx.run(queries::VAULT_META_PUT, named_params! { ":name": NAME, ":value": json(recovery)? })
}
