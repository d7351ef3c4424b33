//! The visit page: the draft and everything it stands on, in one read.

use askel_domain::code::CodeSystem;
use askel_domain::draft::{Draft, Purpose};
use askel_domain::entry::{Entry, EntryBody};
use askel_store::Read;
use chrono::NaiveDate;

use super::{CorrectionOf, DraftPage};
use crate::code::{book, choices};
use crate::failure::Failure;
use crate::{client, goal, period, task};

pub(super) fn page(read: &Read, draft: Draft, today: NaiveDate) -> Result<DraftPage, Failure> {
    let who = client::require(read, draft.client_id)?;
    let book = book(read)?;
    let last = askel_store::entry::last_held(read, who.id)?;
    let mut form = draft.form;
    if who.is_protected() {
        // The order may have come into force after the draft was begun.
        form.place.clear();
        form.next.place.clear();
    }
    Ok(DraftPage {
        id: draft.id,
        period: askel_store::period::newest_of(read, who.id)?.map(|kept| period::view(&kept, &book, today)),
        tasks: askel_store::task::open_of(read, who.id)?.iter().map(|kept| task::view(kept, &who, today)).collect(),
        team: crate::team::names(read, who.id)?,
        goals: askel_store::goal::of_client(read, who.id)?.iter().map(goal::view).collect(),
        cancel_reasons: choices(&book, CodeSystem::CancellationReason),
        last_agreed: last.as_ref().map(agreed).unwrap_or_default(),
        last_met: last.map(|entry| entry.event.starts_at),
        client: client::head(&who, today),
        saved_at: draft.saved_at,
        correction: correction_of(read, draft.purpose)?,
        re_entry: matches!(draft.purpose, Purpose::ReEntry { .. }),
        form,
    })
}

fn correction_of(read: &Read, purpose: Purpose) -> Result<Option<CorrectionOf>, Failure> {
    let Purpose::Correction { entry_id, .. } = purpose else { return Ok(None) };
    let newest = askel_store::entry::get(read, entry_id)?;
    Ok(newest.map(|entry| CorrectionOf { entry_id, version: entry.version, starts_at: entry.event.starts_at }))
}

fn agreed(entry: &Entry) -> String {
    match &entry.body {
        EntryBody::Meeting(meeting) => meeting.voices.agreed.clone(),
        _ => String::new(),
    }
}
