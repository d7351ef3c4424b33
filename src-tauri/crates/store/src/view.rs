//! The two ways to the rows of an open vault: one view to read, one transaction to write. Both borrow the file, so neither outlives a lock.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use askel_domain::id::{ClientId, DeviceId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::revision::Hash;
use rusqlite::{CachedStatement, Connection};
use uuid::Uuid;

use crate::failure::{StoreFailure, StoreResult};
use crate::keys::SealKey;
use crate::store::Stamp;
use crate::truth::Trace;

/// One consistent view of the file.
pub struct Read<'a> {
    connection: &'a Connection,
    /// The disk refused something on the way.
    disk: Cell<bool>,
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
    /// The draft that was kept, and its text: no row of the log tells of typing.
    typed: Cell<Option<(String, String)>>,
    /// Whose record this transaction writes in.
    touched: RefCell<Vec<ClientId>>,
    /// The first row of the log that this transaction may append.
    first_seq: i64,
    /// While what came from the server is written: by whom, where that is known.
    arriving: Cell<Option<WorkerId>>,
}

impl<'a> Read<'a> {
    /// A file that nobody writes, such as a backup.
    pub(crate) fn of(connection: &'a Connection) -> Self {
        Self { connection, disk: Cell::new(false) }
    }
}

impl Read<'_> {
    pub(crate) fn statement(&self, sql: &str) -> StoreResult<CachedStatement<'_>> {
        self.connection.prepare_cached(sql).map_err(|error| self.noted(error))
    }

    /// Remembers that it was the disk, whatever becomes of the failure on its way.
    fn noted(&self, error: rusqlite::Error) -> StoreFailure {
        let failure = StoreFailure::from(error);
        self.disk.set(self.disk.get() || failure.is_of_the_disk());
        failure
    }

    pub(crate) fn one<T>(&self, sql: &str, params: impl rusqlite::Params, map: impl FnOnce(&rusqlite::Row) -> rusqlite::Result<T>) -> StoreResult<Option<T>> {
        match self.statement(sql)?.query_row(params, map) {
            Ok(value) => Ok(Some(value)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(error) => Err(self.noted(error)),
        }
    }

    pub(crate) fn many<T>(&self, sql: &str, params: impl rusqlite::Params, map: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>) -> StoreResult<Vec<T>> {
        let mut statement = self.statement(sql)?;
        let rows = statement.query_map(params, map).and_then(Iterator::collect);
        rows.map_err(|error| self.noted(error))
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

impl<'a> Tx<'a> {
    pub(crate) fn new(read: Read<'a>, stamp: Stamp<'a>, device: DeviceId, seal: &'a SealKey, head: (i64, Hash)) -> Self {
        let (first_seq, head, typed) = (head.0 + 1, Cell::new(head), Cell::new(None));
        let (at, author, new_id) = (stamp.at, stamp.author, RefCell::new(stamp.new_id));
        Self { read, at, author, device, seal, new_id, head, typed, touched: RefCell::default(), first_seq, arriving: Cell::new(None) }
    }

    pub(crate) fn met_the_disk(&self) -> bool {
        self.read.disk.get()
    }

    pub(crate) fn touch(&self, client: ClientId) {
        let mut touched = self.touched.borrow_mut();
        if !touched.contains(&client) {
            touched.push(client);
        }
    }

    pub(crate) fn typed(&self, draft: String, body: String) {
        self.typed.set(Some((draft, body)));
    }

    /// What will be there when this is; `before`: the log's end before it. `None` when nothing tells.
    pub(crate) fn into_trace(self, before: i64) -> Option<Trace> {
        let (seq, hash) = self.head.get();
        let of_draft = self.typed.take().map(|(id, body)| Trace::Draft { id, body });
        if seq > before { Some(Trace::Row { seq, hash }) } else { of_draft }
    }
}

impl Tx<'_> {
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whose record this transaction has written in so far.
    pub fn touched(&self) -> Vec<ClientId> {
        self.touched.borrow().clone()
    }

    /// How many rows the log has, those of this transaction too.
    pub fn rows_logged(&self) -> i64 {
        self.head.get().0
    }

    pub(crate) fn first_seq(&self) -> i64 {
        self.first_seq
    }

    pub(crate) fn arriving(&self) -> Option<WorkerId> {
        self.arriving.get()
    }

    /// Writes what came from the server: its rows of the log name who wrote it there, and it does not wait to be sent back.
    pub fn as_arrived<T>(&self, author: Option<WorkerId>, act: impl FnOnce(&Self) -> T) -> T {
        self.arriving.set(Some(author.unwrap_or(self.author)));
        let done = act(self);
        self.arriving.set(None);
        done
    }

    pub(crate) fn run(&self, sql: &str, params: impl rusqlite::Params) -> StoreResult<()> {
        self.statement(sql)?.execute(params).map_err(|error| self.noted(error))?;
        Ok(())
    }
}
