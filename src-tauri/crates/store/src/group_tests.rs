//! What was held, who came and what was chosen stays as it was written; what is planned may change.

use rusqlite::Connection;

use crate::connection::in_memory;

const ROWS: &str = "
    INSERT INTO client VALUES ('c', 'virtala', 'virtala reijo', NULL, '{}');
    INSERT INTO client_group VALUES ('g', 1, '{}');
    INSERT INTO group_member VALUES ('m', 'g', 'c', '{}');
    INSERT INTO group_session VALUES ('held', 'g', 100, 0, 1, '{}'), ('planned', 'g', 200, 1, 0, '{}');
    INSERT INTO group_draft VALUES ('d', 'planned', 150, '{}');
    INSERT INTO group_attendance VALUES ('a', 'held', 'c', '{}');
    INSERT INTO group_choice VALUES ('w', 'a', '{}');";

fn rows() -> Connection {
    let connection = in_memory().expect("a schema");
    connection.execute_batch(ROWS).expect("rows");
    connection
}

#[test]
fn what_was_held_and_who_came_cannot_be_changed_or_taken_away() {
    let connection = rows();
    for change in [
        "UPDATE group_session SET body = 'x' WHERE id = 'held'",
        "UPDATE group_session SET held = 0 WHERE id = 'held'",
        "DELETE FROM group_session WHERE id = 'planned'",
        "UPDATE group_attendance SET body = 'x'",
        "DELETE FROM group_attendance",
        "UPDATE group_choice SET body = 'x'",
        "DELETE FROM group_choice",
        "DELETE FROM group_member",
        "INSERT INTO group_attendance VALUES ('b', 'held', 'c', '{}')",
        "INSERT INTO group_draft VALUES ('e', 'planned', 150, '{}')",
    ] {
        assert!(connection.execute_batch(change).is_err(), "{change} went through");
    }
}

/// The control: the same kinds of change go through where they may.
#[test]
fn what_is_planned_or_being_written_may_change() {
    let connection = rows();
    for change in [
        "UPDATE group_session SET held = 1, waiting = 0, body = 'x' WHERE id = 'planned'",
        "UPDATE group_member SET body = 'x'",
        "UPDATE client_group SET running = 0, body = 'x'",
        "UPDATE group_draft SET body = 'x'",
        "DELETE FROM group_draft",
    ] {
        connection.execute_batch(change).unwrap_or_else(|error| panic!("{change}: {error}"));
    }
}
