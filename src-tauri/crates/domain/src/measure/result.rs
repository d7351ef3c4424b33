//! A measure over its occasions, in one language: totals, each question's course, and what the file says of them.
//! Gathers what a window or a page shows; every word of meaning comes from the definition.

use chrono::NaiveDate;
use serde::Serialize;

use super::answer::{AnswerValue, Given};
use super::ask::{Asked, Completeness, asked, completeness};
use super::change::{Verdict, verdict};
use super::definition::{Band, Definition, Direction, Item, ItemKind};
use super::response::{Occasion, Response};
use super::score::{NoScore, band_of, item_score, score};
use crate::redact::redacted;
use crate::worker::Language;

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeasureResult {
    pub title: String,
    /// The language the texts of the measure really are in.
    pub language: Language,
    pub licence: String,
    pub holder: String,
    pub source: String,
    pub direction: Direction,
    /// Does the instrument have a total at all?
    pub has_total: bool,
    pub total_range: Option<(f64, f64)>,
    /// Finished fillings of this version, in order of the day.
    pub occasions: Vec<ResultOccasion>,
    pub rows: Vec<ResultRow>,
    /// From the first total to the last, when there are two.
    pub total_change: Option<TotalChange>,
    /// What the worker should do at once after the last filling. Never for the client's eyes in the shared view.
    pub safety: Vec<String>,
    /// Fillings of other versions of this measure: they are never compared with these.
    pub of_other_versions: u32,
}

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ResultOccasion {
    pub occasion: Occasion,
    pub on: NaiveDate,
    pub total: Option<f64>,
    pub no_total: Option<NoScore>,
    /// Answers that the mean of the others stood in for.
    pub filled: u32,
    pub band: Option<BandShown>,
    pub completeness: Completeness,
}

#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BandShown {
    pub text: String,
    pub source: String,
}

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TotalChange {
    pub from: f64,
    pub to: f64,
    pub verdict: Verdict,
    /// The least change the source gives; nothing when it gives none.
    pub least: Option<f64>,
}

/// One question over the occasions.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ResultRow {
    pub link_id: String,
    /// The question's short name, or the question.
    pub text: String,
    /// Lowest and highest value, when the question has values that can be drawn.
    pub range: Option<(f64, f64)>,
    /// One for each occasion.
    pub cells: Vec<ResultCell>,
    /// What the file says of the last value.
    pub band: Option<BandShown>,
    /// From the first value to the last.
    pub verdict: Option<Verdict>,
}

#[derive(Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ResultCell {
    /// A value, with the chosen words when there are any.
    Value {
        value: f64,
        words: Option<String>,
    },
    Words {
        words: String,
    },
    YesNo {
        yes: bool,
    },
    Skipped,
    Declined,
    /// Earlier answers did not call for the question.
    NotAsked,
}

redacted!(MeasureResult, ResultOccasion, BandShown, TotalChange, ResultRow, ResultCell);

/// The finished fillings of this definition among `responses`, side by side, in `wanted` or in the definition's own language.
pub fn measure_result(definition: &Definition, responses: &[Response], wanted: Language) -> MeasureResult {
    let language = definition.spoken(wanted);
    let mut same: Vec<&Response> = responses.iter().filter(|response| response.finished && response.is_of(definition)).collect();
    same.sort_by_key(|response| (response.on, response.id));
    let other = |response: &&Response| response.finished && response.definition.id == definition.id && !response.is_of(definition);
    let occasions: Vec<ResultOccasion> = same.iter().map(|response| occasion(definition, response, language)).collect();
    MeasureResult {
        title: definition.title.said_in(language).to_owned(),
        language,
        licence: definition.licence.clone(),
        holder: definition.holder.clone(),
        source: definition.source.clone(),
        direction: definition.direction,
        has_total: definition.total.method != super::definition::Method::None,
        total_range: definition.total.range,
        rows: rows(definition, &same, language),
        total_change: total_change(definition, &occasions),
        safety: same.last().map(|response| raised(definition, response, language)).unwrap_or_default(),
        of_other_versions: responses.iter().filter(other).count() as u32,
        occasions,
    }
}

