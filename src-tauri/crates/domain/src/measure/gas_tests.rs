//! T-scores against figures worked out by hand, and what may never change an old one.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn lines(goals: &[(u8, Option<i8>)]) -> Vec<GasLine> {
    let line = |(index, (weight, level)): (usize, &(u8, Option<i8>))| GasLine {
        goal_id: GoalId(Uuid::from_u128(index as u128)),
        weight: *weight,
        level: *level,
    };
    goals.iter().enumerate().map(line).collect()
}

/// T to two decimals.
fn t(goals: &[(u8, Option<i8>)]) -> Option<f64> {
    gas_score(&lines(goals)).t.map(|t| (t * 100.0).round() / 100.0)
}

#[test]
fn one_goal_moves_ten_points_a_level_whatever_its_weight() {
    // one goal: √(0.7w² + 0.3w²) = w, so T = 50 + 10·x
    for weight in [1, 3, 16] {
        assert_eq!(t(&[(weight, Some(1))]), Some(60.0));
        assert_eq!(t(&[(weight, Some(-2))]), Some(30.0));
        assert_eq!(t(&[(weight, Some(0))]), Some(50.0));
        assert_eq!(t(&[(weight, Some(2))]), Some(70.0));
    }
}

#[test]
fn equal_goals_as_worked_out_by_hand() {
    // two goals of weight 1 at +1: Σwx = 2; 0.7·2 + 0.3·4 = 2.6; √2.6 = 1.61245; 20 / 1.61245 = 12.40
    assert_eq!(t(&[(1, Some(1)), (1, Some(1))]), Some(62.40));
    // three at −1: Σwx = −3; 0.7·3 + 0.3·9 = 4.8; √4.8 = 2.19089; −30 / 2.19089 = −13.69
    assert_eq!(t(&[(1, Some(-1)); 3]), Some(36.31));
    // one up, one down: 0
    assert_eq!(t(&[(1, Some(1)), (1, Some(-1))]), Some(50.0));
}

#[test]
fn weighted_goals_as_worked_out_by_hand() {
    // weights 3 and 1, levels +1 and −1: Σwx = 2; Σw² = 10, Σw = 4; 0.7·10 + 0.3·16 = 11.8; √11.8 = 3.43511; 20 / 3.43511 = 5.82
    assert_eq!(t(&[(3, Some(1)), (1, Some(-1))]), Some(55.82));
    // weights 4, 2, 1, levels −2, 0, +2: Σwx = −6; Σw² = 21, Σw = 7; 14.7 + 14.7 = 29.4; √29.4 = 5.42218; −60 / 5.42218 = −11.07
    assert_eq!(t(&[(4, Some(-2)), (2, Some(0)), (1, Some(2))]), Some(38.93));
    // weights 2, 3, levels +2, +1: Σwx = 7; Σw² = 13, Σw = 5; 9.1 + 7.5 = 16.6; √16.6 = 4.07431; 70 / 4.07431 = 17.18
    assert_eq!(t(&[(2, Some(2)), (3, Some(1))]), Some(67.18));
}

#[test]
fn a_goal_that_was_not_assessed_is_left_out_and_counted() {
    let score = gas_score(&lines(&[(3, Some(1)), (4, None), (1, Some(-1))]));
    assert_eq!(score.t.map(|t| (t * 100.0).round()), Some(5582.0), "as if it were not there");
    assert_eq!((score.assessed, score.not_assessed), (2, 1));
}

#[test]
fn without_goals_or_with_all_weights_zero_there_is_no_score() {
    assert_eq!(gas_score(&[]), GasScore { t: None, assessed: 0, not_assessed: 0 });
    assert_eq!(gas_score(&lines(&[(2, None)])), GasScore { t: None, assessed: 0, not_assessed: 1 });
    assert_eq!(gas_score(&lines(&[(0, Some(2)), (0, Some(-1))])), GasScore { t: None, assessed: 2, not_assessed: 0 });
    // a goal of weight 0 beside another counts for nothing: 0.7·4 + 0.3·4 = 4; 20 / 2 = 10
    assert_eq!(t(&[(0, Some(-2)), (2, Some(1))]), Some(60.0));
}

fn record(goals: &[(u8, Option<i8>)]) -> GasRecord {
    let ids = (GasRecordId(Uuid::nil()), ClientId(Uuid::nil()));
    GasRecord { id: ids.0, client_id: ids.1, occasion: Occasion::Start, on: NaiveDate::default(), lines: lines(goals) }
}

