//! A vault as an older Askel left it: one it wrote itself, or rows of today in a file of the schema of that time.
//! Knows the schemas by their files, and nothing of how they are changed into each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use askel_store::keys::DataKey;
use rusqlite::Connection;

use super::image::{Image, bytes_of, key_of};

const APPLICATION_ID: i64 = 0x4153_4b4c;
/// The first schema in which rows of the log are sealed.
const SEALED: usize = 3;

/// The script of each schema, in order; `[0]` makes the first one.
pub fn scripts() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/sql/vault");
    let read = |name: String| fs::read_to_string(folder.join(name)).ok();
    (1..).map_while(|number| Some(read(format!("schema_{number}.sql"))? + &read(format!("schema_{number}_done.sql")).unwrap_or_default())).collect()
}

/// The file behind the product's own guards.
pub fn raw(path: &Path, key: &DataKey) -> Connection {
    let connection = Connection::open(path).expect("a file");
    connection.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"{}\";", literal(key))).expect("keyed");
    connection
}

fn literal(key: &DataKey) -> String {
    let digits: String = bytes_of(key).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("x'{digits}'")
}

pub fn version(connection: &Connection) -> usize {
    connection.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0)).expect("a number") as usize
}

/// Everything the schema says, as text.
pub fn schema(connection: &Connection) -> Vec<String> {
    let mut statement = connection.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1").expect("a schema");
    statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("text")
}

/// The schema of this number, in a database that exists only here.
pub fn schema_of(number: usize) -> Vec<String> {
    let connection = Connection::open_in_memory().expect("a database in memory");
    scripts()[..number].iter().for_each(|script| connection.execute_batch(script).expect("a script"));
    schema(&connection)
}

fn tables(connection: &Connection) -> Vec<String> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").expect("tables");
    statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("text")
}

fn columns(connection: &Connection, place: &str, table: &str) -> BTreeSet<String> {
    let mut statement = connection.prepare(&format!("SELECT name FROM pragma_table_info('{table}', '{place}')")).expect("columns");
    statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("text")
}

/// Every row of the tables that the schema of this number has, in its columns. The seals of the log are told apart: they are newer.
pub fn rows(connection: &Connection, number: usize) -> BTreeSet<String> {
    let of_then = Connection::open_in_memory().expect("a database in memory");
    scripts()[..number].iter().for_each(|script| of_then.execute_batch(script).expect("a script"));
    let mut told = BTreeSet::new();
    for table in tables(&of_then) {
        let names: Vec<String> = columns(&of_then, "main", &table).into_iter().filter(|name| name != "mac").collect();
        let mut statement = connection.prepare(&format!("SELECT {} FROM {table}", names.join(", "))).expect("a table");
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let values: Vec<_> = (0..names.len()).map(|column| row.get_ref(column).expect("a value").to_owned()).collect();
            told.insert(format!("{table} {values:?}"));
        }
    }
    told
}

/// The vault that an Askel of that schema wrote, kept as text in `fixtures/vaults` with its key file, and the key by today's reading
/// of that file and the passphrase of every made-up vault.
/// `None`: no file of that schema is kept.
pub fn stored(number: usize) -> Option<(Image, DataKey)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/vaults");
    let kept = |ending: &str| fs::read_to_string(folder.join(format!("schema_{number}.{ending}"))).ok();
    let (dump, keys) = (kept("sql")?, kept("keys")?);
    let ring: serde_json::Value = serde_json::from_str(keys.lines().next().expect("a ring")).expect("a ring");
    let image = Image::empty(ring["vault"].as_str().expect("the vault's name"));
    ["vault.keys", "vault.keys.copy"].iter().for_each(|name| fs::write(image.file(name), &keys).expect("written"));
    let key = key_of(&image.vault());
    let file = raw(&image.file("vault.db"), &key);
    file.execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; {dump}")).expect("the dump");
    file.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};")).expect("marked");
    file.close().expect("closed");
    Some((image, key))
}

/// Puts in the place of the image's file one of the schema of this number, with the same rows.
pub fn as_of(image: &Image, key: &DataKey, number: usize) {
    let (path, aside) = (image.file("vault.db"), image.file("newer"));
    fs::rename(&path, &aside).expect("put aside");
    let older = raw(&path, key);
    older.execute_batch(&format!("PRAGMA journal_mode = WAL; ATTACH '{}' AS newer KEY \"{}\";", aside.display(), literal(key))).expect("attached");
    scripts()[..number].iter().for_each(|script| older.execute_batch(script).expect("a script"));
    // What is searched by is made of the record: the rows that come in make themselves due.
    for table in tables(&older).into_iter().filter(|table| !table.starts_with("search_")) {
        let both: Vec<String> = columns(&older, "main", &table).intersection(&columns(&older, "newer", &table)).cloned().collect();
        let taken = both.iter().map(|name| if name == "mac" && number < SEALED { "NULL" } else { name.as_str() });
        let copy = format!("INSERT INTO main.{table} ({}) SELECT {} FROM newer.{table}", both.join(", "), taken.collect::<Vec<_>>().join(", "));
        older.execute_batch(&copy).expect("copied");
    }
    older.execute_batch(&format!("DETACH newer; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};")).expect("marked");
    older.close().expect("closed");
    fs::remove_file(aside).expect("its own copy");
}
