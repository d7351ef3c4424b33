//! An open vault. Reads take `&Read`, writes take `&Tx`; one function opens every write.
//! Both exist only on a value that was obtained with the key, so locking takes away every way to read.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::sync::Arc;

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::revision::Hash;
use rusqlite::{CachedStatement, Connection, TransactionBehavior};
use uuid::Uuid;

use crate::backup::{Copier, CopyHand, Lent};
use crate::failure::{StoreFailure, StoreResult};
use crate::connection::number;
use crate::keys::{DataKey, Purpose, SealKey};
use crate::log::{ANCHOR_EVERY, Anchors, Break, Checker, LastWrite, Verdict};
use crate::{log, vault::VaultLock};

/// An unlocked vault. Dropping it closes the file and forgets the key.
pub struct Store {
    /// First, so that it lets go of the file before the connection that closes it.
    lent: Option<Lent>,
    /// Before the connection too: the last one to close settles the log into the file, and this one cannot.
    checker: Option<Checker>,
    /// Before the connection as well: it says that the vault is being closed while SQLite's log is still there.
    last: Option<LastWrite>,
    connection: Connection,
    device: DeviceId,
    seals: Seals,
    /// None while a vault is being made: it has no name on the shelf yet.
    anchors: Option<Anchors>,
    /// Set when the log does not agree with itself or with its anchors: the record can be read, and is not written on.
    broken: Option<Break>,
    /// SQLite's log ended before the last write: rows of the record are all there, what was being typed may be older.
    cut: bool,
    _lock: VaultLock,
}

/// What an open vault may vouch for. The data key itself is not kept.
pub(crate) struct Seals {
    pub log: SealKey,
    pub backup: SealKey,
}

impl Seals {
    pub(crate) fn of(key: &DataKey, vault: &str) -> StoreResult<Self> {
        Ok(Self { log: key.seal_key(vault, Purpose::Log)?, backup: key.seal_key(vault, Purpose::Backup)? })
    }
}

/// Who writes, when, and where new revision ids come from.
pub struct Stamp<'a> {
    pub at: Moment,
    pub author: WorkerId,
    pub new_id: &'a mut dyn FnMut() -> Uuid,
}

/// One consistent view of the file.
pub struct Read<'a> {
    connection: &'a Connection,
}

/// One transaction. Everything written through it is there after the commit, or nothing is.
pub struct Tx<'a> {
    read: Read<'a>,
    pub(crate) at: Moment,
    pub(crate) author: WorkerId,
    pub(crate) device: DeviceId,
    pub(crate) seal: &'a SealKey,
    pub(crate) new_id: RefCell<&'a mut dyn FnMut() -> Uuid>,
    /// Sequence and hash of the newest revision, kept up while this transaction appends.
    pub(crate) head: Cell<(i64, Hash)>,
}

impl Store {
    pub(crate) fn new(connection: Connection, device: DeviceId, seals: Seals, anchors: Option<Anchors>, lock: VaultLock) -> Self {
        Self { lent: None, checker: None, last: None, connection, device, seals, anchors, broken: None, cut: false, _lock: lock }
    }

    /// An unlocked vault. What the anchors tell at once is known from the first moment; the rest is the checker's.
    pub(crate) fn opened(self, checker: Checker, mut last: LastWrite, cut: bool) -> StoreResult<Self> {
        let broken = log::quick(&checker.connection, &checker.witnesses)?;
        if broken.is_some() {
            last.keep_still();
        }
        Ok(Self { checker: Some(checker), last: Some(last), broken, cut, ..self })
    }

    /// The check of the whole log, to be run beside the work. It can be taken once.
    pub fn take_checker(&mut self) -> Option<Checker> {
        self.checker.take()
    }

    /// The gate's control: from now on the log takes no row. Not part of a product build.
    #[cfg(feature = "planted-faults")]
    pub fn refuse_rows_for_a_proof(&self) -> StoreResult<()> {
        let script = "CREATE TEMP TRIGGER refused BEFORE INSERT ON revision BEGIN SELECT RAISE(ABORT, 'refused for a proof'); END";
        Ok(self.connection.execute_batch(script)?)
    }

    /// Walks the whole log here and now, past the anchors.
    pub fn walk_log(&self) -> Verdict {
        log::walk_now(&self.connection, &self.seals.log)
    }

