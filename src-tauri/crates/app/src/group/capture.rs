//! The capture of a group's meeting: opened, kept with every change, taken away. Everybody's part is in one draft.

use askel_domain::group::{AttendanceRow, Capture, CaptureForm, GroupSession, GroupSessionState, PartForm, PartId, names_in};
use askel_domain::id::{ClientId, DraftId, EntryId, GroupId, GroupSessionId};
use askel_domain::lease::Reach;
use askel_domain::moment::{Moment, write_date, write_time};
use askel_store::Read;
use askel_store::log::Noun as Kept;

use super::{CapturePage, CapturePerson, CaptureRef, CaptureRequest, CaptureSave, CaptureSaved, keep, names, people, session};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::gate::Shown;
use crate::today::bounds;

const CHANGED: [Noun; 2] = [Noun::Draft, Noun::Group];

/// Opens the capture of a planned meeting, or of one that is now; where one was begun, that one.
///
/// # Errors
/// [`FailureCode::AlreadyFinal`] for a meeting whose every part is finished.
pub fn open_capture(open: &mut Open, request: CaptureRequest) -> Result<Answer<CapturePage>, Failure> {
    let held = match request.session_id {
        Some(id) => open.look(|read| session::require(read, id))?,
        None => now(open, request.group_id)?,
    };
    if !held.is_waiting() {
        return Err(FailureCode::AlreadyFinal.into());
    }
    let begun = open.read(|read| askel_store::group::capture_of(read, held.id))?;
    let is_new = begun.is_none();
    let capture = match begun {
        Some(capture) => capture,
        None => {
            open.demand_lease(Reach::Record)?;
            first(open, &held)?
        }
    };
    let whole = with_everybody(open, capture.clone(), &held)?;
    if is_new || whole.entries != capture.entries {
        open.write(|tx| {
            if askel_store::group::session(tx, held.id)?.is_none() {
                askel_store::group::put_session(tx, &held)?;
            }
            Ok(if is_new { askel_store::group::begin_capture(tx, &whole)? } else { askel_store::group::save_capture(tx, &whole)? })
        })?;
    }
    Ok(Answer::shown_changed(show(open, whole, &held)?, &CHANGED))
}

/// The meeting of today that waits, or one that begins now.
fn now(open: &mut Open, group_id: GroupId) -> Result<GroupSession, Failure> {
    let (id, now) = (GroupSessionId(open.new_id()), open.now());
    let (from, until) = bounds(now.date_naive());
    open.look(|read| {
        let group = keep::require(read, group_id)?;
        let today = askel_store::group::sessions_between(read, from, until)?;
        let waiting = today.into_iter().find(|session| session.group_id == group_id && session.is_waiting());
        let new = GroupSession { id, group_id, starts_at: now, ends_at: None, place: group.place, state: GroupSessionState::Planned, group_did: String::new() };
        Ok(waiting.unwrap_or(new))
    })
}

fn first(open: &Open, held: &GroupSession) -> Result<Capture, Failure> {
    let group = open.look(|read| keep::require(read, held.group_id))?;
    let now = open.now();
    let form = CaptureForm {
        date: write_date(held.starts_at.date_naive()),
        starts: write_time(held.starts_at.time()),
        ends: held.ends_at.map(|end| write_time(end.time())).unwrap_or_default(),
        place: if held.place.is_empty() { group.place } else { held.place.clone() },
        ..Default::default()
    };
    // One draft a meeting: its id is the meeting's, so that finishing twice finds what the first time made.
    Ok(Capture { id: DraftId(held.id.0), group_id: held.group_id, session_id: held.id, opened_at: now, saved_at: now, form, entries: vec![] })
}

/// A part and an entry's id for everybody who is in the group that day and has none yet.
fn with_everybody(open: &mut Open, mut capture: Capture, held: &GroupSession) -> Result<Capture, Failure> {
    let people = open.look(|read| people::on(read, held))?;
    for client_id in people {
        if capture.entry_of(client_id).is_none() {
            capture.entries.push(PartId { client_id, entry_id: EntryId(open.new_id()) });
        }
    }
    Ok(capture)
}

