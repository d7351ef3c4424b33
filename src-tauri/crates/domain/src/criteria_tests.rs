//! An organisation's list: nothing that an old document may name is lost, and ages give a sentence.

use proptest::prelude::*;

use super::*;

fn row(code: &str, fi: &str, in_use: bool) -> CriterionForm {
    CriterionForm { code: code.into(), fi: fi.into(), in_use, ..Default::default() }
}

fn form(rows: Vec<CriterionForm>) -> CriteriaForm {
    CriteriaForm { rows, ..Default::default() }
}

fn list() -> Criteria {
    Criteria::default().changed(&form(vec![row("a", "Ensimmäinen", true), row("b", "Toinen", true)]), || "uusi".into()).expect("a list")
}

fn problems(form: &CriteriaForm) -> Vec<(String, ProblemCode)> {
    list().changed(form, || "uusi".into()).err().unwrap_or_default().into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn criteria_are_added_renamed_ordered_and_taken_out_of_use() {
    let changed = list().changed(&form(vec![row("b", "Toinen sanoin", true), row("", "Kolmas", true), row("", " ", true), row("a", "Ensimmäinen", false)]), || "uusi".into());
    let changed = changed.unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(changed.in_use().map(|choice| (choice.code.as_str(), choice.fi.as_str())).collect::<Vec<_>>(), [("b", "Toinen sanoin"), ("uusi", "Kolmas")]);
    assert_eq!(changed.criteria.len(), 3, "the one out of use stays, the empty row does not");
    assert_eq!(changed.changed(&changed.form(), || "x".into()).ok(), Some(changed.clone()), "saving the page as it is changes nothing");
}

#[test]
fn what_cannot_be_read_is_explained() {
    let twice = form(vec![row("a", "Sama", true), row("b", "sama", true)]);
    assert_eq!(problems(&twice), [("rows.1.fi".into(), ProblemCode::NamedTwice)]);
    let nameless = form(vec![CriterionForm { sv: "Bara svenska".into(), ..row("a", " ", true) }]);
    assert_eq!(problems(&nameless), [("rows.0.fi".into(), ProblemCode::Required)]);
    let ages = |from: &str, until: &str| problems(&CriteriaForm { age_from: from.into(), age_until: until.into(), ..list().form() });
    assert_eq!(ages("kahdeksantoista", "1964"), [("ageFrom".into(), ProblemCode::AgeNotUnderstood), ("ageUntil".into(), ProblemCode::AgeNotUnderstood)]);
    assert_eq!(ages("64", "18"), [("ageUntil".into(), ProblemCode::AgesWrongWay)]);
    assert_eq!(ages("", "64"), []);
}

#[test]
fn an_age_is_outside_only_where_there_is_a_limit() {
    let limits = AgeLimits { from: Some(18), until: Some(64) };
    assert_eq!([17, 18, 64, 65].map(|age| limits.leave_out(age)), [true, false, false, true]);
    assert!(!AgeLimits::default().leave_out(3) && !AgeLimits { from: None, until: Some(64) }.leave_out(3));
}

proptest! {
    /// Whatever the page sends, no criterion that was ever there is lost.
    #[test]
    fn no_criterion_is_ever_lost(pages in prop::collection::vec(prop::collection::vec((0..6usize, "[a-zåäö]{0,6}", any::<bool>()), 0..6), 1..6)) {
        let (mut kept, mut next) = (list(), 0);
        for page in pages {
            let codes: Vec<String> = kept.criteria.iter().map(|one| one.named.code.clone()).chain([String::new()]).collect();
            let mut used = vec![];
            let mut rows = vec![];
            for (at, words, in_use) in page {
                let code = codes[at % codes.len()].clone();
                if code.is_empty() || !used.contains(&code) {
                    used.push(code.clone());
                    rows.push(row(&code, &words, in_use));
                }
            }
            let before: Vec<String> = kept.criteria.iter().map(|one| one.named.code.clone()).collect();
            if let Ok(changed) = kept.changed(&form(rows), || { next += 1; format!("uusi-{next}") }) {
                prop_assert!(before.iter().all(|code| changed.criteria.iter().filter(|one| one.named.code == *code).count() == 1));
                kept = changed;
            }
        }
    }
}
