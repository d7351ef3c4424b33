//! A filling keeps what was given as it was given, and refuses what its questions cannot have.

use super::*;
use crate::measure::samples::{chose, number, weekday, wheel};

fn response(definition: &Definition) -> Response {
    Response {
        id: MeasureResponseId(uuid::Uuid::nil()),
        client_id: ClientId(uuid::Uuid::nil()),
        definition: definition.reference(),
        occasion: Occasion::Start,
        mode: Mode::Either,
        on: NaiveDate::default(),
        answers: Answers::new(),
        finished: false,
    }
}

fn problem(result: Result<(), Vec<Problem>>) -> (String, ProblemCode) {
    let problem = result.expect_err("a problem").remove(0);
    (problem.path, problem.code)
}

#[test]
fn an_answer_the_question_cannot_have_is_refused_with_its_place_and_changes_nothing() {
    let definition = wheel();
    let mut filling = response(&definition);
    filling.give(&definition, "home", number(4)).expect("on the scale");
    let before = filling.answers.clone();
    for (link_id, given, code) in [
        ("home", number(11), ProblemCode::AnswerOutsideScale),
        ("home", number(-1), ProblemCode::AnswerOutsideScale),
        ("home", chose("often"), ProblemCode::AnswerNotOffered),
        ("no-such", Given::Skipped, ProblemCode::QuestionNotAsked),
    ] {
        assert_eq!(problem(filling.give(&definition, link_id, given)), (format!("answers.{link_id}"), code));
    }
    assert!(filling.answers == before);
}

#[test]
fn a_question_that_is_not_called_for_takes_no_answer() {
    let definition = weekday();
    let mut filling = response(&definition);
    assert_eq!(problem(filling.give(&definition, "c", chose("never"))).1, ProblemCode::QuestionNotAsked);
    filling.give(&definition, "b", chose("often")).expect("an option");
    filling.give(&definition, "c", chose("never")).expect("now it is asked");
    assert_eq!(problem(filling.give(&definition, "b", chose("always"))).1, ProblemCode::AnswerNotOffered);
}

#[test]
fn going_back_and_forth_loses_nothing_until_the_filling_is_finished() {
    let definition = weekday();
    let mut filling = response(&definition);
    for (link_id, given) in [("b", chose("often")), ("c", chose("sometimes")), ("b", chose("never"))] {
        filling.give(&definition, link_id, given).expect("asked");
    }
    assert!(filling.answers.contains_key("c"), "kept, in case the client changes their mind again");
    filling.finish(&definition).expect("all fit");
    assert!(!filling.answers.contains_key("c"), "a finished filling holds no answer to what was not asked");
    assert!(filling.answers["a"] == Given::Skipped, "what nobody came to was skipped, not declined");
    assert!(filling.finished);
}

#[test]
fn writing_nothing_is_skipping() {
    let definition = weekday();
    let mut filling = response(&definition);
    filling.give(&definition, "own", Given::Answered { value: AnswerValue::Text { text: " \n".into() } }).expect("asked");
    assert!(filling.answers["own"] == Given::Skipped);
    let long = Given::Answered { value: AnswerValue::Text { text: "ä".repeat(super::super::answer::LONGEST_TEXT + 1) } };
    assert_eq!(problem(filling.give(&definition, "own", long)).1, ProblemCode::TooLong);
}

#[test]
fn a_kept_answer_that_no_longer_fits_stops_the_finishing_and_is_named() {
    let definition = wheel();
    let mut filling = response(&definition);
    filling.answers.insert("money".into(), number(99));
    assert_eq!(problem(filling.finish(&definition)), ("answers.money".into(), ProblemCode::AnswerOutsideScale));
    assert!(!filling.finished && filling.answers.len() == 1);
}

#[test]
fn an_answer_shows_nothing_of_itself_in_a_log() {
    let mut filling = response(&wheel());
    filling.answers.insert("own".into(), Given::Answered { value: AnswerValue::Text { text: "Haluan kotiin".into() } });
    assert!(!format!("{filling:?} {:?}", filling.answers["own"]).contains("kotiin"));
}

#[test]
fn what_was_given_is_kept_apart_on_the_disk_too() {
    let spelled = |given: &Given| serde_json::to_string(given).expect("JSON");
    assert_eq!(spelled(&Given::Skipped), r#"{"given":"skipped"}"#);
    assert_eq!(spelled(&Given::Declined), r#"{"given":"declined"}"#);
    assert_eq!(spelled(&number(3)), r#"{"given":"answered","value":{"kind":"number","number":3}}"#);
}
