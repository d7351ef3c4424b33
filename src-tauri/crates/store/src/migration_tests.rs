//! An older file is brought up to the newest schema with everything that was in it.

use super::*;
use crate::queries::every_statement;

const ROWS: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{\"c\":1}');
    INSERT INTO session VALUES ('s', 'c', 100, 0, '{\"s\":1}');
    INSERT INTO draft VALUES ('d', 'c', 's', 200, '{\"d\":1}');
    INSERT INTO entry VALUES ('e1', 1, 'c', 100, 1, 'home_visit', 75, 1, '{\"e\":1}'), ('e2', 1, 'c', 300, 0, 'phone', 0, 0, '{\"e\":2}');
    INSERT INTO awaiting VALUES (300, 'e2', 1);
    INSERT INTO delivery VALUES ('e1', 1, '2026-02-03T12:00:00+02:00', 150);
    INSERT INTO task VALUES ('t', 'c', 1, 0, NULL, '{\"t\":1}');
    INSERT INTO revision VALUES (1, 'r', 'change', 'entry', 'e1', 'c', 'a', 'l', 'x', 'y', NULL, '{}', zeroblob(32), zeroblob(32), NULL);";

/// Every row of every table of schema 1, column by column, as text.
fn everything(connection: &Connection) -> Vec<String> {
    let tables = ["client", "session", "draft", "entry", "awaiting", "delivery", "task", "revision"];
    let columns = [5, 5, 5, 9, 3, 4, 6, 14] /* the log's seals are new */;
    let mut told = vec![];
    for (table, columns) in tables.into_iter().zip(columns) {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).expect("a table");
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            told.push(format!("{table} {:?}", (0..columns).map(|column| row.get_ref(column).expect("a value").to_owned()).collect::<Vec<_>>()));
        }
    }
    told
}

/// An encrypted file as the first schema left it.
fn first_schema(path: &Path, key: &DataKey) -> Connection {
    let connection = Connection::open(path).expect("a file");
    give_key(&connection, key).expect("keyed");
    connection.execute_batch(&format!("{}; {ROWS} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;", MIGRATIONS[0].script)).expect("schema 1");
    connection
}

fn seal(key: &DataKey) -> SealKey {
    key.seal_key("v", Purpose::Log).expect("derives")
}

#[test]
fn a_file_of_the_first_schema_migrates_and_keeps_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, key) = (folder.path().join("vault.db"), DataKey::random().expect("a key"));
    let before = everything(&first_schema(&path, &key));
    assert_eq!(before.len(), 9);
    let connection = open(&path, Some(&key), &seal(&key), Opening::Existing).expect("migrates");
    assert_eq!(number(&connection, "user_version").expect("a number"), MIGRATIONS.len() as i64);
    assert_eq!(everything(&connection), before);
    for (name, sql) in every_statement() {
        connection.prepare(sql).map(drop).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let standing: i64 = connection.query_row("SELECT count(*) FROM entry_now WHERE annulled = 0", [], |row| row.get(0)).expect("counted");
    assert_eq!(standing, 2, "what was finished before the change counts after it");
    for change in ["UPDATE entry SET annulled = 1", "DELETE FROM entry", "UPDATE revision SET body = ''", "DELETE FROM revision"] {
        assert!(connection.execute_batch(change).is_err(), "{change} went through");
    }
    drop(connection);
    open(&path, Some(&key), &seal(&key), Opening::Existing).expect("opens again without migrating twice");
}

#[test]
fn of_an_entry_the_newest_version_stands_alone() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS_OF_VERSIONS).expect("rows");
    let mut statement = connection.prepare("SELECT id, version FROM entry_now ORDER BY id").expect("a view");
    let standing: Vec<(String, i64)> = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").map(|row| row.expect("a row")).collect();
    assert_eq!(standing, [("e1".into(), 3), ("e2".into(), 1)]);
}

const ROWS_OF_VERSIONS: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO entry VALUES ('e1', 1, 'c', 100, 1, 'phone', 0, 0, '{}', 0, NULL), ('e1', 2, 'c', 100, 1, 'phone', 0, 0, '{}', 0, 'd'),
        ('e1', 3, 'c', 100, 1, 'phone', 0, 0, '{}', 1, NULL), ('e2', 1, 'c', 300, 0, 'phone', 0, 0, '{}', 0, NULL);";

