//! A goal as a form: the staircase may be built anew, but a step that was done keeps its day.

use askel_domain::goal::{Goal, GoalDirection, SituationFactor, SmallStep};
use askel_domain::id::{GoalId, StepId};

use askel_store::log::Noun as Kept;

use super::{FactorForm, GoalForm, GoalRequest, GoalSaved, StepForm};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

pub fn open(open: &mut Open, request: GoalRequest) -> Result<Answer<GoalForm>, Failure> {
    open.show(|read, looks| {
        crate::client::require(read, request.client_id)?;
        looks.opened(Kept::Goal, request.id.map(|id| id.to_string()).unwrap_or_default(), request.client_id);
        Ok(match request.id {
            Some(id) => filled(&askel_store::goal::get(read, id)?.ok_or(FailureCode::NotFound)?),
            None => blank(request),
        })
    })
    .map(Answer::shown)
}

fn blank(request: GoalRequest) -> GoalForm {
    GoalForm {
        id: None,
        client_id: request.client_id,
        client_words: String::new(),
        area: String::new(),
        direction: GoalDirection::Improve,
        levels: vec![String::new(); 5],
        weight: 1,
        start_level: -2,
        steps: vec![],
        factors: vec![],
    }
}

fn filled(goal: &Goal) -> GoalForm {
    GoalForm {
        id: Some(goal.id),
        client_id: goal.client_id,
        client_words: goal.client_words.clone(),
        area: goal.area.clone(),
        direction: goal.direction,
        levels: goal.levels.to_vec(),
        weight: goal.weight,
        start_level: goal.start_level,
        steps: goal.steps.iter().map(|step| StepForm { id: Some(step.id), text: step.text.clone() }).collect(),
        factors: goal.factors.iter().map(|factor| FactorForm { text: factor.text.clone(), effect: factor.effect }).collect(),
    }
}

/// # Errors
/// Every field to mend.
pub fn save(open: &mut Open, form: GoalForm) -> Result<Answer<GoalSaved>, Failure> {
    let before = match form.id {
        Some(id) => Some(open.look(|read| askel_store::goal::get(read, id)?.ok_or(FailureCode::NotFound.into()))?),
        None => None,
    };
    let goal = built(open, form, before.as_ref())?;
    goal.check()?;
    open.write_of(goal.client_id, |tx| {
        crate::client::require(tx, goal.client_id)?;
        Ok(askel_store::goal::put(tx, &goal, None)?)
    })?;
    Ok(Answer::changed(GoalSaved { id: goal.id }, &[Noun::Goal, Noun::Client]).undoable(open, Deed::GoalSaved))
}

fn built(open: &mut Open, form: GoalForm, before: Option<&Goal>) -> Result<Goal, Failure> {
    let levels: [String; 5] =
        form.levels.iter().map(|level| level.trim().to_owned()).collect::<Vec<_>>().try_into().map_err(|_| FailureCode::BadRequest)?;
    let done_on = |id: StepId| before.and_then(|goal| goal.steps.iter().find(|step| step.id == id)).and_then(|step| step.done_on);
    let step = |form: &StepForm| {
        let id = form.id.unwrap_or_else(|| StepId(open.new_id()));
        SmallStep { id, text: form.text.trim().to_owned(), done_on: done_on(id) }
    };
    let steps = form.steps.iter().filter(|step| !step.text.trim().is_empty()).map(step).collect();
    let factor = |form: &FactorForm| SituationFactor { text: form.text.trim().to_owned(), effect: form.effect };
    Ok(Goal {
        id: form.id.unwrap_or_else(|| GoalId(open.new_id())),
        client_id: form.client_id,
        client_words: form.client_words.trim().to_owned(),
        area: form.area.trim().to_owned(),
        direction: form.direction,
        levels,
        weight: form.weight,
        start_level: form.start_level,
        level: before.map_or(form.start_level, |goal| goal.level),
        steps,
        factors: form.factors.iter().filter(|factor| !factor.text.trim().is_empty()).map(factor).collect(),
    })
}
