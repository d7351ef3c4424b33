//! Which language a text is written in, told by its small words. Where nothing tells, it is Finnish.

use crate::word::found;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Finnish,
    Swedish,
    English,
}

impl Language {
    pub const ALL: [Language; 3] = [Self::Finnish, Self::Swedish, Self::English];
}

const FINNISH: [&str; 30] = [
    "ja", "on", "ei", "hän", "että", "oli", "se", "kun", "jos", "mutta", "tai", "myös", "ovat", "niin", "nyt", "joka", "kanssa", "ollut",
    "mitä", "vielä", "sitä", "hänen", "minä", "olen", "koska", "mukaan", "ennen", "jo", "vain", "sekä",
];
const SWEDISH: [&str; 32] = [
    "och", "att", "är", "inte", "det", "som", "på", "en", "ett", "han", "hon", "med", "för", "till", "av", "har", "den", "vi", "om", "men",
    "jag", "var", "hade", "sin", "hos", "från", "sig", "vill", "ska", "sina", "själv", "eller",
];
const ENGLISH: [&str; 30] = [
    "the", "and", "is", "of", "to", "he", "she", "was", "with", "for", "that", "it", "his", "her", "not", "we", "has", "are", "at", "by",
    "about", "were", "but", "from", "which", "had", "this", "they", "him", "because",
];

pub fn language_of(text: &str) -> Language {
    let words = found(text);
    let count = |small: &[&str]| words.iter().filter(|found| small.contains(&found.word.as_str())).count();
    let (finnish, swedish, english) = (count(&FINNISH), count(&SWEDISH), count(&ENGLISH));
    if swedish > finnish && swedish >= english {
        Language::Swedish
    } else if english > finnish {
        Language::English
    } else {
        Language::Finnish
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_words_tell_the_language() {
        assert_eq!(language_of("Kävimme kirjastossa, ja se oli hyvä."), Language::Finnish);
        assert_eq!(language_of("Vi gjorde ett hembesök och öppnade posten."), Language::Swedish);
        assert_eq!(language_of("She called the bank herself."), Language::English);
        assert_eq!(language_of("Postilaatikolle"), Language::Finnish);
        assert_eq!(language_of(""), Language::Finnish);
    }
}
