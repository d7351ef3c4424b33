//! A finalised entry, to be read; and its row in a timeline.

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::draft::EntryKind;
use askel_domain::entry::{Change, Entry, EntryBody, Meeting};
use askel_domain::moment::Moment;
use askel_domain::task::InterimTask;
use askel_sosmeta::CodeBook;
use askel_sosmeta::wording::one_line;
use askel_store::Read;
use askel_store::log::Noun;
use chrono::{DateTime, NaiveDate};

use super::{AnnulledView, EntryRef, EntryView, MarkView, TimelineRow};
use crate::Open;
use crate::answer::Answer;
use crate::code::{book, choice};
use crate::failure::{Failure, FailureCode};
use crate::task::TaskView;
use crate::{client, task};

const LEAD_CHARACTERS: usize = 160;

pub fn read(open: &mut Open, request: EntryRef) -> Result<Answer<EntryView>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let entry = askel_store::entry::get(read, request.id)?.ok_or(FailureCode::NotFound)?;
        looks.opened(Noun::Entry, entry.id, entry.client_id);
        let who = client::require(read, entry.client_id)?;
        view(read, &entry, &who, &book(read)?, today)
    })
    .map(Answer::shown)
}

pub(crate) fn kind(entry: &Entry) -> EntryKind {
    match entry.body {
        EntryBody::Meeting(_) => EntryKind::Meeting,
        EntryBody::NotMet(_) => EntryKind::NotMet,
        EntryBody::Cancelled(_) => EntryKind::Cancelled,
    }
}

/// The first words of an entry, and whether they are the client's own: the client's voice leads.
pub(crate) fn lead(entry: &Entry) -> (String, bool) {
    let (text, is_client) = match &entry.body {
        EntryBody::Meeting(Meeting { group_did, voices, .. }) => {
            let spoken = [(&voices.client_tells, true), (&voices.agreed, false), (&voices.observations, false), (&voices.assessment, false), (group_did, false)];
            spoken.into_iter().find(|(text, _)| !text.is_empty()).unwrap_or((&voices.client_tells, false))
        }
        EntryBody::NotMet(not_met) => (&not_met.what_was_done, false),
        EntryBody::Cancelled(cancelled) => (&cancelled.details, false),
    };
    (shortened(text), is_client)
}

/// Cut at a word, with an ellipsis, so that no word is left half said.
pub(crate) fn shortened(text: &str) -> String {
    let line = one_line(text);
    let Some((cut, _)) = line.char_indices().nth(LEAD_CHARACTERS) else { return line };
    let whole_words = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..whole_words])
}

pub(crate) fn timeline_row(entry: &Entry, exported: bool) -> TimelineRow {
    // In the wrong person's record the words are another's: they are read only where they are asked for.
    let (lead, lead_is_client) = if entry.is_annulled() { Default::default() } else { lead(entry) };
    TimelineRow {
        id: entry.id,
        kind: kind(entry),
        starts_at: entry.event.starts_at,
        ends_at: entry.event.ends_at,
        mode: entry.event.mode,
        lead,
        lead_is_client,
        recorded_together: entry.recorded_together(),
        exported,
        version: entry.version,
        annulled: entry.is_annulled(),
    }
}

