//! The staircase and the levels of a goal, moved by the client. Down is as natural as up, and a step that is too big gets a
//! smaller one before it.

use askel_domain::draft::{EntryForm, StepMarkForm};
use askel_domain::entry::Mark;
use askel_domain::finalise::LONGEST_OBSTACLE;
use askel_domain::goal::Goal;
use askel_domain::id::{GoalId, StepId};
use askel_domain::problem::{ProblemCode, Problems};

use super::{StepWent, Together, TogetherLevel, TogetherLevelWords, TogetherNewStep, TogetherPage, TogetherStepMark, open};
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};
use crate::goal::{self, LevelRequest};

/// While a visit is written, the mark is the visit's and counts when it is finished; without one, "done" is marked at once.
///
/// # Errors
/// [`FailureCode::NotFound`] for "partly" and "not yet" when no visit is written: there would be nowhere to say it.
pub fn mark_step(mut together: Together, request: TogetherStepMark) -> Result<Answer<TogetherPage>, Failure> {
    let mut problems = Problems::default();
    let obstacle = problems.optional_text("obstacle", &request.obstacle, LONGEST_OBSTACLE).unwrap_or_default();
    problems.done()?;
    let goal = together.open.look(|read| together.goal(read, request.goal_id))?;
    let step = goal.steps.iter().find(|step| step.id == request.step_id).ok_or(FailureCode::NotFound)?;
    let (was_done, visit) = (step.done_on.is_some(), together.has_visit()?);
    let done = request.went == StepWent::Done;
    if !visit && matches!(request.went, StepWent::Partly | StepWent::NotYet) {
        return Err(FailureCode::NotFound.into());
    }
    // What was done before this visit and is not any more is said of the goal itself.
    if was_done && !done || done && !visit {
        let done_on = done.then(|| together.open.today());
        change(&mut together, request.goal_id, |goal| {
            let _ = goal.mark_step(request.step_id, done_on);
            Ok(())
        })?;
    }
    if visit {
        together.write_visit(|form| {
            put_mark(form, request.goal_id, request.step_id, mark_of(request.went), obstacle);
            Ok(())
        })?;
    }
    open(together, Empty {})
}

fn mark_of(went: StepWent) -> Option<Mark> {
    match went {
        StepWent::Done => Some(Mark::Done),
        StepWent::Partly => Some(Mark::Partly),
        StepWent::NotYet => Some(Mark::NotDone),
        StepWent::TakenBack => None,
    }
}

fn put_mark(form: &mut EntryForm, goal_id: GoalId, step_id: StepId, mark: Option<Mark>, obstacle: String) {
    form.step_marks.retain(|kept| kept.step_id != step_id);
    form.step_marks.extend(mark.map(|mark| StepMarkForm { goal_id, step_id, mark: Some(mark), obstacle }));
}

/// A new step, before the one that was too big or at the top of the stairs.
///
/// # Errors
/// The field, when nothing was written or there are as many steps as a person can see.
pub fn add_step(mut together: Together, request: TogetherNewStep) -> Result<Answer<TogetherPage>, Failure> {
    let id = StepId(together.open.new_id());
    change(&mut together, request.goal_id, |goal| Ok(goal.add_step(id, request.before, &request.text)?))?;
    open(together, Empty {})
}

pub fn set_level(together: Together, request: TogetherLevel) -> Result<Answer<TogetherPage>, Failure> {
    together.open.look(|read| together.goal(read, request.goal_id))?;
    goal::set_level(together.open, LevelRequest { goal_id: request.goal_id, level: request.level })?;
    open(together, Empty {})
}

/// What a level means in this client's everyday life, in the words found together.
pub fn word_level(mut together: Together, request: TogetherLevelWords) -> Result<Answer<TogetherPage>, Failure> {
    change(&mut together, request.goal_id, |goal| {
        let place = usize::try_from(request.level + 2).ok().filter(|place| *place < goal.levels.len());
        let mut problems = Problems::default();
        if place.is_none() {
            problems.add("level", ProblemCode::LevelRange);
        }
        problems.done()?;
        goal.levels[place.unwrap_or_default()] = request.words.trim().to_owned();
        Ok(goal.check()?)
    })?;
    open(together, Empty {})
}

fn change(together: &mut Together, id: GoalId, act: impl FnOnce(&mut Goal) -> Result<(), Failure>) -> Result<(), Failure> {
    together.open.look(|read| together.goal(read, id))?;
    goal::change(together.open, id, act).map(drop)
}
