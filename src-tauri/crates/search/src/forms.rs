//! By which keys a word is kept and by which it is looked for: a word of the dictionary in Finnish, a stem in Swedish and English.
//! Keys of different languages never meet.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::compound::{begins, ends, is_part};
use crate::finnish;
use crate::language::Language;
use crate::word::{dots_agree, fold};

/// What a word of a text may be a form of, in the language of the text. Folded, but for an ä at the end, which is there beside
/// its a: it tells `silmä` from `tila` where their plurals look alike. The first is the word itself.
pub fn forms(word: &str, language: Language) -> Vec<String> {
    match language {
        Language::Finnish => with_front_vowel(word, finnish::lemmas(&fold(word))),
        Language::Swedish => with_stem(word, Algorithm::Swedish),
        Language::English => with_stem(word, Algorithm::English),
    }
}

fn with_front_vowel(word: &str, mut keys: Vec<String>) -> Vec<String> {
    if word.contains(['ä', 'ö']) {
        let fronted: Vec<String> = keys.iter().filter_map(|key| key.strip_suffix('a')).map(|head| format!("{head}ä")).collect();
        keys.extend(fronted);
    }
    keys
}

fn with_stem(word: &str, algorithm: Algorithm) -> Vec<String> {
    let stemmer = Stemmer::create(algorithm);
    let mut keys = vec![fold(word), fold(&stemmer.stem(word))];
    // `hyran` of `hyra`: Snowball's Swedish knows no such ending.
    if let Some(bare) = word.strip_suffix('n').filter(|bare| matches!(algorithm, Algorithm::Swedish) && bare.ends_with('a')) {
        keys.push(fold(&stemmer.stem(bare)));
    }
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

/// What a word typed into the search may mean in one language.
pub struct Sought {
    pub language: Language,
    /// As typed, in small letters.
    word: String,
    /// A word with one of these keys is a form of the same word.
    pub keys: Vec<String>,
    /// A word with a key that ends with one of these may be its compound.
    pub lasts: Vec<String>,
    /// A word with a key that begins with one of these may be its compound.
    pub firsts: Vec<String>,
}

/// Nobody says in which language one types.
pub fn sought(word: &str) -> [Sought; 3] {
    Language::ALL.map(|language| {
        let keys = forms(word, language);
        let mut lasts = parts(word, &keys, language);
        lasts.retain(|part| is_part(part));
        let mut firsts: Vec<String> =
            if language == Language::Finnish { lasts.iter().flat_map(|key| finnish::first_parts(key)).collect() } else { lasts.clone() };
        firsts.sort_unstable();
        firsts.dedup();
        Sought { language, word: word.to_owned(), keys, lasts, firsts }
    })
}

/// What may be a part of a compound. English writes its compounds apart.
fn parts(word: &str, keys: &[String], language: Language) -> Vec<String> {
    match language {
        Language::Finnish => {
            with_front_vowel(word, finnish::nouns(&fold(word))).into_iter().filter(|noun| finnish::is_a_word(noun)).collect()
        }
        Language::Swedish => keys.to_vec(),
        Language::English => vec![],
    }
}

impl Sought {
    /// Whether a word of a text in this language, which has this key, is meant: a form, or a compound of one.
    pub fn means(&self, word: &str, key: &str) -> bool {
        let form = || self.keys.iter().any(|sought| sought == key);
        let first = || self.firsts.iter().any(|part| begins(part, key));
        if form() || first() {
            return dots_agree(&self.word, word);
        }
        self.lasts.iter().any(|part| ends(part, key, self.language) && self.dots_agree_at_the_end(part, key, word))
    }

    /// The part stands so many letters from the front of the word as it does in its key.
    fn dots_agree_at_the_end(&self, part: &str, key: &str, word: &str) -> bool {
        let before = key.chars().count() - part.chars().count();
        let standing: String = word.chars().skip(before).collect();
        dots_agree(&self.word, &standing)
    }
}
