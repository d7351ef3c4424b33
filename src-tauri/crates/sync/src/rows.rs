//! Rows of the record and what they are to the server: found by their key, written as they came, compared as JSON.
//! Knows the store's nouns and the dialect's, and that they are the same.

use askel_domain::client::Client;
use askel_domain::document::NationalDocument;
use askel_domain::id::{ClientId, WorkerId};
use askel_fhir::{MeasureFile, Noun as Spoken, Record};
use askel_store::log::{self, Noun};
use askel_store::sync::{RowKey, RowKind};
use askel_store::{Read, StoreFailure, StoreResult, Tx};
use askel_store::{client, document, entry, gas, goal, group, measure, period, risk, session, task, team, worker};
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) fn kind_of(noun: Spoken) -> RowKind {
    RowKind::of(noun.name()).unwrap_or(RowKind::Worker)
}

pub(crate) fn key_of(record: &Record) -> RowKey {
    let kind = kind_of(record.noun());
    match record {
        Record::Entry(row) => RowKey::version(kind, row.id, row.version),
        Record::Document(row) => RowKey::version(kind, row.id, row.version),
        Record::Measure(file) => RowKey::new(kind, format!("{} {}", file.definition.id, file.definition.version)),
        other => RowKey::new(kind, own_id(other)),
    }
}

fn own_id(record: &Record) -> String {
    record.primary().1.to_string()
}

/// The row as it stands here.
pub(crate) fn get(read: &Read, key: &RowKey) -> StoreResult<Option<Record>> {
    let id = key.row_id.as_str();
    macro_rules! found {
        ($get:expr, $wrap:expr) => {
            match id.parse() {
                Ok(id) => $get(id)?.map($wrap),
                Err(_) => None,
            }
        };
    }
    Ok(match key.kind {
        RowKind::Worker => Some(worker::get(read)?).filter(|own| own.id.to_string() == id).map(Record::Worker),
        RowKind::Client => found!(|id| client::get(read, id), Record::Client),
        RowKind::Period => found!(|id| period::get(read, id), Record::Period),
        RowKind::Goal => found!(|id| goal::get(read, id), Record::Goal),
        RowKind::Session => found!(|id| session::get(read, id), Record::Session),
        RowKind::Entry => found!(|id| entry::version(read, id, key.version), Record::Entry),
        RowKind::Task => found!(|id| task::get(read, id), Record::Task),
        RowKind::Team => found!(|id| team::get(read, id), Record::Team),
        RowKind::Risk => found!(|id| risk::get(read, id), Record::Risk),
        RowKind::Measure => measure_file(read, id)?.map(Record::Measure),
        RowKind::Response => found!(|id| measure::response(read, id), Record::Response),
        RowKind::Gas => found!(|id| gas::get(read, id), Record::Gas),
        RowKind::Document => found!(|id| document::version(read, id, key.version), Record::Document),
        RowKind::Group => found!(|id| group::get(read, id), Record::Group),
        RowKind::GroupSession => found!(|id| group::session(read, id), Record::GroupSession),
        RowKind::GroupMember => found!(|id| group::member(read, id), Record::GroupMember),
        RowKind::Attendance => found!(|id| group::attendance_of(read, id), Record::Attendance),
    })
}

fn measure_file(read: &Read, row_id: &str) -> StoreResult<Option<MeasureFile>> {
    let Some((id, version)) = row_id.rsplit_once(' ') else { return Ok(None) };
    let definition = askel_domain::measure::DefinitionRef { id: id.into(), version: version.into() };
    Ok(measure::get(read, &definition)?.map(|file| MeasureFile { definition: file.definition, text: file.text }))
}

/// Writes what came. The log says `sync`, and the row does not wait to be sent back.
pub(crate) fn put(tx: &Tx, record: &Record) -> StoreResult<()> {
    tx.as_arrived(author_of(record), |tx| write(tx, record))?;
    match record {
        Record::Client(client) if client.is_protected() => keep_what_protection_allows(tx, client),
        _ => Ok(()),
    }
}

/// An order that came takes away here what it took away where it was written.
fn keep_what_protection_allows(tx: &Tx, protected: &askel_domain::client::Client) -> StoreResult<()> {
    for member in team::of_client(tx, protected.id)? {
        let allowed = member.clone().as_protection_allows(protected);
        if allowed != member {
            tx.as_arrived(None, |tx| team::put(tx, &allowed))?;
        }
    }
    Ok(())
}

