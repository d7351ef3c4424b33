//! From the stem that the endings of the singular follow to the word of the dictionary.

use super::grade::{is_vowel, strong, weak};

/// `closed`: the ending closes the syllable, so the stem may stand in the weak grade.
pub(super) fn lemmas(stem: &str, closed: bool) -> Vec<String> {
    if !stem.ends_with(is_vowel) || stem.len() < 2 {
        return vec![];
    }
    let grades = if closed { strong(stem) } else { vec![] };
    std::iter::once(stem.to_owned()).chain(grades).flat_map(|stem| of_grade(&stem)).collect()
}

fn of_grade(stem: &str) -> Vec<String> {
    let mut found = vec![stem.to_owned()];
    let mut swap = |end: &str, with: &str| {
        if let Some(head) = stem.strip_suffix(end).filter(|head| head.len() > 1 || end == "miehe") {
            found.push(format!("{head}{with}"));
        }
    };
    if stem.ends_with('e') {
        swap_e(&mut swap);
    }
    for (end, with) in
        [("ttoma", "ton"), ("mpa", "mpi"), ("impa", "in"), ("ue", "ut"), ("ye", "yt"), ("evaa", "evat"), ("nee", "nut"), ("nee", "nyt")]
    {
        swap(end, with);
    }
    for (end, with) in [("aa", "as"), ("ii", "is"), ("ee", "e")] {
        let Some(head) = stem.strip_suffix(end).filter(|head| !head.is_empty()) else { continue };
        let first = end.get(..1).unwrap_or_default();
        let shorter = format!("{head}{first}");
        let ending = with.get(1..).unwrap_or_default();
        found.extend(std::iter::once(shorter.clone()).chain(weak(&shorter)).map(|grade| format!("{grade}{ending}")));
    }
    found
}

/// Words whose last vowel became e, and those that lost their last consonant's vowel.
fn swap_e(swap: &mut impl FnMut(&str, &str)) {
    let ends = [
        ("e", "i"),
        ("te", "si"),
        ("ute", "us"),
        ("yte", "ys"),
        ("se", "nen"),
        ("kse", "s"),
        ("pse", "psi"),
        ("ne", "n"),
        ("me", "n"),
        ("le", "l"),
        ("re", "r"),
        ("ene", "en"),
    ];
    for (end, with) in ends {
        swap(end, with);
    }
    swap("miehe", "mies");
}
