//! From a passphrase to a key: Argon2id with parameters that are kept beside the slot.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::failure::{StoreFailure, StoreResult};

/// Memory in KiB, passes, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl KeyCost {
    /// What a new vault gets: 128 MiB, 3 passes, 4 lanes.
    pub const RECOMMENDED: Self = Self { memory_kib: 128 * 1024, passes: 3, lanes: 4 };
    /// Weaker slots than this are refused, wherever they came from.
    pub const LEAST: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// What the vaults of the proofs get that are not about the key. A product build has no such cost: there it is the least.
    pub const FOR_PROOFS: Self = if cfg!(feature = "planted-faults") { Self { memory_kib: 64, passes: 1, lanes: 1 } } else { Self::LEAST };
    /// Stronger ones than this would be an attack on the laptop: a file may cost at most 512 MB to refuse (security.md T5).
    const MOST: Self = Self { memory_kib: 384 * 1024, passes: 16, lanes: 16 };

    /// Cheaper to guess against: less memory or fewer passes. Lanes make nothing harder.
    pub fn is_below(self, other: Self) -> bool {
        self.memory_kib < other.memory_kib || self.passes < other.passes
    }

    /// Never less of anything than either.
    pub fn raised_to(self, other: Self) -> Self {
        let lanes = if self.memory_kib < other.memory_kib { other.lanes } else { self.lanes };
        Self { memory_kib: self.memory_kib.max(other.memory_kib), passes: self.passes.max(other.passes), lanes }
    }

    fn is_acceptable(self) -> bool {
        if self == Self::FOR_PROOFS {
            return true;
        }
        (Self::LEAST.memory_kib..=Self::MOST.memory_kib).contains(&self.memory_kib)
            && (Self::LEAST.passes..=Self::MOST.passes).contains(&self.passes)
            && (Self::LEAST.lanes..=Self::MOST.lanes).contains(&self.lanes)
    }
}

/// The passphrase key: 32 bytes.
///
/// # Errors
/// [`StoreFailure::KeysDamaged`] when the cost is below the floor or beyond reason.
pub fn passphrase_key(passphrase: &str, salt: &[u8; 16], cost: KeyCost) -> StoreResult<Zeroizing<[u8; 32]>> {
    if !cost.is_acceptable() {
        return Err(StoreFailure::KeysDamaged);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| StoreFailure::KeysDamaged)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut())
        .map_err(|_| StoreFailure::KeysDamaged)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn argon2id_agrees_with_the_published_vector() {
        // RFC 9106 §5.3, without its secret and associated data, is not published; this is the reference
        // implementation's own test (argon2id v=19 m=65536 t=2 p=1, "password", "somesalt").
        let params = Params::new(65536, 2, 1, Some(32)).expect("valid");
        let mut out = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(b"password", b"somesalt", &mut out).expect("hashes");
        let hex: String = out.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn a_slot_cheaper_than_the_floor_is_refused() {
        for cost in [KeyCost { memory_kib: 32 * 1024, ..KeyCost::LEAST }, KeyCost { passes: 2, ..KeyCost::LEAST }, KeyCost { memory_kib: u32::MAX, ..KeyCost::LEAST }] {
            assert_eq!(passphrase_key("x", &[0; 16], cost).err(), Some(StoreFailure::KeysDamaged));
        }
    }

    #[test]
    fn the_cheap_key_of_the_proofs_is_one_cost_alone_and_no_product_takes_it() {
        let cheap = KeyCost { memory_kib: 64, passes: 1, lanes: 1 };
        let is_a_build_for_proofs = cfg!(feature = "planted-faults");
        assert_eq!(passphrase_key("x", &[0; 16], cheap).is_ok(), is_a_build_for_proofs);
        for beside in [KeyCost { memory_kib: 65, ..cheap }, KeyCost { passes: 2, ..cheap }, KeyCost { lanes: 2, ..cheap }, KeyCost { memory_kib: 63, ..cheap }] {
            assert_eq!(passphrase_key("x", &[0; 16], beside).err(), Some(StoreFailure::KeysDamaged));
        }
    }
}
