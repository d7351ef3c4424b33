//! Correcting a finished entry: opens a draft with its newest words, and makes of it the next version with its reason.

use askel_domain::correct::{follow, form_of};
use askel_domain::draft::{Draft, Purpose};
use askel_domain::entry::{Author, Entry};
use askel_domain::finalise::Facts;
use askel_domain::goal::Goal;
use askel_domain::id::{DraftId, EntryId};
use askel_domain::task::InterimTask;
use askel_store::Read;

use super::{DraftPage, EntryRef, draft, finalise};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// Opens the correction of an entry; where one was begun, that one.
///
/// # Errors
/// [`FailureCode::EntryAnnulled`].
pub fn start_correction(open: &mut Open, request: EntryRef) -> Result<Answer<DraftPage>, Failure> {
    if let Some(begun) = open.read(|read| askel_store::draft::of_correction(read, request.id))? {
        return draft::show(open, begun).map(Answer::shown);
    }
    let newest = open.look(|read| standing(read, request.id))?;
    open.demand_right(newest.client_id)?;
    let (id, now) = (DraftId(open.new_id()), open.now());
    let purpose = Purpose::Correction { entry_id: newest.id, base: newest.version };
    let begun = Draft { id, client_id: newest.client_id, session_id: None, opened_at: now, saved_at: now, form: form_of(&newest), purpose };
    open.write_of(begun.client_id, |tx| Ok(askel_store::draft::begin(tx, &begun)?))?;
    Ok(Answer::shown_changed(draft::show(open, begun)?, &[Noun::Draft, Noun::Entry]))
}

/// The newest version of an entry that counts.
///
/// # Errors
/// [`FailureCode::NotFound`]; [`FailureCode::EntryAnnulled`].
pub(super) fn standing(read: &Read, id: EntryId) -> Result<Entry, Failure> {
    let newest = askel_store::entry::get(read, id)?.ok_or(FailureCode::NotFound)?;
    if newest.is_annulled() { Err(FailureCode::EntryAnnulled.into()) } else { Ok(newest) }
}

/// Writes the next version and ends the draft, in one transaction.
pub(super) fn correct(open: &mut Open, draft: &Draft, entry_id: EntryId) -> Result<(), Failure> {
    let (author, now) = (Author::of(&open.worker), open.now());
    let (entry, tasks, goals) = open.look(|read| {
        let newest = standing(read, entry_id)?;
        let client = crate::client::require(read, draft.client_id)?;
        let period = finalise::period_of(read, draft, now)?;
        crate::group::check(read, &draft.form, client.id)?;
        let facts = Facts { client: &client, period: period.as_ref(), goals: &[], open_tasks: &[], author, now };
        let corrected = askel_domain::correct::correct(draft, &newest, &facts)?;
        let (tasks, goals) = followers(read, &newest, &corrected)?;
        Ok((corrected, tasks, goals))
    })?;
    open.write_unfinished_of(&[draft.client_id], |tx| {
        let event_at = Some(entry.event.starts_at);
        askel_store::entry::insert(tx, &entry)?;
        crate::group::note_choices(tx, entry.id, entry.version, &draft.form.set_aside)?;
        for task in &tasks {
            askel_store::task::put(tx, task, event_at)?;
        }
        for goal in &goals {
            askel_store::goal::put(tx, goal, event_at)?;
        }
        Ok(askel_store::draft::end(tx, draft, "finished")?)
    })
}

/// Outcomes and steps whose day moves with the entry's.
fn followers(read: &Read, before: &Entry, after: &Entry) -> Result<(Vec<InterimTask>, Vec<Goal>), Failure> {
    let tasks = askel_store::task::of_client(read, before.client_id)?;
    let goals = askel_store::goal::of_client(read, before.client_id)?;
    Ok(follow(before, after, &tasks, &goals))
}
