//! A whole definition passes; each way of being faulty is found and its place named.

use super::*;
use crate::measure::answer::AnswerValue;
use crate::measure::definition::{Condition, Method, Missing, TableRow};
use crate::measure::samples::{item, ladder, often, option, weekday, wheel, words};
use crate::worker::Language;

fn faults(mend: impl FnOnce(&mut Definition)) -> Vec<(String, FaultCode)> {
    let mut definition = weekday();
    mend(&mut definition);
    definition.check().err().unwrap_or_default().into_iter().map(|fault| (fault.at, fault.code)).collect()
}

fn group(definition: &mut Definition) -> &mut Vec<Item> {
    match &mut definition.items[0].kind {
        ItemKind::Group { items } => items,
        _ => unreachable!("the sample begins with a group"),
    }
}

#[test]
fn whole_definitions_pass() {
    assert_eq!(weekday().check(), Ok(()));
    assert_eq!(wheel().check(), Ok(()));
}

#[test]
fn a_definition_that_does_not_say_whose_it_is_is_refused() {
    let found = faults(|definition| {
        definition.id = "Has Spaces".into();
        definition.version = " ".into();
        definition.licence = String::new();
        definition.holder = "\n".into();
        definition.source = String::new();
    });
    let codes: Vec<_> = found.iter().map(|(_, code)| *code).collect();
    use FaultCode::*;
    assert_eq!(codes, [IdForm, VersionMissing, LicenceMissing, HolderMissing, SourceMissing]);
    assert_eq!(faults(|definition| definition.languages.clear()), [("languages".into(), LanguageMissing)]);
}

#[test]
fn a_text_missing_in_a_claimed_language_is_named_by_item_and_language() {
    let found = faults(|definition| definition.languages.push(Language::En));
    assert!(found.contains(&("items.a.text.en".into(), FaultCode::TextMissing)));
    assert!(found.contains(&("items.a.options.0.en".into(), FaultCode::TextMissing)));
    assert!(found.contains(&("title.en".into(), FaultCode::TextMissing)));
    assert!(found.iter().all(|(_, code)| *code == FaultCode::TextMissing));
}

#[test]
fn questions_are_named_once_and_there_are_some() {
    assert_eq!(faults(|definition| group(definition)[0].link_id = "b".into()), [("items.b".into(), FaultCode::LinkIdTwice)]);
    let found = faults(|definition| group(definition)[0].link_id = "ä ä".into());
    assert_eq!(found, [("items.ä ä".into(), FaultCode::LinkIdForm)]);
    let mut empty = wheel();
    empty.items = vec![item("note", ItemKind::Display)];
    assert_eq!(empty.check().expect_err("nothing asked")[0].code, FaultCode::NoQuestions);
}

#[test]
fn a_condition_looks_back_at_an_answer_that_can_be_given() {
    let on = |question: &str, answer| vec![Condition { question: question.into(), answer }];
    let with = |conditions: Vec<Condition>| faults(|definition| group(definition)[2].shown_when = conditions);
    let at = |code| vec![("items.b.shownWhen.0".to_owned(), code)];
    assert_eq!(with(on("nowhere", option("often"))), at(FaultCode::ConditionUnknown));
    assert_eq!(with(on("note", option("often"))), at(FaultCode::ConditionUnknown), "a text is no question");
    assert_eq!(with(on("c", option("often"))), at(FaultCode::ConditionLater));
    assert_eq!(with(on("b", option("often"))), at(FaultCode::ConditionLater), "nor may it hang on itself");
    assert_eq!(with(on("a", option("always"))), at(FaultCode::AnswerImpossible));
    assert_eq!(with(on("a", AnswerValue::YesNo { yes: true })), at(FaultCode::AnswerImpossible));
    assert_eq!(with(on("a", option("often"))), []);
}

#[test]
fn a_total_is_not_made_of_answers_without_scores() {
    let unscored = |definition: &mut Definition| {
        if let ItemKind::Choice { options } = &mut group(definition)[0].kind {
            options[1].score = None;
        }
    };
    assert!(faults(unscored).contains(&("items.a.options.1".into(), FaultCode::OptionWithoutScore)));
    let aside = |definition: &mut Definition| {
        unscored(definition);
        group(definition)[0].counted = false;
    };
    assert_eq!(faults(aside), [], "unless the question is not counted");
    let mut nothing = wheel();
    nothing.items = vec![item("own", ItemKind::Text)];
    nothing.total = weekday().total;
    assert_eq!(nothing.check().expect_err("nothing to count")[0].code, FaultCode::NothingToScore);
}

