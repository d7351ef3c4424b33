//! The recovery slot: the data key sealed to the organisation's public keys; and a recovery that was asked for.
//! The answer's own key is kept sealed by the new passphrase, so that the answer and the laptop alone open nothing.

use askel_recovery::{OneTime, Recipients, Reply, Request, open_reply, seal_data_key};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::DataKey;
use super::kdf::KeyCost;
use super::slot::{Slot, open_secret, seal_secret};
use crate::failure::StoreResult;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverySlot {
    pub kind: String,
    /// Public keys, `age1…`.
    pub recipients: Vec<String>,
    /// Base64 of an age file; inside are the vault's id and its data key.
    pub sealed: String,
}

/// A request that left this laptop. A later one takes its place; a finished one is gone, and its answer serves no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub request: String,
    /// Unix milliseconds.
    pub at: i64,
    /// What the worker reads to the officer, who may call days later.
    pub code: String,
    /// The secret key that opens the answer, wrapped by the new passphrase.
    pub answer_key: Slot,
}

/// Which slot this is, so that the vault's inside can tell whether its proof still speaks of it.
pub fn slot_mark(slot: &RecoverySlot) -> String {
    Sha256::digest(slot.sealed.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn seal_recovery(vault: &str, recipients: &Recipients, key: &DataKey) -> StoreResult<RecoverySlot> {
    let sealed = seal_data_key(recipients, vault, key.bytes())?;
    Ok(RecoverySlot { kind: "recovery".into(), recipients: recipients.names().to_vec(), sealed })
}

/// What is kept here, and what leaves: the request with a public key made for its answer.
pub(crate) fn ask(
    vault: &str,
    worker: &str,
    slot: &RecoverySlot,
    request: String,
    at: i64,
    new: (&str, KeyCost),
) -> StoreResult<(Asked, Request)> {
    let one_time = OneTime::new();
    let answer_key = seal_secret(vault, &request, new.0, new.1, one_time.secret().as_bytes())?;
    let sent = Request {
        vault: vault.into(),
        request: request.clone(),
        worker: worker.into(),
        reply_to: one_time.recipient(),
        sealed: slot.sealed.clone(),
    };
    Ok((Asked { request, at, code: sent.code(), answer_key }, sent))
}

/// # Errors
/// [`StoreFailure::WrongPassphrase`](crate::StoreFailure::WrongPassphrase) when it is not the one chosen with the request.
pub(crate) fn open_answer(vault: &str, asked: &Asked, passphrase: &str, reply: &Reply) -> StoreResult<DataKey> {
    let one_time = OneTime::from_secret(&open_secret(vault, &asked.answer_key, passphrase)?)?;
    DataKey::from_bytes(open_reply(&one_time, reply, vault, &asked.request)?.as_ref())
}
