//! Measure files from end to end: the shipped ones, the invented ones, and each way of being refused.

mod files {
    pub const WEATHER: &str = include_str!("files/yard-weather.json");
    pub const LARDER: &str = include_str!("files/larder-table.json");
}

use askel_domain::measure::{AnswerValue, Definition, FaultCode, Given, ItemKind, Method, Missing, score};
use askel_domain::worker::Language;
use askel_questionnaire::{FileFault, LARGEST_FILE, Refusal, RefusalCode, read, shipped, shipped_files, write};
use serde_json::{Value, json};

fn definition(text: &str) -> Definition {
    read(text.as_bytes()).expect("a whole file").definition
}

#[test]
fn every_shipped_measure_is_whole_in_all_three_languages_and_says_whose_it_is() {
    assert_eq!(shipped().len(), shipped_files().len());
    for (name, text) in shipped_files() {
        let loaded = read(text.as_bytes()).unwrap_or_else(|refusals| panic!("{name}: {refusals:?}"));
        assert_eq!(loaded.definition.languages, Language::ALL, "{name}");
        assert_eq!(loaded.ignored, Vec::<String>::new(), "{name}: nothing in it that Askel does not read");
        assert_eq!(format!("{}.json", loaded.definition.id), name);
        assert!(!loaded.definition.licence.is_empty() && loaded.definition.holder == "Askel");
    }
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/measures")).expect("the folder");
    assert_eq!(files.count(), shipped_files().len(), "every file of the folder is shipped");
}

#[test]
fn our_own_wheel_has_ten_ladders_and_no_total() {
    let wheel = shipped().remove(0);
    assert_eq!(wheel.questions_in_all(), 10);
    assert_eq!(wheel.total.method, Method::None);
    let ladders = wheel.items.iter().filter(|item| matches!(item.kind, ItemKind::Integer { low: 0, high: 10, .. })).count();
    assert_eq!(ladders, 10);
    assert!(wheel.total.bands.is_empty() && wheel.each.bands.is_empty(), "nothing is said of what a number means");
}

#[test]
fn an_invented_sum_with_bands_and_a_missing_rule_is_read_as_written() {
    let weather = definition(files::WEATHER);
    assert_eq!(weather.holder, "Keksitty laitos");
    assert_eq!(weather.total.missing, Missing::MeanOfOthers { at_most: 1 });
    assert_eq!(weather.total.bands[1].text.get(Language::Sv), Some("Gården är våt."));
    let given = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(id, code)| ((*id).to_owned(), Given::Answered { value: AnswerValue::Option { code: (*code).into() } })).collect()
    };
    // (often 2 + sometimes 1) × 2.5 = 7.5
    assert_eq!(score(&weather, &given(&[("gate", "often"), ("bench", "sometimes")])).total, Ok(7.5));
    // bench often calls for umbrella, which is missing: (2 + 2) / 2 = 2 stands in; 6 × 2.5 = 15
    assert_eq!(score(&weather, &given(&[("gate", "often"), ("bench", "often")])).total, Ok(15.0));
}

#[test]
fn an_invented_table_is_looked_up() {
    let larder = definition(files::LARDER);
    let often = |id: &str| (id.to_owned(), Given::Answered { value: AnswerValue::Option { code: "often".into() } });
    assert_eq!(score(&larder, &[often("bread"), often("milk")].into()).total, Ok(57.3));
}

#[test]
fn what_is_written_is_read_as_the_same_measure() {
    for text in [files::WEATHER, files::LARDER, shipped_files()[0].1] {
        let first = definition(text);
        let again = read(write(&first).as_bytes()).expect("our own writing");
        assert!(again.definition == first && again.ignored.is_empty());
    }
}

/// The weather file with one thing done to it.
fn with(change: impl FnOnce(&mut Value)) -> Vec<Refusal> {
    let mut file: Value = serde_json::from_str(files::WEATHER).expect("JSON");
    change(&mut file);
    read(file.to_string().as_bytes()).err().unwrap_or_default()
}

fn codes(refusals: &[Refusal]) -> Vec<RefusalCode> {
    refusals.iter().map(|refusal| refusal.code).collect()
}

