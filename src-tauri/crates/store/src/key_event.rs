//! What happened to the keys of a vault, told in its own log. Never a key, a passphrase or a client.

use askel_domain::moment::Moment;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::failure::{StoreFailure, StoreResult};
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyEventKind {
    /// `count` wrong passphrases, the last one at the event's time.
    FailedTries,
    PassphraseChanged,
    /// The passphrase was sealed again, harder to guess against.
    CostRaised,
    /// The organisation's keys, `count` of them, were placed.
    RecoveryPlaced,
    /// One of them proved that it can be used.
    RecoveryProven,
    /// The vault was opened by the organisation's help.
    Recovered,
    /// The wall clock jumped by `count` minutes; `about`: `on` or `back`.
    ClockMoved,
    /// The program had broken off, and the end of what was being typed was not there any more.
    TypingCut,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyEvent {
    pub event: KeyEventKind,
    pub at: Moment,
    pub count: u32,
    /// The public key or the request it is about.
    #[serde(default)]
    pub about: String,
}

pub fn note(tx: &Tx, vault: &str, event: &KeyEvent) -> StoreResult<()> {
    let text = json(event)?;
    log::append(
        tx,
        Change { noun: Noun::Vault, row_id: vault.to_owned(), client_id: None, event_at: Some(event.at), reason: None, body: &text },
    )
}

/// Newest first, at most twenty.
pub fn newest(read: &Read, vault: &str) -> StoreResult<Vec<KeyEvent>> {
    read.many(queries::VAULT_EVENTS, named_params! { ":vault": vault }, |row| body(row, "body"))
}

/// When the vault was made: its first revision.
pub fn made_at(read: &Read) -> StoreResult<Moment> {
    let text = read.one(queries::VAULT_MADE_AT, [], |row| row.get::<_, String>("written_at"))?;
    text.and_then(|text| Moment::parse_from_rfc3339(&text).ok()).ok_or(StoreFailure::Row("revision"))
}
