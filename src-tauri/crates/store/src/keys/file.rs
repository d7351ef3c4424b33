//! `vault.keys` and its twin: the slots, the label, and the count of failed tries. As precious as the database.
//! Each file is two lines, the ring as JSON and its SHA-256, so that damage is seen and the other copy is used.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Slot;
use crate::failure::{StoreFailure, StoreResult};
use crate::log::Anchor;

/// The file and its twin.
pub(crate) const KEY_FILES: [&str; 2] = ["vault.keys", "vault.keys.copy"];
const FORMAT: u32 = 1;
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
        Self { format: FORMAT, vault, label, generation: 0, slots: vec![slot], attempts: Attempts::default(), anchor: None }
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
    ring.generation += 1;
    let body = serde_json::to_string(ring).map_err(|_| StoreFailure::KeysDamaged)?;
    let text = format!("{body}\n{}\n", checksum(&body));
    for name in KEY_FILES {
        replace(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}

/// Temporary file, fsync, rename, fsync of the folder: the old content or the new, never between.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> StoreResult<()> {
    let mut temporary = PathBuf::from(path);
    temporary.as_mut_os_string().push(".new");
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
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
mod tests {
    use super::*;
    use crate::keys::KeyCost;

    fn ring() -> KeyRing {
        let slot = Slot { id: "s".into(), kind: "passphrase".into(), cost: KeyCost::LEAST, salt: String::new(), nonce: String::new(), wrapped: String::new() };
        KeyRing::new("v".into(), "Kaisa Niemi".into(), slot)
    }

    #[test]
    fn either_copy_is_enough() {
        for damaged in KEY_FILES {
            let folder = tempfile::tempdir().expect("a folder");
            write_ring(folder.path(), &mut ring()).expect("writes");
            fs::write(folder.path().join(damaged), "rubbish").expect("damages");
            let read = read_ring(folder.path()).expect("the other copy");
            assert!(read.one_copy_lost);
            assert_eq!(read.ring.label, "Kaisa Niemi");
        }
    }

    #[test]
    fn one_flipped_bit_anywhere_is_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        write_ring(folder.path(), &mut ring()).expect("writes");
        let path = folder.path().join(KEY_FILES[0]);
        let sound = fs::read(&path).expect("reads");
        for position in 0..sound.len() - 1 {
            let mut bytes = sound.clone();
            bytes[position] ^= 1;
            fs::write(&path, bytes).expect("damages");
            assert!(read_ring(folder.path()).expect("the other copy").one_copy_lost, "at {position}");
        }
    }

    #[test]
    fn two_damaged_copies_are_said_to_be_damaged_and_a_later_format_to_be_newer() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(read_ring(folder.path()).err(), Some(StoreFailure::KeysDamaged));
        write_ring(folder.path(), &mut KeyRing { format: FORMAT + 1, ..ring() }).expect("writes");
        assert_eq!(read_ring(folder.path()).err(), Some(StoreFailure::NewerFile));
    }

    #[test]
    fn a_crash_between_the_two_copies_leaves_the_newer_one_in_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut kept = ring();
        write_ring(folder.path(), &mut kept).expect("writes");
        let older = fs::read(folder.path().join(KEY_FILES[1])).expect("reads");
        kept.attempts.failed = 3;
        write_ring(folder.path(), &mut kept).expect("writes");
        fs::write(folder.path().join(KEY_FILES[1]), older).expect("goes back");
        assert_eq!(read_ring(folder.path()).expect("reads").ring.attempts.failed, 3);
    }

    #[test]
    fn waiting_grows_after_five_failures_and_a_clock_set_back_does_not_shorten_it() {
        let tries = |failed| Attempts { failed, last_at: 1_000_000 };
        assert_eq!(tries(4).wait_seconds(1_000_000), 0);
        assert_eq!(tries(5).wait_seconds(1_000_000), 2);
        assert_eq!(tries(8).wait_seconds(1_000_000), 16);
        assert_eq!(tries(8).wait_seconds(1_010_000), 6);
        assert_eq!(tries(8).wait_seconds(0), 16);
        assert_eq!(tries(4_000_000).wait_seconds(1_000_000), 900);
    }
}
