//! A forgotten passphrase: the organisation helps with its own program, and what is told of it. The campaign `recoveries`
//! forgets by the hundred.

use std::fs;
use std::path::Path;

use askel_app::Askel;
use askel_app::failure::FailureCode;
use askel_app::recovery::{self, KeyEventName, RecoveryProof, RecoveryRequest, RecoveryState};
use askel_app::vault::{self, PassphraseChange};
use askel_recovery::{Challenge, Request, answer_challenge, open_request, read_form};
use askel_tests::faults::forgotten::{NEW, OLD, answer, at, code, laptop, officer};
use askel_tests::fixture::surroundings::set;

#[test]
fn recovery_is_in_the_log_at_once_and_the_wrong_tries_before_it_too() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    laptop.askel.lock();
    assert!(laptop.unlock("en muista sitä enää").is_err() && laptop.unlock("en vain muista sitä").is_err());
    let asked = laptop.ask();
    let path = answer(&officer, &asked);
    laptop.finish(NEW, &path).expect("recovered");
    let view = laptop.view();
    assert_eq!(
        view.events.iter().map(|event| (event.event, event.count)).collect::<Vec<_>>(),
        [(KeyEventName::Recovered, 1), (KeyEventName::FailedTries, 2), (KeyEventName::RecoveryAsked, 1), (KeyEventName::RecoveryPlaced, 1)]
    );
    laptop.askel.lock();
    assert_eq!(laptop.finish(NEW, &path), Err(FailureCode::RecoveryAnswerRefused), "an answer serves once");
    laptop.unlock(NEW).expect("opens");
    assert_eq!(laptop.events().len(), 4, "noted once");
}

#[test]
fn the_worker_s_own_name_makes_no_new_passphrase() {
    let mut laptop = laptop();
    laptop.place(&[&officer()]);
    let folder = laptop.folder.path().to_owned();
    let named = RecoveryRequest { vault_id: laptop.id.clone(), passphrase: "Kaisa Niemi Kaisa Niemi".into() };
    assert_eq!(code(recovery::ask(&mut laptop.askel, named, &folder)).err(), Some(FailureCode::PassphraseWeak));
}

#[test]
fn an_answer_for_another_laptop_and_one_from_a_stranger_are_refused() {
    let (mut mine, mut other, officer, stranger) = (laptop(), laptop(), officer(), officer());
    for laptop in [&mut mine, &mut other] {
        laptop.place(&[&officer]);
        laptop.askel.lock();
    }
    let asked = mine.ask();
    let theirs = other.ask();
    assert_eq!(mine.finish(NEW, &answer(&officer, &theirs)), Err(FailureCode::RecoveryAnswerRefused));
    let request: Request = read_form(&fs::read(Path::new(&asked.folder).join(&asked.file)).expect("reads")).expect("a request");
    assert!(open_request(&stranger.identity, &request, &asked.code).is_err(), "another organisation cannot answer");
    assert_eq!(mine.finish("jokin muu kuin valittu lause", &answer(&officer, &asked)), Err(FailureCode::WrongPassphrase));
    assert_eq!(mine.unlock(OLD), Ok(()), "nothing was changed");
}

#[test]
fn the_spare_key_counts_only_when_its_holder_has_shown_it_works() {
    let (mut laptop, officer, stranger) = (laptop(), officer(), officer());
    assert!(laptop.view().state == RecoveryState::Missing && !laptop.view().overdue);
    laptop.place(&[&officer]);
    let folder = laptop.folder.path().to_owned();
    let handed = recovery::challenge(laptop.askel.open().expect("open"), &folder).expect("written").value;
    let challenge: Challenge = read_form(&fs::read(folder.join(handed.file)).expect("reads")).expect("a test");
    assert!(answer_challenge(&stranger.identity, &challenge).is_err());
    laptop.clock.set(at("2026-11-29T09:00:00+02:00"));
    laptop.unlock(OLD).expect("opens");
    let wrong = code(recovery::prove(laptop.askel.open().expect("open"), RecoveryProof { code: "K7M2-0Q9X-ZZZZ".into() }).map(|_| ()));
    assert_eq!(wrong, Err(FailureCode::RecoveryCodeWrong));
    assert!(laptop.view().state == RecoveryState::Unproven && laptop.view().overdue, "a week has gone");
    let code = answer_challenge(&officer.identity, &challenge).expect("answers").remove(0).code.to_lowercase();
    let view = recovery::prove(laptop.askel.open().expect("open"), RecoveryProof { code }).expect("proven").value;
    assert!(view.state == RecoveryState::Proven && !view.overdue && view.keys[0].proven_at.is_some());
    laptop.place(&[&stranger]);
    assert_eq!(laptop.view().state, RecoveryState::Unproven, "another key is another proof");
}

#[test]
fn a_slot_that_somebody_took_out_of_the_key_file_is_no_longer_claimed() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    let folder = laptop.folder.path().join("data/vaults").join(&laptop.id);
    let mut ring = askel_store::keys::read_ring(&folder).expect("reads").ring;
    ring.recovery = None;
    askel_store::keys::write_ring(&folder, &mut ring).expect("writes");
    assert_eq!(laptop.view().state, RecoveryState::Missing);
}

#[test]
fn a_changed_passphrase_asks_the_present_one_and_keeps_the_rules_of_a_new_one() {
    let mut laptop = laptop();
    let mut change = |present: &str, fresh: &str| {
        let change = PassphraseChange { present: present.into(), fresh: fresh.into() };
        code(vault::change_passphrase(laptop.askel.open().expect("open"), change).map(|_| ()))
    };
    assert_eq!(change(OLD, "lyhyt"), Err(FailureCode::PassphraseShort));
    assert_eq!(change(OLD, "Kaisa Niemi Kaisa Niemi"), Err(FailureCode::PassphraseWeak));
    assert_eq!(change("joku muu oli koneella", NEW), Err(FailureCode::WrongPassphrase));
    assert_eq!(change(OLD, NEW), Ok(()));
    laptop.askel.lock();
    assert_eq!((laptop.unlock(OLD), laptop.unlock(NEW)), (Err(FailureCode::WrongPassphrase), Ok(())));
    let seen = [KeyEventName::FailedTries, KeyEventName::PassphraseChanged, KeyEventName::FailedTries];
    assert_eq!(laptop.events(), seen, "each wrong try is in the log, the newest first");
}

#[test]
fn a_passphrase_sealed_cheaply_is_sealed_dearer_when_it_next_opens() {
    let mut laptop = laptop();
    laptop.askel.lock();
    let dearer = askel_app::KeyCost { passes: 4, ..askel_app::KeyCost::LEAST };
    laptop.askel =
        Askel::new(laptop.folder.path().join("data"), askel_app::surroundings::Surroundings { key_cost: dearer, ..set(&laptop.clock) });
    laptop.unlock(OLD).expect("opens");
    assert_eq!(laptop.events(), [KeyEventName::CostRaised]);
    laptop.unlock(OLD).expect("opens at the new cost");
    assert_eq!(laptop.events().len(), 1, "raised once");
}
