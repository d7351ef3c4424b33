//! Terms, their changes and reminders, reviews and deputies.

use chrono::{DateTime, Days};
use proptest::prelude::*;

use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

fn now() -> crate::moment::Moment {
    DateTime::parse_from_rfc3339("2026-05-04T09:00:00+03:00").expect("a moment")
}

fn period() -> ServicePeriod {
    ServicePeriod { term: FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) }, ..crate::finalise::tests::period() }
}

#[test]
fn weeks_of_a_term_are_counted_from_its_first_day() {
    let term = period().term;
    assert_eq!(term.week_on(day(1, 12)), (1, 22));
    assert_eq!(term.week_on(day(1, 19)), (2, 22));
    assert_eq!(term.week_on(day(12, 31)), (22, 22));
    assert_eq!(term.week_on(day(1, 1)), (1, 22));
}

#[test]
fn a_longer_term_needs_its_reason_and_who_decided_it() {
    let mut kept = period();
    let longer = FixedTerm { ends_on: day(8, 31), ..kept.term };
    let paths: Vec<_> = kept.revise_term(longer, " ", "", now()).expect_err("both are missing").into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["termReason", "termDecidedBy"]);
    assert_eq!(kept, period(), "a refused change changes nothing");
    kept.revise_term(longer, "Kuntoutus jatkuu kesän yli", "Olli Aalto", now()).expect("a reason and a person");
    assert_eq!((kept.term, kept.course.term_changes[0].from), (longer, period().term));
}

#[test]
fn reminders_come_six_four_and_two_weeks_before_the_end_and_once_each() {
    let mut kept = period();
    let on = |kept: &ServicePeriod, days: u64| kept.term_reminder(kept.term.ends_on - Days::new(days)).map(|reminder| reminder.weeks);
    assert_eq!([43, 42, 29, 28, 15, 14, 0].map(|days| on(&kept, days)), [None, Some(6), Some(6), Some(4), Some(4), Some(2), Some(2)]);
    kept.course.reminded_weeks = Some(6);
    assert_eq!([42, 29, 28, 14].map(|days| on(&kept, days)), [None, None, Some(4), Some(2)]);
    assert_eq!(kept.term_reminder(kept.term.ends_on + Days::new(1)), None, "the period card tells of a term that is over");
}

#[test]
fn the_days_page_is_quiet_until_the_first_notice_and_speaks_from_it_on() {
    let mut kept = period();
    for seen in [None, Some(6), Some(4)] {
        kept.course.reminded_weeks = seen;
        let notice = kept.notice_on().expect("something is left to say");
        assert!(kept.term_reminder(notice).is_some() && kept.term_reminder(notice - Days::new(1)).is_none(), "{seen:?}");
    }
    kept.course.reminded_weeks = Some(2);
    assert_eq!(kept.notice_on(), None);
    kept.course.reviews = vec![AgreedReview { on: day(5, 20), held: false }];
    assert_eq!(kept.notice_on(), Some(day(5, 6)));
}

#[test]
fn a_new_end_reminds_anew() {
    let mut kept = period();
    kept.course.reminded_weeks = Some(2);
    kept.revise_term(FixedTerm { ends_on: day(7, 12), ..kept.term }, "syy", "Olli Aalto", now()).expect("a reason");
    assert_eq!(kept.term_reminder(day(6, 12)).map(|reminder| reminder.weeks), Some(6));
}

#[test]
fn a_period_shares_no_day_with_another_of_the_same_service() {
    let earlier = period();
    let other = |starts_on, ends_on, service: &str| ServicePeriod {
        id: crate::id::PeriodId(uuid::Uuid::from_u128(7)),
        social_service: service.to_owned(),
        term: FixedTerm { starts_on, ends_on },
        ..period()
    };
    let same = earlier.social_service.clone();
    let periods = [earlier.clone()];
    assert_eq!(overlapping(&periods, &other(day(6, 12), day(9, 1), &same)), Some(earlier.id), "the last day belongs to the first");
    assert_eq!(overlapping(&periods, &other(day(6, 13), day(9, 1), &same)), None);
    assert_eq!(overlapping(&periods, &other(day(2, 1), day(3, 1), "another")), None);
    assert_eq!(overlapping(&periods, &earlier), None, "not with itself");
}

#[test]
fn reviews_stand_on_the_day_two_weeks_ahead_until_held() {
    let review = |on, held| AgreedReview { on, held };
    let course = Course { reviews: vec![review(day(5, 20), false), review(day(3, 1), true), review(day(5, 4), false), review(day(6, 1), false)], ..Course::default() };
    assert_eq!(course.reviews_due(day(5, 6)), [day(5, 4), day(5, 20)]);
}

#[test]
fn days_outside_the_term_are_explained_and_none_lost() {
    let mut kept = period();
    kept.course.reviews = vec![AgreedReview { on: day(7, 1), held: false }, AgreedReview { on: day(7, 1), held: true }];
    kept.course.deputies = vec![Deputy { name: String::new(), from: day(5, 2), until: day(5, 1) }];
    let found: Vec<_> = kept.course.check(&kept).expect_err("three faults").into_iter().map(|problem| (problem.path, problem.code)).collect();
    use crate::problem::ProblemCode::*;
    assert_eq!(found, [("reviews.0".into(), OutsideTerm), ("deputies.0.name".into(), Required), ("deputies.0.until".into(), EndBeforeStart)]);
    assert_eq!(kept.course.reviews.len(), 2);
}

#[test]
fn the_deputy_named_last_stands_in() {
    let deputy = |name: &str, from, until| Deputy { name: name.into(), from, until };
    let course = Course { deputies: vec![deputy("Olli", day(7, 1), day(7, 31)), deputy("Sari", day(7, 15), day(7, 20))], ..Course::default() };
    let name = |on| course.deputy_on(on).map(|deputy| deputy.name.as_str());
    assert_eq!([day(6, 30), day(7, 1), day(7, 15), day(7, 31)].map(name), [None, Some("Olli"), Some("Sari"), Some("Olli")]);
}

proptest! {
    /// However often a term is revised, every value it has had can be read, in order.
    #[test]
    fn revising_a_term_never_loses_a_value(ends in prop::collection::vec(0u64..400, 0..20)) {
        let mut kept = period();
        let mut had = vec![kept.term];
        for days in ends {
            let to = FixedTerm { ends_on: kept.term.starts_on + Days::new(days), ..kept.term };
            kept.revise_term(to, "syy", "Olli Aalto", now()).expect("a reason and a person");
            if had.last() != Some(&to) {
                had.push(to);
            }
        }
        let mut read: Vec<_> = kept.course.term_changes.iter().map(|change| change.from).collect();
        read.push(kept.term);
        prop_assert_eq!(&read, &had);
        prop_assert!(kept.course.term_changes.windows(2).all(|pair| pair[0].to == pair[1].from), "an unbroken row");
        let text = serde_json::to_string(&kept).expect("to JSON");
        prop_assert_eq!(serde_json::from_str::<ServicePeriod>(&text).expect("from JSON"), kept);
    }
}
