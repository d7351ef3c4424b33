//! Opens a vault with its passphrase: slow-down, key slot, exclusive hold, leftovers, file, settings.

use std::path::Path;
use std::sync::Arc;

use askel_domain::id::DeviceId;
use askel_domain::moment::in_helsinki;
use chrono::DateTime;
use rusqlite::named_params;

use super::create::clear_text;
use super::hold::put_stale_journal_aside;
use super::{FILE, VaultLock};
use crate::backup::{self, Copier};
use crate::connection::{self, Opening};
use crate::log::{Anchors, Checker};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{Attempts, DataKey, KeyRing, Purpose, open_slot, read_ring, write_ring};
use crate::queries;
use crate::shelf::Shelf;
use crate::store::{Seals, Store};

/// `now` in Unix milliseconds. A failed try is counted on disk before it is answered.
///
/// # Errors
/// Whatever stands between the passphrase and an open vault, each its own kind; nothing is ever deleted or made anew.
pub fn unlock(shelf: &Shelf, id: &str, passphrase: &str, now: i64, in_clear_text: bool) -> StoreResult<Store> {
    let folder = shelf.vault_folder(id);
    if id.starts_with('.') || id.contains(['/', '\\']) || !folder.is_dir() {
        return Err(StoreFailure::Missing);
    }
    let lock = VaultLock::take(&folder)?;
    let mut keys = read_ring(&folder)?;
    let seconds = keys.ring.attempts.wait_seconds(now);
    if seconds > 0 {
        return Err(StoreFailure::Wait { seconds });
    }
    let key = match try_slots(&keys.ring, passphrase) {
        Err(StoreFailure::WrongPassphrase) => {
            keys.ring.attempts = Attempts { failed: keys.ring.attempts.failed.saturating_add(1), last_at: now };
            // On a full disk the try cannot be counted; the answer is still the true one.
            let _ = write_ring(&folder, &mut keys.ring);
            return Err(StoreFailure::WrongPassphrase);
        }
        other => other?,
    };
    back_up_before_change(shelf, id, &folder, &key, now)?;
    let store = open(shelf, id, &key, in_clear_text, lock)?;
    if keys.one_copy_lost || keys.ring.attempts != Attempts::default() {
        keys.ring.attempts = Attempts::default();
        write_ring(&folder, &mut keys.ring)?;
    }
    Ok(store)
}

/// Opens a vault whose data key is at hand already, in the same way and behind the same guards as with its passphrase.
pub fn reopen(shelf: &Shelf, id: &str, key: &DataKey, in_clear_text: bool) -> StoreResult<Store> {
    let folder = shelf.vault_folder(id);
    let lock = VaultLock::take(&folder)?;
    open(shelf, id, key, in_clear_text, lock)
}

fn open(shelf: &Shelf, id: &str, key: &DataKey, in_clear_text: bool, lock: VaultLock) -> StoreResult<Store> {
    let folder = shelf.vault_folder(id);
    put_stale_journal_aside(&folder)?;
    let path = folder.join(FILE);
    if !path.is_file() {
        return Err(StoreFailure::Missing);
    }
    let (seals, key) = (Seals::of(key, id)?, (!clear_text(in_clear_text)).then_some(key));
    let connection = connection::open(&path, key, &seals.log, Opening::Existing)?;
    let mut anchors = Anchors::of(shelf.folder(), id);
    let witnesses = anchors.witnesses(&seals.log)?;
    let checker = Checker { connection: connection::open_to_read(&path, key)?, seal: seals.log.clone(), witnesses, stop: Arc::default() };
    let device = connection.query_row(queries::VAULT_META_GET, named_params! { ":name": "device" }, |row| row.get::<_, String>("value"))?;
    let device: DeviceId = device.parse().map_err(|_| StoreFailure::Row("device"))?;
    let copier = Copier::open(&folder, FILE, key, id, seals.backup.clone())?;
    Ok(Store::opened(connection, device, seals, anchors, checker, lock)?.lending(copier))
}

/// A file that an older Askel wrote is copied before its schema is changed. When the copy cannot be written, the vault
/// opens all the same: a change of schema is one transaction, and the work of the day matters more.
fn back_up_before_change(shelf: &Shelf, id: &str, folder: &Path, key: &DataKey, now: i64) -> StoreResult<()> {
    // A file that does not open says so when it is opened in earnest.
    let Ok(copier) = Copier::open(folder, FILE, Some(key), id, key.seal_key(id, Purpose::Backup)?) else { return Ok(()) };
    if copier.is_of_an_older_schema()? {
        let at = in_helsinki(DateTime::from_timestamp_millis(now).unwrap_or_default());
        let _ = backup::before_migration(copier, &shelf.backups(id), at);
    }
    Ok(())
}

pub(crate) fn try_slots(ring: &KeyRing, passphrase: &str) -> StoreResult<DataKey> {
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
