//! Reads back what was sent and says what was proven: version and content, or nothing. A lost answer is settled here, by reading.

use std::collections::BTreeMap;

use askel_domain::id::ClientId;
use askel_fhir::{Resource, content_hash};
use askel_store::sync::{self, Queued, RowKey, Sent};
use askel_store::{StoreResult, Tx};

use crate::apply::{Became, mirror_of, resource_of, take_in};
use crate::outcome::{Progress, Reason};
use crate::plan::{Plan, plan};
use crate::ready::Address;
use crate::rows;

/// How often a row that the server takes and does not keep is said again.
const MOST_IN_VAIN: u32 = 3;

/// How long a server, or what stands before it, may still be at a request that was cut off: whatever is not there until then is
/// said again. A create has no version to be refused by, so one that arrives late would write over what others made of it since.
const AT_IT: i64 = 180;

/// What a reading brought: the resource, or that there is none.
pub(crate) type Readings = BTreeMap<Address, Option<Resource>>;

/// One resource that was sent, and what was read under its name.
struct Pair<'a> {
    sent: &'a Sent,
    read: Option<&'a Resource>,
    /// The same content under some version. A companion that the server spells anew in the version it answered says what it can.
    proven: bool,
}

impl<'a> Pair<'a> {
    fn of(sent: &'a Sent, read: Option<&'a Resource>) -> Self {
        let is_proof = |read: &Resource| {
            let is_its_answer = !sent.leads && read.version() == sent.answered.as_deref();
            read.version().is_some() && (is_its_answer || content_hash(read) == sent.hash)
        };
        Self { sent, read, proven: read.is_some_and(is_proof) }
    }
}

/// Settles every row of which all resources were read. `false`: the server is older than it was.
pub(crate) fn settle(tx: &Tx, sent: &[Sent], readings: &Readings, ours: &dyn Fn(ClientId) -> bool, progress: &mut Progress) -> StoreResult<bool> {
    let mut by_row: BTreeMap<&RowKey, Vec<&Sent>> = BTreeMap::new();
    sent.iter().for_each(|sent| by_row.entry(&sent.row).or_default().push(sent));
    let mut is_as_new = true;
    for (key, sent) in by_row {
        let read: Option<Vec<Pair>> = sent.into_iter().map(|sent| readings.get(&(sent.kind.clone(), sent.id.clone())).map(|read| Pair::of(sent, read.as_ref()))).collect();
        let Some(read) = read else { continue };
        match sync::queued(tx, key)? {
            Some(queued) => is_as_new &= settle_row(tx, &queued, &read, ours, progress)?,
            None => sync::drop_sent_of_row(tx, key)?,
        }
    }
    Ok(is_as_new)
}

fn settle_row(tx: &Tx, queued: &Queued, read: &[Pair], ours: &dyn Fn(ClientId) -> bool, progress: &mut Progress) -> StoreResult<bool> {
    let key = &queued.key;
    let proven = read.iter().all(|pair| pair.proven);
    let was_answered = read.iter().any(|pair| pair.sent.answered.is_some());
    if !was_answered && is_perhaps_on_its_way(tx, read)? {
        return Ok(true);
    }
    sync::drop_sent_of_row(tx, key)?;
    for (sent, read, proven) in read.iter().filter_map(|pair| pair.read.map(|read| (pair.sent, read, pair.proven))) {
        // What leads and is not what was sent is looked at below, against what was read before.
        if proven || !sent.leads {
            sync::put_mirror(tx, &mirror_of(tx, read, key, sent.leads, sent.leads))?;
        }
    }
    if proven {
        sync::settle(tx, key, queued.sent_seq.unwrap_or(0))?;
        progress.proven += 1;
        return Ok(true);
    }
    let Some(Pair { sent, read, .. }) = read.iter().find(|pair| pair.sent.leads && !pair.proven) else {
        return in_vain(tx, queued, was_answered, progress);
    };
    match read {
        Some(read) => settle_otherwise(tx, queued, sent, read, ours, progress),
        None if sync::mirrored(tx, &sent.kind, &sent.id)?.is_some() => {
            sync::drop_mirror(tx, &sent.kind, &sent.id)?;
            sync::note_unsure(tx, key)?;
            aside(tx, key, Reason::GoneThere, progress)
        }
        None => in_vain(tx, queued, was_answered, progress),
    }
}

