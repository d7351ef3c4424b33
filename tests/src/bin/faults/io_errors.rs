//! Input/output errors: each call that writes goes wrong in turn, and nothing acknowledged is lost, nothing is doubled.
//! Goes through SQLite's own file system; `vault.keys` does not pass there and is broken in `bit_flips` and in `tests/faults`.

use std::collections::BTreeMap;

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::vault;
use askel_store::keys::DataKey;
use askel_tests::faults::bench::{beginning, create, unlock};
use askel_tests::faults::hand::{Hand, Wish};
use askel_tests::faults::image::{Image, faults_in, key_of};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::faults::vfs::faulty::{Fault, FaultyDisk, Plan};
use askel_tests::faults::vfs::put_under;
use askel_tests::fixture::stage::PASSPHRASE;

use crate::outcome::{Control, Did, Told};
use crate::upkeep;
use crate::wanted::{Order, Progress};

/// Lines on the draft when it is broken: enough for a row that spills over to pages of its own, and by chance some more.
const LINES: usize = 60;
const LINES_MORE: usize = 120;

struct Broken {
    disk: FaultyDisk,
    faults: Vec<String>,
    /// What was being done, and how often.
    runs: BTreeMap<&'static str, usize>,
    told_failed: usize,
    /// Said to be uncertain, and found on the disk.
    there_after_all: usize,
    /// Said to be saved by a disk that had failed, because it was looked for and found.
    saved_all_the_same: usize,
    /// A vault that could not go on until it was locked and opened again.
    stuck: usize,
}

pub fn run(order: &Order) -> Told {
    let disk = FaultyDisk::default();
    put_under(disk.clone());
    let mut broken = Broken::on(&disk);
    let rounds = order.share(1, 8, 60);
    let mut progress = Progress::of("io-errors", rounds * 6);
    for round in 0..rounds {
        // Other calls in each round, in each part and for each seed.
        let turn = round + order.part.number + (order.seed % 1_000) as usize;
        for (number, (fault, stays)) in kinds().enumerate() {
            let mut hand = Hand::new(order.seed ^ (round * 6 + number) as u64);
            let key = key_of(&hand.bench.file(""));
            broken.saving(&mut hand, &key, fault, stays);
            broken.finalising(&mut hand, &key, fault, stays);
            broken.opening_and_locking(&hand, &key, fault, stays, order.scale.of(7, 1, 1), turn);
            broken.upkeep(&mut hand, fault, stays, order.scale.of(9, 3, 1), turn);
            broken.creating(fault, stays, order.scale.of(30, 9, 3), turn);
            progress.at(round * 6 + number);
        }
    }
    let did = Did::default().and(broken.runs.values().sum(), "times one call gone wrong or all from it on (EIO, ENOSPC, half a write)");
    let did = broken.runs.iter().fold(did, |did, (what, runs)| did.and(*runs, *what));
    let did = did
        .and(broken.told_failed, "said to have failed")
        .and(broken.there_after_all, "of them uncertain and there")
        .and(broken.saved_all_the_same, "said to be saved because they were found")
        .and(broken.stuck, "needed to be opened again");
    Told { did, faults: broken.faults, control: control(order, &disk) }
}

fn kinds() -> impl Iterator<Item = (Fault, bool)> {
    Fault::REAL.into_iter().flat_map(|fault| [(fault, false), (fault, true)])
}

impl Broken {
    fn on(disk: &FaultyDisk) -> Self {
        Self { disk: disk.clone(), faults: vec![], runs: BTreeMap::new(), told_failed: 0, there_after_all: 0, saved_all_the_same: 0, stuck: 0 }
    }

    fn ran(&mut self, what: &'static str) {
        *self.runs.entry(what).or_default() += 1;
    }

