//! Bits that turn by themselves in the vault's files: each is noticed, and no text is ever shown that nobody wrote.

use std::fs;
use std::path::Path;

use askel_store::keys::{DataKey, read_ring};
use askel_tests::faults::bench::Bench;
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, Seen, key_of};
use askel_tests::faults::ledger::{Finding, Ledger};
use askel_tests::faults::typed::Dice;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

const KEYS: [&str; 2] = ["vault.keys", "vault.keys.copy"];

/// One vault twice: locked, and as a crash would leave it with its log beside it.
struct Subject {
    locked: Image,
    crashed: Image,
    key: DataKey,
    ledger: Ledger,
}

impl Subject {
    fn make(seed: u64) -> Self {
        let mut hand = Hand::new(seed);
        (0..80).for_each(|_| hand.do_one().expect("a sound disk"));
        let crashed = Image::of(&hand.bench.file(""));
        hand.bench.lock();
        let locked = Image::of(&hand.bench.file(""));
        Self { key: key_of(&hand.bench.file("")), ledger: hand.ledger, locked, crashed }
    }

    fn after_a_flip(&self, image: &Image, name: &str, dice: &mut Dice) -> (Seen, usize) {
        self.after_a_flip_in(image.copy(), name, dice)
    }

    fn after_a_flip_in(&self, image: Image, name: &str, dice: &mut Dice) -> (Seen, usize) {
        let at = flip(&image.file(name), dice);
        (image.seen(&self.key, &self.ledger), at)
    }
}

fn flip(path: &Path, dice: &mut Dice) -> usize {
    let mut bytes = fs::read(path).expect("reads");
    let at = dice.roll(bytes.len() * 8);
    bytes[at / 8] ^= 1 << (at % 8);
    fs::write(path, bytes).expect("writes");
    at
}

#[derive(Default)]
struct Counts {
    file: usize,
    log: [usize; 2],
    keys: usize,
    faults: Vec<String>,
}

pub fn run(order: &Order) -> Told {
    let (flips, mut dice, mut counts) = (order.share(1_500, 20_000, 100_000), order.dice(4), Counts::default());
    let mut progress = Progress::of("bit-flips", flips);
    let subject = Subject::make(order.seed);
    for done in 0..flips {
        match dice.roll(10) {
            0 | 1 => counts.flip_log(&subject, &mut dice),
            2 => counts.flip_keys(&subject, &mut dice),
            _ => counts.flip_file(&subject, &mut dice),
        }
        progress.at(done);
    }
    let Counts { file, log: [noticed, without_effect], keys, faults } = counts;
    let did = Did::default()
        .and(flips, "bits turned")
        .and(file, "in vault.db")
        .and(noticed, "in its log and noticed")
        .and(without_effect, "in its log without effect")
        .and(keys, "in the key files");
    Told { did, faults, control: control(order, &subject) }
}

impl Counts {
    fn flip_file(&mut self, subject: &Subject, dice: &mut Dice) {
        self.file += 1;
        let (seen, at) = subject.after_a_flip(&subject.locked, "vault.db", dice);
        match seen {
            Seen::Noticed => {}
            Seen::Wrong(wrong) => self.faults.push(format!("vault.db bit {at}: {wrong}")),
            Seen::Whole | Seen::Older => self.faults.push(format!("vault.db bit {at}: not noticed")),
        }
    }

    fn flip_log(&mut self, subject: &Subject, dice: &mut Dice) {
        let (seen, at) = subject.after_a_flip(&subject.crashed, "vault.db-wal", dice);
        match seen {
            Seen::Noticed => self.log[0] += 1,
            Seen::Whole => self.log[1] += 1,
            Seen::Older => self.faults.push(format!("vault.db-wal bit {at}: cut short without a word")),
            Seen::Wrong(wrong) => self.faults.push(format!("vault.db-wal bit {at}: {wrong}")),
        }
    }

    /// In one copy: the other one is used. In both: said to be damaged.
    fn flip_keys(&mut self, subject: &Subject, dice: &mut Dice) {
        self.keys += 1;
        let image = subject.locked.copy();
        let sound = read_ring(&image.vault()).expect("sound").ring;
        let first = dice.roll(2);
        let at = flip(&image.file(KEYS[first]), dice);
        match read_ring(&image.vault()) {
            Ok(read) if read.ring == sound => {}
            _ => self.faults.push(format!("{} bit {at}: the other copy is not used", KEYS[first])),
        }
        let other = flip(&image.file(KEYS[1 - first]), dice);
        // A turned bit in the line's end is no damage: the ring then still reads as it was.
        if read_ring(&image.vault()).is_ok_and(|read| read.ring != sound) {
            self.faults.push(format!("key bits {at} and {other}: another ring is read"));
        }
    }
}

/// A file in clear text, whose pages nobody vouches for; and a crash's log without the mark that says how long it was.
fn control(order: &Order, subject: &Subject) -> Control {
    let (unmarked, mut dice) = (subject.crashed.copy(), order.dice(5));
    unmarked.forget_mark();
    let cut = (0..40).any(|_| subject.after_a_flip_in(unmarked.copy(), "vault.db-wal", &mut dice).0 == Seen::Older);
    match in_clear_text(order) {
        Control::Caught(_) if !cut => Control::Missed("without its mark a log was never cut short".into()),
        Control::Caught(how) => Control::Caught(format!("{how}; without the mark a log is cut short unseen")),
        missed => missed,
    }
}

fn in_clear_text(order: &Order) -> Control {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::at(Bench::at(folder.path(), true), order.seed);
    hand.type_some(12).expect("a sound disk");
    hand.bench.lock();
    let image = Image::of(&hand.bench.file(""));
    let mut bytes = fs::read(image.file("vault.db")).expect("reads");
    // Two words that stand only in what was typed.
    let Some(at) = ["kirjastossa", "penkillä", "eväät"].iter().find_map(|word| find(&bytes, word.as_bytes())) else {
        return Control::Missed("there is no clear text in the file: the build lacks planted faults".into());
    };
    bytes[at] ^= 1;
    fs::write(image.file("vault.db"), bytes).expect("writes");
    let store = image.open(&key_of(&image.vault()), true).expect("opens");
    let findings = hand.ledger.findings(&store, &hand.ledger.every_draft());
    match findings.first() {
        Some(Finding::Wrong(wrong)) => Control::Caught(format!("clear text, unchecked: {wrong}")),
        _ => Control::Missed("a changed letter in clear text was not seen".into()),
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}
