//! One vault: made, unlocked. The only way to a [`Store`](crate::Store) is through its passphrase.

mod create;
mod hold;
mod keychain;
mod passphrase;
mod recovery;
mod unlock;

pub use create::{NewVault, create};
pub use hold::VaultLock;
pub use keychain::{bind_to_keychain, free_from_keychain, needs_keychain};
pub use passphrase::{NewSlot, change_passphrase, forget_logged, prove, raise_cost, unlogged};
pub use recovery::{AskedFor, ask_recovery, finish_recovery, place_recovery, recovery_keys, recovery_mark};
pub(crate) use unlock::{open_file, try_slots};
pub use unlock::{reopen, unlock};

pub(crate) const FILE: &str = "vault.db";

#[cfg(test)]
pub(crate) mod bench_tests;
#[cfg(test)]
mod key_tests;
#[cfg(test)]
mod keychain_tests;
#[cfg(test)]
mod tests;
