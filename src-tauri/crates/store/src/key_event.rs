//! What happened to the keys of a vault, and each opening and locking of it, told in its own log. Never a key, a passphrase or a client.

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
    /// The passphrase was bound to a secret of this computer's keychain, or opens alone again.
    KeychainBound,
    KeychainFreed,
    /// The short code that leaves together mode was chosen.
    TogetherCodePlaced,
    /// It was given wrong `count` times in a row: the passphrase was asked for from then on.
    TogetherCodeWrong,
    /// The wall clock jumped by `count` minutes; `about`: `on` or `back`.
    ClockMoved,
    /// The program had broken off, and the end of what was being typed was not there any more.
    TypingCut,
    /// The organisation was asked for help, `count` times, the last one at the event's time; `about`: the last request.
    RecoveryAsked,
    /// The passphrase opened the vault.
    Opened,
    /// The vault was locked; `about`: [`LockCause::name`]. An opening that no lock follows ended with the program.
    Locked,
    /// Since the lock the window asked `count` times for something that only an open vault answers, last at the event's time.
    AskedWhileLocked,
}

impl KeyEventKind {
    /// Openings and locks come each day: a history of their own, so that they do not crowd out what happened to the keys.
    const fn noun(self) -> Noun {
        match self {
            Self::Opened | Self::Locked | Self::AskedWhileLocked => Noun::Opening,
            _ => Noun::Vault,
        }
    }
}

/// Why a vault was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockCause {
    Hand,
    /// Nobody touched it.
    Idle,
    /// It had been open for as long as it may be.
    LongDay,
    /// Three wrong passphrases.
    Guessed,
    /// The laptop went to sleep, its lid or its screen was closed, or another user's turn came.
    Away,
    /// A wish stopped in the middle.
    BrokeOff,
    /// Another wish of the lock screen needed the vault closed.
    Other,
}

impl LockCause {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Idle => "idle",
            Self::LongDay => "long_day",
            Self::Guessed => "guessed",
            Self::Away => "away",
            Self::BrokeOff => "broke_off",
            Self::Other => "other",
        }
    }
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
        Change { noun: event.event.noun(), row_id: vault.to_owned(), client_id: None, event_at: Some(event.at), reason: None, body: &text },
    )
}

/// What happened to the keys: newest first, at most twenty.
pub fn newest(read: &Read, vault: &str) -> StoreResult<Vec<KeyEvent>> {
    of(read, vault, Noun::Vault)
}

/// Openings and locks: newest first, at most twenty.
pub fn newest_openings(read: &Read, vault: &str) -> StoreResult<Vec<KeyEvent>> {
    of(read, vault, Noun::Opening)
}

fn of(read: &Read, vault: &str, noun: Noun) -> StoreResult<Vec<KeyEvent>> {
    read.many(queries::VAULT_EVENTS, named_params! { ":noun": noun.name(), ":vault": vault }, |row| body(row, "body"))
}

/// When the vault was made: its first revision.
pub fn made_at(read: &Read) -> StoreResult<Moment> {
    let text = read.one(queries::VAULT_MADE_AT, [], |row| row.get::<_, String>("written_at"))?;
    text.and_then(|text| Moment::parse_from_rfc3339(&text).ok()).ok_or(StoreFailure::Row("revision"))
}
