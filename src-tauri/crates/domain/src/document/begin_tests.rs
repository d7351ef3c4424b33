//! A next plan begins with everything the earlier one goes on with, and loses no goal without a word.

use proptest::prelude::*;

use super::super::check::tests::{day, def, goal_row, known};
use super::super::check::{Known, check, settle};
use super::*;
use crate::problem::ProblemCode;

fn service(key: &str, methods: &[&str]) -> Row {
    let methods: Vec<String> = methods.iter().map(|code| (*code).to_owned()).collect();
    Row::new(key, Answers::default().with("service", "a").with("methods", methods))
}

fn plan(goals: Vec<Row>) -> Answers {
    Answers::default()
        .with("begun_on", "2.2.2026")
        .with("situation", "Kotona")
        .with("goals", goals)
        .with("services", vec![service("s1", &["a", "b"]), service("s2", &["b"])])
}

#[test]
fn goals_factors_services_and_methods_come_from_the_plan_before() {
    let factor = Row::new("f1", Answers::default().with("factor", "a").with("words", "Sisko auttaa"));
    let mut goal = goal_row("g1", "Käyn kirjastossa");
    goal.answers.set("factors", vec![factor.clone()].into());
    let begun = next_version(&def(), &plan(vec![goal.clone()]));
    for list in ["goals", "previous_goals"] {
        assert!(begun.answers.rows(list) == [goal.clone()], "{list}");
    }
    assert_eq!(begun.answers.rows("services").len(), 2);
    let methods: Vec<_> = begun.answers.rows("reviewed_methods").iter().map(|row| row.answers.text("method").to_owned()).collect();
    assert_eq!(methods, ["a", "b"], "each method once, however many services use it");
    assert_eq!(begun.taken["situation"], "previous");
    assert!(begun.answers.get("begun_on").is_none(), "the day is new each time");
}

#[test]
fn a_first_plan_takes_its_answers_from_what_is_known_and_evaluates_nothing() {
    let assessment = Answers::default().with("situation", "Asuu yksin");
    let goals = Answers::default().with("goals", vec![goal_row("g1", "Käyn kirjastossa")]);
    let begun = begin(&def(), &Sources::from([("assessment", &assessment), ("goals", &goals)]));
    assert_eq!(begun.answers.text("situation"), "Asuu yksin");
    assert_eq!((begun.taken["situation"].as_str(), begun.taken["goals"].as_str()), ("assessment", "goals"));
    assert!(begun.answers.get("previous_goals").is_none());
    let earlier = plan(vec![]);
    let begun = begin(&def(), &Sources::from([("assessment", &assessment), (PREVIOUS, &earlier)]));
    assert_eq!(begun.answers.text("situation"), "Kotona", "the earlier plan comes first");
}

#[test]
fn a_source_of_another_shape_is_not_forced_into_a_field() {
    let wrong = Answers::default().with("situation", true).with("goals", "ei rivejä");
    assert!(next_version(&def(), &wrong).answers.is_blank());
}

/// What a worker may do to the goals of a plan that was begun from another.
#[derive(Clone, Debug)]
enum Act {
    Rewrite(usize, String),
    Move(usize, usize),
    Drop(usize, String),
    /// Not offered by the window; the rule must hold all the same.
    Remove(usize),
    Empty(usize),
    Add,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..6usize, "[a-z]{1,8}").prop_map(|(at, words)| Act::Rewrite(at, words)),
        (0..6usize, 0..6usize).prop_map(|(from, to)| Act::Move(from, to)),
        (0..6usize, "[a-z ]{0,5}").prop_map(|(at, reason)| Act::Drop(at, reason)),
        (0..6usize).prop_map(Act::Remove),
        (0..6usize).prop_map(Act::Empty),
        Just(Act::Add),
    ];
    proptest::collection::vec(act, 0..8)
}

fn play(rows: &mut Vec<Row>, act: Act, new: usize) {
    let count = rows.len();
    match act {
        Act::Add => rows.push(goal_row(&format!("new-{new}"), "uusi")),
        _ if count == 0 => {}
        Act::Rewrite(at, words) => rows[at % count].answers.set("description", words.into()),
        Act::Move(from, to) => rows.swap(from % count, to % count),
        Act::Drop(at, reason) => rows[at % count].dropped = Some(reason),
        Act::Remove(at) => drop(rows.remove(at % count)),
        Act::Empty(at) => rows[at % count].answers = Answers::default(),
    }
}

proptest! {
    /// Over several plans in a row: whatever passes the check holds every goal of the plan before, live or ended with a reason.
    #[test]
    fn no_goal_is_lost_without_a_word(first in 1..4usize, rounds in proptest::collection::vec(acts(), 1..4)) {
        let mut previous = plan((0..first).map(|n| goal_row(&format!("g{n}"), "tavoite")).collect());
        for (round, acts) in rounds.into_iter().enumerate() {
            let mut next = next_version(&def(), &previous).answers;
            next.set("begun_on", "2.2.2026".into());
            let mut rows = next.rows("goals").to_vec();
            for (index, act) in acts.into_iter().enumerate() {
                play(&mut rows, act, round * 100 + index);
            }
            next.set("goals", rows.into());
            let problems = check(&def(), &next, &Known { previous: Some(&previous), ..known() });
            let settled = settle(&def(), &next, day(2, 3));
            let before = previous.rows("goals").iter().filter(|row| row.dropped.is_none());
            let lost = before.filter(|row| {
                settled.rows("goals").iter().all(|kept| kept.key != row.key || kept.dropped.as_ref().is_some_and(|why| why.trim().is_empty()))
            });
            let lost = lost.count();
            let said = problems.iter().any(|problem| matches!(problem.code, ProblemCode::KeptRowMissing | ProblemCode::ReasonMissing));
            prop_assert!(lost == 0 || said, "{lost} lost and nobody told");
            if problems.is_empty() {
                previous = settled;
            }
        }
    }

    /// The first answers of the next plan hold every goal that goes on, twice: to evaluate and to continue.
    #[test]
    fn the_next_plan_begins_with_every_goal(dropped in proptest::collection::vec(any::<bool>(), 0..6)) {
        let rows = dropped.iter().enumerate().map(|(n, dropped)| Row { dropped: dropped.then(|| "saavutettu".into()), ..goal_row(&format!("g{n}"), "tavoite") });
        let previous = plan(rows.collect());
        let begun = next_version(&def(), &previous).answers;
        let going_on: Vec<_> = previous.rows("goals").iter().filter(|row| row.dropped.is_none()).cloned().collect();
        prop_assert!(begun.rows("goals") == going_on && begun.rows("previous_goals") == going_on);
    }
}
