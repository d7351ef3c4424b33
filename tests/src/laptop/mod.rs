//! A laptop of the proofs: a real vault in a folder of its own, the real engine, and a way to carry what the engine asks.
//! Knows how a conversation is run to its end; not what it is about.

mod line;
mod work;

use std::sync::mpsc::{TryRecvError, channel};
use std::time::{Duration, Instant};

use askel_app::sync::conversation;
use askel_domain::id;
use askel_domain::moment::Moment;
use askel_domain::worker::Worker;
use askel_fhir::rest::{Reply, Request, Unheard};
use askel_store::keys::KeyCost;
use askel_store::shelf::Shelf;
use askel_store::vault::{self, NewVault};
use askel_store::{Stamp, Store, StoreFailure, Tx};
use askel_sync::{Engine, Errand, Now, Outcome, Step};
use chrono::Utc;
use chrono_tz::Europe::Helsinki;
use tempfile::TempDir;
use uuid::Uuid;

use crate::fault_proxy::LinkClock;
use crate::fixture::stage::PASSPHRASE;

pub use line::Line;
pub use work::{Caseload, helka, keep};

/// Takes a request to the server and brings the answer back. Lives in one conversation.
pub type Carry<'a> = &'a mut dyn FnMut(&Request) -> Result<Reply, Unheard>;

/// More than any conversation of the proofs needs: an engine that turns in circles stops here.
const MOST_STEPS: usize = 200_000;

pub struct Laptop {
    pub store: Store,
    pub worker: Worker,
    _folder: TempDir,
}

/// One conversation as it went.
pub struct Conversation {
    pub outcome: Outcome,
    /// Everything that was asked, in order.
    pub asked: Vec<Request>,
    pub took: Duration,
    /// The newest answers in short, for whoever asks why it ended so. Made-up people only.
    pub heard: Vec<String>,
}

/// So much of an answer is remembered, of so many.
const SHORT: usize = 1_500;
const NEWEST: usize = 3;

fn in_short(request: &Request, answer: &Result<Reply, Unheard>) -> String {
    let asked = format!("{:?} {}", request.verb, request.path);
    match answer {
        Ok(reply) => {
            let text: String = String::from_utf8_lossy(&reply.body).chars().take(SHORT).collect();
            format!("{asked}\n  {} {text}", reply.status)
        }
        Err(why) => format!("{asked}\n  {why:?}"),
    }
}

impl Laptop {
    /// A vault of `worker`, who may have another laptop too.
    ///
    /// # Panics
    /// When the disk does not take it.
    pub fn of(worker: &Worker) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path());
        let at = now();
        let new = NewVault { worker, passphrase: PASSPHRASE, cost: KeyCost::LEAST, at, new_id: &mut new_id, in_clear_text: false };
        let id = vault::create(&shelf, new).expect("a vault");
        let store = vault::unlock(&shelf, &id, PASSPHRASE, at.timestamp(), false).expect("opens");
        Self { store, worker: worker.clone(), _folder: folder }
    }

    /// Everything in one transaction, as one visit is.
    ///
    /// # Panics
    /// When the vault does not take it.
    pub fn write(&mut self, act: impl FnOnce(&Tx) -> Result<(), StoreFailure>) {
        let stamp = Stamp { at: now(), author: self.worker.id, new_id: &mut new_id };
        self.store.write(stamp, act).expect("the vault takes it");
    }

    /// From the first request to the end, or to what ended it.
    ///
    /// # Panics
    /// When the vault fails, or the engine does not end.
    pub fn sync(&mut self, errand: Errand, carry: Carry) -> Conversation {
        converse(&mut self.store, errand, carry)
    }

    /// The same by a link's own clock: its pauses are not waited for.
    ///
    /// # Panics
    /// As `sync`.
    pub fn sync_on(&mut self, errand: Errand, clock: &LinkClock, carry: Carry) -> Conversation {
        let begun = now() - clock.now();
        converse_by(&mut self.store, errand, &mut || begun + clock.now(), &mut |pause| clock.pass(pause), carry)
    }
}

/// One conversation of any vault that is open, with the engine that the program begins it with.
///
/// # Panics
/// When the vault fails, or the engine does not end.
pub fn converse(store: &mut Store, errand: Errand, carry: Carry) -> Conversation {
    let (begun, started) = (now(), Instant::now());
    converse_by(store, errand, &mut || begun + started.elapsed(), &mut std::thread::sleep, carry)
}

fn converse_by(store: &mut Store, errand: Errand, clock: &mut dyn FnMut() -> Moment, pause: &mut dyn FnMut(Duration), carry: Carry) -> Conversation {
    let started = Instant::now();
    let mut engine = conversation(errand);
    let (mut asked, mut heard) = (vec![], vec![]);
    for _ in 0..MOST_STEPS {
        let at = clock();
        match engine.next(store, &mut Now { at, new_id: &mut new_id }).expect("the vault answers") {
            Step::Ask(request) | Step::AskAudit(request) => {
                let answer = beside(store, &mut engine, at, || carry(&request));
                heard.push(in_short(&request, &answer));
                if heard.len() > NEWEST {
                    heard.remove(0);
                }
                asked.push(request);
                let at = clock();
                engine.heard(store, answer, &mut Now { at, new_id: &mut new_id }).expect("the vault takes it");
            }
            Step::Wait(time) => pause(time),
            Step::Done(outcome) => return Conversation { outcome, asked, took: started.elapsed(), heard },
        }
    }
    panic!("the engine does not end");
}

/// What was heard before is written while `carry` is away, until it is back, as the program does it.
fn beside<T>(store: &mut Store, engine: &mut Engine, at: Moment, carry: impl FnOnce() -> T) -> T {
    let (on_its_way, back) = channel::<()>();
    std::thread::scope(|scope| {
        let writes = scope.spawn(move || {
            let mut now = Now { at, new_id: &mut new_id };
            let _ = back.recv_timeout(engine.patience());
            while back.try_recv() != Err(TryRecvError::Disconnected) && engine.meanwhile(store, &mut now).expect("the vault takes it") {}
        });
        let answer = carry();
        drop(on_its_way);
        writes.join().expect("no panic");
        answer
    })
}

pub fn now() -> Moment {
    Utc::now().with_timezone(&Helsinki).fixed_offset()
}

/// As the product makes them.
pub fn new_id() -> Uuid {
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&Uuid::new_v4().into_bytes()[..10]);
    id::time_ordered(Utc::now().timestamp_millis().unsigned_abs(), &bytes)
}
