//! Any bytes at all, any JSON at all, and any small damage to a whole file: refused or read, and never a panic or a long wait.

use askel_domain::measure::{AnswerValue, Safety};
use askel_domain::measure::{
    Band, Condition, Definition, Direction, Item, ItemKind, Method, Missing, Mode, ResponseOption, Scale, ShownBy, TableRow, Wording,
    definition::Each, measure_result, questions,
};
use askel_domain::worker::Language;
use askel_questionnaire::{read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

const WEATHER: &str = include_str!("files/yard-weather.json");

/// What a damaged field may hold.
fn junk() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,20}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[[null]]])),
        Just(json!({ "extension": [{ "url": 1 }, 2, { "url": "of" }] })),
    ]
}

/// The `index`th value of the file, counted through all of it.
fn nth<'a>(value: &'a mut Value, index: &mut usize) -> Option<&'a mut Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|one| nth(one, index)),
        Value::Object(fields) => fields.values_mut().find_map(|one| nth(one, index)),
        _ => None,
    }
}

/// Uses a definition that was taken in, as the program would.
fn use_it(definition: &Definition) {
    assert_eq!(definition.check(), Ok(()));
    let answers = Default::default();
    assert!(questions(definition, &answers, Language::Sv).len() <= 500);
    assert!(measure_result(definition, &[], Language::En).occasions.is_empty());
    let again = read(write(definition).as_bytes()).expect("what was taken in can be written and taken in again");
    assert!(again.definition == *definition);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn a_file_cut_or_overwritten_anywhere_is_read_or_refused(at in any::<prop::sample::Index>(), with in vec(any::<u8>(), 0..6)) {
        let mut bytes = WEATHER.as_bytes().to_vec();
        // Only the newline at its end may be missing.
        let at = at.index(WEATHER.trim_end().len());
        prop_assert!(read(&bytes[..at]).is_err(), "half a file is no file");
        let end = (at + with.len()).min(bytes.len());
        bytes.splice(at..end, with);
        if let Ok(loaded) = read(&bytes) {
            use_it(&loaded.definition);
        }
    }

    #[test]
    fn a_file_with_strange_values_in_it_is_read_or_refused(damage in vec((any::<prop::sample::Index>(), junk()), 1..4)) {
        let mut file: Value = serde_json::from_str(WEATHER).expect("JSON");
        for (at, value) in damage {
            if let Some(place) = nth(&mut file, &mut at.index(400)) {
                *place = value;
            }
        }
        match read(file.to_string().as_bytes()) {
            Ok(loaded) => use_it(&loaded.definition),
            Err(refusals) => prop_assert!(!refusals.is_empty() && refusals.len() <= 50),
        }
    }

    #[test]
    fn any_whole_measure_is_written_and_read_as_the_same(definition in whole()) {
        prop_assert_eq!(definition.check(), Ok(()));
        use_it(&definition);
    }
}

fn words() -> impl Strategy<Value = Wording> {
    "[A-Za-zåäöÅÄÖšž?,.\"\\\\ -]{0,30}[a-z]"
        .prop_map(|text| Wording::new([(Language::Fi, text.clone()), (Language::Sv, format!("{text} sv"))]))
}

fn kind() -> impl Strategy<Value = ItemKind> {
    let options = vec((words(), 0..=20_i32), 1..5).prop_map(|options| {
        let option = |(index, (text, score)): (usize, (Wording, i32))| ResponseOption {
            code: format!("o{index}"),
            text,
            score: Some(f64::from(score) / 4.0),
        };
        ItemKind::Choice { options: options.into_iter().enumerate().map(option).collect() }
    });
    prop_oneof![
        options,
        (-5..5_i32, 1..9_i32, words(), words()).prop_map(|(low, width, low_label, high_label)| ItemKind::Integer {
            low,
            high: low + width,
            low_label,
            high_label
        }),
        Just(ItemKind::YesNo),
        Just(ItemKind::Text),
        Just(ItemKind::Display),
    ]
}

/// An answer that the question can have.
fn answer_to(item: &Item) -> Option<AnswerValue> {
    match &item.kind {
        ItemKind::Choice { options } => options.first().map(|option| AnswerValue::Option { code: option.code.clone() }),
        ItemKind::Integer { low, .. } => Some(AnswerValue::Number { number: *low }),
        ItemKind::YesNo => Some(AnswerValue::YesNo { yes: true }),
        _ => None,
    }
}

