//! What a vault's file says, whatever its bytes: counts, the head of the log, and one hash over every row of every table.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};

use crate::connection::number_in;
use crate::failure::{StoreFailure, StoreResult};
use crate::queries;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub schema: i64,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    pub head_seq: i64,
    pub head_hash: Vec<u8>,
    /// SHA-256 over the schema and all rows, tables by name, rows by primary key.
    pub hash: [u8; 32],
}

/// Reads the database attached as `name`. In a transaction of the caller this is one moment of it.
///
/// # Errors
/// [`StoreFailure::Stopped`] soon after `stop` was set.
pub(super) fn read(connection: &Connection, name: &str, stop: &AtomicBool) -> StoreResult<Content> {
    let mut hasher = Sha256::new();
    let mut rows = BTreeMap::new();
    for (table, sql) in schema(connection, name)? {
        hash_value(&mut hasher, ValueRef::Text(sql.as_bytes()));
        if let Some(table) = table {
            let count = hash_rows(connection, &mut hasher, name, &table, stop)?;
            rows.insert(table, count);
        }
    }
    let head = format!("SELECT seq, hash FROM {name}.revision ORDER BY seq DESC LIMIT 1");
    let (head_seq, head_hash) = connection.query_row(&head, [], |row| Ok((row.get("seq")?, row.get("hash")?)))?;
    Ok(Content { schema: number_in(connection, Some(name), "user_version")?, rows, head_seq, head_hash, hash: hasher.finalize().into() })
}

/// Every object of the schema in the order of its name; tables with theirs.
fn schema(connection: &Connection, name: &str) -> StoreResult<Vec<(Option<String>, String)>> {
    let sql = format!("SELECT type, name, coalesce(sql, '') AS sql FROM {name}.sqlite_schema ORDER BY name");
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map([], |row| {
        let is_table = row.get_ref("type")?.as_str()? == "table";
        let object: String = row.get("name")?;
        Ok((is_table.then_some(object), row.get("sql")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn hash_rows(connection: &Connection, hasher: &mut Sha256, name: &str, table: &str, stop: &AtomicBool) -> StoreResult<u64> {
    let mut keys = connection.prepare(queries::BACKUP_KEY_COLUMNS)?;
    let keys: Vec<String> = keys
        .query_map(named_params! { ":table": table, ":schema": name }, |row| row.get::<_, String>("name"))?
        .collect::<Result<_, _>>()?;
    let order = if keys.is_empty() { "rowid".to_owned() } else { keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", ") };
    let mut statement = connection.prepare(&format!("SELECT * FROM {name}.{} ORDER BY {order}", quoted(table)))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        if stop.load(Ordering::Relaxed) {
            return Err(StoreFailure::Stopped);
        }
        for column in 0..columns {
            hash_value(hasher, row.get_ref(column)?);
        }
        count += 1;
    }
    Ok(count)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Kind, length and bytes, so that no two rows of different values hash alike.
fn hash_value(hasher: &mut Sha256, value: ValueRef) {
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => (1, &number.to_be_bytes()),
        ValueRef::Real(number) => (2, &number.to_be_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    hasher.update([kind]);
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}
