//! Binds the passphrase to a secret of this computer's keychain, and lets go of it: one write of the key file, the database untouched.

use super::passphrase::NewSlot;
use super::unlock::{folder_of, try_passphrase};
use crate::failure::StoreResult;
use crate::keys::{Device, With, read_ring, seal_with, write_ring};
use crate::shelf::Shelf;
use crate::store::Store;

/// From here on the passphrase opens only together with a secret that the keychain keeps under `secret`, a name not used before.
/// The secret is kept, and read back, before a slot needs it: cut off on the way, the passphrase alone still opens.
///
/// # Errors
/// The keychain's trouble, or a wrong passphrase as on the lock screen; the key file is as it was then.
pub fn bind_to_keychain(shelf: &Shelf, id: &str, with: &With, new: NewSlot, secret: String, now: i64, _held: &Store) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    let opened = try_passphrase(&folder, &mut ring, with, now)?;
    if opened.device.is_some() {
        return Ok(());
    }
    let device = Device::keep_new(secret, with)?;
    ring.slots = vec![seal_with(&ring.vault, &new.id, (new.passphrase, opened.cost.raised_to(new.cost)), Some(&device), &opened.key)?];
    ring.forgive();
    ring.unlogged.keychain = Some((true, now));
    write_ring(&folder, &mut ring)
}

/// From here on the passphrase opens alone. The secret stays in the keychain: older backups of this vault need it.
///
/// # Errors
/// As with the binding.
pub fn free_from_keychain(shelf: &Shelf, id: &str, with: &With, new: NewSlot, now: i64, _held: &Store) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    let opened = try_passphrase(&folder, &mut ring, with, now)?;
    if opened.device.is_none() {
        return Ok(());
    }
    ring.slots = vec![seal_with(&ring.vault, &new.id, (new.passphrase, opened.cost.raised_to(new.cost)), None, &opened.key)?];
    ring.forgive();
    ring.unlogged.keychain = Some((false, now));
    write_ring(&folder, &mut ring)
}

/// Whether the passphrase alone does not open it.
pub fn needs_keychain(shelf: &Shelf, id: &str) -> StoreResult<bool> {
    Ok(read_ring(&folder_of(shelf, id)?)?.ring.needs_keychain())
}
