//! The gate: nothing of a client's record goes out before its row of the access log is on the disk, nothing is written in one
//! without the right to open it, and a refusal is a row too. When the organisation's server has not been heard for too long,
//! only what is unfinished passes.
//! By type: an [`Answer`](crate::answer::Answer) that carries a client's data takes a [`Shown`], and only this file makes one.
//! Source: security.md T9 and §3.8.

use std::collections::{HashMap, HashSet};

use askel_domain::access::{self, Action, Why};
use askel_domain::id::ClientId;
use askel_domain::lease::{Reach, Standing};
use askel_domain::moment::Moment;
use askel_store::log::{self, Noun};
use askel_store::{Read, Tx};
use chrono::{NaiveDate, TimeDelta};

use crate::Open;
use crate::failure::{Failure, FailureCode};

/// A page that is read again so soon after is the same look: the window reads anew after every change.
const SAME_LOOK_MINUTES: i64 = 10;
/// Of one client at most one refusal is written down in so long: a page that asks again and again does not fill the log.
const SAME_REFUSAL_SECONDS: i64 = 60;

/// What has passed the gate: its row of the access log is on the disk.
pub struct Shown<T>(T);

impl<T> Shown<T> {
    pub(crate) fn open(self) -> T {
        self.0
    }
}

/// The lease was asked, and lets so far. Only this file makes one, and nothing is shown or written in a client's record without.
struct Within(());

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

    /// Words of the client's own stand among what a search found.
    pub(crate) fn found(&mut self, noun: Noun, client: ClientId) {
        self.add(Action::Search, noun, String::new(), client);
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
    refused: HashMap<ClientId, Moment>,
}

impl Seen {
    fn has(&self, look: &Look, now: Moment) -> bool {
        let Some(at) = self.looks.get(look) else { return false };
        match look.action {
            Action::List => at.date_naive() == now.date_naive(),
            Action::Open | Action::Search => (now - *at).abs() < TimeDelta::minutes(SAME_LOOK_MINUTES),
            Action::Reveal | Action::Export | Action::Log | Action::Refuse => false,
        }
    }

    fn refused_lately(&self, client: ClientId, now: Moment) -> bool {
        self.refused.get(&client).is_some_and(|at| (now - *at).abs() < TimeDelta::seconds(SAME_REFUSAL_SECONDS))
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
        self.show_within(Reach::Record, act)
    }

    /// The same for what is begun and not finished, or finished and nowhere else yet: it opens when the lease is over, too.
    pub(crate) fn show_unfinished<T>(&mut self, act: impl FnOnce(&Read, &mut Looks) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        self.show_within(Reach::Unfinished, act)
    }

    fn show_within<T>(&mut self, reach: Reach, act: impl FnOnce(&Read, &mut Looks) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        let within = self.within(reach)?;
        let mut looks = Looks::default();
        let value = self.look(|read| act(read, &mut looks))?;
        self.note(looks, &within)?;
        Ok(Shown(value))
    }

    /// The same for what leaves sealed and is read by nobody here: whoever hands the laptop in hands over all that is on it, so
    /// that a client who is no longer the worker's own keeps nothing back, nor a lease that is over or a laptop that was closed.
    pub(crate) fn send_sealed<T>(&mut self, act: impl FnOnce(&Read, &mut Looks) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        let mut looks = Looks::default();
        let value = self.look(|read| act(read, &mut looks))?;
        self.note_by(looks, Some(Why::Caseload), &Within(()))?;
        Ok(Shown(value))
    }

    fn within(&mut self, reach: Reach) -> Result<Within, Failure> {
        match self.standing() {
            standing if standing.lets(reach) => Ok(Within(())),
            Standing::Revoked => Err(FailureCode::DeviceRevoked.into()),
            _ => Err(FailureCode::LeaseOver.into()),
        }
    }

    /// # Errors
    /// [`FailureCode::LeaseOver`], [`FailureCode::DeviceRevoked`]: the organisation's server has not been heard for too long, or
    /// has closed this laptop.
    pub(crate) fn demand_lease(&mut self, reach: Reach) -> Result<(), Failure> {
        self.within(reach).map(drop)
    }