prop_compose! {
    fn items()(drafts in vec((words(), words(), kind(), any::<bool>(), any::<bool>(), any::<bool>()), 1..8)) -> Vec<Item> {
        let mut items: Vec<Item> = vec![];
        for (index, (text, short, kind, counted, hangs, grouped)) in drafts.into_iter().enumerate() {
            let earlier = items.last().filter(|_| hangs).and_then(|item| Some((item.link_id.clone(), answer_to(item)?)));
            let shown_when: Vec<Condition> = earlier.map(|(question, answer)| Condition { question, answer }).into_iter().collect();
            let shown_by = if shown_when.is_empty() || counted { ShownBy::All } else { ShownBy::Any };
            let mut item = Item { link_id: format!("q{index}"), text: text.clone(), short, kind, shown_when, shown_by, counted, safety: None };
            item.safety = answer_to(&item).filter(|_| grouped).map(|answer| Safety { answers: vec![answer], text: text.clone() });
            items.push(match grouped && index > 0 {
                true => Item { link_id: format!("g{index}"), kind: ItemKind::Group { items: vec![item] }, safety: None, shown_when: vec![], shown_by: ShownBy::All, counted: true, text, short: Wording::default() },
                false => item,
            });
        }
        let sure = ItemKind::Integer { low: 0, high: 4, low_label: Wording::default(), high_label: Wording::default() };
        items.push(Item { link_id: "sure".into(), text: Wording::new(Language::ALL.map(|language| (language, "x".into()))), short: Wording::default(), kind: sure, shown_when: vec![], shown_by: ShownBy::All, counted: true, safety: None });
        items
    }
}

prop_compose! {
    fn whole()(title in words(), items in items(), how in 0..4_u8, at_most in 0..3_u16, least in proptest::option::of(1..40_i32), band in words()) -> Definition {
        let least = least.map(|least| f64::from(least) / 4.0);
        let mut definition = Definition {
            id: "some-measure".into(), version: "1".into(), languages: vec![Language::Fi, Language::Sv], title,
            licence: "CC0-1.0".into(), holder: "H".into(), source: "Kirja, s. 4".into(),
            mode: Mode::Interview, direction: Direction::LowerIsBetter, items,
            total: Scale::default(), each: Each { bands: vec![], min_change: least },
        };
        let bands = vec![Band { from: -10.0, to: 0.25, text: band, source: "s. 5".into() }];
        let range = Some((-1_000.0, 1_000.0));
        match how {
            0 => definition.each.bands = bands,
            1 => definition.total = Scale { method: Method::Sum { factor: 2.5 }, missing: Missing::AllNeeded, range, bands, min_change: least },
            2 => definition.total = Scale { method: Method::Mean { factor: 1.0 }, missing: Missing::MeanOfOthers { at_most }, range, bands, min_change: least },
            _ => {
                let sums = askel_domain::measure::reach::sums(&definition).unwrap_or_default();
                let rows: Vec<TableRow> = sums.into_iter().map(|sum| TableRow { sum, score: sum / 2.0 }).collect();
                definition.total = Scale { method: if rows.is_empty() { Method::Sum { factor: 1.0 } } else { Method::Table { rows } }, missing: Missing::AllNeeded, range, bands, min_change: least };
            }
        }
        definition
    }
}

#[test]
fn the_heaviest_file_that_may_be_read_is_read_or_refused_quickly() {
    let started = std::time::Instant::now();
    let options: Vec<Value> = (0..40).map(|n| json!({ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": f64::from(n * n) + 0.001 }], "valueCoding": { "code": format!("o{n}"), "display": "x" } })).collect();
    let items: Vec<Value> =
        (0..150).map(|n| json!({ "linkId": format!("q{n}"), "type": "choice", "text": "x", "answerOption": options })).collect();
    let mut file: Value = serde_json::from_str(include_str!("files/larder-table.json")).expect("JSON");
    file["item"] = items.into();
    let text = file.to_string();
    println!("{} bytes", text.len());
    assert!(text.len() < askel_questionnaire::LARGEST_FILE);
    assert!(read(text.as_bytes()).is_err(), "no table holds so many sums");
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
