//! Plans a group's meeting, takes a planned one off, and shows one that was held.

use askel_domain::group::{AttendanceRow, GroupSession, GroupSessionState, check_own_words};
use askel_domain::id::GroupSessionId;
use askel_domain::moment::{at, read_date, read_time};
use askel_domain::problem::{Problem, ProblemCode, Problems};
use askel_store::Read;
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{AttendanceView, GroupSessionForm, GroupSessionPage, GroupSessionRef, GroupSessionSaved, keep, list, names};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

const CHANGED: [Noun; 2] = [Noun::Group, Noun::Client];

/// # Errors
/// Every field to mend; [`FailureCode::AlreadyFinal`] for a meeting that has entries.
pub fn plan(open: &mut Open, form: GroupSessionForm) -> Result<Answer<GroupSessionSaved>, Failure> {
    let today = open.today();
    let id = form.id.unwrap_or_else(|| GroupSessionId(open.new_id()));
    open.write(|tx| {
        let group = keep::require(tx, form.group_id)?;
        if let Some(kept) = form.id.map(|id| require(tx, id)).transpose()? {
            still_planned(&kept)?;
        }
        let session = read_form(&form, id, today);
        let named = check_own_words(&[("place", &form.place)], &names::everyone(tx, group.id)?, &group.set_aside);
        let mut problems = Problems::default();
        problems.take_all(named, str::to_owned);
        problems.done_after(session.as_ref().map(|_| ()).map_err(Clone::clone))?;
        Ok(askel_store::group::put_session(tx, &session?)?)
    })?;
    Ok(Answer::changed(GroupSessionSaved { id }, &CHANGED).undoable(open, Deed::MeetingPlanned))
}

fn read_form(form: &GroupSessionForm, id: GroupSessionId, today: NaiveDate) -> Result<GroupSession, Vec<Problem>> {
    let mut problems = Problems::default();
    let date = problems.take("date", read_date(&form.date, today));
    let starts = problems.take("starts", read_time(&form.starts));
    let ends = if form.ends.trim().is_empty() { None } else { problems.take("ends", read_time(&form.ends)) };
    let starts_at = date.zip(starts).and_then(|(date, time)| problems.take("starts", at(date, time, None)));
    let ends_at = date.zip(ends).and_then(|(date, time)| problems.take("ends", at(date, time, starts_at)));
    if starts_at.zip(ends_at).is_some_and(|(start, end)| end < start) {
        problems.add("ends", ProblemCode::EndBeforeStart);
    }
    let place = problems.optional_text("place", &form.place, 500).unwrap_or_default();
    problems.done()?;
    let Some(starts_at) = starts_at else { return Err(vec![]) };
    Ok(GroupSession { id, group_id: form.group_id, starts_at, ends_at, place, state: GroupSessionState::Planned, group_did: String::new() })
}

/// Takes a meeting off that will not be, and with it what was begun to be written of it, as the window has said. One that has
/// entries stays.
pub fn remove(open: &mut Open, request: GroupSessionRef) -> Result<Answer<()>, Failure> {
    open.write(|tx| {
        let mut session = require(tx, request.id)?;
        still_planned(&session)?;
        if let Some(capture) = askel_store::group::capture_of(tx, session.id)? {
            askel_store::group::end_capture(tx, &capture, "discarded")?;
        }
        session.state = GroupSessionState::Removed;
        Ok(askel_store::group::put_session(tx, &session)?)
    })?;
    Ok(Answer::changed((), &CHANGED).undoable(open, Deed::MeetingRemoved))
}

fn still_planned(session: &GroupSession) -> Result<(), Failure> {
    if session.state == GroupSessionState::Planned { Ok(()) } else { Err(FailureCode::AlreadyFinal.into()) }
}

pub(super) fn require(read: &Read, id: GroupSessionId) -> Result<GroupSession, Failure> {
    askel_store::group::session(read, id)?.ok_or(FailureCode::NotFound.into())
}

/// Who came, of those whose part is finished: it stands in each one's record, so each look is written down.
pub fn open_session(open: &mut Open, request: GroupSessionRef) -> Result<Answer<GroupSessionPage>, Failure> {
    open.show(|read, looks| {
        let session = require(read, request.id)?;
        let rows = askel_store::group::attendance(read, session.id)?;
        for row in &rows {
            looks.listed(Kept::Group, row.client_id);
        }
        let came = rows.iter().map(|row| came(read, row)).collect::<Result<_, _>>()?;
        Ok(GroupSessionPage { session: list::row(read, &session)?, group_did: session.group_did, came })
    })
    .map(Answer::shown)
}

fn came(read: &Read, row: &AttendanceRow) -> Result<AttendanceView, Failure> {
    let client = crate::client::require(read, row.client_id)?;
    let entry = askel_store::entry::get(read, row.id)?;
    Ok(AttendanceView {
        client_id: client.id,
        client_name: client.name(),
        non_disclosure: client.non_disclosure,
        attendance: row.attendance,
        entry_id: entry.as_ref().map(|entry| entry.id),
        annulled: entry.is_some_and(|entry| entry.is_annulled()),
    })
}
