//! A vault on a real disk: what opens it, what does not, and what is left alone.

use std::fs;

use askel_domain::id::WorkerId;
use askel_domain::worker::Worker;
use rusqlite::Connection;
use uuid::Uuid;

use super::bench_tests::*;
use super::*;
use crate::failure::StoreFailure;
use crate::keys::KeyCost;
use crate::log::Verdict;
use crate::store::Stamp;
use crate::worker;

/// The id is given, so that the second vault cannot get its name: everything before that has been written by then.
#[test]
fn a_vault_that_could_not_be_made_leaves_nothing_behind_and_every_other_alone() {
    let bench = made();
    let strangers = bench.shelf.vault_folder(".new-of-another-attempt");
    fs::create_dir(&strangers).expect("made");
    let taken = Uuid::parse_str(&bench.id).expect("an id");
    let mut ids = std::iter::once(taken).chain(std::iter::repeat_with(Uuid::now));
    let new = NewVault {
        worker: &kaisa(),
        passphrase: PASSPHRASE,
        cost: KeyCost::LEAST,
        at: at(),
        new_id: &mut || ids.next().expect("an id"),
        in_clear_text: false,
    };
    assert!(create(&bench.shelf, new).is_err());
    let left = fs::read_dir(bench.shelf.vault_folder("")).expect("the shelf").map(|entry| entry.expect("a folder").path());
    assert_eq!(left.collect::<std::collections::BTreeSet<_>>(), [strangers, bench.shelf.vault_folder(&bench.id)].into());
    let store = bench.open(PASSPHRASE).expect("the vault of that name opens as before");
    assert_eq!(store.read(worker::get).expect("reads").title, "sosiaaliohjaaja");
}

#[test]
fn what_was_written_is_there_after_closing_and_opening() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write_worker(&mut store, "johtava sosiaaliohjaaja").expect("writes");
    drop(store);
    let store = bench.open(PASSPHRASE).expect("opens again");
    assert_eq!(store.read(worker::get).expect("reads").title, "johtava sosiaaliohjaaja");
    assert_eq!(store.walk_log(), Verdict::Whole { rows: 2 });
    assert!(store.is_whole().expect("checked") && store.size().expect("measured") > 4096);
}

#[test]
fn a_wrong_passphrase_is_counted_and_slowed_down_and_the_right_one_forgives() {
    let bench = made();
    for _ in 0..5 {
        assert_eq!(bench.open("väärä tunnuslause").err(), Some(StoreFailure::WrongPassphrase));
    }
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::Wait { seconds: 2 }));
    assert!(unlock(&bench.shelf, &bench.id, PASSPHRASE, NOW + 2_000, false).is_ok());
    assert!(bench.open(PASSPHRASE).is_ok(), "the count began anew");
}

#[test]
fn a_second_askel_on_the_same_vault_is_told_so() {
    let bench = made();
    let first = bench.open(PASSPHRASE).expect("opens");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::AlreadyOpen));
    drop(first);
    assert!(bench.open(PASSPHRASE).is_ok());
}

#[test]
fn one_damaged_key_file_is_mended_from_the_other_and_two_are_not_guessed_at() {
    let bench = made();
    fs::write(bench.file("vault.keys"), "rubbish").expect("damages");
    assert!(bench.open(PASSPHRASE).is_ok());
    assert!(!crate::keys::read_ring(&bench.shelf.vault_folder(&bench.id)).expect("reads").one_copy_lost, "mended on opening");
    fs::write(bench.file("vault.keys"), "rubbish").expect("damages");
    fs::write(bench.file("vault.keys.copy"), "rubbish").expect("damages");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::KeysDamaged));
    assert!(bench.file("vault.db").exists(), "nothing is deleted");
}

#[test]
fn a_stale_journal_is_put_aside_and_the_record_is_whole() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    for number in 0..50 {
        write_worker(&mut store, &format!("nimike {number}")).expect("writes");
    }
    drop(store);
    fs::write(bench.file("vault.db-journal"), stale_journal()).expect("leaves a journal");
    let store = bench.open(PASSPHRASE).expect("opens");
    assert_eq!(store.read(worker::get).expect("reads").title, "nimike 49");
    assert!(bench.file("put-aside-journal-1").exists() && !bench.file("vault.db-journal").exists());
}

/// A journal whose header says "the file was empty before": played back, it empties the file.
fn stale_journal() -> Vec<u8> {
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in [0u32, 0x1234_5678, 0, 512, 4096] {
        journal.extend(number.to_be_bytes());
    }
    journal.resize(1024, 0);
    journal
}

