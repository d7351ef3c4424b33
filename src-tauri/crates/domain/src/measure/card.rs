//! A measure in a list to choose from: what it is called, whose it is, how long it is. Holds nothing of any client.

use serde::Serialize;

use super::definition::{Definition, Direction, Method, Mode};
use crate::worker::Language;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeasureCard {
    pub id: String,
    pub version: String,
    pub title: String,
    /// The language the title really is in.
    pub language: Language,
    /// All languages that the measure can be asked in.
    pub languages: Vec<Language>,
    pub licence: String,
    pub holder: String,
    pub source: String,
    pub mode: Mode,
    pub direction: Direction,
    /// At most so many are asked: some may hang on earlier answers.
    pub questions: u32,
    pub has_total: bool,
}

/// The card in `wanted`, or in the definition's own language.
pub fn measure_card(definition: &Definition, wanted: Language) -> MeasureCard {
    let language = definition.spoken(wanted);
    MeasureCard {
        id: definition.id.clone(),
        version: definition.version.clone(),
        title: definition.title.said_in(language).to_owned(),
        language,
        languages: definition.languages.clone(),
        licence: definition.licence.clone(),
        holder: definition.holder.clone(),
        source: definition.source.clone(),
        mode: definition.mode,
        direction: definition.direction,
        questions: definition.questions_in_all() as u32,
        has_total: definition.total.method != Method::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::samples::{weekday, wheel};

    #[test]
    fn a_card_says_whose_the_measure_is_and_how_long_it_can_get() {
        let card = measure_card(&weekday(), Language::Sv);
        assert_eq!((card.title.as_str(), card.holder.as_str(), card.questions, card.has_total), ("Weekday sv", "Askel", 4, true));
        let card = measure_card(&wheel(), Language::En);
        assert_eq!((card.language, card.questions, card.has_total), (Language::Fi, 3, false));
    }
}
