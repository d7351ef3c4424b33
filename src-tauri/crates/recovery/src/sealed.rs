//! Sealing to public keys and opening with secret ones; and the data key, sealed together with the vault it belongs to.

use std::io::{Read, Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::failure::{RecoveryFailure, RecoveryResult};
use crate::identity::Identities;
use crate::recipients::Recipients;

/// 32 bytes that open a vault.
pub type DataKeyBytes = Zeroizing<[u8; 32]>;

/// What is inside a recovery slot and inside a reply: a key, and what it is the key of.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct KeyOf {
    pub vault: String,
    /// The request this answers; none in the slot itself.
    #[serde(default)]
    pub request: String,
    pub key: String,
}

impl KeyOf {
    pub(crate) fn new(vault: &str, request: &str, key: &[u8; 32]) -> Self {
        Self { vault: vault.to_owned(), request: request.to_owned(), key: STANDARD.encode(key) }
    }

    pub(crate) fn bytes(&self) -> RecoveryResult<DataKeyBytes> {
        let decoded = Zeroizing::new(STANDARD.decode(&self.key).map_err(|_| RecoveryFailure::NotUnderstood)?);
        let mut key = Zeroizing::new([0; 32]);
        if decoded.len() != key.len() {
            return Err(RecoveryFailure::NotUnderstood);
        }
        key.copy_from_slice(&decoded);
        Ok(key)
    }
}

/// The recovery slot's content: base64 of an age file that any one of the recipients opens.
///
/// # Errors
/// [`RecoveryFailure::NoRecipients`].
pub fn seal_data_key(recipients: &Recipients, vault: &str, key: &[u8; 32]) -> RecoveryResult<String> {
    seal(recipients, &KeyOf::new(vault, "", key))
}

pub(crate) fn seal<T: Serialize>(recipients: &Recipients, value: &T) -> RecoveryResult<String> {
    let keys = recipients.keys()?;
    let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| RecoveryFailure::NotUnderstood)?);
    let encryptor =
        age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient)).map_err(|_| RecoveryFailure::NoRecipients)?;
    let mut sealed = vec![];
    let written = encryptor.wrap_output(&mut sealed).and_then(|mut writer| {
        writer.write_all(&plain)?;
        writer.finish().map(|_| ())
    });
    written.map_err(|_| RecoveryFailure::NoRandomness)?;
    Ok(STANDARD.encode(sealed))
}

/// # Errors
/// [`RecoveryFailure::NotForThisKey`], or [`RecoveryFailure::NotUnderstood`] when what opens is nothing of ours.
pub(crate) fn open<T: DeserializeOwned>(identities: &Identities, sealed: &str) -> RecoveryResult<T> {
    let bytes = STANDARD.decode(sealed).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let decryptor = age::Decryptor::new(&bytes[..]).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let keys = identities.0.iter().map(|key| key as &dyn age::Identity);
    let mut reader = decryptor.decrypt(keys).map_err(|_| RecoveryFailure::NotForThisKey)?;
    let mut plain = Zeroizing::new(vec![]);
    reader.read_to_end(&mut plain).map_err(|_| RecoveryFailure::NotUnderstood)?;
    serde_json::from_slice(&plain).map_err(|_| RecoveryFailure::NotUnderstood)
}
