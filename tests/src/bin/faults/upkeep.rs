//! Input/output errors while a vault is looked after: a backup, another passphrase, a lock. Part of the campaign `io-errors`;
//! knows what each of them promises, not how the calls are counted.

use askel_store::backup::{BackupShelf, Sums};
use askel_tests::faults::apart::while_nobody_starts;
use askel_tests::faults::bench::unlock;
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::faults_in;
use askel_tests::faults::vfs::faulty::{FaultyDisk, Plan};
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::json;

const OTHER: &str = "sauvoin hiljaa tyyni laituri";

/// Which call goes wrong, and what was found. `None`: no call was left to go wrong.
pub type Found = Option<Vec<String>>;

/// A backup that has its name is whole, whatever the disk did, and the vault is as it was.
pub fn backing_up(hand: &mut Hand, disk: &FaultyDisk, plan: Plan) -> Found {
    askel_app::backup::make(hand.bench.open(), askel_app::answer::Empty {}).expect("asked");
    let work = hand.bench.askel.backup_due().expect("due");
    disk.plan(plan);
    let done = work.run();
    let struck = disk.mend();
    hand.bench.askel.backup_done(done);
    let shelf = BackupShelf::of(&hand.bench.data.join("backups"), &hand.bench.vault_id);
    let half = shelf.backups(Sums::Compared).into_iter().filter(|backup| backup.manifest.is_err());
    let mut faults: Vec<String> = half.map(|_| "a backup that is not whole has a name".to_owned()).collect();
    faults.extend(faults_in(hand.bench.open().store(), &hand.ledger));
    (struck > 0).then_some(faults)
}

/// The passphrase that was said to be in force opens, the other does not, and all is there.
pub fn changing(hand: &mut Hand, disk: &FaultyDisk, plan: Plan) -> Found {
    let change = json!({ "present": PASSPHRASE, "fresh": OTHER });
    disk.plan(plan);
    let changed = askel_app::vault::change_passphrase(hand.bench.open(), serde_json::from_value(change).expect("a request")).is_ok();
    let struck = disk.mend();
    let (holds, not) = if changed { (OTHER, PASSPHRASE) } else { (PASSPHRASE, OTHER) };
    hand.bench.lock();
    let mut faults = vec![];
    let id = hand.bench.vault_id.clone();
    if unlock(&mut hand.bench.askel, &id, not).is_ok() {
        faults.push("the passphrase that is not in force opens".to_owned());
        hand.bench.lock();
    }
    match unlock(&mut hand.bench.askel, &id, holds) {
        Ok(()) => faults.extend(faults_in(hand.bench.open().store(), &hand.ledger)),
        Err(failure) => faults.push(format!("the passphrase in force does not open: {:?}", failure.code)),
    }
    // Back to the one that every made-up vault has.
    if changed && hand.bench.askel.is_open() {
        let back = serde_json::from_value(json!({ "present": OTHER, "fresh": PASSPHRASE })).expect("a request");
        askel_app::vault::change_passphrase(hand.bench.open(), back).expect("a sound disk");
    }
    (struck > 0).then_some(faults)
}

/// A lock on a broken disk loses nothing that was acknowledged.
pub fn locking(hand: &mut Hand, disk: &FaultyDisk, plan: Plan) -> Found {
    hand.type_some(4).expect("a sound disk");
    disk.plan(plan);
    while_nobody_starts(|| hand.bench.lock());
    let struck = disk.mend();
    hand.bench.unlock();
    (struck > 0).then(|| faults_in(hand.bench.open().store(), &hand.ledger))
}
