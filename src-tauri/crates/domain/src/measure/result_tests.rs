//! A measure over its occasions: totals where there are any, each question's course, and the words of the file only.

use super::*;
use crate::id::{ClientId, MeasureResponseId};
use crate::measure::definition::Mode;
use crate::measure::samples::{answers, chose, number, weekday, wheel};

fn filled(definition: &Definition, day: u32, occasion: Occasion, given: &[(&str, Given)]) -> Response {
    Response {
        id: MeasureResponseId(uuid::Uuid::from_u128(u128::from(day))),
        client_id: ClientId(uuid::Uuid::nil()),
        definition: definition.reference(),
        occasion,
        mode: Mode::Either,
        on: NaiveDate::from_ymd_opt(2026, 2, day).expect("a day"),
        answers: answers(given),
        finished: true,
    }
}

#[test]
fn occasions_stand_in_order_of_the_day_with_total_band_and_change() {
    let definition = weekday();
    let heavy = [("a", chose("often")), ("b", chose("sometimes")), ("own", Given::Declined)];
    let easy = [("a", chose("never")), ("b", chose("sometimes")), ("own", Given::Skipped)];
    let responses = [filled(&definition, 20, Occasion::End, &easy), filled(&definition, 3, Occasion::Start, &heavy)];
    let result = measure_result(&definition, &responses, Language::Sv);
    assert_eq!(result.occasions.iter().map(|occasion| occasion.total).collect::<Vec<_>>(), [Some(3.0), Some(1.0)]);
    assert_eq!(result.occasions[0].band.as_ref().map(|band| band.text.as_str()), Some("heavy sv"));
    assert_eq!(result.occasions[1].band.as_ref().map(|band| band.source.as_str()), Some("Arkinen 2026, s. 3"));
    let change = result.total_change.expect("two totals");
    assert_eq!((change.from, change.to, change.verdict), (3.0, 1.0, Verdict::Better), "lower is better here, and 2 is the least change");
    assert!(matches!(result.rows[3].cells.as_slice(), [ResultCell::Declined, ResultCell::Skipped]));
    assert!(matches!(result.rows[2].cells.as_slice(), [ResultCell::NotAsked, ResultCell::NotAsked]));
}

#[test]
fn without_a_total_each_question_is_followed_by_itself() {
    let definition = wheel();
    let first = filled(&definition, 3, Occasion::Start, &[("home", number(2)), ("money", number(5)), ("friends", Given::Declined)]);
    let last = filled(&definition, 20, Occasion::Mid, &[("home", number(6)), ("money", number(5)), ("friends", number(4))]);
    let result = measure_result(&definition, &[first, last], Language::Fi);
    assert!(!result.has_total && result.total_change.is_none() && result.occasions.iter().all(|occasion| occasion.total.is_none()));
    assert_eq!(result.rows[0].range, Some((0.0, 10.0)));
    assert_eq!(result.rows[0].verdict, Some(Verdict::NotSaid), "no source gives a least change for one question");
    assert_eq!(result.rows[2].verdict, None, "one value is no change");
}

#[test]
fn only_finished_fillings_of_the_same_version_are_compared() {
    let definition = wheel();
    let mut unfinished = filled(&definition, 3, Occasion::Start, &[("home", number(2))]);
    unfinished.finished = false;
    let mut older = filled(&definition, 4, Occasion::Start, &[("home", number(2))]);
    older.definition.version = "0".into();
    let result = measure_result(&definition, &[unfinished, older], Language::Fi);
    assert_eq!((result.occasions.len(), result.of_other_versions), (0, 1));
}

#[test]
fn a_safety_answer_of_the_last_filling_raises_the_note_of_the_file() {
    let definition = weekday();
    let raising = [("a", chose("never")), ("b", chose("often")), ("c", chose("often"))];
    let calm = [("a", chose("never")), ("b", chose("often")), ("c", chose("never"))];
    let of = |given: &[(&str, Given)]| measure_result(&definition, &[filled(&definition, 3, Occasion::Start, given)], Language::Fi).safety;
    assert_eq!(of(&raising), ["call fi"]);
    assert!(of(&calm).is_empty());
    let then_calm = [filled(&definition, 3, Occasion::Start, &raising), filled(&definition, 9, Occasion::Mid, &calm)];
    assert!(measure_result(&definition, &then_calm, Language::Fi).safety.is_empty());
}
