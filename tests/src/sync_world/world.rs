//! One world: laptops, the server, and what stands between, moved on step by step by chance. A storm first, in which anything
//! may go wrong, then calm. Writes down what was said in a sum, so that two runs of one seed can be compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use askel_domain::id::PeriodId;
use askel_fhir::Record;
use askel_fhir::rest::{Reply, Request, Unheard};
use askel_store::sync;
use askel_sync::{Ended, Engine, Errand, Outcome, Step};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::BASE;
use super::chance::Chance;
use super::laptop::{BEGINNING, LAPTOPS, Laptop, moment};
use super::mischief::{Mischief, Way};
use super::server::{Address, Dialect, Server, Version};
use super::work::{self, Save, clients};

/// A disk that fails when it is told to; the campaign brings one, since all of a process's vaults lie on it.
pub trait Spoil {
    /// One of the next writes goes wrong.
    fn spoil(&self, at: u64);
    fn mend(&self);
}

/// How an engine is begun: the real one, or one with a planted fault.
pub type Begin = fn(Errand) -> Engine;

pub struct Setting<'a> {
    pub mischiefs: &'a [Mischief],
    /// Steps of the storm.
    pub steps: usize,
    pub begin: Begin,
    pub disk: Option<&'a dyn Spoil>,
    /// Whether everything is looked through now and then, which heals what a cursor missed.
    pub manifests: bool,
}

pub struct World<'a> {
    pub setting: &'a Setting<'a>,
    pub now_ms: i64,
    pub server: Server,
    pub way: Way,
    pub laptops: Vec<Laptop>,
    pub saves: Vec<Save>,
    pub faults: Vec<String>,
    /// An older state of the server was put back, and not every laptop has noticed yet.
    pub doubtful: [bool; LAPTOPS],
    pub crashes: u32,
    pub spoilt: u32,
    pub requests: u32,
    pub put_back: u32,
    chance: Chance,
    /// One request in so many goes wrong; none in the calm.
    pub(super) rate: usize,
    /// Once in so many moments of a conversation the power goes, in the storm.
    power: usize,
    pub(super) answer: [Option<askel_sync::Doubtless>; LAPTOPS],
    backups: Vec<BTreeMap<Address, Vec<Version>>>,
    trace: Sha256,
    pub(super) log: Option<Vec<String>>,
}

impl<'a> World<'a> {
    pub fn new(seed: u64, setting: &'a Setting<'a>) -> Self {
        let mut chance = Chance::from(seed);
        let dialect = *chance.one_of(&[Dialect::Helios, Dialect::Medplum]);
        let mut server = Server::new(dialect, *chance.one_of(&[2, 5, 20, 200]));
        server.skew_ms = (chance.roll(7_200_000) as i64 - 3_600_000) * i64::from(chance.once_in(3));
        server.coarse = chance.once_in(3);
        let laptops = (0..LAPTOPS).map(|number| {
            let skew = (chance.roll(1_200_000) as i64 - 600_000) * i64::from(chance.once_in(3));
            Laptop::new(number, chance.apart(), skew)
        });
        let laptops = laptops.collect();
        let (rate, power) = (*chance.one_of(&[4, 8, 8, 16, 40]), *chance.one_of(&[10, 60]));
        let mut world = Self {
            setting, now_ms: BEGINNING, server, way: Way::default(), laptops, saves: vec![], faults: vec![], doubtful: [false; LAPTOPS], crashes: 0, spoilt: 0,
            requests: 0, put_back: 0, chance, rate, power, answer: [None; LAPTOPS], backups: vec![], trace: Sha256::new(), log: None,
        };
        world.way.stranger = Some(Arc::new(stranger()));
        world.furnish();
        world
    }

    /// Who has whose record at the beginning: the first laptop made the shared client, the others were told whom to ask for.
    fn furnish(&mut self) {
        let [shared, first, last] = clients();
        for (number, id, name) in [(0, shared, "Virtala"), (0, first, "Mäkelä"), (2, last, "Lehto")] {
            let (now_ms, laptop) = (self.now_ms, &mut self.laptops[number]);
            let (day, own_worker) = (moment(now_ms).date_naive(), laptop.worker.name());
            let period = work::new_period(PeriodId(laptop.chance.id(now_ms)), id, own_worker, day);
            for record in [Record::Client(work::new_client(id, name)), Record::Period(period)] {
                work::put(laptop, &record, now_ms).expect("written");
            }
        }
        for number in 1..LAPTOPS {
            let now_ms = self.now_ms;
            self.laptops[number].write(now_ms, |tx| sync::join_scope(tx, shared)).expect("written");
        }
    }

