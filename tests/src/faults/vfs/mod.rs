//! A disk that misbehaves on purpose: everything SQLite writes in this process passes by here first.
//! Knows neither Askel nor SQLCipher. Files outside SQLite (`vault.keys`) do not pass.

pub mod faulty;
pub mod power;
mod shim;

use std::ffi::c_int;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE};

/// One call that changes a file, or asks that a change stay.
pub enum Act<'a> {
    Write { offset: u64, bytes: &'a [u8] },
    Truncate { size: u64 },
    Sync,
}

/// What comes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Pass,
    /// Nothing is done and this is said.
    Fail(c_int),
    /// Half of the bytes are written and this is said.
    Half(c_int),
    /// Nothing is done and all is said to be well: the planted bug.
    Lie,
}

/// Looks at every call before it is done. Called on the thread that writes.
pub trait Disk: Send {
    fn before(&mut self, path: &Path, act: &Act) -> Answer;
    /// A file was opened, before anything was done to it.
    fn opened(&mut self, _: &Path) {}
    /// `synced`: the folder too was flushed, so that it stays deleted.
    fn deleted(&mut self, _: &Path, _synced: bool) {}
}

impl<D: Disk> Disk for Arc<Mutex<D>> {
    fn before(&mut self, path: &Path, act: &Act) -> Answer {
        self.lock().unwrap_or_else(PoisonError::into_inner).before(path, act)
    }

    fn opened(&mut self, path: &Path) {
        self.lock().unwrap_or_else(PoisonError::into_inner).opened(path);
    }

    fn deleted(&mut self, path: &Path, synced: bool) {
        self.lock().unwrap_or_else(PoisonError::into_inner).deleted(path, synced);
    }
}

static DISK: Mutex<Option<Box<dyn Disk>>> = Mutex::new(None);

/// Makes this disk the one under every vault that this process opens from now on, until [`heal`].
pub fn put_under(disk: impl Disk + 'static) {
    shim::register();
    *DISK.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(disk));
}

/// From now on the disk does as it is told.
pub fn heal() {
    *DISK.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

fn ask<T>(with: impl FnOnce(&mut dyn Disk) -> T) -> Option<T> {
    DISK.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(|disk| with(disk.as_mut()))
}
