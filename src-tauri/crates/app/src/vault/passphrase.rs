//! What makes a passphrase good enough, and five random words for who wants them. Source: security.md §3.1.

use secrecy::ExposeSecret;

use super::{PassphraseCandidate, PassphraseVerdict};
use crate::Askel;
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};
use crate::surroundings::Random;

const SHORTEST: usize = 15;
const LEAST_STRENGTH: u8 = 3;
/// The estimator's time grows fast with length, and nobody guesses the hundredth character.
const LOOKED_AT: usize = 100;
const WORDS: &str = include_str!("words.txt");

pub fn check_passphrase(_: &mut Askel, candidate: PassphraseCandidate) -> Result<Answer<PassphraseVerdict>, Failure> {
    Ok(Answer::read(judge(candidate.passphrase.expose_secret(), &[])))
}

/// Words anybody would try on this program, whoever's it is.
const TRIED_FIRST: [&str; 6] = ["askel", "työlaukku", "sosiaalityö", "hyvinvointialue", "tunnuslause", "lösenfras"];

/// `known`: names and words a guesser would try first, such as the worker's own. They count for nothing.
pub(super) fn judge(passphrase: &str, known: &[&str]) -> PassphraseVerdict {
    let mut looked_at: String = passphrase.to_lowercase().chars().take(LOOKED_AT).collect();
    for word in known.iter().flat_map(|name| name.split_whitespace()).chain(TRIED_FIRST).filter(|word| word.chars().count() > 2) {
        looked_at = looked_at.replace(&word.to_lowercase(), "");
    }
    let strength = u8::from(zxcvbn::zxcvbn(&looked_at, &[]).score());
    let characters = passphrase.chars().count();
    PassphraseVerdict { accepted: characters >= SHORTEST && strength >= LEAST_STRENGTH, characters: characters as u32, strength }
}

/// # Errors
/// Which of the two rules is not met.
pub(crate) fn demand(passphrase: &str, known: &[&str]) -> Result<(), Failure> {
    let verdict = judge(passphrase, known);
    if (verdict.characters as usize) < SHORTEST {
        return Err(Failure::new(FailureCode::PassphraseShort).with("limit", SHORTEST));
    }
    if !verdict.accepted { Err(FailureCode::PassphraseWeak.into()) } else { Ok(()) }
}

/// Five words, each drawn evenly from the list: five times its logarithm in bits.
pub fn suggest_passphrase(askel: &mut Askel, _: Empty) -> Result<Answer<Vec<String>>, Failure> {
    let words: Vec<&str> = WORDS.lines().filter(|word| !word.is_empty()).collect();
    let surroundings = askel.surroundings().ok_or(FailureCode::Internal)?;
    let mut word = || Ok(words[evenly(words.len(), surroundings.random.as_mut())?].to_owned());
    Ok(Answer::read((0..5).map(|_| word()).collect::<Result<_, Failure>>()?))
}

/// An even choice below `count`: draws that would favour the first ones are drawn again.
///
/// # Errors
/// [`FailureCode::Internal`]: no chance to be had, and a passphrase without it would be one that others have, too.
fn evenly(count: usize, random: &mut dyn Random) -> Result<usize, Failure> {
    let count = count.max(1) as u32;
    let unfair = u32::MAX - u32::MAX % count;
    loop {
        let mut bytes = [0; 4];
        if !random.fill_secret(&mut bytes) {
            return Err(FailureCode::Internal.into());
        }
        let drawn = u32::from_le_bytes(bytes);
        if drawn < unfair {
            return Ok((drawn % count) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_strength_are_both_needed() {
        assert!(judge("kaarna ilta poukama sauvoin tuuli", &[]).accepted);
        for weak in ["", "salasana", "aaaaaaaaaaaaaaaaaaaa", "123456789012345678", "Kaisa Niemi Kaisa Niemi"] {
            assert!(!judge(weak, &["Kaisa", "Niemi"]).accepted, "{weak}");
        }
        assert_eq!(demand("lyhyt", &[]).map_err(|failure| failure.code), Err(FailureCode::PassphraseShort));
        assert_eq!(demand("aaaaaaaaaaaaaaaaaaaa", &[]).map_err(|failure| failure.code), Err(FailureCode::PassphraseWeak));
    }

    #[test]
    fn a_very_long_passphrase_is_judged_and_kept_whole() {
        assert!(judge(&"tuuli kantaa kaarnaa ".repeat(500), &[]).accepted);
    }

    #[test]
    fn nothing_is_suggested_where_there_is_no_chance_to_be_had() {
        struct Dry;
        impl Random for Dry {
            fn fill(&mut self, _: &mut [u8]) {}

            fn fill_secret(&mut self, _: &mut [u8]) -> bool {
                false
            }
        }
        assert_eq!(evenly(7776, &mut Dry).map_err(|failure| failure.code), Err(FailureCode::Internal));
    }

    #[test]
    fn five_words_of_the_list_hold_64_bits() {
        let words = WORDS.lines().filter(|word| !word.is_empty()).count();
        assert!(5.0 * (words as f64).log2() >= 64.0, "{words} words");
    }
}
