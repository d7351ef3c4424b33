//! The short code that leaves together mode: kept in the vault's meta as a seal of the vault's own key, so that it says nothing
//! outside this vault and opens nothing. Knows no mode.

use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::failure::StoreResult;
use crate::keys::Seal;
use crate::row::{body, json};
use crate::{Read, Store, Tx, queries};

const CODE: &str = "together_code";

/// A code that was chosen, as its seal: which code it was nobody can read.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct KeptCode {
    seal: Seal,
}

askel_domain::redacted!(KeptCode);

impl Store {
    pub fn seal_code(&self, code: &str) -> KeptCode {
        KeptCode { seal: self.seals.together.seal(code.as_bytes()) }
    }

    /// In constant time.
    pub fn is_code(&self, kept: &KeptCode, code: &str) -> bool {
        self.seals.together.vouches_for(code.as_bytes(), &kept.seal)
    }
}

pub fn code(read: &Read) -> StoreResult<Option<KeptCode>> {
    read.one(queries::VAULT_META_GET, named_params! { ":name": CODE }, |row| body(row, "value"))
}

pub fn put_code(tx: &Tx, code: &KeptCode) -> StoreResult<()> {
    tx.run(queries::VAULT_META_PUT, named_params! { ":name": CODE, ":value": json(code)? })
}
