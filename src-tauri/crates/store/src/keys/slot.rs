//! A key slot: the data key, wrapped by a key that comes from a passphrase. Other kinds of slot join later.

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::kdf::{KeyCost, passphrase_key};
use crate::failure::{StoreFailure, StoreResult};

/// The key of the database: 32 random bytes, on disk only wrapped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    pub fn random() -> StoreResult<Self> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|_| StoreFailure::Disk)?;
        Ok(Self(key))
    }

    /// # Errors
    /// [`StoreFailure::KeysDamaged`] unless there are 32 of them.
    pub(super) fn from_bytes(bytes: &[u8]) -> StoreResult<Self> {
        Ok(Self(bytes.try_into().map_err(|_| StoreFailure::KeysDamaged)?))
    }

    /// To be filled at once.
    pub(super) fn empty() -> Self {
        Self([0; 32])
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The form SQLCipher takes as it is, without deriving anything: `x'…'` with 64 hexadecimal digits.
    pub(crate) fn as_raw_key_literal(&self) -> Zeroizing<String> {
        let mut literal = Zeroizing::new(String::with_capacity(67));
        literal.push_str("x'");
        for byte in self.0 {
            for nibble in [byte >> 4, byte & 15] {
                literal.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
            }
        }
        literal.push('\'');
        literal
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub id: String,
    pub kind: String,
    pub cost: KeyCost,
    /// Base64: 16 bytes, 24 bytes, 48 bytes.
    pub salt: String,
    pub nonce: String,
    pub wrapped: String,
}

const PASSPHRASE: &str = "passphrase";

/// Longer than anything that is wrapped here.
const LONGEST: usize = 256;

/// Wraps the data key under the passphrase. Salt and nonce are fresh.
pub fn seal_slot(vault: &str, slot: &str, passphrase: &str, cost: KeyCost, key: &DataKey) -> StoreResult<Slot> {
    seal_secret(vault, slot, passphrase, cost, &key.0)
}

/// # Errors
/// [`StoreFailure::WrongPassphrase`], or [`StoreFailure::KeysDamaged`] when the slot's form is broken.
pub fn open_slot(vault: &str, slot: &Slot, passphrase: &str) -> StoreResult<DataKey> {
    DataKey::from_bytes(&open_secret(vault, slot, passphrase)?)
}

/// Wraps any short secret under the passphrase.
pub(super) fn seal_secret(vault: &str, slot: &str, passphrase: &str, cost: KeyCost, secret: &[u8]) -> StoreResult<Slot> {
    let (mut salt, mut nonce) = ([0; 16], [0; 24]);
    getrandom::fill(&mut salt).map_err(|_| StoreFailure::Disk)?;
    getrandom::fill(&mut nonce).map_err(|_| StoreFailure::Disk)?;
    let cipher = cipher(vault, slot, passphrase, &salt, cost)?;
    let aad = associated(vault, slot, cost);
    let wrapped = cipher.encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: aad.as_bytes() }).map_err(|_| StoreFailure::KeysDamaged)?;
    Ok(Slot {
        id: slot.to_owned(),
        kind: PASSPHRASE.to_owned(),
        cost,
        salt: STANDARD.encode(salt),
        nonce: STANDARD.encode(nonce),
        wrapped: STANDARD.encode(wrapped),
    })
}

pub(super) fn open_secret(vault: &str, slot: &Slot, passphrase: &str) -> StoreResult<Zeroizing<Vec<u8>>> {
    let salt: [u8; 16] = decode(&slot.salt)?;
    let nonce: [u8; 24] = decode(&slot.nonce)?;
    let wrapped = STANDARD.decode(&slot.wrapped).map_err(|_| StoreFailure::KeysDamaged)?;
    if !(48..=LONGEST).contains(&wrapped.len()) {
        return Err(StoreFailure::KeysDamaged);
    }
    let cipher = cipher(vault, &slot.id, passphrase, &salt, slot.cost)?;
    let aad = associated(vault, &slot.id, slot.cost);
    let opened = cipher.decrypt(&XNonce::from(nonce), Payload { msg: &wrapped, aad: aad.as_bytes() });
    opened.map(Zeroizing::new).map_err(|_| StoreFailure::WrongPassphrase)
}

fn cipher(vault: &str, slot: &str, passphrase: &str, salt: &[u8; 16], cost: KeyCost) -> StoreResult<XChaCha20Poly1305> {
    let passphrase_key = passphrase_key(passphrase, salt, cost)?;
    let mut wrapping = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, passphrase_key.as_ref())
        .expand(format!("askel kek/v1|{vault}|{slot}").as_bytes(), wrapping.as_mut())
        .map_err(|_| StoreFailure::KeysDamaged)?;
    XChaCha20Poly1305::new_from_slice(wrapping.as_ref()).map_err(|_| StoreFailure::KeysDamaged)
}

/// What the wrapping vouches for: a slot moved to another vault or with changed parameters does not open.
fn associated(vault: &str, slot: &str, cost: KeyCost) -> String {
    format!("askel slot/v1|{vault}|{slot}|argon2id|{}|{}|{}", cost.memory_kib, cost.passes, cost.lanes)
}

fn decode<const N: usize>(text: &str) -> StoreResult<[u8; N]> {
    let bytes = STANDARD.decode(text).map_err(|_| StoreFailure::KeysDamaged)?;
    bytes.try_into().map_err(|_| StoreFailure::KeysDamaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "viisi sanaa ja vielä yksi";

    fn sealed() -> (DataKey, Slot) {
        let key = DataKey::random().expect("random");
        let slot = seal_slot("vault", "slot", PASSPHRASE, KeyCost::LEAST, &key).expect("seals");
        (key, slot)
    }

    #[test]
    fn the_right_passphrase_opens_the_slot_and_a_wrong_one_does_not() {
        let (key, slot) = sealed();
        assert!(open_slot("vault", &slot, PASSPHRASE).expect("opens").0 == key.0);
        assert_eq!(open_slot("vault", &slot, "viisi sanaa ja vielä kaksi").err(), Some(StoreFailure::WrongPassphrase));
    }

    #[test]
    fn a_slot_does_not_open_elsewhere_or_with_changed_parameters() {
        let (_, slot) = sealed();
        assert_eq!(open_slot("another vault", &slot, PASSPHRASE).err(), Some(StoreFailure::WrongPassphrase));
        let changed = Slot { cost: KeyCost { passes: 4, ..KeyCost::LEAST }, ..slot.clone() };
        assert_eq!(open_slot("vault", &changed, PASSPHRASE).err(), Some(StoreFailure::WrongPassphrase));
        let short = Slot { wrapped: STANDARD.encode([0; 12]), ..slot };
        assert_eq!(open_slot("vault", &short, PASSPHRASE).err(), Some(StoreFailure::KeysDamaged));
    }

    #[test]
    fn the_wrapped_key_does_not_show_the_key() {
        let (key, slot) = sealed();
        assert!(!slot.wrapped.contains(&STANDARD.encode(key.0)[..8]));
    }
}
