//! Whether a backup is whole: its files against their sums, without a key; and with the key, what they say.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::content;
use super::manifest::{Manifest, hex};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::KEY_FILES;
use crate::vault::FILE;

/// `Ignored` is the planted weakness of the damage proof. A build without planted faults compares anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sums {
    Compared,
    Ignored,
}

/// The files of a backup.
const MAY_NAME: [&str; 3] = [KEY_FILES[0], KEY_FILES[1], FILE];

/// Reads the list and every file of the backup, without a key.
///
/// # Errors
/// [`StoreFailure::BackupDamaged`] when a byte is not as it was written, or a file is not there.
pub fn files(folder: &Path, sums: Sums) -> StoreResult<Manifest> {
    files_unless(folder, sums, &AtomicBool::new(false))
}

pub(super) fn files_unless(folder: &Path, sums: Sums, stop: &AtomicBool) -> StoreResult<Manifest> {
    let manifest = Manifest::read(folder)?;
    for (name, sum) in &manifest.files {
        let path = folder.join(name);
        // A list is believed only after its sums, which anybody can write: it may name no place but this folder, and what is
        // no file (a device, a pipe) might never end.
        if !MAY_NAME.contains(&name.as_str()) || !fs::symlink_metadata(&path).is_ok_and(|about| about.is_file()) {
            return Err(StoreFailure::BackupDamaged);
        }
        let is_planted = cfg!(feature = "planted-faults") && sums == Sums::Ignored;
        let is_whole = if is_planted { path.exists() } else { sum_of(&path, stop).is_ok_and(|found| found == *sum) };
        if !is_whole {
            return Err(StoreFailure::BackupDamaged);
        }
    }
    Ok(manifest)
}

/// SHA-256 of a file, hexadecimal.
pub(super) fn sum_of(path: &Path, stop: &AtomicBool) -> StoreResult<String> {
    let (mut file, mut hasher, mut piece) = (File::open(path)?, Sha256::new(), vec![0; 256 * 1024]);
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(StoreFailure::Stopped);
        }
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hasher.finalize())),
            length => hasher.update(&piece[..length]),
        }
    }
}

/// Reads the copy attached as `name` through its cipher and compares everything it says with the list.
///
/// # Errors
/// [`StoreFailure::BackupDamaged`] when a page, the structure, a count, the head of the log or any row differs.
pub(super) fn database(connection: &Connection, name: &str, manifest: &Manifest, stop: &AtomicBool) -> StoreResult<()> {
    let broken_pages = connection.prepare(&format!("PRAGMA {name}.cipher_integrity_check"))?.query_map([], |_| Ok(()))?.count();
    let structure: String = connection.query_row(&format!("PRAGMA {name}.integrity_check(1)"), [], |row| row.get(0))?;
    if broken_pages > 0 || structure != "ok" || !manifest.tells_of(&content::read(connection, name, stop)?) {
        return Err(StoreFailure::BackupDamaged);
    }
    Ok(())
}
