//! Rows to resources and back, a file for each noun. In each file the element of R4 comes first, and an extension of ours
//! only for what R4 has no place for.

mod audit;
mod client;
mod composition;
mod document;
mod entry;
mod gas;
mod goal;
mod group;
mod measure;
mod period;
mod provenance;
mod response;
mod risk;
mod session;
mod task;
mod team;
mod worker;

pub use audit::{Look, audit};
pub use provenance::provenance;

use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::extension::flag;
use crate::misfit::Misfit;
use crate::names::{self, COMPANION, ROW};
use crate::numbers::{guarded, is_marked, unguarded};
use crate::r4::{Reference, tidy};
use crate::record::{Around, Noun, Record};
use crate::resource::Resource;

/// The resources that the row becomes, the primary first.
pub fn write(record: &Record, around: &Around) -> Vec<Resource> {
    let mut made = match record {
        Record::Worker(row) => worker::write(row),
        Record::Client(row) => client::write(row, around),
        Record::Period(row) => period::write(row, around),
        Record::Goal(row) => goal::write(row),
        Record::Session(row) => session::write(row, around),
        Record::Entry(row) => entry::write(row, around),
        Record::Task(row) => task::write(row, around),
        Record::Team(row) => team::write(row, around),
        Record::Risk(row) => risk::write(row),
        Record::Measure(file) => measure::write(file),
        Record::Response(row) => response::write(row, around),
        Record::Gas(row) => gas::write(row),
        Record::Document(row) => document::write(row, around),
        Record::Group(row) => group::write(row),
        Record::GroupSession(row) => group::write_session(row),
        Record::GroupMember(row) => group::write_member(row),
        Record::Attendance(row) => group::write_attendance(row),
    };
    let provenance = around.written.zip(made.first()).map(|(written, primary)| provenance(primary, &written));
    made.extend(provenance);
    made
}

/// The row that a primary is.
///
/// # Errors
/// Why it is none of ours, as a code.
pub fn read(resource: &Resource) -> Result<Record, Misfit> {
    match noun_of(resource)? {
        Noun::Worker => worker::read(resource).map(Record::Worker),
        Noun::Client => client::read(resource).map(Record::Client),
        Noun::Period => period::read(resource).map(Record::Period),
        Noun::Goal => goal::read(resource).map(Record::Goal),
        Noun::Session => session::read(resource).map(Record::Session),
        Noun::Entry => entry::read(resource).map(Record::Entry),
        Noun::Task => task::read(resource).map(Record::Task),
        Noun::Team => team::read(resource).map(Record::Team),
        Noun::Risk => risk::read(resource).map(Record::Risk),
        Noun::Measure => measure::read(resource).map(Record::Measure),
        Noun::Response => response::read(resource).map(Record::Response),
        Noun::Gas => gas::read(resource).map(Record::Gas),
        Noun::Document => document::read(resource).map(Record::Document),
        Noun::Group => group::read(resource).map(Record::Group),
        Noun::GroupSession => group::read_session(resource).map(Record::GroupSession),
        Noun::GroupMember => group::read_member(resource).map(Record::GroupMember),
        Noun::Attendance => group::read_attendance(resource).map(Record::Attendance),
    }
}

/// By our own tag; without one, by the type where every resource of it is a row of ours, whoever made it.
fn noun_of(resource: &Resource) -> Result<Noun, Misfit> {
    match resource.row() {
        Some(COMPANION) => Err(Misfit::Companion),
        Some(name) => Noun::of_name(name).filter(|noun| noun.kind() == resource.kind).ok_or(Misfit::NotOurs),
        None => match resource.kind.as_str() {
            "Patient" => Ok(Noun::Client),
            _ => Err(Misfit::NotOurs),
        },
    }
}

/// A resource of these elements. An id, a type and our tag are put to it, and what is empty is left out.
fn resource<T: Serialize>(kind: &str, id: Uuid, row: &str, elements: &T) -> Resource {
    let mut json = match serde_json::to_value(elements).ok().and_then(tidy).map(guarded) {
        Some(Value::Object(json)) => json,
        _ => serde_json::Map::new(),
    };
    let meta = json.entry("meta").or_insert_with(|| json!({}));
    meta["tag"] = json!([{"system": ROW, "code": row}]);
    json.insert("resourceType".into(), kind.into());
    json.insert("id".into(), id.to_string().into());
    Resource { kind: kind.into(), id: id.to_string(), json }
}

fn primary<T: Serialize>(noun: Noun, id: Uuid, elements: &T) -> Resource {
    resource(noun.kind(), id, noun.name(), elements)
}

fn companion<T: Serialize>(kind: &str, id: Uuid, elements: &T) -> Resource {
    resource(kind, id, COMPANION, elements)
}

fn elements<T: DeserializeOwned>(resource: &Resource) -> Result<T, Misfit> {
    let read = if resource.json.values().any(is_marked) { serde_json::from_value(unguarded(Value::Object(resource.json.clone()))) } else { T::deserialize(&resource.json) };
    read.map_err(|_| Misfit::WrongType)
}

/// The value that stands in a text, a day for example; what is not there is missing.
fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    if text.is_empty() {
        return Err(Misfit::Missing);
    }
    serde_json::from_value(text.into()).map_err(|_| Misfit::BadValue)
}

fn optional<T: DeserializeOwned>(text: &str) -> Result<Option<T>, Misfit> {
    if text.is_empty() { Ok(None) } else { parsed(text).map(Some) }
}

/// The day of a date, or of a moment that another system wrote in its place.
fn day_of(text: &str) -> Result<Option<NaiveDate>, Misfit> {
    optional(text.get(..10).unwrap_or(text))
}

/// How a value of the domain stands in a text: a day, a moment, a code.
fn text_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}

/// The id of the named type, where the reference must be one.
fn demand(reference: &Reference, kind: &str) -> Result<Uuid, Misfit> {
    if reference.reference.is_empty() {
        return Err(Misfit::Missing);
    }
    reference.id_of(kind).ok_or(Misfit::ForeignId)
}

fn patient(client: askel_domain::id::ClientId) -> Reference {
    Reference::to("Patient", client)
}

/// The worker of this name: as a role where the directory knows the name, in words otherwise.
fn worker_named(name: &str, around: &Around) -> Reference {
    match around.directory.and_then(|directory| directory.role(name)) {
        Some(role) => Reference::to("PractitionerRole", role).called(name),
        None => Reference::default().called(name),
    }
}

fn own_role(around: &Around) -> Option<Reference> {
    around.worker.map(|worker| Reference::to("PractitionerRole", names::role_of(worker.id)).called(worker.name()))
}

/// The organisation of the laptop's worker.
fn organisation(around: &Around) -> Option<Reference> {
    around.worker.map(|worker| Reference::to("Organization", names::beside(worker.id.0, "organisation")).called(&worker.organisation.name))
}
