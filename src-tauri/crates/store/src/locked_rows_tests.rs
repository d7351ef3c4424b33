//! Rows that are never changed or taken away cannot be replaced either: SQLite's REPLACE takes a row away on its own.

use rusqlite::Connection;

use super::in_memory;

/// A row or two in each table that keeps its rows.
const ROWS: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO entry VALUES ('e', 1, 'c', 100, 1, 'phone', 0, 0, '{}', 0, NULL);
    INSERT INTO revision VALUES (1, 'r', 'change', 'entry', 'e', 'c', 'a', 'l', 'x', 'y', NULL, '{}', zeroblob(32), zeroblob(32), zeroblob(32));
    INSERT INTO measure VALUES ('m', '1.0', '{}');
    INSERT INTO measure_response VALUES ('done', 'c', 1, '{}'), ('begun', 'c', 0, '{}');
    INSERT INTO gas_record VALUES ('g', 'c', '{}');
    INSERT INTO document (id, version, client_id, kind, written_utc, body) VALUES ('d', 1, 'c', 'client_plan', 100, '{}');
    INSERT INTO client_group VALUES ('g', 1, '{}');
    INSERT INTO group_member VALUES ('one', 'g', 'c', '{}'), ('two', 'g', 'c', '{}');
    INSERT INTO group_session VALUES ('held', 'g', 100, 0, 1, '{}'), ('planned', 'g', 200, 1, 0, '{}');
    INSERT INTO group_attendance VALUES ('a', 'held', 'c', '{}');
    INSERT INTO group_choice VALUES ('w', 'e', '{}');";

/// A row that may still change, put in the place of one that may not.
const IN_THE_PLACE_OF: [&str; 4] = [
    "UPDATE OR REPLACE measure_response SET id = 'done' WHERE id = 'begun'",
    "UPDATE OR REPLACE group_session SET id = 'held' WHERE id = 'planned'",
    "UPDATE OR REPLACE group_member SET id = 'one' WHERE id = 'two'",
    "INSERT OR REPLACE INTO group_attendance VALUES ('another', 'held', 'c', '{}')",
];

/// Every table whose rows stay, by its own trigger, and the ways to replace one of its rows.
fn ways(connection: &Connection) -> Vec<String> {
    let mut statement = connection.prepare("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%' ORDER BY 1").expect("triggers");
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("names");
    let replaced = tables.iter().flat_map(|table| ["INSERT OR REPLACE", "REPLACE"].map(|word| format!("{word} INTO {table} SELECT * FROM {table} LIMIT 1")));
    replaced.chain(IN_THE_PLACE_OF.map(str::to_owned)).collect()
}

/// Those that go through, and do something.
fn that_go_through(connection: &Connection) -> Vec<String> {
    let goes = |way: &String| {
        let before = connection.total_changes();
        let done = connection.execute_batch(&format!("SAVEPOINT s; {way};")).is_ok() && connection.total_changes() > before;
        connection.execute_batch("ROLLBACK TO s; RELEASE s;").expect("as before");
        done
    };
    ways(connection).into_iter().filter(goes).collect()
}

#[test]
fn no_row_that_stays_can_be_replaced() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS).expect("rows");
    assert_eq!(that_go_through(&connection), [] as [&str; 0]);
}

/// As SQLite is by itself, every one of them goes through: the triggers against deletion are not asked.
#[test]
fn without_the_setting_each_of_them_is_replaced() {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS).expect("rows");
    connection.execute_batch("PRAGMA recursive_triggers = OFF").expect("set");
    assert_eq!(that_go_through(&connection), ways(&connection), "each table that keeps its rows has one here");
}