    /// A change whose answer shows what it changed: the change's own row of the log tells of it. The right to it is the
    /// right to open the client's record.
    ///
    /// # Errors
    /// [`FailureCode::ReasonNeeded`], with nothing changed.
    pub(crate) fn show_change<T>(&mut self, client: ClientId, act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<Shown<T>, Failure> {
        self.write_of(client, |tx| {
            let before = tx.rows_logged();
            let value = act(tx)?;
            if tx.rows_logged() > before { Ok(Shown(value)) } else { Err(FailureCode::Internal.into()) }
        })
    }

    /// One write in one client's record. The right to it is the right to open the record as it stands before the write.
    ///
    /// # Errors
    /// [`FailureCode::ReasonNeeded`]; [`FailureCode::OtherClient`] when a row that was named is another's. Nothing is written then.
    pub(crate) fn write_of<T>(&mut self, client: ClientId, act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        self.write_of_each(&[client], act)
    }

    /// The same for a draft's typing and its finishing, and for what is handed over: also when the lease is over.
    pub(crate) fn write_unfinished_of<T>(&mut self, clients: &[ClientId], act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        let within = self.within(Reach::Unfinished)?;
        self.write_of_each_within(clients, &within, act)
    }

    /// The same as [`Open::write_of`] in several clients' records at once.
    pub(crate) fn write_of_each<T>(&mut self, clients: &[ClientId], act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        let within = self.within(Reach::Record)?;
        self.write_of_each_within(clients, &within, act)
    }

    fn write_of_each_within<T>(&mut self, clients: &[ClientId], within: &Within, act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        for client in clients {
            self.demand_right_within(*client, within)?;
        }
        self.write_about(clients, act).map_err(|failure| self.refused(failure, Noun::Client))
    }

    /// # Errors
    /// [`FailureCode::ReasonNeeded`], and the refusal is written down.
    pub(crate) fn demand_right(&mut self, client: ClientId) -> Result<(), Failure> {
        let within = self.within(Reach::Record)?;
        self.demand_right_within(client, &within)
    }

    fn demand_right_within(&mut self, client: ClientId, _: &Within) -> Result<(), Failure> {
        let look = Look { action: Action::Open, noun: Noun::Client, row: String::new(), client };
        match self.why(&look)? {
            Some(_) => Ok(()),
            None => Err(self.refuse(&look, Why::NoReason, FailureCode::ReasonNeeded)),
        }
    }

    /// Whether the worker may open the client's record now.
    pub(crate) fn may_open(&self, client: ClientId) -> Result<bool, Failure> {
        Ok(self.why(&Look { action: Action::Open, noun: Noun::Client, row: String::new(), client })?.is_some())
    }

    fn note(&mut self, looks: Looks, within: &Within) -> Result<(), Failure> {
        self.note_by(looks, None, within)
    }

    /// `otherwise`: the right where neither a relationship nor a reason gives one.
    fn note_by(&mut self, looks: Looks, otherwise: Option<Why>, _: &Within) -> Result<(), Failure> {
        let now = self.now();
        let new: Vec<Look> = looks.0.into_iter().filter(|look| !self.seen.has(look, now)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut rights = vec![];
        for look in &new {
            if look.action != Action::List && !look.row.is_empty() {
                let owner = self.read(|read| log::demand_owner(read, look.noun, &look.row, look.client));
                owner.map_err(|failure| self.refused(failure, look.noun))?;
            }
            match self.why(look)?.or(otherwise) {
                Some(why) => rights.push(why),
                None => return Err(self.refuse(look, Why::NoReason, FailureCode::ReasonNeeded)),
            }
        }
        let given: Vec<Option<String>> = new.iter().zip(&rights).map(|(look, why)| self.seen.reasons.get(&look.client).filter(|_| *why == Why::Reason).cloned()).collect();
        self.write_log(|tx| {
            for ((look, why), reason) in new.iter().zip(&rights).zip(&given) {
                log::note_access(tx, look.action, *why, look.noun, look.row.clone(), look.client, reason.as_deref())?;
            }
            Ok(())
        })?;
        self.seen.looks.extend(new.into_iter().map(|look| (look, now)));
        Ok(())
    }

    /// Written down when what failed was that the row is another client's; the client whose row it is can read of it.
    fn refused(&mut self, failure: Failure, noun: Noun) -> Failure {
        match failure.owner {
            Some(client) => self.refuse(&Look { action: Action::Open, noun, row: String::new(), client }, Why::OtherClient, failure.code),
            None => failure,
        }
    }

    /// The passphrase was not given once more before this client's data would have left.
    pub(crate) fn refuse_without_proof(&mut self, noun: Noun, client: ClientId) -> Failure {
        match self.look(|read| crate::client::require(read, client)) {
            Ok(_) => self.refuse(&Look { action: Action::Log, noun, row: String::new(), client }, Why::NoProof, FailureCode::PassphraseNeeded),
            // A page may say any id, and the log is for those who are clients.
            Err(_) => FailureCode::PassphraseNeeded.into(),
        }
    }

    /// Writes the refusal into the access log and answers it. What the log cannot take is refused all the same.
    fn refuse(&mut self, look: &Look, why: Why, code: FailureCode) -> Failure {
        let now = self.now();
        if !self.seen.refused_lately(look.client, now) {
            let written = self.write_log(|tx| log::note_access(tx, Action::Refuse, why, look.noun, look.row.clone(), look.client, None));
            if written.is_ok() {
                self.seen.refused.insert(look.client, now);
            }
        }
        code.into()
    }

    /// What gives the right to this look; `None`: only a reason would.
    fn why(&self, look: &Look) -> Result<Option<Why>, Failure> {
        let by_list = (look.action == Action::List).then_some(Why::Caseload);
        let (by_relationship, by_reason) = self.look(|read| self.rights().of(read, look.client))?;
        Ok(by_relationship.or(by_list).or(by_reason))
    }

    /// The worker's rights, for a wish that asks of many clients while it reads.
    pub(crate) fn rights(&self) -> Rights {
        Rights { worker: self.worker.name(), today: self.today(), reasons: self.seen.reasons.keys().copied().collect() }
    }
}

pub(crate) struct Rights {
    worker: String,
    today: NaiveDate,
    reasons: HashSet<ClientId>,
}

impl Rights {
    /// Whether the client's record may be opened.
    pub(crate) fn let_open(&self, read: &Read, client: ClientId) -> Result<bool, Failure> {
        let (by_relationship, by_reason) = self.of(read, client)?;
        Ok(by_relationship.or(by_reason).is_some())
    }

    fn of(&self, read: &Read, client: ClientId) -> Result<(Option<Why>, Option<Why>), Failure> {
        let periods = askel_store::period::all_of(read, client)?;
        Ok((access::relationship(&periods, &self.worker, self.today), self.reasons.contains(&client).then_some(Why::Reason)))
    }
}
