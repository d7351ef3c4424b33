//! Tänään: the day in order, what is unfinished, and what was promised.

use askel_domain::access::relationship;
use askel_domain::client::NonDisclosure;
use askel_domain::entry::{Entry, EntryBody};
use askel_domain::group::GroupSession;
use askel_domain::id::{ClientId, DraftId, SessionId};
use askel_domain::moment::{Moment, at, in_helsinki};
use askel_domain::risk::needs_second_worker;
use askel_domain::session::{ContactMode, Session};
use askel_store::Read;
use askel_store::log::Noun;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};
use serde::Serialize;

use crate::answer::{Answer, Empty};
use crate::delivery::{DocumentDraftRow, DraftRow, document_drafts, draft_row};
use crate::failure::Failure;
use crate::group::GroupSessionRow;
use crate::period::ReminderRow;
use crate::task::TaskView;
use crate::{Open, goal, task};

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    pub date: NaiveDate,
    /// ISO week.
    pub week: u32,
    /// In the order of the day.
    pub sessions: Vec<TodayRow>,
    /// Earlier meetings with no entry yet, oldest first.
    pub unrecorded: Vec<TodayRow>,
    pub drafts: Vec<DraftRow>,
    pub document_drafts: Vec<DocumentDraftRow>,
    /// Groups that meet today.
    pub groups: Vec<GroupSessionRow>,
    /// Groups that met earlier and are not recorded yet.
    pub groups_unrecorded: Vec<GroupSessionRow>,
    /// The worker's own promises due today or late.
    pub promises: Vec<TaskView>,
    /// Terms that end soon and reviews that are near, over all clients.
    pub reminders: Vec<ReminderRow>,
    pub clients: u32,
    /// The next day that has a meeting, when today has none left.
    pub next_day: Option<NaiveDate>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayRow {
    pub session_id: SessionId,
    pub client_id: ClientId,
    pub client_name: String,
    pub non_disclosure: NonDisclosure,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    /// Empty for a client with a non-disclosure order.
    pub place: String,
    /// The first words of what was agreed or told last time.
    pub last_time: String,
    /// The small step being taken: its words, its number, and how many there are.
    pub step: Option<StepNow>,
    pub open_tasks: Vec<String>,
    /// Who comes along.
    pub second_worker: String,
    /// A home visit that is to be made by two, and nobody has been named yet.
    pub second_worker_missing: bool,
    pub term_days_left: Option<i64>,
    pub draft: Option<DraftId>,
    /// An entry settled this meeting.
    pub recorded: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct StepNow {
    pub text: String,
    pub number: u32,
    pub of: u32,
}

impl Today {
    fn clients_shown(&self) -> impl Iterator<Item = ClientId> {
        let rows = self.sessions.iter().chain(&self.unrecorded).map(|row| row.client_id);
        let documents = self.document_drafts.iter().map(|draft| draft.client_id);
        rows.chain(self.drafts.iter().map(|draft| draft.client_id)).chain(documents).chain(self.promises.iter().map(|task| task.client_id)).chain(self.reminders.iter().map(|row| row.client_id))
    }
}

/// How far back a meeting with no entry is still asked after.
const ASKED_AFTER_DAYS: i64 = 60;

pub fn today(open: &mut Open, _: Empty) -> Result<Answer<Today>, Failure> {
    let (date, worker) = (open.today(), open.worker().name());
    let (from, until) = bounds(date);
    open.show(|read, looks| {
        let day = askel_store::session::between(read, from, until)?;
        let earlier = askel_store::session::waiting_between(read, from - ASKED_AFTER_DAYS * 86_400, from)?;
        let groups = askel_store::group::sessions_between(read, from, until)?;
        let groups_earlier = askel_store::group::sessions_waiting(read, from - ASKED_AFTER_DAYS * 86_400, from)?;
        let waits = day.iter().any(|session| session.settled_by.is_none()) || groups.iter().any(GroupSession::is_waiting);
        let next = if waits { None } else { next_after(read, until)? };
        let row = |session: &Session| row(read, session, &worker, date);
        let today = Today {
            date,
            week: date.iso_week().week(),
            sessions: day.iter().map(row).collect::<Result<_, _>>()?,
            unrecorded: earlier.iter().map(row).collect::<Result<_, _>>()?,
            groups: groups.iter().map(|session| crate::group::row(read, session)).collect::<Result<_, _>>()?,
            groups_unrecorded: groups_earlier.iter().map(|session| crate::group::row(read, session)).collect::<Result<_, _>>()?,
            drafts: askel_store::draft::all(read)?.iter().map(|draft| draft_row(read, draft)).collect::<Result<_, _>>()?,
            document_drafts: document_drafts(read)?,
            promises: askel_store::task::own_due_by(read, date)?.iter().map(|(kept, client)| task::view(kept, client, date)).collect(),
            reminders: crate::period::due(read, date)?,
            clients: askel_store::client::count(read)?,
            next_day: next.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).map(|moment| in_helsinki(moment).date_naive()),
        };
        for client in today.clients_shown() {
            looks.listed(Noun::Session, client);
        }
        Ok(today)
    })
    .map(Answer::shown)
}

