//! Takes the worker's answer to a case: each place where two edits meet, all at once or none.

use askel_domain::problem::{Problem, ProblemCode};
use askel_store::Tx;
use askel_store::sync::{Case, CaseSort};
use askel_sync::cases::{Settled, keep_ours, settle, standing};
use askel_sync::merge::{Keep, Trail};
use serde_json::Value;

use super::open::waiting;
use super::{ConflictAnswer, FieldAnswer, FieldChoice};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 9] = [Noun::Conflict, Noun::Sync, Noun::Client, Noun::Goal, Noun::Task, Noun::Period, Noun::Session, Noun::Team, Noun::Risk];

/// # Errors
/// [`FailureCode::NotFound`] when it has been answered already or something else meets by now: the page is read again. The fields to
/// mend where a text of both was left empty.
pub fn answer(open: &mut Open, answer: ConflictAnswer) -> Result<Answer<()>, Failure> {
    let empty: Vec<Problem> = answer.fields.iter().filter(|field| field.choice == FieldChoice::Written && field.text.trim().is_empty()).map(required).collect();
    if !empty.is_empty() {
        return Err(Failure::fields(empty));
    }
    let case = open.look(|read| waiting(read, &answer.id))?;
    match case.client_id {
        Some(client) => open.write_of(client, |tx| write(tx, &case, &answer.fields))?,
        None => open.write(|tx| write(tx, &case, &answer.fields))?,
    }
    open.something_finished();
    Ok(Answer::changed((), &CHANGED))
}

fn write(tx: &Tx, case: &Case, fields: &[FieldAnswer]) -> Result<(), Failure> {
    if case.sort != CaseSort::Overlap {
        return Ok(keep_ours(tx, case)?);
    }
    let merged = standing(tx, case)?.ok_or(FailureCode::NotFound)?;
    let chosen = |trail: &Trail| fields.iter().find(|field| field.path == trail.to_string());
    let choices = merged.cases.iter().map(|one| chosen(&one.trail).map(|field| (one.trail.clone(), keep(field)))).collect::<Option<Vec<_>>>();
    match settle(tx, case, choices.ok_or(FailureCode::NotFound)?)? {
        Settled::Done => Ok(()),
        Settled::Changed => Err(FailureCode::NotFound.into()),
        Settled::BreaksRule => Err(Failure::fields(fields.iter().take(1).map(|field| Problem { path: field.path.clone(), code: ProblemCode::Required, limit: None, span: None }).collect())),
    }
}

fn keep(field: &FieldAnswer) -> Keep {
    match field.choice {
        FieldChoice::Mine => Keep::Ours,
        FieldChoice::Theirs => Keep::Theirs,
        FieldChoice::Written => Keep::Written(Value::String(field.text.trim().to_owned())),
    }
}

fn required(field: &FieldAnswer) -> Problem {
    Problem { path: format!("{}.written", field.path), code: ProblemCode::Required, limit: None, span: None }
}
