//! One text of a measure in the languages its file has it in. Chooses among them; translates nothing.

use crate::worker::Language;

/// A text in up to three languages. An empty text is no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording([Option<String>; 3]);

impl Wording {
    pub fn new(texts: impl IntoIterator<Item = (Language, String)>) -> Self {
        let mut wording = Self::default();
        for (language, text) in texts {
            wording.set(language, text);
        }
        wording
    }

    pub fn set(&mut self, language: Language, text: String) {
        self.0[place(language)] = (!text.trim().is_empty()).then(|| text.trim().to_owned());
    }

    pub fn get(&self, language: Language) -> Option<&str> {
        self.0[place(language)].as_deref()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The text in `language`; where the file has none, in the first of Finnish, Swedish and English that it has.
    pub fn said_in(&self, language: Language) -> &str {
        self.get(language).or_else(|| Language::ALL.into_iter().find_map(|other| self.get(other))).unwrap_or_default()
    }

    /// The languages of `claimed` that this text is not in.
    pub fn gaps(&self, claimed: &[Language]) -> Vec<Language> {
        claimed.iter().copied().filter(|language| self.get(*language).is_none()).collect()
    }
}

const fn place(language: Language) -> usize {
    match language {
        Language::Fi => 0,
        Language::Sv => 1,
        Language::En => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_in_the_wanted_language_or_in_the_first_there_is() {
        let wording = Wording::new([(Language::Sv, "Vila ".into()), (Language::En, "Rest".into()), (Language::Fi, "  ".into())]);
        assert_eq!(wording.said_in(Language::En), "Rest");
        assert_eq!(wording.said_in(Language::Fi), "Vila", "an empty text is no text");
        assert_eq!(wording.gaps(&Language::ALL), [Language::Fi]);
        assert_eq!(Wording::default().said_in(Language::Fi), "");
    }
}