    pub fn storm(&mut self) {
        for step in 0..self.setting.steps {
            self.now_ms += 20 + self.chance.roll(1_500) as i64;
            if self.chance.once_in(50) {
                self.now_ms += self.chance.roll(6 * 3_600_000) as i64;
            }
            if step % 15 == 0 {
                self.backups.push(self.server.kept.clone());
                self.way.stale = self.backups[self.backups.len().saturating_sub(2)].clone();
            }
            if self.put_back == 0 && self.backups.len() > 3 && self.chance.once_in(400) {
                self.put_an_older_server_back();
            }
            let number = self.chance.roll(LAPTOPS);
            self.let_something_happen(number);
        }
    }

    fn put_an_older_server_back(&mut self) {
        let keep = 1 + self.chance.roll(self.backups.len() - 1);
        self.backups.truncate(keep);
        if let Some(older) = self.backups.last() {
            self.server.put_back(older);
            self.doubtful = [true; LAPTOPS];
            self.put_back += 1;
            self.note("put back");
        }
    }

    fn let_something_happen(&mut self, number: usize) {
        if self.chance.once_in(40) {
            return self.crash(number);
        }
        if let Some(disk) = self.setting.disk.filter(|_| self.chance.once_in(30)) {
            disk.spoil(1 + self.chance.roll(12) as u64);
            self.spoilt += 1;
            self.act(number);
            disk.mend();
            return;
        }
        self.act(number);
    }

    fn act(&mut self, number: usize) {
        let laptop = &self.laptops[number];
        if laptop.engine.is_some() && laptop.rests_until <= self.now_ms {
            self.step(number);
        } else if laptop.engine.is_some() || self.chance.once_in(3) {
            self.work(number);
        } else {
            let manifest = self.chance.once_in(6) && self.setting.manifests;
            self.begin(number, manifest);
        }
    }

    pub fn begin(&mut self, number: usize, manifest: bool) {
        let answer = self.answer[number].take();
        self.laptops[number].engine = Some((self.setting.begin)(Errand { base: BASE.into(), audits: false, manifest, again: self.rate == 0, answer }));
        self.laptops[number].rests_until = 0;
        self.note(&format!("{number} begins, {manifest}, {answer:?}"));
    }

    pub fn crash(&mut self, number: usize) {
        self.crashes += 1;
        self.laptops[number].crash();
        self.note(&format!("{number} crashes"));
    }

    pub fn work(&mut self, number: usize) {
        let words = format!("sanat {number} {}", self.saves.len());
        match work::something(&mut self.laptops[number], &words, self.now_ms) {
            Ok(Some(save)) => {
                self.note(&format!("{number} writes {words} {:?} instead of {:?}", save.key, save.instead_of));
                self.saves.push(save);
            }
            Ok(None) => {}
            // Not promised; whether it is there all the same is the store's affair.
            Err(failure) => {
                self.note(&format!("{number} could not write: {failure}"));
                self.wake(number);
            }
        }
    }

    /// After the disk failed the program opens the file anew at the next wish; here at once, on a mended disk.
    fn wake(&mut self, number: usize) {
        if let Some(disk) = self.setting.disk {
            disk.mend();
        }
        self.crash(number);
    }

    /// One step of a laptop's engine. `Some`: it has ended.
    pub fn step(&mut self, number: usize) -> Option<Outcome> {
        let now_ms = self.now_ms;
        let step = self.laptops[number].step(now_ms, |engine, store, now| engine.next(store, now))?;
        match step {
            Err(failure) => {
                self.note(&format!("{number} next: {failure}"));
                self.wake(number);
                None
            }
            Ok(Step::Ask(request) | Step::AskAudit(request)) => {
                self.ask(number, &request);
                None
            }
            // It only lets in whoever types.
            Ok(Step::Wait(pause)) if pause.is_zero() => {
                if self.rate > 0 && self.chance.once_in(8) {
                    self.work(number);
                }
                self.step(number)
            }
            Ok(Step::Wait(pause)) => {
                self.laptops[number].rests_until = now_ms + i64::try_from(pause.as_millis()).unwrap_or(i64::MAX / 2);
                None
            }
            Ok(Step::Done(outcome)) => {
                self.laptops[number].engine = None;
                self.note(&format!("{number} done: {outcome:?}"));
                self.after(number, &outcome);
                Some(outcome)
            }
        }
    }

    fn after(&mut self, number: usize, outcome: &Outcome) {
        match outcome.ended {
            Ended::Whole => self.doubtful[number] = false,
            Ended::Doubted { .. } if self.rate == 0 || self.chance.once_in(2) => self.answer[number] = Some(askel_sync::Doubtless::SayAllAgain),
            _ => {}
        }
        super::judge::hear_claims(self, number);
    }