const ROWS_OF_DOCUMENTS: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO document (id, version, client_id, kind, written_utc, body) VALUES ('d1', 1, 'c', 'client_plan', 100, '{}');";

const CHANGES_OF_DOCUMENTS: [&str; 5] = [
    "UPDATE document SET body = 'x'",
    "UPDATE document SET annulled = 1",
    "UPDATE OR REPLACE document SET version = 2",
    "DELETE FROM document WHERE id = 'd1'",
    "DELETE FROM document",
];

const ROWS_OF_MEASURES: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO measure VALUES ('m', '1.0', '{}');
    INSERT INTO measure_response VALUES ('r1', 'c', 1, '{}'), ('r2', 'c', 0, '{}');
    INSERT INTO gas_record VALUES ('g', 'c', '{}');";

const CHANGES_OF_MEASURES: [&str; 7] = [
    "UPDATE measure SET body = 'x'",
    "DELETE FROM measure",
    "UPDATE measure_response SET body = 'x' WHERE id = 'r1'",
    "UPDATE measure_response SET finished = 0 WHERE id = 'r1'",
    "DELETE FROM measure_response WHERE id = 'r2'",
    "UPDATE gas_record SET body = 'x'",
    "DELETE FROM gas_record",
];

#[test]
fn what_was_measured_is_never_changed_or_deleted() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS_OF_MEASURES).expect("rows");
    assert_eq!(changes_that_go_through(&connection, &CHANGES_OF_MEASURES), [] as [&str; 0]);
    connection.execute_batch("UPDATE measure_response SET body = '{\"a\":1}', finished = 1 WHERE id = 'r2'").expect("what is being answered goes on");
}

/// Without the triggers each of the changes goes through: it is they that refuse, and nothing else.
#[test]
fn without_its_triggers_what_was_measured_could_be_changed() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS_OF_MEASURES).expect("rows");
    for table in ["measure", "measure_response", "gas_record"] {
        connection.execute_batch(&format!("DROP TRIGGER {table}_is_locked; DROP TRIGGER {table}_stays;")).expect("takes the guards away");
    }
    assert_eq!(changes_that_go_through(&connection, &CHANGES_OF_MEASURES), CHANGES_OF_MEASURES);
}

fn changes_that_go_through(connection: &Connection, changes: &[&'static str]) -> Vec<&'static str> {
    changes.iter().copied().filter(|change| connection.execute_batch(&format!("SAVEPOINT s; {change}; ROLLBACK TO s; RELEASE s;")).is_ok()).collect()
}

#[test]
fn a_finished_document_is_never_changed_or_deleted() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS_OF_DOCUMENTS).expect("rows");
    assert_eq!(changes_that_go_through(&connection, &CHANGES_OF_DOCUMENTS), [] as [&str; 0]);
    connection.execute_batch("INSERT INTO document (id, version, client_id, kind, written_utc, body) VALUES ('d1', 2, 'c', 'client_plan', 200, '{}')").expect("a next version");
    let kept: i64 = connection.query_row("SELECT count(*) FROM document WHERE body = '{}'", [], |row| row.get(0)).expect("counted");
    assert_eq!(kept, 2);
}

/// Without the triggers each of the changes goes through: it is they that refuse, and nothing else.
#[test]
fn without_its_triggers_a_document_could_be_changed() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS_OF_DOCUMENTS).expect("rows");
    connection.execute_batch("DROP TRIGGER document_is_locked; DROP TRIGGER document_stays;").expect("takes the guards away");
    assert_eq!(changes_that_go_through(&connection, &CHANGES_OF_DOCUMENTS), CHANGES_OF_DOCUMENTS);
}

#[test]
fn what_was_finished_before_documents_could_leave_waits_to_be_carried() {
    let connection = Connection::open_in_memory().expect("opens");
    let before = MIGRATIONS.iter().take_while(|migration| !migration.script.contains("INSERT INTO awaiting"));
    let mut later = MIGRATIONS.iter().skip_while(|migration| !migration.script.contains("INSERT INTO awaiting"));
    for migration in before {
        connection.execute_batch(&format!("{}; {}", migration.script, migration.after)).expect("a schema");
    }
    connection.execute_batch(ROWS_OF_DOCUMENTS).expect("rows");
    connection.execute_batch(later.next().expect("the migration").script).expect("migrates");
    let waits: String = connection.query_row("SELECT entry_id || ' ' || version FROM awaiting", [], |row| row.get(0)).expect("one row");
    assert_eq!(waits, "d1 1");
}