fn occasion(definition: &Definition, response: &Response, language: Language) -> ResultOccasion {
    let scored = score(definition, &response.answers);
    ResultOccasion {
        occasion: response.occasion,
        on: response.on,
        total: scored.total.ok(),
        no_total: scored.total.err(),
        filled: scored.filled,
        band: scored.total.ok().and_then(|total| shown(&definition.total.bands, total, language)),
        completeness: completeness(definition, &response.answers),
    }
}

fn shown(bands: &[Band], value: f64, language: Language) -> Option<BandShown> {
    band_of(bands, value).map(|band| BandShown { text: band.text.said_in(language).to_owned(), source: band.source.clone() })
}

/// First and last of what is there, when these are two.
fn ends<T: Copy>(values: impl Iterator<Item = Option<T>>) -> Option<(T, T)> {
    let values: Vec<T> = values.flatten().collect();
    match values.as_slice() {
        [first, .., last] => Some((*first, *last)),
        _ => None,
    }
}

fn total_change(definition: &Definition, occasions: &[ResultOccasion]) -> Option<TotalChange> {
    let (from, to) = ends(occasions.iter().map(|occasion| occasion.total))?;
    let least = definition.total.min_change;
    Some(TotalChange { from, to, verdict: verdict(from, to, least, definition.direction), least })
}

fn rows(definition: &Definition, responses: &[&Response], language: Language) -> Vec<ResultRow> {
    let filled: Vec<Vec<Asked<'_>>> = responses.iter().map(|response| asked(definition, &response.answers)).collect();
    let questions = definition.all_items().into_iter().map(|standing| standing.item).filter(|item| item.is_question());
    let row = |item: &Item| {
        let value = |asked: &Vec<Asked<'_>>| asked.iter().find(|question| question.item.link_id == item.link_id).and_then(item_score);
        let values: Vec<Option<f64>> = filled.iter().map(value).collect();
        let last = values.iter().rev().copied().flatten().next();
        let change = ends(values.iter().copied());
        ResultRow {
            link_id: item.link_id.clone(),
            text: item.name().said_in(language).to_owned(),
            range: item.score_range(),
            cells: filled.iter().map(|asked| cell(item, asked, language)).collect(),
            band: last.and_then(|value| shown(&definition.each.bands, value, language)),
            verdict: change.map(|(from, to)| verdict(from, to, definition.each.min_change, definition.direction)),
        }
    };
    questions.map(row).collect()
}

fn cell(item: &Item, asked: &[Asked<'_>], language: Language) -> ResultCell {
    let Some(question) = asked.iter().find(|question| question.item.link_id == item.link_id) else { return ResultCell::NotAsked };
    match (question.given, &item.kind) {
        (Some(Given::Declined), _) => ResultCell::Declined,
        (Some(Given::Answered { value: AnswerValue::YesNo { yes } }), _) => ResultCell::YesNo { yes: *yes },
        (Some(Given::Answered { value: AnswerValue::Text { text } }), _) => ResultCell::Words { words: text.clone() },
        (Some(Given::Answered { value: AnswerValue::Number { number } }), _) => {
            ResultCell::Value { value: f64::from(*number), words: None }
        }
        (Some(Given::Answered { value: AnswerValue::Option { code } }), ItemKind::Choice { options }) => {
            let chosen = options.iter().find(|option| option.code == *code);
            let words = chosen.map(|option| option.text.said_in(language).to_owned()).unwrap_or_default();
            match chosen.and_then(|option| option.score) {
                Some(value) => ResultCell::Value { value, words: Some(words) },
                None => ResultCell::Words { words },
            }
        }
        _ => ResultCell::Skipped,
    }
}

fn raised(definition: &Definition, response: &Response, language: Language) -> Vec<String> {
    let all = asked(definition, &response.answers);
    let notes = all.iter().filter_map(|question| {
        let safety = question.item.safety.as_ref()?;
        let value = question.given.and_then(Given::value)?;
        safety.answers.contains(value).then(|| safety.text.said_in(language).to_owned())
    });
    notes.collect()
}

#[cfg(test)]
#[path = "result_tests.rs"]
mod tests;
