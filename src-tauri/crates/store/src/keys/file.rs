//! `vault.keys` and its twin: the slots, the label, and the count of failed tries. As precious as the database.
//! Each file is two lines, the ring as JSON and its SHA-256, so that damage is seen and the other copy is used.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Slot;
use super::recovery::{Asked, RecoverySlot};
use crate::failure::{StoreFailure, StoreResult};
use crate::log::Anchor;

/// The file and its twin.
pub(crate) const KEY_FILES: [&str; 2] = ["vault.keys", "vault.keys.copy"];
/// 1: slots and tries. 2: the anchor, the organisation's slot, what waits for the log; an Askel that knows only 1 would drop them.
/// 3: a slot that needs a device secret; an Askel that knows only 2 would call its passphrase wrong.
const FORMAT: u32 = 3;
const WITHOUT_DEVICE: u32 = 2;
/// A key file is about a kilobyte; a larger one is not ours.
const LARGEST: u64 = 256 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRing {
    pub format: u32,
    pub vault: String,
    /// The worker's name as shown on the lock screen. Never a client's.
    pub label: String,
    /// Rises with every write, so that the newer of two copies is known.
    pub generation: u64,
    pub slots: Vec<Slot>,
    pub attempts: Attempts,
    /// Where the log's end was; absent until the first one is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The data key, sealed to the organisation's spare keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<RecoverySlot>,
    /// A recovery that was asked for and has no answer yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// What happened at the lock and is not yet in the vault's own log.
    #[serde(default)]
    pub unlogged: Unlogged,
}

/// Kept until the log inside the vault has it: writing it there needs the key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlogged {
    pub tries: Attempts,
    /// The request whose answer opened the vault, and when (Unix milliseconds).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovered: Option<(String, i64)>,
    /// How often the organisation was asked for help, the last request, and when it was made (Unix milliseconds).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<(u32, String, i64)>,
    /// When the passphrase was changed (Unix milliseconds).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<i64>,
    /// Whether a device secret was bound to the passphrase or let go of, and when (Unix milliseconds).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keychain: Option<(bool, i64)>,
}

/// Failed tries since the last success, and when the last one was (Unix milliseconds).
/// This slows a guesser at the table; only Argon2id slows one who copied the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempts {
    pub failed: u32,
    pub last_at: i64,
}

impl Attempts {
    const FREE: u32 = 5;
    const LONGEST_SECONDS: u64 = 15 * 60;

    /// Seconds to wait at `now` (Unix milliseconds) before the next try: 2, 4, 8 … after five failures, at most 15 min.
    /// A clock set back does not shorten the wait.
    pub fn wait_seconds(&self, now: i64) -> u64 {
        if self.failed < Self::FREE {
            return 0;
        }
        let penalty = 2u64.saturating_pow(self.failed - Self::FREE + 1).min(Self::LONGEST_SECONDS);
        let since = u64::try_from(now - self.last_at).unwrap_or(0);
        penalty.saturating_sub(since / 1000)
    }
}

impl KeyRing {
    pub fn new(vault: String, label: String, slot: Slot) -> Self {
        Self { format: WITHOUT_DEVICE, vault, label, generation: 0, slots: vec![slot], attempts: Attempts::default(), anchor: None, recovery: None, asked: None, unlogged: Unlogged::default() }
    }

    /// The passphrase opens only together with what a keychain keeps.
    pub fn needs_keychain(&self) -> bool {
        self.slots.iter().any(|slot| slot.device.is_some())
    }

    /// The lowest that says all there is, so that an older Askel reads what it can.
    fn format_to_write(&self) -> u32 {
        let needed = if self.needs_keychain() { FORMAT } else { WITHOUT_DEVICE };
        if self.format <= FORMAT { needed } else { self.format }
    }

    /// One more wrong try, at `now` in Unix milliseconds.
    pub(crate) fn count_failure(&mut self, now: i64) {
        self.attempts = Attempts { failed: self.attempts.failed.saturating_add(1), last_at: now };
    }