    fn ask(&mut self, number: usize, request: &Request) {
        self.requests += 1;
        let mischief = (self.rate > 0 && !self.setting.mischiefs.is_empty() && self.chance.once_in(self.rate)).then(|| *self.chance.one_of(self.setting.mischiefs));
        // A bundle of a hundred thousand takes as long as a hundred worlds: it comes seldom.
        let mischief = mischief.filter(|mischief| *mischief != Mischief::HugeBundle || self.chance.once_in(40));
        self.now_ms += 5 + self.chance.roll(400) as i64;
        let before = self.server.overwritten.len();
        let answer = self.way.carry(&mut self.server, request, mischief, self.now_ms, &mut self.chance);
        for one in self.server.overwritten[before..].to_vec() {
            self.note(&format!("{number} overwrites {}/{}{}", one.address.0, one.address.1, if one.excused { ", excused" } else { "" }));
        }
        self.write_down(number, request, mischief, &answer);
        if self.power_goes() {
            return self.crash(number);
        }
        if !self.meanwhile(number) {
            return;
        }
        if self.rate > 0 && self.chance.once_in(8) {
            self.work(number); // typing never waits for the network
        }
        self.now_ms += 5 + self.chance.roll(100) as i64;
        let now_ms = self.now_ms;
        if let Some(Err(failure)) = self.laptops[number].step(now_ms, |engine, store, now| engine.heard(store, answer, now)) {
            self.note(&format!("{number} heard: {failure}"));
            return self.wake(number);
        }
        // What was heard is in memory only.
        if self.power_goes() {
            self.crash(number);
        }
    }

    /// While a request is on its way, and right after its answer was heard.
    fn power_goes(&mut self) -> bool {
        self.rate > 0 && self.chance.once_in(self.power)
    }

    /// What was heard before is written while the answer is on its way: all of it, or the answer is there first. `false`: the power went,
    /// or the disk did not take it.
    fn meanwhile(&mut self, number: usize) -> bool {
        while self.rate == 0 || !self.chance.once_in(4) {
            let now_ms = self.now_ms;
            match self.laptops[number].step(now_ms, |engine, store, now| engine.meanwhile(store, now)) {
                Some(Ok(true)) => {}
                Some(Ok(false)) => return true,
                Some(Err(failure)) => {
                    self.note(&format!("{number} meanwhile: {failure}"));
                    self.wake(number);
                    return false;
                }
                None => return false,
            }
            if self.power_goes() {
                self.crash(number);
                return false;
            }
            if self.rate > 0 && self.chance.once_in(8) {
                self.work(number);
            }
        }
        true
    }

    fn write_down(&mut self, number: usize, request: &Request, mischief: Option<Mischief>, answer: &Result<Reply, Unheard>) {
        let (status, said) = match answer {
            Ok(reply) => (reply.status.to_string(), reply.body.as_slice()),
            Err(unheard) => (format!("{unheard:?}"), &b""[..]),
        };
        self.note(&format!("{number} {:?} {} {mischief:?} → {status}", request.verb, request.path));
        if self.log.is_some() {
            let text = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(60_000)]).into_owned();
            let more = format!("    asked {}\n    heard {}", text(request.body.as_deref().unwrap_or_default()), text(said));
            self.log.iter_mut().for_each(|log| log.push(more.clone()));
        }
        self.trace.update(request.body.as_deref().unwrap_or_default());
        self.trace.update(said);
    }

    pub(super) fn note(&mut self, line: &str) {
        self.trace.update(self.now_ms.to_le_bytes());
        self.trace.update(line.as_bytes());
        let line = format!("{} {line}", self.now_ms - BEGINNING);
        self.log.iter_mut().for_each(|log| log.push(line.clone()));
    }

    /// Everything that happened, as one sum.
    pub fn sum(&self) -> String {
        self.trace.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn keep_a_log(&mut self) {
        self.log = Some(vec![]);
    }

    pub fn log(&self) -> &[String] {
        self.log.as_deref().unwrap_or_default()
    }
}

/// Of a client whom no laptop has: our own words, so that an engine could read it.
fn stranger() -> serde_json::Value {
    let client = work::new_client(askel_domain::id::ClientId(Chance::from(66).id(BEGINNING)), "Outo");
    let mut json = askel_fhir::write(&Record::Client(client), &askel_fhir::Around::default()).into_iter().next().map_or(json!({}), |resource| serde_json::Value::Object(resource.json));
    json["meta"]["versionId"] = "1".into();
    json["meta"]["lastUpdated"] = "2026-06-09T09:00:00.000Z".into();
    json
}
