//! What an open vault holds of its file: the connections, and the way to open them again when the disk failed.
//! Knows how they are let go of, not what is read or written through them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::backup::{Copier, CopyHand, Lent};
use crate::failure::StoreResult;
use crate::keys::{DataKey, HeldKey, SealKey};
use crate::log::{Anchors, Break, Checker, LastWrite, Witness};
use crate::shelf::Shelf;
use crate::vault;

/// Dropped in this order: the last connection to close settles SQLite's log into the file, and only the writing one may.
pub(crate) struct Inside {
    /// What copies lets go of the file first.
    lent: Option<Lent>,
    walking: Option<Walking>,
    /// Says that the vault is being closed while SQLite's log is still there.
    pub last: Option<LastWrite>,
    pub connection: Connection,
}

impl Inside {
    /// Of a vault that is being made: nobody else reads it.
    pub(crate) fn alone(connection: Connection) -> Self {
        Self { lent: None, walking: None, last: None, connection }
    }

    pub(crate) fn new(connection: Connection, last: LastWrite, checker: &Checker, copier: Copier) -> Self {
        let lent = Some(Lent(Arc::new(CopyHand::new(copier))));
        Self { lent, walking: Some(checker.walking.clone()), last: Some(last), connection }
    }

    pub(crate) fn copy_hand(&self) -> Option<Arc<CopyHand>> {
        self.lent.as_ref().map(|lent| lent.0.clone())
    }

    /// The disk has failed: what the connection believes may not be what the file says to its next reader.
    pub(crate) fn distrust(&mut self) {
        self.last.iter_mut().for_each(|last| last.close(None));
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.last.iter_mut().for_each(|last| last.close(Some(&self.connection)));
        drop(self.lent.take());
        if let Some(walking) = self.walking.take() {
            walking.end();
        }
    }
}

/// The connection of the check that runs beside the work: shared with it, so that it can be taken away.
#[derive(Clone)]
pub(crate) struct Walking {
    pub connection: Arc<Mutex<Option<Connection>>>,
    pub stop: Arc<AtomicBool>,
}

impl Walking {
    pub(crate) fn new(connection: Connection) -> Self {
        Self { connection: Arc::new(Mutex::new(Some(connection))), stop: Arc::default() }
    }

    /// Waits for the check's next look.
    fn end(&self) {
        self.stop.store(true, Ordering::Relaxed);
        drop(self.connection.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// All that one opening of the file gives.
pub(crate) struct Opened {
    pub inside: Inside,
    pub checker: Checker,
    pub anchors: Anchors,
    pub witnesses: Vec<Witness>,
    pub cut: bool,
}

impl Opened {
    pub(crate) fn quick(&self) -> StoreResult<Option<Break>> {
        crate::log::quick(&self.inside.connection, &self.witnesses)
    }
}

/// What it takes to open the file again without asking for the passphrase.
pub(crate) struct WayBack {
    pub shelf: Shelf,
    pub id: String,
    pub in_clear_text: bool,
    key: HeldKey,
}

impl WayBack {
    pub(crate) fn new(shelf: &Shelf, id: &str, key: &DataKey, in_clear_text: bool) -> StoreResult<Self> {
        Ok(Self { shelf: shelf.clone(), id: id.to_owned(), in_clear_text, key: HeldKey::of(key)? })
    }

    pub(crate) fn open(&self, seal: &SealKey, backup: &SealKey) -> StoreResult<Opened> {
        vault::open_file(&self.shelf, &self.id, &self.key.key(), (seal, backup), self.in_clear_text)
    }
}
