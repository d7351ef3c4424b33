//! What the answers come to, by the method of the definition alone. Never a total where the instrument has none.

use serde::Serialize;

use super::answer::Given;
use super::ask::{Answers, Asked, asked};
use super::definition::{Band, Definition, Method, Missing, TableRow};

/// The total, or why there is none, and what stood behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub total: Result<f64, NoScore>,
    /// Counted questions that had no answer and that the mean of the others stood in for.
    pub filled: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NoScore {
    /// The instrument has no total; it is read question by question.
    NoTotal,
    NothingAnswered,
    /// More counted questions are without an answer than the missing rule allows.
    TooManyMissing,
    /// The source's table has no row for this sum.
    NotInTable,
}

/// The total of these answers. A question that earlier answers do not call for is not missing: it adds nothing to a sum
/// and is left out of a mean.
pub fn score(definition: &Definition, answers: &Answers) -> Scored {
    if definition.total.method == Method::None {
        return Scored { total: Err(NoScore::NoTotal), filled: 0 };
    }
    let counted: Vec<Asked<'_>> = asked(definition, answers).into_iter().filter(|question| counts(question)).collect();
    let scores: Vec<f64> = counted.iter().filter_map(item_score).collect();
    let missing = counted.len() - scores.len();
    let filled = missing as u32;
    let total = match (scores.is_empty(), missing, definition.total.missing) {
        (true, ..) => Err(NoScore::NothingAnswered),
        (_, 0, _) => total_of(&definition.total.method, &scores, counted.len(), false),
        (_, missing, Missing::MeanOfOthers { at_most }) if missing <= usize::from(at_most) => {
            total_of(&definition.total.method, &scores, counted.len(), true)
        }
        _ => Err(NoScore::TooManyMissing),
    };
    Scored { filled: if total.is_ok() { filled } else { 0 }, total }
}

/// What one question's answer counts; nothing when it was skipped, declined, not come to, or is of a kind that has no score.
pub fn item_score(question: &Asked<'_>) -> Option<f64> {
    question.item.score_of(question.given.and_then(Given::value)?)
}

fn counts(question: &Asked<'_>) -> bool {
    question.item.counted && question.item.score_range().is_some()
}

fn total_of(method: &Method, scores: &[f64], counted: usize, filled: bool) -> Result<f64, NoScore> {
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let sum = if filled { mean * counted as f64 } else { scores.iter().sum() };
    match method {
        Method::None => Err(NoScore::NoTotal),
        Method::Sum { factor } => Ok(tidy(sum * factor)),
        Method::Mean { factor } => Ok(tidy(mean * factor)),
        Method::Table { rows } => look_up(rows, if filled { (sum + 0.5).floor() } else { sum }),
    }
}

/// A sum with stand-ins is first rounded to the nearest whole, halves up, since tables have whole sums.
fn look_up(rows: &[TableRow], sum: f64) -> Result<f64, NoScore> {
    rows.iter().find(|row| tidy(row.sum) == tidy(sum)).map(|row| row.score).ok_or(NoScore::NotInTable)
}

/// To six decimals, so that 0.1 + 0.2 is 0.3.
pub(super) fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

/// The band that a value belongs to, where the source has one for it.
pub fn band_of(bands: &[Band], value: f64) -> Option<&Band> {
    bands.iter().find(|band| tidy(band.from) <= tidy(value) && tidy(value) <= tidy(band.to))
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
