//! How a text falls into words, each with where it stands. A hyphen parts words: `raha-asiat` is two.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text: from which character to which (not bytes), and the word in small letters, one character a letter.
pub struct Found {
    pub from: usize,
    pub until: usize,
    pub word: String,
}

/// A longer run of letters is no word that anybody looks for.
const LONGEST: usize = 60;

/// Every word of the text in its order.
pub fn found(text: &str) -> Vec<Found> {
    let mut all = vec![];
    let mut begun: Option<usize> = None;
    let mut word = String::new();
    for (at, letter) in text.chars().chain(std::iter::once(' ')).enumerate() {
        if letter.is_alphanumeric() || (!letter.is_ascii() && is_combining_mark(letter) && begun.is_some()) {
            begun.get_or_insert(at);
            word.push(letter);
        } else if let Some(from) = begun.take() {
            if at - from <= LONGEST {
                all.push(Found { from, until: at, word: in_small_letters(&word) });
            }
            word.clear();
        }
    }
    all
}

fn in_small_letters(word: &str) -> String {
    // As nearly everything is typed; composing and the tables of all scripts cost ten times as much.
    if word.chars().all(|letter| letter.is_ascii() || "åäöÅÄÖ".contains(letter)) {
        return word.chars().map(|letter| if letter.is_ascii() { letter.to_ascii_lowercase() } else { small_dotted(letter) }).collect();
    }
    word.nfc().flat_map(char::to_lowercase).collect()
}

fn small_dotted(letter: char) -> char {
    match letter {
        'Å' => 'å',
        'Ä' => 'ä',
        'Ö' => 'ö',
        small => small,
    }
}

/// The different words of the text.
pub fn words(text: &str) -> Vec<String> {
    let mut all: Vec<String> = found(text).into_iter().map(|found| found.word).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The word without its dots and accents: `käynti` and `kaynti` meet here.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match letter {
            'æ' => folded.push('a'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ŋ' => folded.push('n'),
            'ŧ' => folded.push('t'),
            'ł' => folded.push('l'),
            'ß' => folded.push_str("ss"),
            plain if plain.is_ascii() => folded.push(plain),
            other => folded.extend(std::iter::once(other).nfd().filter(|part| !is_combining_mark(*part))),
        }
    }
    folded
}

/// Whether two words may be the same where their letters are: dots may be left out of the whole word, but where somebody wrote
/// one, every letter counts. `saa` finds `sää`; `sää` does not find `saa`.
pub(crate) fn dots_agree(sought: &str, standing: &str) -> bool {
    let dotted = |letter: char| matches!(letter, 'å' | 'ä' | 'ö');
    if !sought.chars().any(dotted) {
        return true;
    }
    let alike = sought.chars().zip(standing.chars()).take_while(|(one, other)| fold_letter(*one) == fold_letter(*other));
    alike.into_iter().all(|(one, other)| one == other || !(dotted(one) || dotted(other)))
}

fn fold_letter(letter: char) -> char {
    match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_stands_however_the_keyboard_wrote_it() {
        let text = "Äiti sanoi: ”raha-asiat”, Ma\u{308}ki 3 x.";
        let told: Vec<_> = found(text).into_iter().map(|found| (found.from, found.until, found.word)).collect();
        let word = |from, until, word: &str| (from, until, word.to_owned());
        assert_eq!(
            told,
            [
                word(0, 4, "äiti"),
                word(5, 10, "sanoi"),
                word(13, 17, "raha"),
                word(18, 23, "asiat"),
                word(26, 31, "mäki"),
                word(32, 33, "3"),
                word(34, 35, "x")
            ]
        );
    }

    #[test]
    fn dots_may_be_left_out_and_count_where_they_are_written() {
        assert!(dots_agree("saa", "sää") && dots_agree("kaynti", "käynnillä") && dots_agree("sää", "säällä"));
        assert!(!dots_agree("sää", "saa") && !dots_agree("väli", "valinta"));
    }
}