    fn saving(&mut self, hand: &mut Hand, key: &DataKey, fault: Fault, stays: bool) {
        let lines = LINES + hand.dice.roll(LINES_MORE);
        hand.type_at_once(lines).expect("a sound disk");
        for at in 1.. {
            let wish = loop {
                match hand.next() {
                    wish @ Wish::Save { .. } => break wish,
                    _ => continue,
                }
            };
            if !self.wish(hand, key, wish, Plan { fault, at, stays }) {
                return;
            }
        }
    }

    fn finalising(&mut self, hand: &mut Hand, key: &DataKey, fault: Fault, stays: bool) {
        for at in 1.. {
            let lines = LINES + hand.dice.roll(LINES_MORE);
            hand.type_at_once(lines).expect("a sound disk");
            let wish = hand.ready();
            if !self.wish(hand, key, wish, Plan { fault, at, stays }) {
                break;
            }
        }
        let client_id = hand.bench.client_id;
        let doubles = hand.ledger.doubles(hand.bench.open(), client_id);
        self.faults.extend(doubles.into_iter().map(|fault| format!("after finishing: {fault}")));
    }

    /// Asks for something on the broken disk, then again on the mended one. `false` once no call was left to go wrong.
    fn wish(&mut self, hand: &mut Hand, key: &DataKey, wish: Wish, plan: Plan) -> bool {
        let said = |what: &str| format!("{wish:?} {:?} at {} stays {}: {what}", plan.fault, plan.at, plan.stays);
        self.disk.plan(plan);
        let answer = hand.ask(wish);
        let struck = self.disk.mend();
        let failed = answer.is_err();
        let not_saved = answer.as_ref().is_err_and(|failure| failure.code != FailureCode::Uncertain);
        self.saved_all_the_same += usize::from(struck > 0 && !failed);
        if let Ok(ack) = answer {
            hand.told(ack);
        }
        if struck == 0 {
            if failed {
                self.faults.push(said("failed on a sound disk"));
            }
            return false;
        }
        self.ran(if matches!(wish, Wish::Finalise { .. }) { "finishing" } else { "saving" });
        self.told_failed += usize::from(failed);
        let folder = hand.bench.file("");
        self.faults.extend(Image::of(&folder).faults(key, &hand.ledger).iter().map(|fault| said(fault)));
        // The vault that is still open says nothing else than the disk.
        let open_still = faults_in(hand.bench.open().store(), &hand.ledger);
        self.faults.extend(open_still.iter().map(|fault| said(&format!("while still open: {fault}"))));
        if not_saved && is_there(hand, wish) {
            self.faults.push(said("said not to be saved, and it is there"));
        }
        if failed {
            self.again(hand, wish, &said);
        }
        self.faults.extend(Image::of(&folder).faults(key, &hand.ledger).iter().map(|fault| said(&format!("after the retry: {fault}"))));
        true
    }

    fn again(&mut self, hand: &mut Hand, wish: Wish, said: &dyn Fn(&str) -> String) {
        self.there_after_all += usize::from(is_there(hand, wish));
        let retried = hand.ask(wish).or_else(|_| {
            self.stuck += 1;
            hand.bench.reopen();
            hand.ask(wish)
        });
        match retried {
            Ok(ack) => hand.told(ack),
            Err(failure) => self.faults.push(said(&format!("cannot be done again: {:?}", failure.code))),
        }
    }

    /// On copies, by the data key: every call of an opening and of a locking, each `every`-th of them.
    fn opening_and_locking(&mut self, hand: &Hand, key: &DataKey, fault: Fault, stays: bool, every: usize, turn: usize) {
        for locking in [false, true] {
            for at in (1 + turn as u64 % every as u64..).step_by(every) {
                let image = Image::of(&hand.bench.file(""));
                let plan = Plan { fault, at, stays };
                let store = if locking { Some(image.open(key, false).expect("a sound disk")) } else { None };
                self.disk.plan(plan);
                drop(store.map_or_else(|| image.open(key, false), Ok));
                if self.disk.mend() == 0 {
                    break;
                }
                let what = if locking { "letting go of the file" } else { "opening" };
                self.ran(what);
                let found = image.faults(key, &hand.ledger);
                self.faults.extend(found.iter().map(|found| format!("{what} {fault:?} at {at} stays {stays}: {found}")));
            }
        }
    }

