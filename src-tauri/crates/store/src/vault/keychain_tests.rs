//! A passphrase that is bound to a keychain: what opens then, what does not, and how the way back is found.

use std::fs;

use askel_domain::moment::in_helsinki;
use askel_recovery::{Identities, Recipients, new_identity_file, open_request, write_form};
use chrono::DateTime;

use super::bench_tests::{Bench, NOW, PASSPHRASE, made, write_worker};
use super::*;
use crate::backup::{self, Wish};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{Asking, KEY_FILES, KeyCost, KeychainOfProofs, KeychainTrouble, With, read_ring};
use crate::store::Store;
use crate::worker;

const NEW: &str = "hyrrä salmi pihlaja teevati";

fn slot(passphrase: &str) -> NewSlot<'_> {
    NewSlot { id: format!("slot {passphrase}"), passphrase, cost: KeyCost::LEAST }
}

fn with<'a>(passphrase: &'a str, keychain: &'a KeychainOfProofs) -> With<'a> {
    With { passphrase, keychain, asking: Asking::Nobody }
}

fn open(bench: &Bench, passphrase: &str, keychain: &KeychainOfProofs) -> StoreResult<Store> {
    unlock(&bench.shelf, &bench.id, with(passphrase, keychain), NOW, false)
}

fn bind(bench: &Bench, keychain: &KeychainOfProofs, secret: &str) -> StoreResult<()> {
    let store = open(bench, PASSPHRASE, keychain)?;
    bind_to_keychain(&bench.shelf, &bench.id, &with(PASSPHRASE, keychain), slot(PASSPHRASE), secret.into(), NOW, &store)
}

fn bound() -> (Bench, KeychainOfProofs) {
    let (bench, keychain) = (made(), KeychainOfProofs::default());
    bind(&bench, &keychain, "secret 1").expect("binds");
    (bench, keychain)
}

fn keys(bench: &Bench) -> Vec<Vec<u8>> {
    KEY_FILES.iter().map(|name| fs::read(bench.file(name)).expect("reads")).collect()
}

fn refused(trouble: KeychainTrouble) -> Option<StoreFailure> {
    Some(StoreFailure::Keychain(trouble))
}

#[test]
fn a_bound_passphrase_opens_the_untouched_database_here_and_nowhere_else() {
    let (bench, keychain) = (made(), KeychainOfProofs::default());
    write_worker(&mut open(&bench, PASSPHRASE, &keychain).expect("opens"), "johtava").expect("writes");
    let before = fs::read(bench.file("vault.db")).expect("reads");
    bind(&bench, &keychain, "secret 1").expect("binds");
    assert!(fs::read(bench.file("vault.db")).expect("reads") == before, "not one byte");
    assert!(needs_keychain(&bench.shelf, &bench.id).expect("reads"));
    assert_eq!(open(&bench, PASSPHRASE, &keychain).expect("opens").read(worker::get).expect("reads").title, "johtava");
    let elsewhere = KeychainOfProofs::default();
    assert_eq!(open(&bench, PASSPHRASE, &elsewhere).err(), refused(KeychainTrouble::Emptied));
    assert_eq!(unlock(&bench.shelf, &bench.id, PASSPHRASE, NOW, false).err(), refused(KeychainTrouble::Absent));
    assert_eq!(open(&bench, "väärä", &keychain).err(), Some(StoreFailure::WrongPassphrase));
}

/// Somebody copies the folder, guesses the passphrase, and puts a secret of their own into a keychain of their own.
#[test]
fn another_secret_under_the_same_name_opens_nothing() {
    let (bench, _) = bound();
    let (other, theirs) = (made(), KeychainOfProofs::default());
    bind(&other, &theirs, "secret 1").expect("binds");
    assert_eq!(open(&bench, PASSPHRASE, &theirs).err(), refused(KeychainTrouble::Emptied));
    // With the mark of their own secret written over ours, the slot knows better.
    let (mut ring, foreign) = (read_ring(&bench.file("")).expect("reads").ring, read_ring(&other.file("")).expect("reads").ring);
    ring.slots[0].device = foreign.slots[0].device.clone();
    ring.vault = foreign.vault;
    let opened = crate::keys::open_slot(&ring.vault, &ring.slots[0], with(PASSPHRASE, &theirs));
    assert_eq!(opened.err(), Some(StoreFailure::WrongPassphrase));
    // And without any mark it is no slot of the first form either.
    ring.slots[0].device = None;
    assert_eq!(crate::keys::open_slot(&bench.id, &ring.slots[0], PASSPHRASE).err(), Some(StoreFailure::WrongPassphrase));
}

