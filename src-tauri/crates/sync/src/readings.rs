//! What was read by name: what was sent is settled by it, and what is to be said is compared with it first.

use std::collections::{BTreeMap, BTreeSet};

use askel_domain::id::ClientId;
use askel_fhir::{Resource, bundle};
use askel_store::sync::{self, RowKey, RowKind, Sent};
use askel_store::{Read, Store, StoreResult, Tx};

use crate::apply::{Became, mirror_of, take_in};
use crate::engine::{Engine, Now};
use crate::hear::Heard;
use crate::outcome::{Doubt, Ended, Progress, Reason, Strange};
use crate::pull::shut_out;
use crate::ready::Address;
use crate::rows;
use crate::settle::{Readings, aside, settle};

impl Engine {
    pub(crate) fn heard_readings(&mut self, store: &mut Store, addresses: &[Address], heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else { return self.trouble(store, &heard, now).map(drop) };
        let answers = bundle::read_entries(&reply.body).ok().filter(|_| (200..300).contains(&reply.status));
        if let Some(ended) = answers.as_deref().and_then(shut_out) {
            return self.stop(store, ended, now);
        }
        match answers.and_then(|answers| readings(addresses, answers)) {
            Some(readings) => self.take_readings(store, readings, now),
            None => self.strange(store, now),
        }
    }

    /// An answer that is none: tried again a few times, since a page of a portal on the way looks just so.
    pub(crate) fn strange(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        self.push.strange += 1;
        if self.push.strange > 2 { self.stop(store, Ended::NotUnderstood { why: Strange::NotFhir }, now) } else { Ok(()) }
    }

    pub(crate) fn take_readings(&mut self, store: &mut Store, readings: Readings, now: &mut Now) -> StoreResult<()> {
        let ours = self.ours(store)?;
        let sent = store.read(|read| sent_with(read, &readings))?;
        let mut progress = self.progress;
        let addresses: BTreeSet<Address> = sent.iter().map(|sent| (sent.kind.clone(), sent.id.clone())).collect();
        let is_as_new = self.write(store, now, |tx| {
            let mut is_as_new = settle(tx, &sent, &readings, &|client| ours.contains(&client), &mut progress)?;
            // What was read before it is said.
            for (address, read) in readings.iter().filter(|(address, _)| !addresses.contains(*address)) {
                let Some(seen) = sync::mirrored(tx, &address.0, &address.1)? else {
                    let Some(read) = read else { continue };
                    is_as_new &= settle_unknown(tx, read, &ours, &mut progress)?;
                    continue;
                };
                match read {
                    Some(read) if seen.leads => is_as_new &= count(take_in(tx, read, &|client| ours.contains(&client), None)?, &mut progress),
                    Some(read) => sync::put_mirror(tx, &mirror_of(tx, read, &seen.row, false, false))?,
                    None => {
                        sync::drop_mirror(tx, &address.0, &address.1)?;
                        if seen.leads && sync::queued(tx, &seen.row)?.is_some() {
                            sync::note_unsure(tx, &seen.row)?;
                            aside(tx, &seen.row, Reason::GoneThere, &mut progress)?;
                        }
                    }
                }
            }
            Ok(is_as_new)
        })?;
        self.progress = progress;
        let rows: BTreeSet<RowKey> = sent.into_iter().map(|sent| sent.row).collect();
        let open = store.read(|read| sent_of(read, &rows))?;
        self.push.unfinished.extend(open.into_iter().map(|sent| (sent.kind, sent.id)));
        for (address, read) in readings {
            self.push.fresh.insert(address, read.and_then(|read| read.version().map(str::to_owned)));
        }
        if is_as_new { Ok(()) } else { self.stop(store, Ended::Doubted { doubt: Doubt::OlderServer }, now) }
    }
}

/// What is on its way of the rows that were asked about.
fn sent_with(read: &Read, readings: &Readings) -> StoreResult<Vec<Sent>> {
    let mut rows = BTreeSet::new();
    for (kind, id) in readings.keys() {
        rows.extend(sync::sent(read, kind, id)?.map(|sent| sent.row));
    }
    sent_of(read, &rows)
}

fn sent_of(read: &Read, rows: &BTreeSet<RowKey>) -> StoreResult<Vec<Sent>> {
    rows.iter().map(|row| sync::sent_of_row(read, row)).collect::<StoreResult<Vec<_>>>().map(|sent| sent.concat())
}

fn count(became: Became, progress: &mut Progress) -> bool {
    became.count(progress);
    became != Became::Older
}

/// Something of ours is there though nobody had read it: one that leads is met like anything that comes, a companion's version is
/// all that is needed of it.
fn settle_unknown(tx: &Tx, read: &Resource, ours: &BTreeSet<ClientId>, progress: &mut Progress) -> StoreResult<bool> {
    if let Ok(record) = askel_fhir::read(read) {
        let key = rows::key_of(&record);
        let became = take_in(tx, read, &|client| ours.contains(&client), None)?;
        if let (Became::Refused(reason), true) = (became, sync::queued(tx, &key)?.is_some()) {
            aside(tx, &key, reason, progress)?;
        }
        return Ok(count(became, progress));
    }
    // Whose companion it is, is known when it is said: until then it is nobody's.
    let key = RowKey::new(RowKind::Worker, "");
    sync::put_mirror(tx, &mirror_of(tx, read, &key, false, false))?;
    Ok(true)
}

/// What was asked for, by its address. `None`: one of the answers is to something else, or to nothing.
pub(crate) fn readings(addresses: &[Address], answers: Vec<bundle::Answered>) -> Option<Readings> {
    if answers.len() != addresses.len() {
        return None;
    }
    let mut readings = BTreeMap::new();
    for (address, answer) in addresses.iter().zip(answers) {
        match (answer.resource, answer.status) {
            (Some(read), 200..=299) if (read.kind.as_str(), read.id.as_str()) == (address.0.as_str(), address.1.as_str()) => {
                readings.insert(address.clone(), Some(read));
            }
            (_, 404 | 410) => _ = readings.insert(address.clone(), None),
            _ => return None,
        }
    }
    Some(readings)
}
