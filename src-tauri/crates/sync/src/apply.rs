//! Takes in what the server was read to hold: each resource is known already, taken, merged, made a case, or refused with a
//! reason. One transaction for all of an answer; knows no connection.

use askel_domain::id::ClientId;
use askel_fhir::{Edits, Misfit, Record, Resource, content_hash, read};
use askel_store::sync::{self, Answer, Case, CaseSort, Mirrored, OutboxState, RowKey, RowKind};
use askel_store::{StoreFailure, StoreResult, Tx};
use serde_json::Value;

use crate::outcome::{Progress, Reason};
use crate::plan::{Plan, is_worth_a_note, plan};
use crate::question::moment;
use crate::rows;

/// What became of one resource that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Became {
    /// Known in this version, or not a row of ours at all.
    Nothing,
    Taken,
    Merged,
    Case,
    Refused(Reason),
    /// Older than it was read before: the server is not what it was.
    Older,
    /// Of a client that is not ours.
    Foreign,
}

impl Became {
    pub(crate) fn count(self, progress: &mut Progress) {
        match self {
            Self::Nothing | Self::Older => {}
            Self::Taken => progress.taken += 1,
            Self::Merged => progress.merged += 1,
            Self::Case => progress.cases += 1,
            Self::Refused(_) => progress.refused += 1,
            Self::Foreign => progress.foreign += 1,
        }
    }
}

/// Takes in one leading resource. `ours`: whether a client's record is ours to read. `sent`: what we sent of the row, where
/// the server has something else since: then that is the ancestor if nothing was read before.
pub(crate) fn take_in(tx: &Tx, resource: &Resource, ours: &dyn Fn(ClientId) -> bool, sent: Option<&Resource>) -> StoreResult<Became> {
    if resource.client().is_some_and(|client| !ours(client)) {
        return Ok(Became::Foreign);
    }
    let seen = sync::mirrored(tx, &resource.kind, &resource.id)?;
    if let Some(seen) = &seen {
        if Some(seen.server_version.as_str()) == resource.version() && seen.hash == content_hash(resource) {
            return Ok(Became::Nothing);
        }
        if is_older(resource, seen) {
            return Ok(Became::Older);
        }
    }
    let record = match read(resource) {
        Ok(record) => record,
        Err(Misfit::Companion | Misfit::NotOurs) => return Ok(Became::Nothing),
        Err(_) => return refuse(tx, resource, Reason::NotUnderstood),
    };
    if record.client().is_some_and(|client| !ours(client)) {
        return Ok(Became::Foreign);
    }
    let became = arrive(tx, resource, record, seen.as_ref(), sent)?;
    if !matches!(became, Became::Refused(_)) {
        sync::drop_refused(tx, &resource.kind, &resource.id)?;
    }
    Ok(became)
}

/// By the server's own clock: of another version, it held something newer before; of the same, the name of a version was given
/// twice, as by a server that counts them and was put back.
pub(crate) fn is_older(resource: &Resource, seen: &Mirrored) -> bool {
    match (resource.last_updated().and_then(moment), seen.updated.as_deref().and_then(moment)) {
        (Some(now), Some(before)) if Some(seen.server_version.as_str()) == resource.version() => now != before,
        (Some(now), Some(before)) => now < before,
        _ => false,
    }
}

fn arrive(tx: &Tx, resource: &Resource, record: Record, seen: Option<&Mirrored>, sent: Option<&Resource>) -> StoreResult<Became> {
    let key = rows::key_of(&record);
    if key.kind == RowKind::Worker && rows::get(tx, &key)?.is_none() {
        // A colleague: kept for the directory, and no row of ours.
        sync::put_mirror(tx, &mirror_of(tx, resource, &key, false, true))?;
        return Ok(Became::Nothing);
    }
    if rows::is_orphan(tx, &record)? {
        return refuse(tx, resource, Reason::Orphan);
    }
    let Some(record) = rows::as_rules_allow(tx, record)? else { return refuse(tx, resource, Reason::BreaksRule) };
    match rows::get(tx, &key)? {
        None => insert(tx, resource, &key, &record),
        Some(here) if here.client() != record.client() => refuse(tx, resource, Reason::OtherClient),
        Some(here) if key.kind.is_written_once() => written_twice(tx, resource, &key, &here, &record),
        Some(here) => meet(tx, resource, &key, &Sides { here: &here, came: &record, seen, sent }),
    }
}