#[test]
fn a_keychain_that_gives_nothing_changes_no_file_and_counts_no_try() {
    let (bench, keychain) = bound();
    let before = (keys(&bench), fs::read(bench.file("vault.db")).expect("reads"));
    for trouble in [KeychainTrouble::Absent, KeychainTrouble::Locked, KeychainTrouble::Emptied] {
        keychain.trouble(Some(trouble));
        for _ in 0..7 {
            assert_eq!(open(&bench, PASSPHRASE, &keychain).err(), refused(trouble));
            assert_eq!(open(&bench, "väärä", &keychain).err(), refused(trouble));
        }
    }
    assert!(before == (keys(&bench), fs::read(bench.file("vault.db")).expect("reads")));
    keychain.trouble(None);
    assert!(open(&bench, PASSPHRASE, &keychain).is_ok(), "no try was counted");
}

#[test]
fn a_keychain_that_keeps_nothing_binds_nothing() {
    let (bench, keychain) = (made(), KeychainOfProofs::default());
    let before = keys(&bench);
    keychain.trouble(Some(KeychainTrouble::Locked));
    assert_eq!(bind(&bench, &keychain, "secret 1"), Err(StoreFailure::Keychain(KeychainTrouble::Locked)));
    assert!(before == keys(&bench));
    keychain.trouble(None);
    let store = open(&bench, PASSPHRASE, &keychain).expect("opens");
    let wrong = bind_to_keychain(&bench.shelf, &bench.id, &with("väärä", &keychain), slot("väärä"), "secret 2".into(), NOW, &store);
    assert_eq!((wrong, keychain.count()), (Err(StoreFailure::WrongPassphrase), 0));
}

#[test]
fn a_new_passphrase_and_a_dearer_one_stay_bound() {
    let (bench, keychain) = bound();
    let store = open(&bench, PASSPHRASE, &keychain).expect("opens");
    change_passphrase(&bench.shelf, &bench.id, with(PASSPHRASE, &keychain), slot(NEW), NOW, &store).expect("changes");
    let dearer = NewSlot { cost: KeyCost { passes: 4, ..KeyCost::LEAST }, ..slot(NEW) };
    assert_eq!(raise_cost(&bench.shelf, &bench.id, with(NEW, &keychain), dearer, &store).expect("raises"), Some(KeyCost::LEAST));
    prove(&bench.shelf, &bench.id, with(NEW, &keychain), NOW, &store).expect("proves");
    drop(store);
    assert!(open(&bench, NEW, &keychain).is_ok() && needs_keychain(&bench.shelf, &bench.id).expect("reads"));
    assert_eq!(open(&bench, NEW, &KeychainOfProofs::default()).err(), refused(KeychainTrouble::Emptied));
}

#[test]
fn let_go_of_the_passphrase_opens_alone_and_the_secret_stays_for_older_copies() {
    let (bench, keychain) = bound();
    let older = keys(&bench);
    let store = open(&bench, PASSPHRASE, &keychain).expect("opens");
    free_from_keychain(&bench.shelf, &bench.id, &with(PASSPHRASE, &keychain), slot(PASSPHRASE), NOW, &store).expect("frees");
    drop(store);
    assert!(bench.open(PASSPHRASE).is_ok() && !needs_keychain(&bench.shelf, &bench.id).expect("reads"));
    KEY_FILES.iter().zip(older).for_each(|(name, bytes)| fs::write(bench.file(name), bytes).expect("an older key file"));
    assert!(open(&bench, PASSPHRASE, &keychain).is_ok());
}

struct Officer(Identities, Recipients);

