//! Finds other people's names in a text, in the forms Finnish and Swedish give them. Says where they stand, decides nothing.
//! Source: domain.md §1 step 9 (an entry of a group never names another participant) and §2.1 (no third parties).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name found: from which character to which (not bytes), and the word as it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Mention {
    pub from: usize,
    pub until: usize,
    pub word: String,
}

crate::redact::redacted!(Mention);

/// A name of up to so many letters is found only where it begins with a capital: `Ilo` is a name, `iloinen` is not.
const SHORT_NAME: usize = 4;
/// The longest ending that a case and a suffix put after a name: `-llekaan`, `-stansa`.
const LONGEST_ENDING: usize = 7;

/// Every word of `text` that is one of `others`' names in some form and none of `own`.
/// Names are given as whole names, `Marja Virtala-Laine`; each part is looked for by itself.
/// Where a word may be either, the longer name has it: in Anna's text `Annalan` is Annala's, `Annan` her own.
pub fn mentions(text: &str, own: &str, others: &[&str]) -> Vec<Mention> {
    let own_parts: Vec<String> = parts(own).collect();
    let sought: Vec<Stem> = others.iter().flat_map(|name| parts(name)).filter(|part| !own_parts.contains(part)).flat_map(|part| stems(&part)).collect();
    let of_own: Vec<Stem> = own_parts.iter().flat_map(|part| stems(part)).collect();
    words(text)
        .filter(|found| {
            let word = composed(&found.word);
            let (other, own) = (longest_fit(&sought, &word), longest_fit(&of_own, &word));
            other.is_some_and(|other| own.is_none_or(|own| other > own))
        })
        .collect()
}

fn longest_fit(stems: &[Stem], word: &str) -> Option<usize> {
    stems.iter().filter(|stem| stem.fits(word)).map(|stem| stem.letters.chars().count()).max()
}

struct Stem {
    letters: String,
    /// An ending must follow: the stem alone is not a form of the name.
    open: bool,
    capital: bool,
}

impl Stem {
    fn fits(&self, word: &str) -> bool {
        if self.capital && !word.starts_with(char::is_uppercase) {
            return false;
        }
        let word = word.to_lowercase();
        let Some(ending) = word.strip_prefix(&self.letters) else { return false };
        let length = ending.chars().count();
        length <= LONGEST_ENDING && (length > 0 || !self.open)
    }
}

/// The stems that a name's forms begin with.
fn stems(part: &str) -> Vec<Stem> {
    let letters: Vec<char> = part.chars().collect();
    let capital = letters.len() <= SHORT_NAME;
    let stem = |text: String, open: bool| Stem { letters: text, open, capital };
    let mut found = vec![stem(part.to_owned(), false)];
    if letters.len() > 2 {
        found.extend(changed_endings(part, &letters).into_iter().chain(weak_grade(&letters)).map(|text| stem(text, true)));
    }
    found
}

/// What the end of a name becomes before its case: `Virtanen` → `Virtase-`, `Järvi` → `Järve-`, `Hannes` → `Hannekse-`, `Tuomas` → `Tuomaa-`.
fn changed_endings(part: &str, letters: &[char]) -> Vec<String> {
    let cut = |from_end: usize| letters[..letters.len().saturating_sub(from_end)].iter().collect::<String>();
    let mut found = vec![];
    if part.ends_with("nen") {
        found.push(cut(3) + "s");
    }
    if part.ends_with('i') {
        found.push(cut(1) + "e");
    }
    if part.ends_with("si") {
        found.extend([cut(2) + "de", cut(2) + "tt", cut(2) + "te"]);
    }
    if part.ends_with('s') {
        found.push(cut(1) + "ks");
    }
    if let [.., vowel @ ('a' | 'ä' | 'i'), 's'] = letters {
        found.push(format!("{}{vowel}", cut(1)));
    }
    found
}

/// `Pekka` → `Peka`, `Ranta` → `Ranna`, `Mäki` → `Mäe`: the weak grade of the consonants before the last vowel.
fn weak_grade(letters: &[char]) -> Vec<String> {
    let length = letters.len();
    let [.., before, consonant, vowel] = letters[..] else { return vec![] };
    if !"aeiouyäöå".contains(vowel) {
        return vec![];
    }
    let head = |keep: usize| letters[..keep].iter().collect::<String>();
    let weak = match (before, consonant) {
        ('k', 'k') | ('p', 'p') | ('t', 't') => Some(head(length - 2)),
        ('n', 't') => Some(head(length - 2) + "n"),
        ('n', 'k') => Some(head(length - 2) + "g"),
        ('m', 'p') => Some(head(length - 2) + "m"),
        ('l', 't') => Some(head(length - 2) + "l"),
        ('r', 't') => Some(head(length - 2) + "r"),
        (_, 'k') => Some(head(length - 2)),
        (_, 'p') => Some(head(length - 2) + "v"),
        (_, 't') => Some(head(length - 2) + "d"),
        _ => None,
    };
    let Some(weak) = weak else { return vec![] };
    let mut forms = vec![format!("{weak}{vowel}")];
    if vowel == 'i' {
        forms.push(format!("{weak}e"));
    }
    // `Kurki` → `Kurje-`, beside `Sulka` → `Sula-`.
    if consonant == 'k' && matches!(before, 'l' | 'r') {
        forms.push(format!("{weak}je"));
    }
    forms
}

/// Names of two letters or more, in small letters; a double name is two.
fn parts(name: &str) -> impl Iterator<Item = String> {
    let name = composed(name);
    let parts: Vec<String> = name.split(|letter: char| !letter.is_alphabetic()).filter(|part| part.chars().count() >= 2).map(str::to_lowercase).collect();
    parts.into_iter()
}

/// One character a letter, however the keyboard wrote it: `Mäki` may come as `Ma` + dots + `ki`.
fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn words(text: &str) -> impl Iterator<Item = Mention> + '_ {
    let mut found: Vec<Mention> = vec![];
    let mut word = String::new();
    for (at, letter) in text.chars().chain(std::iter::once(' ')).enumerate() {
        if letter.is_alphabetic() || (is_combining_mark(letter) && !word.is_empty()) {
            word.push(letter);
        } else if !word.is_empty() {
            let length = word.chars().count();
            found.push(Mention { from: at - length, until: at, word: std::mem::take(&mut word) });
        }
    }
    found.into_iter()
}

#[cfg(test)]
#[path = "mention_tests.rs"]
mod tests;
