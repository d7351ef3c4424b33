//! Opens the encrypted file and proves that every protective setting took hold. Source: security.md §3.2.

use std::fs;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, ffi};

use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{DataKey, Purpose, SealKey};
use crate::log;

/// "ASKL": tells the file from other SQLite files once it is open.
const APPLICATION_ID: i64 = 0x4153_4b4c;
/// Each is one transaction: the script, what only the program can do, and what comes after it.
const MIGRATIONS: [Migration; 12] = [
    Migration { script: include_str!("../sql/vault/schema_1.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_2.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_3.sql"), act: Some(log::seal_older), after: include_str!("../sql/vault/schema_3_done.sql") },
    Migration { script: include_str!("../sql/vault/schema_4.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_5.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_6.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_7.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_8.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_9.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_10.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_11.sql"), act: None, after: "" },
    Migration { script: include_str!("../sql/vault/schema_12.sql"), act: None, after: "" },
];

struct Migration {
    script: &'static str,
    act: Option<fn(&Connection, &SealKey) -> StoreResult<()>>,
    after: &'static str,
}

/// How the file is opened: an existing one, or a new one that nobody relies on yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    New,
    Existing,
}

/// `None` as key leaves the file in clear text: only the planted weakness of the proofs does that.
pub(crate) fn open(path: &Path, key: Option<&DataKey>, seal: &SealKey, opening: Opening) -> StoreResult<Connection> {
    let create = if opening == Opening::New { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
    let has_log = fs::metadata(path.with_extension("db-wal")).is_ok_and(|log| log.len() > 0);
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create)?;
    // An opening that is refused leaves the file as it was. Else closing would write a log into it that may be another's.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log)?;
    // Before the key: what SQLCipher allocates afterwards is wiped when freed. Its log would go to stderr.
    connection.execute_batch("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;")?;
    keep_blocks_at_hand(&connection)?;
    if let Some(key) = key {
        give_key(&connection, key)?;
    }
    // The first read: a wrong key shows here.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if number(&connection, "user_version")? > MIGRATIONS.len() as i64 {
        return Err(StoreFailure::NewerFile);
    }
    protect(&connection, opening)?;
    assert_protected(&connection, key.is_some(), opening)?;
    if has_log {
        demand_sound_pages(&connection)?;
    }
    if opening == Opening::Existing && key.is_some() && is_older(&connection)? {
        demand_unchanged_pages(&connection)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    migrate(&connection, seal)?;
    Ok(connection)
}

/// Reads an existing file beside whoever writes it, and never writes. Leaves its schema as it is.
pub(crate) fn open_to_read(path: &Path, key: Option<&DataKey>) -> StoreResult<Connection> {
    open_guest(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Writes only to what is attached to it: what is attached is opened as the connection's own file was.
pub(crate) fn open_to_attach(path: &Path, key: Option<&DataKey>) -> StoreResult<Connection> {
    open_guest(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn open_guest(path: &Path, key: Option<&DataKey>, flags: OpenFlags) -> StoreResult<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // A guest that is the last to close leaves a log as it lies: whether it may be brought in is for the vault's opening to say.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;")?;
    if let Some(key) = key {
        give_key(&connection, key)?;
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    // A sort of rows never goes to a temporary file, which nobody would encrypt.
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA busy_timeout = 5000;")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let taken = [("cipher_memory_security", 1), ("cipher_status", i64::from(key.is_some())), ("temp_store", 2)];
    for (name, value) in taken {
        if number(&connection, name)? != value {
            return Err(StoreFailure::UnsafeSettings(name));
        }
    }
    Ok(connection)
}

/// A log stands beside a file that was not closed, and SQLite takes any log whose sums are right. So every page is read
/// through it once, and with it through its cipher, before any of it may be written into the file.
fn demand_sound_pages(connection: &Connection) -> StoreResult<()> {
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreFailure::Damaged) }
}

/// Every page against its seal, before a change of schema reads and writes them in haste: SQLCipher may tell of a damaged
/// page only with the next statement, and what was copied out of it meanwhile would be sealed anew. About two seconds a gigabyte.
fn demand_unchanged_pages(connection: &Connection) -> StoreResult<()> {
    let mut check = connection.prepare("PRAGMA cipher_integrity_check")?;
    if check.query([])?.next()?.is_none() { Ok(()) } else { Err(StoreFailure::Damaged) }
}

/// Whether opening this file would change its schema.
pub(crate) fn is_older(connection: &Connection) -> StoreResult<bool> {
    Ok(number(connection, "user_version")? < MIGRATIONS.len() as i64)
}

/// The first schema whose log has seals, and anchors outside it.
const SEALED: i64 = 3;

/// Whether an Askel wrote this file that knew of no anchors yet.
pub(crate) fn is_from_before_anchors(connection: &Connection) -> StoreResult<bool> {
    Ok(number(connection, "user_version")? < SEALED)
}

/// Hands the key over as bytes in a wiped buffer, never as an SQL string that a trace could show.
fn give_key(connection: &Connection, key: &DataKey) -> StoreResult<()> {
    let literal = key.as_raw_key_literal();
    // SAFETY: the handle lives as long as `connection`, and the pointer and length describe `literal`, which
    // outlives the call; SQLCipher copies what it needs.
    let result = unsafe { ffi::sqlite3_key(connection.handle(), literal.as_ptr().cast(), literal.len() as i32) };
    if result == ffi::SQLITE_OK { Ok(()) } else { Err(StoreFailure::UnsafeSettings("key")) }
}

/// Bytes of a block that SQLite keeps at hand for its own small needs, and how many of them.
const BLOCKS_AT_HAND: (i32, i32) = (4096, 512);

/// SQLCipher locks each of SQLite's blocks against being swapped out and unlocks it again, two calls to the system for each: half
/// of a search. What fits into this one block is locked with it once, and wiped with it when the connection closes, as the pages
/// kept in memory are. Before the first statement that stays. Source: sqlite.org/malloc.html, "Lookaside Memory Allocator".
///
/// # Errors
/// [`StoreFailure::UnsafeSettings`] where a statement lives already.
pub fn keep_blocks_at_hand(connection: &Connection) -> StoreResult<()> {
    let (size, count) = BLOCKS_AT_HAND;
    // SAFETY: the handle lives as long as `connection`; with no buffer of ours SQLite takes one itself and gives it back.
    let result = unsafe {
        ffi::sqlite3_db_config(connection.handle(), ffi::SQLITE_DBCONFIG_LOOKASIDE, std::ptr::null_mut::<std::ffi::c_void>(), size, count)
    };
    if result == ffi::SQLITE_OK { Ok(()) } else { Err(StoreFailure::UnsafeSettings("lookaside")) }
}

/// `SQLITE_CHECKPOINT_NOOP`: brings nothing in, only tells. Source: sqlite.org/c3ref/wal_checkpoint_v2.html.
const TELL: i32 = -1;

/// How many frames SQLite's log has. Asked without a statement: making one costs a tenth of a save.
pub(crate) fn frames_of_log(connection: &Connection) -> Option<u32> {
    let (mut log, mut brought_in) = (-1, -1);
    // SAFETY: the handle lives as long as `connection`, the name is a C string, and both numbers outlive the call.
    let result = unsafe { ffi::sqlite3_wal_checkpoint_v2(connection.handle(), c"main".as_ptr(), TELL, &mut log, &mut brought_in) };
    if result == ffi::SQLITE_OK { u32::try_from(log).ok() } else { None }
}

/// Writes SQLite's log into the file, and tells whether all of it is there. `PASSIVE` waits for nobody; `FULL` waits, as long as
/// `busy_timeout` says, until whoever reads has seen the newest commit.
pub(crate) fn bring_log_in(connection: &Connection, mode: &str) -> rusqlite::Result<bool> {
    connection.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| {
        let (busy, log, done): (i64, i64, i64) = (row.get("busy")?, row.get("log")?, row.get("checkpointed")?);
        Ok(busy == 0 && log == done)
    })
}

/// A row that `INSERT OR REPLACE` takes away asks the triggers against deletion only with this on; else a locked row could be
/// replaced past its lock. Source: sqlite.org/lang_conflict.html, REPLACE.
const REPLACING_ASKS_TOO: &str = "PRAGMA recursive_triggers = ON;";

fn protect(connection: &Connection, opening: Opening) -> StoreResult<()> {
    let synchronous = if opening == Opening::New { "EXTRA" } else { "FULL" };
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = {synchronous};
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         {REPLACING_ASKS_TOO}
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -65536;
         PRAGMA busy_timeout = 5000;"
    ))?;
    // A statement with `LIMIT :limit` is else made anew at every asking, to look at the number: most of what a search cost.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Reads every setting back. A setting that another build or library ignores in silence stops the opening.
