//! Our own wheel from the first question to the comparison of two occasions.

use askel_domain::id::{ClientId, MeasureResponseId};
use askel_domain::measure::{
    AnswerValue, Definition, Given, Mode, Occasion, Response, first_open, measure_result, questions,
};
use askel_domain::worker::Language;
use askel_questionnaire::shipped;
use chrono::NaiveDate;
use uuid::Uuid;

fn begun(wheel: &Definition, occasion: Occasion, month: u32) -> Response {
    Response {
        id: MeasureResponseId(Uuid::from_u128(u128::from(month))),
        client_id: ClientId(Uuid::nil()),
        definition: wheel.reference(),
        occasion,
        mode: Mode::Interview,
        on: NaiveDate::from_ymd_opt(2026, month, 3).expect("a day"),
        answers: Default::default(),
        finished: false,
    }
}

/// Answers as the screen would: always the first question nobody has come to. `None` declines.
fn fill(wheel: &Definition, occasion: Occasion, month: u32, numbers: [Option<i32>; 10]) -> Response {
    let mut response = begun(wheel, occasion, month);
    for number in numbers {
        let at = first_open(wheel, &response.answers).expect("one is open");
        let link_id = questions(wheel, &response.answers, Language::Fi)[at].link_id.clone();
        let given = number.map_or(Given::Declined, |number| Given::Answered { value: AnswerValue::Number { number } });
        response.give(wheel, &link_id, given).expect("on the ladder");
    }
    assert_eq!(first_open(wheel, &response.answers), None);
    response.finish(wheel).expect("all fit");
    response
}

fn two_occasions(wheel: &Definition) -> [Response; 2] {
    let start = [3, 2, 1, 5, 4, 0, 0, 3, 7, 4].map(Some);
    let mut end = [6, 5, 4, 5, 3, 6, 2, 4, 8, 7].map(Some);
    end[5] = None;
    [fill(wheel, Occasion::Start, 2, start), fill(wheel, Occasion::End, 6, end)]
}

#[test]
fn the_wheel_is_filled_twice_and_compared_question_by_question() {
    let wheel = shipped().remove(0);
    let result = measure_result(&wheel, &two_occasions(&wheel), Language::Sv);
    assert_eq!((result.title.as_str(), result.rows.len(), result.has_total), ("Livsområden", 10, false));
    assert_eq!(result.rows[2].text, "Pengar");
    assert_eq!((result.occasions[1].completeness.answered, result.occasions[1].completeness.declined), (9, 1));
    let course = serde_json::to_value(&result.rows[5].cells).expect("JSON");
    assert_eq!(course, serde_json::json!([{ "is": "value", "value": 0.0, "words": null }, { "is": "declined" }]));
}
