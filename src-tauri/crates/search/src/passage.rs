//! Where in a text the sought words stand: a line around the first of them, cut at word ends, with the words marked.

use crate::word::found;

/// A line of a text, in pieces: joined they are the line. Never HTML.
pub struct Passage {
    pub pieces: Vec<Piece>,
    /// Which of the sought words stand in the text, each a bit.
    pub met: u32,
}

pub struct Piece {
    pub text: String,
    pub marked: bool,
}

/// So many characters stand before the first marked word, and so many in the whole line, about.
const BEFORE: usize = 40;
const WHOLE: usize = 160;

/// `met_by` tells of a word of the text which of the sought words mean it, each a bit. `None` when nothing is meant.
pub fn passage(text: &str, met_by: impl Fn(&str) -> u32) -> Option<Passage> {
    let words = found(text);
    let marks: Vec<(usize, usize, u32)> =
        words.iter().map(|word| (word.from, word.until, met_by(&word.word))).filter(|(_, _, met)| *met != 0).collect();
    let (first, _, _) = *marks.first()?;
    let letters: Vec<char> = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    let from = words.iter().map(|word| word.from).find(|from| from + BEFORE >= first).unwrap_or(first);
    let from = if first <= BEFORE { 0 } else { from };
    let end = words.iter().map(|word| word.until).take_while(|until| *until <= from + WHOLE).last().unwrap_or(letters.len());
    let until = if letters.len() <= from + WHOLE { letters.len() } else { end.max(marks[0].1) };
    let mut pieces = vec![];
    let mut put = |letters: &[char], marked: bool| {
        if !letters.is_empty() {
            pieces.push(Piece { text: letters.iter().collect(), marked });
        }
    };
    if from > 0 {
        put(&['…', ' '], false);
    }
    let mut at = from;
    for (from, until, _) in marks.iter().filter(|(_, end, _)| *end <= until) {
        put(&letters[at..*from], false);
        put(&letters[*from..*until], true);
        at = *until;
    }
    put(&letters[at..until], false);
    if until < letters.len() {
        put(&[' ', '…'], false);
    }
    Some(Passage { pieces, met: marks.iter().fold(0, |all, (_, _, met)| all | met) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, sought: &str) -> Option<String> {
        let passage = passage(text, |word| u32::from(word.starts_with(sought)))?;
        Some(passage.pieces.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect())
    }

    #[test]
    fn a_short_text_is_its_own_passage() {
        assert_eq!(
            told("Tein kotikäynnin, ja\nkotikäynti sujui.", "kotikäyn").as_deref(),
            Some("Tein [kotikäynnin], ja [kotikäynti] sujui.")
        );
        assert_eq!(told("Ei mitään.", "koti"), None);
    }

    #[test]
    fn a_long_text_is_cut_at_the_ends_of_words() {
        let text = format!(
            "{}Avasimme ikkunan. {}",
            "Sade ropisi pitkään ikkunaan sinä aamuna. ".repeat(10),
            "Puhuimme kesästä ja retkistä. ".repeat(20)
        );
        let told = told(&text, "avasimme").expect("a passage");
        assert!(told.starts_with("… ") && told.ends_with(" …") && told.contains("[Avasimme] ikkunan."), "{told}");
        assert!(told.chars().count() < 200, "{told}");
    }
}
