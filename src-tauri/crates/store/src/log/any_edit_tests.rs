//! The chain under any edit by somebody who can open the file and write it anew: rows changed, left out, swapped, doubled,
//! put in. Each is noticed; an edit that changes nothing raises no alarm. (security.md §3.12, `chain_verify`)

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::Connection;

use super::*;
use crate::connection::{self, Opening};
use crate::keys::{Purpose, SealKey, open_slot, read_ring};
use crate::vault::bench_tests::*;

const ROWS: i64 = 12;
const COLUMNS: [&str; 12] =
    ["id", "kind", "noun", "row_id", "client_id", "author", "device", "event_at", "written_at", "reason", "body", "previous"];

#[derive(Clone, Debug)]
enum Edit {
    /// Column, row, new text.
    Change(usize, i64, String),
    Blob(&'static str, i64, Vec<u8>),
    LeaveOut(i64),
    /// The end stays where it was.
    Swap(i64, i64),
    /// The row of one number once more under the next free one.
    Repeat(i64),
    Nothing,
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let row = 1..=ROWS;
    prop_oneof![
        (0..COLUMNS.len(), row.clone(), ".{0,20}").prop_map(|(column, row, text)| Edit::Change(column, row, text)),
        (prop::sample::select(&["hash", "mac", "previous"][..]), row.clone(), prop::collection::vec(any::<u8>(), 0..40))
            .prop_map(|(column, row, bytes)| Edit::Blob(column, row, bytes)),
        row.clone().prop_map(Edit::LeaveOut),
        (row.clone(), row.clone()).prop_map(|(one, other)| Edit::Swap(one, other)),
        row.prop_map(Edit::Repeat),
        Just(Edit::Nothing),
    ]
}

fn log_of_some_rows() -> (Bench, Connection, SealKey) {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    (1..ROWS).for_each(|row| write_worker(&mut store, &format!("nimike {row}")).expect("writes"));
    drop(store);
    let ring = read_ring(&bench.shelf.vault_folder(&bench.id)).expect("reads").ring;
    let key = open_slot(&bench.id, &ring.slots[0], PASSPHRASE).expect("opens");
    let seal = key.seal_key(&bench.id, Purpose::Log).expect("derives");
    let connection = connection::open(&bench.file("vault.db"), Some(&key), &seal, Opening::Existing).expect("opens");
    let guards = "DROP TRIGGER revision_is_locked; DROP TRIGGER revision_stays; CREATE TEMP TABLE kept AS SELECT * FROM revision;";
    connection.execute_batch(guards).expect("takes the guards away");
    (bench, connection, seal)
}

/// Does it; an edit that the schema itself refuses is none.
fn edit(log: &Connection, edit: &Edit) {
    _ = match edit {
        Edit::Change(column, row, text) => {
            let column = COLUMNS[*column];
            let bytes = if column == "previous" { "CAST(?2 AS BLOB)" } else { "?2" };
            log.execute(&format!("UPDATE revision SET {column} = {bytes} WHERE seq = ?1"), (row, text)).map(drop)
        }
        Edit::Blob(column, row, bytes) => log.execute(&format!("UPDATE revision SET {column} = ?2 WHERE seq = ?1"), (row, bytes)).map(drop),
        Edit::LeaveOut(row) => log.execute("DELETE FROM revision WHERE seq = ?1", [row]).map(drop),
        Edit::Swap(one, other) => log.execute_batch(&format!(
            "UPDATE revision SET seq = -1 WHERE seq = {one}; UPDATE revision SET seq = {one} WHERE seq = {other}; UPDATE revision SET seq = {other} WHERE seq = -1;"
        )),
        Edit::Repeat(row) => log.execute_batch(&format!(
            "CREATE TEMP TABLE one AS SELECT * FROM revision WHERE seq = {row}; UPDATE one SET seq = {ROWS} + 1, id = 'other'; INSERT INTO revision SELECT * FROM one; DROP TABLE one;"
        )),
        Edit::Nothing => Ok(()),
    };
}

/// Whether the log is what it was, looked at without any chain.
fn is_as_before(log: &Connection) -> bool {
    let differing = "SELECT (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM revision)) + (SELECT count(*) FROM (SELECT * FROM revision EXCEPT SELECT * FROM kept))";
    log.query_row(differing, [], |row| row.get::<_, i64>(0)).expect("counted") == 0
}

#[test]
fn chain_verify_notices_any_edit_and_nothing_else() {
    let (_bench, log, seal) = log_of_some_rows();
    let anchor = {
        let hash = log.prepare(crate::queries::LOG_HASH_AT).expect("sql").query_row([ROWS], |row| row.get(0)).expect("a hash");
        [Witness::Saw { seq: ROWS, hash }]
    };
    let (mut noticed, mut untouched) = (0, 0);
    let mut runner = TestRunner::new(Config::with_cases(500));
    let outcome = runner.run(&any_edit(), |planned| {
        edit(&log, &planned);
        let whole = matches!(walk_now(&log, &seal), Verdict::Whole { rows } if rows == ROWS as u64);
        let anchored = matches!(super::check::quick(&log, &anchor), Ok(None));
        let as_before = is_as_before(&log);
        log.execute_batch("DELETE FROM revision; INSERT INTO revision SELECT * FROM kept;").expect("put back");
        prop_assert_eq!(whole && anchored, as_before, "{:?}", planned);
        Ok(())
    });
    outcome.unwrap_or_else(|why| panic!("{why}"));
    // Both kinds came up: a judge that says the same of all has judged nothing.
    for planned in [Edit::LeaveOut(ROWS), Edit::Nothing] {
        edit(&log, &planned);
        if is_as_before(&log) { untouched += 1 } else { noticed += 1 }
        log.execute_batch("DELETE FROM revision; INSERT INTO revision SELECT * FROM kept;").expect("put back");
    }
    assert_eq!((noticed, untouched), (1, 1));
}
