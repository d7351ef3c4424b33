//! The key file while a passphrase is changed, bound to a keychain or let go of: cut off or refused at every step on the disk, and torn
//! as a power cut tears what nobody flushed. Afterwards the old slot or the new one opens, never neither and never another's.

use std::fs;
use std::path::Path;

use askel_store::StoreFailure;
use askel_store::keys::{
    Asking, DataKey, DeviceSecret, KeyCost, KeyRing, Keychain, KeychainOfProofs, Slot, With, open_slot, read_ring, seal_bound_slot, seal_slot, write_ring, write_ring_by_steps,
};
use askel_tests::faults::typed::Dice;

use crate::outcome::{Control, Did, Told};
use crate::wanted::Order;

const COPIES: [&str; 2] = ["vault.keys", "vault.keys.copy"];
/// Before: the new file is made, its first half written, its second, flushed, renamed, its folder flushed.
const STEPS: usize = 6;
const OLD: &str = "kaarna ilta poukama tuuli";
const NEW: &str = "sauvoin hiljaa tyyni laituri";
const SECRET: &str = "secret of the device";

/// Whether the slot before and the slot after need the keychain: a new passphrase, a binding, a new passphrase while bound, a freeing.
const KINDS: [(bool, bool); 4] = [(false, false), (false, true), (true, true), (true, false)];

struct Change {
    old: Slot,
    new: Slot,
    keychain: KeychainOfProofs,
}

/// What opens after the change was broken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Opens {
    Old,
    New,
    Neither,
}

impl Change {
    fn make((bound_before, bound_after): (bool, bool)) -> Self {
        let (key, secret, keychain) = (DataKey::random().expect("random"), DeviceSecret::random().expect("random"), KeychainOfProofs::default());
        let slot = |passphrase: &str, bound: bool| match bound {
            false => seal_slot("v", passphrase, passphrase, KeyCost::LEAST, &key).expect("seals"),
            true => seal_bound_slot("v", passphrase, (passphrase, KeyCost::LEAST), (SECRET, secret.clone()), &key).expect("seals"),
        };
        let change = Self { old: slot(OLD, bound_before), new: slot(NEW, bound_after), keychain };
        // As the program does it: kept, and only then written into the file.
        change.keychain.keep(SECRET, &secret, Asking::Nobody).expect("kept");
        change
    }

    fn ring(&self) -> KeyRing {
        KeyRing::new("v".into(), "Kaisa Niemi".into(), self.old.clone())
    }

    /// Stops before step `at`, counted from 0 over both copies. `power`: what was not flushed is torn or undone.
    fn broken_off(&self, at: usize, power: bool, dice: &mut Dice) -> Opens {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ring = self.ring();
        write_ring(folder.path(), &mut ring).expect("a sound disk");
        let before = COPIES.map(|name| fs::read(folder.path().join(name)).expect("reads"));
        ring.slots = vec![self.new.clone()];
        let mut steps = 0;
        let whole = write_ring_by_steps(folder.path(), &mut ring, &mut || {
            steps += 1;
            if steps > at { Err(StoreFailure::Disk) } else { Ok(()) }
        });
        if power && whole.is_err() {
            let (copy, step) = (at / STEPS, at % STEPS);
            tear(&folder.path().join(COPIES[copy]), step, &before[copy], dice);
        }
        self.opens(folder.path())
    }

    fn opens(&self, folder: &Path) -> Opens {
        // A slot that needs a secret which nobody keeps opens nothing.
        let has_its_secret = |slots: &[Slot]| slots.iter().all(|slot| slot.device.as_ref().is_none_or(|link| self.keychain.read(&link.name, Asking::Nobody).is_ok()));
        match read_ring(folder).map(|file| file.ring.slots) {
            Ok(slots) if !has_its_secret(&slots) => Opens::Neither,
            Ok(slots) if slots == [self.old.clone()] => Opens::Old,
            Ok(slots) if slots == [self.new.clone()] => Opens::New,
            _ => Opens::Neither,
        }
    }

    /// The slots are what they are said to be: once, since each opening costs a derivation.
    fn slots_open(&self) -> bool {
        let opens = |slot: &Slot, passphrase| open_slot("v", slot, With { passphrase, keychain: &self.keychain, asking: Asking::Nobody }).is_ok();
        opens(&self.old, OLD) && opens(&self.new, NEW) && !opens(&self.old, NEW) && !opens(&self.new, OLD)
    }
}

/// What a power cut leaves of the step before which the program stopped.
fn tear(path: &Path, step: usize, before: &[u8], dice: &mut Dice) {
    let mut beside = path.to_owned();
    beside.as_mut_os_string().push(".new");
    match step {
        // Made or written, not flushed: any of it.
        1..=3 => {
            let bytes = fs::read(&beside).unwrap_or_default();
            let kept = dice.roll(bytes.len() + 1);
            let torn: Vec<u8> = bytes.iter().enumerate().map(|(at, byte)| if at < kept { *byte } else { 0 }).collect();
            fs::write(&beside, torn).expect("tears");
        }
        // Renamed, and the folder not flushed: the old name may be back.
        5 if dice.roll(2) == 0 => {
            fs::rename(path, &beside).expect("goes back");
            fs::write(path, before).expect("goes back");
        }
        _ => {}
    }
}

pub fn run(order: &Order) -> Told {
    let (runs, mut dice, changes) = (order.share(104, 520, 2_080), order.dice(8), KINDS.map(Change::make));
    let (mut faults, mut opened) = (vec![], [0usize; 2]);
    if !changes.iter().all(Change::slots_open) {
        faults.push("the slots do not open as they should".to_owned());
    }
    let steps = 2 * STEPS + 1;
    for run in 0..runs {
        // Every step in turn, and the whole change; then the next kind of change; every second time round the power goes.
        let (at, kind, power) = (run % steps, (run / steps) % KINDS.len(), (run / (steps * KINDS.len())) % 2 == 1);
        match changes[kind].broken_off(at, power, &mut dice) {
            Opens::Old => opened[0] += 1,
            Opens::New => opened[1] += 1,
            Opens::Neither => faults.push(format!("step {at}, power {power}, {:?}: neither slot opens", KINDS[kind])),
        }
    }
    let did = Did::default()
        .and(runs, "changes of a passphrase, bindings to a keychain and freeings broken off, half of them by the power")
        .most(2 * STEPS, "steps")
        .and(opened[0], "times the old one opens")
        .and(opened[1], "times the new one");
    Told { did, faults, control: control(&changes) }
}

/// Written in place, both copies at once; and a binding that writes the file first and asks the keychain afterwards.
fn control(changes: &[Change; 4]) -> Control {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ring = changes[0].ring();
    write_ring(folder.path(), &mut ring).expect("a sound disk");
    for name in COPIES {
        let bytes = fs::read(folder.path().join(name)).expect("reads");
        fs::write(folder.path().join(name), &bytes[..bytes.len() / 2]).expect("half of it");
    }
    let in_place = changes[0].opens(folder.path());
    let hasty = &changes[1];
    hasty.keychain.empty();
    let mut ring = KeyRing { slots: vec![hasty.new.clone()], ..hasty.ring() };
    write_ring(folder.path(), &mut ring).expect("a sound disk");
    match (in_place, hasty.opens(folder.path())) {
        (Opens::Neither, Opens::Neither) => Control::Caught("written in place, broken off: neither opens; bound before the keychain has the secret: neither opens".into()),
        other => Control::Missed(format!("written in place, and bound in haste, yet {other:?} open")),
    }
}