    /// The right passphrase came: no more waiting, and the wrong tries wait for the log. Answers whether anything changed.
    pub(crate) fn forgive(&mut self) -> bool {
        let tries = std::mem::take(&mut self.attempts);
        if tries.failed > 0 {
            let failed = self.unlogged.tries.failed.saturating_add(tries.failed);
            self.unlogged.tries = Attempts { failed, last_at: tries.last_at };
        }
        tries != Attempts::default()
    }
}

/// The ring as found, and whether one of its two copies was damaged or missing.
pub struct KeyFile {
    pub ring: KeyRing,
    pub one_copy_lost: bool,
}

/// Reads both copies and takes the newest sound one.
///
/// # Errors
/// [`StoreFailure::KeysDamaged`] when neither is sound, [`StoreFailure::NewerFile`] when they are of a later format.
pub fn read_ring(folder: &Path) -> StoreResult<KeyFile> {
    let read = KEY_FILES.map(|name| read_copy(&folder.join(name)));
    if read.iter().any(|copy| matches!(copy, Err(StoreFailure::NewerFile))) {
        return Err(StoreFailure::NewerFile);
    }
    let one_copy_lost = read.iter().any(Result::is_err);
    let newest = read.into_iter().flatten().max_by_key(|ring| ring.generation);
    newest.map(|ring| KeyFile { ring, one_copy_lost }).ok_or(StoreFailure::KeysDamaged)
}

fn read_copy(path: &Path) -> StoreResult<KeyRing> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(StoreFailure::KeysDamaged);
    }
    let bytes = fs::read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| StoreFailure::KeysDamaged)?;
    let (body, sum) = text.split_once('\n').ok_or(StoreFailure::KeysDamaged)?;
    if sum.trim_end() != checksum(body) {
        return Err(StoreFailure::KeysDamaged);
    }
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let format: Format = serde_json::from_str(body).map_err(|_| StoreFailure::KeysDamaged)?;
    if format.format > FORMAT {
        return Err(StoreFailure::NewerFile);
    }
    serde_json::from_str(body).map_err(|_| StoreFailure::KeysDamaged)
}

/// Writes both copies, one after the other, so that at every moment one of them is whole.
pub fn write_ring(folder: &Path, ring: &mut KeyRing) -> StoreResult<()> {
    write_copies(folder, ring, &mut || Ok(()))
}

/// The same, stopped where a proof wants it stopped.
#[cfg(feature = "planted-faults")]
pub fn write_ring_by_steps(folder: &Path, ring: &mut KeyRing, next: &mut dyn FnMut() -> StoreResult<()>) -> StoreResult<()> {
    write_copies(folder, ring, next)
}

/// `next` is asked before every step on the disk: a proof stops there, as a crash would.
fn write_copies(folder: &Path, ring: &mut KeyRing, next: &mut dyn FnMut() -> StoreResult<()>) -> StoreResult<()> {
    ring.generation += 1;
    ring.format = ring.format_to_write();
    let body = serde_json::to_string(ring).map_err(|_| StoreFailure::KeysDamaged)?;
    let text = format!("{body}\n{}\n", checksum(&body));
    for name in KEY_FILES {
        replace_by_steps(&folder.join(name), text.as_bytes(), next)?;
    }
    Ok(())
}

/// Temporary file, fsync, rename, fsync of the folder: the old content or the new, never between.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> StoreResult<()> {
    replace_by_steps(path, bytes, &mut || Ok(()))
}

fn replace_by_steps(path: &Path, bytes: &[u8], next: &mut dyn FnMut() -> StoreResult<()>) -> StoreResult<()> {
    let mut temporary = PathBuf::from(path);
    temporary.as_mut_os_string().push(".new");
    next()?;
    let mut file = File::create(&temporary)?;
    next()?;
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    next()?;
    file.write_all(rest)?;
    next()?;
    file.sync_all()?;
    next()?;
    fs::rename(&temporary, path)?;
    next()?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Makes a rename in the folder durable. Windows has no such call; its rename is durable by the file's own flush.
pub(crate) fn sync_folder(folder: &Path) -> StoreResult<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn checksum(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
