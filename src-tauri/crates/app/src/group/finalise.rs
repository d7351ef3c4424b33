//! Ready: parts of a capture become entries, each its own, with attendance, in one transaction. All that was asked for, or nothing.

use askel_domain::client::Client;
use askel_domain::entry::Author;
use askel_domain::group::{Capture, Decided, GroupSession, GroupSessionState, Present, SessionFacts, SetAside, decide, held};
use askel_domain::id::{ClientId, GroupSessionId};
use askel_domain::period::ServicePeriod;
use askel_domain::problem::{ProblemCode, Problems};
use askel_store::Tx;

use super::{CaptureFinish, CaptureFinished, CaptureSave, capture, keep, names, people, session};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 6] = [Noun::Group, Noun::Entry, Noun::Draft, Noun::Session, Noun::Delivery, Noun::Client];

/// Finishes everybody's part that is not finished yet, or one of them. A second click finds them made and changes nothing.
///
/// # Errors
/// Every field to mend, with the place where a text names another participant. Nothing is finished then, and what was typed is kept in
/// the draft before the refusal is told.
pub fn finalise(open: &mut Open, request: CaptureFinish) -> Result<Answer<CaptureFinished>, Failure> {
    let session_id = GroupSessionId(request.id.0);
    let kept = match open.look(|read| capture::require(read, request.id)) {
        Err(refused) if refused.code == FailureCode::AlreadyFinal => return Ok(already(session_id, 0)),
        kept => kept?,
    };
    let held = open.look(|read| session::require(read, session_id))?;
    let waiting = waiting(open, &held)?;
    let chosen: Vec<ClientId> = waiting.iter().copied().filter(|id| request.only.is_none_or(|only| only == *id)).collect();
    if chosen.is_empty() && request.only.is_some() {
        return Ok(already(session_id, waiting.len()));
    }
    let form = capture::merged(&kept.form, request.form.clone());
    let written = Capture { form, saved_at: open.now(), ..kept }.as_settled(&held);
    let left = waiting.len() - chosen.len();
    if let Err(refused) = finish(open, &written, &held, &chosen, left == 0) {
        // They may be entries by now; another failure on top must not say otherwise.
        if refused.code != FailureCode::Uncertain {
            capture::save_capture(open, CaptureSave { id: request.id, form: request.form })?;
        }
        return Err(refused);
    }
    open.something_finished();
    Ok(Answer::changed(CaptureFinished { session_id, done: chosen, left: left as u32, already: false }, &CHANGED))
}

fn already(session_id: GroupSessionId, left: usize) -> Answer<CaptureFinished> {
    Answer::read(CaptureFinished { session_id, done: vec![], left: left as u32, already: true })
}

/// Whose part is the worker's to write and is not finished.
fn waiting(open: &Open, held: &GroupSession) -> Result<Vec<ClientId>, Failure> {
    let (all, done) = open.look(|read| Ok((people::on(read, held)?, askel_store::group::attendance(read, held.id)?)))?;
    people::openable(open, all.into_iter().filter(|id| !done.iter().any(|row| row.client_id == *id)))
}

fn finish(open: &mut Open, written: &Capture, planned: &GroupSession, chosen: &[ClientId], is_last: bool) -> Result<(), Failure> {
    if chosen.is_empty() {
        let mut problems = Problems::default();
        problems.add("parts", ProblemCode::NothingRecorded);
        problems.done()?;
    }
    let mut now_held = if planned.state == GroupSessionState::Recording { planned.clone() } else { held(written, planned, open.now())? };
    let decided = decided(open, written, &now_held, chosen)?;
    if is_last {
        now_held.state = GroupSessionState::Held;
    }
    open.write_unfinished_of(chosen, |tx| {
        for part in &decided {
            write_part(tx, part, &written.form.set_aside)?;
        }
        askel_store::group::put_session(tx, &now_held)?;
        if is_last {
            return Ok(askel_store::group::end_capture(tx, written, "finished")?);
        }
        // What has become an entry is no draft any more.
        let mut rest = written.clone();
        rest.form.parts.retain(|part| !chosen.contains(&part.client_id));
        Ok(askel_store::group::save_capture(tx, &rest)?)
    })
}

fn decided(open: &Open, written: &Capture, held: &GroupSession, chosen: &[ClientId]) -> Result<Vec<Decided>, Failure> {
    let (author, now, worker) = (Author::of(&open.worker), open.now(), crate::entry::present(open));
    open.look(|read| {
        let group = keep::require(read, held.group_id)?;
        let everyone = names::everyone(read, group.id)?;
        let mut found: Vec<(Client, Option<ServicePeriod>)> = vec![];
        for id in chosen {
            let period = askel_store::period::of_client_on(read, *id, held.starts_at.date_naive())?;
            found.push((crate::client::require(read, *id)?, period));
        }
        let present: Vec<Present> = found.iter().map(|(client, period)| Present { client, period: period.as_ref() }).collect();
        let facts = SessionFacts { group_name: &group.name, worker: &worker, author, now, everyone: &everyone };
        Ok(decide(written, held, &present, &facts)?)
    })
}

fn write_part(tx: &Tx, part: &Decided, set_aside: &[SetAside]) -> Result<(), Failure> {
    if let Some(made) = &part.entry {
        askel_store::entry::insert(tx, &made.entry)?;
        let own = format!("parts.{}.", part.row.client_id);
        let chosen: Vec<SetAside> = set_aside.iter().filter(|aside| !aside.path.starts_with("parts.") || aside.path.starts_with(&own)).cloned().collect();
        names::note_choices(tx, made.entry.id, made.entry.version, &chosen)?;
    }
    Ok(askel_store::group::insert_attendance(tx, &part.row)?)
}
