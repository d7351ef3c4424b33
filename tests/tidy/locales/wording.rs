//! Finnish that a client sees or hears can be read aloud at a kitchen table: short sentences, whole words, no raised voice.

use askel_app::hint::{HintKind, words_hinted};
use askel_domain::worker::Language;

use super::catalogue::{Catalogue, planted};
use crate::tree::assert_tidy;

/// Beginnings of the keys that stand on a page the client sees, or in a document the client is given.
const CLIENT_FACING: [&str; 17] = [
    "entry.", "goal.", "staircase.", "scale.", "task.", "session.", "document.", "document_form.", "period.", "client.protection.",
    "measure.question.", "measure.finding.", "measure.result.", "measure.gas.", "phone.", "together.", "leaf.",
];

/// Names that the national forms give their fields: the word is theirs.
const NATIONAL: [&str; 2] = ["document_form.field.clientship_duration", "document_form.field.clientship_continues"];

/// Words in a sentence: on average, and at most.
const MEAN_WORDS: f64 = 12.0;
const MOST_WORDS: usize = 20;

const ABBREVIATIONS: [&str; 14] = ["esim.", "ym.", "mm.", "nk.", "ko.", "ao.", "yms.", "jne.", "tms.", "ts.", "ns.", "mt.", "em.", "alk."];

fn finnish(catalogue: &Catalogue) -> impl Iterator<Item = (&str, &str)> {
    catalogue.texts.iter().filter_map(|(key, texts)| Some((key.as_str(), texts.get("fi")?.as_str())))
}

/// Word counts of the sentences; a label without a full stop is no sentence.
fn sentence_lengths(text: &str) -> Vec<usize> {
    if !text.trim_end().ends_with(['.', '?', '!', '…']) {
        return vec![];
    }
    let mut lengths = vec![0];
    for word in text.split_whitespace() {
        if let (true, Some(last)) = (word.chars().any(char::is_alphanumeric), lengths.last_mut()) {
            *last += 1;
        }
        if word.ends_with(['.', '?', '!', '…']) {
            lengths.push(0);
        }
    }
    lengths.retain(|length| *length > 0);
    lengths
}

fn heavy_sentences<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let measured: Vec<(&str, usize)> =
        texts.flat_map(|(key, text)| sentence_lengths(text).into_iter().map(move |length| (key, length))).collect();
    let mean = measured.iter().map(|(_, length)| *length as f64).sum::<f64>() / measured.len().max(1) as f64;
    println!("{} client-facing sentences, {mean:.1} words on average", measured.len());
    let long =
        measured.iter().filter(|(_, length)| *length > MOST_WORDS).map(|(key, length)| format!("{key}: a sentence of {length} words"));
    let heavy = (mean > MEAN_WORDS).then(|| format!("{mean:.1} words in a sentence on average, at most {MEAN_WORDS}"));
    long.chain(heavy).collect()
}

pub fn hard_words(key: &str, text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.trim_start_matches(['(', '”', '"']).to_lowercase());
    let shortened = words
        .filter(|word| ABBREVIATIONS.contains(&word.trim_end_matches([',', ')', ':'])))
        .map(|word| format!("{key}: {word} is an abbreviation"));
    let loud = text.contains('!').then(|| format!("{key}: an exclamation mark"));
    shortened.chain(loud).collect()
}

#[test]
fn what_a_client_reads_is_in_short_sentences() {
    let catalogue = Catalogue::of_the_house();
    let facing = finnish(&catalogue).filter(|(key, _)| CLIENT_FACING.iter().any(|beginning| key.starts_with(beginning)));
    assert_tidy(heavy_sentences(facing));
}

#[test]
fn measures_of_our_own_are_in_short_sentences_too() {
    let measures = askel_questionnaire::shipped();
    let items = measures.iter().flat_map(|measure| measure.all_items());
    let texts: Vec<(&str, &str)> =
        items.map(|standing| (standing.item.link_id.as_str(), standing.item.text.get(Language::Fi).unwrap_or_default())).collect();
    assert!(texts.len() > 10, "the measures were read: {}", texts.len());
    assert_tidy(texts.iter().flat_map(|(key, text)| hard_words(key, text)).collect());
    assert_tidy(heavy_sentences(texts.into_iter()));
}

#[test]
fn finnish_texts_have_no_abbreviations_and_no_raised_voice() {
    let catalogue = Catalogue::of_the_house();
    // The list of abbreviations that the editor knows is one of abbreviations.
    let texts = finnish(&catalogue).filter(|(key, _)| !key.starts_with("hint.short."));
    assert_tidy(texts.flat_map(|(key, text)| hard_words(key, text)).collect());
}

/// Words of which the editor would give a worker a hint: abbreviations, words that judge, a professional's words (locales/hint.yml).
fn hinted<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let of = |(key, text): (&str, &str)| {
        let words = words_hinted(text).into_iter().filter(|(kind, _)| *kind != HintKind::LongSentence);
        words.map(|(kind, word)| format!("{key}: “{word}” ({kind:?})")).collect::<Vec<_>>()
    };
    texts.flat_map(of).collect()
}

#[test]
fn what_a_client_reads_has_no_word_that_an_entry_should_not_have() {
    let catalogue = Catalogue::of_the_house();
    let facing = finnish(&catalogue).filter(|(key, _)| CLIENT_FACING.iter().any(|beginning| key.starts_with(beginning)));
    assert_tidy(hinted(facing.filter(|(key, _)| !NATIONAL.contains(key))));
}

#[test]
fn planted_words_that_an_entry_should_not_have_are_found() {
    let planted = [("a", "Asiakas on hankala."), ("b", "Kartoitus tehdään esim. kotona."), ("c", "Sovi aika."), ("d", "Olet tervetullut.")];
    let found = hinted(planted.into_iter());
    assert_eq!(found, ["a: “hankala” (Loaded)", "b: “Kartoitus” (Jargon)", "b: “esim” (Abbreviation)"]);
    let catalogue = Catalogue::of_the_house();
    assert_tidy(NATIONAL.iter().filter(|key| !finnish(&catalogue).any(|(known, _)| known == **key)).map(|key| format!("{key} is no text")).collect());
}

#[test]
fn every_client_facing_beginning_has_texts() {
    let catalogue = Catalogue::of_the_house();
    let empty = CLIENT_FACING.iter().filter(|beginning| !finnish(&catalogue).any(|(key, _)| key.starts_with(**beginning)));
    assert_tidy(empty.map(|beginning| format!("{beginning} has no texts")).collect());
}

#[test]
fn planted_heavy_words_are_found() {
    assert_eq!(sentence_lengths("Kirjoita päivä. Onko tämä oikein?"), [2, 3]);
    assert_eq!(sentence_lengths("Pelkkä nimiö"), Vec::<usize>::new());
    assert_eq!(heavy_sentences([("a", format!("{}.", "sana ".repeat(21).trim_end()).as_str())].into_iter()).len(), 2);
    assert!(heavy_sentences([("a", "Lyhyt lause."), ("b", "Toinen lyhyt lause.")].into_iter()).is_empty());
    assert_eq!(hard_words("a", "Kirjoita esim. näin (ym.)").len(), 2);
    assert_eq!(hard_words("a", "Hienoa!").len(), 1);
    assert!(hard_words("a", "Sovi aika. Ymmärrä alku.").is_empty());
    let catalogue = planted("_version: 2\ntoday: { title: { fi: \"a\", sv: \"esim.\", en: \"c!\" } }");
    assert!(finnish(&catalogue).all(|(key, text)| hard_words(key, text).is_empty()), "only Finnish is asked about");
}
