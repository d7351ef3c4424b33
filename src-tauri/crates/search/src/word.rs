//! How a text falls into words, each with where it stands. A hyphen parts words: `raha-asiat` is two.

use std::ops::ControlFlow;

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

/// Where a word stands: from which character to which, and from which byte to which.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    pub from: usize,
    pub until: usize,
    pub bytes: (usize, usize),
}

/// Every word of the text in its order.
pub fn found(text: &str) -> Vec<Found> {
    let mut all = vec![];
    each_word(text, |place, word| {
        all.push(Found { from: place.from, until: place.until, word: word.to_owned() });
        ControlFlow::Continue(())
    });
    all
}

/// The same without keeping them: each word, in small letters, is lent to `visit`, which may stop.
pub(crate) fn each_word(text: &str, mut visit: impl FnMut(Place, &str) -> ControlFlow<()>) {
    let mut begun: Option<(usize, usize)> = None;
    let mut word = String::new();
    let mut is_usual = true;
    let end = (text.len(), ' ');
    for (at, (byte, letter)) in text.char_indices().chain(std::iter::once(end)).enumerate() {
        if letter.is_ascii_alphanumeric() {
            begun.get_or_insert((at, byte));
            word.push(letter.to_ascii_lowercase());
        } else if !letter.is_ascii() && (letter.is_alphanumeric() || (is_combining_mark(letter) && begun.is_some())) {
            begun.get_or_insert((at, byte));
            let small = small_dotted(letter);
            is_usual &= "åäö".contains(small);
            word.push(small);
        } else if let Some((from, first)) = begun.take() {
            if at - from <= LONGEST {
                // As nearly everything is typed; composing and the tables of all scripts cost ten times as much.
                let place = Place { from, until: at, bytes: (first, byte) };
                let visited = if is_usual { visit(place, &word) } else { visit(place, &composed(&word)) };
                if visited.is_break() {
                    return;
                }
            }
            word.clear();
            is_usual = true;
        }
    }
}

fn composed(word: &str) -> String {
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
