//! SQL is spoken in one room, every question stands in a file of its own, and every one of them is understood by the schema.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::rust_code::is_outside_the_product;
use crate::tree::{Source, assert_tidy, rust_sources, sources};

const ROOM: &str = "src-tauri/crates/store/";
const FOLDER: &str = "src-tauri/crates/store/sql/";

/// Beginnings of statements. A sentence may say "select"; SQL says it in capitals.
const SAID: [&str; 8] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE TABLE", "ALTER TABLE", "DROP TABLE", "PRAGMA "];

fn sql_outside_its_room(source: &Source) -> Vec<String> {
    if source.path.starts_with(ROOM) || is_outside_the_product(source) {
        return vec![];
    }
    let found = SAID.iter().flat_map(|word| source.text.match_indices(word));
    found.map(|(at, word)| source.fault(at, &format!("says {word}"))).collect()
}

/// The schema as the migrations leave it, in a database that exists only here.
fn schema() -> Connection {
    let connection = Connection::open_in_memory().expect("a database in memory");
    let sources = sources(&[FOLDER], &[".sql"]);
    let mut migrations: Vec<(u32, &Source)> = sources.iter().filter_map(|source| Some((number_of_schema(source.name())?, source))).collect();
    // By number: the tenth does not come after the first. Two parts of one stay in the order of their names.
    migrations.sort_by_key(|(number, _)| *number);
    for (_, migration) in migrations {
        connection.execute_batch(&migration.text).unwrap_or_else(|error| panic!("{}: {error}", migration.path));
    }
    connection
}

fn number_of_schema(name: &str) -> Option<u32> {
    name.strip_prefix("schema_")?.split(['_', '.']).next()?.parse().ok()
}

fn not_understood(schema: &Connection, statements: &[(&str, &str)]) -> Vec<String> {
    let refusals = statements.iter().filter_map(|(name, sql)| schema.prepare(sql).err().map(|error| format!("{name}: {error}")));
    refusals.collect()
}

#[test]
fn only_the_store_speaks_sql() {
    assert_tidy(rust_sources().iter().flat_map(sql_outside_its_room).collect());
}

#[test]
fn every_question_is_understood_by_the_schema() {
    assert_tidy(not_understood(&schema(), &askel_store::every_statement()));
}

#[test]
fn every_sql_file_is_asked_and_every_question_has_its_file() {
    let on_disk = sources(&[FOLDER], &[".sql"]).into_iter().filter(|source| !source.name().starts_with("schema_"));
    let on_disk: BTreeSet<String> = on_disk.map(|source| source.path[FOLDER.len()..].to_owned()).collect();
    let asked: BTreeSet<String> = askel_store::every_statement().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_tidy(on_disk.symmetric_difference(&asked).map(|name| format!("{name} is in the folder or in the list, not in both")).collect());
}

#[test]
fn planted_sql_is_found_outside_the_store() {
    let planted = "let a = \"SELECT * FROM client\";";
    assert_eq!(sql_outside_its_room(&Source::planted("src-tauri/crates/app/src/a.rs", planted)).len(), 1);
    assert!(sql_outside_its_room(&Source::planted("src-tauri/crates/store/src/a.rs", planted)).is_empty());
    assert!(sql_outside_its_room(&Source::planted("src-tauri/crates/app/src/a.rs", "// Selects; an UPDATED form.")).is_empty());
}

#[test]
fn a_planted_question_of_an_unknown_column_is_found() {
    let questions = [("a.sql", "SELECT no_such_column FROM client"), ("b.sql", "SELECT 1")];
    let faults = not_understood(&schema(), &questions);
    assert!(faults.len() == 1 && faults[0].starts_with("a.sql: "), "{faults:?}");
}