    /// What the check found: from now on nothing is written.
    pub fn stop_writing(&mut self, found: Break) {
        self.broken = Some(found);
        if let Some(last) = &mut self.last {
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

    /// With a hand that copies while this store is written to.
    pub(crate) fn lending(self, copier: Copier) -> Self {
        Self { lent: Some(Lent(Arc::new(CopyHand::new(copier)))), ..self }
    }

    /// What writes a backup of this vault in a thread of its own; of no use once the vault is locked.
    pub fn copy_hand(&self) -> Option<Arc<CopyHand>> {
        self.lent.as_ref().map(|lent| lent.0.clone())
    }

    /// Runs `act` in one view of the file.
    pub fn read<T, F: From<StoreFailure>>(&self, act: impl FnOnce(&Read) -> Result<T, F>) -> Result<T, F> {
        let transaction = self.connection.unchecked_transaction().map_err(StoreFailure::from)?;
        act(&Read { connection: &transaction })
    }

    /// Runs `act` in one write transaction and commits it. When this returns `Ok`, the disk has it.
    ///
    /// # Errors
    /// What `act` refused, with nothing written; or [`StoreFailure::Uncertain`] when the commit itself failed,
    /// after which the caller reads again by id before saying anything.
    pub fn write<T, F: From<StoreFailure>>(&mut self, stamp: Stamp, act: impl FnOnce(&Tx) -> Result<T, F>) -> Result<T, F> {
        if self.broken.is_some() {
            return Err(StoreFailure::RecordBroken.into());
        }
        self.write_note(stamp, act)
    }

    /// A write into the log alone. A record that does not hold together can still be read, and its reading is still written down.
    pub fn write_note<T, F: From<StoreFailure>>(&mut self, stamp: Stamp, act: impl FnOnce(&Tx) -> Result<T, F>) -> Result<T, F> {
        let (device, seal) = (self.device, &self.seals.log);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreFailure::from)?;
        let read = Read { connection: &transaction };
        let head = Cell::new(log::head(&read)?);
        let tx = Tx { read, at: stamp.at, author: stamp.author, device, seal, new_id: RefCell::new(stamp.new_id), head };
        let value = act(&tx)?;
        let (seq, hash) = tx.head.get();
        drop(tx);
        transaction.commit().map_err(|error| match StoreFailure::from(error) {
            StoreFailure::DiskFull => StoreFailure::DiskFull,
            _ => StoreFailure::Uncertain,
        })?;
        if let Some(last) = &mut self.last {
            last.note(&self.connection, seq, &hash);
        }
        if self.anchors.as_ref().is_some_and(|anchors| seq - anchors.last() >= ANCHOR_EVERY) {
            // The rows are there whatever becomes of the anchor; the next write tries again.
            let _ = self.anchor();
        }
        Ok(value)
    }

    /// Bytes of the file that are in use; for reports and proofs.
    pub fn size(&self) -> StoreResult<u64> {
        let pragma = |name: &str| number(&self.connection, name);
        Ok((pragma("page_count")? * pragma("page_size")?).unsigned_abs())
    }

    /// Reads every page through its cipher and checks the file's structure. `Ok(false)`: damaged.
    pub fn is_whole(&self) -> StoreResult<bool> {
        // The cipher check reads the file as it lies there. A page that a crash tore on its way from the log into the file
        // is still whole in the log, so the log is brought in first: its pages take the place of the torn ones.
        let brought_in = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        let broken_pages = self.connection.prepare("PRAGMA cipher_integrity_check")?.query_map([], |_| Ok(()))?.count();
        if broken_pages > 0 {
            // With no room to bring the log in, nobody can tell a torn page from a damaged one.
            brought_in?;
        }
        let structure: String = self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(broken_pages == 0 && structure == "ok")
    }
}

impl<'a> Read<'a> {
    /// A file that nobody writes, such as a backup.
    pub(crate) fn of(connection: &'a Connection) -> Self {
        Self { connection }
    }
}

impl Read<'_> {
    pub(crate) fn statement(&self, sql: &str) -> StoreResult<CachedStatement<'_>> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    pub(crate) fn one<T>(&self, sql: &str, params: impl rusqlite::Params, map: impl FnOnce(&rusqlite::Row) -> rusqlite::Result<T>) -> StoreResult<Option<T>> {
        match self.statement(sql)?.query_row(params, map) {
            Ok(value) => Ok(Some(value)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn many<T>(&self, sql: &str, params: impl rusqlite::Params, map: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>) -> StoreResult<Vec<T>> {
        let mut statement = self.statement(sql)?;
        let rows = statement.query_map(params, map)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn count(&self, sql: &str, params: impl rusqlite::Params) -> StoreResult<u32> {
        Ok(self.one(sql, params, |row| row.get::<_, Option<u32>>(0))?.flatten().unwrap_or(0))
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl Tx<'_> {
    pub fn at(&self) -> Moment {
        self.at
    }

    /// How many rows the log has, those of this transaction too.
    pub fn rows_logged(&self) -> i64 {
        self.head.get().0
    }

    pub(crate) fn run(&self, sql: &str, params: impl rusqlite::Params) -> StoreResult<()> {
        self.statement(sql)?.execute(params)?;
        Ok(())
    }
}
