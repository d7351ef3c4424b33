//! Marks a small step or a level, and adds a step. Down is as natural as up.

use askel_domain::goal::Goal;
use askel_domain::id::{GoalId, StepId};
use askel_domain::problem::{Problem, ProblemCode};

use super::{GoalView, LevelRequest, StepAdd, StepMarkRequest, view};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::gate::Shown;
use crate::undo::Deed;

pub fn mark_step(open: &mut Open, request: StepMarkRequest) -> Result<Answer<GoalView>, Failure> {
    let done_on = request.done.then(|| open.today());
    let deed = if request.done { Deed::StepMarked } else { Deed::StepUnmarked };
    let shown = change(open, request.goal_id, |goal| if goal.mark_step(request.step_id, done_on) { Ok(()) } else { Err(FailureCode::NotFound.into()) })?;
    Ok(told(open, shown, deed))
}

/// One more step at the top of the stairs.
///
/// # Errors
/// The field `text`, or `steps`: see [`Goal::add_step`].
pub fn add_step(open: &mut Open, request: StepAdd) -> Result<Answer<GoalView>, Failure> {
    let id = StepId(open.new_id());
    let shown = change(open, request.goal_id, |goal| Ok(goal.add_step(id, None, &request.text)?))?;
    Ok(told(open, shown, Deed::StepAdded))
}

pub fn set_level(open: &mut Open, request: LevelRequest) -> Result<Answer<GoalView>, Failure> {
    let shown = change(open, request.goal_id, |goal| {
        if !(-2..=2).contains(&request.level) {
            return Err(Failure::fields(vec![Problem { path: "level".into(), code: ProblemCode::LevelRange, limit: None, span: None }]));
        }
        goal.level = request.level;
        Ok(())
    })?;
    Ok(told(open, shown, Deed::LevelSet))
}

/// One change of a goal, read and written in one transaction.
pub(crate) fn change(open: &mut Open, id: GoalId, act: impl FnOnce(&mut Goal) -> Result<(), Failure>) -> Result<Shown<GoalView>, Failure> {
    let client = open.look(|read| Ok(askel_store::goal::get(read, id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    open.show_change(client, |tx| {
        let mut goal = askel_store::goal::get(tx, id)?.ok_or(FailureCode::NotFound)?;
        act(&mut goal)?;
        askel_store::goal::put(tx, &goal, None)?;
        Ok(view(&goal))
    })
}

fn told(open: &mut Open, shown: Shown<GoalView>, deed: Deed) -> Answer<GoalView> {
    Answer::shown_changed(shown, &[Noun::Goal, Noun::Client]).undoable(open, deed)
}
