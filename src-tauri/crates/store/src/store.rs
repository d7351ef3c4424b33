//! An open vault. Reads take `&Read`, writes take `&Tx`; one function opens every write.
//! Both exist only on a value that was obtained with the key, so locking takes away every way to read.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::revision::Hash;
use rusqlite::{CachedStatement, Connection, TransactionBehavior};
use uuid::Uuid;

use crate::failure::{StoreFailure, StoreResult};
use crate::connection::number;
use crate::{log, vault::VaultLock};

/// An unlocked vault. Dropping it closes the file and forgets the key.
pub struct Store {
    connection: Connection,
    device: DeviceId,
    _lock: VaultLock,
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
    pub(crate) new_id: RefCell<&'a mut dyn FnMut() -> Uuid>,
    /// Sequence and hash of the newest revision, kept up while this transaction appends.
    pub(crate) head: Cell<(i64, Hash)>,
}

impl Store {
    pub(crate) fn new(connection: Connection, device: DeviceId, lock: VaultLock) -> Self {
        Self { connection, device, _lock: lock }
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
        let device = self.device;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreFailure::from)?;
        let read = Read { connection: &transaction };
        let head = Cell::new(log::head(&read)?);
        let tx = Tx { read, at: stamp.at, author: stamp.author, device, new_id: RefCell::new(stamp.new_id), head };
        let value = act(&tx)?;
        transaction.commit().map_err(|error| match StoreFailure::from(error) {
            StoreFailure::DiskFull => StoreFailure::DiskFull,
            _ => StoreFailure::Uncertain,
        })?;
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

    pub(crate) fn run(&self, sql: &str, params: impl rusqlite::Params) -> StoreResult<()> {
        self.statement(sql)?.execute(params)?;
        Ok(())
    }
}
