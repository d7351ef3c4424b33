//! Which totals a definition can come to at all: what its range and its table are checked against.

use std::collections::BTreeSet;

use super::definition::{Definition, Method, Missing, Standing};

/// More different sums than this and a table of them is no table a person could check.
const MOST_SUMS: usize = 2_000;

/// Scores are compared in thousandths.
const GRAIN: f64 = 1_000.0;

/// One counted question: its lowest and highest score, and whether it may stay hidden and so add nothing.
struct Counted {
    low: f64,
    high: f64,
    scores: Vec<f64>,
    may_hide: bool,
}

fn counted(definition: &Definition) -> Vec<Counted> {
    let standing = definition.all_items();
    let counted = standing.iter().filter(|standing| standing.item.counted).filter_map(|standing: &Standing<'_>| {
        let (low, high) = standing.item.score_range()?;
        let scores = match &standing.item.kind {
            super::definition::ItemKind::Choice { options } => options.iter().filter_map(|option| option.score).collect(),
            // A scale too long to list is too long for a table.
            _ => (low as i64..=high as i64).take(MOST_SUMS + 1).map(|score| score as f64).collect(),
        };
        Some(Counted { low, high, scores, may_hide: standing.may_hide })
    });
    counted.collect()
}

/// Lowest and highest total; nothing without a total or without counted questions.
pub fn possible_range(definition: &Definition) -> Option<(f64, f64)> {
    let counted = counted(definition);
    if counted.is_empty() {
        return None;
    }
    let adds = |question: &Counted| match question.may_hide {
        true => (question.low.min(0.0), question.high.max(0.0)),
        false => (question.low, question.high),
    };
    match &definition.total.method {
        Method::None => None,
        Method::Sum { factor } => {
            let (low, high) = counted.iter().map(adds).fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            Some((low * factor, high * factor))
        }
        Method::Mean { factor } => {
            let low = counted.iter().map(|question| question.low).fold(f64::INFINITY, f64::min);
            let high = counted.iter().map(|question| question.high).fold(f64::NEG_INFINITY, f64::max);
            Some((low * factor, high * factor))
        }
        Method::Table { rows } => {
            let scores = rows.iter().map(|row| row.score);
            Some((scores.clone().fold(f64::INFINITY, f64::min), scores.fold(f64::NEG_INFINITY, f64::max)))
        }
    }
}

/// Have all counted questions the same scale? Otherwise the mean of the others cannot stand in for a missing one.
pub fn is_even(definition: &Definition) -> bool {
    let counted = counted(definition);
    counted.windows(2).all(|pair| (pair[0].low, pair[0].high) == (pair[1].low, pair[1].high))
}

/// Sums that a table must have a row for. `None` when there are too many to be a table.
pub fn sums(definition: &Definition) -> Option<Vec<f64>> {
    let counted = counted(definition);
    let mut sums = BTreeSet::from([0_i64]);
    for question in &counted {
        let hidden = question.may_hide.then_some(0_i64);
        let scores: BTreeSet<i64> = question.scores.iter().map(|score| (score * GRAIN).round() as i64).chain(hidden).collect();
        if sums.len().saturating_mul(scores.len()) > MOST_SUMS * MOST_SUMS {
            return None;
        }
        sums = sums.iter().flat_map(|sum| scores.iter().map(move |score| sum.saturating_add(*score))).collect();
        if sums.len() > MOST_SUMS {
            return None;
        }
    }
    if let (Missing::MeanOfOthers { .. }, Some(first), Some(last)) = (definition.total.missing, sums.first(), sums.last()) {
        // With stand-ins, each whole sum in between can come up.
        let grain = GRAIN as i64;
        let (first, last) = (first.div_euclid(grain), last.div_euclid(grain));
        if last - first > MOST_SUMS as i64 {
            return None;
        }
        sums.extend((first..=last).map(|sum| sum * grain));
    }
    Some(sums.into_iter().map(|sum| sum as f64 / GRAIN).collect())
}
