//! One letter wrong, missing, too many, or two that changed places: a name is found all the same.

/// A shorter name is too near to too many others.
const SHORTEST: usize = 4;

/// Words that are one letter apart share one of these: the word itself and the word without each of its letters.
/// Empty for words too short to be guessed at. `word` is folded.
pub fn near_keys(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return vec![];
    }
    let without = |at: usize| letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect::<String>();
    let mut keys: Vec<String> = std::iter::once(word.to_owned()).chain((0..letters.len()).map(without)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether at most one letter is wrong between the two, which are folded.
pub fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < SHORTEST {
        return one == other;
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match one.len() as i64 - other.len() as i64 {
        0 => {
            one.is_empty()
                || one[1..] == other[1..]
                || (one.len() > 1 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..])
        }
        1 => one[1..] == *other,
        -1 => *one == other[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_wrong_missing_too_many_or_two_swapped_is_near() {
        for typed in ["virtala", "virtalla", "virtla", "virrala", "vitrala", "virtal"] {
            assert!(is_near(typed, "virtala"), "{typed}");
            assert!(near_keys(typed).iter().any(|key| near_keys("virtala").contains(key)), "{typed}");
        }
    }

    #[test]
    fn two_letters_wrong_or_a_short_name_is_not() {
        for typed in ["virtola n", "vartola", "viala", "irtalaa"] {
            assert!(!is_near(typed, "virtala"), "{typed}");
        }
        assert!(!is_near("ari", "ali") && is_near("ari", "ari"));
        assert!(near_keys("ari").is_empty());
    }
}
