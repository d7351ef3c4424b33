//! The SQLite file system that stands before the real one and asks the disk first. Knows nothing of faults.
//! Source: sqlite.org/vfs.html; a shim gives its own file the room of the real one behind it.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::Once;

use rusqlite::ffi::{
    SQLITE_IOERR, SQLITE_OK, sqlite3_file, sqlite3_filename, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find,
    sqlite3_vfs_register,
};

use super::{Act, Answer, ask};

/// What SQLite holds; the real file stands directly behind it in the same memory.
#[repr(C)]
struct Shimmed {
    base: sqlite3_file,
    /// Boxed; null for a file without a name.
    path: *mut PathBuf,
}

static REGISTERED: Once = Once::new();

/// Registers the shim as the process's default, once.
pub fn register() {
    REGISTERED.call_once(|| {
        // SAFETY: the default VFS lives as long as the process, and so does its leaked copy, which differs only in what is
        // set here. Every function that is not replaced is the real one and finds the real one's data in `pAppData`.
        unsafe {
            let real = sqlite3_vfs_find(ptr::null());
            let mut shim = *real;
            shim.zName = c"askel-faults".as_ptr();
            shim.pNext = ptr::null_mut();
            shim.szOsFile += size_of::<Shimmed>() as c_int;
            shim.xOpen = Some(open);
            shim.xDelete = Some(delete);
            REAL.store(real, std::sync::atomic::Ordering::Release);
            assert_eq!(sqlite3_vfs_register(Box::leak(Box::new(shim)), 1), SQLITE_OK);
        }
    });
}

static REAL: std::sync::atomic::AtomicPtr<sqlite3_vfs> = std::sync::atomic::AtomicPtr::new(ptr::null_mut());

fn real_vfs() -> *mut sqlite3_vfs {
    REAL.load(std::sync::atomic::Ordering::Acquire)
}

/// SAFETY of all below: SQLite calls with files that `open` made, and each real call gets the real file behind.
unsafe fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    unsafe { file.cast::<Shimmed>().add(1).cast() }
}

unsafe fn path_of<'a>(file: *mut sqlite3_file) -> Option<&'a Path> {
    unsafe { (*file.cast::<Shimmed>()).path.as_ref().map(PathBuf::as_path) }
}

unsafe fn path_from(name: *const c_char) -> PathBuf {
    PathBuf::from(std::ffi::OsStr::from_bytes(unsafe { CStr::from_ptr(name) }.to_bytes()))
}

unsafe extern "C" fn open(_: *mut sqlite3_vfs, name: sqlite3_filename, file: *mut sqlite3_file, flags: c_int, out: *mut c_int) -> c_int {
    unsafe {
        let shimmed = file.cast::<Shimmed>();
        (*shimmed).base.pMethods = ptr::null();
        (*shimmed).path = ptr::null_mut();
        if !name.is_null() {
            let path = path_from(name);
            ask(|disk| disk.opened(&path));
            (*shimmed).path = Box::into_raw(Box::new(path));
        }
        let Some(open) = (*real_vfs()).xOpen else { return SQLITE_IOERR };
        let result = open(real_vfs(), name, real(file), flags, out);
        if (*real(file)).pMethods.is_null() {
            forget_path(shimmed);
        } else {
            (*shimmed).base.pMethods = &METHODS;
        }
        result
    }
}

unsafe fn forget_path(shimmed: *mut Shimmed) {
    unsafe {
        if !(*shimmed).path.is_null() {
            drop(Box::from_raw((*shimmed).path));
            (*shimmed).path = ptr::null_mut();
        }
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    unsafe {
        let Some(delete) = (*real_vfs()).xDelete else { return SQLITE_IOERR };
        let result = delete(real_vfs(), name, sync_folder);
        if result == SQLITE_OK {
            let path = path_from(name);
            ask(|disk| disk.deleted(&path, sync_folder != 0));
        }
        result
    }
}

/// Calls the real method of the same name.
macro_rules! pass {
    ($method:ident, $file:expr $(, $argument:expr)*) => {{
        let real = real($file);
        match (*(*real).pMethods).$method {
            Some(method) => method(real $(, $argument)*),
            None => SQLITE_IOERR,
        }
    }};
}

macro_rules! passed_on {
    ($($name:ident = $method:ident($($argument:ident: $kind:ty),*);)*) => {
        $(unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $kind)*) -> c_int {
            unsafe { pass!($method, file $(, $argument)*) }
        })*
    };
}

passed_on! {
    read = xRead(buffer: *mut c_void, amount: c_int, offset: sqlite3_int64);
    file_size = xFileSize(size: *mut sqlite3_int64);
    lock = xLock(level: c_int);
    unlock = xUnlock(level: c_int);
    check_lock = xCheckReservedLock(out: *mut c_int);
    file_control = xFileControl(op: c_int, argument: *mut c_void);
    sector_size = xSectorSize();
    characteristics = xDeviceCharacteristics();
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void);
    shm_lock = xShmLock(offset: c_int, n: c_int, flags: c_int);
    shm_unmap = xShmUnmap(delete: c_int);
    fetch = xFetch(offset: sqlite3_int64, amount: c_int, out: *mut *mut c_void);
    unfetch = xUnfetch(offset: sqlite3_int64, page: *mut c_void);
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    unsafe {
        let real = real(file);
        if let Some(method) = (*(*real).pMethods).xShmBarrier {
            method(real);
        }
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    unsafe {
        let result = pass!(xClose, file);
        forget_path(file.cast());
        result
    }
}

unsafe fn asked(file: *mut sqlite3_file, act: &Act) -> Answer {
    let path = unsafe { path_of(file) };
    path.and_then(|path| ask(|disk| disk.before(path, act))).unwrap_or(Answer::Pass)
}

unsafe extern "C" fn write(file: *mut sqlite3_file, buffer: *const c_void, amount: c_int, offset: sqlite3_int64) -> c_int {
    unsafe {
        let bytes = std::slice::from_raw_parts(buffer.cast::<u8>(), amount.max(0) as usize);
        match asked(file, &Act::Write { offset: offset.unsigned_abs(), bytes }) {
            Answer::Pass => pass!(xWrite, file, buffer, amount, offset),
            Answer::Fail(code) => code,
            Answer::Half(code) => {
                let _ = pass!(xWrite, file, buffer, amount / 2, offset);
                code
            }
            Answer::Lie => SQLITE_OK,
        }
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    unsafe {
        match asked(file, &Act::Truncate { size: size.unsigned_abs() }) {
            Answer::Pass => pass!(xTruncate, file, size),
            Answer::Fail(code) | Answer::Half(code) => code,
            Answer::Lie => SQLITE_OK,
        }
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    unsafe {
        match asked(file, &Act::Sync) {
            Answer::Pass => pass!(xSync, file, flags),
            Answer::Fail(code) | Answer::Half(code) => code,
            Answer::Lie => SQLITE_OK,
        }
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 3,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: Some(fetch),
    xUnfetch: Some(unfetch),
};
