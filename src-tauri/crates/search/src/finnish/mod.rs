//! Which words of the dictionary a Finnish word may be a form of. Guesses by the grammar, without a dictionary: it names more
//! than there are, and two forms of one word meet in at least one. Works on folded letters.
//! Source: Iso suomen kielioppi §§ 40-77 (gradation, nominal and verbal inflection).

mod grade;
mod nominal;
mod plural;
mod singular;
mod verb;

use grade::is_vowel;

/// A shorter word has no endings that could be told from it.
const SHORTEST: usize = 3;

/// Every word that `word` may be a form of, itself the first.
pub(crate) fn lemmas(word: &str) -> Vec<String> {
    let mut found = nouns(word);
    if can_be_inflected(word) {
        found.extend(without_particles(word).into_iter().flat_map(verb::lemmas));
        let of_verbs: Vec<String> = found.iter().flat_map(|lemma| verb::of_derived(lemma)).collect();
        found.extend(of_verbs);
    }
    different(found, word)
}

/// The same without verbs: what may be a part of a compound.
pub(crate) fn nouns(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if can_be_inflected(word) {
        for bare in without_particles(word) {
            found.extend(nominal::lemmas(bare));
            found.push(bare.to_owned());
        }
    }
    different(found, word)
}

fn can_be_inflected(word: &str) -> bool {
    word.len() >= SHORTEST && word.chars().all(|letter| letter.is_ascii_lowercase())
}

/// Those that may be words, each once.
fn different(found: Vec<String>, word: &str) -> Vec<String> {
    let mut kept: Vec<String> = vec![];
    for lemma in found {
        if (lemma == word || is_a_word(&lemma)) && !kept.contains(&lemma) {
            kept.push(lemma);
        }
    }
    kept
}

/// How a compound may begin with the word: itself, and its genitives. More than there are; a wrong one begins nothing.
pub(crate) fn first_parts(lemma: &str) -> Vec<String> {
    let mut found = vec![lemma.to_owned()];
    let ends = [
        ("nen", "sen"),
        ("nen", "sten"),
        ("s", "ksen"),
        ("s", "sten"),
        ("psi", "sten"),
        ("psi", "psen"),
        ("si", "den"),
        ("in", "imen"),
        ("us", "uden"),
        ("ys", "yden"),
        ("i", "ien"),
    ];
    found.extend(ends.iter().filter_map(|(end, with)| lemma.strip_suffix(end).map(|head| format!("{head}{with}"))));
    if lemma.ends_with(is_vowel) {
        found.extend(std::iter::once(lemma.to_owned()).chain(grade::weak(lemma)).map(|stem| format!("{stem}n")));
    }
    if let Some(head) = lemma.strip_suffix('i') {
        found.extend(std::iter::once(format!("{head}e")).chain(grade::weak(&format!("{head}e"))).map(|stem| format!("{stem}n")));
    }
    for (end, with) in [("e", "een"), ("as", "aan")] {
        let Some(head) = lemma.strip_suffix(end) else { continue };
        let stem = format!("{head}{}", &with[..1]);
        found.extend(std::iter::once(stem.clone()).chain(grade::strong(&stem)).map(|stem| format!("{stem}{}", &with[1..])));
    }
    found
}

/// The word, and what it is without `-kin`, `-kaan`, `-ko`, `-han`, `-pa`.
fn without_particles(word: &str) -> Vec<&str> {
    let particles = ["kin", "kaan", "kohan", "ko", "han", "pa"];
    let bare = particles
        .iter()
        .filter_map(|particle| word.strip_suffix(particle))
        .filter(|bare| is_stem(bare) && bare.ends_with(|letter| is_vowel(letter) || letter == 'n' || letter == 't'));
    std::iter::once(word).chain(bare).collect()
}

/// At least a syllable, and something before its last vowel.
fn is_stem(stem: &str) -> bool {
    stem.len() >= 2 && stem.chars().any(is_vowel)
}

/// What a Finnish word may look like: it ends with a vowel or n, s, l, r, t, and not with two consonants.
pub(crate) fn is_a_word(lemma: &str) -> bool {
    let mut from_end = lemma.chars().rev();
    let (Some(last), Some(before)) = (from_end.next(), from_end.next()) else { return false };
    lemma.len() >= SHORTEST
        && lemma.chars().any(is_vowel)
        && (is_vowel(last) || last == 'ä' || ("nslrt".contains(last) && is_vowel(before)))
}

#[cfg(test)]
#[path = "lemma_tests.rs"]
mod tests;
