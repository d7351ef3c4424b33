//! Whatever is written in a capture: what is finished names no other participant, in none of the forms a name takes.

use proptest::prelude::*;

use super::tests::{capture, everyone, finish, named};
use super::*;
use crate::entry::{Entry, EntryBody};

/// Written out by hand, not by the rule that is tested: whose name, and how it stands in a text.
const FORMS: [(usize, [&str; 9]); 3] = [
    (0, ["Reijo", "Reijon", "Reijolle", "reijolta", "Olavin", "Virtala", "Virtalan", "virtalasta", "Virtalakin"]),
    (1, ["Pekka", "Pekan", "Pekalle", "pekasta", "Pekkaa", "Ranta", "Rannan", "rannalle", "Rantaa"]),
    (2, ["Toivo", "Toivon", "Toivolle", "toivolta", "Toivoakin", "Peltonen", "Peltosen", "peltosille", "Peltosta"]),
];
const WORDS: [&str; 10] = ["oli", "hyvä", "mieli", "kävelyllä", "Ryhmässä", "kahvi", "juttelimme", "ja", "nauroimme", "Ääni"];

#[derive(Clone, Debug)]
struct Sentence {
    words: Vec<usize>,
    planted: Option<(usize, usize, usize)>,
}

impl Sentence {
    fn text(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(|word| WORDS[*word]).collect();
        if let Some((whose, form, at)) = self.planted {
            words.insert(at.min(words.len()), FORMS[whose].1[form]);
        }
        words.join(" ")
    }
}

fn sentence() -> impl Strategy<Value = Sentence> {
    let planted = prop::option::weighted(0.2, (0..3usize, 0..9usize, 0..6usize));
    (prop::collection::vec(0..WORDS.len(), 1..6), planted).prop_map(|(words, planted)| Sentence { words, planted })
}

/// Every text of an entry.
fn texts(entry: &Entry) -> String {
    let own = match &entry.body {
        EntryBody::Meeting(meeting) => [&meeting.group_did, &meeting.voices.client_tells, &meeting.voices.observations, &meeting.voices.assessment, &meeting.voices.agreed].map(String::as_str).join(" "),
        EntryBody::NotMet(not_met) => not_met.what_was_done.clone(),
        EntryBody::Cancelled(cancelled) => cancelled.details.clone(),
    };
    format!("{own} {} {}", entry.event.participants, entry.event.place)
}

fn has_form_of(text: &str, whose: usize) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| FORMS[whose].1.contains(&word))
}

proptest! {
    #[test]
    fn no_finished_entry_names_another_participant(
        shared in sentence(),
        own in prop::collection::vec((sentence(), sentence(), 0..4usize), 3),
    ) {
        let clients = everyone();
        let mut capture = capture(&clients);
        capture.form.group_did = shared.text();
        for (part, (tells, agreed, how)) in capture.form.parts.iter_mut().zip(&own) {
            part.attendance = Some([Attendance::Present, Attendance::Told, Attendance::NoWord, Attendance::Excused][*how]);
            (part.client_tells, part.agreed, part.absence) = (tells.text(), agreed.text(), tells.text());
        }
        let planted_in_own = own.iter().enumerate().any(|(index, (tells, agreed, _))| [tells, agreed].iter().any(|text| text.planted.is_some_and(|(whose, ..)| whose != index)));
        match finish(&capture, &clients) {
            Ok(decided) => {
                prop_assert!(!planted_in_own && shared.planted.is_none(), "a name went through");
                for (index, part) in decided.iter().enumerate() {
                    let Some(made) = &part.entry else { continue };
                    let text = texts(&made.entry);
                    for other in (0..3).filter(|other| *other != index) {
                        prop_assert!(!has_form_of(&text, other), "{text}");
                    }
                }
            }
            Err(_) => prop_assert!(planted_in_own || shared.planted.is_some(), "nobody was named"),
        }
    }

    /// Whatever text, wherever the span is said to be: it is inside the text and a word.
    #[test]
    fn a_place_that_is_told_is_a_word_of_the_text(text in "\\PC{0,80}") {
        let clients = [named(1, "Aino", "Ek"), named(2, "Ö", "Ålund")];
        let mut capture = capture(&clients);
        capture.form.parts[0].observations = format!("{text} Ålundin {text}");
        let problems = finish(&capture, &clients).err().unwrap_or_default();
        let letters: Vec<char> = capture.form.parts[0].observations.chars().collect();
        prop_assert!(!problems.is_empty());
        for span in problems.iter().filter(|problem| problem.path.ends_with("observations")).filter_map(|problem| problem.span) {
            let word: String = letters[span.from as usize..span.until as usize].iter().collect();
            prop_assert!(word.chars().next().is_some_and(char::is_alphabetic), "{word}");
        }
    }
}
