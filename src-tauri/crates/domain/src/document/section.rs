//! How far a section is: a pure function of its answers, so that the list of sections never claims more than is there.

use std::collections::BTreeSet;

use serde::Serialize;

use super::answer::Answers;
use super::check::{Known, is_shown};
use super::form::{FormDef, SectionDef};
use crate::problem::Problem;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SectionState {
    NotBegun,
    InProgress,
    Ready,
}

/// Answers of a draft and what the worker has said of it.
pub struct Progress<'a> {
    pub answers: &'a Answers,
    /// What the draft began with.
    pub prefilled: &'a Answers,
    /// Ids of sections said to be gone through.
    pub gone_through: &'a BTreeSet<String>,
    /// As [`super::check`] answers.
    pub problems: &'a [Problem],
}

/// The sections that are asked, each with its state.
///
/// Ready: nothing to mend, and either something of its own was written or the worker has gone through it.
/// A section that only brought its answers from elsewhere is in progress until then.
pub fn states<'a>(def: &'a FormDef, known: &Known, progress: &Progress) -> Vec<(&'a SectionDef, SectionState)> {
    let asked = def.sections.iter().filter(|section| known.previous.is_some() || !section.later);
    asked.map(|section| (section, state(section, progress))).collect()
}

fn state(section: &SectionDef, progress: &Progress) -> SectionState {
    let Progress { answers, prefilled, gone_through, problems } = progress;
    let shown = || section.fields.iter().filter(|field| is_shown(field, answers, answers));
    let of_section = |problem: &Problem| shown().any(|field| problem.path.split('.').next() == Some(field.id.as_str()));
    let answered = shown().any(|field| answers.get(&field.id).is_some());
    let written = shown().any(|field| answers.get(&field.id) != prefilled.get(&field.id));
    let said = gone_through.contains(&section.id);
    match (answered || said, problems.iter().any(of_section)) {
        (false, _) => SectionState::NotBegun,
        (true, false) if written || said => SectionState::Ready,
        (true, _) => SectionState::InProgress,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::super::check::tests::{def, known};
    use super::*;

    fn first(answers: &Answers, prefilled: &Answers, gone_through: &[&str]) -> SectionState {
        let (def, known) = (def(), known());
        let problems = check(&def, answers, &known);
        let gone_through = gone_through.iter().map(|id| (*id).to_owned()).collect();
        let progress = Progress { answers, prefilled, gone_through: &gone_through, problems: &problems };
        states(&def, &known, &progress)[0].1
    }

    #[test]
    fn a_section_is_ready_when_nothing_is_to_be_mended_and_somebody_wrote_or_read_it() {
        let nothing = Answers::default();
        let half = Answers::default().with("situation", "Kotona");
        let whole = half.clone().with("begun_on", "2.2.2026");
        assert_eq!(first(&nothing, &nothing, &[]), SectionState::NotBegun);
        assert_eq!(first(&half, &nothing, &[]), SectionState::InProgress, "a required day is missing");
        assert_eq!(first(&whole, &nothing, &[]), SectionState::Ready);
    }

    #[test]
    fn what_came_from_elsewhere_is_ready_only_when_it_was_gone_through() {
        let whole = Answers::default().with("situation", "Kotona").with("begun_on", "2.2.2026");
        assert_eq!(first(&whole, &whole, &[]), SectionState::InProgress);
        assert_eq!(first(&whole, &whole, &["first"]), SectionState::Ready);
        assert_eq!(first(&Answers::default(), &Answers::default(), &["first"]), SectionState::InProgress, "said, but the day is missing");
    }

    #[test]
    fn a_first_plan_has_nothing_to_evaluate() {
        let (def, known) = (def(), known());
        let nothing = Answers::default();
        let progress = Progress { answers: &nothing, prefilled: &nothing, gone_through: &BTreeSet::new(), problems: &[] };
        let ids = |known: &Known| states(&def, known, &progress).iter().map(|(section, _)| section.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&known), ["first", "goals"]);
        assert_eq!(ids(&Known { previous: Some(&nothing), ..known }), ["first", "evaluation", "goals"]);
    }
}
