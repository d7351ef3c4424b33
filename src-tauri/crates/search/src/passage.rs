//! Where in a text the sought words stand: a line around the first of them, cut at word ends, with the words marked.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use crate::word::{Place, each_word};

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

/// `sought`: a bit for each sought word; `met_by` tells of a word of the text which of them mean it. `None` when nothing is meant.
pub fn passage(text: &str, sought: u32, met_by: impl Fn(&str) -> u32) -> Option<Passage> {
    let mut line = Line::default();
    each_word(text, |place, word| line.take(place, met_by(word), sought));
    (line.met != 0).then(|| Passage { pieces: line.pieces(text), met: line.met })
}

/// A line being found. Of a long text no more is read than tells where it begins and ends, and which words stand in it.
#[derive(Default)]
struct Line {
    /// Words that may begin the line, while none is marked.
    before: VecDeque<Place>,
    from: Place,
    /// The last word of which the line has room.
    last: Place,
    marked: Vec<Place>,
    met: u32,
}

impl Line {
    fn take(&mut self, place: Place, met: u32, sought: u32) -> ControlFlow<()> {
        if self.met == 0 {
            self.before.push_back(place);
            while self.before.front().is_some_and(|word| word.from + BEFORE < place.from) {
                self.before.pop_front();
            }
            if met != 0 && place.from > BEFORE {
                self.from = self.before[0];
            }
        }
        self.met |= met;
        if place.until <= self.from.from + WHOLE {
            self.last = place;
            if met != 0 {
                self.marked.push(place);
            }
        } else if self.met == sought {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn pieces(&self, text: &str) -> Vec<Piece> {
        let goes_on = text[self.from.bytes.0..].chars().nth(WHOLE).is_some();
        let end = if goes_on { self.last.bytes.1 } else { text.len() };
        let mut pieces = vec![];
        let mut put = |piece: &str, marked: bool| {
            if !piece.is_empty() {
                pieces.push(Piece { text: piece.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect(), marked });
            }
        };
        if self.from.from > 0 {
            put("… ", false);
        }
        let mut at = self.from.bytes.0;
        for Place { bytes: (from, until), .. } in &self.marked {
            put(&text[at..*from], false);
            put(&text[*from..*until], true);
            at = *until;
        }
        put(&text[at..end], false);
        if end < text.len() {
            put(" …", false);
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, sought: &str) -> Option<String> {
        let passage = passage(text, 1, |word| u32::from(word.starts_with(sought)))?;
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

    #[test]
    fn a_word_far_behind_the_line_is_met_all_the_same() {
        let text = format!("Avasimme ikkunan. {}Lopuksi söimme puuroa.", "Sade ropisi pitkään. ".repeat(40));
        let met_by = |word: &str| u32::from(word == "avasimme") | u32::from(word == "puuroa") << 1;
        let both = passage(&text, 0b11, met_by).expect("a passage");
        assert_eq!(both.met, 0b11);
        assert_eq!(both.pieces.iter().filter(|piece| piece.marked).count(), 1);
    }

    #[test]
    fn no_more_of_a_long_text_is_read_than_tells_the_line() {
        let text = format!("Avasimme ikkunan. {}", "Sade ropisi pitkään. ".repeat(400));
        let read = std::cell::Cell::new(0);
        let met_by = |word: &str| {
            read.set(read.get() + 1);
            u32::from(word == "avasimme")
        };
        passage(&text, 1, met_by).expect("a passage");
        assert!(read.get() < 40, "{}", read.get());
    }
}
