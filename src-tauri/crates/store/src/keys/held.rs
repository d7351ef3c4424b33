//! The data key of an open vault, held so that the file can be opened again after the disk failed.
//! Never as it is: a search through memory finds neither half saying anything.

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::DataKey;
use crate::failure::{StoreFailure, StoreResult};

/// Forgotten when the vault is locked.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct HeldKey {
    pad: Box<[u8; 32]>,
    masked: Box<[u8; 32]>,
}

impl HeldKey {
    pub(crate) fn of(key: &DataKey) -> StoreResult<Self> {
        let mut held = Self { pad: Box::new([0; 32]), masked: Box::new([0; 32]) };
        getrandom::fill(held.pad.as_mut()).map_err(|_| StoreFailure::Disk)?;
        for (at, byte) in held.masked.iter_mut().enumerate() {
            *byte = key.bytes()[at] ^ held.pad[at];
        }
        Ok(held)
    }

    pub(crate) fn key(&self) -> DataKey {
        let mut key = DataKey::empty();
        for (at, byte) in key.bytes_mut().iter_mut().enumerate() {
            *byte = self.masked[at] ^ self.pad[at];
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_the_key_and_neither_half_is() {
        let key = DataKey::random().expect("random");
        let held = HeldKey::of(&key).expect("held");
        assert_eq!(held.key().bytes(), key.bytes());
        assert!(held.pad.as_ref() != key.bytes() && held.masked.as_ref() != key.bytes());
    }
}
