//! The descriptions that come with Askel are whole and say nothing twice.

use std::collections::BTreeSet;

use askel_domain::document::{FieldDef, FieldKind};

use super::*;
use crate::{CodeBook, codes};

fn every_field(fields: &[FieldDef]) -> Vec<&FieldDef> {
    fields.iter().flat_map(|field| std::iter::once(field).chain(every_field(&field.fields))).collect()
}

#[test]
fn every_kind_has_its_description() {
    for kind in FormKind::ALL {
        let read = read(description(kind)).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert_eq!(read.kind, kind);
        assert!(form(kind).is_some());
    }
}

#[test]
fn a_description_with_a_fault_is_refused() {
    let sound = description(FormKind::ServiceStart);
    assert!(read(sound).is_ok());
    for fault in [sound.replace("withinTerm", "whithinTerm"), sound.replace("kind: date", "kind: day"), sound.replace("root:", "# root:")] {
        assert!(read(&fault).is_err());
    }
}

#[test]
fn fields_are_told_apart_and_each_kind_has_what_it_needs() {
    let own = |name: &str| (name == CRITERIA || name == ENDING_GROUNDS).then(String::new);
    for form in FormKind::ALL.into_iter().filter_map(form) {
        let mut seen = BTreeSet::new();
        for field in form.sections.iter().flat_map(|section| &section.fields) {
            assert!(seen.insert(&field.id), "{:?} asks {} twice", form.kind, field.id);
        }
        for field in form.sections.iter().flat_map(|section| every_field(&section.fields)) {
            let name = format!("{:?} {}", form.kind, field.id);
            let coded = matches!(field.kind, FieldKind::Code | FieldKind::Codes);
            assert_eq!(coded, !field.codes.is_empty(), "{name}: a code list for codes");
            assert!(!coded || system_uri(&field.codes).or(own(&field.codes)).is_some(), "{name}: no list {}", field.codes);
            assert_eq!(field.kind == FieldKind::List, !field.fields.is_empty(), "{name}: fields for a list");
            assert!(!field.kept || field.ended_path.is_some(), "{name}: nowhere to say why a row ended");
            assert!(field.fields.iter().map(|sub| &sub.id).collect::<BTreeSet<_>>().len() == field.fields.len(), "{name}: a field twice");
        }
    }
}

#[test]
fn every_condition_and_order_names_a_field_that_is_there() {
    for form in FormKind::ALL.into_iter().filter_map(form) {
        let top: Vec<&FieldDef> = form.sections.iter().flat_map(|section| &section.fields).collect();
        for field in form.sections.iter().flat_map(|section| every_field(&section.fields)) {
            let near = top.iter().copied().chain(top.iter().flat_map(|list| &list.fields)).map(|field| &field.id).collect::<BTreeSet<_>>();
            let named = field.shown_when.iter().chain(&field.required_when).map(|when| &when.field).chain(&field.not_before);
            named.for_each(|name| assert!(near.contains(name), "{:?} {}: no field {name}", form.kind, field.id));
        }
    }
}

/// What each source may say, by its name in `from`.
fn source_fields(form: &NationalForm, source: &str) -> Option<Vec<String>> {
    let of_form = |form: &NationalForm| form.sections.iter().flat_map(|section| &section.fields).map(|field| field.id.clone()).collect();
    let of_kind = |kind| super::form(kind).map(of_form);
    let named = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    match source {
        "previous" => Some(of_form(form)),
        "initiation" => of_kind(FormKind::Initiation),
        "assessment" => of_kind(FormKind::NeedsAssessment),
        "plan" => of_kind(FormKind::ClientPlan),
        "period" => named(&["service_task", "social_service", "starts_on", "ends_on"]),
        "goals" => named(&["goals"]),
        "worker" => named(&["person"]),
        "facts" => named(&["counted", "agreed", "measures"]),
        "evaluation" => {
            let asked = FormKind::EVALUATIONS.into_iter().filter_map(super::asked).flat_map(|form| form.fields().map(|field| field.id.clone()).collect::<Vec<_>>());
            let made = ["client_words", "goals_client", "goals_worker", "story", "agreed", "attainment"].map(String::from);
            Some(asked.chain(made).collect())
        }
        "team" => named(&["providers", "private_persons"]),
        _ => None,
    }
}

#[test]
fn every_source_that_a_field_names_is_there() {
    for form in FormKind::ALL.into_iter().filter_map(form) {
        for field in form.sections.iter().flat_map(|section| &section.fields) {
            for from in &field.from {
                let (source, path) = from.split_once('.').expect("a source and a field");
                let id = path.split('.').next().expect("a field");
                let fields = source_fields(form, source).unwrap_or_else(|| panic!("{:?} {}: no source {source}", form.kind, field.id));
                assert!(fields.iter().any(|known| known == id), "{:?} {}: {source} does not say {id}", form.kind, field.id);
                assert!(source != "previous" || form.kind.has_next_version(), "{:?} is written once", form.kind);
            }
        }
    }
}

#[test]
fn the_lists_of_the_schemas_have_names_in_three_languages() {
    let lists = code_lists(&CodeBook::new(codes::known()), &[]);
    for name in ["current_service", "plan_service", "assessed_service", "goal_direction", "factor_effect", "absent_authority"] {
        let choices = lists.choices(name);
        assert!(choices.len() >= 2, "{name}");
        assert!(choices.iter().all(|choice| !choice.fi.is_empty() && !choice.sv.is_empty() && !choice.en.is_empty()), "{name}");
    }
    assert_eq!(lists.choices("current_service").len(), 27);
    assert_eq!(lists.choices("support_need").len(), 12);
    assert!(lists.choices("attainment").is_empty(), "a value nobody imported is not guessed");
}
