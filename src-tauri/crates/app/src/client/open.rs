//! One client's page, in one read; the rest of the timeline; and the identity, which is asked for by itself.

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::identity::Identity;
use askel_domain::moment::{Moment, in_helsinki};
use askel_domain::period::ServicePeriod;
use askel_domain::session::{ContactMode, remote_alone_days};
use askel_store::entry::ModeTally;
use askel_store::log::Noun;
use askel_store::{Read, StoreFailure};
use chrono::{DateTime, NaiveDate};

use super::{ClientPage, ClientRef, MeetingCount, ModeCount, PAGE, ShownIdentity, TimelineRequest, view};
use crate::answer::Answer;
use crate::entry::{TimelineRow, timeline_row};
use crate::failure::Failure;
use crate::{Open, goal, session, task};

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<ClientPage>, Failure> {
    let now = open.now();
    open.show(|read, looks| {
        let client = view::require(read, request.id)?;
        looks.opened(Noun::Client, client.id, client.id);
        page(read, &client, now)
    })
    .map(Answer::shown)
}

fn page(read: &Read, client: &Client, now: Moment) -> Result<ClientPage, Failure> {
    let today = now.date_naive();
    let book = crate::code::book(read)?;
    let id = client.id;
    let period = askel_store::period::newest_of(read, id)?;
    let tallies = askel_store::entry::meetings_of(read, id)?;
    Ok(ClientPage {
        head: view::head(client, today),
        period: period.as_ref().map(|kept| crate::period::view(kept, &book, today)),
        goals: askel_store::goal::of_client(read, id)?.iter().map(goal::view).collect(),
        tasks: askel_store::task::of_client(read, id)?.iter().filter(|kept| !kept.withdrawn).map(|kept| task::view(kept, client, today)).collect(),
        sessions: askel_store::session::waiting_of(read, id)?.iter().map(|kept| session::view(kept, client)).collect(),
        draft: askel_store::draft::newest_of(read, id)?.map(|draft| draft.id),
        timeline: rows(read, id, 0)?,
        timeline_total: askel_store::entry::count_of(read, id)?,
        meetings: MeetingCount { remote_alone_days: remote_alone(&tallies, period.as_ref(), today), ..counted(&tallies) },
        risks: askel_store::risk::of_client(read, id)?.iter().filter(|note| note.in_force(today)).count() as u32,
        team: crate::team::names(read, id)?.len() as u32,
        groups: crate::group::of_client(read, id, now)?,
    })
}

fn rows(read: &Read, id: askel_domain::id::ClientId, offset: u32) -> Result<Vec<TimelineRow>, StoreFailure> {
    let kept = askel_store::entry::timeline(read, id, offset, PAGE)?;
    Ok(kept.iter().map(|(entry, exported_at)| timeline_row(entry, exported_at.is_some())).collect())
}

fn mode(tally: &ModeTally) -> Option<ContactMode> {
    ContactMode::ALL.into_iter().find(|mode| mode.name() == tally.mode)
}

/// Has the client been left with remote work alone for longer than the plan says?
fn remote_alone(tallies: &[ModeTally], period: Option<&ServicePeriod>, today: NaiveDate) -> Option<u32> {
    let period = period.filter(|period| period.term.contains(today))?;
    let last = |wanted: fn(ContactMode) -> bool| {
        let newest = tallies.iter().filter(|tally| mode(tally).is_some_and(wanted)).map(|tally| tally.newest_utc).max()?;
        DateTime::from_timestamp(newest, 0).map(|moment| in_helsinki(moment).date_naive())
    };
    let days = remote_alone_days(last(ContactMode::is_face_to_face), last(ContactMode::is_remote), period.term.starts_on, period.course.remote_alone_days, today)?;
    u32::try_from(days).ok()
}

fn counted(tallies: &[ModeTally]) -> MeetingCount {
    let of = |wanted: fn(ContactMode) -> bool| tallies.iter().filter(|tally| mode(tally).is_some_and(wanted)).map(|tally| tally.meetings).sum();
    MeetingCount {
        meetings: tallies.iter().map(|tally| tally.meetings).sum(),
        minutes: tallies.iter().map(|tally| tally.minutes).sum(),
        recorded_together: tallies.iter().map(|tally| tally.together).sum(),
        face_to_face: of(ContactMode::is_face_to_face),
        remote: of(ContactMode::is_remote),
        remote_alone_days: None,
        modes: tallies.iter().filter_map(|tally| Some(ModeCount { mode: mode(tally)?, count: tally.meetings })).collect(),
    }
}

pub fn timeline(open: &mut Open, request: TimelineRequest) -> Result<Answer<Vec<TimelineRow>>, Failure> {
    open.show(|read, looks| {
        looks.opened(Noun::Client, request.id, request.id);
        Ok(rows(read, request.id, request.offset)?)
    })
    .map(Answer::shown)
}

/// The full code, by itself: lists and heads never carry it.
pub fn identity(open: &mut Open, request: ClientRef) -> Result<Answer<ShownIdentity>, Failure> {
    open.show(|read, looks| {
        let client = view::require(read, request.id)?;
        looks.add(Action::Reveal, Noun::Client, client.id.to_string(), client.id);
        let text = match &client.identity {
            Identity::Code(code) => Some(code.as_str().to_owned()),
            Identity::Temporary(temporary) => Some(temporary.as_str().to_owned()),
            Identity::NotKnownYet => None,
        };
        Ok(ShownIdentity { text })
    })
    .map(Answer::shown)
}
