//! Says what waits: visits in the order they were written, as many in one transaction as the server takes. What is refused is
//! halved until the guilty row is found; what may have arrived is read before anything is said again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use askel_fhir::bundle::{self, Put};
use askel_fhir::rest::{Reply, Request};
use askel_fhir::content_hash;
use askel_store::sync::{self, OutboxState, Queued, RowKey, Sent};
use askel_store::{Read, Store, StoreResult};

use crate::apply::{Became, body_of, mirror_of, take_in};
use crate::engine::{Asked, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::{Doubt, Ended, Phase, Reason, Strange};
use crate::probe::post;
use crate::ready::{Address, Desk, Fresh, Ready};
use crate::settle::{Readings, aside, settle};

/// fhir.md §1.3: what both servers take in one transaction.
const MOST_ENTRIES: usize = 50;
/// Rows looked at for one transaction.
const MOST_ROWS: u32 = 200;
/// Readings in one request.
pub(crate) const MOST_READINGS: u32 = 100;

pub(crate) struct Pushing {
    /// Something may have arrived of which no answer was heard: it is read first.
    pub read_first: bool,
    /// Groups of rows still to be tried, the halves of what was refused first.
    work: VecDeque<Vec<RowKey>>,
    most_entries: usize,
    fresh: Fresh,
    /// Rows that are left alone for the rest of this conversation.
    held: BTreeSet<RowKey>,
    /// To be read before anything is said again.
    to_read: Vec<Address>,
    /// Answers that were none.
    strange: u32,
    /// How often the server stumbled over a row that was said alone.
    stumbled: BTreeMap<RowKey, u32>,
}

impl Default for Pushing {
    fn default() -> Self {
        Self { read_first: false, work: VecDeque::new(), most_entries: MOST_ENTRIES, fresh: Fresh::new(), held: BTreeSet::new(), to_read: vec![], strange: 0, stumbled: BTreeMap::new() }
    }
}

impl Pushing {
    pub(crate) fn held(&self) -> u32 {
        self.held.len() as u32
    }

    pub(crate) fn begin_again(&mut self) {
        self.work.clear();
        self.fresh.clear();
    }

    fn shrink(&mut self) {
        self.most_entries = (self.most_entries / 2).max(1);
    }
}

/// What one look at the waiting rows comes to.
#[derive(Default)]
struct Chunk {
    rows: Vec<Ready>,
    entries: usize,
    addresses: BTreeSet<Address>,
    /// Those of the group that wait.
    waiting: BTreeSet<RowKey>,
    unread: Vec<Address>,
    /// Rows of which the server was read to hold what stands here; those that cannot be said; those whose ground is missing.
    settled: Vec<Queued>,
    unsayable: Vec<RowKey>,
    groundless: Vec<RowKey>,
}

impl Engine {
    pub(crate) fn next_of_push(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<Option<Request>> {
        self.progress.phase = Phase::Push;
        if self.push.read_first {
            if let Some(request) = self.read_what_was_sent(store)? {
                return Ok(Some(request));
            }
            self.push.read_first = false;
        }
        if !self.push.to_read.is_empty() {
            let unread = self.push.to_read.split_off(self.push.to_read.len().saturating_sub(MOST_READINGS as usize));
            return Ok(Some(self.ask_readings(unread)));
        }
        let Some(group) = self.next_group(store)? else {
            self.stage = Stage::Pull;
            return Ok(None);
        };
        let desk = store.read(|read| Desk::of(read, self.abilities.keeps_versions != Some(false)))?;
        let chunk = store.read(|read| self.chunk(read, &desk, &group))?;
        if !chunk.unread.is_empty() {
            let unread: Vec<Address> = chunk.unread.into_iter().take(MOST_READINGS as usize).collect();
            self.push.work.push_front(group);
            return Ok(Some(self.ask_readings(unread)));
        }
        self.note_chunk(store, &chunk, now)?;
        let rest: Vec<RowKey> = group.into_iter().filter(|key| chunk.waiting.contains(key) && !chunk.has(key)).collect();
        if chunk.is_empty() {
            // Nothing could be done with any of them: they are looked at another time.
            self.push.held.extend(rest);
        } else if !rest.is_empty() {
            self.push.work.push_front(rest);
        }
        if chunk.rows.is_empty() {
            return Ok(None);
        }
        let puts: Vec<Put> = chunk.rows.iter().flat_map(|ready| &ready.said).map(|said| Put { resource: &said.resource, if_match: said.if_match.as_deref() }).collect();
        let addresses = chunk.rows.iter().flat_map(|ready| &ready.said).map(crate::ready::Said::address).collect();
        self.asked = Some(Asked::Transaction(chunk.rows.iter().map(|ready| ready.queued.key.clone()).collect(), addresses));
        Ok(Some(post(bundle::transaction(&puts))))
    }

    fn next_group(&mut self, store: &Store) -> StoreResult<Option<Vec<RowKey>>> {
        if let Some(group) = self.push.work.pop_front() {
            return Ok(Some(group));
        }
        let waiting = store.read(|read| sync::open_visits(read, OutboxState::Waiting, MOST_ROWS + self.push.held()))?;
        let group: Vec<RowKey> = waiting.into_iter().map(|queued| queued.key).filter(|key| !self.push.held.contains(key)).collect();
        Ok((!group.is_empty()).then_some(group))
    }

    /// Fills one transaction: whole visits while they fit, and what they lean on before them.
    fn chunk(&self, read: &Read, desk: &Desk, group: &[RowKey]) -> StoreResult<Chunk> {
        let mut chunk = Chunk::default();
        let queued = group.iter().map(|key| sync::queued(read, key)).collect::<StoreResult<Vec<_>>>()?;
        let mut visits: Vec<Vec<Queued>> = vec![];
        for queued in queued.into_iter().flatten().filter(|queued| queued.state == OutboxState::Waiting) {
            chunk.waiting.insert(queued.key.clone());
            match visits.last_mut() {
                Some(visit) if visit[0].visit == queued.visit => visit.push(queued),
                _ => visits.push(vec![queued]),
            }
        }
        for visit in visits {
            let mut one = Chunk { addresses: chunk.addresses.clone(), ..Chunk::default() };
            let room = Room { entries: self.push.most_entries.saturating_sub(chunk.entries), is_first: chunk.rows.is_empty() };
            let fits = self.add_rows(read, desk, visit, &mut one, room)?;
            if !fits && !chunk.rows.is_empty() {
                break;
            }
            chunk.join(one);
            if !fits {
                break;
            }
        }
        Ok(chunk)
    }

    /// `false`: there was no room for all of it.
    fn add_rows(&self, read: &Read, desk: &Desk, rows: Vec<Queued>, chunk: &mut Chunk, room: Room) -> StoreResult<bool> {
        let mut to_do: VecDeque<Queued> = rows.into();
        let mut waited_for: BTreeSet<RowKey> = BTreeSet::new();
        while let Some(queued) = to_do.pop_front() {
            let key = queued.key.clone();
            if chunk.has(&key) {
                continue;
            }
            let Some(ready) = desk.ready(read, queued.clone(), &self.push.fresh)? else {
                chunk.unsayable.push(key);
                continue;
            };
            match self.ground(read, &ready, chunk)? {
                Ground::Firm => {}
                Ground::Missing => {
                    chunk.groundless.push(key);
                    continue;
                }
                Ground::Waiting(first) if waited_for.insert(key) => {
                    to_do.push_front(queued);
                    first.into_iter().rev().for_each(|first| to_do.push_front(first));
                    continue;
                }
                Ground::Waiting(_) => {}
            }
            if !chunk.add(ready, room) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What a row leans on goes before it; where that was set aside and never arrived, the row waits with it.
    fn ground(&self, read: &Read, ready: &Ready, chunk: &Chunk) -> StoreResult<Ground> {
        let mut first = vec![];
        for key in &ready.leans_on {
            let Some(queued) = sync::queued(read, key)?.filter(|_| !chunk.has(key)) else { continue };
            let was_there = sync::mirrored_of_row(read, key)?.iter().any(|seen| seen.leads);
            match queued.state {
                OutboxState::SetAside if !was_there => return Ok(Ground::Missing),
                OutboxState::Waiting if self.push.held.contains(key) && !was_there => return Ok(Ground::Missing),
                OutboxState::Waiting if !was_there => first.push(queued),
                _ => {}
            }
        }
        Ok(if first.is_empty() { Ground::Firm } else { Ground::Waiting(first) })
    }

    /// Written down before the first byte goes: whoever comes after a crash reads before saying anything again.
    fn note_chunk(&mut self, store: &mut Store, chunk: &Chunk, now: &mut Now) -> StoreResult<()> {
        let mut progress = self.progress;
        self.write(store, now, |tx| {
            for queued in &chunk.settled {
                sync::settle(tx, &queued.key, queued.seq)?;
                progress.proven += 1;
            }
            for (key, reason) in chunk.unsayable.iter().map(|key| (key, Reason::Unsayable)).chain(chunk.groundless.iter().map(|key| (key, Reason::LeansOn))) {
                aside(tx, key, reason, &mut progress)?;
            }
            for ready in &chunk.rows {
                sync::note_sending(tx, &ready.queued)?;
                for said in &ready.said {
                    let sent = Sent {
                        kind: said.resource.kind.clone(),
                        id: said.resource.id.clone(),
                        row: ready.queued.key.clone(),
                        leads: said.leads,
                        hash: content_hash(&said.resource),
                        body: body_of(&said.resource),
                        answered: None,
                    };
                    sync::put_sent(tx, &sent)?;
                }
            }
            Ok(())
        })?;
        self.progress = progress;
        Ok(())
    }

    fn read_what_was_sent(&mut self, store: &Store) -> StoreResult<Option<Request>> {
        let sent = store.read(|read| sync::all_sent(read, MOST_READINGS))?;
        if sent.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.ask_readings(sent.into_iter().map(|sent| (sent.kind, sent.id)).collect())))
    }

    fn ask_readings(&mut self, addresses: Vec<Address>) -> Request {
        let paths: Vec<String> = addresses.iter().map(|(kind, id)| format!("{kind}/{id}")).collect();
        self.asked = Some(Asked::Readings(addresses));
        post(bundle::batch_of_searches(paths.iter().map(String::as_str)))
    }

    pub(crate) fn heard_transaction(&mut self, store: &mut Store, rows: Vec<RowKey>, said: &[Address], heard: Heard, now: &mut Now) -> StoreResult<()> {
        let reply = match heard {
            Heard::Reply(reply) => reply,
            Heard::NotTaken { .. } => {
                self.take_back(store, &rows, now)?;
                return self.trouble(store, &heard, now).map(drop);
            }
            Heard::Unknown { last, stumbled, .. } => {
                self.push.read_first = true;
                if stumbled {
                    self.stumbled_over(store, rows, now)?;
                }
                if matches!(last, Ended::NotUnderstood { why: Strange::TooLarge } | Ended::BrokenOff) {
                    self.push.shrink();
                }
                return self.trouble(store, &heard, now).map(drop);
            }
            Heard::Stop(ended) => {
                if matches!(ended, Ended::SignIn | Ended::Refused | Ended::NotTrusted) {
                    self.take_back(store, &rows, now)?;
                }
                return self.stop(store, ended, now);
            }
        };
        if (200..300).contains(&reply.status) { self.heard_success(store, said, &reply, now) } else { self.heard_refusal(store, rows, said, reply.status, now) }
    }

    /// An answer proves nothing: what it names is written down, and the reading back decides.
    fn heard_success(&mut self, store: &mut Store, said: &[Address], reply: &Reply, now: &mut Now) -> StoreResult<()> {
        let is_about = |answer: &bundle::Answered, said: &Address| (200..300).contains(&answer.status) && answer.named.as_ref().is_none_or(|named| named == said);
        let answers = bundle::read_entries(&reply.body).ok().filter(|answers| answers.len() == said.len() && answers.iter().zip(said).all(|(answer, said)| is_about(answer, said)));
        let Some(answers) = answers else {
            self.push.read_first = true;
            return self.strange(store, now);
        };
        self.write(store, now, |tx| {
            for (answer, (kind, id)) in answers.iter().zip(said) {
                // Without a version the server has at least said that it took it.
                sync::note_answered(tx, kind, id, answer.version.as_deref().unwrap_or_default())?;
            }
            Ok(())
        })
    }

    /// Over a row that is said alone twice in vain, or over one of many: then the halves go alone.
    fn stumbled_over(&mut self, store: &mut Store, mut rows: Vec<RowKey>, now: &mut Now) -> StoreResult<()> {
        if rows.len() > 1 {
            let second = rows.split_off(rows.len() / 2);
            self.push.work.push_front(second);
            self.push.work.push_front(rows);
            return Ok(());
        }
        let Some(one) = rows.pop() else { return Ok(()) };
        let times = self.push.stumbled.entry(one.clone()).or_default();
        *times += 1;
        if *times < 2 {
            return Ok(());
        }
        let mut progress = self.progress;
        self.write(store, now, |tx| {
            sync::drop_sent_of_row(tx, &one)?;
            aside(tx, &one, Reason::NotTaken, &mut progress)
        })?;
        self.progress = progress;
        Ok(())
    }

    /// Nothing of it was kept. Where it may have been an older version of ours, it is read; else it is halved until one row is left.
    fn heard_refusal(&mut self, store: &mut Store, rows: Vec<RowKey>, said: &[Address], status: u16, now: &mut Now) -> StoreResult<()> {
        self.take_back(store, &rows, now)?;
        if status == 413 && rows.len() > 1 {
            self.push.shrink();
            self.push.work.push_front(rows);
            return Ok(());
        }
        let unread: Vec<Address> = said.iter().filter(|address| !self.push.fresh.contains_key(*address)).cloned().collect();
        // Servers call a version that is not the newest by four names (fhir.md §6.4): what they hold decides.
        if matches!(status, 400 | 404 | 409 | 412) && !unread.is_empty() {
            self.push.work.push_front(rows);
            self.push.to_read = unread;
            return Ok(());
        }
        match rows.as_slice() {
            [] => Ok(()),
            [one] => {
                let (mut progress, one) = (self.progress, one.clone());
                self.write(store, now, |tx| aside(tx, &one, Reason::NotTaken, &mut progress))?;
                self.progress = progress;
                Ok(())
            }
            rows => {
                let (first, second) = rows.split_at(rows.len() / 2);
                self.push.work.push_front(second.to_vec());
                self.push.work.push_front(first.to_vec());
                Ok(())
            }
        }
    }

    fn take_back(&mut self, store: &mut Store, rows: &[RowKey], now: &mut Now) -> StoreResult<()> {
        self.write(store, now, |tx| {
            for key in rows {
                sync::drop_sent_of_row(tx, key)?;
                sync::back_to_waiting(tx, key)?;
            }
            Ok(())
        })
    }

    pub(crate) fn heard_readings(&mut self, store: &mut Store, addresses: &[Address], heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else { return self.trouble(store, &heard, now).map(drop) };
        let answers = bundle::read_entries(&reply.body).ok().filter(|_| (200..300).contains(&reply.status));
        match answers.and_then(|answers| readings(addresses, &answers)) {
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
        let sent = store.read(|read| sync::all_sent(read, u32::MAX))?;
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
                            aside(tx, &seen.row, Reason::NoLongerOurs, &mut progress)?;
                        }
                    }
                }
            }
            Ok(is_as_new)
        })?;
        self.progress = progress;
        for (address, read) in readings {
            self.push.fresh.insert(address, read.and_then(|read| read.version().map(str::to_owned)));
        }
        if is_as_new { Ok(()) } else { self.stop(store, Ended::Doubted { doubt: Doubt::OlderServer }, now) }
    }
}

