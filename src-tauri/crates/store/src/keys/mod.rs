//! The keys of a vault: how a passphrase opens the random data key, and the file that keeps the slots.
//! Source: security.md §3.1.

mod device;
mod file;
mod held;
mod kdf;
mod recovery;
mod seal;
mod slot;

pub(crate) use device::Device;
#[cfg(any(test, feature = "planted-faults"))]
pub use device::KeychainOfProofs;
pub use device::{Asking, DeviceLink, DeviceSecret, Keychain, KeychainTrouble, NoKeychain, SharedKeychain, With};
pub(crate) use file::{KEY_FILES, replace, sync_folder};
#[cfg(feature = "planted-faults")]
pub use file::write_ring_by_steps;
pub use file::{Attempts, KeyFile, KeyRing, Unlogged, read_ring, write_ring};
pub(crate) use held::HeldKey;
pub use kdf::KeyCost;
pub use recovery::{Asked, RecoverySlot, slot_mark};
pub(crate) use recovery::{ask, open_answer, seal_recovery};
pub use seal::{Purpose, Seal, SealKey};
pub use slot::{DataKey, Slot, open_slot, seal_slot};
#[cfg(feature = "planted-faults")]
pub use slot::seal_bound_slot;
pub(crate) use slot::{open_any, seal_with};

#[cfg(test)]
mod any_ring_tests;
