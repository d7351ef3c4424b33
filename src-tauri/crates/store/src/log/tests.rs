//! What an attacker with the disk, or with the key, does to the log, and how it is seen.

use std::fs;
use std::path::Path;

use askel_domain::id::WorkerId;
use rusqlite::Connection;
use uuid::Uuid;

use super::*;
use crate::connection::{self, Opening};
use crate::failure::StoreFailure;
use crate::keys::{DataKey, Purpose, open_slot, read_ring, write_ring};
use crate::store::{Stamp, Store};
use crate::vault::bench_tests::*;
use crate::worker;

/// Writes `rows` rows and locks as the program does.
fn work(bench: &Bench, rows: u32) {
    let mut store = bench.open(PASSPHRASE).expect("opens");
    for row in 0..rows {
        write_worker(&mut store, &format!("nimike {row}")).expect("writes");
    }
    store.anchor().expect("anchors");
}

fn verdict(store: &mut Store) -> Verdict {
    store.take_checker().expect("a checker").run()
}

fn key(bench: &Bench) -> DataKey {
    let ring = read_ring(&bench.shelf.vault_folder(&bench.id)).expect("reads").ring;
    open_slot(&bench.id, &ring.slots[0], PASSPHRASE).expect("opens")
}

/// The file as somebody who has the key opens it with another program.
fn with_the_key(bench: &Bench) -> Connection {
    let key = key(bench);
    let seal = key.seal_key(&bench.id, Purpose::Log).expect("derives");
    let connection = connection::open(&bench.file("vault.db"), Some(&key), &seal, Opening::Existing).expect("opens");
    connection.execute_batch("DROP TRIGGER revision_is_locked; DROP TRIGGER revision_stays;").expect("takes the guards away");
    connection
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("lists").flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
    }
}

#[test]
fn a_whole_log_agrees_with_its_anchors_however_often_it_is_opened() {
    let bench = made();
    for round in 1..=4u64 {
        work(&bench, 3);
        let mut store = bench.open(PASSPHRASE).expect("opens");
        assert_eq!(verdict(&mut store), Verdict::Whole { rows: 1 + 3 * round });
        assert_eq!(store.broken(), None);
    }
}

#[test]
fn a_killed_program_leaves_its_anchor_behind_and_that_is_no_alarm() {
    let bench = made();
    work(&bench, 2);
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write_worker(&mut store, "kirjoitettu ennen katkosta").expect("writes");
    drop(store); // no anchor
    let mut store = bench.open(PASSPHRASE).expect("opens");
    assert_eq!((verdict(&mut store), store.broken()), (Verdict::Whole { rows: 4 }, None));
}

#[test]
fn an_older_file_put_back_is_seen_at_once_and_can_be_read_but_not_written_on() {
    let bench = made();
    work(&bench, 2);
    let older = fs::read(bench.file("vault.db")).expect("reads");
    work(&bench, 5);
    fs::write(bench.file("vault.db"), older).expect("puts back");
    let mut store = bench.open(PASSPHRASE).expect("opens");
    assert_eq!(store.broken(), Some(Break::Behind { anchored: 8, ends: 3 }));
    assert_eq!(write_worker(&mut store, "uusi").err(), Some(StoreFailure::RecordBroken));
    assert_eq!(store.read(worker::get).expect("reads").title, "nimike 1");
    // A look is still written down, and the anchors are left as witnesses.
    let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
    store.write_note(stamp, |tx| worker::put(tx, &kaisa())).expect("writes into the log");
    store.anchor().expect("does nothing");
    drop(store);
    assert!(bench.open(PASSPHRASE).expect("opens").broken().is_some(), "the alarm stays");
}

#[test]
fn a_whole_folder_put_back_is_seen_by_the_anchor_outside_it() {
    let bench = made();
    work(&bench, 2);
    let (folder, aside) = (bench.shelf.vault_folder(&bench.id), bench.shelf.vault_folder("aside"));
    copy(&folder, &aside);
    work(&bench, 5);
    copy(&aside, &folder);
    assert_eq!(bench.open(PASSPHRASE).expect("opens").broken(), Some(Break::Behind { anchored: 8, ends: 3 }));
    // The control: without that anchor it would not have been.
    fs::remove_dir_all(bench.shelf.vault_folder(".anchors")).expect("takes it away");
    assert_eq!(bench.open(PASSPHRASE).expect("opens").broken(), None);
}

#[test]
fn an_anchor_made_without_the_key_is_known_for_what_it_is() {
    let bench = made();
    work(&bench, 4);
    let folder = bench.shelf.vault_folder(&bench.id);
    let mut ring = read_ring(&folder).expect("reads").ring;
    let anchor = ring.anchor.as_mut().expect("an anchor");
    anchor.seq = 2;
    write_ring(&folder, &mut ring).expect("writes");
    assert_eq!(bench.open(PASSPHRASE).expect("opens").broken(), Some(Break::ForgedAnchor));
}

#[test]
fn anchors_that_were_all_taken_away_are_missed_where_there_must_be_some() {
    let alone = |bench: &Bench| {
        let folder = bench.shelf.vault_folder(&bench.id);
        let mut ring = read_ring(&folder).expect("reads").ring;
        ring.anchor = None;
        write_ring(&folder, &mut ring).expect("writes");
        fs::remove_dir_all(bench.shelf.vault_folder(".anchors")).expect("there were some");
        let mut store = bench.open(PASSPHRASE).expect("opens");
        (store.broken(), verdict(&mut store))
    };
    let young = made();
    work(&young, 3);
    assert_eq!(alone(&young), (None, Verdict::Whole { rows: 4 }), "a young vault may have had none");
    let grown = made();
    work(&grown, 2 * ANCHOR_EVERY as u32);
    assert_eq!(alone(&grown), (Some(Break::ForgedAnchor), Verdict::Broken(Break::ForgedAnchor)));
}

