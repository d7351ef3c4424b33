//! Verbs: takes the endings of person, time, mood and the infinitives off, and names the first infinitive.

use super::grade::{is_vowel, strong, weak};

/// Endings that follow the vowel stem and close its syllable.
const CLOSED: [&str; 4] = ["n", "t", "mme", "tte"];
/// Endings that follow it and leave it open.
const OPEN: [&str; 12] = ["vat", "maan", "massa", "masta", "malla", "matta", "nut", "nyt", "neet", "nee", "va", "vansa"];
/// Passives of the first class follow the weak stem, its a turned into e; of the others the infinitive's stem.
const PASSIVE: [&str; 9] = ["taan", "ttiin", "ttu", "tty", "ttava", "ttaisiin", "tiin", "tu", "ty"];
/// Before these the past drops an a: `soittaa`, `soitti`. Elsewhere the a becomes o (`maksoi`), or the noun would be meant (`tili`, `koti`).
const DROPS_A: [&str; 6] = ["tt", "st", "nt", "rt", "lt", "ht"];

pub(super) fn lemmas(word: &str) -> Vec<String> {
    let mut found = vec![];
    // The third person: `soittaa`, `kertoo`, `juo`, and the past `soitti`.
    if let Some(short) = doubled(word) {
        found.extend(of_stem(short, false));
        found.extend(of_stem(word, false));
    }
    if word.ends_with('i') || is_one_syllable(word) {
        found.extend(of_stem(word, false));
    }
    for (ending, closed) in CLOSED.iter().map(|ending| (ending, true)).chain(OPEN.iter().map(|ending| (ending, false))) {
        if let Some(stem) = word.strip_suffix(ending) {
            found.extend(of_stem(stem, closed));
        }
    }
    for ending in PASSIVE {
        found.extend(word.strip_suffix(ending).map(of_passive).into_iter().flatten());
    }
    found.extend(of_conditional(word));
    found.extend(of_consonant_stem(word));
    found
}

/// What was made of a verb: `siivoaminen`, `lukeva`.
pub(super) fn of_derived(lemma: &str) -> Vec<String> {
    ["minen", "va"].into_iter().filter_map(|ending| lemma.strip_suffix(ending)).flat_map(|stem| of_stem(stem, false)).collect()
}

fn doubled(word: &str) -> Option<&str> {
    let last = word.chars().last().filter(|letter| is_vowel(*letter))?;
    word.strip_suffix(last).filter(|short| short.ends_with(last))
}

/// Infinitives of a vowel stem, present or past.
fn of_stem(stem: &str, closed: bool) -> Vec<String> {
    if stem.len() < 3 && !matches!(stem, "ui" | "ka") || !stem.ends_with(is_vowel) {
        return vec![];
    }
    let grades = if closed { strong(stem) } else { vec![] };
    let mut found: Vec<String> =
        std::iter::once(stem.to_owned()).chain(grades).flat_map(|stem| of_present(&stem).into_iter().chain(of_past(&stem))).collect();
    found.extend(past_of_one_syllable(stem).map(str::to_owned));
    found
}

fn of_present(stem: &str) -> Vec<String> {
    let mut found = vec![format!("{stem}a")];
    let head = &stem[..stem.len() - 1];
    if is_one_syllable(stem) {
        found.push(format!("{stem}da"));
    }
    if stem.ends_with('a') && head.ends_with(is_vowel) {
        found.extend(std::iter::once(head.to_owned()).chain(weak(head)).map(|stem| format!("{stem}ta")));
    }
    for (end, infinitive) in [("le", "lla"), ("ne", "nna"), ("re", "rra"), ("se", "sta"), ("tse", "ta")] {
        if let Some(start) = stem.strip_suffix(end) {
            found.push(format!("{start}{infinitive}"));
            found.extend(weak_before(start).map(|start| format!("{start}{infinitive}")));
        }
    }
    found
}

/// `kuuntele-` → `kuunnella`: the grade is that of the syllable before.
fn weak_before(start: &str) -> impl Iterator<Item = String> {
    weak(start).into_iter()
}

