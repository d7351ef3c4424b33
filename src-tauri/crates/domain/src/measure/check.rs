//! What a definition must have before anything may be asked with it. Says every fault with its place; mends none.

use std::collections::BTreeSet;

use serde::Serialize;

use super::definition::{Band, Definition, Item, ItemKind, Method, Missing};
use super::reach;
use super::score::tidy;
use super::wording::Wording;

/// What is wrong, and where: `items.<linkId>.text.sv`, `total.bands.1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureFault"))]
pub struct Fault {
    pub at: String,
    pub code: FaultCode,
}

/// Each has a text `measure.refused.<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureFaultCode"))]
pub enum FaultCode {
    IdForm,
    VersionMissing,
    LanguageMissing,
    LicenceMissing,
    HolderMissing,
    SourceMissing,
    /// A text is not there in a language that the definition claims.
    TextMissing,
    LinkIdForm,
    LinkIdTwice,
    NoQuestions,
    OptionsMissing,
    OptionTwice,
    ConditionUnknown,
    ConditionLater,
    /// A condition or a safety note waits for an answer that the question cannot have.
    AnswerImpossible,
    NumberWrong,
    /// A counted question has an answer without a score.
    OptionWithoutScore,
    NothingToScore,
    RangeWrong,
    /// The questions have different scales, so the mean of the others cannot stand in for a missing answer.
    MissingRuleUneven,
    TableTwice,
    TableGap,
    BandWithoutSource,
    BandWrong,
    BandsWithoutTotal,
}

impl FaultCode {
    pub const ALL: &[FaultCode] = {
        use FaultCode::*;
        #[rustfmt::skip] // as a paragraph
        let all: &[FaultCode] = &[
            IdForm, VersionMissing, LanguageMissing, LicenceMissing, HolderMissing, SourceMissing, TextMissing, LinkIdForm,
            LinkIdTwice, NoQuestions, OptionsMissing, OptionTwice, ConditionUnknown, ConditionLater, AnswerImpossible,
            NumberWrong, OptionWithoutScore, NothingToScore, RangeWrong, MissingRuleUneven, TableTwice, TableGap,
            BandWithoutSource, BandWrong, BandsWithoutTotal,
        ];
        all
    };
}

impl Definition {
    /// Whether this may be asked and scored.
    ///
    /// # Errors
    /// Every fault, in the order of the definition.
    pub fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults { definition: self, found: vec![] };
        faults.of_whose_it_is();
        faults.of_items();
        faults.of_total();
        faults.of_bands("total.bands", &self.total.bands, self.total.range);
        faults.of_bands("each.bands", &self.each.bands, None);
        faults.of_change();
        if faults.found.is_empty() { Ok(()) } else { Err(faults.found) }
    }
}