/// Keeps what was typed. When this answers, the disk has it.
pub fn save_capture(open: &mut Open, save: CaptureSave) -> Result<Answer<CaptureSaved>, Failure> {
    let saved_at = open.now();
    let capture = open.look(|read| require(read, save.id))?;
    let names = open.look(|read| Ok(names_in(&save.form, &names::everyone(read, capture.group_id)?)))?;
    keep_form(open, capture, save.form, saved_at)?;
    Ok(Answer::changed(CaptureSaved { saved_at, names }, &CHANGED))
}

pub(super) fn keep_form(open: &mut Open, capture: Capture, form: CaptureForm, saved_at: Moment) -> Result<Capture, Failure> {
    let whole = Capture { form: merged(&capture.form, form), saved_at, ..capture };
    open.demand_lease(Reach::Unfinished)?;
    open.write(|tx| Ok(askel_store::group::save_capture(tx, &whole)?))?;
    Ok(whole)
}

/// Parts that were not sent, because they are not the worker's to see now, stay as they were.
pub(super) fn merged(kept: &CaptureForm, sent: CaptureForm) -> CaptureForm {
    let unseen = kept.parts.iter().filter(|part| !sent.parts.iter().any(|one| one.client_id == part.client_id)).cloned();
    CaptureForm { parts: sent.parts.iter().cloned().chain(unseen).collect(), ..sent }
}

/// Takes a capture away because the worker said so. What is finished of it stays.
pub fn discard(open: &mut Open, request: CaptureRef) -> Result<Answer<()>, Failure> {
    open.write(|tx| {
        let capture = require(tx, request.id)?;
        Ok(askel_store::group::end_capture(tx, &capture, "discarded")?)
    })?;
    Ok(Answer::changed((), &CHANGED))
}

/// # Errors
/// [`FailureCode::AlreadyFinal`] when all of it became entries meanwhile, [`FailureCode::NotFound`] when there is none.
pub(super) fn require(read: &Read, id: DraftId) -> Result<Capture, Failure> {
    if let Some(capture) = askel_store::group::capture(read, id)? {
        return Ok(capture);
    }
    let held = askel_store::group::session(read, GroupSessionId(id.0))?.is_some_and(|session| session.state == GroupSessionState::Held);
    Err(if held { FailureCode::AlreadyFinal } else { FailureCode::NotFound }.into())
}

fn show(open: &mut Open, capture: Capture, held: &GroupSession) -> Result<Shown<CapturePage>, Failure> {
    let all = open.look(|read| people::on(read, held))?;
    let own = people::openable(open, all.iter().copied())?;
    open.show_unfinished(|read, looks| {
        for id in &all {
            // Whose part is shown has it opened; of the others only the name stands in a list.
            if own.contains(id) { looks.opened(Kept::Group, String::new(), *id) } else { looks.listed(Kept::Group, *id) }
        }
        let attendance = askel_store::group::attendance(read, held.id)?;
        let people = all.iter().map(|id| person(read, &attendance, *id, own.contains(id))).collect::<Result<Vec<_>, _>>()?;
        let mut form = capture.clone().as_settled(held).form;
        form.parts = people.iter().filter(|one| !one.withheld && one.attendance.is_none()).map(|one| part(&form, one.client_id)).collect();
        Ok(CapturePage {
            id: capture.id,
            group_id: capture.group_id,
            group_name: keep::require(read, capture.group_id)?.name,
            session_id: held.id,
            saved_at: capture.saved_at,
            settled: held.state == GroupSessionState::Recording,
            names: names_in(&form, &names::everyone(read, capture.group_id)?),
            people,
            form,
        })
    })
}

fn part(form: &CaptureForm, client_id: ClientId) -> PartForm {
    form.parts.iter().find(|part| part.client_id == client_id).cloned().unwrap_or_else(|| PartForm::of(client_id))
}

fn person(read: &Read, attendance: &[AttendanceRow], id: ClientId, own: bool) -> Result<CapturePerson, Failure> {
    let client = crate::client::require(read, id)?;
    let row = attendance.iter().find(|row| row.client_id == id);
    let entry = row.map(|row| askel_store::entry::get(read, row.id)).transpose()?.flatten();
    Ok(CapturePerson {
        client_id: id,
        client_name: client.name(),
        calling_name: client.calling_name().to_owned(),
        non_disclosure: client.non_disclosure,
        withheld: !own,
        attendance: row.map(|row| row.attendance),
        entry_id: entry.map(|entry| entry.id),
    })
}