/// Cut off a moment ago, new to the server, and not there yet.
fn is_perhaps_on_its_way(tx: &Tx, read: &[Pair]) -> StoreResult<bool> {
    for Pair { sent, read, .. } in read {
        let is_late = (tx.at().timestamp() - sent.said_utc).abs() >= AT_IT;
        if sent.leads && read.is_none() && !is_late && sync::mirrored(tx, &sent.kind, &sent.id)?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The server holds something else under this name.
fn settle_otherwise(tx: &Tx, queued: &Queued, sent: &Sent, read: &Resource, ours: &dyn Fn(ClientId) -> bool, progress: &mut Progress) -> StoreResult<bool> {
    let key = &queued.key;
    let is_its_answer = read.version().is_some() && read.version() == sent.answered.as_deref();
    if key.kind.is_written_once() {
        return aside(tx, key, if is_its_answer { Reason::Altered } else { Reason::ChangedThere }, progress);
    }
    if sync::mirrored(tx, &sent.kind, &sent.id)?.is_some_and(|seen| seen.hash == content_hash(read) && !is_its_answer) {
        return in_vain(tx, queued, sent.answered.is_some(), progress);
    }
    if is_its_answer && !says_more(tx, queued, sent, read)? {
        sync::put_mirror(tx, &mirror_of(tx, read, key, true, true))?;
        return aside(tx, key, Reason::Altered, progress);
    }
    sync::back_to_waiting(tx, key)?;
    let became = take_in(tx, read, ours, resource_of(&sent.body).as_ref())?;
    became.count(progress);
    if let Became::Refused(reason) = became {
        aside(tx, key, reason, progress)?;
    }
    Ok(became != Became::Older)
}

/// Under the version that was answered stands something that neither we sent nor anybody had read: another's words, where the
/// server kept nothing of ours and gave the name of the version to them.
fn says_more(tx: &Tx, queued: &Queued, sent: &Sent, read: &Resource) -> StoreResult<bool> {
    let of = |resource: Option<Resource>| resource.and_then(|resource| askel_fhir::read(&resource).ok()).map(|record| rows::value_of(&record)).transpose();
    let before = sync::mirrored(tx, &sent.kind, &sent.id)?.and_then(|seen| seen.body).as_deref().and_then(resource_of);
    if before.is_none() {
        return Ok(queued.unsure);
    }
    let (Some(ours), Some(theirs)) = (of(resource_of(&sent.body))?, of(Some(read.clone()))?) else { return Ok(false) };
    Ok(!matches!(plan(of(before)?.as_ref(), &ours, &theirs), Plan::Adopt | Plan::Keep))
}

/// Not there. Where the server had said that it took it, that is counted; where no answer was heard, it is simply said again.
fn in_vain(tx: &Tx, queued: &Queued, was_answered: bool, progress: &mut Progress) -> StoreResult<bool> {
    if !was_answered {
        sync::back_to_waiting(tx, &queued.key)?;
        return Ok(true);
    }
    if queued.attempts + 1 >= MOST_IN_VAIN {
        return aside(tx, &queued.key, Reason::NotKept, progress);
    }
    sync::sent_in_vain(tx, queued)?;
    Ok(true)
}

pub(crate) fn aside(tx: &Tx, key: &RowKey, reason: Reason, progress: &mut Progress) -> StoreResult<bool> {
    sync::set_aside(tx, key, reason.name())?;
    progress.set_aside += 1;
    Ok(true)
}