struct Faults<'a> {
    definition: &'a Definition,
    found: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, at: impl Into<String>, code: FaultCode) {
        self.found.push(Fault { at: at.into(), code });
    }

    fn add_if(&mut self, wrong: bool, at: impl Into<String>, code: FaultCode) {
        if wrong {
            self.add(at, code);
        }
    }

    fn text(&mut self, at: &str, text: &Wording) {
        for language in text.gaps(&self.definition.languages) {
            self.add(format!("{at}.{}", language.code()), FaultCode::TextMissing);
        }
    }

    fn of_whose_it_is(&mut self) {
        let definition = self.definition;
        self.add_if(!is_id(&definition.id), "id", FaultCode::IdForm);
        let texts = [
            ("version", &definition.version, FaultCode::VersionMissing),
            ("licence", &definition.licence, FaultCode::LicenceMissing),
            ("holder", &definition.holder, FaultCode::HolderMissing),
            ("source", &definition.source, FaultCode::SourceMissing),
        ];
        for (at, text, code) in texts {
            self.add_if(text.trim().is_empty(), at, code);
        }
        self.add_if(definition.languages.is_empty(), "languages", FaultCode::LanguageMissing);
        self.text("title", &definition.title);
    }

    fn of_items(&mut self) {
        let standing = self.definition.all_items();
        self.add_if(!standing.iter().any(|standing| standing.item.is_question()), "items", FaultCode::NoQuestions);
        let mut seen = BTreeSet::new();
        for (place, item) in standing.iter().map(|standing| standing.item).enumerate() {
            let at = format!("items.{}", item.link_id);
            self.add_if(!is_link_id(&item.link_id), &at, FaultCode::LinkIdForm);
            self.add_if(!seen.insert(item.link_id.as_str()), &at, FaultCode::LinkIdTwice);
            // A group may be there only to hang a condition on.
            if !matches!(item.kind, ItemKind::Group { .. }) || !item.text.is_empty() {
                self.text(&format!("{at}.text"), &item.text);
            }
            if !item.short.is_empty() {
                self.text(&format!("{at}.short"), &item.short);
            }
            self.of_kind(&at, item);
            let earlier: Vec<&Item> = standing[..place].iter().map(|standing| standing.item).collect();
            self.of_conditions(&at, item, &earlier);
            self.of_safety(&at, item);
        }
    }

    fn of_kind(&mut self, at: &str, item: &Item) {
        match &item.kind {
            ItemKind::Choice { options } => {
                self.add_if(options.is_empty(), format!("{at}.options"), FaultCode::OptionsMissing);
                let mut codes = BTreeSet::new();
                for (index, option) in options.iter().enumerate() {
                    let at = format!("{at}.options.{index}");
                    self.add_if(option.code.trim().is_empty() || !codes.insert(option.code.as_str()), &at, FaultCode::OptionTwice);
                    self.add_if(option.score.is_some_and(|score| !is_number(score)), &at, FaultCode::NumberWrong);
                    self.add_if(item.counted && self.has_total() && option.score.is_none(), &at, FaultCode::OptionWithoutScore);
                    self.text(&at, &option.text);
                }
            }
            ItemKind::Integer { low, high, low_label, high_label } => {
                self.add_if(low >= high, at, FaultCode::NumberWrong);
                for (end, label) in [("low", low_label), ("high", high_label)] {
                    if !label.is_empty() {
                        self.text(&format!("{at}.{end}"), label);
                    }
                }
            }
            ItemKind::Group { .. } | ItemKind::Display | ItemKind::YesNo | ItemKind::Text => {}
        }
    }

    fn of_conditions(&mut self, at: &str, item: &Item, earlier: &[&Item]) {
        for (index, condition) in item.shown_when.iter().enumerate() {
            let at = format!("{at}.shownWhen.{index}");
            let before = earlier.iter().find(|before| before.is_question() && before.link_id == condition.question);
            let everywhere =
                || self.definition.all_items().iter().any(|other| other.item.is_question() && other.item.link_id == condition.question);
            match before {
                Some(before) => {
                    let wrong = before.fits(&condition.answer).is_err();
                    self.add_if(wrong, at, FaultCode::AnswerImpossible);
                }
                None if everywhere() => self.add(at, FaultCode::ConditionLater),
                None => self.add(at, FaultCode::ConditionUnknown),
            }
        }
    }

    fn of_safety(&mut self, at: &str, item: &Item) {
        let Some(safety) = &item.safety else { return };
        self.text(&format!("{at}.safety.text"), &safety.text);
        let impossible = safety.answers.is_empty() || safety.answers.iter().any(|answer| item.fits(answer).is_err());
        self.add_if(impossible, format!("{at}.safety"), FaultCode::AnswerImpossible);
    }

    fn has_total(&self) -> bool {
        self.definition.total.method != Method::None
    }

    fn of_total(&mut self) {
        let total = &self.definition.total;
        if !self.has_total() {
            let said = !total.bands.is_empty() || total.range.is_some() || total.min_change.is_some();
            return self.add_if(said, "total", FaultCode::BandsWithoutTotal);
        }
        let factor = match total.method {
            Method::Sum { factor } | Method::Mean { factor } => factor,
            Method::None | Method::Table { .. } => 1.0,
        };
        self.add_if(!is_number(factor) || factor <= 0.0, "total.factor", FaultCode::NumberWrong);
        let Some(possible) = reach::possible_range(self.definition) else { return self.add("total", FaultCode::NothingToScore) };
        let within = |range: (f64, f64)| range.0 < range.1 && tidy(range.0) <= tidy(possible.0) && tidy(possible.1) <= tidy(range.1);
        self.add_if(!total.range.is_some_and(within), "total.range", FaultCode::RangeWrong);
        let fills = matches!(total.missing, Missing::MeanOfOthers { .. });
        self.add_if(
            fills && !matches!(total.method, Method::Mean { .. }) && !reach::is_even(self.definition),
            "total.missing",
            FaultCode::MissingRuleUneven,
        );
        self.of_table();
    }

    fn of_table(&mut self) {
        let Method::Table { rows } = &self.definition.total.method else { return };
        let numbers = rows.iter().all(|row| is_number(row.sum) && is_number(row.score));
        self.add_if(!numbers, "total.table", FaultCode::NumberWrong);
        let mut sums: Vec<i64> = rows.iter().map(|row| (row.sum * 1_000.0).round() as i64).collect();
        sums.sort_unstable();
        self.add_if(sums.windows(2).any(|pair| pair[0] == pair[1]), "total.table", FaultCode::TableTwice);
        let needed = reach::sums(self.definition);
        let gap = needed.is_none_or(|needed| needed.iter().any(|sum| sums.binary_search(&((sum * 1_000.0).round() as i64)).is_err()));
        self.add_if(gap, "total.table", FaultCode::TableGap);
    }

    fn of_bands(&mut self, at: &str, bands: &[Band], range: Option<(f64, f64)>) {
        for (index, band) in bands.iter().enumerate() {
            let at = format!("{at}.{index}");
            self.text(&at, &band.text);
            self.add_if(band.source.trim().is_empty(), &at, FaultCode::BandWithoutSource);
            let outside = range.is_some_and(|(low, high)| band.from < low || band.to > high);
            let overlaps = bands[..index].iter().any(|other| other.from <= band.to && band.from <= other.to);
            let wrong = !is_number(band.from) || !is_number(band.to) || band.from > band.to || outside || overlaps;
            self.add_if(wrong, &at, FaultCode::BandWrong);
        }
    }

    fn of_change(&mut self) {
        for (at, least) in [("total.minChange", self.definition.total.min_change), ("each.minChange", self.definition.each.min_change)] {
            self.add_if(least.is_some_and(|least| !is_number(least) || least <= 0.0), at, FaultCode::NumberWrong);
        }
    }
}

/// Finite, and of a size a person could have meant.
fn is_number(number: f64) -> bool {
    number.is_finite() && number.abs() <= 1_000_000.0
}

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_link_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
