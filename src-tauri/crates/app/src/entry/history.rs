//! Every version of an entry: who wrote it, when and why, and what differs from the version before it.

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::entry::{CancelledBy, ChildrenNoted, Entry, EntryBody};
use askel_domain::moment::{write_date, write_time};
use askel_domain::worker::Language;
use askel_sosmeta::CodeBook;
use askel_sosmeta::book::name_in;
use askel_store::Read;
use askel_store::log::Noun;

use super::difference::difference;
use super::read::{annulled, moment};
use super::{EntryField, EntryHistory, EntryRef, FieldBeside, RunKind, UndoneView, VersionView, annul};
use crate::Open;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};

pub fn history(open: &mut Open, request: EntryRef) -> Result<Answer<EntryHistory>, Failure> {
    let language = open.worker.language;
    open.show(|read, looks| {
        let kept = askel_store::entry::versions(read, request.id)?;
        let (newest, _) = kept.last().ok_or(FailureCode::NotFound)?;
        looks.opened(Noun::Entry, request.id, newest.client_id);
        let client = crate::client::require(read, newest.client_id)?;
        let words = Words { client: &client, book: &crate::code::book(read)?, language };
        let before = std::iter::once(None).chain(kept.iter().map(|(entry, _)| Some(entry)));
        let versions = kept.iter().zip(before).map(|((entry, exported_at), before)| VersionView {
            version: entry.version,
            author: entry.author.name(),
            author_title: entry.author.title.clone(),
            written_at: entry.written_at,
            reason: entry.reason().unwrap_or_default().to_owned(),
            annulled: annulled(entry.change.as_ref()),
            exported_at: exported_at.as_deref().and_then(moment),
            fields: before.filter(|_| !entry.is_annulled()).map(|before| words.beside(before, entry)).unwrap_or_default(),
        });
        let mut versions: Vec<VersionView> = versions.collect();
        versions.reverse();
        let undone = if newest.is_annulled() { None } else { Some(undone(read, newest)?) };
        let correction = askel_store::draft::of_correction(read, request.id)?.map(|draft| draft.id);
        Ok(EntryHistory { versions, correction, undone })
    })
    .map(Answer::shown)
}

/// What two people made of one version, beside each other: nothing of either is left out.
pub(crate) fn beside(read: &Read, one: &Entry, other: &Entry, language: Language) -> Result<Vec<FieldBeside>, Failure> {
    let client = crate::client::require(read, one.client_id)?;
    Ok(Words { client: &client, book: &crate::code::book(read)?, language }.beside(one, other))
}

fn undone(read: &Read, entry: &Entry) -> Result<UndoneView, Failure> {
    let undone = annul::undone_by(read, entry)?;
    Ok(UndoneView {
        tasks: undone.withdrawn.into_iter().map(|task| task.what).collect(),
        marks: undone.unmarked.into_iter().map(|task| task.what).chain(undone.steps).collect(),
        next_meeting: undone.next_meeting.map(|session| session.starts_at),
        planned: undone.planned.map(|session| session.starts_at),
        delivered: askel_store::delivery::has_left(read, entry.id)?,
    })
}

/// What a version's fields are told with.
struct Words<'a> {
    client: &'a Client,
    book: &'a CodeBook,
    language: Language,
}

impl Words<'_> {
    fn beside(&self, before: &Entry, after: &Entry) -> Vec<FieldBeside> {
        let pairs = self.fields(before).into_iter().zip(self.fields(after));
        let whole = |field| matches!(field, EntryField::When | EntryField::Mode | EntryField::Together | EntryField::ReadTogether | EntryField::CancelledBy);
        pairs
            .filter(|((_, before), (_, after))| !before.is_empty() || !after.is_empty())
            .map(|((field, before), (_, after))| {
                // A fact is changed as a whole: half a date tells nothing.
                let runs = if whole(field) && before != after { replaced(before.clone(), after.clone()) } else { difference(&before, &after) };
                FieldBeside { field, changed: before != after, runs }
            })
            .collect()
    }

    /// In the order of the page, the same fields for every entry.
    fn fields(&self, entry: &Entry) -> [(EntryField, String); 18] {
        let event = &entry.event;
        let start = format!("{} {}", write_date(event.starts_at.date_naive()), write_time(event.starts_at.time()));
        let when = event.ends_at.map_or(start.clone(), |end| format!("{start}–{}", write_time(end.time())));
        let place = self.client.shown_place(&event.place);
        let (mut group_did, mut voices, mut together) = (String::new(), Default::default(), String::new());
        let (mut children, mut done) = (String::new(), String::new());
        let (mut read, mut dissent) = (String::new(), String::new());
        let (mut by, mut reason, mut details) = (String::new(), String::new(), String::new());
        match &entry.body {
            EntryBody::Meeting(meeting) => {
                group_did.clone_from(&meeting.group_did);
                voices = meeting.voices.clone();
                together = if meeting.recorded_together { "yes".into() } else { "no".into() };
                read = meeting.read_together.map(askel_domain::entry::ReadTogether::name).unwrap_or_default().to_owned();
                dissent.clone_from(&meeting.dissent);
                children = meeting.children.map(ChildrenNoted::name).unwrap_or_default().to_owned();
            }
            EntryBody::NotMet(not_met) => done = not_met.what_was_done.clone(),
            EntryBody::Cancelled(cancelled) => {
                by = name_of(cancelled.by).into();
                reason = self.reason(cancelled.reason.as_deref().unwrap_or_default());
                details = cancelled.details.clone();
            }
        }
        let askel_domain::entry::Voices { client_tells, observations, assessment, agreed } = voices;
        use EntryField::*;
        [
            (When, when),
            (Mode, event.mode.name().into()),
            (Place, place),
            (Participants, event.participants.clone()),
            (Together, together),
            (GroupDid, group_did),
            (RemoteObstacle, event.remote_obstacle.map(|obstacle| obstacle.name()).unwrap_or_default().to_owned()),
            (Children, children),
            (ClientTells, client_tells),
            (Observations, observations),
            (Assessment, assessment),
            (Agreed, agreed),
            (ReadTogether, read),
            (Dissent, dissent),
            (WhatWasDone, done),
            (CancelledBy, by),
            (CancelReason, reason),
            (CancelDetails, details),
        ]
    }

    fn reason(&self, code: &str) -> String {
        self.book.find(CodeSystem::CancellationReason, code).map_or_else(|| code.to_owned(), |value| name_in(value, self.language).to_owned())
    }
}

fn name_of(by: CancelledBy) -> &'static str {
    match by {
        CancelledBy::Client => "client",
        CancelledBy::Worker => "worker",
        CancelledBy::Other => "other",
    }
}

pub(crate) fn replaced(before: String, after: String) -> Vec<super::Run> {
    let run = |kind, text: String| (!text.is_empty()).then_some(super::Run { kind, text });
    [run(RunKind::Removed, before), run(RunKind::Added, after)].into_iter().flatten().collect()
}
