//! The lock that comes by itself: by either hand of the clock, whichever is first, and never at the cost of a draft.

use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::{IDLE_MINUTES, vault};
use chrono::TimeDelta;

use askel_tests::faults::bench::{Bench, visit};

const LIMIT: Duration = Duration::from_secs(IDLE_MINUTES as u64 * 60);
const SECOND: Duration = Duration::from_secs(1);
const HOUR: TimeDelta = TimeDelta::hours(1);

fn note_input(bench: &mut Bench) {
    vault::note_activity(bench.open(), Empty {}).expect("noted");
}

#[test]
fn a_lock_while_a_draft_is_open_keeps_the_draft() {
    let mut bench = Bench::new();
    let page = bench.draft();
    let typed = visit("Kesken jäi, koska kansi sulkeutui.");
    bench.save(page.id, &typed).expect("kept");
    bench.lock();
    assert_eq!(bench.askel.open().err().map(|failure| failure.code), Some(FailureCode::Locked), "and nothing can be read");
    bench.unlock();
    let again = bench.draft();
    assert!(again.id == page.id && again.form == typed);
}

#[test]
fn the_bag_locks_after_the_idle_time_and_not_a_second_before() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    bench.save(id, &visit("Odottaa.")).expect("kept");
    bench.clock.wait(LIMIT - SECOND);
    assert!(!bench.askel.lock_if_due());
    bench.clock.wait(SECOND);
    assert!(bench.askel.lock_if_due() && !bench.askel.is_open());
    assert!(!bench.askel.lock_if_due(), "once");
    bench.unlock();
    assert!(!bench.askel.lock_if_due(), "opening is a sign of life");
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok("Odottaa."));
}

#[test]
fn a_busy_bag_locks_after_twelve_hours_all_the_same() {
    let mut bench = Bench::new();
    let half = LIMIT / 2;
    let mut open_for = std::time::Duration::ZERO;
    while open_for + half < std::time::Duration::from_secs(12 * 60 * 60) {
        bench.clock.wait(half);
        open_for += half;
        assert!(!bench.askel.lock_if_due(), "open for {open_for:?}, and busy");
        note_input(&mut bench);
    }
    bench.clock.wait(half);
    assert!(bench.askel.lock_if_due());
    bench.unlock();
    assert!(!bench.askel.lock_if_due(), "a new opening, a new day");
}

#[test]
fn every_sign_of_life_puts_the_lock_off_by_the_whole_time() {
    let mut bench = Bench::new();
    for _ in 0..10 {
        bench.clock.wait(LIMIT - SECOND);
        assert!(!bench.askel.lock_if_due());
        note_input(&mut bench);
    }
    bench.clock.wait(LIMIT);
    assert!(bench.askel.lock_if_due());
}

#[test]
fn a_laptop_that_slept_is_locked_when_it_wakes() {
    let mut bench = Bench::new();
    bench.clock.wait(SECOND);
    bench.clock.sleep(LIMIT);
    assert!(bench.askel.lock_if_due(), "only the wall clock saw the time go by");
}

#[test]
fn a_clock_set_back_does_not_put_the_lock_off() {
    let mut bench = Bench::new();
    let back = bench.open().now() - HOUR;
    bench.clock.set_wall(back);
    assert!(!bench.askel.lock_if_due(), "nobody has been idle yet");
    bench.clock.wait(LIMIT - SECOND);
    assert!(!bench.askel.lock_if_due());
    bench.clock.wait(SECOND);
    assert!(bench.askel.lock_if_due(), "the steady hand saw the time go by");
}

#[test]
fn writing_goes_on_when_the_clock_was_set_back_and_the_chain_holds() {
    let mut bench = Bench::new();
    let first = bench.draft().id;
    bench.finalise(first, &visit("Ennen.")).expect("ready");
    let back = bench.open().now() - TimeDelta::minutes(30);
    bench.clock.set_wall(back);
    let second = bench.draft().id;
    assert!(second > first, "identifiers never go back");
    bench.finalise(second, &visit("Jälkeen.")).expect("ready");
    bench.reopen();
    assert_eq!(bench.entries().len(), 2);
    bench.assert_sound();
}