#[test]
fn a_row_changed_removed_or_written_in_by_one_who_has_the_file_open_is_found() {
    let attacks = [
        ("UPDATE revision SET body = replace(body, 'nimike', 'muu') WHERE seq = 3", 3),
        ("UPDATE revision SET author = 'toinen' WHERE seq = 2", 2),
        ("UPDATE revision SET mac = zeroblob(32) WHERE seq = 4", 4),
        ("DELETE FROM revision WHERE seq = 3", 3),
        ("UPDATE revision SET reason = 'x' WHERE seq = 1", 1),
    ];
    for (attack, seq) in attacks {
        let bench = made();
        work(&bench, 5);
        let file = with_the_key(&bench);
        file.execute_batch(attack).expect("attacks");
        drop(file);
        let mut store = bench.open(PASSPHRASE).expect("opens");
        assert_eq!(verdict(&mut store), Verdict::Broken(Break::Row { seq }), "{attack}");
    }
}

#[test]
fn a_row_of_the_record_put_back_alone_is_seen_though_the_log_is_whole() {
    let attacks = [
        "UPDATE worker SET body = (SELECT body FROM revision WHERE noun = 'worker' ORDER BY seq LIMIT 1)",
        "DELETE FROM worker",
        "INSERT INTO worker VALUES ('toinen', '{}')",
    ];
    for attack in attacks {
        let bench = made();
        work(&bench, 3);
        with_the_key(&bench).execute_batch(attack).expect("attacks");
        let mut store = bench.open(PASSPHRASE).expect("opens");
        assert_eq!(verdict(&mut store), Verdict::Broken(Break::Differs(Difference { noun: Noun::Worker, client: None })), "{attack}");
    }
}

#[test]
fn a_group_s_row_put_in_beside_the_log_is_seen() {
    for attack in ["INSERT INTO client_group VALUES ('g', 1, '{}')", "INSERT INTO group_choice VALUES ('w', 'e', '{}')"] {
        let bench = made();
        work(&bench, 3);
        with_the_key(&bench).execute_batch(attack).expect("attacks");
        let mut store = bench.open(PASSPHRASE).expect("opens");
        assert_eq!(verdict(&mut store), Verdict::Broken(Break::Differs(Difference { noun: Noun::Group, client: None })), "{attack}");
    }
}

#[test]
fn the_end_of_the_log_cut_off_is_seen() {
    let bench = made();
    work(&bench, 5);
    with_the_key(&bench).execute_batch("DELETE FROM revision WHERE seq > 4").expect("attacks");
    assert_eq!(bench.open(PASSPHRASE).expect("opens").broken(), Some(Break::Behind { anchored: 6, ends: 4 }));
}

#[test]
fn a_vault_from_before_the_seals_is_sealed_when_it_is_opened() {
    let bench = made();
    {
        let mut store = bench.open(PASSPHRASE).expect("opens");
        write_worker(&mut store, "ennen sinettejä").expect("writes");
    }
    with_the_key(&bench)
        .execute_batch(
            "DROP TABLE leaf; DROP TABLE phrase; DROP TABLE search_text; DROP TABLE search_row; DROP TABLE search_word; DROP TABLE search_form; DROP TABLE search_tail; DROP TABLE search_name; DROP TABLE search_due;
             DROP TRIGGER entry_is_due; DROP TRIGGER goal_is_due; DROP TRIGGER goal_is_due_anew; DROP TRIGGER task_is_due; DROP TRIGGER task_is_due_anew; DROP TRIGGER client_is_due; DROP TRIGGER client_is_due_anew;
             DROP TABLE outbox; DROP TABLE sent; DROP TABLE mirror; DROP TABLE refused; DROP TABLE conflict; DROP TABLE scope; DROP TABLE pulled; DROP TABLE server;
             DROP TABLE group_choice; DROP TABLE group_attendance; DROP TABLE group_draft; DROP TABLE group_session; DROP TABLE group_member; DROP TABLE client_group;
             DROP TABLE criteria; DROP VIEW document_now; DROP TABLE document_draft; DROP TABLE document; DROP TABLE measure; DROP TABLE measure_response; DROP TABLE gas_record; DROP TABLE team_member; DROP TABLE risk; DROP INDEX period_by_notice; ALTER TABLE period DROP COLUMN notice_on;
             DROP TRIGGER revision_is_sealed; DROP INDEX revision_by_client; UPDATE revision SET mac = NULL; PRAGMA user_version = 2;
             CREATE TRIGGER revision_is_locked BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'x'); END;
             CREATE TRIGGER revision_stays BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'x'); END;",
        )
        .expect("goes back to the schema before the seals");
    let mut store = bench.open(PASSPHRASE).expect("opens");
    assert_eq!(verdict(&mut store), Verdict::Whole { rows: 2 });
    assert_eq!(store.read(worker::get).expect("reads").title, "ennen sinettejä");
}

#[test]
fn an_anchor_is_written_by_itself_when_a_bag_stays_open_long() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    for row in 0..120 {
        write_worker(&mut store, &format!("nimike {row}")).expect("writes");
    }
    drop(store);
    let anchor = read_ring(&bench.shelf.vault_folder(&bench.id)).expect("reads").ring.anchor.expect("an anchor");
    assert!(anchor.seq >= 100, "{}", anchor.seq);
}