fn of_past(stem: &str) -> Vec<String> {
    let Some(head) = stem.strip_suffix('i').filter(|head| head.len() > 1) else { return vec![] };
    if head.ends_with(['o', 'u', 'y']) {
        let with_a = head.strip_suffix('o').map(|start| format!("{start}aa"));
        return std::iter::once(format!("{head}a")).chain(with_a).collect();
    }
    let with_a = DROPS_A.iter().any(|end| head.ends_with(end)).then(|| format!("{head}aa"));
    let mut found: Vec<String> = with_a.into_iter().chain([format!("{head}ia")]).chain(of_present(&format!("{head}e"))).collect();
    if let Some(start) = head.strip_suffix('s') {
        found.push(format!("{start}taa"));
        found.extend(std::iter::once(start.to_owned()).chain(weak(start)).map(|start| format!("{start}ta")));
    }
    found
}

fn is_one_syllable(stem: &str) -> bool {
    let start = stem.trim_end_matches(is_vowel);
    stem.len() - start.len() == 2 && !start.chars().any(is_vowel)
}

/// `joi` of `juoda`, and the verbs that no rule makes.
fn past_of_one_syllable(stem: &str) -> Option<&'static str> {
    let known = [
        ("joi", "juoda"),
        ("soi", "syoda"),
        ("vei", "vieda"),
        ("toi", "tuoda"),
        ("loi", "luoda"),
        ("sai", "saada"),
        ("jai", "jaada"),
        ("kavi", "kayda"),
        ("kay", "kayda"),
        ("teki", "tehda"),
        ("teke", "tehda"),
        ("tee", "tehda"),
        ("naki", "nahda"),
        ("nake", "nahda"),
        ("nae", "nahda"),
        ("meni", "menna"),
        ("piti", "pitaa"),
        ("veti", "vetaa"),
        ("eli", "elaa"),
    ];
    known.into_iter().find(|(form, _)| *form == stem).map(|(_, infinitive)| infinitive)
}

fn of_passive(stem: &str) -> Vec<String> {
    if stem.len() < 2 {
        return vec![];
    }
    let mut found = vec![format!("{stem}ta"), format!("{stem}da")];
    if let Some(head) = stem.strip_suffix('e') {
        let stem = format!("{head}a");
        found.extend(std::iter::once(stem.clone()).chain(strong(&stem)).map(|stem| format!("{stem}a")));
    }
    if stem.ends_with(is_vowel) {
        found.extend(std::iter::once(stem.to_owned()).chain(strong(stem)).map(|stem| format!("{stem}a")));
    }
    if let Some(last) = stem.chars().last().filter(|letter| "lnr".contains(*letter)) {
        found.push(format!("{stem}{last}a"));
    }
    found
}

/// `soittaisin`, `tulisi`, `hakisi`.
fn of_conditional(word: &str) -> Vec<String> {
    let bare = ["isin", "isit", "isimme", "isitte", "isivat", "isi"].into_iter().find_map(|ending| word.strip_suffix(ending));
    let Some(stem) = bare.filter(|stem| stem.len() > 1) else { return vec![] };
    if stem.ends_with(is_vowel) {
        of_present(stem)
    } else {
        ["e", "i"].into_iter().flat_map(|vowel| of_present(&format!("{stem}{vowel}"))).collect()
    }
}

/// `kävellyt`, `mennyt`, `pessyt`, `vastannut`; `kävellään`, `pestiin`; `kävellen`.
fn of_consonant_stem(word: &str) -> Vec<String> {
    let mut found = vec![];
    for (ending, infinitive) in [
        ("lut", "la"),
        ("lyt", "la"),
        ("leet", "la"),
        ("rut", "ra"),
        ("ryt", "ra"),
        ("nut", "na"),
        ("nyt", "na"),
        ("sut", "ta"),
        ("syt", "ta"),
        ("nnut", "ta"),
        ("nnyt", "ta"),
        ("nneet", "ta"),
        ("an", ""),
        ("iin", "a"),
        ("en", "a"),
    ] {
        if let Some(start) = word.strip_suffix(ending).filter(|start| start.len() > 2) {
            found.push(format!("{start}{infinitive}"));
        }
    }
    found
}
