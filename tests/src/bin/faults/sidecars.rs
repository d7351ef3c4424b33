//! Files beside the vault's file that are not its own, or no longer: none of them costs a word in silence,
//! and an opening that is refused because of them leaves the vault as it was.

use std::fs;

use askel_store::keys::DataKey;
use askel_tests::faults::bench::Bench;
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, Seen, key_of};
use askel_tests::faults::ledger::Ledger;
use askel_tests::faults::typed::Dice;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

const JOURNAL: &str = "vault.db-journal";
const LOG: &str = "vault.db-wal";
const SHARED: &str = "vault.db-shm";

/// Everything that may lie about from a vault's life and from another vault's.
struct Attic {
    locked: Image,
    key: DataKey,
    ledger: Ledger,
    /// Logs of this vault at earlier moments, and their newest pages as a rollback journal would hold them.
    own_logs: Vec<Vec<u8>>,
    foreign_logs: Vec<Vec<u8>>,
    older_file: Vec<u8>,
    shared: Vec<u8>,
}

impl Attic {
    fn fill(seed: u64) -> Self {
        let mut hand = Hand::new(seed);
        let mut own_logs = vec![];
        let older_file = fs::read(hand.bench.file("vault.db")).expect("reads");
        for _ in 0..3 {
            for _ in 0..3 {
                (0..12).for_each(|_| hand.do_one().expect("a sound disk"));
                own_logs.push(fs::read(hand.bench.file(LOG)).expect("reads"));
            }
            hand.bench.reopen();
        }
        (0..9).for_each(|_| hand.do_one().expect("a sound disk"));
        let shared = fs::read(hand.bench.file(SHARED)).expect("reads");
        hand.bench.lock();
        let mut other = Hand::new(seed + 1);
        (0..30).for_each(|_| other.do_one().expect("a sound disk"));
        let foreign_logs = vec![fs::read(other.bench.file(LOG)).expect("reads")];
        let locked = Image::of(&hand.bench.file(""));
        Self { key: key_of(&locked.vault()), locked, ledger: hand.ledger, own_logs, foreign_logs, older_file, shared }
    }

    fn journal(&self, dice: &mut Dice) -> Option<Vec<u8>> {
        match dice.roll(5) {
            0 => None,
            1 => Some(emptying_journal()),
            2 => Some(rubbish(dice, 9_000)),
            3 => Some(vec![]),
            _ => Some(playing_back(&self.older_file)),
        }
    }

    /// The log, and whether it is one of this vault's own.
    fn log(&self, dice: &mut Dice) -> (Option<Vec<u8>>, bool) {
        let pick = |dice: &mut Dice, logs: &[Vec<u8>]| logs[dice.roll(logs.len())].clone();
        match dice.roll(8) {
            0..3 => (None, false),
            3 => (Some(rubbish(dice, 20_000)), false),
            4 => (Some(vec![]), false),
            5 => {
                let log = pick(dice, &self.foreign_logs);
                (Some(log[..dice.roll(log.len())].to_vec()), false)
            }
            6 => (Some(pick(dice, &self.foreign_logs)), false),
            _ => (Some(pick(dice, &self.own_logs)), true),
        }
    }
}

fn rubbish(dice: &mut Dice, most: usize) -> Vec<u8> {
    (0..dice.roll(most)).map(|_| dice.roll(256) as u8).collect()
}

/// A header that says "the file was empty before": played back, it empties the file.
fn emptying_journal() -> Vec<u8> {
    journal_header(0, 0)
}

fn journal_header(records: u32, pages_before: u32) -> Vec<u8> {
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in [records, NONCE, pages_before, 512, 4096] {
        journal.extend(number.to_be_bytes());
    }
    journal.resize(512, 0);
    journal
}

const NONCE: u32 = 0x1234_5678;

/// A sound journal that puts every page of an older file back. Source: sqlite.org/fileformat2.html §3.
fn playing_back(older: &[u8]) -> Vec<u8> {
    let pages = older.chunks_exact(4096);
    let mut journal = journal_header(pages.len() as u32, pages.len() as u32);
    for (number, page) in (1u32..).zip(pages) {
        let sum = (1..).map_while(|step| 4096usize.checked_sub(200 * step).filter(|at| *at > 0)).map(|at| u32::from(page[at])).sum::<u32>();
        journal.extend(number.to_be_bytes());
        journal.extend(page);
        journal.extend(NONCE.wrapping_add(sum).to_be_bytes());
    }
    journal
}

pub fn run(order: &Order) -> Told {
    let (mixes, mut dice) = (order.share(200, 1_000, 1_000), order.dice(5));
    let (mut faults, mut counts, mut progress) = (vec![], [0usize; 3], Progress::of("sidecars", mixes));
    let mut attic = Attic::fill(order.seed);
    for mix in 0..mixes {
        // Another vault now and then, or every mix would be of the same few.
        if mix % 100 == 99 {
            attic = Attic::fill(order.seed + mix as u64);
        }
        let image = attic.locked.copy();
        let (journal, (log, own_log), shared) = (attic.journal(&mut dice), attic.log(&mut dice), dice.roll(2) == 0);
        let beside = [(JOURNAL, &journal), (LOG, &log), (SHARED, &shared.then(|| attic.shared.clone()))];
        for (name, bytes) in beside {
            if let Some(bytes) = bytes {
                fs::write(image.file(name), bytes).expect("writes");
            }
        }
        let said = |what: &str| format!("mix {mix} (own log {own_log}): {what}");
        match image.seen(&attic.key, &attic.ledger) {
            Seen::Whole => counts[usize::from(own_log)] += 1,
            Seen::Noticed => {
                counts[2] += 1;
                [JOURNAL, LOG, SHARED].iter().for_each(|name| _ = fs::remove_file(image.file(name)));
                if image.seen(&attic.key, &attic.ledger) != Seen::Whole {
                    faults.push(said("refused, and the vault was changed by it"));
                }
            }
            Seen::Older => faults.push(said("lost in silence")),
            Seen::Wrong(wrong) => faults.push(said(&wrong)),
        }
        progress.at(mix);
    }
    let [whole, own, refused] = counts;
    let did = Did::default()
        .and(mixes, "mixes of stale and foreign -journal, -wal and -shm")
        .and(whole + own, "opened whole")
        .and(own, "of them beside an earlier -wal of the same vault")
        .and(refused, "refused and unharmed");
    Told { did, faults, control: control(order) }
}

/// The emptying journal beside a file in clear text, opened past the product's guard.
fn control(order: &Order) -> Control {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::at(Bench::at(folder.path(), true), order.seed);
    hand.type_some(4).expect("a sound disk");
    hand.bench.lock();
    let path = hand.bench.file("vault.db");
    let drafts = || {
        let connection = rusqlite::Connection::open(&path).ok()?;
        connection.query_row("SELECT count(*) FROM draft", [], |row| row.get::<_, u32>(0)).ok()
    };
    if drafts() != Some(1) {
        return Control::Missed("there is no clear text in the file: the build lacks planted faults".into());
    }
    fs::write(hand.bench.file(JOURNAL), emptying_journal()).expect("writes");
    match drafts() {
        Some(1) => Control::Missed("a stale journal played past the guard changed nothing".into()),
        _ => Control::Caught("past the guard, a stale -journal emptied the file".into()),
    }
}
