//! The hand that copies: two connections opened with the key at unlocking, lent to a thread of their own.
//! The data key is not kept for it: SQLCipher holds the key of an open connection masked, and hands it to what is attached.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, TryLockError};
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use crate::connection;
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{DataKey, SealKey};

pub(crate) struct Copier {
    /// Reads the live file.
    pub(super) source: Connection,
    /// Attaches the copy, with the same key.
    pub(super) target: Connection,
    pub(super) seal: SealKey,
    pub(super) vault: String,
    /// Of the vault, where its key file is.
    pub(super) folder: PathBuf,
}

impl Copier {
    pub(crate) fn open(folder: &Path, file: &str, key: Option<&DataKey>, vault: &str, seal: SealKey) -> StoreResult<Self> {
        let path = folder.join(file);
        let (source, target) = (connection::open_to_read(&path, key)?, connection::open_to_attach(&path, key)?);
        Ok(Self { source, target, seal, vault: vault.to_owned(), folder: folder.to_owned() })
    }

    pub(crate) fn is_of_an_older_schema(&self) -> StoreResult<bool> {
        connection::is_older(&self.source)
    }
}

/// Shared by the open vault and whoever writes a backup of it.
pub struct CopyHand {
    copier: Mutex<Option<Copier>>,
    stop: Arc<AtomicBool>,
    interrupts: [InterruptHandle; 2],
}

impl CopyHand {
    pub(crate) fn new(copier: Copier) -> Self {
        let interrupts = [copier.source.get_interrupt_handle(), copier.target.get_interrupt_handle()];
        Self { copier: Mutex::new(Some(copier)), stop: Arc::default(), interrupts }
    }

    /// Lets `act` copy.
    ///
    /// # Errors
    /// [`StoreFailure::Stopped`] when the vault was locked before or meanwhile.
    pub(super) fn work<T>(&self, act: impl FnOnce(&mut Copier, &AtomicBool) -> StoreResult<T>) -> StoreResult<T> {
        let mut held = self.copier.lock().map_err(|_| StoreFailure::Stopped)?;
        let copier = held.as_mut().filter(|_| !self.stop.load(Ordering::Relaxed)).ok_or(StoreFailure::Stopped)?;
        act(copier, &self.stop).map_err(|failure| if self.stop.load(Ordering::Relaxed) { StoreFailure::Stopped } else { failure })
    }

    /// What tells this vault's backups from others. Opens nothing, so whoever asked may keep it after the lock.
    ///
    /// # Errors
    /// [`StoreFailure::Stopped`] when the vault is locked.
    pub fn seal(&self) -> StoreResult<SealKey> {
        self.work(|copier, _| Ok(copier.seal.clone()))
    }

    /// Stops what is being copied and closes both connections; afterwards no key is left here.
    fn give_up(&self) {
        self.stop.store(true, Ordering::Relaxed);
        loop {
            match self.copier.try_lock() {
                Ok(mut copier) => return drop(copier.take()),
                Err(TryLockError::Poisoned(poisoned)) => return drop(poisoned.into_inner().take()),
                Err(TryLockError::WouldBlock) => {
                    self.interrupts.iter().for_each(InterruptHandle::interrupt);
                    std::thread::sleep(Duration::from_millis(2));
                }
            }
        }
    }
}

/// The open vault's end: when it goes, the hand forgets the key, and the lock waits for that.
pub(crate) struct Lent(pub Arc<CopyHand>);

impl Drop for Lent {
    fn drop(&mut self) {
        self.0.give_up();
    }
}
