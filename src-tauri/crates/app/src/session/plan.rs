//! Plans a meeting, or takes a planned one off.

use askel_domain::client::Client;
use askel_domain::id::SessionId;
use askel_domain::moment::{at, read_date, read_time};
use askel_domain::problem::{Problem, ProblemCode, Problems};
use askel_domain::risk::{RiskNote, needs_second_worker};
use askel_domain::session::{ContactMode, Session};
use chrono::NaiveDate;

use super::{SessionForm, SessionRef, SessionSaved, SessionView};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

const CHANGED: [Noun; 2] = [Noun::Session, Noun::Client];

/// # Errors
/// Every field to mend.
pub fn plan(open: &mut Open, form: SessionForm) -> Result<Answer<SessionSaved>, Failure> {
    let today = open.today();
    let id = form.id.unwrap_or_else(|| SessionId(open.new_id()));
    open.write_of(form.client_id, |tx| {
        let client = crate::client::require(tx, form.client_id)?;
        let risks = askel_store::risk::of_client(tx, client.id)?;
        let session = read_form(&form, id, &client, &risks, today)?;
        Ok(askel_store::session::put(tx, &session)?)
    })?;
    Ok(Answer::changed(SessionSaved { id }, &CHANGED).undoable(open, Deed::MeetingPlanned))
}

fn read_form(form: &SessionForm, id: SessionId, client: &Client, risks: &[RiskNote], today: NaiveDate) -> Result<Session, Vec<Problem>> {
    let mut problems = Problems::default();
    let date = problems.take("date", read_date(&form.date, today));
    let starts = problems.take("starts", read_time(&form.starts));
    let ends = if form.ends.trim().is_empty() { None } else { problems.take("ends", read_time(&form.ends)) };
    let starts_at = date.zip(starts).and_then(|(date, time)| problems.take("starts", at(date, time, None)));
    let ends_at = date.zip(ends).and_then(|(date, time)| problems.take("ends", at(date, time, starts_at)));
    if starts_at.zip(ends_at).is_some_and(|(start, end)| end < start) {
        problems.add("ends", ProblemCode::EndBeforeStart);
    }
    if form.mode.is_none() {
        problems.add("mode", ProblemCode::ModeMissing);
    }
    let second_worker = problems.optional_text("secondWorker", &form.second_worker, 200);
    if second_worker.is_none() && form.mode == Some(ContactMode::HomeVisit) && date.is_some_and(|date| needs_second_worker(risks, date)) {
        problems.add("secondWorker", ProblemCode::SecondWorkerMissing);
    }
    let place = problems.optional_text("place", &form.place, 500).filter(|_| !client.is_protected());
    problems.done()?;
    let (Some(starts_at), Some(mode)) = (starts_at, form.mode) else { return Err(vec![]) };
    Ok(Session { id, client_id: form.client_id, starts_at, ends_at, mode, place: place.unwrap_or_default(), second_worker: second_worker.unwrap_or_default(), settled_by: None, removed: false })
}

/// Takes a meeting off that will not be and needs no entry. One that was settled stays.
pub fn remove(open: &mut Open, request: SessionRef) -> Result<Answer<()>, Failure> {
    let client = open.look(|read| Ok(askel_store::session::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    open.write_of(client, |tx| {
        let mut session = askel_store::session::get(tx, request.id)?.ok_or(FailureCode::NotFound)?;
        if session.settled_by.is_some() {
            return Err(FailureCode::AlreadyFinal.into());
        }
        session.removed = true;
        Ok(askel_store::session::put(tx, &session)?)
    })?;
    Ok(Answer::changed((), &CHANGED).undoable(open, Deed::MeetingRemoved))
}

pub(crate) fn view(session: &Session, client: &Client) -> SessionView {
    SessionView {
        id: session.id,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        mode: session.mode,
        place: client.shown_place(&session.place),
        second_worker: session.second_worker.clone(),
    }
}
