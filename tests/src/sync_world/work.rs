//! What workers do meanwhile: they write goals, tasks, entries and addresses, each time with words that nobody else writes.
//! Answers what was saved, so that a judge can look for those words later. Knows no engine.

use askel_domain::client::{Client, NonDisclosure};
use askel_domain::contact::Address;
use askel_domain::entry::{Author, Change, Entry, EntryBody, Event, Meeting, Voices};
use askel_domain::goal::{Goal, GoalDirection, SmallStep};
use askel_domain::id::{ClientId, DraftId, EntryId, GoalId, PeriodId, StepId, TaskId};
use askel_domain::identity::Identity;
use askel_domain::period::{Basis, Course, FixedTerm, ServicePeriod};
use askel_domain::session::ContactMode;
use askel_domain::task::{InterimTask, Responsible, TaskKind};
use askel_fhir::Record;
use askel_store::sync::{RowKey, RowKind};
use askel_store::{Read, StoreFailure, StoreResult, client, entry, goal, period, task, worker};
use chrono::{Days, NaiveDate, TimeDelta};

use super::chance::Chance;
use super::laptop::{Laptop, moment};

/// One acknowledged save: these words stand in this row now, in place of those.
#[derive(Clone, Debug)]
pub struct Save {
    pub laptop: usize,
    pub key: RowKey,
    /// Whose record.
    pub client: ClientId,
    pub words: String,
    pub instead_of: Option<String>,
}

/// The three clients: shared by all, the first laptop's own, the last one's own.
pub fn clients() -> [ClientId; 3] {
    [1, 2, 3].map(|number| ClientId(Chance::from(number).id(super::laptop::BEGINNING)))
}

/// Whose records a laptop may hold.
pub fn may_hold(laptop: usize) -> Vec<ClientId> {
    let [shared, first, last] = clients();
    match laptop {
        0 => vec![shared, first],
        2 => vec![shared, last],
        _ => vec![shared],
    }
}

pub fn new_client(id: ClientId, family_name: &str) -> Client {
    Client {
        id, family_name: family_name.into(), given_names: "Reijo Olavi".into(), calling_name: String::new(), identity: Identity::NotKnownYet,
        birth_date: NaiveDate::from_ymd_opt(1968, 3, 4), phone: None, email: String::new(), home: Address::default(), contact_address: Address::default(),
        municipality: "Tampere".into(), contact_language: "suomi".into(), interpreting: None, close_persons: vec![], non_disclosure: NonDisclosure::No,
        non_disclosure_until: None, children_at_home: false,
    }
}

pub fn new_period(id: PeriodId, client_id: ClientId, own_worker: String, day: NaiveDate) -> ServicePeriod {
    ServicePeriod {
        id, client_id, service_task: "1".into(), social_service: "1".into(), own_worker, term: FixedTerm { starts_on: day - Days::new(30), ends_on: day + Days::new(120) },
        basis: Basis::default(), course: Course::default(),
    }
}

/// The row as it stands on a laptop.
pub fn record(read: &Read, key: &RowKey) -> StoreResult<Option<Record>> {
    let id: uuid::Uuid = match key.row_id.parse() {
        Ok(id) => id,
        Err(_) => return Ok(None),
    };
    Ok(match key.kind {
        RowKind::Worker => Some(worker::get(read)?).filter(|own| own.id.0 == id).map(Record::Worker),
        RowKind::Client => client::get(read, ClientId(id))?.map(Record::Client),
        RowKind::Period => period::get(read, PeriodId(id))?.map(Record::Period),
        RowKind::Goal => goal::get(read, GoalId(id))?.map(Record::Goal),
        RowKind::Task => task::get(read, TaskId(id))?.map(Record::Task),
        RowKind::Entry => entry::version(read, EntryId(id), key.version)?.map(Record::Entry),
        _ => None,
    })
}

/// Every row of a client on a laptop.
pub fn rows_of(read: &Read, client_id: ClientId) -> StoreResult<Vec<(RowKey, Record)>> {
    let mut rows = vec![];
    rows.extend(client::get(read, client_id)?.map(|row| (RowKey::new(RowKind::Client, row.id), Record::Client(row))));
    rows.extend(period::all_of(read, client_id)?.into_iter().map(|row| (RowKey::new(RowKind::Period, row.id), Record::Period(row))));
    rows.extend(goal::of_client(read, client_id)?.into_iter().map(|row| (RowKey::new(RowKind::Goal, row.id), Record::Goal(row))));
    rows.extend(task::of_client(read, client_id)?.into_iter().map(|row| (RowKey::new(RowKind::Task, row.id), Record::Task(row))));
    for (newest, _) in entry::timeline(read, client_id, 0, 1_000)? {
        for (version, _) in entry::versions(read, newest.id)? {
            rows.push((RowKey::version(RowKind::Entry, version.id, version.version), Record::Entry(version)));
        }
    }
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(rows)
}

/// Writes a row as somebody at this laptop would.
///
/// # Errors
/// What the disk said.
pub fn put(laptop: &mut Laptop, record: &Record, now_ms: i64) -> Result<(), StoreFailure> {
    laptop.write(now_ms, |tx| match record {
        Record::Client(row) => client::put(tx, row),
        Record::Period(row) => period::put(tx, row),
        Record::Goal(row) => goal::put(tx, row, None),
        Record::Task(row) => task::put(tx, row, None),
        Record::Entry(row) => entry::insert(tx, row),
        _ => Ok(()),
    })
}