/// Found by the campaigns: a power cut while the log is brought into the file tears pages of the file, never of the log.
#[test]
fn a_page_torn_in_the_file_and_whole_in_the_log_is_not_called_damage() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write_worker(&mut store, "nimike").expect("writes");
    let (mut file, log) = (fs::read(bench.file("vault.db")).expect("reads"), fs::read(bench.file("vault.db-wal")).expect("reads"));
    drop(store);
    // A log is 32 bytes, then frames of 24 bytes and a page; the first four say which page.
    for frame in log[32..].chunks_exact(24 + 4096) {
        let page = u32::from_be_bytes([frame[0], frame[1], frame[2], frame[3]]) as usize;
        file[page * 4096 - 2048..page * 4096].fill(0);
    }
    fs::write(bench.file("vault.db"), file).expect("tears");
    fs::write(bench.file("vault.db-wal"), log).expect("puts back");
    let store = bench.open(PASSPHRASE).expect("opens");
    assert!(store.is_whole().expect("checked"));
    assert_eq!(store.read(worker::get).expect("reads").title, "nimike");
}

/// Found by the campaigns: the refused opening used to write the other vault's log into the file as it closed.
#[test]
fn another_vaults_log_is_refused_and_does_not_touch_the_file() {
    let (bench, other) = (made(), made());
    let mut store = other.open(PASSPHRASE).expect("opens");
    for number in 0..20 {
        write_worker(&mut store, &format!("nimike {number}")).expect("writes");
    }
    fs::copy(other.file("vault.db-wal"), bench.file("vault.db-wal")).expect("lays beside");
    let before = fs::read(bench.file("vault.db")).expect("reads");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::Damaged));
    assert!(fs::read(bench.file("vault.db")).expect("reads") == before);
    assert!(bench.file("vault.db-wal").exists(), "nothing is deleted");
    fs::remove_file(bench.file("vault.db-wal")).expect("takes away");
    assert_eq!(bench.open(PASSPHRASE).expect("opens").read(worker::get).expect("reads").title, "sosiaaliohjaaja");
}

#[test]
fn a_newer_file_is_refused_and_untouched() {
    let bench = made();
    let store = bench.open(PASSPHRASE).expect("opens");
    store.read(|read| read.one("PRAGMA user_version", [], |row| row.get::<_, i64>(0))).expect("reads");
    drop(store);
    raise_version(&bench);
    let before = fs::read(bench.file("vault.db")).expect("reads");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::NewerFile));
    assert!(fs::read(bench.file("vault.db")).expect("reads") == before);
}

/// What a later Askel would leave behind, made through the store's own connection.
fn raise_version(bench: &Bench) {
    let mut store = bench.open(PASSPHRASE).expect("opens");
    let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
    store.write(stamp, |tx| tx.run("PRAGMA user_version = 9999", []).or(Ok::<_, StoreFailure>(()))).expect("writes");
}

#[test]
fn a_file_of_another_key_or_another_kind_is_damaged_not_replaced() {
    let (bench, other) = (made(), made());
    fs::copy(other.file("vault.db"), bench.file("vault.db")).expect("swaps");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::Damaged));
    fs::remove_file(bench.file("vault.db")).expect("removes");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::Missing));
    assert!(!bench.file("vault.db").exists(), "a missing file is not made anew");
}

#[test]
fn nothing_of_the_record_can_be_read_from_the_file_without_its_key() {
    let bench = made();
    let bytes = fs::read(bench.file("vault.db")).expect("reads");
    assert!(!bytes.windows(5).any(|window| window == b"Niemi") && !bytes.starts_with(b"SQLite format 3"));
    let plain = Connection::open(bench.file("vault.db")).expect("opens lazily");
    assert!(plain.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_err());
}

#[test]
fn the_log_and_the_entries_refuse_to_be_changed() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    for attempt in ["UPDATE revision SET body = 'x'", "DELETE FROM revision", "ATTACH 'plain.db' AS plain KEY ''"] {
        let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
        assert!(store.write(stamp, |tx| tx.run(attempt, [])).is_err(), "{attempt}");
    }
}

#[test]
fn a_refused_write_leaves_nothing_behind() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
    let refused: Result<(), StoreFailure> = store.write(stamp, |tx| {
        worker::put(tx, &Worker { title: "x".into(), ..kaisa() })?;
        Err(StoreFailure::Row("planted"))
    });
    assert!(refused.is_err());
    assert_eq!(store.read(worker::get).expect("reads").title, "sosiaaliohjaaja");
    assert_eq!(store.walk_log(), Verdict::Whole { rows: 1 });
}
