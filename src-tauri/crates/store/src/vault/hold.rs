//! Holds a vault for one process at a time, and looks for leftovers beside its file before it is opened.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::FILE;
use crate::failure::{StoreFailure, StoreResult};

/// While it lives, no other Askel opens the same vault.
pub struct VaultLock(File);

/// Given back by word, not only by closing: a child process between fork and exec still holds the same file open.
impl Drop for VaultLock {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl VaultLock {
    pub(crate) fn take(folder: &Path) -> StoreResult<Self> {
        let file = OpenOptions::new().create(true).write(true).truncate(false).open(folder.join("vault.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreFailure::AlreadyOpen),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// A rollback journal never belongs to our write-ahead-logged file; SQLite would play it back and empty the vault.
/// It is put aside under another name, so that nothing is lost and nothing is played.
pub(crate) fn put_stale_journal_aside(folder: &Path) -> StoreResult<bool> {
    let journal = folder.join(format!("{FILE}-journal"));
    if !journal.exists() {
        return Ok(false);
    }
    if let Some(path) = free_name(folder, "put-aside-journal") {
        fs::rename(&journal, path)?;
    }
    Ok(true)
}

/// A log that is none of this vault's, or none any more: SQLite would play older pages into the file. Nothing is lost.
pub(super) fn put_log_aside(folder: &Path) -> StoreResult<()> {
    if let Some(path) = free_name(folder, "put-aside-log") {
        fs::rename(folder.join(format!("{FILE}-wal")), path)?;
    }
    Ok(())
}

/// A copy of a damaged log, encrypted as it is, beside the vault. One copy, however often the opening is tried.
pub(super) fn keep_log(folder: &Path) -> StoreResult<()> {
    let log = folder.join(format!("{FILE}-wal"));
    let Ok(bytes) = fs::read(&log) else { return Ok(()) };
    let mut kept = (1..).map(|number| folder.join(format!("put-aside-log-{number}"))).take_while(|path| path.exists());
    if kept.any(|path| fs::read(path).is_ok_and(|copy| copy == bytes)) {
        return Ok(());
    }
    if let Some(path) = free_name(folder, "put-aside-log") {
        fs::copy(&log, path)?;
    }
    Ok(())
}

fn free_name(folder: &Path, name: &str) -> Option<PathBuf> {
    (1..).map(|number| folder.join(format!("{name}-{number}"))).find(|path| !path.exists())
}
