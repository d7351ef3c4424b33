//! Ready: the draft becomes version 1 of an entry, locked, with everything that follows, in one transaction.
//! A draft that corrects an entry becomes its next version instead.

use askel_domain::draft::{Draft, Purpose};
use askel_domain::entry::Author;
use askel_domain::finalise::{Facts, Finalised, NextMeeting};
use askel_domain::id::{ClientId, SessionId, TaskId};
use askel_domain::moment::{Moment, read_date};
use askel_domain::session::Session;
use askel_store::{Read, Tx};
use uuid::Uuid;

use super::{DraftSave, Finished, correct, draft};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 7] = [Noun::Entry, Noun::Draft, Noun::Task, Noun::Goal, Noun::Session, Noun::Delivery, Noun::Client];

/// Finishes a draft. A second click finds the entry made and changes nothing.
///
/// # Errors
/// Every field to mend. What was typed is kept in the draft before the refusal is told, so that it loses nothing.
pub fn finalise(open: &mut Open, save: DraftSave) -> Result<Answer<Finished>, Failure> {
    if let Some((entry_id, client_id)) = open.read(|read| askel_store::entry::of_draft(read, save.id))? {
        return Ok(Answer::read(Finished { entry_id, client_id, already: true }));
    }
    let kept = open.look(|read| draft::require(read, save.id))?;
    let draft = Draft { form: save.form.heard_by(&kept.form), saved_at: open.now(), ..kept };
    let finished = match draft.purpose {
        Purpose::New | Purpose::ReEntry { .. } => first(open, &draft),
        Purpose::Correction { entry_id, .. } => correct::correct(open, &draft, entry_id),
    };
    if let Err(refused) = finished {
        // It may be an entry by now; another failure on top must not say otherwise.
        if refused.code == FailureCode::Uncertain {
            return Err(refused);
        }
        draft::save_draft(open, DraftSave { id: draft.id, form: draft.form })?;
        return Err(refused);
    }
    open.something_finished();
    Ok(Answer::changed(Finished { entry_id: draft.entry_id(), client_id: draft.client_id, already: false }, &CHANGED))
}

/// Version 1.
fn first(open: &mut Open, draft: &Draft) -> Result<(), Failure> {
    let decided = decide(open, draft)?;
    let next_session = SessionId(open.new_id());
    open.write_unfinished_of(&[draft.client_id], |tx| write(tx, draft, decided, next_session))
}

fn decide(open: &mut Open, draft: &Draft) -> Result<Finalised, Failure> {
    let author = Author::of(&open.worker);
    let now = open.now();
    let ids: Vec<Uuid> = draft.form.new_tasks.iter().map(|_| open.new_id()).collect();
    let mut ids = ids.into_iter();
    open.look(|read| {
        let client = crate::client::require(read, draft.client_id)?;
        let period = period_of(read, draft, now)?;
        let goals = askel_store::goal::of_client(read, client.id)?;
        let open_tasks = askel_store::task::open_of(read, client.id)?;
        crate::group::check(read, &draft.form, client.id)?;
        let facts = Facts { client: &client, period: period.as_ref(), goals: &goals, open_tasks: &open_tasks, author, now };
        Ok(askel_domain::finalise::finalise(draft, &facts, || TaskId(ids.next().unwrap_or_default()))?)
    })
}

/// The period the event falls in; an unreadable day is mended first, so any period will do until then.
pub(super) fn period_of(read: &Read, draft: &Draft, now: Moment) -> Result<Option<askel_domain::period::ServicePeriod>, Failure> {
    let day = read_date(&draft.form.date, now.date_naive()).unwrap_or(now.date_naive());
    Ok(askel_store::period::of_client_on(read, draft.client_id, day)?)
}

fn write(tx: &Tx, draft: &Draft, decided: Finalised, next_session: SessionId) -> Result<(), Failure> {
    let event_at = Some(decided.entry.event.starts_at);
    askel_store::entry::insert(tx, &decided.entry)?;
    crate::group::note_choices(tx, decided.entry.id, decided.entry.version, &draft.form.set_aside)?;
    for task in &decided.new_tasks {
        askel_store::task::put(tx, task, event_at)?;
    }
    for (id, outcome) in decided.task_outcomes {
        let mut task = askel_store::task::get(tx, id)?.ok_or(FailureCode::NotFound)?;
        task.outcome = Some(outcome);
        askel_store::task::put(tx, &task, event_at)?;
    }
    for (goal, step, done_on) in decided.steps {
        let mut goal = askel_store::goal::get(tx, goal)?.ok_or(FailureCode::NotFound)?;
        goal.mark_step(step, done_on);
        askel_store::goal::put(tx, &goal, event_at)?;
    }
    if let Some(next) = decided.next {
        askel_store::session::put(tx, &planned(next, next_session, draft.client_id))?;
    }
    if let Some(mut session) = draft.session_id.map(|id| askel_store::session::get(tx, id)).transpose()?.flatten() {
        session.settled_by = Some(decided.entry.id);
        askel_store::session::put(tx, &session)?;
    }
    Ok(askel_store::draft::end(tx, draft, "finished")?)
}

fn planned(next: NextMeeting, id: SessionId, client_id: ClientId) -> Session {
    Session { id, client_id, starts_at: next.starts_at, ends_at: next.ends_at, mode: next.mode, place: next.place, second_worker: String::new(), settled_by: None, removed: false }
}
