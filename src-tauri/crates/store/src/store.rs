//! An open vault. Reads take `&Read`, writes take `&Tx`; one function opens every write.
//! Both exist only on a value that was obtained with the key, so locking takes away every way to read.

use std::sync::Arc;

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::revision::Hash;
use rusqlite::Connection;
use uuid::Uuid;

use crate::backup::CopyHand;
use crate::connection::{bring_log_in, number};
use crate::failure::{StoreFailure, StoreResult};
use crate::inside::{Inside, Opened, WayBack};
use crate::keys::{DataKey, Purpose, SealKey};
use crate::log::{ANCHOR_EVERY, Anchors, Break, Checker, Verdict};
use crate::truth::Attempt;
use crate::view::{Read, Tx};
use crate::{log, vault::VaultLock};

/// An unlocked vault. Dropping it closes the file and forgets the key.
pub struct Store {
    /// `None` after the disk failed, until the file could be opened again.
    pub(crate) inside: Option<Inside>,
    /// The check that nobody has taken yet.
    checker: Option<Checker>,
    pub(crate) device: DeviceId,
    pub(crate) seals: Seals,
    /// Neither is there while a vault is being made: it has no name on the shelf yet.
    anchors: Option<Anchors>,
    way_back: Option<WayBack>,
    /// Set when the log does not agree with itself or with its anchors: the record can be read, and is not written on.
    broken: Option<Break>,
    /// SQLite's log ended before the last write: rows of the record are all there, what was being typed may be older.
    cut: bool,
    /// Why there is no backup from before the file's schema was changed at this opening.
    not_backed_up: Option<StoreFailure>,
    _lock: VaultLock,
}

/// What an open vault may vouch for. The data key itself is not kept.
pub(crate) struct Seals {
    pub log: SealKey,
    pub backup: SealKey,
    pub together: SealKey,
}

impl Seals {
    pub(crate) fn of(key: &DataKey, vault: &str) -> StoreResult<Self> {
        let seal = |purpose| key.seal_key(vault, purpose);
        Ok(Self { log: seal(Purpose::Log)?, backup: seal(Purpose::Backup)?, together: seal(Purpose::Together)? })
    }
}

/// Who writes, when, and where new revision ids come from.
pub struct Stamp<'a> {
    pub at: Moment,
    pub author: WorkerId,
    pub new_id: &'a mut dyn FnMut() -> Uuid,
}

impl Store {
    pub(crate) fn new(inside: Inside, device: DeviceId, seals: Seals, lock: VaultLock) -> Self {
        Self { inside: Some(inside), checker: None, device, seals, anchors: None, way_back: None, broken: None, cut: false, not_backed_up: None, _lock: lock }
    }

    /// What the anchors tell at once is known from the first moment; the rest is the checker's.
    pub(crate) fn opened(opened: Opened, device: DeviceId, seals: Seals, way_back: WayBack, lock: VaultLock) -> StoreResult<Self> {
        let broken = opened.quick()?;
        let Opened { inside, checker, anchors, cut, .. } = opened;
        let mut store = Self { checker: Some(checker), anchors: Some(anchors), way_back: Some(way_back), cut, ..Self::new(inside, device, seals, lock) };
        store.begin_writing(broken)?;
        Ok(store)
    }

    pub(crate) fn not_backed_up(&mut self, why: Option<StoreFailure>) {
        self.not_backed_up = why;
    }

    /// The file came from an older Askel, and the backup that should have been made before its change could not be: why.
    pub fn why_not_backed_up(&self) -> Option<StoreFailure> {
        self.not_backed_up
    }

    /// Lets go of the file after the disk failed. What is said next is read from it anew.
    pub(crate) fn shut(&mut self) {
        self.checker = None;
        self.inside.iter_mut().for_each(Inside::distrust);
        self.inside = None;
    }

    /// Opens the file again if the disk's failure closed it.
    ///
    /// # Errors
    /// Why it does not open yet. Nothing is read or written until it does.
    pub fn wake(&mut self) -> StoreResult<()> {
        if self.inside.is_some() {
            return Ok(());
        }
        let way_back = self.way_back.as_ref().ok_or(StoreFailure::Disk)?;
        let opened = way_back.open(&self.seals.log, &self.seals.backup)?;
        let broken = opened.quick()?;
        let Opened { inside, checker, anchors, cut, .. } = opened;
        (self.inside, self.checker, self.anchors, self.cut) = (Some(inside), Some(checker), Some(anchors), self.cut || cut);
        self.begin_writing(self.broken.or(broken))
    }

    pub(crate) fn connection(&self) -> StoreResult<&Connection> {
        self.inside.as_ref().map(|inside| &inside.connection).ok_or(StoreFailure::Disk)
    }

    /// Whether the file was opened and its check has not begun.
    pub fn has_checker(&self) -> bool {
        self.checker.is_some()
    }

    /// The check of the whole log, to be run beside the work. It can be taken once after each opening of the file.
    pub fn take_checker(&mut self) -> Option<Checker> {
        self.checker.take()
    }

    /// The gate's control: from now on the log takes no row. Not part of a product build.
    #[cfg(feature = "planted-faults")]
    pub fn refuse_rows_for_a_proof(&self) -> StoreResult<()> {
        let script = "CREATE TEMP TRIGGER refused BEFORE INSERT ON revision BEGIN SELECT RAISE(ABORT, 'refused for a proof'); END";
        Ok(self.connection()?.execute_batch(script)?)
    }

