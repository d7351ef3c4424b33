//! The gate: nothing of a client's record goes out before its row of the access log is on the disk.
//! By type: an [`Answer`](crate::answer::Answer) that carries a client's data takes a [`Shown`], and only this file makes one.
//! Source: security.md T9 and §3.8.

use std::collections::HashMap;

use askel_domain::access::{self, Action, Why};
use askel_domain::id::{ClientId, WorkerId};
use askel_domain::moment::Moment;
use askel_store::log::{self, Noun};
use askel_store::{Read, Stamp, Tx};
use chrono::TimeDelta;

use crate::Open;
use crate::failure::{Failure, FailureCode};

/// A page that is read again so soon after is the same look: the window reads anew after every change.
const SAME_LOOK_MINUTES: i64 = 10;

/// What has passed the gate: its row of the access log is on the disk.
pub struct Shown<T>(T);

impl<T> Shown<T> {
    pub(crate) fn open(self) -> T {
        self.0
    }
}

/// One look at one client's record.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Look {
    action: Action,
    noun: Noun,
    row: String,
    client: ClientId,
}

/// What a wish is about to show, gathered while it reads.
#[derive(Default)]
pub(crate) struct Looks(Vec<Look>);

impl Looks {
    /// The client's name stands in a list.
    pub(crate) fn listed(&mut self, noun: Noun, client: ClientId) {
        self.add(Action::List, noun, String::new(), client);
    }

    /// Something of the client's own was opened: `row` is its id.
    pub(crate) fn opened(&mut self, noun: Noun, row: impl ToString, client: ClientId) {
        self.add(Action::Open, noun, row.to_string(), client);
    }

    pub(crate) fn add(&mut self, action: Action, noun: Noun, row: String, client: ClientId) {
        let look = Look { action, noun, row, client };
        if !self.0.contains(&look) {
            self.0.push(look);
        }
    }
}

/// What was shown since the bag was opened, and the reasons the worker has given.
#[derive(Default)]
pub(crate) struct Seen {
    looks: HashMap<Look, Moment>,
    reasons: HashMap<ClientId, String>,
}

impl Seen {
    fn has(&self, look: &Look, now: Moment) -> bool {
        let Some(at) = self.looks.get(look) else { return false };
        match look.action {
            Action::List => at.date_naive() == now.date_naive(),
            Action::Open => (now - *at).abs() < TimeDelta::minutes(SAME_LOOK_MINUTES),
            Action::Reveal | Action::Export | Action::Log => false,
        }
    }

    pub(crate) fn reason(&mut self, client: ClientId, reason: String) {
        self.reasons.insert(client, reason);
    }
}

impl Open {
    /// Reads, writes the looks down, and only then gives out what was read.
    ///
    /// # Errors
    /// [`FailureCode::ReasonNeeded`] for a client who is not the worker's own; and whatever kept the log from being written:
    /// then nothing is shown.
    pub(crate) fn show<T>(&mut self, act: impl FnOnce(&Read, &mut Looks) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        let mut looks = Looks::default();
        let value = self.look(|read| act(read, &mut looks))?;
        self.note(looks)?;
        Ok(Shown(value))
    }

    /// A change whose answer shows what it changed: the change's own row of the log tells of it. The right to it is the
    /// right to open the client's record.
    ///
    /// # Errors
    /// [`FailureCode::ReasonNeeded`], with nothing changed.
    pub(crate) fn show_change<T>(&mut self, client: ClientId, act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        self.why(&Look { action: Action::Open, noun: Noun::Client, row: String::new(), client })?;
        self.write(|tx| {
            let before = tx.rows_logged();
            let value = act(tx)?;
            if tx.rows_logged() > before { Ok(Shown(value)) } else { Err(FailureCode::Internal.into()) }
        })
    }

    /// Whether the worker may open the client's record now.
    pub(crate) fn may_open(&self, client: ClientId) -> Result<bool, Failure> {
        match self.why(&Look { action: Action::Open, noun: Noun::Client, row: String::new(), client }) {
            Ok(_) => Ok(true),
            Err(refused) if refused.code == FailureCode::ReasonNeeded => Ok(false),
            Err(refused) => Err(refused),
        }
    }

    fn note(&mut self, looks: Looks) -> Result<(), Failure> {
        let now = self.now();
        let new: Vec<Look> = looks.0.into_iter().filter(|look| !self.seen.has(look, now)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let why = new.iter().map(|look| self.why(look)).collect::<Result<Vec<_>, _>>()?;
        let author = WorkerId(self.worker.id.0);
        let (store, ids, random, seen) = self.to_note();
        let mut new_id = || ids.next(now, random);
        store.write_note(Stamp { at: now, author, new_id: &mut new_id }, |tx| {
            for (look, why) in new.iter().zip(&why) {
                let reason = (*why == Why::Reason).then(|| seen.reasons.get(&look.client)).flatten();
                log::note_access(tx, look.action, *why, look.noun, look.row.clone(), look.client, reason.map(String::as_str))?;
            }
            Ok::<_, askel_store::StoreFailure>(())
        })?;
        self.seen.looks.extend(new.into_iter().map(|look| (look, now)));
        Ok(())
    }

    fn why(&self, look: &Look) -> Result<Why, Failure> {
        let (worker, today) = (self.worker.name(), self.today());
        let periods = self.read(|read| askel_store::period::all_of(read, look.client))?;
        match access::relationship(&periods, &worker, today) {
            Some(why) => Ok(why),
            None if look.action == Action::List => Ok(Why::Caseload),
            None if self.seen.reasons.contains_key(&look.client) => Ok(Why::Reason),
            None => Err(FailureCode::ReasonNeeded.into()),
        }
    }
}
