//! Askel on one laptop: the shelf of vaults, and the one that is open, if any.

use std::path::{Path, PathBuf};
use std::time::Duration;

use askel_domain::id::{self, ClientId, WorkerId};
use askel_domain::lease::Standing;
use askel_domain::moment::Moment;
use askel_domain::space::Space;
use askel_domain::worker::Worker;
use askel_store::key_event::{KeyEventKind, LockCause};
use askel_store::keys::{Asking, KeyCost, SharedKeychain, With};
use askel_store::shelf::Shelf;
use askel_store::{Read, Stamp, Store, StoreFailure, Tx};
use askel_sync::Now;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::access::RecordCheck;
use crate::backup::Backups;
use crate::delivery::Sealing;
use crate::failure::{Failure, FailureCode};
use crate::gate::Seen;
use crate::policy::LeaseWatch;
use crate::surroundings::{Clock, Random, Surroundings};
use crate::sync::Talk;
use crate::together::Stay;
use crate::undo::LastDeed;
use crate::vault::{self, ClockWatch, Proven, SpaceWatch};

/// Minutes without input before the bag locks itself (security.md T3: 5, policy 1-15).
pub const IDLE_MINUTES: u32 = 5;
/// However busy the worker is, the passphrase is asked again after a long working day (security.md T3).
const LONGEST_OPEN: Duration = Duration::from_secs(12 * 60 * 60);

pub struct Askel {
    pub(crate) data: PathBuf,
    pub(crate) shelf: Shelf,
    surroundings: Option<Surroundings>,
    open: Option<Open>,
    locked_out: LockedOut,
}

/// What the window asked of a bag that was open and is locked now: told in its log at the next opening, by this program.
#[derive(Default)]
struct LockedOut {
    vault_id: String,
    asked: u32,
    last: Option<Moment>,
}

/// An open vault and its worker. Everything that reads or writes a record takes this, so a lock takes it all away.
pub struct Open {
    pub(crate) vault_id: String,
    pub(crate) shelf: Shelf,
    pub(crate) worker: Worker,
    store: Store,
    surroundings: Surroundings,
    ids: Ids,
    idle: Idle,
    pub(crate) seen: Seen,
    pub(crate) check: RecordCheck,
    pub(crate) backups: Backups,
    space: SpaceWatch,
    clocks: ClockWatch,
    lease: LeaseWatch,
    pub(crate) proven: Proven,
    pub(crate) talk: Talk,
    /// The client whose view is on the screen, while it is.
    pub(crate) stay: Option<Stay>,
    pub(crate) sealing: Sealing,
    pub(crate) last_deed: LastDeed,
}

/// How long nobody has touched anything. Each look adds what either clock says has passed since the last look,
/// so that neither a wall clock set back nor a sleeping laptop's steady clock hides idle time.
struct Idle {
    so_far: Duration,
    /// Since the bag was opened, whatever was touched meanwhile.
    in_all: Duration,
    looked: (Duration, Moment),
}

impl Idle {
    fn look(&mut self, clock: &dyn Clock) -> Duration {
        let (uptime, now) = (clock.uptime(), clock.now());
        let by_wall = (now - self.looked.1).to_std().unwrap_or_default();
        let passed = uptime.saturating_sub(self.looked.0).max(by_wall);
        self.so_far += passed;
        self.in_all += passed;
        self.looked = (uptime, now);
        self.so_far
    }
}

/// Time-ordered identifiers that never go back, whatever the clock does.
#[derive(Default)]
pub(crate) struct Ids {
    last_millis: i64,
}

impl Ids {
    pub(crate) fn next(&mut self, now: Moment, random: &mut dyn Random) -> Uuid {
        self.last_millis = now.timestamp_millis().max(self.last_millis + 1);
        let mut bytes = [0; 10];
        random.fill(&mut bytes);
        id::time_ordered(self.last_millis.unsigned_abs(), &bytes)
    }
}

impl Askel {
    /// `data`: the application's own data folder; made when the first vault is.
    pub fn new(data: PathBuf, surroundings: Surroundings) -> Self {
        Self { shelf: Shelf::at(&data), data, surroundings: Some(surroundings), open: None, locked_out: LockedOut::default() }
    }

    /// The open vault.
    ///
    /// # Errors
    /// [`FailureCode::Locked`], also in the moment between the third wrong passphrase and the lock that follows it.
    pub fn open(&mut self) -> Result<&mut Open, Failure> {
        let open = self.open.as_mut().filter(|open| !open.is_guessed_at()).ok_or(Failure::from(FailureCode::Locked))?;
        open.go_on();
        Ok(open)
    }

    /// The same for the window's wishes: one that comes to a locked bag is counted, and one that comes while a client looks on is refused.
    ///
    /// # Errors
    /// [`FailureCode::OnlyTogether`] in together mode, whatever is wished for and of whom.
    pub fn asked(&mut self) -> Result<&mut Open, Failure> {
        let open = self.asked_open()?;
        if open.stay.is_some() { Err(FailureCode::OnlyTogether.into()) } else { Ok(open) }
    }