fn without_extension(name: &'static str) -> impl FnOnce(&mut Value) {
    move |file| {
        let list = file["extension"].as_array_mut().expect("a list");
        list.retain(|one| !one["url"].as_str().is_some_and(|url| url.ends_with(name)));
    }
}

fn first_question(file: &mut Value) -> &mut Value {
    &mut file["item"][0]["item"][0]
}

#[test]
fn a_file_that_does_not_say_whose_it_is_is_refused() {
    let no_licence = with(|file| drop(file.as_object_mut().expect("an object").remove("copyright")));
    assert_eq!(no_licence, [Refusal { at: "licence".into(), code: RefusalCode::Measure(FaultCode::LicenceMissing) }]);
    assert_eq!(codes(&with(|file| file["copyright"] = json!("  "))), [RefusalCode::Measure(FaultCode::LicenceMissing)]);
    assert_eq!(codes(&with(without_extension("measure-holder"))), [RefusalCode::Measure(FaultCode::HolderMissing)]);
    assert_eq!(codes(&with(without_extension("measure-source"))), [RefusalCode::Measure(FaultCode::SourceMissing)]);
    assert_eq!(with(|_| {}), [], "the file itself is whole");
}

#[test]
fn each_fault_of_the_file_is_refused_with_its_place() {
    use FileFault::*;
    type Change = Box<dyn FnOnce(&mut Value)>;
    let deep = || (0..9).fold(json!([]), |inner, depth| json!([{ "linkId": format!("g{depth}"), "type": "group", "item": inner }]));
    let many = || (0..501).map(|n| json!({ "linkId": format!("q{n}"), "type": "boolean", "text": "x" })).collect::<Value>();
    let cases: Vec<(Change, FileFault, &str)> = vec![
        (Box::new(|file| file["resourceType"] = json!("Patient")), NotAQuestionnaire, ""),
        (Box::new(|file| file["status"] = json!("retired")), NotInUse, "status"),
        (Box::new(|file| file["language"] = json!("de")), LanguageUnknown, "language"),
        (Box::new(|file| file["extension"][0]["valueCode"] = json!("de")), LanguageUnknown, "extension[0]"),
        (Box::new(|file| file["modifierExtension"] = json!([])), ModifierUnknown, "modifierExtension"),
        (Box::new(|file| first_question(file)["modifierExtension"] = json!([{}])), ModifierUnknown, "item[0].item[0].modifierExtension"),
        (Box::new(|file| file["title"] = json!(7)), FieldForm, "title"),
        (Box::new(|file| first_question(file)["text"] = json!("x".repeat(2_001))), TextTooLong, "item[0].item[0].text"),
        (Box::new(|file| first_question(file)["text"] = json!("oik\u{202e}ein")), TextStrange, "item[0].item[0].text"),
        (Box::new(move |file| file["item"] = many()), TooManyItems, "item[500]"),
        (Box::new(move |file| file["item"] = deep()), TooDeep, "item[0].item[0].item[0].item[0].item[0].item[0].item[0].item[0]"),
        (Box::new(|file| first_question(file)["type"] = json!("quantity")), ItemTypeUnknown, "item[0].item[0].type"),
        (Box::new(|file| first_question(file)["repeats"] = json!(true)), Repeats, "item[0].item[0].repeats"),
        (Box::new(|file| first_question(file)["type"] = json!("integer")), ScaleMissing, "item[0].item[0]"),
        (Box::new(|file| first_question(file)["answerValueSet"] = json!("x")), OptionsElsewhere, "item[0].item[0].answerValueSet"),
        (
            Box::new(|file| first_question(file)["answerOption"][1] = json!({ "valueString": "x" })),
            OptionForm,
            "item[0].item[0].answerOption[1]",
        ),
        (
            Box::new(|file| file["item"][0]["item"][2]["enableWhen"][0]["operator"] = json!("!=")),
            ConditionForm,
            "item[0].item[2].enableWhen[0]",
        ),
        (Box::new(|file| file["extension"][5]["extension"][0]["valueCode"] = json!("rasch")), ScoringUnknown, "extension[5].method"),
        (Box::new(without_extension("measure-scoring")), ScoringUnknown, "measure-scoring"),
        (Box::new(|file| file["extension"][5]["extension"][4]["valueCode"] = json!("guess")), MissingRuleUnknown, "extension[5].missing"),
        (Box::new(|file| file["extension"][4]["valueCode"] = json!("sideways")), DirectionUnknown, "extension[4]"),
        (Box::new(|file| file["extension"][3]["valueCode"] = json!("telepathy")), ModeUnknown, "extension[3]"),
    ];
    for (change, code, at) in cases {
        let refusals = with(change);
        let wanted = Refusal { at: at.into(), code: RefusalCode::File(code) };
        assert!(refusals.contains(&wanted), "{wanted:?} is not among {refusals:?}");
    }
}

