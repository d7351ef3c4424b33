//! Opens a vault with its passphrase: slow-down, key slot, exclusive hold, leftovers, file, settings.

use std::path::{Path, PathBuf};

use askel_domain::id::DeviceId;
use askel_domain::moment::in_helsinki;
use chrono::DateTime;
use rusqlite::named_params;

use super::create::clear_text;
use super::hold::{keep_log, put_log_aside, put_stale_journal_aside};
use super::{FILE, VaultLock};
use crate::backup::{self, Copier};
use crate::connection::{self, Opening};
use crate::failure::{StoreFailure, StoreResult};
use crate::inside::{Inside, Opened, Walking, WayBack};
use crate::keys::{DataKey, Device, KeyCost, KeyRing, Purpose, SealKey, With, open_any, read_ring, write_ring};
use crate::log::{self, Anchors, Checker, LastWrite, Witness};
use crate::queries;
use crate::shelf::Shelf;
use crate::store::{Seals, Store};

/// `now` in Unix milliseconds. A failed try is counted on disk before it is answered.
///
/// # Errors
/// Whatever stands between the passphrase and an open vault, each its own kind; nothing is ever deleted or made anew.
pub fn unlock<'a>(shelf: &Shelf, id: &str, with: impl Into<With<'a>>, now: i64, in_clear_text: bool) -> StoreResult<Store> {
    let folder = folder_of(shelf, id)?;
    let lock = VaultLock::take(&folder)?;
    let mut keys = read_ring(&folder)?;
    let key = try_passphrase(&folder, &mut keys.ring, &with.into(), now)?.key;
    let not_backed_up = back_up_before_change(shelf, id, &folder, &key, now)?;
    let mut store = open(shelf, id, &key, in_clear_text, lock)?;
    if keys.ring.forgive() || keys.one_copy_lost {
        write_ring(&folder, &mut keys.ring)?;
    }
    store.not_backed_up(not_backed_up);
    Ok(store)
}

/// Opens a vault whose data key is at hand already, in the same way and behind the same guards as with its passphrase.
pub fn reopen(shelf: &Shelf, id: &str, key: &DataKey, in_clear_text: bool) -> StoreResult<Store> {
    let folder = shelf.vault_folder(id);
    let lock = VaultLock::take(&folder)?;
    open(shelf, id, key, in_clear_text, lock)
}

/// Whether the key is this vault's. Looks for leftovers first: one beside the file could empty it.
pub(super) fn demand_key_of(folder: &Path, key: &DataKey) -> StoreResult<()> {
    put_stale_journal_aside(folder)?;
    let path = folder.join(FILE);
    if path.is_file() { connection::open_to_attach(&path, Some(key)).map(drop) } else { Err(StoreFailure::Missing) }
}

fn open(shelf: &Shelf, id: &str, key: &DataKey, in_clear_text: bool, lock: VaultLock) -> StoreResult<Store> {
    let seals = Seals::of(key, id)?;
    let opened = open_file(shelf, id, key, (&seals.log, &seals.backup), in_clear_text)?;
    let device = opened.inside.connection.query_row(queries::VAULT_META_GET, named_params! { ":name": "device" }, |row| row.get::<_, String>("value"))?;
    let device: DeviceId = device.parse().map_err(|_| StoreFailure::Row("device"))?;
    Store::opened(opened, device, seals, WayBack::new(shelf, id, key, in_clear_text)?, lock)
}

