//! What changes the keys: the passphrase, its cost, and the organisation's help. What is in the vault stays as it is.

use std::fs;

use askel_recovery::{Identities, Recipients, RecoveryFailure, new_identity_file, open_request, write_form};

use super::bench_tests::{Bench, NOW, PASSPHRASE, made, write_worker};
use super::*;
use crate::failure::StoreFailure;
use crate::keys::{KeyCost, Unlogged, read_ring, write_ring};
use crate::worker;

const NEW: &str = "hyrrä salmi pihlaja teevati";

fn slot(passphrase: &str) -> NewSlot<'_> {
    NewSlot { id: format!("slot {passphrase}"), passphrase, cost: KeyCost::LEAST }
}

fn change(bench: &Bench, present: &str) -> Result<(), StoreFailure> {
    let store = bench.open(PASSPHRASE)?;
    change_passphrase(&bench.shelf, &bench.id, present, slot(NEW), NOW, &store)
}

#[test]
fn a_changed_passphrase_opens_the_untouched_database_and_the_old_one_does_not() {
    let bench = made();
    write_worker(&mut bench.open(PASSPHRASE).expect("opens"), "johtava").expect("writes");
    let before = fs::read(bench.file("vault.db")).expect("reads");
    change(&bench, PASSPHRASE).expect("changes");
    assert!(fs::read(bench.file("vault.db")).expect("reads") == before, "not one byte");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::WrongPassphrase));
    let store = bench.open(NEW).expect("opens");
    assert_eq!(store.read(worker::get).expect("reads").title, "johtava");
}

#[test]
fn a_wrong_present_passphrase_changes_nothing_and_is_slowed_down() {
    let bench = made();
    for _ in 0..5 {
        let store = bench.open(PASSPHRASE);
        assert_eq!(
            store.map(|store| change_passphrase(&bench.shelf, &bench.id, "väärä", slot(NEW), NOW, &store)),
            Ok(Err(StoreFailure::WrongPassphrase))
        );
    }
    let store = bench.open(PASSPHRASE).expect("each opening forgave");
    for _ in 0..5 {
        let _ = change_passphrase(&bench.shelf, &bench.id, "väärä", slot(NEW), NOW, &store);
    }
    let asked = change_passphrase(&bench.shelf, &bench.id, PASSPHRASE, slot(NEW), NOW, &store);
    assert_eq!(asked, Err(StoreFailure::Wait { seconds: 2 }));
    drop(store);
    assert!(unlock(&bench.shelf, &bench.id, PASSPHRASE, NOW + 2_000, false).is_ok());
}

#[test]
fn a_cheap_slot_is_sealed_anew_and_a_dear_one_is_let_be() {
    let bench = made();
    let store = bench.open(PASSPHRASE).expect("opens");
    let dearer = KeyCost { passes: 4, ..KeyCost::LEAST };
    let raise = |cost| raise_cost(&bench.shelf, &bench.id, PASSPHRASE, NewSlot { cost, ..slot(PASSPHRASE) }, &store).expect("asked");
    assert_eq!(raise(dearer), Some(KeyCost::LEAST));
    assert_eq!((raise(dearer), raise(KeyCost::LEAST)), (None, None));
    drop(store);
    assert_eq!(read_ring(&bench.file("")).expect("reads").ring.slots[0].cost, dearer);
    assert!(bench.open(PASSPHRASE).is_ok());
}

#[test]
fn a_slot_below_the_floor_is_refused_at_the_door_and_nothing_is_touched() {
    let bench = made();
    for cost in [KeyCost { memory_kib: KeyCost::LEAST.memory_kib - 1, ..KeyCost::LEAST }, KeyCost { passes: 2, ..KeyCost::LEAST }] {
        let mut ring = read_ring(&bench.file("")).expect("reads").ring;
        ring.slots[0].cost = cost;
        write_ring(&bench.file(""), &mut ring).expect("writes");
        let before = fs::read(bench.file("vault.db")).expect("reads");
        assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::KeysDamaged));
        assert!(fs::read(bench.file("vault.db")).expect("reads") == before);
        ring.slots[0].cost = KeyCost::LEAST;
        write_ring(&bench.file(""), &mut ring).expect("writes");
        assert!(bench.open(PASSPHRASE).is_ok(), "the floor itself is accepted");
    }
}

