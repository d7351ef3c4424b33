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

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

/// On each submission, in a night, before a release.
const KILLS: [usize; 3] = [100, 500, 10_000];
/// Writes that are acknowledged before a kill, and the microseconds after that in which it comes: some few of the typist's writes.
const WRITES: usize = 90;
const MOMENT: usize = 4_000;
/// From the start of the program to some while after the vault is open.
const WHOLE_OPENING: usize = 120_000;
/// Kills of one vault; then another one begins, or reading it all again would become the campaign.
const KILLS_OF_ONE: usize = 50;
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

fn this_computer(folder: &TempDir, key_cost: KeyCost) -> Askel {
    Askel::new(folder.path().to_owned(), Surroundings { key_cost, ..Surroundings::of_this_computer() })
}

impl Torture {
    pub fn begin(dice: Dice, key_cost: KeyCost) -> Self {
        Self::begin_in(tempfile::tempdir().expect("a folder"), dice, key_cost)
    }

    fn begin_in(folder: TempDir, dice: Dice, key_cost: KeyCost) -> Self {
        let (vault_id, client_id) = furnish(&mut this_computer(&folder, key_cost));
        Self { folder, vault_id, client_id, ledger: Ledger::default(), dice, while_opening: 0 }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Lets a typist write and kills it. Answers what it was told in that time.
    fn kill_one(&mut self, ack_early: bool) -> Vec<Ack> {
        let mut typing = Typing::begin(self.folder.path(), ack_early);
        // One in five is killed while it opens the vault, or soon after.
        let (while_opening, writes) = (self.dice.roll(5) == 0, 1 + self.dice.roll(WRITES));
        if !while_opening && !typing.has_written(writes) {
            panic!("the typist does not open the vault: {}", typing.end().1);
        }
        let moment = if while_opening { WHOLE_OPENING } else { MOMENT };
        thread::sleep(Duration::from_micros(self.dice.roll(moment) as u64));
        let acks = typing.kill();
        self.while_opening += usize::from(acks.is_empty());
        acks
    }

    /// Opens the vault as the next start of Askel would, and looks. `thorough`: at everything since the beginning.
    pub fn look(&mut self, acks: &[Ack], thorough: bool) -> Vec<String> {
        self.ledger.note(acks);
        // A key that costs more stays as it is.
        let mut askel = this_computer(&self.folder, KeyCost::FOR_PROOFS);
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
    let kills = order.share(KILLS[0], KILLS[1], KILLS[2]);
    let (mut sum, mut progress) = (Sum::default(), Progress::of("kills", kills));
    let mut torture = of_turn(order, 0);
    for kill in 1..=kills {
        let last = kill % KILLS_OF_ONE == 0 || kill == kills;
        let acks = torture.kill_one(false);
        let found = torture.look(&acks, kill % 10 == 0 || last);
        sum.faults.extend(found.into_iter().map(|fault| format!("after kill {kill}: {fault}")));
        progress.at(kill);
        if last {
            sum.add(std::mem::replace(&mut torture, of_turn(order, kill)));
        }
    }
    if sum.acknowledged <= kills || sum.entries == 0 {
        sum.faults.push("the typist hardly wrote: nothing was tried".into());
    }
    let did = Did::default()
        .and(kills, "kills -9, half of them on a disk, half in memory")
        .and(sum.while_opening, "of them while opening")
        .and(sum.acknowledged, "acknowledged writes")
        .and(sum.entries, "entries");
    Told { did, faults: sum.faults, control: control(order) }
}

/// Every second vault lies on a disk that is a disk, where flushing takes its time; the others where it takes none.
fn of_turn(order: &Order, kill: usize) -> Torture {
    let dice = order.dice(100 + kill as u64);
    if (kill / KILLS_OF_ONE).is_multiple_of(2) {
        Torture::begin_in(tempfile::tempdir_in(std::env::temp_dir()).expect("a folder"), dice, KeyCost::FOR_PROOFS)
    } else {
        Torture::begin(dice, KeyCost::FOR_PROOFS)
    }
}

/// Of all vaults of one campaign.
#[derive(Default)]
struct Sum {
    acknowledged: usize,
    entries: usize,
    while_opening: usize,
    faults: Vec<String>,
}

impl Sum {
    fn add(&mut self, torture: Torture) {
        self.acknowledged += torture.ledger.acknowledged;
        self.entries += torture.ledger.entries_acknowledged();
        self.while_opening += torture.while_opening;
    }
}

/// The same loop around a program that says "saved" before it is.
fn control(order: &Order) -> Control {
    let mut torture = Torture::begin(order.dice(2), KeyCost::FOR_PROOFS);
    for kill in 1..=KILLS_OF_CONTROL {
        let acks = torture.kill_one(true);
        if let Some(first) = torture.look(&acks, false).first() {
            return Control::Caught(format!("acknowledging too early, after {kill} kills: {first}"));
        }
    }
    Control::Missed(format!("{KILLS_OF_CONTROL} kills of a program that acknowledges too early"))
}
