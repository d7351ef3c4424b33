//! What a file of phrases must say before it is taken, and in which language a phrase is spoken.

use super::*;

fn wording(fi: &str) -> Wording {
    Wording { fi: fi.into(), ..Wording::default() }
}

fn phrase(id: &str, name: &str, text: &str) -> Phrase {
    Phrase { id: id.into(), name: wording(name), text: wording(text), fields: vec![] }
}

fn refused(book: &PhraseBook) -> Vec<(PhraseFault, String)> {
    book.check().expect_err("refused").into_iter().map(|one| (one.code, one.at)).collect()
}

#[test]
fn a_phrase_is_spoken_in_the_language_asked_or_in_the_first_there_is() {
    let both = Wording { fi: "Sovittiin".into(), sv: "Vi kom överens".into(), en: " ".into() };
    assert_eq!(both.spoken(Language::Sv), "Vi kom överens");
    assert_eq!(both.spoken(Language::En), "Sovittiin", "blanks are no text");
}

#[test]
fn a_sound_book_is_taken() {
    let template = Template { id: "b".into(), name: wording("Eka käynti"), fills: [(PhraseField::Agreed, wording("Sovittiin:"))].into() };
    let book = PhraseBook { phrases: vec![phrase("a", "Etäyhteys", "Tavattiin etänä.")], templates: vec![template], ..PhraseBook::default() };
    assert_eq!(book.check(), Ok(()));
}

#[test]
fn every_fault_is_told_with_its_place() {
    assert_eq!(refused(&PhraseBook::default()), [(PhraseFault::Empty, String::new())]);
    let long = "a".repeat(LONGEST_NAME as usize + 1);
    let phrases = vec![phrase("a", "Nimi", "Teksti"), phrase("a", "", "Teksti"), phrase(" ", &long, "")];
    let hollow = Template { id: "c".into(), name: wording("Pohja"), fills: BTreeMap::new() };
    let book = PhraseBook { phrases, templates: vec![hollow], ..PhraseBook::default() };
    let third = "phrases 3".to_owned();
    assert_eq!(
        refused(&book),
        [
            (PhraseFault::SameId, "a".to_owned()),
            (PhraseFault::NameMissing, "a".to_owned()),
            (PhraseFault::IdMissing, third.clone()),
            (PhraseFault::NameLong, third.clone()),
            (PhraseFault::TextMissing, third),
            (PhraseFault::TextMissing, "c".to_owned()),
        ]
    );
    let many = PhraseBook { phrases: (0..=MOST).map(|number| phrase(&number.to_string(), "Nimi", "Teksti")).collect(), ..PhraseBook::default() };
    assert_eq!(refused(&many), [(PhraseFault::TooMany, MOST.to_string())]);
}
