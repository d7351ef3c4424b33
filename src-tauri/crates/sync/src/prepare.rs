//! What is said next, made ready while what was said last is on its way: as if that will be taken. Written down as sent only when it
//! goes, and looked at anew where the record has changed by then or the answer was another. Asks for nothing.

use askel_fhir::bundle::{self, Put};
use askel_fhir::rest::Request;
use askel_store::sync::RowKey;
use askel_store::{Store, StoreResult, log};

use crate::chunk::Chunk;
use crate::engine::{Asked, Engine, Stage};
use crate::planted::Planted;
use crate::probe::post;
use crate::ready::Desk;

pub(crate) struct Prepared {
    /// The rows it was made of.
    pub group: Vec<RowKey>,
    pub chunk: Chunk,
    pub request: Request,
    /// The newest row of the log when it was made: nothing of the record is written without one.
    newest: i64,
}

impl Engine {
    pub(crate) fn desk(&self, store: &Store) -> StoreResult<Desk> {
        store.read(|read| Desk::of(read, self.forms, self.abilities.keeps_versions != Some(false)))
    }

    pub(crate) fn put_together(&self, store: &Store, group: Vec<RowKey>, chunk: Chunk) -> StoreResult<Prepared> {
        let newest = store.read(log::newest)?;
        let heeds = !self.is(Planted::IgnoresVersions);
        let puts: Vec<Put> = chunk.rows.iter().flat_map(|ready| &ready.said).map(|said| Put { resource: &said.resource, if_match: said.if_match.as_deref().filter(|_| heeds) }).collect();
        let request = post(bundle::transaction(&puts));
        Ok(Prepared { group, chunk, request, newest })
    }

    /// Only while visits are said one after the other; what must be read first is left for later.
    pub(crate) fn prepare(&mut self, store: &Store) -> StoreResult<()> {
        let is_pushing = self.stage == Stage::Push && matches!(self.asked, Some(Asked::Transaction(..)));
        if !is_pushing || self.push.prepared.is_some() {
            return Ok(());
        }
        let Some(group) = self.next_group(store)? else { return Ok(()) };
        let desk = self.desk(store)?;
        let chunk = store.read(|read| self.chunk(read, &desk, &group))?;
        if chunk.rows.is_empty() || !chunk.unread.is_empty() {
            self.push.work.push_front(group);
            return Ok(());
        }
        self.push.prepared = Some(self.put_together(store, group, chunk)?);
        Ok(())
    }

    /// What was made ready, if the record is as it was then.
    pub(crate) fn still_right(&mut self, store: &Store) -> StoreResult<Option<Prepared>> {
        let is_as_it_was = match &self.push.prepared {
            Some(prepared) => store.read(log::newest)? == prepared.newest,
            None => return Ok(None),
        };
        if is_as_it_was {
            return Ok(self.push.prepared.take());
        }
        self.unprepare();
        Ok(None)
    }

    /// Its rows are looked at anew.
    pub(crate) fn unprepare(&mut self) {
        let prepared = self.push.prepared.take();
        prepared.into_iter().for_each(|prepared| self.push.work.push_front(prepared.group));
    }

    /// Said, and not answered yet: while something is made ready it counts as taken.
    pub(crate) fn is_on_its_way(&self, key: &RowKey) -> bool {
        matches!(&self.asked, Some(Asked::Transaction(rows, _)) if rows.contains(key))
    }
}