fn insert(tx: &Tx, resource: &Resource, key: &RowKey, record: &Record) -> StoreResult<Became> {
    if rows::is_name_taken(tx, key, record)? {
        return refuse(tx, resource, Reason::BreaksRule);
    }
    if !put_unless_taken(tx, resource, record)? {
        return Ok(Became::Refused(Reason::SamePerson));
    }
    sync::put_mirror(tx, &mirror_of(tx, resource, key, true, true))?;
    Ok(Became::Taken)
}

/// What is written once is the same, or another version of the same number, or the server does not keep to its word.
fn written_twice(tx: &Tx, resource: &Resource, key: &RowKey, here: &Record, came: &Record) -> StoreResult<Became> {
    let (_, own_id) = here.primary();
    if here == came {
        // The row was read back, word for word, whoever had sent it.
        sync::put_mirror(tx, &mirror_of(tx, resource, key, true, true))?;
        if let Some(queued) = sync::queued(tx, key)? {
            sync::settle(tx, key, queued.seq)?;
        }
        return Ok(Became::Nothing);
    }
    if own_id.to_string() == resource.id {
        if rows::is_left_of(tx, here, came)? {
            // It proves nothing: whether it is what leaves of the row is decided when the row is said again, which it then is not.
            sync::put_mirror(tx, &mirror_of(tx, resource, key, true, true))?;
            sync::note_read(tx, key)?;
            return Ok(Became::Nothing);
        }
        return changed_there(tx, resource, key, here);
    }
    let id = format!("{}/{}", resource.kind, resource.id);
    if sync::find_case(tx, &id)?.is_some() {
        return Ok(Became::Nothing);
    }
    sync::put_mirror(tx, &mirror_of(tx, resource, key, false, false))?;
    let case = Case { sort: CaseSort::TwoCorrections, ..case(tx, id, key, resource, here, came)? };
    if rows::is_annulled(here) && rows::is_annulled(came) {
        // Both took it out of count. Both reasons are kept, and there is nothing to choose.
        sync::note_case(tx, &Case { answer: Some(Answer::ByItself), answered_utc: Some(case.found_utc), ..case })?;
        return Ok(Became::Merged);
    }
    sync::note_case(tx, &case)?;
    Ok(Became::Case)
}

/// The server holds other words under the name of what never changes: nothing is vouched for any more, and the row here stays.
fn changed_there(tx: &Tx, resource: &Resource, key: &RowKey, here: &Record) -> StoreResult<Became> {
    if sync::queued(tx, key)?.is_none() {
        sync::requeue(tx, key, here.client())?;
    }
    sync::set_aside(tx, key, Reason::ChangedThere.name())?;
    refuse(tx, resource, Reason::ChangedThere)
}

struct Sides<'a> {
    here: &'a Record,
    came: &'a Record,
    seen: Option<&'a Mirrored>,
    sent: Option<&'a Resource>,
}

