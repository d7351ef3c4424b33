//! A laptop with a vault, and the rows the proofs write on it. Knows no proof.

use askel_domain::client::{Client, NonDisclosure};
use askel_domain::contact::Address;
use askel_domain::entry::{AnnulmentGround, Author, Change, Entry, EntryBody, Event, Meeting, Voices};
use askel_domain::goal::{Goal, GoalDirection, SmallStep};
use askel_domain::id::{ClientId, DraftId, EntryId, GoalId, PeriodId, StepId, TaskId, WorkerId};
use askel_domain::identity::Identity;
use askel_domain::moment::{Moment, in_helsinki};
use askel_domain::period::{Basis, FixedTerm, ServicePeriod};
use askel_domain::session::ContactMode;
use askel_domain::task::{InterimTask, Responsible, TaskKind};
use askel_domain::worker::{Language, Worker};
use askel_store::keys::KeyCost;
use askel_store::shelf::Shelf;
use askel_store::sync::{RowKey, RowKind};
use askel_store::vault::{NewVault, create, unlock};
use askel_store::{Stamp, Store, StoreFailure, Tx};
use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;
use uuid::Uuid;

use super::server::{BASE, Server};
use crate::claim::RecordState;
use crate::{Doubtless, Ended, Engine, Errand, Forms, Now, Outcome, Step};

const PASSPHRASE: &str = "kaarna ilta poukama tuuli";

pub struct Laptop {
    _folder: TempDir,
    pub store: Store,
    pub worker: Worker,
    pub at: i64,
    number: u128,
}

/// Where a conversation ends in the middle: before the last answer is told, before anything of it is written down, after one piece,
/// or after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    Unheard,
    Heard,
    Begun,
    Written,
}

fn moment(seconds: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp(seconds, 0).expect("a moment"))
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub fn errand() -> Errand {
    Errand { base: BASE.into(), audits: false, manifest: false, again: false, answer: None }
}

pub fn goal_key() -> RowKey {
    RowKey::new(RowKind::Goal, id(20))
}

