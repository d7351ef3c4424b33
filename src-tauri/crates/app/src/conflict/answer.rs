//! Takes the worker's answer to a case: each place where two edits meet, all at once or none.

use askel_domain::problem::{Problem, ProblemCode};
use askel_store::Tx;
use askel_store::sync::{Answer as KeptAnswer, Case};
use askel_sync::merge::Keep;
use askel_sync::{answer_case, case_now};
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
    let Some(mut merged) = case_now(tx, &case.id)? else {
        // Two corrections: ours stands as it is. Whoever finds the other one right writes a third.
        return done(answer_case(tx, &case.id, Value::Null, KeptAnswer::Ours)?);
    };
    for trail in merged.cases.iter().map(|one| one.trail.clone()).collect::<Vec<_>>() {
        let field = fields.iter().find(|field| field.path == trail.to_string()).ok_or(FailureCode::NotFound)?;
        if !merged.answer(&trail, keep(field)) {
            return Err(FailureCode::NotFound.into());
        }
    }
    if !merged.cases.is_empty() {
        return Err(FailureCode::NotFound.into());
    }
    done(answer_case(tx, &case.id, merged.value, told(fields))?)
}

fn done(is_done: bool) -> Result<(), Failure> {
    if is_done { Ok(()) } else { Err(FailureCode::NotFound.into()) }
}

fn told(fields: &[FieldAnswer]) -> KeptAnswer {
    let all = |choice| fields.iter().all(|field| field.choice == choice);
    match (all(FieldChoice::Mine), all(FieldChoice::Theirs)) {
        (true, _) => KeptAnswer::Ours,
        (_, true) => KeptAnswer::Theirs,
        _ => KeptAnswer::Both,
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
