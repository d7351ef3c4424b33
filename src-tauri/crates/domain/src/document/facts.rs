//! What Askel already knows, put as answers a form can take: the period, the goals, the worker. Pure.
//! Texts of sentences are handed in by whoever knows words.

use super::answer::{Answers, PersonForm, Row};
use crate::goal::{FactorEffect, Goal, GoalDirection};
use crate::moment::write_date;
use crate::period::ServicePeriod;
use crate::worker::Worker;

/// A list that takes this source is about the client's goals.
pub const GOALS: &str = "goals.goals";

/// Codes of the internal lists of 1506.15020: direction of a goal, effect of a factor.
const IMPROVE: &str = "1";
const PREVENT_DECLINE: &str = "2";

/// The period as a source: `period.service_task`, `social_service`, `starts_on`, `ends_on`.
pub fn of_period(period: &ServicePeriod) -> Answers {
    Answers::default()
        .with("service_task", period.service_task.as_str())
        .with("social_service", period.social_service.as_str())
        .with("starts_on", write_date(period.term.starts_on))
        .with("ends_on", write_date(period.term.ends_on))
}

/// The worker as a source: `worker.person`.
pub fn of_worker(worker: &Worker, phone: &str) -> Answers {
    let person = PersonForm {
        given: worker.given_names.clone(),
        family: worker.family_name.clone(),
        role: worker.title.clone(),
        phone: phone.to_owned(),
    };
    Answers::default().with("person", person)
}

/// Sentences made of the record as a source: `facts.counted`, `facts.agreed`, `facts.measures`. Empty ones say nothing.
pub fn of_record(counted: &str, agreed: &str, measures: &str) -> Answers {
    Answers::default().with("counted", counted).with("agreed", agreed).with("measures", measures)
}

/// The client's team as a source: `team.providers`, `team.private_persons`, one line a member.
pub fn of_team(providers: &str, private_persons: &str) -> Answers {
    Answers::default().with("providers", providers).with("private_persons", private_persons)
}

/// The client's goals as a source: `goals.goals`, one row a goal, its key the goal's id. The client's words come as they are.
/// A factor in words has no code, and none is guessed: the words go where words fit.
pub fn of_goals(goals: &[Goal]) -> Answers {
    let rows: Vec<Row> = goals.iter().map(|goal| Row::new(goal.id.to_string(), of_goal(goal))).collect();
    if rows.is_empty() { Answers::default() } else { Answers::default().with("goals", rows) }
}

fn of_goal(goal: &Goal) -> Answers {
    let direction = match goal.direction {
        GoalDirection::Improve => IMPROVE,
        GoalDirection::PreventDecline => PREVENT_DECLINE,
    };
    let factors = |effect| {
        let texts = goal.factors.iter().filter(|factor| factor.effect == effect).map(|factor| factor.text.trim());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let steps = goal.steps.iter().enumerate().map(|(index, step)| format!("{}. {}", index + 1, step.text.trim()));
    Answers::default()
        .with("direction", direction)
        .with("description", goal.client_words.as_str())
        .with("helps", factors(FactorEffect::Helps))
        .with("hinders", factors(FactorEffect::Hinders))
        .with("means", steps.collect::<Vec<_>>().join("\n"))
}
