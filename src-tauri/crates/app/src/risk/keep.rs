//! Reads, writes and ends risk notes. Opening them is a look of its own in the access log.

use askel_domain::id::{ClientId, RiskId};
use askel_domain::moment::read_date;
use askel_domain::problem::{Problem, Problems};
use askel_domain::risk::{RiskNote, needs_second_worker};
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{RiskEnd, RiskForm, RiskPage, RiskSaved, RiskView};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::client::ClientRef;
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

const CHANGED: [Noun; 2] = [Noun::Risk, Noun::Client];

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<RiskPage>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let client = crate::client::require(read, request.id)?;
        looks.opened(Kept::Risk, String::new(), client.id);
        let notes = askel_store::risk::of_client(read, client.id)?;
        let (in_force, mut others): (Vec<_>, Vec<_>) = notes.iter().partition(|note| note.in_force(today));
        others.sort_by_key(|note| std::cmp::Reverse(note.starts_on));
        Ok(RiskPage {
            client_name: client.name(),
            second_worker: needs_second_worker(&notes, today),
            in_force: in_force.into_iter().map(view).collect(),
            others: others.into_iter().map(view).collect(),
        })
    })
    .map(Answer::shown)
}

/// # Errors
/// Every field to mend.
pub fn save(open: &mut Open, form: RiskForm) -> Result<Answer<RiskSaved>, Failure> {
    let today = open.today();
    let client_id = form.client_id.ok_or(FailureCode::BadRequest)?;
    let id = form.id.unwrap_or_else(|| RiskId(open.new_id()));
    open.write_of(client_id, |tx| {
        crate::client::require(tx, client_id)?;
        let before = askel_store::risk::get(tx, id)?;
        // A note that has ended is history: what is true now is a note of its own.
        if before.as_ref().is_some_and(|note| !note.ended_because.is_empty()) {
            return Err(FailureCode::NoteEnded.into());
        }
        Ok(askel_store::risk::put(tx, &read_form(&form, id, client_id, today)?)?)
    })?;
    Ok(Answer::changed(RiskSaved { id }, &CHANGED).undoable(open, Deed::RiskSaved))
}

/// # Errors
/// No reason.
pub fn end(open: &mut Open, request: RiskEnd) -> Result<Answer<()>, Failure> {
    let today = open.today();
    let client = open.look(|read| Ok(askel_store::risk::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    open.write_of(client, |tx| {
        let mut note = askel_store::risk::get(tx, request.id)?.ok_or(FailureCode::NotFound)?;
        note.end(today, &request.because)?;
        Ok(askel_store::risk::put(tx, &note)?)
    })?;
    Ok(Answer::changed((), &CHANGED).undoable(open, Deed::RiskEnded))
}

fn read_form(form: &RiskForm, id: RiskId, client_id: ClientId, today: NaiveDate) -> Result<RiskNote, Vec<Problem>> {
    let mut problems = Problems::default();
    let starts_on = problems.take("startsOn", read_date(&form.starts_on, today));
    let ends_on = if form.ends_on.trim().is_empty() { None } else { problems.take("endsOn", read_date(&form.ends_on, today)) };
    let note = RiskNote {
        id,
        client_id,
        description: form.description.trim().to_owned(),
        source: form.source.trim().to_owned(),
        starts_on: starts_on.unwrap_or(today),
        ends_on,
        second_worker: form.second_worker,
        ended_because: String::new(),
    };
    problems.done_after(note.check()).map(|()| note)
}

fn view(note: &RiskNote) -> RiskView {
    RiskView {
        id: note.id,
        description: note.description.clone(),
        source: note.source.clone(),
        starts_on: note.starts_on,
        ends_on: note.ends_on,
        second_worker: note.second_worker,
        ended_because: note.ended_because.clone(),
    }
}