fn view(read: &Read, entry: &Entry, who: &Client, book: &CodeBook, today: NaiveDate) -> Result<EntryView, Failure> {
    let event = &entry.event;
    let exported_at = askel_store::delivery::exported_at(read, entry.id, entry.version)?;
    let delivered = askel_store::delivery::has_left(read, entry.id)?;
    let blank = EntryView {
        id: entry.id,
        version: entry.version,
        client: client::head(who, today),
        kind: kind(entry),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        written_at: entry.written_at,
        mode: event.mode,
        place: who.shown_place(&event.place),
        participants: event.participants.clone(),
        service_task: choice(book, CodeSystem::ServiceTask, &event.service_task),
        social_service: choice(book, CodeSystem::SocialService, &event.social_service),
        author: entry.author.name(),
        author_title: entry.author.title.clone(),
        author_unit: entry.author.unit_name.clone(),
        recorded_together: entry.recorded_together(),
        group_did: String::new(),
        client_tells: String::new(),
        observations: String::new(),
        assessment: String::new(),
        agreed: String::new(),
        read_together: None,
        dissent: String::new(),
        marks: vec![],
        new_tasks: vec![],
        next_meeting: None,
        what_was_done: String::new(),
        cancelled_by: None,
        cancel_reason: None,
        cancel_details: String::new(),
        waits: exported_at.is_none() && (!entry.is_annulled() || delivered),
        exported_at: exported_at.as_deref().and_then(moment),
        annulled: annulled(entry.change.as_ref()),
    };
    Ok(match &entry.body {
        EntryBody::Meeting(meeting) => with_meeting(blank, meeting, entry, who, today),
        EntryBody::NotMet(not_met) => {
            EntryView { what_was_done: not_met.what_was_done.clone(), next_meeting: not_met.next_attempt, ..blank }
        }
        EntryBody::Cancelled(cancelled) => EntryView {
            cancelled_by: Some(cancelled.by),
            cancel_reason: cancelled.reason.as_ref().map(|code| choice(book, CodeSystem::CancellationReason, code)),
            cancel_details: cancelled.details.clone(),
            next_meeting: cancelled.next_meeting,
            ..blank
        },
    })
}

fn with_meeting(blank: EntryView, meeting: &Meeting, entry: &Entry, who: &Client, today: NaiveDate) -> EntryView {
    let step = |mark: &askel_domain::entry::StepMark| MarkView { what: mark.text.clone(), step: true, mark: mark.mark, obstacle: mark.obstacle.clone() };
    let done = |mark: &askel_domain::entry::TaskMark| MarkView { what: mark.what.clone(), step: false, mark: mark.mark, obstacle: mark.obstacle.clone() };
    EntryView {
        group_did: meeting.group_did.clone(),
        client_tells: meeting.voices.client_tells.clone(),
        observations: meeting.voices.observations.clone(),
        assessment: meeting.voices.assessment.clone(),
        agreed: meeting.voices.agreed.clone(),
        read_together: meeting.read_together,
        dissent: meeting.dissent.clone(),
        marks: meeting.step_marks.iter().map(step).chain(meeting.task_marks.iter().map(done)).collect(),
        new_tasks: meeting.new_tasks.iter().map(|agreed| as_agreed(agreed, entry, who, today)).collect(),
        next_meeting: meeting.next_meeting,
        ..blank
    }
}

pub(crate) fn annulled(change: Option<&Change>) -> Option<AnnulledView> {
    match change {
        Some(Change::Annulment { ground, reason }) => Some(AnnulledView { ground: *ground, reason: reason.clone() }),
        _ => None,
    }
}

/// A kept moment (RFC 3339).
pub(crate) fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// The task as the entry says it, whatever became of it since.
fn as_agreed(agreed: &askel_domain::entry::AgreedTask, entry: &Entry, who: &Client, today: NaiveDate) -> TaskView {
    let task = InterimTask {
        id: agreed.task_id,
        client_id: entry.client_id,
        goal_id: agreed.goal_id,
        agreed_in: Some(entry.id),
        kind: agreed.kind,
        what: agreed.what.clone(),
        responsible: agreed.responsible.clone(),
        due_on: agreed.due_on,
        may_hinder: agreed.may_hinder.clone(),
        outcome: None,
        withdrawn: false,
    };
    task::view(&task, who, today)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_lead_ends_at_a_whole_word() {
        let text = "sana ".repeat(60);
        let lead = shortened(&text);
        assert!(lead.ends_with("sana…") && lead.chars().count() <= 161);
        assert_eq!(shortened("  Kävelin\n kauppaan. "), "Kävelin kauppaan.");
        assert_eq!(shortened(&"ä".repeat(500)).chars().count(), 161);
    }
}