/// Something that a worker does, chosen by chance. `None`: there was nothing to do it to.
///
/// # Errors
/// What the disk said; then nothing was promised.
pub fn something(laptop: &mut Laptop, words: &str, now_ms: i64) -> Result<Option<Save>, StoreFailure> {
    let may = may_hold(laptop.number);
    let id = *laptop.chance.clone().one_of(&may);
    laptop.chance.next();
    let rows = laptop.store().read(|read| rows_of(read, id))?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut chance = laptop.chance.apart();
    let made = match chance.roll(10) {
        0 => Some((new_goal(&mut chance, id, words, now_ms), None)),
        1 => Some((new_task(&mut chance, id, words, now_ms), None)),
        2 | 3 => new_entry(laptop, &mut chance, &rows, words, now_ms),
        4 => corrected(laptop, &mut chance, &rows, words, now_ms),
        _ => edited(&mut chance, &rows, words),
    };
    let Some((record, instead_of)) = made else { return Ok(None) };
    put(laptop, &record, now_ms)?;
    Ok(Some(Save { laptop: laptop.number, key: key_of(&record), client: id, words: words.to_owned(), instead_of }))
}

pub fn key_of(record: &Record) -> RowKey {
    let kind = RowKind::of(record.noun().name()).expect("a kind of row");
    match record {
        Record::Entry(row) => RowKey::version(kind, row.id, row.version),
        other => RowKey::new(kind, other.primary().1),
    }
}

pub fn new_goal(chance: &mut Chance, client_id: ClientId, words: &str, now_ms: i64) -> Record {
    let step = |chance: &mut Chance| SmallStep { id: StepId(chance.id(now_ms)), text: "askel".into(), done_on: None };
    Record::Goal(Goal {
        id: GoalId(chance.id(now_ms)), client_id, client_words: words.into(), area: String::new(), direction: GoalDirection::Improve, levels: Default::default(), weight: 1,
        start_level: -2, level: -2, steps: vec![step(chance), step(chance)], factors: vec![],
    })
}

fn new_task(chance: &mut Chance, client_id: ClientId, words: &str, now_ms: i64) -> Record {
    Record::Task(InterimTask {
        id: TaskId(chance.id(now_ms)), client_id, goal_id: None, agreed_in: None, kind: TaskKind::Task, what: words.into(), responsible: Responsible::Client, due_on: None,
        may_hinder: String::new(), outcome: None, withdrawn: false,
    })
}

fn entry_of(laptop: &Laptop, id: EntryId, rows: &[(RowKey, Record)], words: &str, now_ms: i64) -> Option<Entry> {
    let period = rows.iter().find_map(|(_, record)| if let Record::Period(period) = record { Some(period) } else { None })?;
    let at = moment(now_ms);
    Some(Entry {
        id, version: 1, client_id: period.client_id, period_id: period.id, session_id: None,
        event: Event {
            starts_at: at - TimeDelta::hours(1), ends_at: Some(at), mode: ContactMode::HomeVisit, place: String::new(), participants: String::new(),
            service_task: "1".into(), social_service: "1".into(), remote_obstacle: None,
        },
        body: EntryBody::Meeting(Meeting { voices: Voices { client_tells: words.into(), ..Voices::default() }, ..Meeting::default() }),
        author: Author::of(&laptop.worker), written_at: at, change: None,
    })
}

fn new_entry(laptop: &Laptop, chance: &mut Chance, rows: &[(RowKey, Record)], words: &str, now_ms: i64) -> Option<(Record, Option<String>)> {
    entry_of(laptop, EntryId(chance.id(now_ms)), rows, words, now_ms).map(|entry| (Record::Entry(entry), None))
}

/// A correction of an entry's newest version.
fn corrected(laptop: &Laptop, chance: &mut Chance, rows: &[(RowKey, Record)], words: &str, now_ms: i64) -> Option<(Record, Option<String>)> {
    let entries: Vec<&Entry> = rows.iter().filter_map(|(_, record)| if let Record::Entry(entry) = record { Some(entry) } else { None }).collect();
    let one = entries.get(chance.roll(entries.len().max(1)))?;
    let newest = entries.iter().filter(|entry| entry.id == one.id).map(|entry| entry.version).max()?;
    let change = Change::Correction { reason: "Kirjoitusvirhe.".into(), draft_id: DraftId(chance.id(now_ms)) };
    let entry = Entry { version: newest + 1, change: Some(change), ..entry_of(laptop, one.id, rows, words, now_ms)? };
    Some((Record::Entry(entry), None))
}

/// New words in one field of one row that may change.
fn edited(chance: &mut Chance, rows: &[(RowKey, Record)], words: &str) -> Option<(Record, Option<String>)> {
    let open: Vec<&Record> = rows.iter().map(|(_, record)| record).filter(|record| matches!(record, Record::Goal(_) | Record::Task(_) | Record::Client(_))).collect();
    let mut record = (*open.get(chance.roll(open.len().max(1)))?).clone();
    let field = match &mut record {
        Record::Goal(goal) => match chance.roll(6) {
            0 | 1 => &mut goal.client_words,
            2 => &mut goal.area,
            3 => &mut goal.levels[chance.roll(5)],
            _ => match goal.steps.len() {
                0 => &mut goal.area,
                steps => &mut goal.steps[chance.roll(steps)].text,
            },
        },
        Record::Task(task) => if chance.once_in(2) { &mut task.what } else { &mut task.may_hinder },
        Record::Client(client) => if chance.once_in(2) { &mut client.email } else { &mut client.municipality },
        _ => return None,
    };
    let before = std::mem::replace(field, words.to_owned());
    Some((record, (!before.is_empty()).then_some(before)))
}
