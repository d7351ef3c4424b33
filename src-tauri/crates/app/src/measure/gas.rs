//! Scores the goals on an occasion with the weights of that day, and tells their course. A score is written once.

use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, GasRecordId};
use askel_domain::measure::{GasLine, GasRecord, gas_course};
use askel_domain::problem::{Problem, ProblemCode, Problems};
use askel_store::Read;
use askel_store::log::Noun as Kept;

use super::{GasForm, GasPage};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::client::ClientRef;
use crate::failure::{Failure, FailureCode};
use crate::goal::view;

const CHANGED: [Noun; 3] = [Noun::Measure, Noun::Goal, Noun::Client];

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<GasPage>, Failure> {
    open.show(|read, looks| {
        looks.opened(Kept::Gas, String::new(), request.id);
        page(read, request.id)
    })
    .map(Answer::shown)
}

/// Keeps the score, and each assessed goal at the level it was scored on.
///
/// # Errors
/// A level off the scale, a goal whose levels nobody has written, no goal at all; each at its line.
pub fn score(open: &mut Open, form: GasForm) -> Result<Answer<GasPage>, Failure> {
    let (id, on) = (GasRecordId(open.new_id()), open.today());
    let shown = open.show_change(form.client_id, |tx| {
        let mut goals = askel_store::goal::of_client(tx, form.client_id)?;
        let lines = lines(&form, &goals)?;
        let record = GasRecord { id, client_id: form.client_id, occasion: form.occasion, on, lines };
        record.check()?;
        for line in &record.lines {
            let moved = goals.iter_mut().find(|goal| goal.id == line.goal_id && line.level.is_some_and(|level| level != goal.level));
            if let (Some(goal), Some(level)) = (moved, line.level) {
                goal.level = level;
                askel_store::goal::put(tx, goal, None)?;
            }
        }
        askel_store::gas::insert(tx, &record)?;
        page(tx, form.client_id)
    })?;
    Ok(Answer::shown_changed(shown, &CHANGED))
}

fn lines(form: &GasForm, goals: &[Goal]) -> Result<Vec<GasLine>, Failure> {
    let mut problems = Problems::default();
    let mut lines = vec![];
    for (index, line) in form.lines.iter().enumerate() {
        let goal = goals.iter().find(|goal| goal.id == line.goal_id).ok_or(FailureCode::BadRequest)?;
        if line.level.is_some() && goal.levels.iter().all(String::is_empty) {
            problems.add(format!("lines.{index}.level"), ProblemCode::LevelsMissing);
        }
        lines.push(GasLine { goal_id: goal.id, weight: goal.weight, level: line.level });
    }
    problems.done().map(|()| lines).map_err(<Failure as From<Vec<Problem>>>::from)
}

fn page(read: &Read, client: ClientId) -> Result<GasPage, Failure> {
    let client = crate::client::require(read, client)?;
    let goals = askel_store::goal::of_client(read, client.id)?;
    let records = askel_store::gas::of_client(read, client.id)?;
    Ok(GasPage { client_name: client.name(), course: gas_course(&records, &goals), goals: goals.iter().map(view).collect() })
}
