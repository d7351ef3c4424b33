//! Whether one word may be a part of a longer one. Knows no dictionary: only what a Finnish or Swedish word can begin and end with.

use crate::language::Language;

const VOWELS: &str = "aeiouyåäö";
/// Shorter than this is an ending, not a word, but for these.
const SHORTEST_PART: usize = 4;
const SHORT_PARTS: [&str; 16] =
    ["tyo", "apu", "ero", "maa", "paa", "tie", "uni", "ika", "osa", "suu", "syy", "hyva", "vuo", "hus", "mat", "bus"];
/// What may stand at the end of the first part of a compound: its own end, or that of its genitive.
const ENDS_OF_FIRST: &str = "aeiouynslrt";

fn is_vowel(letter: char) -> bool {
    VOWELS.contains(letter)
}

/// Whether a word is long enough to be looked for inside others. `part` is folded.
pub(crate) fn is_part(part: &str) -> bool {
    part.chars().count() >= SHORTEST_PART || SHORT_PARTS.contains(&part)
}

/// Whether `part` may be how the compound ends: `käynti` of `kotikäynti`. Both are folded.
pub(crate) fn ends(part: &str, compound: &str, language: Language) -> bool {
    let Some(first) = compound.strip_suffix(part) else { return false };
    let ends_well = language != Language::Finnish || first.ends_with(|letter| ENDS_OF_FIRST.contains(letter));
    ends_well && first.chars().count() >= 2 && first.chars().any(is_vowel) && can_begin(first) && can_begin(part)
}

/// Whether `part`, itself or in its genitive, may be how the compound begins: `koti` of `kotikäynti`, `lasten` of `lastensuojelu`.
/// Both are folded.
pub(crate) fn begins(part: &str, compound: &str) -> bool {
    compound.strip_prefix(part).is_some_and(|rest| rest.chars().count() >= SHORTEST_PART && can_begin(rest))
}

/// A word begins with a vowel, with one consonant and a vowel, or with one of the pairs that loans brought.
fn can_begin(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(one), Some(_), _) if is_vowel(one) => true,
        (Some(_), Some(other), _) if is_vowel(other) => true,
        (Some(one), Some(other), Some(third)) => {
            is_vowel(third)
                && ["kr", "kl", "pr", "pl", "tr", "st", "sp", "sk", "gr", "br", "dr", "fr", "fl", "ps", "sj", "kn", "sm", "sn", "sv"]
                    .contains(&[one, other].iter().collect::<String>().as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_has_its_parts() {
        let ends = |part, compound| ends(part, compound, Language::Finnish);
        assert!(ends("kaynti", "kotikaynti") && ends("hoitaja", "sairaanhoitaja") && super::ends("besok", "hembesok", Language::Swedish));
        assert!(
            begins("koti", "kotikaynti")
                && begins("velka", "velkaneuvoja")
                && begins("tuki", "tukihenkilo")
                && begins("tilin", "tilinpaatos")
        );
    }

    #[test]
    fn what_only_looks_like_a_part_is_none() {
        let ends = |part, compound| ends(part, compound, Language::Finnish);
        assert!(!ends("isa", "lisa") && !ends("tapu", "stapu") && !ends("muni", "kommuni") && !is_part("isa") && is_part("tyo"));
        assert!(!begins("tuki", "tukka") && !begins("tila", "tilanne") && !begins("koti", "kotini"));
    }
}
