//! Rows made ready to be said: the resources of each, put on what the server holds, with the version each of them must still have.

use std::collections::BTreeMap;

use askel_domain::document::FormDef;
use askel_domain::measure::Definition;
use askel_domain::worker::Worker;
use askel_fhir::{Around, Directory, Edits, Record, Resource, Written, content_hash, names, overlay, provenance, read, write};
use askel_store::sync::{self, Mirrored, Queued};
use askel_store::{Read, StoreResult, log, worker};
use uuid::Uuid;

use crate::apply::{body_of, resource_of};
use crate::directory::colleagues;
use crate::forms::Forms;
use crate::rows;
use crate::state::READ_FIRST;

/// Type and id of a resource.
pub(crate) type Address = (String, String);
/// What was read in this conversation: the version, or that it is not there.
pub(crate) type Fresh = BTreeMap<Address, Option<String>>;

/// One resource as it goes out.
pub(crate) struct Said {
    pub resource: Resource,
    /// Of its content.
    pub hash: [u8; 32],
    pub leads: bool,
    pub if_match: Option<String>,
    /// It may be there without our knowing in which version: to be read before it is said.
    pub unread: bool,
}

impl Said {
    pub(crate) fn address(&self) -> Address {
        (self.resource.kind.clone(), self.resource.id.clone())
    }

    /// As it is written down before it goes. The words only of what leads: nobody asks after a companion's, whose row says them anew.
    pub(crate) fn as_sent(&self, row: &sync::RowKey, said_utc: i64) -> sync::Sent {
        let (kind, id) = self.address();
        let body = if self.leads { body_of(&self.resource) } else { String::new() };
        sync::Sent { kind, id, row: row.clone(), leads: self.leads, hash: self.hash, body, answered: None, said_utc }
    }
}

pub(crate) struct Ready {
    pub queued: Queued,
    pub leans_on: Vec<sync::RowKey>,
    /// Only what differs from what the server was read to hold; empty when nothing does.
    pub said: Vec<Said>,
    /// The leading resource, whether it is said or not.
    pub leading: Option<Address>,
}

/// What all rows of a conversation are said with.
pub(crate) struct Desk {
    worker: Worker,
    laptop: String,
    directory: Directory,
    forms: Forms,
    /// The server holds to versions: else everything known is read again before it is said.
    pub keeps_versions: bool,
    /// Anything may be there already, whether it was ever read or not.
    reads_first: bool,
}

impl Desk {
    pub(crate) fn of(store: &Read, forms: Forms, keeps_versions: bool) -> StoreResult<Self> {
        let worker = worker::get(store)?;
        let mut workers = colleagues(store)?;
        workers.push(worker.clone());
        let reads_first = sync::server_fact(store, READ_FIRST)?.is_some();
        Ok(Self { directory: Directory::of(&workers), laptop: sync::laptop(store)?, worker, forms, keeps_versions, reads_first })
    }

    /// `None`: the row is not there any more, or cannot be said.
    pub(crate) fn ready(&self, store: &Read, queued: Queued, fresh: &Fresh) -> StoreResult<Option<Ready>> {
        let Some(record) = rows::get(store, &queued.key)? else { return Ok(None) };
        let Some(beside) = self.beside(store, &record)? else { return Ok(None) };
        let (made, known) = self.made(store, &record, &beside, &queued)?;
        let leading = made.first().map(|resource| (resource.kind.clone(), resource.id.clone()));
        let maybe = Maybe {
            leading: self.reads_first || queued.unsure,
            beside: self.reads_first || queued.unsure || queued.key.version > 1 || known.is_some(),
        };
        let mut said = vec![];
        for (place, resource) in made.into_iter().enumerate() {
            said.extend(self.said(store, resource, place == 0, maybe, fresh)?);
        }
        // Who wrote it is said with what was written, never alone.
        if said.iter().all(|said| said.resource.kind == "Provenance") && known.is_some() {
            said.clear();
        }
        Ok(Some(Ready { leans_on: rows::leans_on(&record), queued, said, leading }))
    }

    /// What the row is said with. `None`: its places are known only to a form that nobody knows here, and without it a document
    /// would go out empty, once and for ever. So it is not said, and the worker sees it.
    fn beside(&self, store: &Read, record: &Record) -> StoreResult<Option<Beside>> {
        let protected = rows::protected(store, record)?;
        let form = match (record, &protected) {
            (Record::Document(row), Some(client)) => match (self.forms.document)(row.kind, client) {
                Some(form) => Some(form),
                None => return Ok(None),
            },
            _ => None,
        };
        let definition = match record {
            Record::Response(row) => (self.forms.measure)(store, &row.definition)?,
            _ => None,
        };
        Ok(Some(Beside { protected: protected.is_some(), form, definition }))
    }

