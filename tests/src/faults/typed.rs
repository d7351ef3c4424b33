//! What the typist types and how it says what the vault has: the typist and its judge share it. Knows no vault.

use std::fmt;
use std::hash::{DefaultHasher, Hasher};
use std::str::FromStr;

use crate::fixture::surroundings::Repeatable;
use askel_app::surroundings::Random;
use askel_domain::id::{DraftId, EntryId};

/// The first line of the typist: its process is its own.
pub const GREETING: &str = "typist";

const WORDS: [&str; 12] =
    ["kävimme", "kirjastossa", "ja", "söimme", "eväät", "penkillä", "Reijo", "kertoi", "yöstä", "hyvästä", "aamusta", "”huomenna”"];

/// The text after so many lines. Each line says its number and follows from the draft alone, so that whoever finds
/// a text can tell whether it is whole and how far it had come; a longer text holds every shorter one.
pub fn text(draft: DraftId, lines: usize) -> String {
    (1..=lines).map(|number| line(draft, number)).collect::<Vec<_>>().join("\n")
}

fn line(draft: DraftId, number: usize) -> String {
    let mut dice = Dice::from(draft.0.as_u128() as u64 ^ (number as u64) << 40);
    let count = 6 + dice.roll(20);
    let words: Vec<&str> = (0..count).map(|_| WORDS[dice.roll(WORDS.len())]).collect();
    format!("{number}. {}.", words.join(" "))
}

/// Tells texts apart; the same in every process of one build.
pub fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// One write that the typist was told is on the disk; one line of its output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ack {
    Draft { id: DraftId, lines: usize, print: u64 },
    Entry { id: EntryId, print: u64 },
}

impl Ack {
    pub fn draft(id: DraftId, text: &str) -> Self {
        Self::Draft { id, lines: text.lines().count(), print: fingerprint(text) }
    }

    pub fn entry(draft: DraftId, text: &str) -> Self {
        Self::Entry { id: EntryId(draft.0), print: fingerprint(text) }
    }
}

impl fmt::Display for Ack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft { id, lines, print } => write!(f, "draft {id} {lines} {print:016x}"),
            Self::Entry { id, print } => write!(f, "entry {id} {print:016x}"),
        }
    }
}

impl FromStr for Ack {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, String> {
        let wrong = || format!("not an acknowledgement: {said}");
        let print = |hex: &str| u64::from_str_radix(hex, 16).map_err(|_| wrong());
        match said.split(' ').collect::<Vec<_>>()[..] {
            ["draft", id, lines, hex] => {
                Ok(Self::Draft { id: id.parse().map_err(|_| wrong())?, lines: lines.parse().map_err(|_| wrong())?, print: print(hex)? })
            }
            ["entry", id, hex] => Ok(Self::Entry { id: id.parse().map_err(|_| wrong())?, print: print(hex)? }),
            _ => Err(wrong()),
        }
    }
}

/// Chance that can be had again from its seed.
pub struct Dice(Repeatable);

impl Dice {
    pub fn from(seed: u64) -> Self {
        Self(Repeatable::from(seed))
    }

    /// Evenly from zero up to, not including, `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        (u64::from_le_bytes(bytes) % below as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_back() {
        let draft = DraftId(uuid::Uuid::from_u128(7));
        for ack in [Ack::draft(draft, ""), Ack::draft(draft, &text(draft, 3)), Ack::entry(draft, &text(draft, 3))] {
            assert_eq!(ack.to_string().parse(), Ok(ack));
        }
        assert!("draft".parse::<Ack>().is_err() && "entry x y".parse::<Ack>().is_err());
    }

    #[test]
    fn a_longer_text_holds_the_shorter_and_no_two_drafts_read_the_same() {
        let [one, other] = [1, 2].map(|number| DraftId(uuid::Uuid::from_u128(number)));
        assert!(text(one, 9).starts_with(&text(one, 8)) && text(one, 9).lines().count() == 9);
        assert_ne!(text(one, 9), text(other, 9));
        assert_eq!(text(one, 0), "");
    }
}
