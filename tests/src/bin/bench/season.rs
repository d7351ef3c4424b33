//! Twenty weeks of a made-up caseload, piece by piece in the order of time. Knows the work, not the files it is written to.

use askel_app::surroundings::Random;
use askel_domain::client::Client;
use askel_domain::draft::{Draft, EntryForm, TaskForm, Who};
use askel_domain::entry::{AgreedTask, Author, Entry, EntryBody, Event, Mark, Meeting, Voices};
use askel_domain::goal::{Goal, GoalDirection, SmallStep};
use askel_domain::id::{self, ClientId, DraftId, EntryId, GoalId, PeriodId, SessionId, StepId, TaskId};
use askel_domain::moment::{self, Moment, write_date};
use askel_domain::period::{Basis, Course, FixedTerm, ServicePeriod};
use askel_domain::session::{ContactMode, Session};
use askel_domain::task::{InterimTask, Responsible, TaskKind, TaskOutcome};
use askel_domain::worker::Worker;
use askel_tests::fixture::surroundings::Repeatable;
use chrono::{Days, Duration, NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::made_up;
use crate::measure::Outcome;
use crate::piece::Piece;

/// How much lies behind each client.
#[derive(Clone, Copy)]
pub struct Past {
    pub meetings: usize,
    /// Days over which the meetings are spread evenly.
    pub days: u64,
}

/// A caseload's clients: twenty weeks, a meeting a week.
pub const TWENTY_WEEKS: Past = Past { meetings: 20, days: 140 };
/// Clients written in one transaction: the app's one commit each would take hours for 120,000 entries.
const AT_ONCE: usize = 300;
/// Bytes of the four voices, together about 1.2 kB.
const VOICES: [usize; 4] = [480, 330, 220, 130];

/// Time-ordered identifiers, the same ones every time.
pub struct Ids(Repeatable);

impl Ids {
    pub fn from(seed: u64) -> Self {
        Self(Repeatable::from(seed))
    }

    pub fn next(&mut self, at: Moment) -> Uuid {
        let mut bytes = [0; 10];
        self.0.fill(&mut bytes);
        id::time_ordered(at.timestamp_millis().unsigned_abs(), &bytes)
    }
}

/// A Thursday; every vault stands at its afternoon.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default()
}

pub fn on(day: NaiveDate, hour: u32, minute: u32) -> Outcome<Moment> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).ok_or("no such time")?;
    moment::at(day, time, None).map_err(|code| format!("{day} {time}: {code:?}"))
}

pub struct Season {
    pub clients: Vec<Client>,
    worker: Worker,
    periods: Vec<PeriodId>,
    goals: Vec<GoalId>,
    ids: Ids,
    past: Past,
}

/// Takes the pieces of one transaction, with its moment.
pub type Keep<'a> = &'a mut dyn FnMut(Moment, Vec<Piece>) -> Outcome<()>;

impl Season {
    pub fn new(size: usize, worker: Worker, past: Past) -> Self {
        Self { clients: Vec::with_capacity(size), worker, periods: vec![], goals: vec![], ids: Ids::from(7), past }
    }

    /// Round by round over all clients, so that one client's entries lie as far apart in the file as they do in a real one.
    pub fn play(&mut self, size: usize, keep: Keep) -> Outcome<()> {
        let first = today() - Days::new(3 + self.past.days);
        for range in chunks(size) {
            let mut pieces = vec![];
            for number in range {
                self.begin(number, on(first, 8, 0)?, &mut pieces);
            }
            keep(on(first, 8, 0)?, pieces)?;
        }
        for round in 0..self.past.meetings {
            let day = first + Days::new(self.past.days * round as u64 / self.past.meetings as u64);
            for range in chunks(size) {
                let mut pieces = vec![];
                for number in range {
                    self.meet(number, round, day, &mut pieces)?;
                }
                keep(on(day + Days::new(4), 16, 0)?, pieces)?;
            }
        }
        for range in chunks(size) {
            let mut pieces = vec![];
            for number in range {
                self.stand(number, size, &mut pieces)?;
            }
            keep(on(today(), 7, 30)?, pieces)?;
        }
        Ok(())
    }

