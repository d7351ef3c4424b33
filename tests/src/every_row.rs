//! Every row of a vault's record as the dialect takes it. Reads past the gate: a proof looks at what is there, not a worker.

use askel_domain::id::ClientId;
use askel_fhir::{Around, MeasureFile, Record};
use askel_store::failure::{StoreFailure, StoreResult};
use askel_store::{Read, client, document, entry, gas, goal, group, measure, period, risk, session, task, team, worker};

/// In the order of the nouns; every version of entries and documents.
pub fn every_row(read: &Read, clients: &[ClientId]) -> Result<Vec<Record>, StoreFailure> {
    let mut rows = vec![Record::Worker(worker::get(read)?)];
    rows.extend(measure::all(read)?.into_iter().map(|file| Record::Measure(MeasureFile { definition: file.definition, text: file.text })));
    for group in group::all(read)? {
        rows.extend(of_group(read, group.id)?);
        rows.push(Record::Group(group));
    }
    for session in session::between(read, i64::MIN, i64::MAX)? {
        rows.push(Record::Session(session));
    }
    for client in clients {
        rows.extend(of_client(read, *client)?);
    }
    Ok(rows)
}

fn of_group(read: &Read, id: askel_domain::id::GroupId) -> StoreResult<Vec<Record>> {
    let mut rows: Vec<Record> = group::members(read, id)?.into_iter().map(Record::GroupMember).collect();
    for session in group::sessions(read, id)? {
        rows.extend(group::attendance(read, session.id)?.into_iter().map(Record::Attendance));
        rows.push(Record::GroupSession(session));
    }
    Ok(rows)
}

fn of_client(read: &Read, id: ClientId) -> StoreResult<Vec<Record>> {
    let mut rows: Vec<Record> = client::get(read, id)?.into_iter().map(Record::Client).collect();
    rows.extend(period::all_of(read, id)?.into_iter().map(Record::Period));
    rows.extend(goal::of_client(read, id)?.into_iter().map(Record::Goal));
    rows.extend(task::of_client(read, id)?.into_iter().map(Record::Task));
    rows.extend(team::of_client(read, id)?.into_iter().map(Record::Team));
    rows.extend(risk::of_client(read, id)?.into_iter().map(Record::Risk));
    rows.extend(measure::responses_of(read, id)?.into_iter().map(Record::Response));
    rows.extend(gas::of_client(read, id)?.into_iter().map(Record::Gas));
    for (newest, _) in entry::timeline(read, id, 0, u32::MAX)? {
        rows.extend(entry::versions(read, newest.id)?.into_iter().map(|(version, _)| Record::Entry(version)));
    }
    for newest in document::of_client(read, id)? {
        rows.extend(document::versions(read, newest.id)?.into_iter().map(|(version, _)| Record::Document(version)));
    }
    Ok(rows)
}

/// Whether the row's client has a non-disclosure order, and what of the other rows it is written with.
pub fn around<'a>(row: &Record, rows: &'a [Record]) -> Around<'a> {
    let protected =
        rows.iter().any(|other| matches!(other, Record::Client(client) if Some(client.id) == row.client() && client.is_protected()));
    let worker = rows.iter().find_map(|other| match other {
        Record::Worker(worker) => Some(worker),
        _ => None,
    });
    let before = rows.iter().find(|other| is_before(other, row)).map(|other| other.primary().1);
    Around { protected, worker, replaces: before, ..Around::default() }
}

fn is_before(other: &Record, row: &Record) -> bool {
    match (other, row) {
        (Record::Entry(other), Record::Entry(row)) => other.id == row.id && other.version + 1 == row.version,
        (Record::Document(other), Record::Document(row)) => other.id == row.id && other.version + 1 == row.version,
        _ => false,
    }
}