/// The file behind its guards, and everything that reads it beside the work. Whoever calls holds the vault.
pub(crate) fn open_file(shelf: &Shelf, id: &str, key: &DataKey, (seal, backup): (&SealKey, &SealKey), in_clear_text: bool) -> StoreResult<Opened> {
    let folder = shelf.vault_folder(id);
    let mut anchors = Anchors::of(shelf.folder(), id);
    let last = put_leftovers_aside(&folder, &anchors, seal)?;
    let path = folder.join(FILE);
    if !path.is_file() {
        return Err(StoreFailure::Missing);
    }
    let key = (!clear_text(in_clear_text)).then_some(key);
    let mut witnesses = anchors.witnesses(seal)?;
    witnesses.extend(last.witness());
    let log_is_cut = last.log_is_cut();
    if log_is_cut {
        // SQLite will take the sound part in and the rest away; what is behind the damage may be read by somebody some day.
        keep_log(&folder)?;
    }
    if witnesses.is_empty() {
        witnesses.extend(anchors.begin(&connection::open_to_read(&path, key)?, seal)?);
    }
    let connection = connection::open(&path, key, seal, Opening::Existing)?;
    let cut = log_is_cut || last.typing_differs(&connection)?;
    if witnesses.is_empty() && log::has_outgrown_its_anchors(&connection)? {
        witnesses.push(Witness::Forged);
    }
    let walking = Walking::new(connection::open_to_read(&path, key)?);
    let checker = Checker { walking, seal: seal.clone(), witnesses: witnesses.clone() };
    let copier = Copier::open(&folder, FILE, key, id, backup.clone())?;
    Ok(Opened { inside: Inside::new(connection, last, &checker, copier), checker, anchors, witnesses, cut })
}

/// What lies beside the file and is not its own goes under another name, so that nothing is lost and nothing is played in.
/// Answers the mark of the last write, which tells what is.
fn put_leftovers_aside(folder: &Path, anchors: &Anchors, seal: &SealKey) -> StoreResult<LastWrite> {
    put_stale_journal_aside(folder)?;
    let last = LastWrite::of(anchors.outside(), &folder.join(FILE), seal.clone());
    if last.log_is_foreign() {
        put_log_aside(folder)?;
    }
    Ok(last)
}

/// A file that an older Askel wrote is copied before its schema is changed. When the copy cannot be written, the vault
/// opens all the same: a change of schema is one transaction, and the work of the day matters more. Answers why, to be told.
fn back_up_before_change(shelf: &Shelf, id: &str, folder: &Path, key: &DataKey, now: i64) -> StoreResult<Option<StoreFailure>> {
    put_leftovers_aside(folder, &Anchors::of(shelf.folder(), id), &key.seal_key(id, Purpose::Log)?)?;
    // A file that does not open says so when it is opened in earnest.
    let Ok(copier) = Copier::open(folder, FILE, Some(key), id, key.seal_key(id, Purpose::Backup)?) else { return Ok(None) };
    if copier.is_of_an_older_schema()? {
        let at = in_helsinki(DateTime::from_timestamp_millis(now).unwrap_or_default());
        return Ok(backup::before_migration(copier, &shelf.backups(id), at).err());
    }
    Ok(None)
}

/// # Errors
/// [`StoreFailure::Missing`]: no such vault, or an id that names a place outside the shelf.
pub(super) fn folder_of(shelf: &Shelf, id: &str) -> StoreResult<PathBuf> {
    let folder = shelf.vault_folder(id);
    if id.starts_with('.') || id.contains(['/', '\\']) || !folder.is_dir() { Err(StoreFailure::Missing) } else { Ok(folder) }
}

/// What a passphrase opened: the data key, and how it was wrapped.
pub(crate) struct OpenedSlot {
    pub key: DataKey,
    pub cost: KeyCost,
    pub device: Option<Device>,
}

/// The slow-down, then the slots. A wrong passphrase is counted on disk before it is answered.
/// A keychain that gives nothing is not: the passphrase was not tried, and nothing is written.
pub(super) fn try_passphrase(folder: &Path, ring: &mut KeyRing, with: &With, now: i64) -> StoreResult<OpenedSlot> {
    slowly(folder, ring, now, |ring| try_slots(ring, with))
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

pub(crate) fn try_slots(ring: &KeyRing, with: &With) -> StoreResult<OpenedSlot> {
    let (key, cost, device) = open_any(&ring.vault, &ring.slots, with)?;
    Ok(OpenedSlot { key, cost, device })
}
