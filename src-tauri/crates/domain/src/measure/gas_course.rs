//! The course of the goals over the occasions they were scored on: what a window draws as step lines, and the T of each time.

use chrono::NaiveDate;
use serde::Serialize;

use super::gas::GasRecord;
use super::response::Occasion;
use crate::goal::Goal;
use crate::id::GoalId;
use crate::redact::redacted;

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GasCourse {
    /// In order of the day.
    pub occasions: Vec<GasOccasion>,
    pub goals: Vec<GasGoal>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GasOccasion {
    pub occasion: Occasion,
    pub on: NaiveDate,
    /// With the levels and weights of that day.
    pub t: Option<f64>,
    pub assessed: u32,
    pub not_assessed: u32,
}

#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GasGoal {
    pub id: GoalId,
    pub client_words: String,
    /// One for each occasion; nothing where the goal was not assessed or was not there yet.
    pub levels: Vec<Option<i8>>,
    /// One for each occasion: the weight it was scored with.
    pub weights: Vec<Option<u8>>,
}

redacted!(GasCourse, GasGoal);

/// `goals` gives the words and the order; a goal that is in no record is left out.
pub fn gas_course(records: &[GasRecord], goals: &[Goal]) -> GasCourse {
    let mut records: Vec<&GasRecord> = records.iter().collect();
    records.sort_by_key(|record| (record.on, record.id));
    let occasions = records.iter().map(|record| occasion(record)).collect();
    let course = |goal: &Goal| {
        let lines = || records.iter().map(|record| record.lines.iter().find(|line| line.goal_id == goal.id));
        lines().any(|line| line.is_some()).then(|| GasGoal {
            id: goal.id,
            client_words: goal.client_words.clone(),
            levels: lines().map(|line| line.and_then(|line| line.level)).collect(),
            weights: lines().map(|line| line.map(|line| line.weight)).collect(),
        })
    };
    GasCourse { occasions, goals: goals.iter().filter_map(course).collect() }
}

fn occasion(record: &GasRecord) -> GasOccasion {
    let score = record.score();
    GasOccasion { occasion: record.occasion, on: record.on, t: score.t, assessed: score.assessed, not_assessed: score.not_assessed }
}