    pub(crate) fn asked_open(&mut self) -> Result<&mut Open, Failure> {
        if self.open.is_none() && !self.locked_out.vault_id.is_empty() {
            self.locked_out.asked = self.locked_out.asked.saturating_add(1);
            self.locked_out.last = Some(self.now());
        }
        self.open()
    }

    /// How often, and when last, the window asked this bag while it was locked; forgotten with the asking.
    pub(crate) fn asked_while_locked(&mut self, vault_id: &str) -> Option<(u32, Moment)> {
        let told = std::mem::take(&mut self.locked_out);
        told.last.filter(|_| told.vault_id == vault_id).map(|last| (told.asked, last))
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub(crate) fn opened(&self) -> Option<&Open> {
        self.open.as_ref()
    }

    pub fn data_folder(&self) -> &Path {
        &self.data
    }

    pub(crate) fn surroundings(&mut self) -> Option<&mut Surroundings> {
        self.surroundings.as_mut().or(self.open.as_mut().map(|open| &mut open.surroundings))
    }

    pub(crate) fn now(&self) -> Moment {
        let surroundings = self.surroundings.as_ref().or(self.open.as_ref().map(|open| &open.surroundings));
        surroundings.map_or_else(|| askel_domain::moment::in_helsinki(chrono::DateTime::UNIX_EPOCH), |found| found.clock.now())
    }

    /// The keychain of this computer, for the moments in which no bag is open.
    pub(crate) fn keychain(&mut self) -> Result<SharedKeychain, Failure> {
        Ok(self.surroundings().ok_or(FailureCode::Internal)?.keychain.clone())
    }

    pub(crate) fn take_in(&mut self, vault_id: String, worker: Worker, mut store: Store) {
        if let Some(surroundings) = self.surroundings.take() {
            let looked = (surroundings.clock.uptime(), surroundings.clock.now());
            let idle = Idle { so_far: Duration::ZERO, in_all: Duration::ZERO, looked };
            let check = RecordCheck::begin(&mut store);
            let clocks = ClockWatch::begin(surroundings.clock.as_ref());
            let lease = LeaseWatch::begin(&store, surroundings.clock.as_ref());
            let backups = Backups::of(&self.data, &self.shelf.backups(&vault_id), looked.0).after_a_change(store.why_not_backed_up());
            self.open = Some(Open { vault_id, shelf: Shelf::at(&self.data), worker, store, surroundings, ids: Ids::default(), idle, seen: Seen::default(), check, backups, space: SpaceWatch::default(), clocks, lease, proven: Proven::default(), talk: Talk::of_an_open_bag(looked.0), sealing: Sealing::default(), last_deed: LastDeed::default(), stay: None });
        }
    }

    /// Closes the file and forgets the key, by hand. Answers whether anything was open.
    pub fn lock(&mut self) -> bool {
        self.lock_because(LockCause::Hand)
    }

    /// The same, and the log says why.
    pub fn lock_because(&mut self, cause: LockCause) -> bool {
        match self.open.take() {
            Some(mut open) => {
                open.check.end();
                // How far time has come: what cannot be kept now is known by the log's newest row.
                let _ = open.keep_time();
                // What the log cannot take keeps nothing open.
                let _ = vault::note_door(&mut open, KeyEventKind::Locked, cause.name());
                self.locked_out = LockedOut { vault_id: open.vault_id.clone(), ..LockedOut::default() };
                // What the disk has no room for is anchored at the next lock.
                let _ = open.store.anchor();
                self.surroundings = Some(open.surroundings);
                true
            }
            None => false,
        }
    }

    /// Locks after twelve hours in all, after three wrong passphrases, and when nothing was typed or pointed at for the idle time, by
    /// either clock: the steady one, or the wall, which also counts the time the laptop slept.
    pub fn lock_if_due(&mut self) -> bool {
        let cause = self.open.as_mut().and_then(Open::due);
        cause.is_some_and(|cause| self.lock_because(cause))
    }
}

impl Open {
    /// After a failure of the disk the file is opened again and checked again. While that does not succeed, every wish says so.
    fn go_on(&mut self) {
        if self.store.wake().is_ok() && self.store.has_checker() {
            self.check.end();
            self.check = RecordCheck::begin(&mut self.store);
        }
        if let Some(jump) = self.clocks.jumped(self.surroundings.clock.as_ref()) {
            let minutes = u32::try_from(jump.num_minutes().abs()).unwrap_or(u32::MAX);
            // Told where it can be; it stops nobody.
            let _ = vault::note(self, KeyEventKind::ClockMoved, minutes, if jump.num_minutes() < 0 { "back" } else { "on" }.into());
        }
    }

    /// Why it is time to lock, if it is.
    fn due(&mut self) -> Option<LockCause> {
        let idle = self.idle.look(self.surroundings.clock.as_ref());
        let too_idle = idle >= Duration::from_secs(u64::from(IDLE_MINUTES) * 60);
        let long_day = self.idle.in_all >= LONGEST_OPEN;
        let guessed = self.is_guessed_at().then_some(LockCause::Guessed);
        guessed.or(too_idle.then_some(LockCause::Idle)).or(long_day.then_some(LockCause::LongDay))
    }

