//! Says what waits: visits in the order they were written, as many in one transaction as the server takes. What is refused is
//! halved until the guilty row is found; what may have arrived is read before anything is said again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use askel_fhir::bundle;
use askel_fhir::rest::Request;
use askel_store::sync::{self, OutboxState, RowKey};
use askel_store::{Store, StoreResult};

use crate::caseload;
use crate::chunk::Chunk;
use crate::engine::{Asked, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::{Doubt, Ended, Phase, Reason, Strange};
use crate::prepare::Prepared;
use crate::probe::post_questions;
use crate::pull::shut_out;
use crate::question::Question;
use crate::ready::{Address, Fresh, Said};
use crate::settle::aside;
use crate::untaken::{Thanks, Untaken};

/// fhir.md §1.3: what both servers take in one transaction.
const MOST_ENTRIES: usize = 50;
/// How many more are tried after one that went well.
const MORE_ENTRIES: usize = 5;
/// Rows looked at for one transaction.
const MOST_ROWS: u32 = 200;
/// Readings in one request.
const MOST_READINGS: u32 = 100;

pub(crate) struct Pushing {
    /// Something may have arrived of which no answer was heard: it is read first.
    pub read_first: bool,
    /// Groups of rows still to be tried, the halves of what was refused first.
    pub work: VecDeque<Vec<RowKey>>,
    pub most_entries: usize,
    /// What the server itself has said is too much; a lossy link says nothing of the kind.
    ceiling: usize,
    /// What was read to be said right after. It is good for one saying: somebody else may have come between.
    pub fresh: Fresh,
    /// Rows that were read after a refusal, and may be refused again.
    refused_once: BTreeSet<RowKey>,
    /// What was looked for and is still open, as what was cut off so lately that the server may be at it: it is not looked for
    /// again in this conversation.
    pub unfinished: BTreeSet<Address>,
    /// Whether it was seen in this conversation that the server still holds what was read last.
    pub watched: bool,
    /// Rows that are left alone for the rest of this conversation.
    pub left_alone: BTreeSet<RowKey>,
    /// To be read before anything is said again.
    pub to_read: Vec<Address>,
    /// Answers that were none.
    pub strange: u32,
    /// How often the server stumbled over a row that was said alone.
    stumbled: BTreeMap<RowKey, u32>,
    /// What is said next, if the one that is on its way is taken.
    pub prepared: Option<Prepared>,
}

impl Default for Pushing {
    fn default() -> Self {
        Self {
            read_first: false, work: VecDeque::new(), most_entries: MOST_ENTRIES, ceiling: MOST_ENTRIES, fresh: Fresh::new(), refused_once: BTreeSet::new(), unfinished: BTreeSet::new(), watched: false, left_alone: BTreeSet::new(),
            to_read: vec![], strange: 0, stumbled: BTreeMap::new(), prepared: None,
        }
    }
}

impl Pushing {
    pub(crate) fn held(&self) -> u32 {
        self.left_alone.len() as u32
    }

    pub(crate) fn begin_again(&mut self) {
        self.prepared = None;
        self.work.clear();
        self.fresh.clear();
    }

    fn shrink(&mut self) {
        self.most_entries = (self.most_entries / 2).max(1);
    }

    /// Some more each time that it goes well: else a lossy link would soon carry single visits only.
    fn grow(&mut self) {
        self.most_entries = (self.most_entries + MORE_ENTRIES).min(self.ceiling);
    }
}

/// Whether the server may have kept what it did not thank for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    No,
    Perhaps,
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
        if let Some(prepared) = self.still_right(store)? {
            return self.say(store, prepared, now).map(Some);
        }
        let Some(group) = self.next_group(store)? else {
            self.stage = Stage::Pull;
            return Ok(None);
        };
        if !self.push.watched {
            self.push.watched = true;
            let questions = store.read(caseload::watch)?;
            if !questions.is_empty() {
                self.push.work.push_front(group);
                return Ok(Some(self.ask_watch(questions)));
            }
        }
        // Whether what a row leans on was thanked for decides whether it can be said.
        self.take_all(store, now)?;
        let desk = self.desk(store)?;
        let chunk = store.read(|read| self.chunk(read, &desk, &group))?;
        if !chunk.unread.is_empty() {
            let unread: Vec<Address> = chunk.unread.into_iter().take(MOST_READINGS as usize).collect();
            self.push.work.push_front(group);
            return Ok(Some(self.ask_readings(unread)));
        }
        if chunk.rows.is_empty() {
            self.say_nothing(store, group, &chunk, now)?;
            return Ok(None);
        }
        let prepared = self.put_together(store, group, chunk)?;
        self.say(store, prepared, now).map(Some)
    }

    /// Of none of them there is anything to be said.
    fn say_nothing(&mut self, store: &mut Store, group: Vec<RowKey>, chunk: &Chunk, now: &mut Now) -> StoreResult<()> {
        self.note_chunk(store, chunk, now)?;
        let rest = chunk.rest_of(group);
        if chunk.is_empty() {
            // Nothing could be done with any of them: they are looked at another time.
            self.push.left_alone.extend(rest);
        } else if !rest.is_empty() {
            self.push.work.push_front(rest);
        }
        Ok(())
    }

    fn say(&mut self, store: &mut Store, prepared: Prepared, now: &mut Now) -> StoreResult<Request> {
        let Prepared { group, chunk, request, .. } = prepared;
        self.note_chunk(store, &chunk, now)?;
        let rest = chunk.rest_of(group);
        if !rest.is_empty() {
            self.push.work.push_front(rest);
        }
        let addresses: Vec<Address> = chunk.rows.iter().flat_map(|ready| &ready.said).map(Said::address).collect();
        addresses.iter().for_each(|address| _ = self.push.fresh.remove(address));
        self.asked = Some(Asked::Transaction(chunk.rows.into_iter().map(|ready| ready.queued.key).collect(), addresses));
        Ok(request)
    }

    pub(crate) fn next_group(&mut self, store: &Store) -> StoreResult<Option<Vec<RowKey>>> {
        if let Some(group) = self.push.work.pop_front() {
            return Ok(Some(group));
        }
        let waiting = store.read(|read| sync::open_visits(read, OutboxState::Waiting, MOST_ROWS + self.push.held()))?;
        let group: Vec<RowKey> = waiting.into_iter().map(|queued| queued.key).filter(|key| !self.push.left_alone.contains(key)).collect();
        Ok((!group.is_empty()).then_some(group))
    }

    /// Written down before the first byte goes: whoever comes after a crash reads before saying anything again.
    fn note_chunk(&mut self, store: &mut Store, chunk: &Chunk, now: &mut Now) -> StoreResult<()> {
        chunk.rows.iter().flat_map(|ready| &ready.said).for_each(|said| _ = self.push.unfinished.remove(&said.address()));
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
                    sync::put_sent(tx, &said.as_sent(&ready.queued.key, tx.at().timestamp()))?;
                }
            }
            Ok(())
        })?;
        self.progress = progress;
        Ok(())
    }

    fn read_what_was_sent(&mut self, store: &Store) -> StoreResult<Option<Request>> {
        let unread = self.sent_and_unread(store)?;
        Ok((!unread.is_empty()).then(|| self.ask_readings(unread)))
    }

    /// What is on its way and was not looked for since: whole rows, as many as one request asks for.
    pub(crate) fn sent_and_unread(&self, store: &Store) -> StoreResult<Vec<Address>> {
        let at_hand: usize = self.untaken.iter().map(Untaken::readings).sum();
        let most = MOST_READINGS + (self.push.unfinished.len() + at_hand) as u32;
        let mut sent = store.read(|read| sync::sent_names(read, most))?;
        if sent.len() as u32 == most && let Some(last) = sent.last().map(|(.., row)| row.clone()).filter(|last| sent[0].2 != *last) {
            sent.retain(|(.., row)| *row != last);
        }
        let is_at_hand = |address: &Address| self.push.unfinished.contains(address) || self.untaken.iter().any(|untaken| untaken.reads(address));
        Ok(sent.into_iter().map(|(kind, id, _)| (kind, id)).filter(|address| !is_at_hand(address)).collect())
    }

    /// Before the first word: an edit that names a version proves nothing to a server that was put back and gives its names again.
    fn ask_watch(&mut self, questions: Vec<Question>) -> Request {
        let paths: Vec<String> = questions.iter().map(|question| question.path.clone()).collect();
        self.asked = Some(Asked::Watch(questions));
        post_questions(bundle::batch_of_searches(paths.iter().map(String::as_str)))
    }

    pub(crate) fn heard_watch(&mut self, store: &mut Store, questions: Vec<Question>, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else {
            self.push.watched = false;
            return self.trouble(store, &heard, now).map(drop);
        };
        let answers = bundle::read_entries(&reply.body).ok().filter(|answers| (200..300).contains(&reply.status) && answers.len() == questions.len());
        let Some(answers) = answers else {
            self.push.watched = false;
            return self.strange(store, now);
        };
        if let Some(ended) = shut_out(&answers) {
            return self.stop(store, ended, now);
        }
        for (question, answer) in questions.iter().zip(&answers) {
            // A server that gives no such page cannot be watched.
            let Some(page) = answer.page.as_ref().filter(|_| answer.status == 200) else { continue };
            if self.write(store, now, |tx| caseload::is_older(tx, question, page))? {
                return self.stop(store, Ended::Doubted { doubt: Doubt::OlderServer }, now);
            }
        }
        Ok(())
    }

    fn ask_readings(&mut self, addresses: Vec<Address>) -> Request {
        let paths: Vec<String> = addresses.iter().map(|(kind, id)| format!("{kind}/{id}")).collect();
        self.asked = Some(Asked::Readings(addresses));
        post_questions(bundle::batch_of_searches(paths.iter().map(String::as_str)))
    }

    pub(crate) fn heard_transaction(&mut self, store: &mut Store, rows: Vec<RowKey>, said: &[Address], heard: Heard, now: &mut Now) -> StoreResult<()> {
        if let Some(versions) = thanks(&heard, said) {
            self.push.grow();
            self.untaken.push_back(Untaken::Thanks(Thanks { rows, said: said.iter().cloned().zip(versions).collect() }));
            return Ok(());
        }
        // What was made ready comes after whatever becomes of these.
        self.unprepare();
        let reply = match heard {
            Heard::Reply(reply) => reply,
            Heard::NotTaken { .. } => {
                self.take_back(store, &rows, Kept::No, now)?;
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
                    self.take_back(store, &rows, Kept::No, now)?;
                }
                return self.stop(store, ended, now);
            }
        };
        if (200..300).contains(&reply.status) {
            self.push.read_first = true;
            return self.strange(store, now);
        }
        self.heard_refusal(store, rows, said, reply.status, now)
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
            sync::note_unsure(tx, &one)?;
            aside(tx, &one, Reason::NotTaken, &mut progress)
        })?;
        self.progress = progress;
        Ok(())
    }

    /// Nothing of it was kept, if it was not the second copy of what was. Where it may have been an older version of ours, it is
    /// read; else it is halved until one row is left.
    fn heard_refusal(&mut self, store: &mut Store, rows: Vec<RowKey>, said: &[Address], status: u16, now: &mut Now) -> StoreResult<()> {
        self.take_back(store, &rows, Kept::Perhaps, now)?;
        if status == 413 && rows.len() > 1 {
            self.push.shrink();
            self.push.ceiling = self.push.most_entries;
            self.push.work.push_front(rows);
            return Ok(());
        }
        let was_read = rows.iter().all(|key| self.push.refused_once.contains(key));
        // Servers call a version that is not the newest by four names (fhir.md §6.4): what they hold decides.
        if matches!(status, 400 | 404 | 409 | 412) && !was_read {
            self.push.refused_once.extend(rows.iter().cloned());
            self.push.work.push_front(rows);
            self.push.to_read = said.to_vec();
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

    fn take_back(&mut self, store: &mut Store, rows: &[RowKey], kept: Kept, now: &mut Now) -> StoreResult<()> {
        self.write(store, now, |tx| {
            for key in rows {
                sync::drop_sent_of_row(tx, key)?;
                sync::back_to_waiting(tx, key)?;
                if kept == Kept::Perhaps {
                    sync::note_unsure(tx, key)?;
                }
            }
            Ok(())
        })
    }
}

/// An answer proves nothing: what it names is written down, and the reading back decides. `None`: it is not that all were taken.
fn thanks(heard: &Heard, said: &[Address]) -> Option<Vec<String>> {
    let Heard::Reply(reply) = heard else { return None };
    let is_about = |answer: &bundle::Answered, said: &Address| (200..300).contains(&answer.status) && answer.named.as_ref().is_none_or(|named| named == said);
    let answers = bundle::read_entries(&reply.body).ok().filter(|_| (200..300).contains(&reply.status))?;
    let are_all = answers.len() == said.len() && answers.iter().zip(said).all(|(answer, said)| is_about(answer, said));
    are_all.then(|| answers.into_iter().map(|answer| answer.version.unwrap_or_default()).collect())
}
