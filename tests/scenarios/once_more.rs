//! The passphrase once more, before anything leaves the bag: whoever sits down at an open laptop carries nothing away.

use std::path::Path;
use std::time::Duration;

use askel_app::access;
use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::delivery::{export, export_all};
use askel_app::failure::{Failure, FailureCode};
use askel_app::vault::{self, PROOF_MINUTES};
use askel_store::keys::read_ring;
use askel_store::log::Verdict;
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::json;

const WRONG: &str = "väärä tunnuslause aivan";
const ASKED_AGAIN: Duration = Duration::from_secs(PROOF_MINUTES * 60);

/// A bag with one finished entry in it.
fn bag() -> Bench {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    bench.finalise(id, &visit("Kahvia ja asioita.")).expect("finished");
    bench
}

fn prove(bench: &mut Bench, passphrase: &str) -> Option<FailureCode> {
    let proof = serde_json::from_value(json!({ "passphrase": passphrase })).expect("a request");
    let open = match bench.askel.open() {
        Ok(open) => open,
        Err(failure) => return Some(failure.code),
    };
    vault::prove(open, proof).err().map(|failure| failure.code)
}

fn rows_logged(bench: &mut Bench) -> usize {
    match bench.open().store().walk_log() {
        Verdict::Whole { rows } => rows as usize,
        other => panic!("{other:?}"),
    }
}

/// What each wish that carries something out is told, and what is in its folder afterwards.
fn leaving(bench: &mut Bench, folder: &Path) -> (Vec<Option<FailureCode>>, usize) {
    let id = bench.client_id;
    let code = |failure: Failure| failure.code;
    let told = vec![
        export(bench.open(), folder).err().map(code),
        export_all(bench.open(), folder).err().map(code),
        access::save_as_csv(bench.open(), ClientRef { id }, folder).err().map(code),
    ];
    (told, std::fs::read_dir(folder).expect("the folder").count())
}

#[test]
fn nothing_leaves_the_bag_five_minutes_after_the_passphrase_until_it_is_given_again() {
    let mut bench = bag();
    let folder = tempfile::tempdir().expect("a folder");
    bench.clock.wait(ASKED_AGAIN);
    let rows = rows_logged(&mut bench);
    assert_eq!(leaving(&mut bench, folder.path()), (vec![Some(FailureCode::PassphraseNeeded); 3], 0));
    assert_eq!(rows_logged(&mut bench), rows + 1, "nothing is noted as carried, and the client can read that their list was refused");
    assert_eq!(prove(&mut bench, PASSPHRASE), None);
    let (told, files) = leaving(&mut bench, folder.path());
    assert!(told == vec![None; 3] && files > 0, "{told:?}");
    bench.clock.wait(ASKED_AGAIN);
    assert_eq!(leaving(&mut bench, folder.path()).0, vec![Some(FailureCode::PassphraseNeeded); 3], "and not for ever");
}

#[test]
fn who_has_just_opened_the_bag_is_not_asked_again() {
    let mut bench = bag();
    bench.clock.wait(ASKED_AGAIN);
    bench.reopen();
    bench.clock.wait(ASKED_AGAIN - Duration::from_secs(1));
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(leaving(&mut bench, folder.path()).0, vec![None; 3]);
}

#[test]
fn typing_and_a_clock_that_is_set_back_do_not_put_the_asking_off() {
    let mut bench = bag();
    let folder = tempfile::tempdir().expect("a folder");
    bench.clock.wait(ASKED_AGAIN / 2);
    vault::note_activity(bench.open(), Empty {}).expect("noted");
    let wall = bench.open().now();
    bench.clock.wait(ASKED_AGAIN / 2);
    bench.clock.set_wall(wall - chrono::TimeDelta::days(1));
    assert_eq!(leaving(&mut bench, folder.path()).0, vec![Some(FailureCode::PassphraseNeeded); 3]);
    bench.reopen();
    bench.clock.sleep(ASKED_AGAIN);
    assert_eq!(leaving(&mut bench, folder.path()).0, vec![Some(FailureCode::PassphraseNeeded); 3], "nor does sleep hide the time");
}

#[test]
fn three_wrong_passphrases_in_a_row_lock_the_bag() {
    let mut bench = bag();
    for _ in 0..2 {
        assert_eq!(prove(&mut bench, WRONG), Some(FailureCode::WrongPassphrase));
        assert!(!bench.askel.lock_if_due());
    }
    assert_eq!(prove(&mut bench, PASSPHRASE), None, "a right one between starts the count anew");
    for _ in 0..2 {
        assert_eq!(prove(&mut bench, WRONG), Some(FailureCode::WrongPassphrase));
    }
    assert_eq!(prove(&mut bench, WRONG), Some(FailureCode::Locked));
    assert_eq!(prove(&mut bench, PASSPHRASE), Some(FailureCode::Locked), "nothing is answered until it is locked");
    assert!(bench.askel.lock_if_due() && !bench.askel.is_open());
    bench.unlock();
    assert!(!bench.askel.lock_if_due(), "and the right one opens it");
}

#[test]
fn wrong_present_passphrases_of_a_change_count_towards_the_lock_too() {
    let mut bench = bag();
    let mut change = || {
        let change = json!({ "present": WRONG, "fresh": "kaarna lokki teevati hyrrä salmi" });
        vault::change_passphrase(bench.askel.open()?, serde_json::from_value(change).expect("a request")).map(|_| ())
    };
    let told: Vec<_> = (0..3).map(|_| change().map_err(|failure| failure.code)).collect();
    assert_eq!(told, [Err(FailureCode::WrongPassphrase), Err(FailureCode::WrongPassphrase), Err(FailureCode::Locked)]);
    assert!(bench.askel.lock_if_due());
}

#[test]
fn a_wrong_try_at_an_open_bag_is_counted_on_the_disk_and_told_inside() {
    let mut bench = bag();
    let folder = bench.file("");
    let counted = || read_ring(&folder).expect("the keys").ring.attempts.failed;
    assert_eq!((prove(&mut bench, WRONG), counted()), (Some(FailureCode::WrongPassphrase), 1));
    assert_eq!((prove(&mut bench, WRONG), counted()), (Some(FailureCode::WrongPassphrase), 2));
    assert_eq!((prove(&mut bench, PASSPHRASE), counted()), (None, 0));
    assert_eq!(read_ring(&folder).expect("the keys").ring.unlogged.tries.failed, 0, "the log has them");
    let id = bench.vault_id.clone();
    let events = bench.open().store().read(|read| askel_store::key_event::newest(read, &id)).expect("the events");
    let tries = events.iter().find(|event| event.event == askel_store::key_event::KeyEventKind::FailedTries);
    assert_eq!(tries.map(|event| event.count), Some(2));
}
