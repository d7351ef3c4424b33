//! What could be said more plainly in one text, and where. Pure: the lists of words and the names come in. It judges nothing
//! that it cannot show, and decides nothing. Source: ui.md §8 row 16; domain.md §2.1 (no third parties).

use std::collections::HashSet;

use askel_domain::mention::mentions;
use askel_search::{Found, Language, forms, found, language_of};

use super::{HintKind, WordList};

/// Words in a sentence that can be read aloud in one breath.
pub(super) const MOST_WORDS: usize = 15;
/// More hints than these nobody reads.
const MOST: usize = 8;

/// From which character to which (not bytes); `entry`: of a list, its name; `words`: of a long sentence, how many it has.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub kind: HintKind,
    pub from: usize,
    pub until: usize,
    pub entry: String,
    pub words: usize,
}

/// Whom a text may name: `own` are the client's and the worker's names, the others one string each.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub own: &'a str,
    pub close: Vec<&'a str>,
    pub clients: Vec<&'a str>,
}

/// In the order of the text, at most eight. `quoted`: the text is somebody's own words, so that nobody is judged by them.
pub(super) fn spots(text: &str, quoted: bool, lists: &[WordList], names: &Names) -> Vec<Spot> {
    let language = language_of(text);
    let tokens: Vec<Token> = found(text).into_iter().map(|word| Token::of(word, language)).collect();
    let mut all = long_sentences(text, &tokens);
    for list in lists.iter().filter(|list| list.language == language && !(quoted && matches!(list.kind, HintKind::Loaded | HintKind::Jargon))) {
        all.extend(of_list(text, &tokens, list, language));
    }
    all.extend(named(text, names.own, &names.close, HintKind::ClosePerson));
    all.extend(named(text, names.own, &names.clients, HintKind::OtherClient));
    // The name of a client's sister who is a client as well is said once.
    all.sort_by_key(|spot| (spot.from, spot.until));
    all.dedup_by_key(|spot| (spot.from, spot.until));
    all.truncate(MOST);
    all
}

/// A word of the text, and what it may be a form of.
struct Token {
    from: usize,
    until: usize,
    forms: HashSet<String>,
}

impl Token {
    fn of(word: Found, language: Language) -> Self {
        Self { from: word.from, until: word.until, forms: forms(&word.word, language).into_iter().collect() }
    }
}

/// A sentence ends at its mark or at the end of its line.
fn long_sentences(text: &str, tokens: &[Token]) -> Vec<Spot> {
    let letters: Vec<char> = text.chars().collect();
    let mut spots = vec![];
    let mut begun: Vec<&Token> = vec![];
    for (index, token) in tokens.iter().enumerate() {
        begun.push(token);
        let next = tokens.get(index + 1).map_or(letters.len(), |next| next.from);
        if ends_between(&letters[token.until..next], next == letters.len()) {
            spots.extend(long(&begun));
            begun.clear();
        }
    }
    spots
}

fn ends_between(gap: &[char], last: bool) -> bool {
    let mark = gap.iter().position(|letter| ".?!…".contains(*letter));
    // `22.11.2026` goes on: what follows a mark that ends a sentence is a space, or nothing.
    last || gap.contains(&'\n') || mark.is_some_and(|at| gap.get(at + 1).is_some_and(|after| after.is_whitespace()))
}

fn long(sentence: &[&Token]) -> Option<Spot> {
    let (first, last) = (sentence.first()?, sentence.last()?);
    let words = sentence.len();
    (words > MOST_WORDS).then(|| Spot { kind: HintKind::LongSentence, from: first.from, until: last.until, entry: String::new(), words })
}

/// An entry of several words is met where its words stand one after another.
fn of_list(text: &str, tokens: &[Token], list: &WordList, language: Language) -> Vec<Spot> {
    let mut spots = vec![];
    for (entry, written) in &list.entries {
        for wording in written.split(',').map(str::trim).filter(|wording| !wording.is_empty()) {
            let sought: Vec<HashSet<String>> = found(wording).into_iter().map(|word| keys(&word.word, language, list.kind)).collect();
            let places = tokens.windows(sought.len().max(1)).filter(|window| met(window, &sought));
            let places = places.filter(|window| list.kind != HintKind::Abbreviation || stands_short(text, window, wording));
            spots.extend(places.map(|window| Spot { kind: list.kind, from: window[0].from, until: window[window.len() - 1].until, entry: entry.clone(), words: 0 }));
        }
    }
    spots.sort_by_key(|spot| (spot.from, std::cmp::Reverse(spot.until)));
    spots.dedup_by(|later, first| later.from < first.until);
    spots
}

/// Of an abbreviation only itself; of a word what its forms have in common: its dictionary word in Finnish, its stem elsewhere.
fn keys(word: &str, language: Language, kind: HintKind) -> HashSet<String> {
    let all = forms(word, language);
    let kept = if kind == HintKind::Abbreviation || language == Language::Finnish { 1 } else { all.len() };
    all.into_iter().take(kept).collect()
}

fn met(window: &[Token], sought: &[HashSet<String>]) -> bool {
    !sought.is_empty() && window.iter().zip(sought).all(|(token, keys)| keys.iter().any(|key| token.forms.contains(key)))
}

/// `mm.` is short for something, `mm` is a millimetre: letters and marks are as in the list.
fn stands_short(text: &str, window: &[Token], wording: &str) -> bool {
    let length = wording.chars().count();
    let standing: String = text.chars().skip(window[0].from).take(length).collect();
    let after = text.chars().nth(window[0].from + length);
    standing.to_lowercase() == wording.to_lowercase() && !after.is_some_and(char::is_alphanumeric)
}

/// A name begins with a capital; what does not is a word that looks like one.
fn named(text: &str, own: &str, others: &[&str], kind: HintKind) -> Vec<Spot> {
    let mentioned = if others.is_empty() { vec![] } else { mentions(text, own, others) };
    let names = mentioned.into_iter().filter(|mention| mention.word.starts_with(char::is_uppercase));
    names.map(|mention| Spot { kind, from: mention.from, until: mention.until, entry: String::new(), words: 0 }).collect()
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
