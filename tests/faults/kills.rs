//! Kills: a typist is killed again and again at any moment, and what it was told is saved is there each time.
//! `ASKEL_KILLS` sets how often (before a release: 10000), `ASKEL_SEED` the moments.

use std::collections::BTreeSet;
use std::env;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use askel_app::surroundings::Surroundings;
use askel_app::{Askel, KeyCost};
use askel_domain::id::{ClientId, DraftId};
use askel_tests::fixture::stage::PASSPHRASE;
use askel_store::log::Verdict;
use tempfile::TempDir;

use crate::bench::{furnish, unlock};
use crate::ledger::Ledger;
use crate::typed::{Ack, Dice};
use crate::typing::Typing;

const KILLS: usize = 100;
/// The planted bug is caught within so many, or the judge is blind.
const KILLS_OF_CONTROL: usize = 30;

struct Torture {
    folder: TempDir,
    vault_id: String,
    client_id: ClientId,
    ledger: Ledger,
    dice: Dice,
    /// Kills before the first write was acknowledged.
    while_opening: usize,
}

fn this_computer(folder: &TempDir) -> Askel {
    Askel::new(folder.path().to_owned(), Surroundings { key_cost: KeyCost::LEAST, ..Surroundings::of_this_computer() })
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

fn seed() -> u64 {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
    let seed = number("ASKEL_SEED").unwrap_or_else(now);
    println!("seed {seed} (ASKEL_SEED)");
    seed
}

impl Torture {
    fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (vault_id, client_id) = furnish(&mut this_computer(&folder));
        Self { folder, vault_id, client_id, ledger: Ledger::default(), dice: Dice::from(seed()), while_opening: 0 }
    }

    /// Lets a typist write and kills it. Answers what it was told in that time.
    fn kill_one(&mut self, ack_early: bool) -> Vec<Ack> {
        let mut typing = Typing::begin(self.folder.path(), ack_early);
        // One in five is killed while it opens the vault, or soon after.
        if self.dice.roll(5) > 0 && !typing.is_writing() {
            panic!("the typist does not open the vault: {}", typing.end().1);
        }
        thread::sleep(Duration::from_micros(self.dice.roll(300_000) as u64));
        let acks = typing.kill();
        self.while_opening += usize::from(acks.is_empty());
        acks
    }

    /// Opens the vault as the next start of Askel would, and looks. `thorough`: at everything since the beginning.
    fn look(&mut self, acks: &[Ack], thorough: bool) -> Vec<String> {
        self.ledger.note(acks);
        let mut askel = this_computer(&self.folder);
        if let Err(failure) = unlock(&mut askel, &self.vault_id, PASSPHRASE) {
            return vec![format!("the vault does not open: {:?}", failure.code)];
        }
        let open = askel.open().expect("open");
        let drafts = if thorough { self.ledger.every_draft() } else { mentioned(acks) };
        let mut faults = self.ledger.faults(open, &drafts);
        faults.extend(self.ledger.doubles(open, self.client_id));
        // A kill may leave an anchor behind the log, never before it: no false alarm.
        if let Some(found) = open.store().broken() {
            faults.push(format!("the anchors do not agree: {found:?}"));
        }
        if let Verdict::Broken(found) = open.store().walk_log() {
            faults.push(format!("the chain is broken: {found:?}"));
        }
        if thorough && !matches!(open.store().is_whole(), Ok(true)) {
            faults.push("the file is damaged".into());
        }
        faults
    }
}

fn mentioned(acks: &[Ack]) -> BTreeSet<DraftId> {
    acks.iter().filter_map(|ack| if let Ack::Draft { id, .. } = ack { Some(*id) } else { None }).collect()
}

#[test]
fn a_hundred_kills_lose_nothing_that_was_acknowledged() {
    let started = Instant::now();
    let mut torture = Torture::begin();
    let kills = number("ASKEL_KILLS").map_or(KILLS, |kills| kills as usize);
    for kill in 1..=kills {
        let acks = torture.kill_one(false);
        let faults = torture.look(&acks, kill % 10 == 0 || kill == kills);
        assert!(faults.is_empty(), "after kill {kill}:\n  {}", faults.join("\n  "));
    }
    let Torture { ledger, while_opening, .. } = torture;
    println!(
        "{kills} kills ({while_opening} while opening), {} acknowledged writes, {} entries, 0 lost, 0 unopenable, {:.1} s",
        ledger.acknowledged,
        ledger.entries_acknowledged(),
        started.elapsed().as_secs_f32()
    );
    assert!(ledger.acknowledged > kills && ledger.entries_acknowledged() > 0 && while_opening < kills, "the typist did write");
}

/// The control: the same loop around a program that says "saved" before it is.
#[test]
fn a_program_that_acknowledges_too_early_is_caught() {
    let mut torture = Torture::begin();
    for kill in 1..=KILLS_OF_CONTROL {
        let acks = torture.kill_one(true);
        let faults = torture.look(&acks, false);
        if let Some(first) = faults.first() {
            assert!(faults.iter().all(|fault| fault.contains("lost") || fault.contains("not in the timeline")), "{faults:?}");
            println!("caught after {kill} kills and {} acknowledged writes: {first}", torture.ledger.acknowledged);
            return;
        }
    }
    panic!("{KILLS_OF_CONTROL} kills of a program that acknowledges too early, and nothing was missed");
}
