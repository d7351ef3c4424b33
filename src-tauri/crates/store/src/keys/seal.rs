//! Keys that vouch for what is written. Each comes from the data key for one purpose; none of them opens anything.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::DataKey;
use crate::failure::{StoreFailure, StoreResult};

/// 32 bytes: HMAC-SHA256.
pub type Seal = [u8; 32];

/// What a seal is put on. Source: security.md §3.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Every row of the one log, and the anchors.
    Log,
    /// The list of what a backup holds.
    Backup,
    /// The short code that leaves together mode.
    Together,
}

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SealKey([u8; 64]); // one block of the hash, which HMAC takes as it is

impl DataKey {
    /// # Errors
    /// None in practice: HKDF gives keys of this length.
    pub fn seal_key(&self, vault: &str, purpose: Purpose) -> StoreResult<SealKey> {
        let name = match purpose {
            Purpose::Log => "log",
            Purpose::Backup => "backup",
            Purpose::Together => "together",
        };
        let mut key = SealKey([0; 64]);
        let label = format!("askel seal/v1|{vault}|{name}");
        Hkdf::<Sha256>::new(None, self.bytes()).expand(label.as_bytes(), &mut key.0).map_err(|_| StoreFailure::KeysDamaged)?;
        Ok(key)
    }
}

impl SealKey {
    pub fn seal(&self, message: &[u8]) -> Seal {
        self.mac(message).finalize().into_bytes().into()
    }

    /// In constant time.
    pub fn vouches_for(&self, message: &[u8], seal: &[u8]) -> bool {
        self.mac(message).verify_slice(seal).is_ok()
    }

    fn mac(&self, message: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new(&self.0.into());
        mac.update(message);
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_for_its_message_its_purpose_and_its_vault_alone() {
        let key = DataKey::random().expect("random");
        let log = key.seal_key("v", Purpose::Log).expect("derives");
        let seal = log.seal(b"row");
        assert!(log.vouches_for(b"row", &seal));
        assert!(!log.vouches_for(b"raw", &seal));
        assert!(!log.vouches_for(b"row", &seal[..16]));
        assert!(!key.seal_key("v", Purpose::Backup).expect("derives").vouches_for(b"row", &seal));
        assert!(!key.seal_key("w", Purpose::Log).expect("derives").vouches_for(b"row", &seal));
        assert!(!DataKey::random().expect("random").seal_key("v", Purpose::Log).expect("derives").vouches_for(b"row", &seal));
    }
}