fn count(became: Became, progress: &mut crate::Progress) -> bool {
    became.count(progress);
    became != Became::Older
}

/// Something of ours is there though nobody had read it: one that leads is met like anything that comes, a companion's version is
/// all that is needed of it.
fn settle_unknown(tx: &askel_store::Tx, read: &askel_fhir::Resource, ours: &BTreeSet<askel_domain::id::ClientId>, progress: &mut crate::Progress) -> StoreResult<bool> {
    if let Ok(record) = askel_fhir::read(read) {
        let key = crate::rows::key_of(&record);
        let became = take_in(tx, read, &|client| ours.contains(&client), None)?;
        if let (Became::Refused(reason), true) = (became, sync::queued(tx, &key)?.is_some()) {
            aside(tx, &key, reason, progress)?;
        }
        return Ok(count(became, progress));
    }
    // Whose companion it is, is known when it is said: until then it is nobody's.
    let key = RowKey::new(askel_store::sync::RowKind::Worker, "");
    sync::put_mirror(tx, &mirror_of(tx, read, &key, false, false))?;
    Ok(true)
}

#[derive(Clone, Copy)]
struct Room {
    entries: usize,
    /// Whoever comes first is let in however large.
    is_first: bool,
}

enum Ground {
    Firm,
    Waiting(Vec<Queued>),
    Missing,
}

