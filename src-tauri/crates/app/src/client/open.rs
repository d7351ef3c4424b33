//! One client's page, in one read; the rest of the timeline; and the identity, which is asked for by itself.

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::identity::Identity;
use askel_store::entry::ModeTally;
use askel_store::log::Noun;
use askel_store::{Read, StoreFailure};
use chrono::NaiveDate;

use super::{ClientPage, ClientRef, MeetingCount, ModeCount, PAGE, ShownIdentity, TimelineRequest, view};
use crate::answer::Answer;
use crate::entry::{TimelineRow, timeline_row};
use crate::failure::Failure;
use crate::{Open, goal, period, session, task};

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<ClientPage>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let client = view::require(read, request.id)?;
        looks.opened(Noun::Client, client.id, client.id);
        page(read, &client, today)
    })
    .map(Answer::shown)
}

fn page(read: &Read, client: &Client, today: NaiveDate) -> Result<ClientPage, Failure> {
    let book = crate::code::book(read)?;
    let id = client.id;
    Ok(ClientPage {
        head: view::head(client, today),
        period: askel_store::period::newest_of(read, id)?.map(|kept| period::view(&kept, &book, today)),
        goals: askel_store::goal::of_client(read, id)?.iter().map(goal::view).collect(),
        tasks: askel_store::task::of_client(read, id)?.iter().filter(|kept| !kept.withdrawn).map(|kept| task::view(kept, client, today)).collect(),
        sessions: askel_store::session::waiting_of(read, id)?.iter().map(|kept| session::view(kept, client)).collect(),
        draft: askel_store::draft::newest_of(read, id)?.map(|draft| draft.id),
        timeline: rows(read, id, 0)?,
        timeline_total: askel_store::entry::count_of(read, id)?,
        meetings: counted(askel_store::entry::meetings_of(read, id)?),
        risks: askel_store::risk::of_client(read, id)?.iter().filter(|note| note.in_force(today)).count() as u32,
        team: crate::team::names(read, id)?.len() as u32,
    })
}

fn rows(read: &Read, id: askel_domain::id::ClientId, offset: u32) -> Result<Vec<TimelineRow>, StoreFailure> {
    let kept = askel_store::entry::timeline(read, id, offset, PAGE)?;
    Ok(kept.iter().map(|(entry, exported_at)| timeline_row(entry, exported_at.is_some())).collect())
}

fn counted(tallies: Vec<ModeTally>) -> MeetingCount {
    let mode = |tally: &ModeTally| askel_domain::session::ContactMode::ALL.into_iter().find(|mode| mode.name() == tally.mode);
    MeetingCount {
        meetings: tallies.iter().map(|tally| tally.meetings).sum(),
        minutes: tallies.iter().map(|tally| tally.minutes).sum(),
        recorded_together: tallies.iter().map(|tally| tally.together).sum(),
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
