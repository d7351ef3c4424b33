//! Damage: the vault, its keys or a backup are deleted, encrypted, cut short or changed by one bit, and the newest good
//! backup brings everything back. `ASKEL_DAMAGES` sets how often (before a release: 1000), `ASKEL_SEED` the places.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::backup::{self, BackupRow, RestoreReceipt, RestoreRequest};
use askel_app::failure::{Failure, FailureCode};
use askel_app::{Askel, vault};
use askel_store::backup::{Manifest, Sums, files};
use askel_store::shelf::Shelf;
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::json;
use tempfile::TempDir;

use askel_tests::faults::bench::{Bench, unlock, visit};
use askel_tests::faults::typed::Dice;

const DAMAGES: usize = 60;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const IN_BACKUP: [&str; 5] = ["vault.db", "vault.keys", "vault.keys.copy", "manifest.json", "manifest.seal"];

/// A vault with three backups, an entry more in each.
struct Original {
    bench: Bench,
    /// Newest first.
    backups: Vec<Manifest>,
}

/// Lets the bag write the backup that is due, as the shell's thread does.
fn back_up(askel: &mut Askel) -> Manifest {
    backup::make(askel.open().expect("open"), Empty {}).expect("asked");
    let done = askel.backup_due().expect("due").run();
    askel.backup_done(done);
    let state = backup::state(askel.open().expect("open"), Empty {}).expect("the state").value;
    assert!(state.trouble.is_none() && !state.working && state.newest.is_some());
    let id = vault::status(askel, Empty {}).expect("a status").value.open.expect("open").id;
    Shelf::at(askel.data_folder()).backups(&id).newest().expect("a backup")
}

fn original() -> Original {
    let mut bench = Bench::new();
    let mut backups = vec![];
    for day in 0..3 {
        bench.clock.wait(DAY);
        let id = bench.draft().id;
        let mut form = visit(&format!("Päivä {day}."));
        form.date = askel_domain::moment::write_date(bench.open().today());
        bench.finalise(id, &form).expect("an entry");
        backups.insert(0, back_up(&mut bench.askel));
    }
    bench.lock();
    Original { bench, backups }
}

impl Original {
    /// A laptop of its own with the same files.
    fn copied(&self) -> (TempDir, Askel) {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&self.bench.data, folder.path());
        let askel = Askel::new(folder.path().to_owned(), self.bench.clock.surroundings());
        (folder, askel)
    }

    fn in_vault(&self, data: &Path, name: &str) -> PathBuf {
        data.join("vaults").join(&self.bench.vault_id).join(name)
    }

    /// Breaks the vault, and perhaps some of its backups. Answers the folders of those.
    fn break_things(&self, data: &Path, dice: &mut Dice) -> BTreeSet<PathBuf> {
        match dice.roll(4) {
            0 => fs::remove_dir_all(self.in_vault(data, "")).expect("removes"),
            1 => break_file(&self.in_vault(data, "vault.db"), dice),
            2 => break_file(&self.in_vault(data, "vault.keys"), dice),
            _ => ["vault.keys", "vault.keys.copy"].iter().for_each(|name| break_file(&self.in_vault(data, name), dice)),
        }
        let backups = folders(&data.join("backups").join(&self.bench.vault_id));
        let broken: BTreeSet<PathBuf> = backups[1..].iter().filter(|_| dice.roll(2) == 0).cloned().collect();
        broken.iter().for_each(|folder| break_file(&folder.join(IN_BACKUP[dice.roll(5)]), dice));
        broken
    }
}

/// Deleted, encrypted, cut short, or one bit of it changed.
fn break_file(path: &Path, dice: &mut Dice) {
    let mut bytes = fs::read(path).expect("reads");
    let at = dice.roll(bytes.len());
    match dice.roll(4) {
        0 => return fs::remove_file(path).expect("removes"),
        1 => bytes.iter_mut().for_each(|byte| *byte = dice.roll(256) as u8),
        2 => bytes.truncate(at),
        _ => bytes[at] ^= 1 << dice.roll(8),
    }
    fs::write(path, bytes).expect("writes");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes");
    for entry in fs::read_dir(from).expect("lists").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { fs::copy(entry.path(), target).map(|_| ()).expect("copies") }
    }
}

/// Oldest first.
fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(of).expect("lists").map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn list(askel: &mut Askel) -> Vec<BackupRow> {
    backup::list(askel, Empty {}).expect("a list").value
}