fn meet(tx: &Tx, resource: &Resource, key: &RowKey, sides: &Sides) -> StoreResult<Became> {
    let (ours, theirs) = (rows::value_of(sides.here)?, rows::value_of(sides.came)?);
    let open = sync::cases_of_row(tx, key)?.into_iter().find(|case| case.answer.is_none());
    let past = written_past(resource, sides);
    let base = match &past {
        None => ancestor(tx, key, sides, open.as_ref(), &theirs)?,
        // All of theirs is known here: an older one was put in place of what we know.
        Some(known) if known.know(&Edits::of(resource)) => Some(theirs.clone()),
        // Where the two parted is not known: whoever works with it chooses, and has both.
        Some(_) => None,
    };
    let queued = sync::queued(tx, key)?;
    let decided = plan(base.as_ref(), &ours, &theirs);
    if matches!(decided, Plan::Take | Plan::Merge(_)) && is_closed(sides.here) {
        return changed_there(tx, resource, key, sides.here);
    }
    let mut mirror = mirror_of(tx, resource, key, true, true);
    if let Some(known) = &past {
        // What goes out next says that it knows both.
        let mut knowing = resource.clone();
        Edits::of(resource).and(known).put_on(&mut knowing);
        mirror.body = Some(body_of(&knowing));
    }
    sync::put_mirror(tx, &mirror)?;
    sync::note_read(tx, key)?;
    match decided {
        Plan::Adopt | Plan::Take => {
            if matches!(decided, Plan::Take) && !put_unless_taken(tx, resource, sides.came)? {
                return Ok(Became::Refused(Reason::SamePerson));
            }
            queued.map_or(Ok(()), |queued| sync::settle(tx, key, queued.seq))?;
            close(tx, open.as_ref())?;
            Ok(if matches!(decided, Plan::Take) { Became::Taken } else { Became::Nothing })
        }
        Plan::Keep => {
            wait_again(tx, key, sides.here, open.is_none())?;
            Ok(Became::Nothing)
        }
        Plan::Merge(merged) => {
            let both = rows::record_of(key.kind, merged.value.clone()).map(|record| rows::as_rules_allow(tx, record)).transpose()?.flatten();
            let Some(both) = both else { return choose(tx, resource, key, sides, (base, &merged), open) };
            rows::put(tx, &both)?;
            wait_again(tx, key, &both, true)?;
            if is_worth_a_note(&merged) {
                let note = case(tx, new_case_id(tx, resource)?, key, resource, sides.here, sides.came)?;
                let words = Some(json(&merged)?);
                sync::note_case(tx, &Case { sort: CaseSort::Merged, base: base.map(|base| base.to_string()), merged: words, answer: Some(Answer::ByItself), answered_utc: Some(note.found_utc), ..note })?;
            }
            close(tx, open.as_ref())?;
            Ok(Became::Merged)
        }
        Plan::Choose(merged) => choose(tx, resource, key, sides, (base, &merged), open),
    }
}

/// `Some`: what came does not know the edits that are known here, as they stood when it was last read or sent.
fn written_past(came: &Resource, sides: &Sides) -> Option<Edits> {
    let seen = sides.seen.and_then(|seen| seen.body.as_deref()).and_then(resource_of);
    let (known, theirs) = (seen.as_ref().or(sides.sent).map(Edits::of)?, Edits::of(came));
    // Somebody whose program says nothing of edits takes nothing back by it.
    (!theirs.is_empty() && !theirs.know(&known)).then_some(known)
}

/// Both are kept until somebody chooses; nothing else waits for it.
fn choose(tx: &Tx, resource: &Resource, key: &RowKey, sides: &Sides, (base, merged): (Option<Value>, &crate::merge::Merged), open: Option<Case>) -> StoreResult<Became> {
    let is_new = open.is_none();
    let id = open.map_or_else(|| new_case_id(tx, resource), |case| Ok(case.id))?;
    let words = Some(json(merged)?);
    let case = case(tx, id, key, resource, sides.here, sides.came)?;
    sync::note_case(tx, &Case { base: base.map(|base| base.to_string()), merged: words, ..case })?;
    if sync::queued(tx, key)?.is_none() {
        sync::requeue(tx, key, sides.here.client())?;
    }
    sync::hold_for_case(tx, key)?;
    Ok(if is_new { Became::Case } else { Became::Nothing })
}

/// The row as both last agreed on it: of the case that is open, of what was read last, of what was sent; and where none of
/// them is known, theirs itself if ours grew from it.
fn ancestor(tx: &Tx, key: &RowKey, sides: &Sides, open: Option<&Case>, theirs: &Value) -> StoreResult<Option<Value>> {
    if let Some(base) = open.and_then(|case| case.base.as_deref()) {
        return Ok(serde_json::from_str(base).ok());
    }
    let known = match sides.seen.and_then(|seen| seen.body.as_deref()) {
        Some(body) => resource_of(body),
        None => sides.sent.cloned(),
    };
    if let Some(record) = known.and_then(|resource| read(&resource).ok()).map(|record| rows::as_rules_allow(tx, record)).transpose()?.flatten() {
        return rows::value_of(&record).map(Some);
    }
    if key.kind == RowKind::Worker {
        // Nobody chooses between two wordings of their own details: what was written here goes out.
        return Ok(Some(theirs.clone()));
    }
    Ok(rows::stood_before(tx, key, theirs)?.then(|| theirs.clone()))
}

