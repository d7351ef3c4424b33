//! The lease under every clock that a worker, a battery or a thief can set.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::moment::in_helsinki;

const DAY: i64 = 24 * 3600;
/// 28.11.2026.
const BEGIN: i64 = 1_795_824_000;

fn at(seconds: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp(BEGIN + seconds, 0).expect("a moment"))
}

fn standing(contact: &Contact, days: u16) -> Standing {
    Standing::of(Some(days), Some(contact))
}

#[test]
fn the_record_opens_for_the_days_of_the_policy_and_then_only_what_is_unfinished() {
    let after = |days: i64| {
        let mut contact = Contact::begin(at(0));
        contact.passed(at(days * DAY), Duration::ZERO);
        standing(&contact, 14)
    };
    assert_eq!([after(0), after(1), after(13)], [14, 13, 1].map(|days_left| Standing::Open { days_left }));
    assert_eq!([after(14), after(400)], [Standing::Over; 2]);
    assert!(after(13).lets(Reach::Record) && !after(14).lets(Reach::Record) && after(14).lets(Reach::Unfinished));
}

#[test]
fn a_revoked_laptop_opens_nothing_until_it_is_heard_again() {
    let revoked = Contact::begin(at(0)).refused();
    assert_eq!(standing(&revoked, 14), Standing::Revoked);
    assert!(!Standing::Revoked.lets(Reach::Unfinished));
    assert!(standing(&Contact::heard(at(5), None), 14).lets(Reach::Record));
}

#[test]
fn without_a_policy_nothing_is_bound() {
    assert_eq!(Standing::of(None, None), Standing::Unbound);
    assert_eq!(Standing::of(None, Some(&Contact::begin(at(0)).refused())), Standing::Unbound);
}

#[test]
fn a_clock_set_back_after_contact_gains_nothing() {
    let mut contact = Contact::begin(at(0));
    contact.passed(at(13 * DAY), Duration::ZERO);
    contact.passed(at(-300 * DAY), Duration::from_secs(3600));
    assert_eq!(standing(&contact, 14), Standing::Open { days_left: 0 });
    contact.passed(at(-300 * DAY), Duration::from_secs(2 * DAY as u64));
    assert_eq!(standing(&contact, 14), Standing::Over, "the time worked since counts, though the wall stands still");
}

#[test]
fn a_clock_set_ahead_for_the_contact_gains_nothing() {
    // The laptop says it is a year later; the server knows better.
    let mut contact = Contact::heard(at(365 * DAY), Some(at(0)));
    contact.passed(at(15 * DAY), Duration::ZERO);
    assert_eq!(standing(&contact, 14), Standing::Over);
    // A server that is a year ahead does not make the days longer either.
    let mut contact = Contact::heard(at(0), Some(at(365 * DAY)));
    contact.passed(at(15 * DAY), Duration::ZERO);
    assert_eq!(standing(&contact, 14), Standing::Over);
}

#[test]
fn what_is_kept_is_read_again() {
    let contact = Contact::begin(at(7)).refused();
    let text = serde_json::to_string(&contact).expect("written");
    assert_eq!(serde_json::from_str::<Contact>(&text).expect("read"), contact);
}

/// One look: how long the program ran since the one before, how long it did not, and where the wall clock is put meanwhile.
#[derive(Clone, Debug)]
struct Step {
    running: i64,
    away: i64,
    set: i64,
}

fn steps(sets: impl Strategy<Value = i64> + 'static) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..5 * DAY, 0..5 * DAY, sets).prop_map(|(running, away, set)| Step { running, away, set });
    prop::collection::vec(step, 1..40)
}

/// Each look's standing, the laptop's wall moved by what was set in all.
fn lived(steps: &[Step], days: u16) -> Vec<(i64, Standing)> {
    let (mut contact, mut truth, mut moved) = (Contact::begin(at(0)), 0, 0);
    let look = |step: &Step| {
        truth += step.running + step.away;
        moved += step.set;
        contact.passed(at(truth + moved), Duration::from_secs(step.running.unsigned_abs()));
        (truth, standing(&contact, days))
    };
    steps.iter().map(look).collect()
}

proptest! {
    #[test]
    fn what_is_closed_stays_closed_whatever_the_clock_is_set_to(steps in steps(-4000 * DAY..4000 * DAY), days in 1..=30_u16) {
        let mut closed = false;
        for (_, standing) in lived(&steps, days) {
            prop_assert!(!closed || standing == Standing::Over);
            closed = standing == Standing::Over;
        }
    }

    #[test]
    fn no_setting_of_the_clock_opens_longer_than_the_days_worked(steps in steps(-4000 * DAY..4000 * DAY), days in 1..=30_u16) {
        let mut worked = 0;
        for (step, (_, standing)) in steps.iter().zip(lived(&steps, days)) {
            worked += step.running;
            prop_assert!(worked < i64::from(days) * DAY || standing == Standing::Over, "{worked} s worked");
        }
    }

    #[test]
    fn an_untouched_clock_closes_on_the_day_and_not_before(steps in steps(Just(0)), days in 1..=30_u16) {
        for (truth, standing) in lived(&steps, days) {
            prop_assert_eq!(standing == Standing::Over, truth >= i64::from(days) * DAY);
        }
    }

    #[test]
    fn setting_back_never_opens_longer_than_leaving_the_clock_once_a_later_moment_was_seen(back in 1..4000 * DAY, seen in 0..40 * DAY, days in 1..=30_u16) {
        let (mut left, mut set) = (Contact::begin(at(0)), Contact::begin(at(0)));
        left.passed(at(seen), Duration::ZERO);
        set.passed(at(seen), Duration::ZERO);
        set.passed(at(seen - back), Duration::ZERO);
        prop_assert_eq!(standing(&left, days), standing(&set, days));
    }
}

#[test]
fn a_planted_lease_that_believes_the_wall_is_caught_by_the_same_walk() {
    let mut believed = Contact::begin(at(0));
    believed.passed(at(20 * DAY), Duration::ZERO);
    assert_eq!(standing(&believed, 14), Standing::Over);
    believed.latest = at(DAY); // what a lease would do that takes the clock at its word
    assert_ne!(standing(&believed, 14), Standing::Over, "and the proofs above would have seen it open again");
}