/// The next meeting after a moment, of a client or of a group.
fn next_after(read: &Read, from: i64) -> Result<Option<i64>, Failure> {
    let (one, group) = (askel_store::session::next_after(read, from)?, askel_store::group::next_after(read, from)?);
    Ok(one.into_iter().chain(group).min())
}

/// The day's first second and the next day's, as Unix seconds on the Helsinki clock.
pub(crate) fn bounds(day: NaiveDate) -> (i64, i64) {
    let midnight = |day: NaiveDate| at(day, NaiveTime::MIN, None).map_or(0, |moment| moment.timestamp());
    (midnight(day), midnight(day + Days::new(1)))
}

/// Of a client who is no longer the worker's own the day has the meeting alone: the record opens on its own page, with a reason.
fn row(read: &Read, session: &Session, worker: &str, today: NaiveDate) -> Result<TodayRow, Failure> {
    let client = crate::client::require(read, session.client_id)?;
    let shown = crate::session::view(session, &client);
    let periods = askel_store::period::all_of(read, client.id)?;
    let is_own = relationship(&periods, worker, today).is_some();
    let last = if is_own { askel_store::entry::last_held(read, client.id)? } else { None };
    let goals = if is_own { askel_store::goal::of_client(read, client.id)? } else { vec![] };
    let tasks = if is_own { askel_store::task::open_of(read, client.id)? } else { vec![] };
    let risks = if is_own { askel_store::risk::of_client(read, client.id)? } else { vec![] };
    Ok(TodayRow {
        session_id: session.id,
        client_id: client.id,
        client_name: client.name(),
        non_disclosure: client.non_disclosure,
        starts_at: shown.starts_at,
        ends_at: shown.ends_at,
        mode: shown.mode,
        place: shown.place,
        last_time: last.as_ref().map(last_words).unwrap_or_default(),
        step: goal::step_now(&goals),
        open_tasks: tasks.into_iter().map(|task| task.what).collect(),
        second_worker_missing: session.mode == ContactMode::HomeVisit && session.settled_by.is_none() && session.second_worker.is_empty() && needs_second_worker(&risks, shown.starts_at.date_naive()),
        second_worker: shown.second_worker,
        term_days_left: periods.first().map(|period| period.term.days_left(today)),
        draft: askel_store::draft::of_session(read, session.id)?.map(|draft| draft.id),
        recorded: session.settled_by.is_some(),
    })
}

/// What was agreed matters most before the next visit; else how the last one began.
fn last_words(entry: &Entry) -> String {
    match &entry.body {
        EntryBody::Meeting(meeting) if !meeting.voices.agreed.is_empty() => crate::entry::shortened(&meeting.voices.agreed),
        _ => crate::entry::lead(entry).0,
    }
}
