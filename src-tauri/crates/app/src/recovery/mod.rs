//! The organisation's spare key: placing it, proving it, and being helped by it.

mod ask;
mod hand_over;
mod place;
mod prove;
mod view;

use askel_domain::moment::Moment;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use ask::{ask, finish};
pub(crate) use hand_over::write_new;
pub use place::{place, read_keys};
pub use prove::{challenge, prove};
pub(crate) use view::is_proven;
pub use view::view;

/// Days after which an unproven or missing spare key is spoken of more firmly. Source: security.md T10.
pub const DAYS_TO_PROVE: i64 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryState {
    /// No key of the organisation is in place, or the key file no longer holds the one that was.
    Missing,
    /// Placed, and nobody has shown yet that it can be used.
    Unproven,
    Proven,
}

/// Whether the passphrase is bound to this computer's keychain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    /// Askel knows no keychain on this kind of computer.
    None,
    Free,
    Bound,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryView {
    pub state: RecoveryState,
    pub keychain: KeychainState,
    pub keys: Vec<RecoveryKeyView>,
    pub placed_at: Option<Moment>,
    /// Not proven, and the time for it is over.
    pub overdue: bool,
    /// What happened to the keys of this vault, newest first.
    pub events: Vec<KeyEventView>,
    /// When it was opened and locked, newest first.
    pub openings: Vec<KeyEventView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKeyView {
    /// The public key, shortened to what a person compares.
    pub name: String,
    pub proven_at: Option<Moment>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct KeyEventView {
    pub event: KeyEventName,
    pub at: Moment,
    pub count: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyEventName {
    FailedTries,
    PassphraseChanged,
    CostRaised,
    RecoveryPlaced,
    RecoveryProven,
    Recovered,
    KeychainBound,
    KeychainFreed,
    TogetherCodePlaced,
    TogetherCodeWrong,
    ClockMoved,
    TypingCut,
    RecoveryAsked,
    AskedWhileLocked,
    Opened,
    Locked,
    LockedIdle,
    LockedLongDay,
    LockedGuessed,
    LockedAway,
    LockedBrokeOff,
}

/// The present passphrase is asked again: this seals the key of the vault.
#[derive(Deserialize, ts_rs::TS)]
pub struct RecoveryPlace {
    /// Public keys of the organisation, as its file has them.
    pub keys: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// The organisation's file as it was read, for the worker to see before it is used.
#[derive(Serialize, ts_rs::TS)]
pub struct RecoveryKeysText {
    pub keys: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct RecoveryProof {
    pub code: String,
}

/// A file that was written for somebody else to take.
#[derive(Serialize, ts_rs::TS)]
pub struct HandedOver {
    pub folder: String,
    pub file: String,
}

/// `passphrase`: the new one. When asking it is chosen, when the answer is here it opens.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryRequest {
    pub vault_id: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

#[derive(Serialize, ts_rs::TS)]
pub struct RecoveryAsked {
    pub folder: String,
    pub file: String,
    /// To be read to the officer, who does not answer without it.
    pub code: String,
}

crate::answer::of_no_client!(HandedOver, RecoveryAsked, RecoveryKeysText, RecoveryView);