    /// Each `every`-th call of a backup, of a change of the passphrase and of a lock, from another one in each round.
    fn upkeep(&mut self, hand: &mut Hand, fault: Fault, stays: bool, every: usize, round: usize) {
        type Act = fn(&mut Hand, &FaultyDisk, Plan) -> upkeep::Found;
        let acts: [(&'static str, Act); 3] = [("backing up", upkeep::backing_up), ("changing the passphrase", upkeep::changing), ("locking", upkeep::locking)];
        for (what, act) in acts {
            for at in (1 + round as u64 % every as u64..).step_by(every) {
                let Some(found) = act(hand, &self.disk, Plan { fault, at, stays }) else { break };
                self.ran(what);
                self.faults.extend(found.iter().map(|found| format!("{what} {fault:?} at {at} stays {stays}: {found}")));
            }
        }
    }

    /// Each `every`-th call of making a vault, from another one in each round.
    fn creating(&mut self, fault: Fault, stays: bool, every: usize, round: usize) {
        for at in (1 + round as u64 % every as u64..).step_by(every) {
            let folder = tempfile::tempdir().expect("a folder");
            let mut askel = askel_app::Askel::new(folder.path().to_owned(), TwoHands::at(beginning()).surroundings());
            self.disk.plan(Plan { fault, at, stays });
            let made = create(&mut askel);
            if self.disk.mend() == 0 {
                return;
            }
            self.ran("creating");
            self.told_failed += usize::from(made.is_err());
            askel.lock();
            let said = |what: &str| format!("creating {fault:?} at {at} stays {stays}: {what}");
            let vaults = vault::status(&mut askel, Empty {}).expect("the shelf").value.vaults;
            match (&made, &vaults[..]) {
                (Err(_), []) => {}
                // Made, and only its first opening failed: it stands on the shelf and opens.
                (_, [card]) => match unlock(&mut askel, &card.id, PASSPHRASE) {
                    Ok(()) => self.there_after_all += usize::from(made.is_err()),
                    Err(failure) => self.faults.push(said(&format!("it does not open: {:?}", failure.code))),
                },
                (_, cards) => self.faults.push(said(&format!("{} vaults on the shelf", cards.len()))),
            }
        }
    }
}

/// Is what was said to have failed in the vault?
fn is_there(hand: &mut Hand, wish: Wish) -> bool {
    match wish {
        Wish::Begin => false,
        Wish::Save { id, lines } => hand.bench.kept(id).is_ok_and(|form| form.client_tells.lines().count() == lines),
        Wish::Finalise { id, .. } => hand.bench.entries().iter().any(|entry| entry.0 == id.0),
    }
}

/// A disk that says "done" and has done nothing.
fn control(order: &Order, disk: &FaultyDisk) -> Control {
    let mut broken = Broken::on(disk);
    let mut hand = Hand::new(order.seed);
    let key = key_of(&hand.bench.file(""));
    hand.type_at_once(LINES).expect("a sound disk");
    for at in 1..=8 {
        let Wish::Save { id, lines } = hand.next() else { continue };
        disk.plan(Plan { fault: Fault::Lie, at, stays: true });
        let answer = hand.ask(Wish::Save { id, lines });
        disk.mend();
        if let Ok(ack) = answer {
            hand.told(ack);
            broken.faults = Image::of(&hand.bench.file("")).faults(&key, &hand.ledger);
        }
        if let Some(first) = broken.faults.first() {
            return Control::Caught(format!("a disk that lies from call {at} on: {first}"));
        }
    }
    Control::Missed("a disk that says “written” and writes nothing".into())
}
