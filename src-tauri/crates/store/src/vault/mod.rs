//! One vault: made, unlocked. The only way to a [`Store`](crate::Store) is through its passphrase.

mod create;
mod hold;
mod unlock;

pub use create::{NewVault, create};
pub use hold::VaultLock;
pub(crate) use unlock::try_slots;
pub use unlock::{reopen, unlock};

pub(crate) const FILE: &str = "vault.db";

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
