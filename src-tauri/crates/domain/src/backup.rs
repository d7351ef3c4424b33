//! When a backup is due, which ones are kept and which are let go. Moments and sizes only; knows no folder and no key.
//! Source: security.md T11 (seven daily and four weekly ones) and T13 (500 MB).

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::moment::Moment;

pub const DAYS_KEPT: usize = 7;
pub const WEEKS_KEPT: usize = 4;

/// Bytes of the disk that a backup never takes: what the worker still has to write comes first.
pub const ROOM_FOR_WORK: u64 = 500 * 1000 * 1000;

/// One backup a day. A clock that was set back makes one due, too: a backup from the future says nothing of today.
pub fn is_due(newest: Option<Moment>, now: Moment) -> bool {
    newest.is_none_or(|newest| newest > now || newest.date_naive() != now.date_naive())
}

/// `free` and `size` in bytes.
pub fn has_room(free: u64, size: u64) -> bool {
    free >= size.saturating_add(ROOM_FOR_WORK)
}

/// Of all good backups, those that may go: neither the last of one of the seven newest days that have one,
/// nor, of the rest, the last of one of the four newest weeks. Counted in days and weeks with a backup,
/// so that nothing goes while the worker is away. The newest one always stays.
pub fn let_go(good: &[Moment]) -> Vec<Moment> {
    let newest_first: BTreeSet<Moment> = good.iter().copied().collect();
    let (daily, rest) = last_of_each(newest_first.into_iter().rev(), DAYS_KEPT, |at| at.date_naive());
    let oldest_day = daily.last().map(Moment::date_naive);
    // Another one of a day that has its backup is no week's backup.
    let (older, same_day): (Vec<Moment>, Vec<Moment>) = rest.into_iter().partition(|at| Some(at.date_naive()) < oldest_day);
    let (_, mut gone) = last_of_each(older.into_iter(), WEEKS_KEPT, |at| at.iso_week());
    gone.extend(same_day);
    gone
}

/// The first of each of the first `most` groups, and all others; both in the order given.
fn last_of_each<G: PartialEq>(moments: impl Iterator<Item = Moment>, most: usize, group: impl Fn(&Moment) -> G) -> (Vec<Moment>, Vec<Moment>) {
    let (mut kept, mut rest): (Vec<Moment>, Vec<Moment>) = (vec![], vec![]);
    for at in moments {
        let is_new = kept.last().is_none_or(|last| group(last) != group(&at));
        if is_new && kept.len() < most { kept.push(at) } else { rest.push(at) }
    }
    (kept, rest)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{Duration, NaiveDate};
    use proptest::prelude::*;

    use super::*;
    use crate::moment::in_helsinki;

    fn at(hours: i64) -> Moment {
        in_helsinki(chrono::DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(hours))
    }

    /// Runs the rotation after each backup, as the program does.
    fn after(moments: &[Moment]) -> Vec<Moment> {
        let mut kept: Vec<Moment> = vec![];
        for moment in moments {
            kept.push(*moment);
            let gone = let_go(&kept);
            kept.retain(|at| !gone.contains(at));
        }
        kept
    }

    #[test]
    fn a_year_of_days_leaves_seven_days_and_four_weeks_before_them() {
        let year: Vec<Moment> = (0..365).map(|day| at(24 * day)).collect();
        let kept = after(&year);
        assert_eq!(kept.len(), DAYS_KEPT + WEEKS_KEPT);
        assert_eq!(kept[WEEKS_KEPT..], year[365 - DAYS_KEPT..]);
        assert!(year[364] - kept[0] >= Duration::days(3 * 7), "the oldest is over three weeks old");
    }

    #[test]
    fn one_is_due_each_day_and_when_the_clock_was_set_back() {
        assert!(is_due(None, at(0)) && is_due(Some(at(0)), at(30)) && is_due(Some(at(30)), at(0)));
        assert!(!is_due(Some(at(0)), at(1)));
    }

    #[test]
    fn half_a_gigabyte_is_left_for_work() {
        assert!(has_room(ROOM_FOR_WORK + 10, 10) && !has_room(ROOM_FOR_WORK + 9, 10) && !has_room(u64::MAX - 1, u64::MAX));
    }

    proptest! {
        #[test]
        fn the_newest_and_seven_days_always_stay_and_never_more_than_eleven(hours in prop::collection::btree_set(0i64..4_000, 1..80)) {
            let moments: Vec<Moment> = hours.into_iter().map(at).collect();
            let gone = let_go(&moments);
            let kept: Vec<Moment> = moments.iter().filter(|at| !gone.contains(at)).copied().collect();
            prop_assert!(kept.len() <= DAYS_KEPT + WEEKS_KEPT);
            prop_assert_eq!(kept.last(), moments.last());
            let days = |of: &[Moment]| of.iter().map(|at| at.date_naive()).collect::<BTreeSet<NaiveDate>>();
            let newest_days: Vec<NaiveDate> = days(&moments).into_iter().rev().take(DAYS_KEPT).collect();
            prop_assert!(newest_days.iter().all(|day| days(&kept).contains(day)));
            prop_assert!(let_go(&kept).is_empty(), "a second look lets nothing more go");
        }

        #[test]
        fn what_is_let_go_was_there_and_its_order_does_not_matter(hours in prop::collection::vec(0i64..2_000, 0..60)) {
            let mut moments: Vec<Moment> = hours.into_iter().map(at).collect();
            let gone: BTreeSet<Moment> = let_go(&moments).into_iter().collect();
            prop_assert!(gone.iter().all(|at| moments.contains(at)));
            moments.reverse();
            prop_assert_eq!(gone, let_go(&moments).into_iter().collect());
        }
    }
}
