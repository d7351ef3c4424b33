//! Drafts: opened, resumed, kept with every change, taken away. Nothing typed is judged here.

use askel_domain::draft::{Draft, EntryForm, Purpose};
use askel_domain::entry::Entry;
use askel_domain::id::{ClientId, DraftId, SessionId};
use askel_domain::moment::{write_date, write_time};
use askel_domain::session::{ContactMode, Session};
use askel_store::Read;
use askel_store::log::{self, Noun as Kept};

use super::{DraftPage, DraftRef, DraftRequest, DraftSave, DraftSaved, page};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::gate::Shown;

const CHANGED: [Noun; 1] = [Noun::Draft];

/// Opens the draft of a planned meeting or of an unplanned one; where one was begun, that one.
///
/// # Errors
/// [`FailureCode::ReasonNeeded`] for another worker's client, with nothing begun; [`FailureCode::OtherClient`] when the meeting
/// is not this client's.
pub fn open_draft(open: &mut Open, request: DraftRequest) -> Result<Answer<DraftPage>, Failure> {
    open.demand_right(request.client_id)?;
    let begun = open.read(|read| match request.session_id {
        Some(session) => {
            log::demand_owner(read, Kept::Session, &session.to_string(), request.client_id)?;
            askel_store::draft::of_session(read, session)
        }
        None => askel_store::draft::unplanned_of(read, request.client_id),
    })?;
    if let Some(draft) = begun {
        return show(open, draft).map(Answer::shown);
    }
    let draft = first(open, &request)?;
    open.write_of(draft.client_id, |tx| Ok(askel_store::draft::begin(tx, &draft)?))?;
    let page = show(open, draft)?;
    Ok(Answer::shown_changed(page, &CHANGED))
}

pub fn resume_draft(open: &mut Open, request: DraftRef) -> Result<Answer<DraftPage>, Failure> {
    let draft = open.look(|read| require(read, request.id))?;
    show(open, draft).map(Answer::shown)
}

/// Keeps what was typed. When this answers, the disk has it.
pub fn save_draft(open: &mut Open, save: DraftSave) -> Result<Answer<DraftSaved>, Failure> {
    let saved_at = open.now();
    // Read once: whoever has the open bag is alone with it, so what was read is what the write finds.
    let kept = open.look(|read| require(read, save.id))?;
    let draft = Draft { form: save.form.heard_by(&kept.form), saved_at, ..kept };
    open.write_unfinished_of(&[draft.client_id], |tx| Ok(askel_store::draft::save(tx, &draft)?))?;
    Ok(Answer::changed(DraftSaved { saved_at, read_together: draft.form.read_together }, &CHANGED))
}

/// Takes a draft away because the worker said so. The log keeps that it was, not what it said.
pub fn discard_draft(open: &mut Open, request: DraftRef) -> Result<Answer<()>, Failure> {
    let client = client_of(open, request.id)?;
    open.write_unfinished_of(&[client], |tx| {
        let draft = require(tx, request.id)?;
        Ok(askel_store::draft::end(tx, &draft, "discarded")?)
    })?;
    Ok(Answer::changed((), &CHANGED))
}

fn client_of(open: &Open, id: DraftId) -> Result<ClientId, Failure> {
    open.look(|read| Ok(require(read, id)?.client_id))
}

/// # Errors
/// [`FailureCode::AlreadyFinal`] when it became an entry meanwhile, [`FailureCode::NotFound`] when there is none.
pub(super) fn require(read: &Read, id: DraftId) -> Result<Draft, Failure> {
    if let Some(draft) = askel_store::draft::get(read, id)? {
        return Ok(draft);
    }
    let finished = askel_store::entry::of_draft(read, id)?.is_some();
    Err(if finished { FailureCode::AlreadyFinal } else { FailureCode::NotFound }.into())
}

pub(super) fn show(open: &mut Open, draft: Draft) -> Result<Shown<DraftPage>, Failure> {
    let today = open.today();
    open.show_unfinished(|read, looks| {
        looks.opened(Kept::Draft, draft.id, draft.client_id);
        page::page(read, draft, today)
    })
}

/// A draft with the facts filled in as far as they are known.
fn first(open: &mut Open, request: &DraftRequest) -> Result<Draft, Failure> {
    let (id, now) = (DraftId(open.new_id()), open.now());
    let worker = present(open);
    open.look(|read| {
        let client = crate::client::require(read, request.client_id)?;
        let session = match request.session_id {
            Some(id) => Some(waiting(read, id)?),
            None => None,
        };
        let last = askel_store::entry::last_held(read, client.id)?;
        let mut form = EntryForm { participants: format!("{}, {worker}", client.name()), ..facts(session.as_ref(), last.as_ref(), now) };
        if client.is_protected() {
            form.place.clear();
        }
        Ok(Draft { id, client_id: client.id, session_id: request.session_id, opened_at: now, saved_at: now, form, purpose: Purpose::New })
    })
}

/// The worker as named among those present.
pub(crate) fn present(open: &Open) -> String {
    format!("{} ({}, {})", open.worker.name(), open.worker.title, open.worker.unit.name)
}

fn waiting(read: &Read, id: SessionId) -> Result<Session, Failure> {
    let session = askel_store::session::get(read, id)?.ok_or(FailureCode::NotFound)?;
    if session.settled_by.is_some() { Err(FailureCode::AlreadyFinal.into()) } else { Ok(session) }
}

/// Planned facts as planned; otherwise today, now, and the way of meeting last time.
fn facts(session: Option<&Session>, last: Option<&Entry>, now: askel_domain::moment::Moment) -> EntryForm {
    match session {
        Some(session) => EntryForm {
            date: write_date(session.starts_at.date_naive()),
            starts: write_time(session.starts_at.time()),
            ends: session.ends_at.map(|end| write_time(end.time())).unwrap_or_default(),
            mode: Some(session.mode),
            place: session.place.clone(),
            ..Default::default()
        },
        None => EntryForm {
            date: write_date(now.date_naive()),
            starts: write_time(now.time()),
            mode: Some(last.map_or(ContactMode::HomeVisit, |entry| entry.event.mode)),
            ..Default::default()
        },
    }
}
