//! The lists of words that `locales` keeps: each entry's forms stand under its own name, in every language. Knows no text of a client.

use askel_domain::worker::Language as Spoken;
use askel_search::Language;

use super::{HintKind, WordList};

/// Words that judge. The way to say it otherwise stands in `hint.kinder`.
pub const LOADED: [&str; 16] = [
    "neglects", "manipulates", "difficult", "uncooperative", "unmotivated", "lazy", "claims", "aggressive", "attention", "addict", "filthy", "normal", "excluded",
    "problem_client", "obviously", "bad_parent",
];
/// What is shorter than the word. The word stands in `hint.long`.
pub const SHORT: [&str; 14] = ["for_example", "among_others", "and_so_on", "and_others", "so_called", "said", "client", "worker", "home_visit", "social", "psychiatric", "identity_code", "week", "regarding"];

/// A professional's words. The easier one stands in `hint.easy`.
pub const HARD: [&str; 13] = [
    "intervention", "resources", "process", "clienthood", "involve", "mapping", "history", "compliance", "integrate", "dialogue", "empower",
    "network_meeting", "implement",
];

pub(super) fn all() -> Vec<WordList> {
    Spoken::ALL.into_iter().flat_map(|spoken| [loaded(spoken), hard(spoken), short(spoken)]).collect()
}

fn loaded(spoken: Spoken) -> WordList {
    let entries = LOADED.map(|name| (name.to_owned(), askel_text::text(spoken.code(), &format!("hint.loaded.{name}"))));
    WordList { kind: HintKind::Loaded, language: language(spoken), entries: entries.to_vec() }
}

fn hard(spoken: Spoken) -> WordList {
    let entries = HARD.map(|name| (name.to_owned(), askel_text::text(spoken.code(), &format!("hint.hard.{name}"))));
    WordList { kind: HintKind::Jargon, language: language(spoken), entries: entries.to_vec() }
}

fn short(spoken: Spoken) -> WordList {
    let entries = SHORT.map(|name| (name.to_owned(), askel_text::text(spoken.code(), &format!("hint.short.{name}"))));
    WordList { kind: HintKind::Abbreviation, language: language(spoken), entries: entries.to_vec() }
}

fn language(spoken: Spoken) -> Language {
    match spoken {
        Spoken::Fi => Language::Finnish,
        Spoken::Sv => Language::Swedish,
        Spoken::En => Language::English,
    }
}
