//! A goal as other screens show it.

use askel_domain::goal::Goal;

use super::{FactorForm, GoalView, StepView};
use crate::today::StepNow;

pub(crate) fn view(goal: &Goal) -> GoalView {
    GoalView {
        id: goal.id,
        client_words: goal.client_words.clone(),
        area: goal.area.clone(),
        direction: goal.direction,
        levels: goal.levels.to_vec(),
        weight: goal.weight,
        start_level: goal.start_level,
        level: goal.level,
        steps: goal.step_states().map(|(step, state)| StepView { id: step.id, text: step.text.clone(), state, done_on: step.done_on }).collect(),
        factors: goal.factors.iter().map(|factor| FactorForm { text: factor.text.clone(), effect: factor.effect }).collect(),
    }
}

/// The step being taken in the first goal that still has one.
pub(crate) fn step_now(goals: &[Goal]) -> Option<StepNow> {
    goals.iter().find_map(|goal| {
        let number = goal.steps.iter().position(|step| step.done_on.is_none())?;
        Some(StepNow { text: goal.steps[number].text.clone(), number: number as u32 + 1, of: goal.steps.len() as u32 })
    })
}
