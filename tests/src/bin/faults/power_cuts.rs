//! Power cuts: what was not flushed is gone, or torn, and everything acknowledged is there.
//! Between flush and cut stands the paper of `vfs::power`; the vault is opened from what it leaves.

use askel_store::keys::DataKey;
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, key_of};
use askel_tests::faults::typed::Dice;
use askel_tests::faults::vfs::power::PowerDisk;
use askel_tests::faults::vfs::put_under;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

/// With the bug planted, a loss shows within so many.
const CUTS_OF_CONTROL: usize = 60;
/// Cuts of one vault; then another one begins.
const CUTS_OF_ONE: usize = 150;
/// Calls from one cut to the next, at most: some four writes of a worker.
const CALLS: usize = 30;

struct Outage {
    hand: Hand,
    disk: PowerDisk,
    key: DataKey,
    dice: Dice,
    cuts: usize,
}

impl Outage {
    fn begin(seed: u64, ignores_log: bool) -> Self {
        let disk = PowerDisk::new(seed, ignores_log);
        put_under(disk.clone());
        let hand = Hand::new(seed);
        let key = key_of(&hand.bench.file(""));
        Self { hand, disk, key, dice: Dice::from(seed), cuts: 0 }
    }

    /// Works until the power goes. Answers what was wrong with what the disk had then.
    fn next_cut(&mut self) -> Vec<String> {
        self.cuts += 1;
        let image = Image::empty(&self.hand.bench.vault_id);
        image.take_keys_from(&self.hand.bench.file(""));
        // Nobody waits for the mark of the last write to be flushed: it may be any older one. The anchor is older too.
        image.take_anchor_beside(&self.hand.bench.file(""));
        let torn = self.dice.roll(2) == 0;
        let calls = self.dice.roll(CALLS);
        self.disk.cut_after(calls, &self.hand.bench.file(""), &image.vault(), torn);
        // Now and then it goes while the vault is being locked.
        if self.cuts.is_multiple_of(25) {
            self.hand.bench.lock();
            // The mark that a lock leaves is flushed, after the lock's own row; a cut before that leaves the one before.
            if !self.disk.was_cut() {
                image.take_anchor_beside(&self.hand.bench.file(""));
            }
            self.hand.bench.unlock();
        }
        loop {
            if self.disk.was_cut() {
                return image.faults(&self.key, &self.hand.ledger);
            }
            let wish = self.hand.next();
            let ack = self.hand.ask(wish).expect("a sound disk");
            // Cut on the way: the promise came after what the disk shows.
            if self.disk.was_cut() {
                let faults = image.faults(&self.key, &self.hand.ledger);
                self.hand.told(ack);
                return faults;
            }
            self.hand.told(ack);
        }
    }
}

pub fn run(order: &Order) -> Told {
    let cuts = order.share(300, 3_000, 5_000);
    let (mut faults, mut acknowledged, mut progress) = (vec![], 0, Progress::of("power-cuts", cuts));
    let mut outage = Outage::begin(order.seed, false);
    for cut in 1..=cuts {
        if outage.cuts == CUTS_OF_ONE {
            acknowledged += outage.hand.ledger.acknowledged;
            outage = Outage::begin(order.seed + cut as u64, false);
        }
        faults.extend(outage.next_cut().into_iter().map(|fault| format!("cut {cut}: {fault}")));
        progress.at(cut);
    }
    acknowledged += outage.hand.ledger.acknowledged;
    let did = Did::default().and(cuts, "cuts (half of them torn)").and(acknowledged, "acknowledged writes");
    Told { did, faults, control: control(order) }
}

/// Flushes of the log left out, as `synchronous=NORMAL` would leave them out.
fn control(order: &Order) -> Control {
    let mut outage = Outage::begin(order.seed, true);
    for cut in 1..=CUTS_OF_CONTROL {
        if let Some(first) = outage.next_cut().first() {
            return Control::Caught(format!("synchronous=NORMAL, at cut {cut}: {first}"));
        }
    }
    Control::Missed(format!("{CUTS_OF_CONTROL} cuts with synchronous=NORMAL lost nothing"))
}