    /// Walks the whole log here and now, past the anchors.
    pub fn walk_log(&self) -> Verdict {
        self.connection().map_or(Verdict::Broken(Break::Pages), |connection| log::walk_now(connection, &self.seals.log))
    }

    fn begin_writing(&mut self, broken: Option<Break>) -> StoreResult<()> {
        match (broken, self.inside.as_mut().and_then(|inside| inside.last.as_mut())) {
            (Some(found), _) => self.stop_writing(found),
            (None, Some(last)) => last.opened()?,
            (None, None) => {}
        }
        Ok(())
    }

    /// What the check found: from now on nothing is written.
    pub fn stop_writing(&mut self, found: Break) {
        self.broken = Some(found);
        if let Some(last) = self.inside.as_mut().and_then(|inside| inside.last.as_mut()) {
            last.keep_still();
        }
    }

    /// Whether the end of what was being typed when the program last broke off is not there any more.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    pub fn broken(&self) -> Option<Break> {
        self.broken
    }

    /// Writes the log's end down outside the database. A vault that does not agree with its anchors keeps the old ones.
    pub fn anchor(&mut self) -> StoreResult<()> {
        let (seq, hash) = self.read(log::head)?;
        match &mut self.anchors {
            Some(anchors) if self.broken.is_none() && anchors.last() != seq => anchors.write(seq, &hash, &self.seals.log),
            _ => Ok(()),
        }
    }

    /// What writes a backup of this vault in a thread of its own; of no use once the vault is locked.
    pub fn copy_hand(&self) -> Option<Arc<CopyHand>> {
        self.inside.as_ref().and_then(Inside::copy_hand)
    }

    /// Runs `act` in one view of the file.
    pub fn read<T, F: From<StoreFailure>>(&self, act: impl FnOnce(&Read) -> Result<T, F>) -> Result<T, F> {
        let transaction = self.connection()?.unchecked_transaction().map_err(StoreFailure::from)?;
        act(&Read::of(&transaction))
    }

    /// Runs `act` in one write transaction and commits it. When this returns `Ok`, the disk has it.
    ///
    /// # Errors
    /// What `act` refused, or what the disk did, with nothing written. A commit that failed is looked for on the disk before
    /// anything is said: it may be there, and then this is `Ok`. [`StoreFailure::Uncertain`] only when the disk cannot be asked.
    pub fn write<T, F: From<StoreFailure>>(&mut self, stamp: Stamp, act: impl FnOnce(&Tx) -> Result<T, F>) -> Result<T, F> {
        if self.broken.is_some() {
            return Err(StoreFailure::RecordBroken.into());
        }
        self.write_note(stamp, act)
    }

    /// A write into the log alone. A record that does not hold together can still be read, and its reading is still written down.
    pub fn write_note<T, F: From<StoreFailure>>(&mut self, stamp: Stamp, act: impl FnOnce(&Tx) -> Result<T, F>) -> Result<T, F> {
        self.wake()?;
        match self.attempt(stamp, act) {
            Attempt::Done(value, seq, hash) => {
                self.note_written(seq, &hash);
                Ok(value)
            }
            Attempt::Refused { failure, disk } => {
                if disk {
                    self.shut();
                    // What does not open now is opened at the next wish.
                    let _ = self.wake();
                }
                Err(failure)
            }
            Attempt::Doubtful { value, failure, trace } => {
                self.tell_the_truth(failure, trace)?;
                let (seq, hash) = self.read(log::head)?;
                self.note_written(seq, &hash);
                Ok(value)
            }
        }
    }

    fn note_written(&mut self, seq: i64, hash: &Hash) {
        if let Some(Inside { last: Some(last), connection, .. }) = &mut self.inside {
            last.note(connection, seq, hash);
        }
        if self.anchors.as_ref().is_some_and(|anchors| seq - anchors.last() >= ANCHOR_EVERY) {
            // The rows are there whatever becomes of the anchor; the next write tries again.
            let _ = self.anchor();
        }
    }

    /// Bytes of the file that are in use; for reports and proofs.
    pub fn size(&self) -> StoreResult<u64> {
        let connection = self.connection()?;
        let pragma = |name: &str| number(connection, name);
        Ok((pragma("page_count")? * pragma("page_size")?).unsigned_abs())
    }

    /// Reads every page through its cipher and checks the file's structure. `Ok(false)`: damaged.
    pub fn is_whole(&self) -> StoreResult<bool> {
        // The cipher check reads the file as it lies there. A page that a crash tore on its way from the log into the file
        // is still whole in the log, so the log is brought in first: its pages take the place of the torn ones.
        let connection = self.connection()?;
        // The check of the record that runs beside the work is waited for: a page written since it began is not brought in before.
        let brought_in = bring_log_in(connection, "FULL");
        let broken_pages = connection.prepare("PRAGMA cipher_integrity_check")?.query_map([], |_| Ok(()))?.count();
        if broken_pages > 0 && !brought_in? {
            // With part of the log left outside, nobody can tell a torn page from a damaged one.
            return Err(StoreFailure::Uncertain);
        }
        let structure: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(broken_pages == 0 && structure == "ok")
    }
}
