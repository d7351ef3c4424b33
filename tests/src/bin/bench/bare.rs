//! What Askel is held against: rusqlite alone on an SQLCipher file of the same settings, tables, indexes and rows.
//! Knows the store's statements by their names, and nothing of what they mean.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use askel_domain::moment::Moment;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, TransactionBehavior};

use crate::measure::{Outcome, said};

/// A raw key like the vault's, so that nothing is derived on opening.
const KEY: &str = "x'5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e'";

/// Rows looked through in one transaction.
const TAKEN_IN: u32 = 50;

/// One of the store's statements with its values, made before the clock starts.
pub struct Statement {
    sql: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl Statement {
    /// `name` as in `askel_store::every_statement`: a statement that is renamed there stops the measurement.
    pub fn new<const N: usize>(name: &str, values: [(&'static str, Value); N]) -> Outcome<Self> {
        static KNOWN: OnceLock<HashMap<&str, &str>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| askel_store::every_statement().into_iter().collect());
        let sql = known.get(name).ok_or_else(|| format!("the store no longer asks {name}: say in the benchmark what it asks now"))?;
        Ok(Self::of(sql, values))
    }

    /// One that the store does not have.
    pub fn of<const N: usize>(sql: &'static str, values: [(&'static str, Value); N]) -> Self {
        Self { sql, values: values.to_vec() }
    }

    fn bound(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
    }
}

pub fn text(value: impl ToString) -> Value {
    Value::Text(value.to_string())
}

pub fn number(value: impl Into<i64>) -> Value {
    Value::Integer(value.into())
}

pub struct Bare {
    connection: Connection,
}

impl Bare {
    /// A new file with the vault's tables, flushed like one that is still being filled.
    pub fn made(path: &Path) -> Outcome<Self> {
        let bare = Self::open(path)?;
        // The store's schema as its migrations leave it, whichever number they have reached; the index makes its own tables.
        let model = askel_store::in_memory().map_err(said)?;
        let mut statement = model.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_text_%' ORDER BY rowid").map_err(said)?;
        let schema: Vec<String> = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(said)?;
        bare.connection.execute_batch(&schema.join(";\n")).map_err(said)?;
        bare.connection.execute_batch("PRAGMA synchronous = OFF").map_err(said)?;
        Ok(bare)
    }

    /// With the settings of `askel_store::connection`, in its order.
    pub fn open(path: &Path) -> Outcome<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(said)?;
        connection.execute_batch("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;").map_err(said)?;
        askel_store::keep_blocks_at_hand(&connection).map_err(said)?;
        let settings = format!(
            "PRAGMA key = \"{KEY}\";
             PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000;"
        );
        connection.execute_batch(&settings).map_err(said)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(said)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).map_err(said)?;
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(said)?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(Self { connection })
    }

    /// All in one transaction. When it answers, the disk has it.
    pub fn write(&mut self, statements: &[Statement]) -> Outcome<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        for statement in statements {
            let mut prepared = transaction.prepare_cached(statement.sql).map_err(said)?;
            prepared.execute(statement.bound().as_slice()).map_err(said)?;
        }
        transaction.commit().map_err(said)
    }

    pub fn script(&self, sql: &str) -> Outcome<()> {
        self.connection.execute_batch(sql).map_err(said)
    }

    /// The texts that were looked through, each under its number.
    pub fn texts(&self, at: Moment) -> Outcome<Vec<(i64, String)>> {
        askel_store::search::texts_beside(&self.connection, at).map_err(said)
    }

    /// Looks through what it holds, so that the same words can be asked of it.
    pub fn take_in(&mut self, at: Moment) -> Outcome<()> {
        loop {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
            let more = askel_store::search::take_in_beside(&transaction, at, TAKEN_IN).map_err(said)?;
            transaction.commit().map_err(said)?;
            if !more {
                return Ok(());
            }
        }
    }

    /// All in one view of the file. Answers how many bytes of text were fetched.
    pub fn read(&self, statements: &[Statement]) -> Outcome<usize> {
        let transaction = self.connection.unchecked_transaction().map_err(said)?;
        let mut fetched = 0;
        for statement in statements {
            let mut prepared = transaction.prepare_cached(statement.sql).map_err(said)?;
            let columns = prepared.column_count();
            let mut rows = prepared.query(statement.bound().as_slice()).map_err(said)?;
            while let Some(row) = rows.next().map_err(said)? {
                for column in 0..columns {
                    if let ValueRef::Text(bytes) = std::hint::black_box(row.get_ref(column).map_err(said)?) {
                        fetched += bytes.len();
                    }
                }
            }
        }
        Ok(fetched)
    }
}
