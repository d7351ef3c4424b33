//! Nouns, adjectives and what is inflected like them: takes the cases and the owner's endings off.

use super::grade::is_vowel;
use super::{is_stem, plural, singular};

/// Endings that close the syllable before them.
const CLOSED: [&str; 9] = ["n", "t", "ssa", "sta", "lla", "lta", "lle", "ksi", "tta"];
const OPEN: [&str; 3] = ["a", "na", "ta"];
const OWNERS: [&str; 5] = ["nsa", "ni", "si", "mme", "nne"];
/// Case endings as they stand before an owner's ending.
const BEFORE_OWNER: [&str; 9] = ["ssaa", "staa", "llaa", "ltaa", "llee", "ksee", "naa", "taa", "aa"];

pub(super) fn lemmas(word: &str) -> Vec<String> {
    let mut found = of_cases(word);
    // `kuusi` is a spruce or six before it is somebody's moon.
    for owner in OWNERS {
        if let Some(base) = word.strip_suffix(owner).filter(|base| is_stem(base) && base.len() > if owner == "si" { 3 } else { 2 }) {
            found.extend(of_owned(base));
        }
    }
    // The third person's other ending: `talossaan`, `luonaan`.
    if let Some(base) = word.strip_suffix('n').filter(|base| BEFORE_OWNER.iter().any(|case| base.ends_with(case)) && base.len() > 4) {
        found.extend(of_owned(&base[..base.len() - 1]));
    }
    found
}

/// `kotiinsa` lost the n of its case; `taloni` may be of any of three cases.
fn of_owned(base: &str) -> Vec<String> {
    let mut found = of_cases(base);
    found.extend(singular::lemmas(base, false));
    found.extend(of_cases(&format!("{base}n")));
    if let Some(stem) = base.strip_suffix("kse") {
        found.extend(singular::lemmas(stem, true));
    }
    found
}

fn of_cases(word: &str) -> Vec<String> {
    let mut found = vec![];
    for (ending, closed) in CLOSED.iter().map(|ending| (ending, true)).chain(OPEN.iter().map(|ending| (ending, false))) {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| is_stem(stem)) else { continue };
        if *ending != "ta" {
            found.extend(singular::lemmas(stem, closed));
        }
        if !["n", "t"].contains(ending) {
            found.extend(of_plural(stem));
        }
    }
    found.extend(of_illatives(word));
    found.extend(of_consonant_stem(word));
    for ending in ["en", "den", "tten"] {
        found.extend(word.strip_suffix(ending).filter(|stem| is_stem(stem)).map(of_plural).into_iter().flatten());
    }
    found
}

fn of_plural(stem: &str) -> Vec<String> {
    stem.strip_suffix(['i', 'j']).map(plural::lemmas).unwrap_or_default()
}

/// `kotiin`, `maahan`, `huoneeseen`; `koteihin`, `huoneisiin`.
fn of_illatives(word: &str) -> Vec<String> {
    let Some(rest) = word.strip_suffix('n') else { return vec![] };
    let Some(vowel) = rest.chars().last().filter(|letter| is_vowel(*letter)) else { return vec![] };
    let rest = &rest[..rest.len() - 1];
    let mut found = vec![];
    if rest.ends_with(vowel) && is_stem(rest) {
        found.extend(singular::lemmas(rest, false));
    }
    if let Some(stem) = rest.strip_suffix('h') {
        found.extend(singular::lemmas(stem, false));
        found.extend(of_plural(stem));
    }
    if let Some(stem) = word.strip_suffix("seen") {
        found.extend(singular::lemmas(stem, false));
    }
    if let Some(stem) = word.strip_suffix("siin") {
        found.extend(of_plural(stem));
    }
    found
}

/// Words that put `-ta` and `-ten` after a consonant: `naista`, `vastausten`, `vettä`, `kieltä`, `huonetta`.
fn of_consonant_stem(word: &str) -> Vec<String> {
    let stems =
        ["ta", "ten"].into_iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 1 && !stem.ends_with(is_vowel));
    stems
        .flat_map(|stem| {
            let head = &stem[..stem.len() - 1];
            let swapped: Vec<String> = match stem.chars().last() {
                Some('s') => vec![format!("{head}nen"), format!("{head}psi"), stem.to_owned()],
                Some('t') => vec![format!("{head}si"), format!("{head}s"), stem.to_owned(), head.to_owned()],
                Some('l' | 'r') => vec![format!("{stem}i"), stem.to_owned()],
                Some('n') => vec![format!("{stem}i"), stem.to_owned(), format!("{head}mi")],
                _ => vec![],
            };
            swapped
        })
        .collect()
}
