//! Totals against figures worked out by hand, and their bounds against any answers at all.

use proptest::prelude::*;

use super::*;
use crate::measure::ask::tests::some_given;
use crate::measure::samples::{answers, chose, ladder, number, weekday, wheel};

fn total(definition: &Definition, given: &[(&str, Given)]) -> Result<f64, NoScore> {
    score(definition, &answers(given)).total
}

#[test]
fn a_sum_counts_what_was_asked_and_nothing_else() {
    let definition = weekday();
    assert_eq!(total(&definition, &[("a", chose("often")), ("b", chose("sometimes"))]), Ok(3.0));
    assert_eq!(total(&definition, &[("a", chose("often")), ("b", chose("often")), ("c", chose("often"))]), Ok(6.0));
    // c was answered, then b was changed: c is not asked any more, and does not count
    assert_eq!(total(&definition, &[("a", chose("often")), ("b", chose("never")), ("c", chose("often"))]), Ok(2.0));
}

#[test]
fn an_instrument_without_a_total_never_gets_one() {
    let all = [("home", number(10)), ("money", number(10)), ("friends", number(10))];
    assert_eq!(total(&wheel(), &all), Err(NoScore::NoTotal));
    assert_eq!(total(&wheel(), &[]), Err(NoScore::NoTotal), "nor is it said that answers are what is missing");
}

#[test]
fn a_missing_answer_takes_the_total_away_whether_skipped_or_declined() {
    for missing in [Given::Skipped, Given::Declined] {
        assert_eq!(total(&weekday(), &[("a", chose("often")), ("b", missing)]), Err(NoScore::TooManyMissing));
    }
    assert_eq!(total(&weekday(), &[("a", Given::Skipped), ("b", Given::Declined)]), Err(NoScore::NothingAnswered));
}

/// 3 ladders from 0 to 10, sum times 4, one may be missing.
fn forgiving(method: Method) -> Definition {
    let mut definition = wheel();
    definition.total = crate::measure::Scale { method, missing: Missing::MeanOfOthers { at_most: 1 }, ..weekday().total };
    definition
}

#[test]
fn the_mean_of_the_others_stands_in_for_as_many_as_the_rule_allows() {
    // 3 and 6, mean 4.5; 3 + 6 + 4.5 = 13.5; times 4 = 54
    let sum = forgiving(Method::Sum { factor: 4.0 });
    let given = [("home", number(3)), ("money", number(6)), ("friends", Given::Declined)];
    assert_eq!(score(&sum, &answers(&given)), Scored { total: Ok(54.0), filled: 1 });
    // a mean needs no stand-in: 4.5 times 2 = 9
    assert_eq!(total(&forgiving(Method::Mean { factor: 2.0 }), &given), Ok(9.0));
    assert_eq!(total(&sum, &[("home", number(3))]), Err(NoScore::TooManyMissing));
    // nobody missing: 1 + 2 + 4 = 7; times 4 = 28
    assert_eq!(total(&sum, &[("home", number(1)), ("money", number(2)), ("friends", number(4))]), Ok(28.0));
}

#[test]
fn a_table_is_looked_up_and_a_gap_in_it_is_said() {
    let rows = vec![TableRow { sum: 14.0, score: 41.5 }, TableRow { sum: 7.0, score: 33.0 }];
    let table = forgiving(Method::Table { rows });
    // 3 + 6 + 4.5 = 13.5, and halves go up: 14
    assert_eq!(total(&table, &[("home", number(3)), ("money", number(6))]), Ok(41.5));
    assert_eq!(total(&table, &[("home", number(1)), ("money", number(2)), ("friends", number(4))]), Ok(33.0));
    assert_eq!(total(&table, &[("home", number(1)), ("money", number(2)), ("friends", number(5))]), Err(NoScore::NotInTable));
}

#[test]
fn the_band_holds_both_its_ends_and_a_value_between_bands_has_none() {
    let definition = weekday();
    let said = |value| band_of(&definition.total.bands, value).map(|band| band.from);
    assert_eq!([said(0.0), said(2.0), said(3.0), said(6.0)], [Some(0.0), Some(0.0), Some(3.0), Some(3.0)]);
    assert_eq!([said(2.5), said(7.0)], [None, None]);
}

#[test]
fn a_question_marked_as_not_counted_stays_out() {
    let mut definition = forgiving(Method::Sum { factor: 1.0 });
    let mut aside = ladder("aside");
    aside.counted = false;
    definition.items.push(aside);
    let given = [("home", number(1)), ("money", number(1)), ("friends", number(1)), ("aside", number(9))];
    assert_eq!(total(&definition, &given), Ok(3.0));
}

fn some_number() -> impl Strategy<Value = Option<Given>> {
    prop_oneof![Just(None), Just(Some(Given::Skipped)), Just(Some(Given::Declined)), (0..=10).prop_map(|value| Some(number(value)))]
}

proptest! {
    #[test]
    fn a_total_stays_within_the_range_of_its_definition(a in some_given(), b in some_given(), c in some_given()) {
        let definition = weekday();
        let given: Answers = [("a", a), ("b", b), ("c", c)].into_iter().filter_map(|(id, given)| Some((id.to_owned(), given?))).collect();
        if let Ok(total) = score(&definition, &given).total {
            prop_assert!((0.0..=6.0).contains(&total));
            prop_assert!(band_of(&definition.total.bands, total).is_some());
        }
    }

    #[test]
    fn stand_ins_never_carry_a_total_out_of_its_range(given in proptest::collection::vec(some_number(), 3)) {
        let given: Answers = ["home", "money", "friends"].into_iter().zip(given).filter_map(|(id, given)| Some((id.to_owned(), given?))).collect();
        let sum = score(&forgiving(Method::Sum { factor: 4.0 }), &given);
        let mean = score(&forgiving(Method::Mean { factor: 1.0 }), &given);
        prop_assert_eq!(sum.total.is_ok(), mean.total.is_ok());
        prop_assert!(sum.total.is_err() || sum.total.is_ok_and(|total| (0.0..=120.0).contains(&total)));
        prop_assert!(mean.total.is_err() || mean.total.is_ok_and(|total| (0.0..=10.0).contains(&total)));
    }

    #[test]
    fn a_higher_answer_never_lowers_a_sum(home in 0..10, money in 0..=10, friends in 0..=10) {
        let sum = forgiving(Method::Sum { factor: 1.0 });
        let of = |home| total(&sum, &[("home", number(home)), ("money", number(money)), ("friends", number(friends))]);
        prop_assert!(of(home + 1).ok() > of(home).ok());
    }

    #[test]
    fn skipping_and_declining_score_the_same_and_are_counted_apart(home in 0..=10, money in 0..=10) {
        let sum = forgiving(Method::Sum { factor: 1.0 });
        let with = |missing| answers(&[("home", number(home)), ("money", number(money)), ("friends", missing)]);
        let (skipped, declined) = (with(Given::Skipped), with(Given::Declined));
        prop_assert_eq!(score(&sum, &skipped), score(&sum, &declined));
        let counts = |given| crate::measure::completeness(&sum, given);
        prop_assert_eq!((counts(&skipped).skipped, counts(&skipped).declined), (1, 0));
        prop_assert_eq!((counts(&declined).skipped, counts(&declined).declined), (0, 1));
        prop_assert_ne!(skipped, declined);
    }
}
