//! Puts a backup back: into a new folder, read through and compared, then swapped. What stood there is put aside whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use askel_domain::moment::Moment;
use askel_domain::revision::Hash;
use serde::{Deserialize, Serialize};

use super::clear::clear;
use super::manifest::Manifest;
use super::verify::{self, Sums};
use crate::Read;
use crate::connection::{open_to_attach, open_to_read};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{Attempts, DataKey, KeyRing, Purpose, With, read_ring, sync_folder, write_ring};
use crate::shelf::{Shelf, UNFINISHED};
use crate::vault::{FILE, VaultLock, try_slots};
use crate::log::{self, Anchors, LastWrite, Verdict};

pub struct Wish<'a> {
    /// The backup's folder.
    pub from: &'a Path,
    pub with: With<'a>,
    pub at: Moment,
}

pub struct Restored {
    pub manifest: Manifest,
    /// Entries that were in the vault and are not in the backup; `None` when the vault could not be read.
    pub missing: Option<u64>,
    /// Where the vault that stood there is now.
    pub aside: Option<PathBuf>,
    /// Put back as it is, unopened: the keychain that its passphrase needs is not this computer's, and the organisation opens it.
    pub closed: bool,
}

/// # Errors
/// [`StoreFailure::BackupDamaged`], [`StoreFailure::WrongPassphrase`], [`StoreFailure::Wait`], [`StoreFailure::AlreadyOpen`].
/// In every case the vault that stands there is as it was.
pub fn restore(shelf: &Shelf, wish: &Wish) -> StoreResult<Restored> {
    let manifest = verify::files(wish.from, Sums::Compared)?;
    let vault = manifest.vault.clone();
    if !Shelf::is_a_name(&vault) {
        return Err(StoreFailure::BackupDamaged);
    }
    let place = shelf.vault_folder(&vault);
    let (key, ring) = match Tries::of(shelf, &vault, wish.at).open(wish, &place)? {
        Found::Opened(key, ring) => (key, *ring),
        Found::Closed(ring) => return put_back_closed(shelf, wish, manifest, *ring),
    };
    // The seal: the list was written by whoever had this vault's key.
    let manifest = Manifest::read_sealed(wish.from, &key.seal_key(&vault, Purpose::Backup)?)?;
    let unfinished = free_folder(shelf, &vault)?;
    // Of a log that went on; the restored one gets its own.
    let ready = copy(&unfinished, wish.from, KeyRing { anchor: None, ..ring })
        .and_then(|()| read_through(&unfinished.join(FILE), &key, &manifest))
        .and_then(|()| head_of(&unfinished.join(FILE), &key));
    if ready.is_err() {
        // A copy of a backup that is still there, made by this very attempt: a full disk is not made fuller by each try.
        let _ = clear(&unfinished);
    }
    let head = ready?;
    let missing = entries_now(&place, &key).map(|now| now.saturating_sub(manifest.entries()));
    let aside = swap(shelf, &unfinished, &place, &vault, wish.at)?;
    // The worker chose to go back, with the passphrase: from here on the log ends where the backup does. The vault that
    // was put aside keeps its own anchor.
    let (mut anchors, seal) = (Anchors::of(shelf.folder(), &vault), key.seal_key(&vault, Purpose::Log)?);
    LastWrite::of(anchors.outside(), &place.join(FILE), seal.clone()).begin_anew(head.0, &head.1);
    anchors.write(head.0, &head.1, &seal)?;
    Ok(Restored { manifest, missing, aside, closed: false })
}

/// The backup takes the vault's place by its sums alone: without a key nothing more can be asked of it. What the log inside says is
/// checked when the organisation's answer opens it, as at every opening. A vault whose keys can be read is never replaced so.
fn put_back_closed(shelf: &Shelf, wish: &Wish, manifest: Manifest, ring: KeyRing) -> StoreResult<Restored> {
    let (vault, unfinished) = (manifest.vault.clone(), free_folder(shelf, &manifest.vault)?);
    let as_written = |()| {
        let sum = verify::sum_of(&unfinished.join(FILE), &AtomicBool::new(false))?;
        if manifest.files.get(FILE) == Some(&sum) { Ok(()) } else { Err(StoreFailure::BackupDamaged) }
    };
    let ready = copy(&unfinished, wish.from, ring).and_then(as_written);
    if ready.is_err() {
        let _ = clear(&unfinished); // as above
    }
    ready?;
    let aside = swap(shelf, &unfinished, &shelf.vault_folder(&vault), &vault, wish.at)?;
    Ok(Restored { manifest, missing: None, aside, closed: true })
}

/// What the tries came to.
enum Found {
    Opened(DataKey, Box<KeyRing>),
    /// Only the backup's own keys are there, they need a keychain that does not give its secret, and the organisation can help.
    Closed(Box<KeyRing>),
}

/// Failed tries at a vault's backups are slowed down as those at the vault itself, in a count of their own:
/// the backup's key file is never changed, and the vault's may be what is damaged.
#[derive(Default, Serialize, Deserialize)]
struct Tries {
    attempts: Attempts,
    #[serde(skip)]
    path: PathBuf,
    #[serde(skip)]
    now: i64,
}

impl Tries {
    fn of(shelf: &Shelf, vault: &str, at: Moment) -> Self {
        let path = shelf.backups(vault).folder().join("tries.json");
        let read = fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        Self { path, now: at.timestamp_millis(), ..read.unwrap_or_default() }
    }

