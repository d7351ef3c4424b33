//! A file of the first schema, damaged anywhere and then migrated: refused, or brought up with all that was in it; never a
//! panic, never another text. (security.md §3.12, `migration_on_damaged_db`)

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::keys::{DataKey, Purpose};

/// Longer than a page, so that the file has some that nothing else lies on.
const LONG: usize = 9_000;

fn first_schema(path: &Path, key: Option<&DataKey>) {
    let connection = Connection::open(path).expect("a file");
    if let Some(key) = key {
        give_key(&connection, key).expect("keyed");
    }
    let body = "kahvipöydässä ".repeat(LONG / 15);
    connection.execute_batch(&format!("{}; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;", MIGRATIONS[0].script)).expect("schema 1");
    for row in 1..=6 {
        let entry = "INSERT INTO entry VALUES ('e' || ?1, 1, 'c' || ?1, ?1, 1, 'home_visit', 75, 1, ?2)";
        let client = "INSERT INTO client VALUES ('c' || ?1, 'virtala', 'virtala reijo', NULL, ?2)";
        let revision = "INSERT INTO revision VALUES (?1, 'r' || ?1, 'change', 'entry', 'e', 'c', 'a', 'l', 'x', 'y', NULL, ?2, zeroblob(32), zeroblob(32), NULL)";
        [client, entry, revision].iter().for_each(|sql| _ = connection.execute(sql, (row, &body)).expect("a row"));
    }
}

/// Every text of the three tables, in order; an error where a page cannot be read.
fn texts(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = vec![];
    for sql in ["SELECT id, body FROM client ORDER BY id", "SELECT id, body FROM entry ORDER BY id, version", "SELECT id, body FROM revision ORDER BY seq"] {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(format!("{} {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(found)
}

/// Where, as a part of the file's length; how many bytes; and what stands there afterwards.
fn any_damage() -> impl Strategy<Value = (f64, Vec<u8>, bool)> {
    (0.0..1.0f64, prop::collection::vec(any::<u8>(), 1..600), any::<bool>())
}

/// `Ok(true)`: migrated with everything, `Ok(false)`: refused.
fn migrate_damaged(sound: &[u8], key: Option<&DataKey>, before: &[String], (at, bytes, cut): &(f64, Vec<u8>, bool)) -> Result<bool, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let mut damaged = sound.to_vec();
    let start = ((damaged.len() - 1) as f64 * at) as usize;
    if *cut && bytes.len() % 3 == 0 {
        damaged.truncate(start);
    } else {
        let end = (start + bytes.len()).min(damaged.len());
        damaged[start..end].copy_from_slice(&bytes[..end - start]);
    }
    fs::write(&path, &damaged).expect("writes");
    let seal = DataKey::random().expect("a key").seal_key("v", Purpose::Log).expect("derives");
    let Ok(connection) = open(&path, key, &seal, Opening::Existing) else { return Ok(false) };
    match texts(&connection) {
        Ok(now) if now == before => Ok(true),
        Ok(_) => Err(format!("other texts after {} bytes at {start}", bytes.len())),
        Err(_) => Ok(false),
    }
}

#[test]
fn migration_on_damaged_db_brings_up_all_or_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, key) = (folder.path().join("vault.db"), DataKey::random().expect("a key"));
    first_schema(&path, Some(&key));
    let before = texts(&open_to_read(&path, Some(&key)).expect("opens")).expect("reads");
    let sound = fs::read(&path).expect("reads");
    assert_eq!(migrate_damaged(&sound, Some(&key), &before, &(0.0, vec![sound[0]], false)), Ok(true), "the control: nothing changed");
    let mut runner = TestRunner::new(Config::with_cases(150));
    let outcome = runner.run(&any_damage(), |damage| match migrate_damaged(&sound, Some(&key), &before, &damage) {
        Ok(_) => Ok(()),
        Err(why) => Err(TestCaseError::fail(why)),
    });
    outcome.unwrap_or_else(|why| panic!("{why}"));
}

/// The planted weakness: in clear text nobody vouches for a page, so the same damage gets through and is caught here.
#[test]
fn in_clear_text_the_same_damage_shows_what_nobody_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    first_schema(&path, None);
    let before = texts(&Connection::open(&path).expect("opens")).expect("reads");
    let sound = fs::read(&path).expect("reads");
    let wrong = (1..100).filter(|part| migrate_damaged(&sound, None, &before, &(f64::from(*part) / 100.0, vec![b'x'; 10], false)).is_err()).count();
    assert!(wrong > 10, "{wrong}");
}
