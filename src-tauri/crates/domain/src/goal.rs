//! A goal in the client's words: direction, five levels, weight, small steps, and what helps or hinders.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ClientId, GoalId, StepId};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

/// At most as many steps as a person can see as one staircase.
pub const MOST_STEPS: usize = 12;
const LONGEST_STEP: u32 = 300;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub id: GoalId,
    pub client_id: ClientId,
    pub client_words: String,
    pub area: String,
    pub direction: GoalDirection,
    /// What each level of goal attainment scaling means here, from −2 to +2; index 0 is −2.
    pub levels: [String; 5],
    /// 1-4; kept with the goal so that old scores never change when it is edited.
    pub weight: u8,
    pub start_level: i8,
    pub level: i8,
    pub steps: Vec<SmallStep>,
    pub factors: Vec<SituationFactor>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallStep {
    pub id: StepId,
    pub text: String,
    pub done_on: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SituationFactor {
    pub text: String,
    pub effect: FactorEffect,
}

redacted!(Goal, SmallStep, SituationFactor);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum GoalDirection {
    Improve,
    PreventDecline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum FactorEffect {
    Helps,
    Hinders,
}

/// How a small step stands: done, the one being taken, or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum StepState {
    Done,
    Now,
    Later,
}

impl Goal {
    /// States in order: the first step that is not done is the one being taken.
    pub fn step_states(&self) -> impl Iterator<Item = (&SmallStep, StepState)> {
        let now = self.steps.iter().position(|step| step.done_on.is_none());
        self.steps.iter().enumerate().map(move |(index, step)| {
            let state = match step.done_on {
                Some(_) => StepState::Done,
                None if Some(index) == now => StepState::Now,
                None => StepState::Later,
            };
            (step, state)
        })
    }

    pub fn step_now(&self) -> Option<&SmallStep> {
        self.steps.iter().find(|step| step.done_on.is_none())
    }

    /// Marks a step done on `day`, or takes the mark away: stepping back is as easy as forward.
    pub fn mark_step(&mut self, step: StepId, done_on: Option<NaiveDate>) -> bool {
        match self.steps.iter_mut().find(|kept| kept.id == step) {
            Some(kept) => {
                kept.done_on = done_on;
                true
            }
            None => false,
        }
    }

    /// Puts a new step before the one that was too big, or at the top of the stairs.
    ///
    /// # Errors
    /// The field `text`; `steps` when there are as many as a person can see as one staircase.
    pub fn add_step(&mut self, id: StepId, before: Option<StepId>, text: &str) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        let text = problems.text("text", text, LONGEST_STEP);
        problems.done()?;
        let place = before.and_then(|before| self.steps.iter().position(|step| step.id == before)).unwrap_or(self.steps.len());
        self.steps.insert(place, SmallStep { id, text: text.unwrap_or_default(), done_on: None });
        self.check()
    }

    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        if self.client_words.trim().is_empty() {
            problems.add("clientWords", ProblemCode::GoalWithoutWords);
        }
        problems.optional_text("clientWords", &self.client_words, 500);
        problems.optional_text("area", &self.area, 200);
        for (index, level) in self.levels.iter().enumerate() {
            problems.optional_text(&format!("levels.{index}"), level, 500);
        }
        if !(1..=4).contains(&self.weight) {
            problems.add("weight", ProblemCode::WeightRange);
        }
        for (path, level) in [("startLevel", self.start_level), ("level", self.level)] {
            if !(-2..=2).contains(&level) {
                problems.add(path, ProblemCode::LevelRange);
            }
        }
        if self.steps.len() > MOST_STEPS {
            problems.add_limit("steps", ProblemCode::TooMany, MOST_STEPS as u32);
        }
        for (index, step) in self.steps.iter().enumerate() {
            problems.text(&format!("steps.{index}.text"), &step.text, LONGEST_STEP);
        }
        for (index, factor) in self.factors.iter().enumerate() {
            problems.text(&format!("factors.{index}.text"), &factor.text, 500);
        }
        problems.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(number: u128, done: bool) -> SmallStep {
        SmallStep { id: StepId(uuid::Uuid::from_u128(number)), text: format!("askel {number}"), done_on: done.then(NaiveDate::default) }
    }

    fn goal(steps: Vec<SmallStep>) -> Goal {
        Goal {
            id: GoalId(uuid::Uuid::nil()),
            client_id: ClientId(uuid::Uuid::nil()),
            client_words: "Haluan taas käydä kirjastossa".into(),
            area: String::new(),
            direction: GoalDirection::Improve,
            levels: Default::default(),
            weight: 1,
            start_level: -2,
            level: -2,
            steps,
            factors: vec![],
        }
    }

    #[test]
    fn the_first_step_not_done_is_the_one_being_taken() {
        let goal = goal(vec![step(1, true), step(2, false), step(3, false)]);
        let states: Vec<_> = goal.step_states().map(|(_, state)| state).collect();
        assert_eq!(states, [StepState::Done, StepState::Now, StepState::Later]);
    }

    #[test]
    fn stepping_back_is_as_easy_as_forward() {
        let mut goal = goal(vec![step(1, true), step(2, false)]);
        assert!(goal.mark_step(StepId(uuid::Uuid::from_u128(1)), None));
        assert_eq!(goal.step_now().map(|step| step.text.as_str()), Some("askel 1"));
        assert!(!goal.mark_step(StepId(uuid::Uuid::from_u128(9)), None));
    }

    #[test]
    fn every_field_that_needs_mending_is_named() {
        let mut wrong = goal(vec![SmallStep { text: " ".into(), ..step(1, false) }]);
        wrong.client_words = String::new();
        wrong.weight = 5;
        let paths: Vec<_> = wrong.check().expect_err("three faults").into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["clientWords", "weight", "steps.0.text"]);
    }
}
