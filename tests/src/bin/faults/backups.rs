//! Backups: the vault, its keys or some of its backups are damaged in every way, and the newest good backup brings
//! everything back; each damaged one is told of and none is offered. Knows the damage only by its engine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use askel_app::failure::FailureCode;
use askel_store::backup::{Sums, files};
use askel_store::keys::DataKey;
use askel_store::log::Verdict;
use askel_tests::faults::bench::unlock;
use askel_tests::faults::damage::{Original, folders, list, original, restore};
use askel_tests::faults::image::key_of;
use askel_tests::faults::older::{raw, rows, scripts};
use askel_tests::faults::typed::Dice;
use askel_tests::fixture::stage::PASSPHRASE;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

const LOOKS_OF_CONTROL: usize = 30;

pub fn run(order: &Order) -> Told {
    let (damages, mut dice) = (order.share(20, 300, 1_000), order.dice(31));
    let (original, mut reported, mut faults) = (original(), 0, vec![]);
    let kept = Kept::of(&original);
    let mut progress = Progress::of("backups", damages);
    for damage in 1..=damages {
        match damage_and_restore(&original, &kept, &mut dice) {
            Ok(told) => reported += told,
            Err(why) => faults.push(format!("damage {damage}: {why}")),
        }
        progress.at(damage);
    }
    let did = Did::default()
        .and(damages, "damages to vault, keys and backups, each restored row for row")
        .and(reported, "damaged backups told of, none offered");
    Told { did, faults, control: control(&original, &mut dice) }
}

/// Every row of every table of each backup, the newest first, and the key they are read with.
struct Kept {
    key: DataKey,
    backups: Vec<BTreeSet<String>>,
}

impl Kept {
    fn of(original: &Original) -> Self {
        let key = key_of(&original.in_vault(&original.bench.data, ""));
        let folders = folders(&original.bench.data.join("backups").join(&original.bench.vault_id));
        let backups = folders.iter().rev().map(|folder| every_row(&folder.join("vault.db"), &key)).collect();
        Self { key, backups }
    }
}

/// Of a copy, so that looking leaves nothing beside the file.
fn every_row(file: &Path, key: &DataKey) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("vault.db");
    std::fs::copy(file, &copy).expect("copies");
    rows(&raw(&copy, key), scripts().len())
}

/// One damage. Answers how many damaged backups were told of.
fn damage_and_restore(original: &Original, kept: &Kept, dice: &mut Dice) -> Result<usize, String> {
    let (folder, mut askel) = original.copied();
    let broken = original.break_things(folder.path(), dice);
    let rows = list(&mut askel);
    let told: BTreeSet<&str> = rows.iter().filter(|row| !row.whole).filter_map(|row| row.id.rsplit('/').next()).collect();
    if told != names(&broken) {
        return Err(format!("{told:?} are told of where {:?} are damaged", names(&broken)));
    }
    for row in rows.iter().filter(|row| !row.whole) {
        match restore(&mut askel, &row.id) {
            Err(failure) if failure.code == FailureCode::BackupDamaged => {}
            _ => return Err("a damaged backup was put back".into()),
        }
    }
    let good = rows.iter().position(|row| row.whole).ok_or("no backup is offered")?;
    let receipt = restore(&mut askel, &rows[good].id).map_err(|failure| format!("not put back: {:?}", failure.code))?;
    if receipt.missing.is_some_and(|missing| missing as usize != good) {
        return Err(format!("{:?} entries are said to be missing, {good} are", receipt.missing));
    }
    // Before it is opened, which is a row of its own.
    if every_row(&original.in_vault(folder.path(), "vault.db"), &kept.key) != kept.backups[good] {
        return Err("what came back is not what was there".into());
    }
    unlock(&mut askel, &original.bench.vault_id, PASSPHRASE).map_err(|failure| format!("does not open: {:?}", failure.code))?;
    match askel.open().map(|open| open.store().walk_log()) {
        Ok(Verdict::Whole { .. }) => Ok(told.len()),
        _ => Err("the chain does not hold".into()),
    }
}

fn names(broken: &BTreeSet<PathBuf>) -> BTreeSet<&str> {
    broken.iter().filter_map(|path| path.file_name()?.to_str()).collect()
}

/// The same damage, before a look that compares no sums.
fn control(original: &Original, dice: &mut Dice) -> Control {
    let (mut through, mut broken) = (0, 0);
    for _ in 0..LOOKS_OF_CONTROL {
        let (folder, _) = original.copied();
        let touched = original.break_things(folder.path(), dice);
        through += touched.iter().filter(|backup| files(backup, Sums::Ignored).is_ok()).count();
        broken += touched.len();
        if touched.iter().any(|backup| files(backup, Sums::Compared).is_ok()) {
            return Control::Missed("a damaged backup passes the look that compares".into());
        }
    }
    match through {
        0 => Control::Missed("nothing passes a look that compares no sums: the build lacks planted faults".into()),
        _ => Control::Caught(format!("a look that compares no sums: {through} of {broken} damaged backups pass it")),
    }
}
