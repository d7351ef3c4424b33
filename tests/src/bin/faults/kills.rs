//! Kills: a typist is killed again and again at any moment, and what it was told is saved is there each time.
//! Knows how a typist is killed; what it was promised is judged by the ledger.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use askel_app::surroundings::Surroundings;
use askel_app::{Askel, KeyCost};
use askel_domain::id::{ClientId, DraftId};
use askel_tests::faults::bench::{furnish, unlock};
use askel_tests::faults::ledger::Ledger;
use askel_tests::faults::typed::{Ack, Dice};
use askel_tests::faults::typing::Typing;
use askel_tests::fixture::stage::PASSPHRASE;
use askel_store::log::Verdict;
use tempfile::TempDir;

use crate::outcome::{Control, Told};
use crate::wanted::{Order, Progress};

/// On each submission, in a night, before a release.
const KILLS: [usize; 3] = [100, 500, 10_000];
/// The planted bug is caught within so many, or the judge is blind.
const KILLS_OF_CONTROL: usize = 30;

pub struct Torture {
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

impl Torture {
    pub fn begin(dice: Dice) -> Self {
        // Not where the other campaigns work: a disk that is a disk.
        let folder = tempfile::tempdir_in(std::env::temp_dir()).expect("a folder");
        let (vault_id, client_id) = furnish(&mut this_computer(&folder));
        Self { folder, vault_id, client_id, ledger: Ledger::default(), dice, while_opening: 0 }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
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
    pub fn look(&mut self, acks: &[Ack], thorough: bool) -> Vec<String> {
        self.ledger.note(acks);
        let mut askel = this_computer(&self.folder);
        if let Err(failure) = unlock(&mut askel, &self.vault_id, PASSPHRASE) {
            return vec![format!("the vault does not open: {:?}", failure.code)];
        }
        let open = askel.open().expect("open");
        let drafts = if thorough { self.ledger.every_draft() } else { mentioned(acks) };
        let mut faults = self.ledger.faults(open.store(), &drafts);
        faults.extend(self.ledger.doubles(open, self.client_id));
        // A kill may leave an anchor behind the log, never before it: no false alarm.
        if let Some(found) = open.store().broken() {
            faults.push(format!("the anchors do not agree: {found:?}"));
        }
        if open.store().is_cut() {
            faults.push("SQLite's log is said to be cut".into());
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

pub fn run(order: &Order) -> Told {
    let kills = order.scale.of(KILLS[0], KILLS[1], KILLS[2]);
    let (mut torture, mut faults, mut progress) = (Torture::begin(order.dice(1)), vec![], Progress::of("kills", kills));
    for kill in 1..=kills {
        let acks = torture.kill_one(false);
        let found = torture.look(&acks, kill % 10 == 0 || kill == kills);
        faults.extend(found.into_iter().map(|fault| format!("after kill {kill}: {fault}")));
        progress.at(kill);
    }
    let Torture { ledger, while_opening, .. } = torture;
    if ledger.acknowledged <= kills || ledger.entries_acknowledged() == 0 {
        faults.push("the typist hardly wrote: nothing was tried".into());
    }
    let did = format!(
        "{kills} kills -9 ({while_opening} while opening), {} acknowledged writes, {} entries: {} faults",
        ledger.acknowledged,
        ledger.entries_acknowledged(),
        faults.len()
    );
    Told { did, faults, waits: None, control: control(order) }
}

/// The same loop around a program that says "saved" before it is.
fn control(order: &Order) -> Control {
    let mut torture = Torture::begin(order.dice(2));
    for kill in 1..=KILLS_OF_CONTROL {
        let acks = torture.kill_one(true);
        if let Some(first) = torture.look(&acks, false).first() {
            return Control::Caught(format!("acknowledging too early, after {kill} kills: {first}"));
        }
    }
    Control::Missed(format!("{KILLS_OF_CONTROL} kills of a program that acknowledges too early"))
}
