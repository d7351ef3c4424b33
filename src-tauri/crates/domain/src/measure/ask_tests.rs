//! One question at a time: in order, only those called for, and nothing lost on the way back.

use proptest::prelude::*;

use super::*;
use crate::measure::samples::{answers, chose, number, weekday, wheel};

fn order(definition: &Definition, answers: &Answers) -> Vec<String> {
    asked(definition, answers).into_iter().map(|question| question.item.link_id.clone()).collect()
}

#[test]
fn a_question_is_asked_only_after_the_answer_that_calls_for_it() {
    let definition = weekday();
    assert_eq!(order(&definition, &answers(&[])), ["a", "b", "own"]);
    assert_eq!(order(&definition, &answers(&[("b", chose("often"))])), ["a", "b", "c", "own"]);
    assert_eq!(order(&definition, &answers(&[("b", chose("never"))])), ["a", "b", "own"]);
    assert_eq!(order(&definition, &answers(&[("b", Given::Declined)])), ["a", "b", "own"]);
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_calls_for_nothing() {
    let mut definition = weekday();
    // own hangs on c, and c is not asked any more
    definition.items[1].shown_when =
        vec![crate::measure::Condition { question: "c".into(), answer: crate::measure::samples::option("never") }];
    let given = answers(&[("b", chose("never")), ("c", chose("never"))]);
    assert_eq!(order(&definition, &given), ["a", "b"]);
}

#[test]
fn any_one_of_several_conditions_may_be_enough() {
    let mut definition = weekday();
    let on = |code: &str| crate::measure::Condition { question: "a".into(), answer: crate::measure::samples::option(code) };
    definition.items[1].shown_when = vec![on("never"), on("often")];
    let given = answers(&[("a", chose("often"))]);
    assert_eq!(order(&definition, &given), ["a", "b"]);
    definition.items[1].shown_by = ShownBy::Any;
    assert_eq!(order(&definition, &given), ["a", "b", "own"]);
}

#[test]
fn a_question_is_shown_in_the_wanted_language_with_its_heading_and_the_text_before_it() {
    let shown = questions(&weekday(), &answers(&[("a", Given::Declined)]), Language::Sv);
    assert_eq!((shown[0].text.as_str(), shown[0].number, shown[0].of), ("a sv", 1, 3));
    assert_eq!(shown[0].lead, ["week sv"]);
    assert_eq!(shown[0].given, Some(Given::Declined));
    assert_eq!(shown[1].lead, ["week sv", "note sv"], "a text that asks nothing comes with the next question");
    assert!(shown[2].lead.is_empty());
    let english = questions(&weekday(), &answers(&[]), Language::En);
    assert_eq!((english[0].text.as_str(), english[0].language), ("a fi", Language::Fi), "where the file has no English, its own language");
}

#[test]
fn where_to_go_on_is_the_first_question_nobody_has_come_to() {
    let definition = wheel();
    assert_eq!(first_open(&definition, &answers(&[])), Some(0));
    assert_eq!(first_open(&definition, &answers(&[("home", Given::Skipped), ("money", number(3))])), Some(2));
    let all = answers(&[("home", Given::Skipped), ("money", number(3)), ("friends", Given::Declined)]);
    assert_eq!(first_open(&definition, &all), None);
}

#[test]
fn skipping_and_not_wanting_to_answer_are_counted_apart() {
    let given = answers(&[("home", Given::Skipped), ("money", Given::Declined)]);
    let counts = completeness(&wheel(), &given);
    assert_eq!(counts, Completeness { asked: 3, answered: 0, skipped: 1, declined: 1, open: 1 });
}

pub fn some_given() -> impl Strategy<Value = Option<Given>> {
    prop_oneof![
        Just(None),
        Just(Some(Given::Skipped)),
        Just(Some(Given::Declined)),
        prop_oneof![Just("never"), Just("sometimes"), Just("often")].prop_map(|code| Some(chose(code))),
    ]
}

proptest! {
    #[test]
    fn every_question_asked_is_answered_skipped_declined_or_open(a in some_given(), b in some_given(), c in some_given()) {
        let given: Answers = [("a", a), ("b", b), ("c", c)].into_iter().filter_map(|(id, given)| Some((id.to_owned(), given?))).collect();
        let counts = completeness(&weekday(), &given);
        prop_assert_eq!(counts.asked, counts.answered + counts.skipped + counts.declined + counts.open);
        prop_assert_eq!(counts.asked as usize, questions(&weekday(), &given, Language::Fi).len());
        prop_assert_eq!(first_open(&weekday(), &given).is_none(), counts.open == 0);
    }
}