const ROWS_BEFORE_SYNC: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO entry VALUES ('e1', 1, 'c', 100, 1, 'phone', 0, 0, '{}', 0, NULL), ('e1', 2, 'c', 100, 1, 'phone', 0, 0, '{}', 0, 'd');
    INSERT INTO measure_response VALUES ('r1', 'c', 1, '{}'), ('r2', 'c', 0, '{}');
    INSERT INTO draft VALUES ('d', 'c', NULL, 200, '{}', NULL, NULL);
    INSERT INTO revision VALUES
        (1, 'i1', 'change', 'client', 'c', 'c', 'a', 'l', 'x', '2026-02-03T12:00:00+02:00', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (2, 'i2', 'change', 'entry', 'e1', 'c', 'a', 'l', 'x', '2026-02-03T12:00:00+02:00', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (3, 'i3', 'access', 'entry', 'e1', 'c', 'a', 'l', 'x', '2026-02-03T12:00:00+02:00', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (4, 'i4', 'change', 'entry', 'e1', 'c', 'a', 'l', 'x', '2026-02-03T12:00:00+02:00', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (5, 'i5', 'change', 'measure', 'r1', 'c', 'a', 'l', 'x', 'y', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (6, 'i6', 'change', 'measure', 'r2', 'c', 'a', 'l', 'x', 'y', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32)),
        (7, 'i7', 'change', 'client', 'c', 'c', 'a', 'l', 'x', '2026-02-03T12:00:00+02:00', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32));";

#[test]
fn what_was_written_before_there_was_a_server_waits_each_version_at_its_own_row_of_the_log() {
    let connection = Connection::open_in_memory().expect("opens");
    let (before, later) = MIGRATIONS.split_at(8);
    for migration in before {
        connection.execute_batch(&format!("{}; {}", migration.script, migration.after)).expect("a schema");
    }
    connection.execute_batch(ROWS_BEFORE_SYNC).expect("rows");
    connection.execute_batch(later[0].script).expect("migrates");
    let mut statement = connection.prepare("SELECT kind || ' ' || row_id || ' ' || version || ' ' || seq || ' ' || (since_utc > 0) FROM outbox ORDER BY seq").expect("a table");
    let waits: Vec<String> = statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("text");
    assert_eq!(waits, ["entry e1 1 2 1", "entry e1 2 4 1", "response r1 0 5 0", "client c 0 7 1"]);
}

fn due(connection: &Connection) -> Vec<String> {
    let mut statement = connection.prepare("SELECT kind || ' ' || row_id FROM search_due ORDER BY 1").expect("a table");
    statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("text")
}

#[test]
fn what_was_written_before_there_was_a_search_waits_to_be_taken_in_and_so_does_every_change_after_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, key) = (folder.path().join("vault.db"), DataKey::random().expect("a key"));
    drop(first_schema(&path, &key));
    let connection = open(&path, Some(&key), &seal(&key), Opening::Existing).expect("migrates");
    assert_eq!(due(&connection), ["1 e1", "1 e2", "4 t", "5 c"]);
    connection.execute_batch("DELETE FROM search_due").expect("taken in");
    connection.execute_batch("INSERT INTO entry VALUES ('e1', 2, 'c', 100, 1, 'phone', 0, 0, '{}', 1, NULL); UPDATE task SET open = 0; UPDATE client SET search_name = 'x'; UPDATE client SET body = '{}'").expect("changes");
    assert_eq!(due(&connection), ["1 e1", "4 t", "5 c"]);
    let again = "INSERT INTO task VALUES ('t', 'c', 1, 0, NULL, '{}') ON CONFLICT (id) DO UPDATE SET open = 1";
    connection.execute_batch(again).expect("a row that waits already may change again");
    connection.execute_batch("BEGIN; DELETE FROM search_due; UPDATE task SET open = 1; ROLLBACK").expect("broken off");
    assert_eq!(due(&connection), ["1 e1", "4 t", "5 c"], "in with the row, out with it");
}