impl Chunk {
    fn has(&self, key: &RowKey) -> bool {
        let of_rows = self.rows.iter().map(|ready| &ready.queued.key).chain(self.settled.iter().map(|queued| &queued.key));
        of_rows.chain(&self.unsayable).chain(&self.groundless).any(|known| known == key)
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.settled.is_empty() && self.unsayable.is_empty() && self.groundless.is_empty()
    }

    /// `false`: no room, or one of its resources is said already.
    fn add(&mut self, ready: Ready, room: Room) -> bool {
        if ready.leading.is_none() {
            self.unsayable.push(ready.queued.key);
            return true;
        }
        if ready.said.is_empty() {
            self.settled.push(ready.queued);
            return true;
        }
        let addresses: Vec<Address> = ready.said.iter().map(crate::ready::Said::address).collect();
        let is_full = (self.entries > 0 || !room.is_first) && self.entries + addresses.len() > room.entries;
        if is_full || addresses.iter().any(|address| self.addresses.contains(address)) {
            return false;
        }
        self.unread.extend(ready.said.iter().filter(|said| said.unread).map(crate::ready::Said::address));
        self.entries += addresses.len();
        self.addresses.extend(addresses);
        self.rows.push(ready);
        true
    }

    fn join(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.entries += other.entries;
        self.addresses.extend(other.addresses);
        self.unread.extend(other.unread);
        self.settled.extend(other.settled);
        self.unsayable.extend(other.unsayable);
        self.groundless.extend(other.groundless);
    }
}

/// What was asked for, by its address. `None`: one of the answers is to something else, or to nothing.
pub(crate) fn readings(addresses: &[Address], answers: &[bundle::Answered]) -> Option<Readings> {
    if answers.len() != addresses.len() {
        return None;
    }
    let mut readings = BTreeMap::new();
    for (address, answer) in addresses.iter().zip(answers) {
        match (&answer.resource, answer.status) {
            (Some(read), 200..=299) if (read.kind.as_str(), read.id.as_str()) == (address.0.as_str(), address.1.as_str()) => {
                readings.insert(address.clone(), Some(read.clone()));
            }
            (_, 404 | 410) => _ = readings.insert(address.clone(), None),
            _ => return None,
        }
    }
    Some(readings)
}