    fn begin(&mut self, number: usize, at: Moment, pieces: &mut Vec<Piece>) {
        let client = made_up::client(ClientId(self.ids.next(at)), number);
        let (starts_on, ends_on) = (at.date_naive(), today() + Days::new(40));
        let period = ServicePeriod {
            id: PeriodId(self.ids.next(at)),
            client_id: client.id,
            service_task: "demo-1".into(),
            social_service: "demo-2".into(),
            own_worker: self.worker.name(),
            term: FixedTerm { starts_on, ends_on },
            basis: Basis { decision_on: Some(starts_on), ..Basis::default() },
            course: Course::default(),
        };
        let steps = (0..5).map(|step| SmallStep {
            id: StepId(self.ids.next(at)),
            text: made_up::sentence(number + step).into(),
            done_on: (step < 2).then_some(starts_on),
        });
        let goal = Goal {
            id: GoalId(Uuid::nil()),
            client_id: client.id,
            client_words: made_up::sentence(number).into(),
            area: String::new(),
            direction: GoalDirection::Improve,
            levels: [0, 1, 2, 3, 4].map(|level| made_up::sentence(number + level).to_owned()),
            weight: 2,
            start_level: -2,
            level: -1,
            steps: steps.collect(),
            factors: vec![],
        };
        for _ in 0..2 {
            let id = GoalId(self.ids.next(at));
            self.goals.push(id);
            pieces.push(Piece::Goal(Goal { id, ..goal.clone() }));
        }
        self.periods.push(period.id);
        pieces.splice(0..0, [Piece::Client(client.clone()), Piece::Period(period)]);
        self.clients.push(client);
    }

    /// The meeting of a round: settled, recorded, carried away unless it is the newest; every fourth agrees a task.
    fn meet(&mut self, number: usize, round: usize, day: NaiveDate, pieces: &mut Vec<Piece>) -> Outcome<()> {
        let starts_at = self.time_of(number, day)?;
        let entry = self.entry(number, round, starts_at);
        if let EntryBody::Meeting(meeting) = &entry.body {
            pieces.extend(meeting.new_tasks.iter().map(|agreed| Piece::Task(as_task(agreed, &entry, round + 4 < self.past.meetings))));
        }
        let session = Session {
            id: entry.session_id.unwrap_or(SessionId(entry.id.0)),
            settled_by: Some(entry.id),
            ..self.planned(number, starts_at)
        };
        pieces.push(Piece::Session(session));
        pieces.push(Piece::Entry(Box::new(entry.clone())));
        if round + 1 < self.past.meetings {
            pieces.push(Piece::Exported(Box::new(entry)));
        }
        Ok(())
    }

    /// How it stands today: everybody's next meeting, six of them today, three of yesterday unrecorded, two drafts, some promises.
    fn stand(&mut self, number: usize, size: usize, pieces: &mut Vec<Piece>) -> Outcome<()> {
        let next = self.time_of(number, today() + Days::new(4))?;
        pieces.push(Piece::Session(self.planned(number, next)));
        if number.is_multiple_of(size / 6) && number < size / 6 * 6 {
            let session = self.planned(number, on(today(), 9 + (number / (size / 6)) as u32, 0)?);
            pieces.push(Piece::Session(session));
        }
        if (1..4).contains(&number) {
            let session = self.planned(number, on(today() - Days::new(1), 9 + number as u32, 0)?);
            pieces.push(Piece::Session(session));
        }
        if (4..6).contains(&number) {
            pieces.push(Piece::DraftBegun(Box::new(self.draft(number)?)));
        }
        if number.is_multiple_of(10) {
            let due_on = today() - Days::new(3) + Days::new((number / 10 % 14) as u64);
            let id = TaskId(self.ids.next(on(today(), 7, 0)?));
            pieces.push(Piece::Task(self.promise(number, id, due_on)));
        }
        Ok(())
    }

    fn time_of(&self, number: usize, monday: NaiveDate) -> Outcome<Moment> {
        on(monday + Days::new((number % 5) as u64), 8 + (number / 5 % 8) as u32, (number % 4 * 15) as u32)
    }

    fn planned(&mut self, number: usize, starts_at: Moment) -> Session {
        let client = &self.clients[number];
        let place = if client.is_protected() { String::new() } else { client.home.shown() };
        Session {
            id: SessionId(self.ids.next(starts_at - Duration::days(7))),
            client_id: client.id,
            starts_at,
            ends_at: Some(starts_at + Duration::hours(1)),
            mode: ContactMode::HomeVisit,
            place,
            second_worker: String::new(),
            settled_by: None,
            removed: false,
        }
    }

