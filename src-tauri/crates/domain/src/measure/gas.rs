//! Goal attainment scaling: how far the goals as a whole were reached, as one T-score. Knows no goal's words.
//!
//! T = 50 + 10·Σ(w·x) / √((1−ρ)·Σw² + ρ·(Σw)²), ρ = 0.30 (Kiresuk & Sherman 1968): x is a goal's level −2…+2,
//! w its weight, and ρ the correlation the method assumes between goals.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::response::Occasion;
use crate::goal::Goal;
use crate::id::{ClientId, GasRecordId, GoalId};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

const RHO: f64 = 0.30;

/// Importance times difficulty, both at most 4.
const MOST_WEIGHT: u8 = 16;

/// The goals as they were scored on one occasion. Levels and weights are kept here, as they were then,
/// so that a weight edited later changes no old score.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GasRecord {
    pub id: GasRecordId,
    pub client_id: ClientId,
    pub occasion: Occasion,
    pub on: NaiveDate,
    pub lines: Vec<GasLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GasLine {
    pub goal_id: GoalId,
    pub weight: u8,
    /// −2…+2, or nothing when the goal was not assessed on this occasion.
    pub level: Option<i8>,
}

/// The score and how many goals stand behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GasScore {
    /// Undefined when no goal was assessed, or each assessed one has the weight 0.
    pub t: Option<f64>,
    pub assessed: u32,
    pub not_assessed: u32,
}

redacted!(GasRecord);

impl GasRecord {
    pub fn score(&self) -> GasScore {
        gas_score(&self.lines)
    }

    /// # Errors
    /// Each level off −2…+2 and each weight over importance × difficulty, at `lines.<n>.level` and `lines.<n>.weight`;
    /// `Required` at `lines` when there is no goal.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        if self.lines.is_empty() {
            problems.add("lines", ProblemCode::Required);
        }
        for (index, line) in self.lines.iter().enumerate() {
            if line.level.is_some_and(|level| !(-2..=2).contains(&level)) {
                problems.add(format!("lines.{index}.level"), ProblemCode::LevelRange);
            }
            if line.weight > MOST_WEIGHT {
                problems.add(format!("lines.{index}.weight"), ProblemCode::WeightRange);
            }
        }
        problems.done()
    }
}

impl GasLine {
    /// The goal as it is now; `assessed`: whether its level was looked at on this occasion.
    pub fn of(goal: &Goal, assessed: bool) -> Self {
        Self { goal_id: goal.id, weight: goal.weight, level: assessed.then_some(goal.level) }
    }
}

/// The T-score of these goals. Those not assessed are left out and counted.
pub fn gas_score(lines: &[GasLine]) -> GasScore {
    let assessed: Vec<(f64, f64)> =
        lines.iter().filter_map(|line| line.level.map(|level| (f64::from(line.weight), f64::from(level)))).collect();
    let weights: f64 = assessed.iter().map(|(weight, _)| weight).sum();
    let squares: f64 = assessed.iter().map(|(weight, _)| weight * weight).sum();
    let reached: f64 = assessed.iter().map(|(weight, level)| weight * level).sum();
    let spread = ((1.0 - RHO) * squares + RHO * weights * weights).sqrt();
    GasScore {
        t: (spread > 0.0).then(|| 50.0 + 10.0 * reached / spread),
        assessed: assessed.len() as u32,
        not_assessed: (lines.len() - assessed.len()) as u32,
    }
}

#[cfg(test)]
#[path = "gas_tests.rs"]
mod tests;
