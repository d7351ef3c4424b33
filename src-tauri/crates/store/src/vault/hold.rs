//! Holds a vault for one process at a time, and looks for leftovers beside its file before it is opened.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;

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
    let free = (1..).map(|number| folder.join(format!("put-aside-journal-{number}"))).find(|path| !path.exists());
    if let Some(path) = free {
        fs::rename(&journal, path)?;
    }
    Ok(true)
}