    /// The resources of the row as they go out, the leading one put on what the server was read to hold of it.
    fn made(&self, store: &Read, record: &Record, beside: &Beside, queued: &Queued) -> StoreResult<(Vec<Resource>, Option<Mirrored>)> {
        let around = Around {
            protected: beside.protected,
            worker: Some(&self.worker),
            directory: Some(&self.directory),
            replaces: replaced(store, record)?,
            form: beside.form.as_ref(),
            definition: beside.definition.as_ref(),
            group_session: group_session(store, record)?,
            ..Around::default()
        };
        let mut made = write(record, &around);
        let Some(leading) = made.first_mut() else { return Ok((made, None)) };
        let known = sync::mirrored(store, &leading.kind, &leading.id)?;
        *leading = over(leading.clone(), known.as_ref(), &around);
        if queued.key.kind.is_shared() && known.as_ref().is_none_or(|seen| seen.hash != content_hash(leading)) {
            Edits::of(leading).with(&self.laptop, queued.seq).put_on(leading);
        }
        let name = self.worker.name();
        let by_us = log::written(store, queued.seq)?.filter(|(by, _)| *by == self.worker.id);
        let told = by_us.map(|(by, at)| provenance(leading, &Written { at, by, name: &name }));
        made.extend(told);
        Ok((made, known))
    }

    /// `None`: the server was read to hold just that.
    fn said(&self, store: &Read, resource: Resource, leads: bool, maybe: Maybe, fresh: &Fresh) -> StoreResult<Option<Said>> {
        let seen = sync::mirrored(store, &resource.kind, &resource.id)?;
        let hash = content_hash(&resource);
        if seen.as_ref().is_some_and(|seen| seen.hash == hash) {
            return Ok(None);
        }
        let may_be_there = match (leads, resource.kind.as_str()) {
            (true, _) => maybe.leading,
            // Its name follows from what it says.
            (false, "Provenance") => false,
            (false, _) => maybe.beside,
        };
        let must_be_read = match &seen {
            Some(_) => !self.keeps_versions,
            None => may_be_there || sync::sent(store, &resource.kind, &resource.id)?.is_some(),
        };
        let unread = must_be_read && !fresh.contains_key(&(resource.kind.clone(), resource.id.clone()));
        Ok(Some(Said { resource, hash, leads, if_match: seen.map(|seen| seen.server_version), unread }))
    }
}

/// What a row is said with, of what is not in it.
struct Beside {
    protected: bool,
    form: Option<FormDef>,
    definition: Option<Definition>,
}

/// Whether a resource may be there though it was never read.
#[derive(Clone, Copy)]
struct Maybe {
    leading: bool,
    beside: bool,
}

/// Our edit put on the server's words, so that nothing we do not know is lost.
fn over(now: Resource, seen: Option<&Mirrored>, around: &Around) -> Resource {
    let theirs = seen.and_then(|seen| seen.body.as_deref()).and_then(resource_of);
    let before = theirs.as_ref().and_then(|theirs| read(theirs).ok()).and_then(|before| write(&before, around).into_iter().next());
    match (theirs, before) {
        (Some(theirs), Some(before)) => Resource { json: overlay(&theirs.json, &before.json, &now.json), ..now },
        _ => now,
    }
}

/// As whom the server knows the worker of this laptop.
pub(crate) fn own_role(store: &Read) -> StoreResult<Uuid> {
    Ok(names::role_of(worker::get(store)?.id))
}

/// The resource of the version before.
fn replaced(store: &Read, record: &Record) -> StoreResult<Option<Uuid>> {
    Ok(match record {
        Record::Entry(row) if row.version > 1 => askel_store::entry::version(store, row.id, row.version - 1)?.map(Record::Entry),
        Record::Document(row) if row.version > 1 => askel_store::document::version(store, row.id, row.version - 1)?.map(Record::Document),
        _ => None,
    }
    .map(|before| before.primary().1))
}

fn group_session(store: &Read, record: &Record) -> StoreResult<Option<askel_domain::id::GroupSessionId>> {
    match record {
        Record::Entry(row) => Ok(askel_store::group::attendance_of(store, row.id)?.map(|row| row.session_id)),
        _ => Ok(None),
    }
}
