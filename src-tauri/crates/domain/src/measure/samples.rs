//! Invented instruments for the proofs of this module; no real one looks like them.

use super::answer::{AnswerValue, Given};
use super::ask::Answers;
use super::definition::{
    Band, Condition, Definition, Direction, Each, Item, ItemKind, Method, Missing, Mode, ResponseOption, Safety, Scale, ShownBy,
};
use super::wording::Wording;
use crate::worker::Language;

pub fn words(text: &str) -> Wording {
    Wording::new([(Language::Fi, format!("{text} fi")), (Language::Sv, format!("{text} sv"))])
}

pub fn item(link_id: &str, kind: ItemKind) -> Item {
    Item {
        link_id: link_id.into(),
        text: words(link_id),
        short: Wording::default(),
        kind,
        shown_when: vec![],
        shown_by: ShownBy::All,
        counted: true,
        safety: None,
    }
}

/// Never 0, sometimes 1, often 2.
pub fn often(link_id: &str) -> Item {
    let option = |(code, score)| ResponseOption { code: String::from(code), text: words(code), score: Some(score) };
    item(link_id, ItemKind::Choice { options: [("never", 0.0), ("sometimes", 1.0), ("often", 2.0)].map(option).to_vec() })
}

pub fn ladder(link_id: &str) -> Item {
    item(link_id, ItemKind::Integer { low: 0, high: 10, low_label: words("low"), high_label: words("high") })
}

pub fn option(code: &str) -> AnswerValue {
    AnswerValue::Option { code: code.into() }
}

pub fn chose(code: &str) -> Given {
    Given::Answered { value: option(code) }
}

pub fn number(number: i32) -> Given {
    Given::Answered { value: AnswerValue::Number { number } }
}

pub fn answers(given: &[(&str, Given)]) -> Answers {
    given.iter().map(|(link_id, given)| ((*link_id).to_owned(), given.clone())).collect()
}

/// a, b, and c that is asked when b is often; their sum is 0-6.
pub fn weekday() -> Definition {
    let mut c = often("c");
    c.shown_when = vec![Condition { question: "b".into(), answer: option("often") }];
    c.safety = Some(Safety { answers: vec![option("often")], text: words("call") });
    let band = |from, to, text| Band { from, to, text: words(text), source: "Arkinen 2026, s. 3".into() };
    let group = item("week", ItemKind::Group { items: vec![often("a"), item("note", ItemKind::Display), often("b"), c] });
    let mut own = item("own", ItemKind::Text);
    own.counted = false;
    Definition {
        id: "weekday".into(),
        version: "1".into(),
        languages: vec![Language::Fi, Language::Sv],
        title: words("Weekday"),
        licence: "CC0-1.0".into(),
        holder: "Askel".into(),
        source: "urn:uuid:0190".into(),
        mode: Mode::Either,
        direction: Direction::LowerIsBetter,
        items: vec![group, own],
        total: Scale {
            method: Method::Sum { factor: 1.0 },
            missing: Missing::AllNeeded,
            range: Some((0.0, 6.0)),
            bands: vec![band(0.0, 2.0, "easy"), band(3.0, 6.0, "heavy")],
            min_change: Some(2.0),
        },
        each: Each::default(),
    }
}

/// Three ladders from 0 to 10 and no total.
pub fn wheel() -> Definition {
    let items = ["home", "money", "friends"].map(ladder).to_vec();
    Definition { id: "wheel".into(), direction: Direction::HigherIsBetter, items, total: Scale::default(), ..weekday() }
}