fn assert_protected(connection: &Connection, encrypted: bool, opening: Opening) -> StoreResult<()> {
    let expected: [(&'static str, i64); 12] = [
        ("synchronous", if opening == Opening::New { 3 } else { 2 }),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("cache_size", -65536),
        ("cipher_memory_security", 1),
        ("cipher_status", i64::from(encrypted)),
    ];
    for (name, value) in expected {
        if number(connection, name)? != value {
            return Err(StoreFailure::UnsafeSettings(name));
        }
    }
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    // No answer means that memory mapping is not compiled in, which is as good as off.
    let mapped = number(connection, "mmap_size").unwrap_or(0);
    let refused = [
        ("journal_mode", journal != "wal"),
        ("mmap_size", mapped != 0),
        ("attach", connection.limit(Limit::SQLITE_LIMIT_ATTACHED)? != 0),
        ("defensive", !connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)?),
    ];
    match refused.into_iter().find(|(_, wrong)| *wrong) {
        Some((name, _)) => Err(StoreFailure::UnsafeSettings(name)),
        None => Ok(()),
    }
}

/// Some settings answer as a number, some as the text of one.
pub(crate) fn number(connection: &Connection, pragma: &str) -> StoreResult<i64> {
    number_in(connection, None, pragma)
}

/// The same of one attached database.
pub(crate) fn number_in(connection: &Connection, name: Option<&str>, pragma: &str) -> StoreResult<i64> {
    Ok(connection.pragma_query_value(name, pragma, |row| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number,
            other => other.as_str()?.parse().unwrap_or(-1),
        })
    })?)
}

fn migrate(connection: &Connection, seal: &SealKey) -> StoreResult<()> {
    let done = number(connection, "user_version")?;
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        let version = index + 1;
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(migration.script)?;
        if let Some(act) = migration.act {
            act(&transaction, seal)?;
        }
        transaction.execute_batch(migration.after)?;
        transaction.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"))?;
        transaction.commit()?;
    }
    Ok(())
}

/// An empty schema in memory, for proofs that prepare every statement. Holds nothing and protects nothing.
pub fn in_memory() -> StoreResult<Connection> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(REPLACING_ASKS_TOO)?;
    migrate(&connection, &DataKey::random()?.seal_key("", Purpose::Log)?)?;
    Ok(connection)
}

#[cfg(test)]
#[path = "any_damage_tests.rs"]
mod any_damage_tests;
#[cfg(test)]
#[path = "locked_rows_tests.rs"]
mod locked_rows_tests;
#[cfg(test)]
#[path = "migration_tests.rs"]
mod tests;