#[test]
fn levels_and_weights_off_their_scales_are_named() {
    let problems = record(&[(1, Some(3)), (17, Some(0)), (1, Some(-3))]).check().expect_err("three");
    let named: Vec<_> = problems.into_iter().map(|problem| (problem.path, problem.code)).collect();
    assert_eq!(
        named,
        [
            ("lines.0.level".to_owned(), ProblemCode::LevelRange),
            ("lines.1.weight".to_owned(), ProblemCode::WeightRange),
            ("lines.2.level".to_owned(), ProblemCode::LevelRange)
        ]
    );
    assert!(record(&[]).check().is_err());
    assert!(record(&[(0, None), (16, Some(2))]).check().is_ok());
}

fn goal(weight: u8, level: i8) -> Goal {
    Goal {
        id: GoalId(Uuid::from_u128(7)),
        client_id: ClientId(Uuid::nil()),
        client_words: "Haluan taas käydä kirjastossa".into(),
        area: String::new(),
        direction: crate::goal::GoalDirection::Improve,
        levels: Default::default(),
        weight,
        start_level: -2,
        level,
        steps: vec![],
        factors: vec![],
    }
}

#[test]
fn the_course_shows_each_goal_with_the_level_and_weight_of_its_day() {
    use crate::measure::gas_course::gas_course;
    let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).expect("a day");
    let mut at_first = goal(2, -2);
    let first = GasRecord { on: day(3), lines: vec![GasLine::of(&at_first, true)], ..record(&[]) };
    (at_first.weight, at_first.level) = (4, 1);
    let last = GasRecord { on: day(20), occasion: Occasion::End, lines: vec![GasLine::of(&at_first, true)], ..record(&[]) };
    let between = GasRecord { on: day(10), occasion: Occasion::Mid, lines: vec![GasLine::of(&at_first, false)], ..record(&[]) };
    let course = gas_course(&[last, first, between], &[at_first]);
    assert_eq!(course.occasions.iter().map(|occasion| occasion.t).collect::<Vec<_>>(), [Some(30.0), None, Some(60.0)]);
    assert_eq!(course.goals[0].levels, [Some(-2), None, Some(1)]);
    assert_eq!(course.goals[0].weights, [Some(2), Some(4), Some(4)]);
}

fn some_goals() -> impl Strategy<Value = Vec<(u8, Option<i8>)>> {
    proptest::collection::vec((0..=16_u8, proptest::option::of(-2..=2_i8)), 0..12)
}

proptest! {
    /// All at ±2 is as far as it goes: |Σwx| ≤ 2Σw, and the root is at least √ρ·Σw, so |T − 50| ≤ 20/√0.3 < 36.52.
    #[test]
    fn a_score_stays_within_its_bounds(goals in some_goals()) {
        if let Some(t) = gas_score(&lines(&goals)).t {
            prop_assert!((t - 50.0).abs() < 36.52, "{t}");
        }
    }

    #[test]
    fn a_higher_level_never_lowers_the_score(goals in some_goals(), which in 0..12_usize) {
        let before = gas_score(&lines(&goals));
        let mut better = goals;
        let raised = better.get_mut(which).and_then(|(_, level)| level.as_mut()).filter(|level| **level < 2).map(|level| *level += 1);
        if raised.is_some() {
            prop_assert!(gas_score(&lines(&better)).t >= before.t);
        }
    }

    #[test]
    fn all_goals_at_the_expected_level_score_fifty(weights in proptest::collection::vec(1..=16_u8, 1..12)) {
        let goals: Vec<_> = weights.into_iter().map(|weight| (weight, Some(0))).collect();
        prop_assert_eq!(t(&goals), Some(50.0));
    }

    #[test]
    fn goals_not_assessed_change_nothing_but_their_count(goals in some_goals(), weight in 0..=16_u8) {
        let mut more = goals.clone();
        more.push((weight, None));
        let (before, after) = (gas_score(&lines(&goals)), gas_score(&lines(&more)));
        prop_assert_eq!((before.t, before.assessed, before.not_assessed + 1), (after.t, after.assessed, after.not_assessed));
    }

    #[test]
    fn editing_a_weight_afterwards_leaves_every_old_score_as_it_was(first in 0..=16_u8, then in 0..=16_u8, level in -2..=2_i8) {
        let mut edited = goal(first, level);
        let other = GasLine { goal_id: GoalId(Uuid::from_u128(8)), weight: 2, level: Some(-1) };
        let kept = GasRecord { lines: vec![GasLine::of(&edited, true), other], ..record(&[]) };
        let on_the_day = kept.score();
        edited.weight = then;
        edited.level = -level;
        let read_back: GasRecord = serde_json::from_str(&serde_json::to_string(&kept).expect("JSON")).expect("JSON");
        prop_assert_eq!(read_back.score(), on_the_day);
        prop_assert_eq!(kept.lines[0].weight, first);
    }
}
