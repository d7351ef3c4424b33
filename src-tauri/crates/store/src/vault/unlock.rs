//! Opens a vault with its passphrase: slow-down, key slot, exclusive hold, leftovers, file, settings.

use std::path::{Path, PathBuf};

use askel_domain::id::DeviceId;
use rusqlite::{Connection, named_params};

use super::create::clear_text;
use super::hold::put_stale_journal_aside;
use super::{FILE, VaultLock};
use crate::connection::{self, Opening};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{DataKey, KeyRing, open_slot, read_ring, write_ring};
use crate::queries;
use crate::shelf::Shelf;
use crate::store::{Seals, Store};

/// `now` in Unix milliseconds. A failed try is counted on disk before it is answered.
///
/// # Errors
/// Whatever stands between the passphrase and an open vault, each its own kind; nothing is ever deleted or made anew.
pub fn unlock(shelf: &Shelf, id: &str, passphrase: &str, now: i64, in_clear_text: bool) -> StoreResult<Store> {
    let folder = folder_of(shelf, id)?;
    let lock = VaultLock::take(&folder)?;
    let mut keys = read_ring(&folder)?;
    let key = try_passphrase(&folder, &mut keys.ring, passphrase, now)?;
    let connection = open_file(&folder, (!clear_text(in_clear_text)).then_some(&key))?;
    if keys.ring.forgive() || keys.one_copy_lost {
        write_ring(&folder, &mut keys.ring)?;
    }
    let device = connection.query_row(queries::VAULT_META_GET, named_params! { ":name": "device" }, |row| row.get::<_, String>("value"))?;
    let device: DeviceId = device.parse().map_err(|_| StoreFailure::Row("device"))?;
    Ok(Store::new(connection, device, Seals::of(&key, id)?, lock))
}

/// Looks for leftovers first: one beside the file could empty it.
pub(super) fn open_file(folder: &Path, key: Option<&DataKey>) -> StoreResult<Connection> {
    put_stale_journal_aside(folder)?;
    let path = folder.join(FILE);
    if path.is_file() { connection::open(&path, key, Opening::Existing) } else { Err(StoreFailure::Missing) }
}

/// # Errors
/// [`StoreFailure::Missing`]: no such vault, or an id that names a place outside the shelf.
pub(super) fn folder_of(shelf: &Shelf, id: &str) -> StoreResult<PathBuf> {
    let folder = shelf.vault_folder(id);
    if id.starts_with('.') || id.contains(['/', '\\']) || !folder.is_dir() { Err(StoreFailure::Missing) } else { Ok(folder) }
}

/// The slow-down, then the slots. A wrong passphrase is counted on disk before it is answered.
pub(super) fn try_passphrase(folder: &Path, ring: &mut KeyRing, passphrase: &str, now: i64) -> StoreResult<DataKey> {
    slowly(folder, ring, now, |ring| try_slots(ring, passphrase))
}

/// Runs `attempt` unless it is too early for one, and counts it when its passphrase was wrong.
pub(super) fn slowly<T>(folder: &Path, ring: &mut KeyRing, now: i64, attempt: impl FnOnce(&KeyRing) -> StoreResult<T>) -> StoreResult<T> {
    let seconds = ring.attempts.wait_seconds(now);
    if seconds > 0 {
        return Err(StoreFailure::Wait { seconds });
    }
    let answer = attempt(ring);
    if matches!(answer, Err(StoreFailure::WrongPassphrase)) {
        ring.count_failure(now);
        // On a full disk the try cannot be counted; the answer is still the true one.
        let _ = write_ring(folder, ring);
    }
    answer
}

fn try_slots(ring: &KeyRing, passphrase: &str) -> StoreResult<DataKey> {
    let mut answer = Err(StoreFailure::KeysDamaged);
    for slot in &ring.slots {
        match open_slot(&ring.vault, slot, passphrase) {
            Ok(key) => return Ok(key),
            // A wrong passphrase for one sound slot is the truer answer than damage in another.
            Err(StoreFailure::WrongPassphrase) => answer = Err(StoreFailure::WrongPassphrase),
            Err(_) => {}
        }
    }
    answer
}
