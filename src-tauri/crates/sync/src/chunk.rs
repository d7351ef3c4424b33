//! What goes into one transaction: whole visits in the order they were written while they fit, and what they lean on before them.

use std::collections::{BTreeSet, VecDeque};

use askel_store::sync::{self, OutboxState, Queued, RowKey};
use askel_store::{Read, StoreResult};

use crate::engine::Engine;
use crate::ready::{Address, Desk, Ready, Said};

/// What one look at the waiting rows comes to.
#[derive(Default)]
pub(crate) struct Chunk {
    pub rows: Vec<Ready>,
    entries: usize,
    addresses: BTreeSet<Address>,
    /// Those of the group that wait.
    pub waiting: BTreeSet<RowKey>,
    pub unread: Vec<Address>,
    /// Rows of which the server was read to hold what stands here; those that cannot be said; those whose ground is missing.
    pub settled: Vec<Queued>,
    pub unsayable: Vec<RowKey>,
    pub groundless: Vec<RowKey>,
}

impl Engine {
    /// Fills one transaction: whole visits while they fit, and what they lean on before them.
    pub(crate) fn chunk(&self, read: &Read, desk: &Desk, group: &[RowKey]) -> StoreResult<Chunk> {
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
                Ground::Unknown => continue,
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
                OutboxState::Waiting if self.push.left_alone.contains(key) && !was_there => return Ok(Ground::Missing),
                OutboxState::Waiting if !was_there => first.push(queued),
                OutboxState::Sending if !was_there && !self.is_on_its_way(key) && sync::sent_of_row(read, key)?.iter().all(|sent| sent.answered.is_none()) => return Ok(Ground::Unknown),
                _ => {}
            }
        }
        Ok(if first.is_empty() { Ground::Firm } else { Ground::Waiting(first) })
    }
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
    /// Cut off on its way: what leans on it is looked at another time.
    Unknown,
}

impl Chunk {
    pub(crate) fn has(&self, key: &RowKey) -> bool {
        let of_rows = self.rows.iter().map(|ready| &ready.queued.key).chain(self.settled.iter().map(|queued| &queued.key));
        of_rows.chain(&self.unsayable).chain(&self.groundless).any(|known| known == key)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.settled.is_empty() && self.unsayable.is_empty() && self.groundless.is_empty()
    }

    /// What of the group it was made of is still to be said.
    pub(crate) fn rest_of(&self, group: Vec<RowKey>) -> Vec<RowKey> {
        group.into_iter().filter(|key| self.waiting.contains(key) && !self.has(key)).collect()
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
        let addresses: Vec<Address> = ready.said.iter().map(Said::address).collect();
        let is_full = (self.entries > 0 || !room.is_first) && self.entries + addresses.len() > room.entries;
        if is_full || addresses.iter().any(|address| self.addresses.contains(address)) {
            return false;
        }
        self.unread.extend(ready.said.iter().filter(|said| said.unread).map(Said::address));
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