#[test]
fn the_range_holds_every_possible_total() {
    let with = |range| faults(|definition| definition.total.range = range).into_iter().map(|(_, code)| code).next();
    assert_eq!(with(Some((0.0, 6.0))), None);
    assert_eq!(with(Some((0.0, 5.0))), Some(FaultCode::RangeWrong));
    assert_eq!(with(Some((6.0, 0.0))), Some(FaultCode::RangeWrong));
    assert_eq!(with(None), Some(FaultCode::RangeWrong));
    assert_eq!(faults(|definition| definition.total.method = Method::Sum { factor: 0.0 })[0].1, FaultCode::NumberWrong);
}

#[test]
fn a_stand_in_needs_questions_on_the_same_scale() {
    let found = faults(|definition| {
        group(definition)[0] = ladder("a");
        definition.total.range = Some((0.0, 14.0));
        definition.total.bands.clear();
        definition.total.missing = Missing::MeanOfOthers { at_most: 1 };
    });
    assert_eq!(found, [("total.missing".into(), FaultCode::MissingRuleUneven)]);
}

#[test]
fn a_table_has_one_row_for_each_sum_that_can_come_up() {
    let with = |sums: &[i32]| {
        faults(|definition| {
            let rows = sums.iter().map(|sum| TableRow { sum: f64::from(*sum), score: f64::from(*sum) / 10.0 + 0.1 }).collect();
            definition.total.method = Method::Table { rows };
            definition.total.range = Some((0.0, 1.0));
            definition.total.bands.clear();
        })
    };
    assert_eq!(with(&[0, 1, 2, 3, 4, 5, 6]), []);
    assert_eq!(with(&[0, 1, 2, 3, 5, 6]), [("total.table".into(), FaultCode::TableGap)]);
    assert_eq!(with(&[0, 1, 2, 3, 4, 5, 6, 6]), [("total.table".into(), FaultCode::TableTwice)]);
}

#[test]
fn bands_have_a_source_do_not_overlap_and_belong_to_a_total() {
    let band = |from, to| Band { from, to, text: words("x"), source: "s".into() };
    let with = |bands: Vec<Band>| faults(|definition| definition.total.bands = bands);
    assert_eq!(with(vec![Band { source: " ".into(), ..band(0.0, 2.0) }]), [("total.bands.0".into(), FaultCode::BandWithoutSource)]);
    for wrong in [band(2.0, 4.0), band(3.0, 7.0), band(5.0, 4.0), band(f64::NAN, 4.0)] {
        assert_eq!(with(vec![band(0.0, 2.0), wrong]), [("total.bands.1".into(), FaultCode::BandWrong)]);
    }
    let mut wheel = wheel();
    wheel.total.bands = vec![band(0.0, 5.0)];
    assert_eq!(wheel.check().expect_err("no total to speak of")[0].code, FaultCode::BandsWithoutTotal);
    wheel.total.bands.clear();
    wheel.each.bands = vec![band(0.0, 5.0), band(6.0, 10.0)];
    assert_eq!(wheel.check(), Ok(()), "but each question may have them");
}

#[test]
fn scales_and_options_make_sense() {
    let found = faults(|definition| definition.items[1] = item("own", ItemKind::Choice { options: vec![] }));
    assert!(found.contains(&("items.own.options".into(), FaultCode::OptionsMissing)));
    let upside_down = ItemKind::Integer { low: 5, high: 5, low_label: words("l"), high_label: words("h") };
    assert!(faults(|definition| definition.items[1] = item("own", upside_down)).contains(&("items.own".into(), FaultCode::NumberWrong)));
    let found = faults(|definition| {
        let mut twice = often("own");
        if let ItemKind::Choice { options } = &mut twice.kind {
            options[2].code = "never".into();
        }
        twice.counted = false;
        definition.items[1] = twice;
    });
    assert_eq!(found, [("items.own.options.2".into(), FaultCode::OptionTwice)]);
}
