//! The handbook's pages: each in every language, of the same build, and Finnish that can be read aloud. Knows no page by name.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::LANGUAGES;
use super::wording::hard_words;
use crate::tree::{Source, assert_tidy, sources};

const FOLDER: &str = "locales/handbook";

/// What must be the same in every language of a page.
#[derive(Debug, PartialEq, Eq)]
struct Build {
    headings: usize,
    items: usize,
    /// Ids of the sources, in order.
    sources: Vec<String>,
    /// Keys of the window's texts, in any order: languages differ in theirs.
    labels: Vec<String>,
}

/// `four-voices.fi.md` is (four-voices, fi).
fn name_and_language(source: &Source) -> Option<(&str, &str)> {
    let (name, language) = source.name().strip_suffix(".md")?.rsplit_once('.')?;
    LANGUAGES.contains(&language).then_some((name, language))
}

fn build(text: &str) -> Build {
    let (head, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or_default();
    let told = head.split_once("sources:").map(|(_, rest)| rest).unwrap_or_default();
    let is_id =
        |word: &&str| word.strip_prefix('S').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let ids = |line: &str| line.split(['[', ']', ',', ':', ' ']).find(is_id).map(str::to_owned);
    let sources = if told.trim_start().starts_with('[') {
        told.split(['[', ']', ',', ' ']).filter(is_id).map(str::to_owned).collect()
    } else {
        told.lines().filter_map(ids).collect()
    };
    let mut labels: Vec<String> = body.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
    labels.sort();
    let lines = |mark: &str| body.lines().filter(|line| line.starts_with(mark)).count();
    Build { headings: lines("## "), items: lines("- "), sources, labels }
}

fn unequal_languages(pages: &[Source]) -> Vec<String> {
    let mut faults = vec![];
    let mut by_page: BTreeMap<&str, BTreeMap<&str, Build>> = BTreeMap::new();
    for page in pages {
        match name_and_language(page) {
            Some((name, language)) => drop(by_page.entry(name).or_default().insert(language, build(&page.text))),
            None => faults.push(format!("{}: no page.language.md", page.path)),
        }
    }
    for (name, languages) in &by_page {
        let missing: BTreeSet<&str> = LANGUAGES.into_iter().filter(|language| !languages.contains_key(language)).collect();
        faults.extend(missing.iter().map(|language| format!("{FOLDER}/{name}: missing in {language}")));
        let Some((first, expected)) = languages.iter().next() else { continue };
        let others = languages.iter().filter(|(_, build)| *build != expected);
        faults.extend(others.map(|(language, build)| format!("{FOLDER}/{name}: {language} {build:?}, {first} {expected:?}")));
    }
    faults
}

#[test]
fn every_page_of_the_handbook_is_the_same_in_every_language() {
    let pages = sources(&[FOLDER], &[""]);
    assert!(pages.len() >= 60, "only {} pages were found", pages.len());
    assert_tidy(unequal_languages(&pages));
}

#[test]
fn the_finnish_handbook_has_no_abbreviations_and_no_raised_voice() {
    let finnish = sources(&[FOLDER], &[".fi.md"]);
    assert_tidy(finnish.iter().flat_map(|page| hard_words(&page.path, &page.text)).collect());
}

#[test]
fn planted_differences_between_languages_are_found() {
    let page = |language: &str, text: &str| Source::planted(&format!("{FOLDER}/a.{language}.md"), text);
    let text = |sources: &str, body: &str| format!("---\ntitle: \"A\"\nlead: \"B.\"\nsources: {sources}\n---\n\n{body}\n");
    let whole = text("[S1, S10]", "## C\n\n- d {x.y}");
    let faults = |swedish: &str| unequal_languages(&[page("fi", &whole), page("sv", swedish), page("en", &whole)]).len();
    assert_eq!(faults(&whole), 0);
    for other in ["## C\n\nd {x.y}", "## C\n\n## D\n\n- d {x.y}", "## C\n\n- d {x.z}", "## C\n\n- d"] {
        assert_eq!(faults(&text("[S1, S10]", other)), 1, "{other}");
    }
    assert_eq!(faults(&text("[S1]", "## C\n\n- d {x.y}")), 1);
    assert_eq!(faults(&text("\n  S1: \"E\"\n  S10: \"S2 F\"", "## C\n\n- d {x.y}")), 0, "told or named, the ids are the same");
    assert_eq!(unequal_languages(&[page("fi", &whole), page("sv", &whole)]), [format!("{FOLDER}/a: missing in en")]);
    assert_eq!(unequal_languages(&[page("de", &whole)]).len(), 1);
}
