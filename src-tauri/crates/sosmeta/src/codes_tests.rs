//! Code sets: what comes with Askel, what can be imported, and what hostile files meet.

use super::*;
use proptest::prelude::*;

const MODES: &str = "1.2.246.537.6.1250";

fn file(oid: &str, values: &str) -> String {
    format!(r#"{{ "format": "askel-code-set/1", "source": "test", "systems": [{{ "oid": "{oid}", "values": [{values}] }}] }}"#)
}

fn problem(text: &str) -> Option<CodesProblem> {
    read(text).err()
}

#[test]
fn the_known_values_are_the_ones_a_public_source_gives() {
    let codes: Vec<_> = known().into_iter().map(|value| (value.system.oid(), value.code)).collect();
    let mut expected =
        vec![("1221", "15"), ("1222", "45"), ("1222", "46"), ("1222", "51"), ("1250", "3"), ("126", "Y30"), ("126", "Y32"), ("1290", "3")];
    expected.extend(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "99"].map(|need| ("1282", need)));
    expected.extend([("1242", "5"), ("1252", "3"), ("112", "K"), ("112", "E")]);
    assert_eq!(
        codes,
        expected
            .into_iter()
            .map(|(oid, code)| (CodeSystem::from_oid(&format!("1.2.246.537.6.{oid}")).expect("used").oid(), code.to_owned()))
            .collect::<Vec<_>>()
    );
    assert!(known().iter().all(|value| !value.demo));
}

#[test]
fn every_demo_value_says_so_by_its_flag_its_code_and_both_names() {
    assert!(!demo().is_empty());
    for value in demo() {
        assert!(value.demo && value.code.starts_with(DEMO_PREFIX), "{}", value.code);
        assert!(value.fi.ends_with("(esittely)") && value.sv.ends_with("(demo)"), "{}", value.fi);
    }
}

#[test]
fn known_and_demo_values_together_name_every_contact_mode_once() {
    let mut named: Vec<_> = known().into_iter().chain(demo()).filter_map(|value| value.stands_for).collect();
    named.sort();
    let mut modes = ContactMode::ALL.map(|mode| mode.name().to_owned()).to_vec();
    modes.sort();
    assert_eq!(named, modes);
}

#[test]
fn an_imported_value_is_real_and_an_unused_system_is_counted() {
    let text = r#"{ "format": "askel-code-set/1", "source": "test", "systems": [
        { "oid": "1.2.246.537.6.1221", "values": [{ "code": " 12 ", "fi": "Työikäisten palvelut" }] },
        { "oid": "1.2.246.537.6.9999", "values": [{ "code": "1", "fi": "Muu" }] }] }"#;
    let set = read(text).expect("as described");
    assert_eq!(set.skipped_systems, 1);
    assert_eq!(set.values.len(), 1);
    assert_eq!((set.values[0].code.as_str(), set.values[0].demo), ("12", false));
}

#[test]
fn made_up_values_cannot_come_in_as_real_ones() {
    assert_eq!(problem(include_str!("../codes/demo.json")), Some(CodesProblem::DemoValue));
    assert_eq!(problem(&file(MODES, r#"{ "code": "DEMO-3", "fi": "x" }"#)), Some(CodesProblem::DemoValue));
    assert_eq!(problem(&file(MODES, r#"{ "code": "3", "fi": "x", "demo": true }"#)), Some(CodesProblem::OtherFormat));
}

#[test]
fn a_file_of_another_kind_is_told_apart_from_a_broken_one() {
    for text in ["", "{", "tämä ei ole JSON", "{\"format\": \"askel-code-set/1\""] {
        assert_eq!(problem(text), Some(CodesProblem::NotJson), "{text}");
    }
    for text in
        ["[]", "null", "{}", r#"{"format":"askel-code-set/2","source":"","systems":[]}"#, r#"{"format":1,"source":"","systems":[]}"#]
    {
        assert_eq!(problem(text), Some(CodesProblem::OtherFormat), "{text}");
    }
    assert!(problem(&"[".repeat(100_000)).is_some(), "nesting does not exhaust the stack");
}

#[test]
fn a_value_that_is_not_whole_or_not_clear_is_refused() {
    for (values, expected) in [
        (r#"{ "code": " ", "fi": "x" }"#, CodesProblem::ValueIncomplete),
        (r#"{ "code": "1", "fi": "" }"#, CodesProblem::ValueIncomplete),
        (r#"{ "code": "1", "fi": "x\u0000y" }"#, CodesProblem::ValueIncomplete),
        (r#"{ "code": "1" }"#, CodesProblem::OtherFormat),
        (r#"{ "code": 1, "fi": "x" }"#, CodesProblem::OtherFormat),
        (r#"{ "code": "1", "fi": "x" }, { "code": "1", "fi": "y" }"#, CodesProblem::Duplicate),
        (r#"{ "code": "1", "fi": "x", "standsFor": "phone" }, { "code": "2", "fi": "y", "standsFor": "phone" }"#, CodesProblem::Duplicate),
        (r#"{ "code": "1", "fi": "x", "standsFor": "carrier_pigeon" }"#, CodesProblem::StandsForUnknown),
    ] {
        assert_eq!(problem(&file(MODES, values)), Some(expected), "{values}");
    }
    assert_eq!(
        problem(&file("1.2.246.537.6.1221", r#"{ "code": "1", "fi": "x", "standsFor": "phone" }"#)),
        Some(CodesProblem::StandsForUnknown),
        "only a contact mode stands for one of ours"
    );
    assert_eq!(problem(&file(MODES, &format!(r#"{{ "code": "1", "fi": "{}" }}"#, "ä".repeat(1_001)))), Some(CodesProblem::ValueIncomplete));
}

#[test]
fn a_file_beyond_its_limits_is_refused() {
    assert_eq!(problem(&" ".repeat(LARGEST_FILE + 1)), Some(CodesProblem::TooLarge));
    let values = |count| (0..count).map(|number| format!(r#"{{ "code": "{number}", "fi": "x" }}"#)).collect::<Vec<_>>().join(",");
    assert_eq!(problem(&file(MODES, &values(MOST_VALUES + 1))), Some(CodesProblem::TooManyValues));
    assert_eq!(read(&file(MODES, &values(MOST_VALUES))).map(|set| set.values.len()), Ok(MOST_VALUES));
}

proptest! {
    #[test]
    fn any_text_is_answered_without_panic(text in "\\PC{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn no_file_of_the_right_shape_yields_a_made_up_or_empty_value(
        oid in prop_oneof![Just(MODES.to_owned()), Just("1.2.246.537.6.1221".to_owned()), "[0-9.]{0,20}"],
        code in ".{0,12}", fi in ".{0,12}", sv in ".{0,12}", stands_for in proptest::option::of("[a-z_]{0,12}"),
    ) {
        let mut value = serde_json::json!({ "code": code, "fi": fi, "sv": sv });
        if let Some(name) = stands_for {
            value["standsFor"] = name.into();
        }
        let file = serde_json::json!({ "format": FORMAT, "source": "test", "systems": [{ "oid": oid, "values": [value] }] });
        if let Ok(set) = read(&file.to_string()) {
            for value in set.values {
                prop_assert!(!value.demo && !value.code.trim().is_empty() && !value.fi.trim().is_empty());
                prop_assert!(!value.code.starts_with(DEMO_PREFIX));
            }
        }
    }
}