/// With the organisation's key in place, and a backup of that time in a folder of its own.
fn with_a_spare_key() -> (Bench, KeychainOfProofs, Officer, std::path::PathBuf) {
    let (file, recipient) = new_identity_file();
    let officer = Officer(Identities::read(&file).expect("a key"), Recipients::read(&recipient).expect("a key"));
    let (bench, keychain) = bound();
    let mut store = open(&bench, PASSPHRASE, &keychain).expect("opens");
    place_recovery(&bench.shelf, &bench.id, with(PASSPHRASE, &keychain), &officer.1, NOW, &store).expect("places");
    write_worker(&mut store, "johtava").expect("writes");
    let at = in_helsinki(DateTime::from_timestamp_millis(NOW).expect("a moment"));
    let written = backup::write(&store.copy_hand().expect("a hand"), &bench.shelf.backups(&bench.id), at).expect("a backup");
    (bench, keychain, officer, written.folder)
}

fn recovered(bench: &Bench, officer: &Officer) {
    let asked = ask_recovery(&bench.shelf, &bench.id, NewSlot { id: "1".into(), ..slot(NEW) }, NOW).expect("asks");
    let answer = write_form(&open_request(&officer.0, &asked.request, &asked.code).expect("answers")).expect("writes");
    finish_recovery(&bench.shelf, &bench.id, slot(NEW), &answer, NOW).expect("opens the way");
}

#[test]
fn an_emptied_keychain_is_helped_by_the_organisation_whose_slot_needs_none() {
    let (bench, keychain, officer, _) = with_a_spare_key();
    keychain.empty();
    assert_eq!(open(&bench, PASSPHRASE, &keychain).err(), refused(KeychainTrouble::Emptied));
    recovered(&bench, &officer);
    assert!(!needs_keychain(&bench.shelf, &bench.id).expect("reads"));
    assert_eq!(bench.open(NEW).expect("opens").read(worker::get).expect("reads").title, "johtava");
}

fn restored(bench: &Bench, from: &std::path::Path, passphrase: &str, keychain: &KeychainOfProofs) -> StoreResult<backup::Restored> {
    let at = in_helsinki(DateTime::from_timestamp_millis(NOW).expect("a moment"));
    backup::restore(&bench.shelf, &Wish { from, with: with(passphrase, keychain), at })
}

#[test]
fn on_another_laptop_a_backup_is_put_back_closed_and_the_organisation_opens_it() {
    let (old_laptop, _, officer, backup) = with_a_spare_key();
    let new_laptop = Bench::empty(&old_laptop.id);
    let their_keychain = KeychainOfProofs::default();
    let receipt = restored(&new_laptop, &backup, PASSPHRASE, &their_keychain).expect("put back");
    assert!(receipt.closed && receipt.aside.is_none() && receipt.missing.is_none());
    assert_eq!(open(&new_laptop, PASSPHRASE, &their_keychain).err(), refused(KeychainTrouble::Emptied));
    recovered(&new_laptop, &officer);
    let store = new_laptop.open(NEW).expect("opens");
    assert_eq!(store.read(worker::get).expect("reads").title, "johtava");
    assert!(store.broken().is_none() && matches!(store.walk_log(), crate::log::Verdict::Whole { .. }), "no anchor of another laptop speaks against it");
}

#[test]
fn a_backup_that_needs_the_keychain_never_takes_the_place_of_a_bag_whose_keys_can_be_read() {
    let (bench, keychain, _, backup) = with_a_spare_key();
    let before = keys(&bench);
    keychain.empty();
    assert_eq!(restored(&bench, &backup, PASSPHRASE, &keychain).map(|_| ()).err(), refused(KeychainTrouble::Emptied));
    assert!(before == keys(&bench) && !bench.shelf.aside().exists());
}

#[test]
fn a_damaged_backup_is_not_put_back_closed() {
    let (old_laptop, keychain, _, backup) = with_a_spare_key();
    let file = backup.join("vault.db");
    let mut bytes = fs::read(&file).expect("reads");
    bytes[5_000] ^= 1;
    fs::write(&file, bytes).expect("damages");
    let new_laptop = Bench::empty(&old_laptop.id);
    keychain.empty();
    assert_eq!(restored(&new_laptop, &backup, PASSPHRASE, &keychain).map(|_| ()).err(), Some(StoreFailure::BackupDamaged));
    assert!(!new_laptop.file("").exists());
}