impl Laptop {
    pub fn new(number: u128) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path());
        let worker = Worker {
            id: WorkerId(id(number)),
            family_name: "Niemi".into(),
            given_names: format!("Kaisa {number}"),
            title: "sosiaaliohjaaja".into(),
            phone: None,
            unit: Default::default(),
            organisation: Default::default(),
            language: Language::Fi,
        };
        let mut next = number << 64;
        let mut new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let new = NewVault { worker: &worker, passphrase: PASSPHRASE, cost: KeyCost::LEAST, at: moment(1_800_000_000), new_id: &mut new_id, in_clear_text: false };
        let vault = create(&shelf, new).expect("makes a vault");
        let store = unlock(&shelf, &vault, PASSPHRASE, 1_800_000_000_000, false).expect("opens");
        Self { _folder: folder, store, worker, at: 1_800_000_000, number: next }
    }

    pub fn write<T>(&mut self, act: impl FnOnce(&Tx) -> Result<T, StoreFailure>) -> T {
        self.at += 1;
        let (at, author) = (moment(self.at), self.worker.id);
        let number = &mut self.number;
        let mut new_id = || {
            *number += 1;
            Uuid::from_u128(*number)
        };
        self.store.write(Stamp { at, author, new_id: &mut new_id }, act).expect("writes")
    }

    /// One conversation to its end, of an engine that knows these forms.
    pub fn sync_knowing(&mut self, forms: Forms, server: &mut Server) -> Outcome {
        self.converse_as(Engine::begin(errand()).with_forms(forms), server, |_, _| {})
    }

    /// One conversation to its end.
    pub fn sync(&mut self, server: &mut Server) -> Outcome {
        self.converse(server, None, false, |_, _| {})
    }

    /// `between`: what the worker does while request number n is on its way.
    pub fn converse(&mut self, server: &mut Server, answer: Option<Doubtless>, manifest: bool, between: impl FnMut(&mut Self, usize)) -> Outcome {
        self.converse_as(Engine::begin(Errand { answer, manifest, ..errand() }), server, between)
    }

    /// The same with an engine of one's own.
    pub fn converse_as(&mut self, mut engine: Engine, server: &mut Server, mut between: impl FnMut(&mut Self, usize)) -> Outcome {
        for turn in 0..2_000 {
            self.at += 1;
            let at = moment(self.at);
            let mut number = self.number;
            let mut new_id = || {
                number += 1;
                Uuid::from_u128(number)
            };
            let step = engine.next(&mut self.store, &mut Now { at, new_id: &mut new_id }).expect("steps");
            self.number = number;
            match step {
                Step::Ask(request) => {
                    let answer = server.answer(&request);
                    self.write_meanwhile(&mut engine);
                    between(self, turn);
                    let mut number = self.number;
                    let mut new_id = || {
                        number += 1;
                        Uuid::from_u128(number)
                    };
                    engine.heard(&mut self.store, answer, &mut Now { at, new_id: &mut new_id }).expect("hears");
                    self.number = number;
                }
                Step::AskAudit(_) => panic!("nobody asked for the access log"),
                Step::Wait(_) => {}
                Step::Done(outcome) => return outcome,
            }
        }
        panic!("the conversation does not end");
    }

    fn write_meanwhile(&mut self, engine: &mut Engine) {
        let (at, number) = (moment(self.at), &mut self.number);
        let mut new_id = || {
            *number += 1;
            Uuid::from_u128(*number)
        };
        while engine.meanwhile(&mut self.store, &mut Now { at, new_id: &mut new_id }).expect("writes") {}
    }

    /// Carries so many requests, and drops the conversation before it hears the last answer.
    pub fn drop_after(&mut self, server: &mut Server, requests: usize) {
        self.drop_as(Engine::begin(errand()), server, requests, Dropped::Unheard);
    }

    pub fn drop_as(&mut self, mut engine: Engine, server: &mut Server, requests: usize, dropped: Dropped) {
        let mut number = self.number;
        let mut new_id = || {
            number += 1;
            Uuid::from_u128(number)
        };
        let at = moment(self.at);
        for carried in 0usize.. {
            match engine.next(&mut self.store, &mut Now { at, new_id: &mut new_id }).expect("steps") {
                Step::Ask(request) => {
                    let answer = server.answer(&request);
                    let is_last = carried + 1 >= requests;
                    if is_last && dropped == Dropped::Unheard {
                        break;
                    }
                    engine.heard(&mut self.store, answer, &mut Now { at, new_id: &mut new_id }).expect("hears");
                    if is_last && dropped == Dropped::Begun {
                        engine.meanwhile(&mut self.store, &mut Now { at, new_id: &mut new_id }).expect("writes");
                    }
                    if is_last && dropped == Dropped::Written {
                        while engine.meanwhile(&mut self.store, &mut Now { at, new_id: &mut new_id }).expect("writes") {}
                    }
                    if is_last {
                        break;
                    }
                }
                Step::Done(_) => break,
                Step::AskAudit(_) | Step::Wait(_) => {}
            }
        }
        self.number = number;
    }

    pub fn sync_whole(&mut self, server: &mut Server) -> Outcome {
        let outcome = self.sync(server);
        assert_eq!(outcome.ended, Ended::Whole, "{outcome:?}");
        outcome
    }

    pub fn state(&self, key: &RowKey) -> RecordState {
        self.store.read(|read| crate::record_state(read, key, false)).expect("reads")
    }

    pub fn is_on_server(&self, key: &RowKey) -> bool {
        matches!(self.state(key), RecordState::OnServer { .. })
    }

    pub fn undelivered(&self) -> u32 {
        self.store.read(askel_store::sync::counts).expect("reads").undelivered()
    }

    /// A client with a period and a goal, in one transaction.
    pub fn with_client(&mut self) -> ClientId {
        let (client, period, goal) = (client(ClientId(id(1))), period(), goal());
        self.write(|tx| {
            askel_store::client::put(tx, &client)?;
            askel_store::period::put(tx, &period)?;
            askel_store::goal::put(tx, &goal, None)
        });
        client.id
    }

    pub fn goal(&self) -> Goal {
        self.store.read(|read| askel_store::goal::get(read, GoalId(id(20)))).expect("reads").expect("a goal")
    }

    pub fn change_goal(&mut self, change: impl FnOnce(&mut Goal)) {
        let mut goal = self.goal();
        change(&mut goal);
        self.write(|tx| askel_store::goal::put(tx, &goal, None));
    }

    /// One visit: an entry, a task agreed in it, the goal as it is then.
    pub fn visit(&mut self, number: u128) -> EntryId {
        let entry = entry(number, Author::of(&self.worker));
        let task = task(number, entry.id);
        self.write(|tx| {
            askel_store::entry::insert(tx, &entry)?;
            askel_store::task::put(tx, &task, None)
        });
        entry.id
    }
}