    /// How long the bag has been open, by whichever clock went further.
    pub(crate) fn open_for(&mut self) -> Duration {
        self.idle.look(self.surroundings.clock.as_ref());
        self.idle.in_all
    }

    /// What the organisation's lease lets open now.
    pub(crate) fn standing(&mut self) -> Standing {
        self.lease.look(self.surroundings.clock.as_ref())
    }

    pub(crate) fn lease(&mut self) -> &mut LeaseWatch {
        &mut self.lease
    }

    /// Since the worker last typed or pointed at something.
    pub(crate) fn quiet(&mut self) -> Duration {
        self.idle.look(self.surroundings.clock.as_ref())
    }

    pub(crate) fn uptime(&self) -> Duration {
        self.surroundings.clock.uptime()
    }

    pub(crate) fn space_left(&mut self) -> Space {
        self.space.look(&self.surroundings, &self.shelf.vault_folder(&self.vault_id))
    }

    /// The worker typed or pointed at something.
    pub fn note_input(&mut self) {
        self.idle.look(self.surroundings.clock.as_ref());
        self.idle.so_far = Duration::ZERO;
    }

    pub fn now(&self) -> Moment {
        self.surroundings.clock.now()
    }

    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    pub(crate) fn key_cost(&self) -> KeyCost {
        self.surroundings.key_cost
    }

    /// What the open bag's keys are tried with. Nobody is asked to open a keychain meanwhile: a lock must not wait for a person.
    pub(crate) fn with<'a>(&'a self, passphrase: &'a str) -> With<'a> {
        With { passphrase, keychain: self.surroundings.keychain.as_ref(), asking: Asking::Nobody }
    }

    pub(crate) fn has_keychain(&self) -> bool {
        self.surroundings.keychain.is_known()
    }

    pub(crate) fn new_id(&mut self) -> Uuid {
        self.ids.next(self.surroundings.clock.now(), self.surroundings.random.as_mut())
    }

    /// The file itself, for proofs that look beneath the intentions.
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn read<T>(&self, act: impl FnOnce(&Read) -> Result<T, StoreFailure>) -> Result<T, Failure> {
        self.store.read(act).map_err(Failure::from)
    }

    /// Reads where something asked for may be missing.
    pub(crate) fn look<T>(&self, act: impl FnOnce(&Read) -> Result<T, Failure>) -> Result<T, Failure> {
        self.store.read(act)
    }

    /// One write that is about no client: when it answers `Ok`, the disk has it. A client's record is written in by way of the
    /// gate ([`Open::write_of`]).
    pub(crate) fn write<T>(&mut self, act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        self.write_about(&[], act)
    }

    /// For the gate, which has asked for the right to these clients' records. What writes in another's is taken back whole.
    pub(crate) fn write_about<T>(&mut self, clients: &[ClientId], act: impl FnOnce(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
        if let Some(found) = self.check.found() {
            self.store.stop_writing(found);
        }
        if self.space_left() == Space::TooLittle {
            return Err(FailureCode::NoRoom.into());
        }
        let at = self.surroundings.clock.now();
        let (ids, random) = (&mut self.ids, self.surroundings.random.as_mut());
        let mut new_id = || ids.next(at, random);
        let (value, from, until) = self.store.write(Stamp { at, author: WorkerId(self.worker.id.0), new_id: &mut new_id }, |tx| {
            let before = tx.rows_logged();
            let value = act(tx)?;
            let theirs = tx.touched().iter().all(|client| clients.contains(client));
            if theirs { Ok((value, before + 1, tx.rows_logged())) } else { Err(Failure::from(FailureCode::Internal)) }
        })?;
        self.last_deed.wrote(from, until);
        Ok(value)
    }

    /// One step of the conversation with the server, which writes its own transactions. Whether the record may be written on, the
    /// caller has looked.
    pub(crate) fn speak<T>(&mut self, act: impl FnOnce(&mut Store, &mut Now) -> T) -> T {
        let at = self.surroundings.clock.now();
        let (ids, random) = (&mut self.ids, self.surroundings.random.as_mut());
        let mut new_id = || ids.next(at, random);
        act(&mut self.store, &mut Now { at, new_id: &mut new_id })
    }

    /// One write into the log alone: also where the record is not written on, or there is little room.
    pub(crate) fn write_log(&mut self, act: impl FnOnce(&Tx) -> Result<(), StoreFailure>) -> Result<(), Failure> {
        let at = self.surroundings.clock.now();
        let (ids, random) = (&mut self.ids, self.surroundings.random.as_mut());
        let mut new_id = || ids.next(at, random);
        Ok(self.store.write_note(Stamp { at, author: WorkerId(self.worker.id.0), new_id: &mut new_id }, act)?)
    }
}
