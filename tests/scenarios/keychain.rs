//! A bag that is bound to one computer: when that may be, what is told of it, and the way back when the keychain is gone.
//! The real keychain is asked in `tests/window/keychain.rs`.

use std::sync::Arc;

use askel_app::Askel;
use askel_app::failure::FailureCode;
use askel_app::recovery::{KeyEventName, KeychainState};
use askel_app::surroundings::Surroundings;
use askel_app::vault::{self, PassphraseChange, Proof};
use askel_app::KeychainTrouble;
use askel_store::keys::KeychainOfProofs;
use askel_tests::faults::forgotten::{Laptop, NEW, OLD, answer, code, laptop, officer};
use askel_tests::fixture::surroundings::set;

/// The laptop as its worker left it, on a computer with this keychain.
fn on_a_computer_with(mut laptop: Laptop, keychain: &KeychainOfProofs) -> Laptop {
    laptop.askel.lock();
    let surroundings = Surroundings { keychain: Arc::new(keychain.clone()), ..set(&laptop.clock) };
    laptop.askel = Askel::new(laptop.folder.path().join("data"), surroundings);
    laptop.unlock(OLD).expect("opens");
    laptop
}

fn bind(laptop: &mut Laptop, passphrase: &str) -> Result<(), FailureCode> {
    code(vault::bind_to_keychain(laptop.askel.open().expect("open"), Proof { passphrase: passphrase.into() }).map(|_| ()))
}

fn free(laptop: &mut Laptop, passphrase: &str) -> Result<(), FailureCode> {
    code(vault::free_from_keychain(laptop.askel.open().expect("open"), Proof { passphrase: passphrase.into() }).map(|_| ()))
}

#[test]
fn only_where_the_spare_key_has_been_tried_is_a_bag_bound() {
    let (keychain, officer) = (KeychainOfProofs::default(), officer());
    let mut laptop = on_a_computer_with(laptop(), &keychain);
    assert_eq!(bind(&mut laptop, OLD), Err(FailureCode::SpareKeyUnproven));
    laptop.place(&[&officer]);
    assert_eq!(bind(&mut laptop, OLD), Err(FailureCode::SpareKeyUnproven), "placed is not proven");
    assert_eq!((laptop.view().keychain, keychain.count()), (KeychainState::Free, 0));
    laptop.prove(&officer);
    assert_eq!(bind(&mut laptop, "joku muu oli koneella"), Err(FailureCode::WrongPassphrase));
    assert_eq!(bind(&mut laptop, OLD), Ok(()));
    assert_eq!((laptop.view().keychain, keychain.count()), (KeychainState::Bound, 1));
    assert_eq!(laptop.events()[..2], [KeyEventName::KeychainBound, KeyEventName::FailedTries], "the log tells of both");
}

#[test]
fn a_computer_without_a_keychain_offers_none_and_refuses_in_words() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    laptop.prove(&officer);
    assert_eq!(laptop.view().keychain, KeychainState::None);
    assert_eq!(bind(&mut laptop, OLD), Err(FailureCode::KeychainAbsent));
}

#[test]
fn a_bound_bag_opens_changes_its_passphrase_and_is_let_go_of() {
    let (keychain, officer) = (KeychainOfProofs::default(), officer());
    let mut laptop = on_a_computer_with(laptop(), &keychain);
    laptop.place(&[&officer]);
    laptop.prove(&officer);
    bind(&mut laptop, OLD).expect("bound");
    let change = PassphraseChange { present: OLD.into(), fresh: NEW.into() };
    vault::change_passphrase(laptop.askel.open().expect("open"), change).expect("changed");
    laptop.askel.lock();
    assert_eq!((laptop.unlock(OLD), laptop.unlock(NEW)), (Err(FailureCode::WrongPassphrase), Ok(())));
    assert_eq!(laptop.view().keychain, KeychainState::Bound);
    free(&mut laptop, NEW).expect("freed");
    keychain.empty();
    laptop.askel.lock();
    assert_eq!((laptop.unlock(NEW), laptop.view().keychain), (Ok(()), KeychainState::Free));
    assert!(laptop.events().contains(&KeyEventName::KeychainFreed));
}

#[test]
fn a_keychain_that_is_gone_locked_or_emptied_is_told_apart_and_the_organisation_helps() {
    let (keychain, officer) = (KeychainOfProofs::default(), officer());
    let mut laptop = laptop();
    laptop.write(3, 2);
    let mut laptop = on_a_computer_with(laptop, &keychain);
    let entries = laptop.entries();
    laptop.place(&[&officer]);
    laptop.prove(&officer);
    bind(&mut laptop, OLD).expect("bound");
    laptop.askel.lock();
    for (trouble, told) in [(KeychainTrouble::Absent, FailureCode::KeychainAbsent), (KeychainTrouble::Locked, FailureCode::KeychainLocked)] {
        keychain.trouble(Some(trouble));
        assert_eq!(laptop.unlock(OLD), Err(told));
    }
    keychain.trouble(None);
    laptop.unlock(OLD).expect("it was there all the time");
    laptop.askel.lock();
    keychain.empty();
    assert_eq!(laptop.unlock(OLD), Err(FailureCode::KeychainEmptied));
    let asked = laptop.ask();
    laptop.finish(NEW, &answer(&officer, &asked)).expect("recovered");
    assert!(laptop.entries() == entries && laptop.view().keychain == KeychainState::Free);
}