    /// The key, and the newest keys it was found with: the passphrase may have been changed since the backup.
    fn open(mut self, wish: &Wish, place: &Path) -> StoreResult<Found> {
        let seconds = self.attempts.wait_seconds(self.now);
        if seconds > 0 {
            return Err(StoreFailure::Wait { seconds });
        }
        let kept = read_ring(wish.from).map_err(|_| StoreFailure::BackupDamaged)?.ring;
        let live = read_ring(place).ok().map(|found| found.ring).filter(|ring| ring.vault == kept.vault);
        let same = live.as_ref().is_some_and(|live| live.slots == kept.slots);
        let may_be_closed = live.is_none() && kept.recovery.is_some();
        let mut trouble = None;
        for mut ring in live.into_iter().chain((!same).then_some(kept)) {
            match try_slots(&ring, &wish.with) {
                Ok(opened) => {
                    ring.attempts = Attempts::default();
                    self.keep(Attempts::default());
                    return Ok(Found::Opened(opened.key, Box::new(ring)));
                }
                Err(StoreFailure::Keychain(_)) if may_be_closed => return Ok(Found::Closed(Box::new(ring))),
                Err(failure @ StoreFailure::Keychain(_)) => trouble = Some(failure),
                Err(_) => {}
            }
        }
        // Whether the passphrase is right is not known where a keychain gave nothing.
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        self.keep(Attempts { failed: self.attempts.failed.saturating_add(1), last_at: self.now });
        Err(StoreFailure::WrongPassphrase)
    }

    /// On a full disk the try cannot be counted; the answer is still the true one.
    fn keep(&mut self, attempts: Attempts) {
        self.attempts = attempts;
        let _ = serde_json::to_string(self).map(|text| fs::write(&self.path, text));
    }
}

fn free_folder(shelf: &Shelf, vault: &str) -> StoreResult<PathBuf> {
    let taken = |number: &u32| !shelf.folder().join(format!("{UNFINISHED}{vault}-restored-{number}")).exists();
    let number = (1..).find(taken).unwrap_or_default();
    let folder = shelf.folder().join(format!("{UNFINISHED}{vault}-restored-{number}"));
    fs::create_dir_all(shelf.folder())?;
    fs::create_dir(&folder)?; // refused where there is one: from here on the folder is this attempt's own
    Ok(folder)
}

fn copy(folder: &Path, from: &Path, mut ring: KeyRing) -> StoreResult<()> {
    fs::copy(from.join(FILE), folder.join(FILE))?;
    File::open(folder.join(FILE))?.sync_all()?;
    write_ring(folder, &mut ring)?;
    sync_folder(folder)
}

/// Every page, every count, every row, and the whole chain of the log, in the copy that will be the vault.
fn read_through(file: &Path, key: &DataKey, manifest: &Manifest) -> StoreResult<()> {
    let connection = open_to_read(file, Some(key)).map_err(|_| StoreFailure::BackupDamaged)?;
    verify::database(&connection, "main", manifest, &AtomicBool::new(false))?;
    let walked = log::walk_now(&connection, &key.seal_key(&manifest.vault, Purpose::Log)?);
    if walked == (Verdict::Whole { rows: manifest.head_seq.unsigned_abs() }) { Ok(()) } else { Err(StoreFailure::BackupDamaged) }
}

fn head_of(file: &Path, key: &DataKey) -> StoreResult<(i64, Hash)> {
    log::head(&Read::of(&open_to_read(file, Some(key))?))
}

/// Entries in the vault that stands there, as far as it can still be read.
fn entries_now(place: &Path, key: &DataKey) -> Option<u64> {
    let file = place.join(FILE);
    let beside = ["-wal", "-journal"].map(|end| place.join(format!("{FILE}{end}")));
    // With its write-ahead log the file can only be read by a connection that may write; with a journal, not at all.
    // Such a guest brings no log into the file and takes none away.
    let connection = match beside.each_ref().map(|path| path.exists()) {
        [false, false] => open_to_read(&file, Some(key)),
        [true, false] => open_to_attach(&file, Some(key)),
        _ => return None,
    };
    let count = connection.ok()?.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0)).ok()?;
    u64::try_from(count).ok()
}

/// Nothing is overwritten: what stood there gets a name of its own beside the shelf.
fn swap(shelf: &Shelf, unfinished: &Path, place: &Path, vault: &str, at: Moment) -> StoreResult<Option<PathBuf>> {
    let mut aside = None;
    if place.exists() {
        // Given back at once: a folder that is held does not move on every system.
        drop(VaultLock::take(place)?);
        let stamp = at.format("%Y-%m-%d-%H%M%S");
        let names = (1..).map(|number| shelf.aside().join(format!("{stamp}-{number}-{vault}")));
        let free = names.into_iter().find(|path| !path.exists()).ok_or(StoreFailure::Disk)?;
        fs::create_dir_all(shelf.aside())?;
        fs::rename(place, &free)?;
        sync_folder(&shelf.aside())?;
        aside = Some(free);
    }
    fs::create_dir_all(shelf.folder())?;
    if let Err(error) = fs::rename(unfinished, place) {
        if let Some(aside) = aside {
            fs::rename(aside, place)?; // what stood there stands there again
        }
        return Err(error.into());
    }
    sync_folder(shelf.folder())?;
    Ok(aside)
}