/// Writes a row as somebody here would: it waits to be sent.
pub(crate) fn write(tx: &Tx, record: &Record) -> StoreResult<()> {
    match record {
        Record::Worker(row) => worker::put(tx, row),
        Record::Client(row) => client::put(tx, row),
        Record::Period(row) => period::put(tx, row),
        Record::Goal(row) => goal::put(tx, row, None),
        Record::Session(row) => session::put(tx, row),
        Record::Entry(row) => entry::insert(tx, row),
        Record::Task(row) => task::put(tx, row, None),
        Record::Team(row) => team::put(tx, row),
        Record::Risk(row) => risk::put(tx, row),
        Record::Measure(file) => measure::insert(tx, &measure::MeasureFile { definition: file.definition.clone(), text: file.text.clone() }),
        Record::Response(row) => measure::put_response(tx, row),
        Record::Gas(row) => gas::insert(tx, row),
        Record::Document(row) => document::insert(tx, row),
        Record::Group(row) => group::put(tx, row),
        Record::GroupSession(row) => group::put_session(tx, row),
        Record::GroupMember(row) => group::put_member(tx, row),
        Record::Attendance(row) => group::insert_attendance(tx, row),
    }
}

/// Who wrote it where it came from, where the row itself says so.
pub(crate) fn author_of(record: &Record) -> Option<WorkerId> {
    match record {
        Record::Entry(row) => Some(row.author.worker_id),
        Record::Document(row) => Some(row.author.worker_id),
        _ => None,
    }
}

pub(crate) fn is_annulled(record: &Record) -> bool {
    match record {
        Record::Entry(row) => row.is_annulled(),
        Record::Document(row) => row.is_annulled(),
        _ => false,
    }
}

/// The row as the log and a merge see it.
pub(crate) fn value_of(record: &Record) -> StoreResult<Value> {
    let value = match record {
        Record::Worker(row) => serde_json::to_value(row),
        Record::Client(row) => serde_json::to_value(row),
        Record::Period(row) => serde_json::to_value(row),
        Record::Goal(row) => serde_json::to_value(row),
        Record::Session(row) => serde_json::to_value(row),
        Record::Entry(row) => serde_json::to_value(row),
        Record::Task(row) => serde_json::to_value(row),
        Record::Team(row) => serde_json::to_value(row),
        Record::Risk(row) => serde_json::to_value(row),
        Record::Measure(file) => serde_json::to_value(measure::MeasureFile { definition: file.definition.clone(), text: file.text.clone() }),
        Record::Response(row) => serde_json::to_value(row),
        Record::Gas(row) => serde_json::to_value(row),
        Record::Document(row) => serde_json::to_value(row),
        Record::Group(row) => serde_json::to_value(row),
        Record::GroupSession(row) => serde_json::to_value(row),
        Record::GroupMember(row) => serde_json::to_value(row),
        Record::Attendance(row) => serde_json::to_value(row),
    };
    value.map_err(|_| StoreFailure::Row("to JSON"))
}

/// A row that may change, of its JSON. `None`: not such a row.
pub(crate) fn record_of(kind: RowKind, value: Value) -> Option<Record> {
    fn row<T: DeserializeOwned>(value: Value) -> Option<T> {
        serde_json::from_value(value).ok()
    }
    match kind {
        RowKind::Worker => row(value).map(Record::Worker),
        RowKind::Client => row(value).map(Record::Client),
        RowKind::Period => row(value).map(Record::Period),
        RowKind::Goal => row(value).map(Record::Goal),
        RowKind::Session => row(value).map(Record::Session),
        RowKind::Task => row(value).map(Record::Task),
        RowKind::Team => row(value).map(Record::Team),
        RowKind::Risk => row(value).map(Record::Risk),
        RowKind::Group => row(value).map(Record::Group),
        RowKind::GroupSession => row(value).map(Record::GroupSession),
        RowKind::GroupMember => row(value).map(Record::GroupMember),
        _ => None,
    }
}

/// Whether this is how the row once stood here: then it is an ancestor of ours, and the server an older one.
pub(crate) fn stood_before(read: &Read, key: &RowKey, value: &Value) -> StoreResult<bool> {
    let noun = logged_as(key.kind);
    let same = |text: &String| serde_json::from_str::<Value>(text).is_ok_and(|before| before == *value);
    Ok(log::bodies_of_row(read, noun, &key.row_id)?.iter().any(same))
}

const fn logged_as(kind: RowKind) -> Noun {
    match kind {
        RowKind::Worker => Noun::Worker,
        RowKind::Client => Noun::Client,
        RowKind::Period => Noun::Period,
        RowKind::Goal => Noun::Goal,
        RowKind::Session => Noun::Session,
        RowKind::Entry => Noun::Entry,
        RowKind::Task => Noun::Task,
        RowKind::Team => Noun::Team,
        RowKind::Risk => Noun::Risk,
        RowKind::Gas => Noun::Gas,
        RowKind::Document => Noun::Document,
        RowKind::Measure | RowKind::Response => Noun::Measure,
        RowKind::Group | RowKind::GroupSession | RowKind::GroupMember | RowKind::Attendance => Noun::Group,
    }
}

