//! Vaults on this laptop: what the lock screen shows and asks.

mod change;
mod clock;
mod create;
mod keychain;
mod lock;
mod passphrase;
mod prove;
mod space;
mod status;
mod unlock;

use askel_domain::worker::Language;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::worker::WorkerForm;

pub use change::change_passphrase;
pub(crate) use clock::ClockWatch;
pub use create::create;
pub use keychain::{bind_to_keychain, free_from_keychain};
pub use lock::{lock, note_activity};
pub use passphrase::{check_passphrase, suggest_passphrase};
pub(crate) use prove::Proven;
pub use prove::{PROOF_MINUTES, may_leave, prove};
pub(crate) use space::SpaceWatch;
pub use space::{SpaceState, SpaceView, space};
pub use status::{choose_language, status};
pub(crate) use passphrase::demand;
pub(crate) use unlock::{note, note_door, note_the_lock, open};
pub use unlock::unlock;

/// What the window may know before anything is opened.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultStatus {
    pub vaults: Vec<VaultCard>,
    /// The vault that is open, if any.
    pub open: Option<OpenVault>,
    /// Language of the lock screen: the last worker's choice on this laptop.
    pub language: Language,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultCard {
    pub id: String,
    /// The worker's name, as they chose to show it here.
    pub label: String,
    /// Seconds to wait before the next try; 0 when none.
    pub wait_seconds: u64,
    /// One of the two key files was damaged and the other one is used.
    pub keys_mended: bool,
    /// The organisation's key is in place, so a forgotten passphrase can be helped.
    pub recovery: bool,
    /// Help was asked for and its answer has not come: the code to be read to the officer.
    pub recovery_asked: Option<String>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenVault {
    pub id: String,
    pub worker_name: String,
    pub unit_name: String,
    pub language: Language,
    pub idle_minutes: u32,
    /// A client looks on: only their own view is shown.
    pub together: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct NewVault {
    pub worker: WorkerForm,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct UnlockRequest {
    pub vault_id: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// The present passphrase is asked again, since the window may have been left open.
#[derive(Deserialize, ts_rs::TS)]
pub struct PassphraseChange {
    #[ts(type = "string")]
    pub present: SecretString,
    #[ts(type = "string")]
    pub fresh: SecretString,
}

/// The passphrase of the bag that is open, once more.
#[derive(Deserialize, ts_rs::TS)]
pub struct Proof {
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct PassphraseCandidate {
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// `strength` 0-4 as zxcvbn counts it; accepted from 3 on, at 15 characters or more.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseVerdict {
    pub accepted: bool,
    pub characters: u32,
    pub strength: u8,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct LanguageChoice {
    pub language: Language,
}

crate::answer::of_no_client!(VaultStatus, PassphraseVerdict);
