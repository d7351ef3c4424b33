//! From what was typed to the words of the record that are meant: forms of a word, its compounds, and what it begins.

use std::collections::HashSet;

use askel_domain::id::ClientId;
use askel_search::{Language, Sought, fold, sought};

use super::mark_of;
use crate::failure::StoreResult;
use crate::{Read, queries};

/// More words than these say nothing more.
const MOST_WORDS: usize = 6;
/// So many forms and compounds are looked for at most, of all words together.
const MOST_FORMS: u32 = 1000;
/// A word that is still being typed is looked for by its beginning from so many letters on.
const SHORTEST_BEGINNING: usize = 2;

/// One typed word: the words of the record it may mean, and the clients it may name.
pub struct Word {
    pub typed: String,
    pub means: HashSet<String>,
    pub names: Vec<ClientId>,
}

/// All that must be met at once.
pub struct Meaning(pub Vec<Word>);

/// The letter of a language before a form: forms of different languages never meet.
pub(super) fn in_language(language: Language, form: &str) -> String {
    let letter = match language {
        Language::Finnish => 'f',
        Language::Swedish => 's',
        Language::English => 'e',
    };
    format!("{letter}{form}")
}

/// Different words in the order in which they were typed.
pub fn meaning(read: &Read, text: &str) -> StoreResult<Meaning> {
    let mut typed: Vec<String> = vec![];
    for found in askel_search::found(text) {
        if !typed.contains(&found.word) {
            typed.push(found.word);
        }
    }
    typed.truncate(MOST_WORDS);
    let sought: Vec<[Sought; 3]> = typed.iter().map(|typed| sought(typed)).collect();
    let mut words: Vec<Word> = typed.into_iter().map(|typed| Word { typed, means: HashSet::new(), names: vec![] }).collect();
    for (written, form) in every_form(read, sought.iter().flatten())? {
        for (word, sought) in words.iter_mut().zip(&sought) {
            if is_meant(sought, &written, &form) {
                word.means.insert(written.clone());
            }
        }
    }
    Ok(Meaning(words))
}

/// The same, with the last word taken for the beginning of one.
pub fn widened(read: &Read, mut meaning: Meaning) -> StoreResult<Meaning> {
    if let Some(last) = meaning.0.last_mut().filter(|last| last.typed.chars().count() >= SHORTEST_BEGINNING) {
        let beginnings: Vec<String> = Language::ALL.map(|language| in_language(language, &fold(&last.typed))).into();
        let begun = asked(read, queries::SEARCH_BEGINNINGS, ":beginnings", &beginnings)?;
        last.means.extend(begun.into_iter().map(|(word, _)| word).filter(|word| fold(word).starts_with(&fold(&last.typed))));
    }
    Ok(meaning)
}

/// The written words that may be meant by one of these, each with the form by which it was found.
fn every_form<'a>(read: &Read, sought: impl Iterator<Item = &'a Sought> + Clone) -> StoreResult<Vec<(String, String)>> {
    let list = |of: fn(&Sought) -> &Vec<String>| -> Vec<String> {
        sought.clone().flat_map(|sought| of(sought).iter().map(|form| in_language(sought.language, form))).collect()
    };
    let backwards = |sought: &Sought, form: &str| in_language(sought.language, &form.chars().rev().collect::<String>());
    let ends: Vec<String> = sought.clone().flat_map(|sought| sought.lasts.iter().map(|form| backwards(sought, form))).collect();
    let mut found = asked(read, queries::SEARCH_FORMS, ":forms", &list(|sought| &sought.keys))?;
    found.extend(asked(read, queries::SEARCH_BEGINNINGS, ":beginnings", &list(|sought| &sought.firsts))?);
    let ended = asked(read, queries::SEARCH_ENDS, ":ends", &ends)?;
    found.extend(ended.into_iter().map(|(word, tail)| (word, forwards(&tail))));
    Ok(found)
}

/// A tail is written backwards after the letter of its language.
fn forwards(tail: &str) -> String {
    tail.chars().take(1).chain(tail.chars().skip(1).collect::<Vec<_>>().into_iter().rev()).collect()
}

fn is_meant(sought: &[Sought; 3], word: &str, form: &str) -> bool {
    sought.iter().any(|sought| form.strip_prefix(in_language(sought.language, "").as_str()).is_some_and(|form| sought.means(word, form)))
}

fn asked(read: &Read, question: &str, name: &str, forms: &[String]) -> StoreResult<Vec<(String, String)>> {
    let list = crate::row::json(&forms)?;
    read.many(question, &[(name, &list as &dyn rusqlite::ToSql), (":limit", &MOST_FORMS)][..], |row| Ok((row.get(0)?, row.get(1)?)))
}

impl Meaning {
    /// Which of the typed words mean a word of a text, each a bit.
    pub fn met_by(&self, word: &str) -> u32 {
        self.bits(|sought| sought.means.contains(word))
    }

    /// Which of them name this client.
    pub fn naming(&self, client: ClientId) -> u32 {
        self.bits(|sought| sought.names.contains(&client))
    }

    pub fn all(&self) -> u32 {
        self.bits(|_| true)
    }

    fn bits(&self, which: impl Fn(&Word) -> bool) -> u32 {
        self.0.iter().enumerate().fold(0, |bits, (at, sought)| bits | u32::from(which(sought)) << at)
    }

    /// The question as FTS5 takes it; `None` when a word means nothing that was ever written.
    pub fn question(&self) -> Option<String> {
        let alone = self.0.len() == 1;
        let each = self.0.iter().map(|word| {
            let clients = word.names.iter().filter(|_| !alone).map(|client| mark_of(*client));
            let mut words: Vec<String> = word.means.iter().cloned().chain(clients).map(|word| format!("\"{word}\"")).collect();
            words.sort_unstable();
            (!words.is_empty()).then(|| format!("({})", words.join(" OR ")))
        });
        let each: Option<Vec<String>> = each.collect();
        each.filter(|each| !each.is_empty()).map(|each| each.join(" AND "))
    }
}
