//! Which letters the font has. PDF/UA-1 refuses a letter without a sign, so one that is missing is shown as missing and said so.

use typst::foundations::{IntoValue, Value};
use unicode_normalization::UnicodeNormalization;

use crate::world::FONTS;

/// A white square, where the font has one.
const SQUARE: char = '□';

#[derive(Default)]
pub(crate) struct Letters {
    missed: bool,
}

impl Letters {
    /// Whether something was not shown as it was written.
    pub fn missed(&self) -> bool {
        self.missed
    }

    /// What stands in the place of a letter that the font does not have.
    pub fn instead(&self) -> &'static str {
        if has(SQUARE) { "□" } else { "?" }
    }

    /// On one line.
    pub fn line(&mut self, text: &str) -> String {
        self.shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Each line that has something on it.
    pub fn lines(&mut self, text: &str) -> Vec<Value> {
        text.lines().map(|line| self.shown(line.trim())).filter(|line| !line.is_empty()).map(IntoValue::into_value).collect()
    }

    fn shown(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                '\t' => shown.push(' '),
                _ if letter.is_control() || is_unseen(letter) => {}
                _ if has(letter) => shown.push(letter),
                _ if in_parts(letter).all(has) => shown.extend(in_parts(letter)),
                _ => {
                    self.missed = true;
                    shown.push_str(self.instead());
                }
            }
        }
        shown
    }
}

/// The Ǩ of Skolt Sámi is no sign of this font's own, and its letter and its hook are.
fn in_parts(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter).nfd()
}

/// In both weights.
fn has(letter: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
}

/// Joins, marks of direction and choices of a picture: they have no sign, and the text reads the same without.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_languages_of_the_north_is_in_the_font() {
        let mut letters = Letters::default();
        let text = "ÅÄÖåäö Čč Đđ Ŋŋ Šš Ŧŧ Žž Ǥǥ Ǧǧ Ǩǩ Ʒʒ Ǯǯ ʼ Áá Õõ Üü éèß Жжщ Ωω „”“’ – — … • € ½ → −";
        let shown: String = letters.line(text).nfc().collect();
        assert_eq!((shown, letters.missed()), (text.to_owned(), false));
    }

    #[test]
    fn a_letter_written_in_two_parts_is_one() {
        assert_eq!(Letters::default().line("a\u{308}iti"), "äiti");
    }

    #[test]
    fn a_letter_that_is_missing_is_shown_and_told_of() {
        let mut letters = Letters::default();
        assert_eq!(letters.line("Terve 😀\u{200d}\u{fe0f}!"), format!("Terve {}!", letters.instead()));
        assert!(letters.missed());
    }
}