/// Whether a new row of this name would take the place of something else: what the log knows under a name stays that.
pub(crate) fn is_name_taken(read: &Read, key: &RowKey, record: &Record) -> StoreResult<bool> {
    if let Record::Attendance(row) = record {
        return Ok(group::attendance(read, row.session_id)?.iter().any(|other| other.client_id == row.client_id) || is_logged(read, key)?);
    }
    Ok(key.version <= 1 && is_logged(read, key)?)
}

fn is_logged(read: &Read, key: &RowKey) -> StoreResult<bool> {
    Ok(!log::bodies_of_row(read, logged_as(key.kind), &key.row_id)?.is_empty())
}

/// The row's client, where a non-disclosure order protects them.
pub(crate) fn protected(read: &Read, record: &Record) -> StoreResult<Option<Client>> {
    let of_row = record.client().map(|id| client::get(read, id)).transpose()?.flatten();
    Ok(of_row.filter(Client::is_protected))
}

/// Whether what came is the row here without some of its answers or its place: how a row of a protected client leaves that was
/// written before the order. Which of them had to stay here, only whoever says the row knows.
pub(crate) fn is_left_of(read: &Read, here: &Record, came: &Record) -> StoreResult<bool> {
    let left = match (here, came) {
        (Record::Entry(row), Record::Entry(came)) if came.event.place.is_empty() => {
            let mut row = row.clone();
            row.event.place.clear();
            row == *came
        }
        (Record::Document(row), Record::Document(came)) => NationalDocument { answers: row.answers.those_in(&came.answers), ..row.clone() } == *came,
        _ => false,
    };
    Ok(left && protected(read, here)?.is_some())
}

/// What must be on the server, or here, before this row means anything.
pub(crate) fn leans_on(record: &Record) -> Vec<RowKey> {
    let before = |kind, id: String, version: u32| (version > 1).then(|| RowKey::version(kind, id, version - 1));
    let own = match record {
        Record::Entry(row) => before(RowKind::Entry, row.id.to_string(), row.version),
        Record::Document(row) => before(RowKind::Document, row.id.to_string(), row.version),
        Record::Response(row) => Some(RowKey::new(RowKind::Measure, format!("{} {}", row.definition.id, row.definition.version))),
        Record::GroupSession(row) => Some(RowKey::new(RowKind::Group, row.group_id)),
        Record::GroupMember(row) => Some(RowKey::new(RowKind::Group, row.group_id)),
        Record::Attendance(row) => Some(RowKey::new(RowKind::GroupSession, row.session_id)),
        _ => None,
    };
    let client = record.client().filter(|_| !matches!(record, Record::Client(_))).map(|id| RowKey::new(RowKind::Client, id));
    client.into_iter().chain(own).collect()
}

/// What must be here before the row can be kept. A filling is read with the measure's file, which may also be one of our own.
pub(crate) fn is_orphan(read: &Read, record: &Record) -> StoreResult<bool> {
    for key in leans_on(record).iter().filter(|key| key.kind != RowKind::Measure) {
        if get(read, key)?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the rules take away or refuse of what came. `None`: it breaks one.
pub(crate) fn as_rules_allow(read: &Read, record: Record) -> StoreResult<Option<Record>> {
    let around = |client_id: ClientId| client::get(read, client_id);
    Ok(match record {
        Record::Client(row) => Some(Record::Client(row.as_protection_allows())),
        Record::Goal(row) => row.check().is_ok().then_some(Record::Goal(row)),
        Record::Risk(row) => row.check().is_ok().then_some(Record::Risk(row)),
        Record::Gas(row) => row.check().is_ok().then_some(Record::Gas(row)),
        Record::Response(row) => row.finished.then_some(Record::Response(row)),
        Record::Period(row) => (row.term.starts_on <= row.term.ends_on).then_some(Record::Period(row)),
        Record::Team(row) if row.check().is_err() => None,
        Record::Team(row) => Some(match around(row.client_id)? {
            Some(client) => Record::Team(row.as_protection_allows(&client)),
            None => Record::Team(row),
        }),
        Record::Session(mut row) => {
            if around(row.client_id)?.is_some_and(|client| client.is_protected()) {
                row.place.clear();
            }
            Some(Record::Session(row))
        }
        other => Some(other),
    })
}