#[test]
fn wrong_tries_wait_in_the_key_file_until_the_log_has_them() {
    let bench = made();
    for _ in 0..2 {
        assert!(bench.open("väärä").is_err());
    }
    let store = bench.open(PASSPHRASE).expect("opens");
    drop(store);
    let store = bench.open(PASSPHRASE).expect("opens again before the log was written");
    let waiting = unlogged(&bench.shelf, &bench.id).expect("reads");
    assert_eq!((waiting.tries.failed, waiting.tries.last_at), (2, NOW));
    forget_logged(&bench.shelf, &bench.id, &Unlogged::default(), &store).expect("something else was logged");
    assert_eq!(unlogged(&bench.shelf, &bench.id).expect("reads"), waiting);
    forget_logged(&bench.shelf, &bench.id, &waiting, &store).expect("forgets");
    assert_eq!(unlogged(&bench.shelf, &bench.id).expect("reads"), Unlogged::default());
}

struct Officer(Identities, Recipients);

fn officer() -> Officer {
    let (file, recipient) = new_identity_file();
    Officer(Identities::read(&file).expect("a key"), Recipients::read(&recipient).expect("a key"))
}

fn placed() -> (Bench, Officer) {
    let (bench, officer) = (made(), officer());
    let store = bench.open(PASSPHRASE).expect("opens");
    place_recovery(&bench.shelf, &bench.id, PASSPHRASE, &officer.1, NOW, &store).expect("places");
    drop(store);
    (bench, officer)
}

fn answered(bench: &Bench, officer: &Officer, request: &str) -> Vec<u8> {
    let asked = ask_recovery(&bench.shelf, &bench.id, NewSlot { id: request.into(), ..slot(NEW) }, NOW).expect("asks");
    write_form(&open_request(&officer.0, &asked.request, &asked.code).expect("answers")).expect("writes")
}

fn finish(bench: &Bench, passphrase: &str, answer: &[u8]) -> Result<(), StoreFailure> {
    finish_recovery(&bench.shelf, &bench.id, slot(passphrase), answer, NOW)
}

const REFUSED: Result<(), StoreFailure> = Err(StoreFailure::Recovery(RecoveryFailure::NotThisRequest));

#[test]
fn the_organisation_opens_the_way_and_only_the_new_passphrase_goes_through() {
    let (bench, officer) = placed();
    let answer = answered(&bench, &officer, "1");
    assert!(bench.open(PASSPHRASE).is_ok(), "remembered after all: asking took nothing away");
    assert_eq!(bench.open(NEW).err(), Some(StoreFailure::WrongPassphrase), "asking alone opens nothing");
    assert_eq!(finish(&bench, "jokin aivan muu lause", &answer), Err(StoreFailure::WrongPassphrase), "the answer alone opens nothing");
    let before = fs::read(bench.file("vault.db")).expect("reads");
    finish(&bench, NEW, &answer).expect("opens the way");
    assert!(fs::read(bench.file("vault.db")).expect("reads") == before, "not one byte");
    assert_eq!(bench.open(PASSPHRASE).err(), Some(StoreFailure::WrongPassphrase));
    assert_eq!(bench.open(NEW).expect("opens").read(worker::get).expect("reads").title, "sosiaaliohjaaja");
}

#[test]
fn an_answer_serves_once_and_only_the_laptop_and_the_request_it_was_made_for() {
    let (bench, officer) = placed();
    let (other, other_officer) = placed();
    let first = answered(&bench, &officer, "1");
    let second = answered(&bench, &officer, "2");
    let foreign = answered(&other, &other_officer, "2");
    assert_eq!(finish(&bench, NEW, &first), REFUSED, "a later request took its place");
    assert_eq!(finish(&bench, NEW, &foreign), REFUSED, "for another vault");
    assert!(finish(&bench, NEW, b"{}").is_err() && finish(&bench, NEW, &[b' '; 300_000]).is_err());
    finish(&bench, NEW, &second).expect("the right one");
    assert_eq!(finish(&bench, NEW, &second), REFUSED, "used");
}

#[test]
fn a_forged_answer_with_another_key_leaves_the_vault_as_it_was() {
    let (bench, _) = placed();
    let mut asked = ask_recovery(&bench.shelf, &bench.id, slot(NEW), NOW).expect("asks");
    // An officer of nobody: the slot is replaced by one of their own making, around a key of their own.
    let stranger = officer();
    asked.request.sealed = askel_recovery::seal_data_key(&stranger.1, &bench.id, &[7; 32]).expect("seals");
    let code = asked.request.code();
    let forged = write_form(&open_request(&stranger.0, &asked.request, &code).expect("answers")).expect("writes");
    assert_eq!(finish(&bench, NEW, &forged), REFUSED);
    assert!(bench.open(PASSPHRASE).is_ok());
}

#[test]
fn without_an_organisations_key_nothing_can_be_asked() {
    let bench = made();
    assert_eq!(ask_recovery(&bench.shelf, &bench.id, slot(NEW), NOW).err(), Some(StoreFailure::NoRecovery));
    assert_eq!(finish(&bench, NEW, b"{}"), REFUSED);
}