/// A meeting of a group that was held is never changed.
fn is_closed(here: &Record) -> bool {
    matches!(here, Record::GroupSession(row) if row.state == askel_domain::group::GroupSessionState::Held)
}

fn put_unless_taken(tx: &Tx, resource: &Resource, record: &Record) -> StoreResult<bool> {
    match rows::put(tx, record) {
        Ok(()) => Ok(true),
        Err(StoreFailure::IdentityTaken) => refuse(tx, resource, Reason::SamePerson).map(|_| false),
        Err(failure) => Err(failure),
    }
}

fn wait_again(tx: &Tx, key: &RowKey, record: &Record, reopen: bool) -> StoreResult<()> {
    match sync::queued(tx, key)?.map(|queued| queued.state) {
        None => sync::requeue(tx, key, record.client()),
        Some(OutboxState::TwoVersions) if !reopen => Ok(()),
        Some(_) => sync::back_to_waiting(tx, key),
    }
}

fn close(tx: &Tx, open: Option<&Case>) -> StoreResult<()> {
    open.map_or(Ok(()), |case| sync::answer(tx, &case.id, Answer::ByItself))
}

fn case_id(resource: &Resource) -> String {
    format!("{}/{}/{}", resource.kind, resource.id, resource.version().unwrap_or_default())
}

/// A server that was put back gives the name of a version twice: what was answered under it once is another case.
fn new_case_id(tx: &Tx, resource: &Resource) -> StoreResult<String> {
    let mut id = case_id(resource);
    while sync::find_case(tx, &id)?.is_some() {
        id.push('+');
    }
    Ok(id)
}

fn case(tx: &Tx, id: String, key: &RowKey, resource: &Resource, here: &Record, came: &Record) -> StoreResult<Case> {
    Ok(Case {
        id,
        sort: CaseSort::Overlap,
        row: key.clone(),
        client_id: here.client(),
        base: None,
        ours: rows::value_of(here)?.to_string(),
        theirs: rows::value_of(came)?.to_string(),
        merged: None,
        resource: Some(body_of(resource)),
        server_version: resource.version().map(str::to_owned),
        their_author: rows::author_of(came).map(|author| author.to_string()),
        their_at: resource.last_updated().map(str::to_owned),
        found_utc: tx.at().timestamp(),
        answer: None,
        answered_utc: None,
    })
}

pub(crate) fn refuse(tx: &Tx, resource: &Resource, reason: Reason) -> StoreResult<Became> {
    let refused = sync::Refused {
        kind: resource.kind.clone(),
        id: resource.id.clone(),
        server_version: resource.version().unwrap_or_default().to_owned(),
        client_id: resource.client(),
        reason: reason.name().to_owned(),
        body: body_of(resource),
        at_utc: tx.at().timestamp(),
    };
    sync::note_refused(tx, &refused)?;
    Ok(Became::Refused(reason))
}

/// `keeps`: whether its text is an ancestor that a later merge may need.
pub(crate) fn mirror_of(tx: &Tx, resource: &Resource, key: &RowKey, leads: bool, keeps: bool) -> Mirrored {
    Mirrored {
        kind: resource.kind.clone(),
        id: resource.id.clone(),
        server_version: resource.version().unwrap_or_default().to_owned(),
        hash: content_hash(resource),
        body: (keeps && !key.kind.is_written_once()).then(|| body_of(resource)),
        row: key.clone(),
        leads,
        client_id: resource.client(),
        updated: resource.last_updated().map(str::to_owned),
        read_utc: tx.at().timestamp(),
        missed: 0,
    }
}

pub(crate) fn body_of(resource: &Resource) -> String {
    Value::Object(resource.json.clone()).to_string()
}

pub(crate) fn resource_of(body: &str) -> Option<Resource> {
    serde_json::from_str(body).ok().and_then(|value| Resource::of(value).ok())
}

fn json<T: serde::Serialize>(value: &T) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|_| StoreFailure::Row("to JSON"))
}