#[test]
fn each_fault_of_the_measure_is_refused_with_its_place() {
    use FaultCode::*;
    type Change = Box<dyn FnOnce(&mut Value)>;
    let cases: Vec<(Change, FaultCode, &str)> = vec![
        (
            Box::new(|file| drop(first_question(file).as_object_mut().expect("an object").remove("_text"))),
            TextMissing,
            "items.gate.text.sv",
        ),
        (Box::new(|file| first_question(file)["linkId"] = json!("bench")), LinkIdTwice, "items.bench"),
        (
            Box::new(|file| file["item"][0]["item"][2]["enableWhen"][0]["question"] = json!("roof")),
            ConditionUnknown,
            "items.umbrella.shownWhen.0",
        ),
        (
            Box::new(|file| drop(first_question(file)["answerOption"][0].as_object_mut().expect("an object").remove("extension"))),
            OptionWithoutScore,
            "items.gate.options.0",
        ),
        (Box::new(|file| drop(file.as_object_mut().expect("an object").remove("item"))), NoQuestions, "items"),
    ];
    for (change, code, at) in cases {
        let refusals = with(change);
        let wanted = Refusal { at: at.into(), code: RefusalCode::Measure(code) };
        assert!(refusals.contains(&wanted), "{wanted:?} is not among {refusals:?}");
    }
}

#[test]
fn what_is_unknown_and_harmless_is_let_be_and_named() {
    let mut file: Value = serde_json::from_str(files::WEATHER).expect("JSON");
    file["contact"] = json!([{ "name": "x" }]);
    file["item"][0]["prefix"] = json!("1.");
    first_question(&mut file)["extension"] = json!([{ "url": "https://elsewhere.example/colour", "valueString": "blue" }]);
    file["_title"]["extension"].as_array_mut().expect("a list").push(
        json!({ "url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [{ "url": "lang", "valueCode": "se" }, { "url": "content", "valueString": "x" }] }),
    );
    let loaded = read(file.to_string().as_bytes()).expect("still whole");
    assert_eq!(loaded.ignored, ["_title.extension[1]", "item[0].item[0].extension[0]", "item[0].prefix", "contact"]);
    assert_eq!(loaded.definition, definition(files::WEATHER));
}

#[test]
fn files_that_are_no_files_of_ours_are_told_apart() {
    let code = |bytes: &[u8]| codes(&read(bytes).expect_err("refused"))[0];
    assert_eq!(code(b""), RefusalCode::File(FileFault::NotJson));
    assert_eq!(code(b"\xff\xfe{}"), RefusalCode::File(FileFault::NotJson));
    assert_eq!(code(b"[]"), RefusalCode::File(FileFault::NotAQuestionnaire));
    assert_eq!(code("[".repeat(100_000).as_bytes()), RefusalCode::File(FileFault::NotJson), "nor is it gone into without end");
    assert_eq!(code(" ".repeat(LARGEST_FILE + 1).as_bytes()), RefusalCode::File(FileFault::TooLarge));
}

#[test]
fn an_anxious_file_is_refused_with_fifty_reasons_and_no_more() {
    let refusals = with(|file| file["item"] = (0..200).map(|n| json!({ "linkId": format!("q{n}"), "type": "quantity" })).collect());
    assert_eq!(refusals.len(), 50);
}
