//! Each opening and each lock of the bag is in its own log, apart from what happened to the keys, and so is what was asked meanwhile.

use std::time::Duration;

use askel::commands::{self, Asked};
use askel_app::IDLE_MINUTES;
use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::recovery::{self, KeyEventName as Name};
use askel_tests::faults::bench::Bench;
use askel_tests::faults::forgotten::{OLD, laptop, officer};
use serde_json::json;

fn openings(bench: &mut Bench) -> Vec<(Name, u32)> {
    let view = recovery::view(bench.open(), Empty {}).expect("shown").value;
    view.openings.iter().map(|event| (event.event, event.count)).collect()
}

#[test]
fn every_opening_and_every_lock_says_when_and_why() {
    let mut bench = Bench::new();
    bench.lock();
    bench.unlock();
    bench.clock.wait(Duration::from_secs(u64::from(IDLE_MINUTES) * 60));
    assert!(bench.askel.lock_if_due());
    bench.unlock();
    for _ in 0..13 {
        bench.clock.wait(Duration::from_secs(3600));
        // Somebody is there all the time.
        if let Ok(open) = bench.askel.open() {
            open.note_input();
        }
    }
    assert!(bench.askel.lock_if_due());
    bench.unlock();
    for _ in 0..3 {
        let proof = serde_json::from_value(json!({ "passphrase": "väärä tunnuslause aivan" })).expect("a request");
        _ = askel_app::vault::prove(bench.open(), proof);
    }
    assert!(bench.askel.lock_if_due());
    bench.unlock();
    let told = openings(&mut bench);
    let names = [Name::Opened, Name::LockedGuessed, Name::Opened, Name::LockedLongDay, Name::Opened, Name::LockedIdle, Name::Opened, Name::Locked, Name::Opened];
    assert_eq!(told, names.map(|name| (name, 1)));
}

#[test]
fn a_bag_opened_and_locked_for_weeks_still_tells_what_happened_to_its_keys() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    for _ in 0..25 {
        laptop.unlock(OLD).expect("opens");
    }
    let view = laptop.view();
    assert_eq!(view.events.iter().map(|event| event.event).collect::<Vec<_>>(), [Name::RecoveryPlaced]);
    assert_eq!(view.openings.len(), 20, "and of the openings the newest");
}

#[test]
fn what_the_window_asks_of_a_locked_bag_is_counted_and_told_inside() {
    let mut bench = Bench::new();
    let id = bench.client_id;
    let ask = |bench: &mut Bench| commands::run(&mut bench.askel, "client_open", Asked { args: json!({ "id": id }), path: None }).map_err(|failure| failure.code);
    bench.lock();
    for _ in 0..3 {
        assert_eq!(ask(&mut bench).err(), Some(FailureCode::Locked));
    }
    bench.unlock();
    assert_eq!(openings(&mut bench)[..2], [(Name::Opened, 1), (Name::AskedWhileLocked, 3)]);
    assert!(ask(&mut bench).is_ok());
    bench.reopen();
    assert_eq!(openings(&mut bench)[..2], [(Name::Opened, 1), (Name::Locked, 1)], "told once");
}

#[test]
fn a_request_for_help_is_told_inside_even_when_no_answer_ever_came() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    laptop.ask();
    laptop.ask();
    laptop.unlock(OLD).expect("the old passphrase opens still");
    let told = |laptop: &mut askel_tests::faults::forgotten::Laptop| laptop.view().events.iter().map(|event| (event.event, event.count)).collect::<Vec<_>>();
    assert_eq!(told(&mut laptop), [(Name::RecoveryAsked, 2), (Name::RecoveryPlaced, 1)]);
    laptop.unlock(OLD).expect("opens");
    assert_eq!(told(&mut laptop).len(), 2, "noted once");
}

#[test]
fn a_log_that_takes_nothing_keeps_no_bag_open() {
    let mut bench = Bench::new();
    bench.lock();
    bench.unlock();
    bench.open().store().refuse_rows_for_a_proof().expect("a log that takes nothing");
    bench.lock();
    assert!(!bench.askel.is_open());
    bench.unlock();
    assert_eq!(openings(&mut bench)[0], (Name::Opened, 1));
}
