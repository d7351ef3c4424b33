//! Memory that runs out: for the whole program while it opens the vault, and for SQLite alone at any moment of a worker's day.
//! It may refuse or die; what it had promised is there, and nothing is there twice.

use std::time::Duration;

use askel_app::KeyCost;
use askel_tests::faults::hand::{Hand, Wish};
use askel_tests::faults::image::faults_in;
use askel_tests::faults::typed::{Ack, Dice, text};
use askel_tests::faults::typing::Typing;
use rusqlite::ffi::{sqlite3_hard_heap_limit64, sqlite3_memory_used};

use crate::kills::Torture;
use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

/// Openings within too little memory; wishes for which SQLite has too little.
const OPENINGS: [usize; 3] = [5, 60, 200];
const WISHES: [usize; 3] = [100, 1_500, 10_000];
const WISHES_OF_CONTROL: usize = 200;
/// Memory addresses for the program, in megabytes: from hardly a beginning to more than it needs.
const LEAST: usize = 24;
const SPREAD: usize = 220;
/// Beyond what it holds, SQLite gets less than this.
const BYTES_MORE: usize = 48 * 1024;

pub fn run(order: &Order) -> Told {
    let (openings, wishes) = (order.share(OPENINGS[0], OPENINGS[1], OPENINGS[2]), order.share(WISHES[0], WISHES[1], WISHES[2]));
    let mut faults = vec![];
    let ended = open_within_little(order, openings, &mut faults);
    let mut day = Day::begin(order.seed);
    let mut progress = Progress::of("starved", wishes);
    for wish in 1..=wishes {
        day.wish(false);
        progress.at(wish);
    }
    faults.extend(day.look());
    if day.refused == 0 || ended == 0 {
        faults.push("memory never ran out: nothing was tried".into());
    }
    let did = Did::default()
        .and(openings, "openings within too little memory")
        .and(ended, "of them refused or died")
        .and(wishes, "wishes for which SQLite had too little")
        .and(day.refused, "of those refused");
    Told { did, faults, control: control(order) }
}

/// Answers how many ended by themselves.
fn open_within_little(order: &Order, openings: usize, faults: &mut Vec<String>) -> usize {
    // The key as dear as a product's: memory runs out there first.
    let mut torture = Torture::begin(order.dice(61), KeyCost::LEAST);
    let (mut dice, mut ended) = (order.dice(62), 0);
    for opening in 0..openings {
        let megabytes = LEAST + (opening * SPREAD + dice.roll(SPREAD)) / openings;
        let (acks, by_itself) = Typing::within(torture.folder(), megabytes as u64 * 1024 * 1024).starved(Duration::from_millis(900));
        ended += usize::from(by_itself);
        let found = torture.look(&acks, opening + 1 == openings);
        faults.extend(found.into_iter().map(|fault| format!("within {megabytes} MB: {fault}")));
    }
    ended
}

/// A worker's day in this process.
struct Day {
    hand: Hand,
    dice: Dice,
    refused: usize,
    faults: Vec<String>,
}

impl Day {
    fn begin(seed: u64) -> Self {
        Self { hand: Hand::new(seed), dice: Dice::from(seed ^ 63), refused: 0, faults: vec![] }
    }

    /// Asks for something while SQLite may hardly take more, and once more with room. `believes`: the planted bug, that takes
    /// a refusal for a promise.
    fn wish(&mut self, believes: bool) {
        if self.dice.roll(25) == 0 {
            self.lock_and_open();
        }
        let wish = self.hand.next();
        let answer = within(self.dice.roll(BYTES_MORE), || self.hand.ask(wish));
        match answer {
            Ok(ack) => self.hand.told(ack),
            Err(_) if believes && wish != Wish::Begin => self.hand.told(promised(wish)),
            Err(_) => {
                self.refused += 1;
                match self.hand.ask(wish) {
                    Ok(ack) => self.hand.told(ack),
                    Err(failure) => self.faults.push(format!("{wish:?} is refused with room, too: {:?}", failure.code)),
                }
            }
        }
    }

    fn lock_and_open(&mut self) {
        within(self.dice.roll(BYTES_MORE), || self.hand.bench.lock());
        let id = self.hand.bench.vault_id.clone();
        let opened = within(self.dice.roll(8 * BYTES_MORE), || askel_tests::faults::bench::unlock(&mut self.hand.bench.askel, &id, askel_tests::fixture::stage::PASSPHRASE));
        if opened.is_err() {
            self.refused += 1;
            self.hand.bench.unlock();
        }
    }

    fn look(&mut self) -> Vec<String> {
        let mut faults = std::mem::take(&mut self.faults);
        self.hand.bench.reopen();
        faults.extend(faults_in(self.hand.bench.open().store(), &self.hand.ledger));
        let client = self.hand.bench.client_id;
        faults.extend(self.hand.ledger.doubles(self.hand.bench.open(), client));
        faults
    }
}

/// What the wish would have been told.
fn promised(wish: Wish) -> Ack {
    match wish {
        Wish::Save { id, lines } => Ack::draft(id, &text(id, lines)),
        Wish::Finalise { id, lines } => Ack::entry(id, &text(id, lines)),
        Wish::Begin => unreachable!("a draft that was not begun has no name to be promised under"),
    }
}

/// SQLite may take so many bytes more than it holds, and not one more.
fn within<T>(more: usize, act: impl FnOnce() -> T) -> T {
    // SAFETY: both functions may be called at any time, from any thread; a limit of 0 is none.
    unsafe { sqlite3_hard_heap_limit64(sqlite3_memory_used().max(0) + more as i64 + 1) };
    let answer = act();
    unsafe { sqlite3_hard_heap_limit64(0) };
    answer
}

/// The same day at which every refusal is taken for a promise.
fn control(order: &Order) -> Control {
    let mut day = Day::begin(order.seed);
    for wish in 1..=WISHES_OF_CONTROL {
        day.wish(true);
        if wish % 10 == 0 {
            let client_faults = faults_in(day.hand.bench.open().store(), &day.hand.ledger);
            if let Some(first) = client_faults.first() {
                return Control::Caught(format!("a refusal taken for a promise, after {wish} wishes: {first}"));
            }
        }
    }
    Control::Missed(format!("{WISHES_OF_CONTROL} wishes at which a refusal is taken for a promise"))
}