pub fn client(id: ClientId) -> Client {
    Client {
        id,
        family_name: "Virtala".into(),
        given_names: "Reijo Olavi".into(),
        calling_name: String::new(),
        identity: Identity::NotKnownYet,
        birth_date: NaiveDate::from_ymd_opt(1968, 3, 4),
        phone: None,
        email: String::new(),
        home: Address { street: "Esimerkkikatu 1".into(), postal_code: "33100".into(), town: "Tampere".into() },
        contact_address: Address::default(),
        municipality: "Tampere".into(),
        contact_language: "suomi".into(),
        interpreting: None,
        close_persons: vec![],
        non_disclosure: NonDisclosure::No,
        non_disclosure_until: None,
        children_at_home: false,
    }
}

pub fn period() -> ServicePeriod {
    let day = |month| NaiveDate::from_ymd_opt(2027, month, 1).expect("a day");
    ServicePeriod {
        id: PeriodId(id(10)),
        client_id: ClientId(id(1)),
        service_task: "1".into(),
        social_service: "1".into(),
        own_worker: "Kaisa Niemi".into(),
        term: FixedTerm { starts_on: day(1), ends_on: day(6) },
        basis: Basis::default(),
        course: Default::default(),
    }
}

pub fn goal() -> Goal {
    Goal {
        id: GoalId(id(20)),
        client_id: ClientId(id(1)),
        client_words: "Haluan taas käydä kirjastossa".into(),
        area: "arki".into(),
        direction: GoalDirection::Improve,
        levels: Default::default(),
        weight: 1,
        start_level: -2,
        level: -2,
        steps: ["kortti", "kirjastoon saakka", "sisään"].into_iter().zip(0..).map(|(text, number)| SmallStep { id: StepId(id(30 + number)), text: text.into(), done_on: None }).collect(),
        factors: vec![],
    }
}

pub fn entry(number: u128, author: Author) -> Entry {
    Entry {
        id: EntryId(id(100 + number)),
        version: 1,
        client_id: ClientId(id(1)),
        period_id: PeriodId(id(10)),
        session_id: None,
        event: Event {
            starts_at: moment(1_800_000_000 + 3_600 * number as i64),
            ends_at: Some(moment(1_800_001_800 + 3_600 * number as i64)),
            mode: ContactMode::HomeVisit,
            place: "kotona".into(),
            participants: String::new(),
            service_task: "1".into(),
            social_service: "1".into(),
            remote_obstacle: None,
        },
        body: EntryBody::Meeting(Meeting { voices: Voices { client_tells: format!("Kävin kirjastossa {number}"), ..Voices::default() }, ..Meeting::default() }),
        author,
        written_at: moment(1_800_002_000 + 3_600 * number as i64),
        change: None,
    }
}

/// A correction of version 1, written in its own draft.
pub fn correction(of: &Entry, draft: u128, words: &str, author: Author) -> Entry {
    let body = EntryBody::Meeting(Meeting { voices: Voices { client_tells: words.into(), ..Voices::default() }, ..Meeting::default() });
    let change = Some(Change::Correction { reason: "kirjoitin väärin".into(), draft_id: DraftId(id(draft)) });
    Entry { version: of.version + 1, body, author, change, ..of.clone() }
}

/// The version that takes it out of count.
pub fn annulment(of: &Entry, reason: &str, author: Author) -> Entry {
    Entry { version: of.version + 1, author, change: Some(Change::Annulment { ground: AnnulmentGround::Mistake, reason: reason.into() }), ..of.clone() }
}

pub fn task(number: u128, agreed_in: EntryId) -> InterimTask {
    InterimTask {
        id: TaskId(id(200 + number)),
        client_id: ClientId(id(1)),
        goal_id: Some(GoalId(id(20))),
        agreed_in: Some(agreed_in),
        kind: TaskKind::Task,
        what: "Käy kysymässä korttia".into(),
        responsible: Responsible::Client,
        due_on: None,
        may_hinder: String::new(),
        outcome: None,
        withdrawn: false,
    }
}
