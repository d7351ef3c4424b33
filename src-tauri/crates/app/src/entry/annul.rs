//! Annulling an entry that must not count, and writing its words anew where they belong.

use askel_domain::annul::{Around, Undone, form_to_re_enter, undo};
use askel_domain::draft::{Draft, EntryForm, Purpose};
use askel_domain::entry::{Author, Entry};
use askel_domain::id::DraftId;
use askel_store::{Read, Tx};

use super::{AnnulmentForm, DraftPage, ReEntryRequest, correct, draft};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 6] = [Noun::Entry, Noun::Task, Noun::Goal, Noun::Session, Noun::Delivery, Noun::Client];

/// Annuls an entry and takes back what it set going, in one transaction.
///
/// # Errors
/// The fields to mend; [`FailureCode::EntryAnnulled`] the second time; [`FailureCode::CorrectionBegun`] while a
/// correction is unfinished, so that nothing typed is lost with it.
pub fn annul(open: &mut Open, form: AnnulmentForm) -> Result<Answer<()>, Failure> {
    let (author, now) = (Author::of(&open.worker), open.now());
    let (entry, undone) = open.look(|read| {
        let newest = correct::standing(read, form.id)?;
        if askel_store::draft::of_correction(read, form.id)?.is_some() {
            return Err(FailureCode::CorrectionBegun.into());
        }
        let annulled = askel_domain::annul::annul(&newest, form.ground, &form.reason, author, now)?;
        Ok((annulled, undone_by(read, &newest)?))
    })?;
    open.write_of(entry.client_id, |tx| write(tx, &entry, &undone))?;
    Ok(Answer::changed((), &CHANGED))
}

/// What annulling this version takes back.
pub(super) fn undone_by(read: &Read, entry: &Entry) -> Result<Undone, Failure> {
    let client = entry.client_id;
    let mut others = askel_store::entry::counting_of(read, client)?;
    others.retain(|other| other.id != entry.id);
    let mut sessions = askel_store::session::waiting_of(read, client)?;
    if let Some(settled) = entry.session_id {
        sessions.extend(askel_store::session::get(read, settled)?);
    }
    let (tasks, goals) = (askel_store::task::of_client(read, client)?, askel_store::goal::of_client(read, client)?);
    Ok(undo(entry, &Around { others: &others, tasks: &tasks, goals: &goals, sessions: &sessions }))
}

fn write(tx: &Tx, entry: &Entry, undone: &Undone) -> Result<(), Failure> {
    askel_store::entry::insert(tx, entry)?;
    for task in undone.withdrawn.iter().chain(&undone.unmarked) {
        askel_store::task::put(tx, task, None)?;
    }
    for goal in &undone.goals {
        askel_store::goal::put(tx, goal, None)?;
    }
    for session in undone.next_meeting.iter().chain(&undone.planned) {
        askel_store::session::put(tx, session)?;
    }
    Ok(())
}

/// Opens a draft for the chosen client with the words of an annulled entry; where one was begun, that one.
///
/// # Errors
/// [`FailureCode::NotFound`] when the entry is not annulled: what counts is not written twice; [`FailureCode::ReasonNeeded`]
/// when either record needs one.
pub fn re_enter(open: &mut Open, request: ReEntryRequest) -> Result<Answer<DraftPage>, Failure> {
    open.demand_right(request.client_id)?;
    let from = open.look(|read| Ok(askel_store::entry::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    // Its words are read, too.
    open.demand_right(from)?;
    if let Some(begun) = open.read(|read| askel_store::draft::of_re_entry(read, request.id, request.client_id))? {
        return draft::show(open, begun).map(Answer::shown);
    }
    let (id, now, present) = (DraftId(open.new_id()), open.now(), draft::present(open));
    let begun = open.look(|read| {
        let entry = askel_store::entry::get(read, request.id)?.filter(Entry::is_annulled).ok_or(FailureCode::NotFound)?;
        let client = crate::client::require(read, request.client_id)?;
        let mut form = EntryForm { participants: format!("{}, {present}", client.name()), ..form_to_re_enter(&entry) };
        if client.is_protected() || client.id != entry.client_id {
            form.place.clear(); // it may be the other client's home
        }
        let purpose = Purpose::ReEntry { from: entry.id };
        Ok(Draft { id, client_id: client.id, session_id: None, opened_at: now, saved_at: now, form, purpose })
    })?;
    open.write_of(begun.client_id, |tx| Ok(askel_store::draft::begin(tx, &begun)?))?;
    Ok(Answer::shown_changed(draft::show(open, begun)?, &[Noun::Draft]))
}