    fn entry(&mut self, number: usize, week: usize, starts_at: Moment) -> Entry {
        let client = self.clients[number].clone();
        let said = |voice: usize| made_up::told(number + week * 3 + voice, VOICES[voice]);
        let voices = Voices { client_tells: said(0), observations: said(1), assessment: said(2), agreed: said(3) };
        let agreed = AgreedTask {
            kind: TaskKind::Task,
            task_id: TaskId(self.ids.next(starts_at)),
            what: made_up::sentence(number + week).into(),
            responsible: Responsible::Client,
            due_on: Some(starts_at.date_naive() + Days::new(7)),
            may_hinder: String::new(),
            goal_id: Some(self.goals[number * 2]),
        };
        let new_tasks = if (number + week).is_multiple_of(4) { vec![agreed] } else { vec![] };
        Entry {
            id: EntryId(self.ids.next(starts_at)),
            version: 1,
            client_id: client.id,
            period_id: self.periods[number],
            session_id: Some(SessionId(self.ids.next(starts_at - Duration::days(7)))),
            event: Event {
                remote_obstacle: None,
                starts_at,
                ends_at: Some(starts_at + Duration::hours(1)),
                mode: [ContactMode::HomeVisit, ContactMode::Phone, ContactMode::HomeVisit, ContactMode::Office][(number + week) % 4],
                place: client.home.shown(),
                participants: format!("{}, {} ({}, {})", client.name(), self.worker.name(), self.worker.title, self.worker.unit.name),
                service_task: "demo-1".into(),
                social_service: "demo-2".into(),
            },
            body: EntryBody::Meeting(Meeting { voices, new_tasks, recorded_together: week.is_multiple_of(2), ..Meeting::default() }),
            author: Author::of(&self.worker),
            written_at: starts_at + Duration::hours(2),
            change: None,
        }
    }

    fn draft(&mut self, number: usize) -> Outcome<Draft> {
        let at = on(today(), 7, 0)?;
        let form = EntryForm { date: write_date(today()), client_tells: made_up::told(number, VOICES[0]), ..form() };
        Ok(Draft {
            id: DraftId(self.ids.next(at)),
            client_id: self.clients[number].id,
            session_id: None,
            opened_at: at,
            saved_at: at,
            form,
            purpose: Default::default(),
        })
    }

    fn promise(&self, number: usize, id: TaskId, due_on: NaiveDate) -> InterimTask {
        let what = made_up::sentence(number).into();
        let client_id = self.clients[number].id;
        InterimTask {
            kind: TaskKind::Task,
            id,
            client_id,
            goal_id: None,
            agreed_in: None,
            what,
            responsible: Responsible::Worker,
            due_on: Some(due_on),
            may_hinder: String::new(),
            outcome: None,
            withdrawn: false,
        }
    }
}

/// A visit as a worker fills it in: 1.2 kB in four voices, one task agreed, the next meeting in a week.
pub fn form() -> EntryForm {
    let task =
        TaskForm { what: made_up::sentence(1).into(), who: Who::Client, due: write_date(today() + Days::new(7)), ..TaskForm::default() };
    EntryForm {
        starts: "13.00".into(),
        ends: "14.00".into(),
        mode: Some(ContactMode::HomeVisit),
        client_tells: made_up::told(1, VOICES[0]),
        observations: made_up::told(2, VOICES[1]),
        assessment: made_up::told(3, VOICES[2]),
        agreed: made_up::told(4, VOICES[3]),
        new_tasks: vec![task],
        ..EntryForm::default()
    }
}

fn as_task(agreed: &AgreedTask, entry: &Entry, done: bool) -> InterimTask {
    let outcome = TaskOutcome { helped: None, mark: Mark::Done, obstacle: String::new(), marked_at: entry.event.starts_at + Duration::days(7) };
    InterimTask {
            kind: TaskKind::Task,
        id: agreed.task_id,
        client_id: entry.client_id,
        goal_id: agreed.goal_id,
        agreed_in: Some(entry.id),
        what: agreed.what.clone(),
        responsible: agreed.responsible.clone(),
        due_on: agreed.due_on,
        may_hinder: String::new(),
        outcome: done.then_some(outcome),
        withdrawn: false,
    }
}

fn chunks(size: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..size).step_by(AT_ONCE).map(move |from| from..(from + AT_ONCE).min(size))
}
