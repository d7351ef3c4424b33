//! A key slot: the data key, wrapped by a key that comes from a passphrase, and in the second form from a device secret besides.
//! A slot of the first form keeps opening as it always did.

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::device::{Device, DeviceLink, With};
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
    /// Of the second form: the secret that a keychain keeps for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceLink>,
}

const PASSPHRASE: &str = "passphrase";
const WITH_DEVICE: &str = "passphrase+device";

/// Longer than anything that is wrapped here.
const LONGEST: usize = 256;

/// Wraps the data key under the passphrase. Salt and nonce are fresh.
pub fn seal_slot(vault: &str, slot: &str, passphrase: &str, cost: KeyCost, key: &DataKey) -> StoreResult<Slot> {
    seal_secret(vault, slot, passphrase, cost, &key.0)
}

/// The same, and under a device secret where there is one.
pub(crate) fn seal_with(vault: &str, slot: &str, passphrase: (&str, KeyCost), device: Option<&Device>, key: &DataKey) -> StoreResult<Slot> {
    seal(vault, slot, passphrase, device, &key.0)
}

/// The same for a proof that breaks off between the keychain and the file. Not part of a product build.
#[cfg(feature = "planted-faults")]
pub fn seal_bound_slot(vault: &str, slot: &str, passphrase: (&str, KeyCost), (name, secret): (&str, super::DeviceSecret), key: &DataKey) -> StoreResult<Slot> {
    seal(vault, slot, passphrase, Some(&Device { name: name.to_owned(), secret }), &key.0)
}

/// # Errors
/// [`StoreFailure::WrongPassphrase`], [`StoreFailure::Keychain`] before anything is tried, or [`StoreFailure::KeysDamaged`] when the
/// slot's form is broken.
pub fn open_slot<'a>(vault: &str, slot: &Slot, with: impl Into<With<'a>>) -> StoreResult<DataKey> {
    let with = with.into();
    let device = device_of(vault, slot, &with)?;
    DataKey::from_bytes(&open(vault, slot, with.passphrase, device.as_ref())?)
}

/// The first of the slots that opens, its cost, and the device secret it needed.
pub(crate) fn open_any(vault: &str, slots: &[Slot], with: &With) -> StoreResult<(DataKey, KeyCost, Option<Device>)> {
    let mut answer = Err(StoreFailure::KeysDamaged);
    for slot in slots {
        let device = device_of(vault, slot, with);
        match device.and_then(|device| Ok((DataKey::from_bytes(&open(vault, slot, with.passphrase, device.as_ref())?)?, slot.cost, device))) {
            Ok(opened) => return Ok(opened),
            // A wrong passphrase for one sound slot is the truer answer than damage in another.
            Err(failure @ (StoreFailure::WrongPassphrase | StoreFailure::Keychain(_))) => answer = Err(failure),
            Err(_) => {}
        }
    }
    answer
}

fn device_of(vault: &str, slot: &Slot, with: &With) -> StoreResult<Option<Device>> {
    Ok(slot.device.as_ref().map(|link| link.fetch(vault, with)).transpose()?)
}

/// Wraps any short secret under the passphrase.
pub(super) fn seal_secret(vault: &str, slot: &str, passphrase: &str, cost: KeyCost, secret: &[u8]) -> StoreResult<Slot> {
    seal(vault, slot, (passphrase, cost), None, secret)
}

pub(super) fn open_secret(vault: &str, slot: &Slot, passphrase: &str) -> StoreResult<Zeroizing<Vec<u8>>> {
    open(vault, slot, passphrase, None)
}

fn seal(vault: &str, slot: &str, (passphrase, cost): (&str, KeyCost), device: Option<&Device>, secret: &[u8]) -> StoreResult<Slot> {
    let (mut salt, mut nonce) = ([0; 16], [0; 24]);
    getrandom::fill(&mut salt).map_err(|_| StoreFailure::Disk)?;
    getrandom::fill(&mut nonce).map_err(|_| StoreFailure::Disk)?;
    let mut sealed = Slot {
        id: slot.to_owned(),
        kind: if device.is_some() { WITH_DEVICE } else { PASSPHRASE }.to_owned(),
        cost,
        salt: STANDARD.encode(salt),
        nonce: STANDARD.encode(nonce),
        wrapped: String::new(),
        device: device.map(|device| device.link(vault)),
    };
    let aad = associated(vault, &sealed);
    let cipher = cipher(vault, &sealed, passphrase, &salt, device)?;
    let wrapped = cipher.encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: aad.as_bytes() }).map_err(|_| StoreFailure::KeysDamaged)?;
    sealed.wrapped = STANDARD.encode(wrapped);
    Ok(sealed)
}

fn open(vault: &str, slot: &Slot, passphrase: &str, device: Option<&Device>) -> StoreResult<Zeroizing<Vec<u8>>> {
    let salt: [u8; 16] = decode(&slot.salt)?;
    let nonce: [u8; 24] = decode(&slot.nonce)?;
    let wrapped = STANDARD.decode(&slot.wrapped).map_err(|_| StoreFailure::KeysDamaged)?;
    if !(48..=LONGEST).contains(&wrapped.len()) {
        return Err(StoreFailure::KeysDamaged);
    }
    let cipher = cipher(vault, slot, passphrase, &salt, device)?;
    let aad = associated(vault, slot);
    let opened = cipher.decrypt(&XNonce::from(nonce), Payload { msg: &wrapped, aad: aad.as_bytes() });
    opened.map(Zeroizing::new).map_err(|_| StoreFailure::WrongPassphrase)
}

/// The device secret is the salt of the extraction: 32 random bytes, without which the result is as good as random, whatever is
/// known of the passphrase.
fn cipher(vault: &str, slot: &Slot, passphrase: &str, salt: &[u8; 16], device: Option<&Device>) -> StoreResult<XChaCha20Poly1305> {
    let passphrase_key = passphrase_key(passphrase, salt, slot.cost)?;
    let info = match device {
        None => format!("askel kek/v1|{vault}|{}", slot.id),
        Some(device) => format!("askel kek/v2|{vault}|{}|{}", slot.id, device.name),
    };
    let mut wrapping = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(device.map(|device| device.secret.bytes().as_slice()), passphrase_key.as_ref())
        .expand(info.as_bytes(), wrapping.as_mut())
        .map_err(|_| StoreFailure::KeysDamaged)?;
    XChaCha20Poly1305::new_from_slice(wrapping.as_ref()).map_err(|_| StoreFailure::KeysDamaged)
}

/// What the wrapping vouches for: a slot moved to another vault, with changed parameters or another device's name does not open.
fn associated(vault: &str, slot: &Slot) -> String {
    let KeyCost { memory_kib, passes, lanes } = slot.cost;
    let cost = format!("argon2id|{memory_kib}|{passes}|{lanes}");
    match &slot.device {
        None => format!("askel slot/v1|{vault}|{}|{cost}", slot.id),
        Some(link) => format!("askel slot/v2|{vault}|{}|{cost}|{}|{}", slot.id, link.name, link.mark),
    }
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
