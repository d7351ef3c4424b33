//! The device secret: random bytes that a keychain keeps outside the vault's folder, and that a slot may need besides the passphrase.
//! Says what a keychain must be able to do; knows none.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::failure::{StoreFailure, StoreResult};

/// 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceSecret(Zeroizing<[u8; 32]>);

impl DeviceSecret {
    pub fn random() -> StoreResult<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_| StoreFailure::Disk)?;
        Ok(Self(bytes))
    }

    /// `None` unless there are 32 of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Whether a person may be asked to open the keychain, which takes as long as they do: only where no vault is open meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    ThePerson,
    Nobody,
}

/// Why a keychain did not give what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeychainTrouble {
    #[error("there is no keychain, or it does not answer")]
    Absent,
    #[error("the keychain is locked")]
    Locked,
    #[error("the keychain does not have this secret")]
    Emptied,
}

/// Where a device secret is kept: by the system, for the user who is logged in. Answers in bounded time, whatever happens.
pub trait Keychain: Send + Sync {
    /// Whether this computer could have one; asks nothing.
    fn is_known(&self) -> bool;

    /// # Errors
    /// [`KeychainTrouble`]. A secret that is not there is [`KeychainTrouble::Emptied`].
    fn read(&self, name: &str, asking: Asking) -> Result<DeviceSecret, KeychainTrouble>;

    /// # Errors
    /// [`KeychainTrouble`]: it may or may not be kept then.
    fn keep(&self, name: &str, secret: &DeviceSecret, asking: Asking) -> Result<(), KeychainTrouble>;
}

/// A computer without one: refuses everything.
pub struct NoKeychain;

impl Keychain for NoKeychain {
    fn is_known(&self) -> bool {
        false
    }

    fn read(&self, _: &str, _: Asking) -> Result<DeviceSecret, KeychainTrouble> {
        Err(KeychainTrouble::Absent)
    }

    fn keep(&self, _: &str, _: &DeviceSecret, _: Asking) -> Result<(), KeychainTrouble> {
        Err(KeychainTrouble::Absent)
    }
}

pub type SharedKeychain = Arc<dyn Keychain>;

/// What opens a slot: the passphrase, and the keychain for a slot that needs it too.
#[derive(Clone, Copy)]
pub struct With<'a> {
    pub passphrase: &'a str,
    pub keychain: &'a dyn Keychain,
    pub asking: Asking,
}

impl<'a> From<&'a str> for With<'a> {
    fn from(passphrase: &'a str) -> Self {
        Self { passphrase, keychain: &NoKeychain, asking: Asking::Nobody }
    }
}

impl<'a> From<&'a String> for With<'a> {
    fn from(passphrase: &'a String) -> Self {
        passphrase.as_str().into()
    }
}

/// In a slot: which secret it needs, and how to tell that secret from another without trying it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceLink {
    pub name: String,
    /// Base64 of a hash of the secret: it says nothing of 32 random bytes.
    pub mark: String,
}

/// A secret by its name.
#[derive(Clone)]
pub(crate) struct Device {
    pub name: String,
    pub secret: DeviceSecret,
}

impl Device {
    pub(super) fn link(&self, vault: &str) -> DeviceLink {
        let parts: [&[u8]; 4] = [b"askel device secret/v1|", vault.as_bytes(), self.name.as_bytes(), self.secret.bytes()];
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        DeviceLink { name: self.name.clone(), mark: STANDARD.encode(hash.finalize()) }
    }

    /// Makes a secret and has it kept. Answers what the keychain gives back, which is what a slot will be sealed with.
    pub(crate) fn keep_new(name: String, with: &With) -> StoreResult<Self> {
        let secret = DeviceSecret::random()?;
        with.keychain.keep(&name, &secret, with.asking)?;
        let kept = with.keychain.read(&name, with.asking)?;
        if kept == secret { Ok(Self { name, secret: kept }) } else { Err(KeychainTrouble::Emptied.into()) }
    }
}

impl DeviceLink {
    /// # Errors
    /// [`KeychainTrouble`]; a secret that is not the one this slot was sealed with is none.
    pub(super) fn fetch(&self, vault: &str, with: &With) -> Result<Device, KeychainTrouble> {
        let device = Device { name: self.name.clone(), secret: with.keychain.read(&self.name, with.asking)? };
        if device.link(vault) == *self { Ok(device) } else { Err(KeychainTrouble::Emptied) }
    }
}

/// A keychain for proofs: in memory, to be emptied, locked and taken away. Clones are the same one.
#[cfg(any(test, feature = "planted-faults"))]
#[derive(Clone, Default)]
pub struct KeychainOfProofs(Arc<std::sync::Mutex<Kept>>);

#[cfg(any(test, feature = "planted-faults"))]
#[derive(Default)]
struct Kept {
    secrets: std::collections::BTreeMap<String, DeviceSecret>,
    trouble: Option<KeychainTrouble>,
}

#[cfg(any(test, feature = "planted-faults"))]
impl KeychainOfProofs {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub fn empty(&self) {
        self.kept().secrets.clear();
    }

    pub fn count(&self) -> usize {
        self.kept().secrets.len()
    }

    /// From now on it answers so, or, with `None`, as it should.
    pub fn trouble(&self, trouble: Option<KeychainTrouble>) {
        self.kept().trouble = trouble;
    }

    fn sound(&self) -> Result<std::sync::MutexGuard<'_, Kept>, KeychainTrouble> {
        let kept = self.kept();
        match kept.trouble {
            Some(trouble) => Err(trouble),
            None => Ok(kept),
        }
    }
}

#[cfg(any(test, feature = "planted-faults"))]
impl Keychain for KeychainOfProofs {
    fn is_known(&self) -> bool {
        true
    }

    fn read(&self, name: &str, _: Asking) -> Result<DeviceSecret, KeychainTrouble> {
        self.sound()?.secrets.get(name).cloned().ok_or(KeychainTrouble::Emptied)
    }

    fn keep(&self, name: &str, secret: &DeviceSecret, _: Asking) -> Result<(), KeychainTrouble> {
        self.sound()?.secrets.insert(name.to_owned(), secret.clone());
        Ok(())
    }
}