fn restore(askel: &mut Askel, id: &str) -> Result<RestoreReceipt, Failure> {
    let request: RestoreRequest = serde_json::from_value(json!({ "id": id, "passphrase": PASSPHRASE })).expect("a request");
    backup::restore(askel, request).map(|answer| answer.value)
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_is_damaged_the_newest_good_backup_brings_everything_back() {
    let original = original();
    let seed = number("ASKEL_SEED", 20_261_122);
    let mut dice = Dice::from(seed as u64);
    let (mut reported, damages) = (0, number("ASKEL_DAMAGES", DAMAGES));
    for damage in 1..=damages {
        let (folder, mut askel) = original.copied();
        let broken = original.break_things(folder.path(), &mut dice);
        let rows = list(&mut askel);
        let told: BTreeSet<&str> = rows.iter().filter(|row| !row.whole).filter_map(|row| row.id.rsplit('/').next()).collect();
        let done: BTreeSet<&str> = broken.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(told, done, "damage {damage} of seed {seed}");
        reported += told.len();
        for row in rows.iter().filter(|row| !row.whole) {
            assert_eq!(restore(&mut askel, &row.id).err().map(|failure| failure.code), Some(FailureCode::BackupDamaged));
        }
        let good = rows.iter().position(|row| row.whole).expect("one is whole");
        let receipt = restore(&mut askel, &rows[good].id).unwrap_or_else(|failure| panic!("damage {damage} of seed {seed}: {failure:?}"));
        assert!(receipt.missing.is_none_or(|missing| missing as usize == good));
        unlock(&mut askel, &original.bench.vault_id, PASSPHRASE).expect("opens");
        // Every row of every table, by way of a backup of what came back.
        assert_eq!(back_up(&mut askel).content, original.backups[good].content, "damage {damage} of seed {seed}");
        assert!(matches!(askel.open().expect("open").store().walk_log(), askel_store::log::Verdict::Whole { .. }), "the chain holds");
    }
    println!("{damages} damages, all restored; {reported} damaged backups, all told of, none offered (seed {seed})");
    assert!(reported > damages / 2);
}

/// The control: the same damage to backups, before a look that compares no sums.
#[test]
fn a_look_that_compares_no_sums_lets_damage_through() {
    let original = original();
    let mut dice = Dice::from(7);
    let (mut through, mut broken) = (0, 0);
    for _ in 0..30 {
        let (folder, _) = original.copied();
        let touched = original.break_things(folder.path(), &mut dice);
        through += touched.iter().filter(|backup| files(backup, Sums::Ignored).is_ok()).count();
        broken += touched.len();
        assert!(touched.iter().all(|backup| files(backup, Sums::Compared).is_err()));
    }
    println!("{through} of {broken} damaged backups pass when no sums are compared");
    assert!(through > 0);
}

#[test]
fn one_backup_is_written_a_day_in_the_first_quiet_moment() {
    let mut bench = Bench::new();
    assert!(bench.askel.backup_due().is_none(), "the bag was opened just now");
    bench.clock.wait(Duration::from_secs(11));
    bench.open().note_input();
    assert!(bench.askel.backup_due().is_none(), "the worker is typing");
    bench.clock.wait(Duration::from_secs(6));
    let work = bench.askel.backup_due().expect("due");
    assert!(bench.askel.backup_due().is_none(), "one at a time");
    let done = work.run();
    bench.askel.backup_done(done);
    bench.clock.wait(Duration::from_secs(60 * 60));
    assert!(bench.askel.backup_due().is_none(), "one a day");
    bench.clock.wait(DAY);
    assert!(bench.askel.backup_due().is_some());
    bench.reopen();
    bench.clock.wait(Duration::from_secs(60));
    assert!(bench.askel.backup_due().is_some(), "what a lock stopped is due again");
}

#[test]
fn a_dead_laptop_is_brought_back_from_the_second_place() {
    let mut bench = Bench::new();
    let stick = tempfile::tempdir().expect("a folder");
    backup::choose_place(bench.open(), stick.path()).expect("chosen");
    let id = bench.draft().id;
    bench.save(id, &visit("Kahvipöydässä.")).expect("kept");
    let manifest = back_up(&mut bench.askel);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert!(state.newest_elsewhere.is_some() && state.newest_elsewhere == state.newest);
    let new_laptop = tempfile::tempdir().expect("a folder");
    let mut askel = Askel::new(new_laptop.path().to_owned(), bench.clock.surroundings());
    assert!(list(&mut askel).is_empty());
    let rows = backup::find(&mut askel, askel_app::answer::Empty {}, stick.path()).expect("looks").value;
    assert!(rows.len() == 1 && rows[0].elsewhere && rows[0].label == "Kaisa Niemi");
    let receipt = restore(&mut askel, &rows[0].id).expect("comes back");
    assert!(receipt.aside.is_none() && receipt.missing.is_none());
    unlock(&mut askel, &bench.vault_id, PASSPHRASE).expect("opens");
    assert_eq!(back_up(&mut askel).content, manifest.content);
}

#[test]
fn a_second_place_that_is_gone_stops_no_backup_and_is_told_of() {
    let mut bench = Bench::new();
    let stick = tempfile::tempdir().expect("a folder");
    backup::choose_place(bench.open(), stick.path()).expect("chosen");
    fs::remove_dir_all(stick.path()).expect("pulled out");
    fs::write(stick.path(), "another thing by the same name").expect("in its place");
    back_up(&mut bench.askel);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert_eq!((state.newest_elsewhere, state.trouble_elsewhere), (None, Some(backup::BackupTrouble::Disk)));
    fs::remove_file(stick.path()).expect("removes");
}

#[test]
fn on_a_small_disk_the_backup_is_skipped_and_told_of() {
    let Some(disk) = askel_tests::faults::small_disk::SmallDisk::mount() else { return };
    let mut bench = Bench::at(disk.path(), false);
    backup::make(bench.open(), Empty {}).expect("asked");
    let done = bench.askel.backup_due().expect("due").run();
    bench.askel.backup_done(done);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert_eq!((state.newest, state.trouble), (None, Some(backup::BackupTrouble::LowSpace)));
    bench.assert_sound();
}
