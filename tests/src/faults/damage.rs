//! Damage done to a vault, its keys or its backups: deleted, encrypted, cut short, or one bit changed. Judges nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::backup::{self, BackupRow, RestoreReceipt, RestoreRequest};
use askel_app::failure::Failure;
use askel_app::{Askel, vault};
use askel_store::backup::Manifest;
use askel_store::shelf::Shelf;
use serde_json::json;
use tempfile::TempDir;

use super::bench::{Bench, visit};
use super::typed::Dice;
use crate::fixture::stage::PASSPHRASE;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const IN_BACKUP: [&str; 5] = ["vault.db", "vault.keys", "vault.keys.copy", "manifest.json", "manifest.seal"];

/// A vault with three backups, an entry more in each.
pub struct Original {
    pub bench: Bench,
    /// Newest first.
    pub backups: Vec<Manifest>,
}

/// Lets the bag write the backup that is due, as the shell's thread does.
pub fn back_up(askel: &mut Askel) -> Manifest {
    backup::make(askel.open().expect("open"), Empty {}).expect("asked");
    let done = askel.backup_due().expect("due").run();
    askel.backup_done(done);
    let state = backup::state(askel.open().expect("open"), Empty {}).expect("the state").value;
    assert!(state.trouble.is_none() && !state.working && state.newest.is_some());
    let id = vault::status(askel, Empty {}).expect("a status").value.open.expect("open").id;
    Shelf::at(askel.data_folder()).backups(&id).newest().expect("a backup")
}

pub fn original() -> Original {
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
    pub fn copied(&self) -> (TempDir, Askel) {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&self.bench.data, folder.path());
        let askel = Askel::new(folder.path().to_owned(), self.bench.clock.surroundings());
        (folder, askel)
    }

    pub fn in_vault(&self, data: &Path, name: &str) -> PathBuf {
        data.join("vaults").join(&self.bench.vault_id).join(name)
    }

    /// Breaks the vault, and perhaps some of its backups. Answers the folders of those.
    pub fn break_things(&self, data: &Path, dice: &mut Dice) -> BTreeSet<PathBuf> {
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
pub fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(of).expect("lists").map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

pub fn list(askel: &mut Askel) -> Vec<BackupRow> {
    backup::list(askel, Empty {}).expect("a list").value
}

/// # Errors
/// What the product refuses it for.
pub fn restore(askel: &mut Askel, id: &str) -> Result<RestoreReceipt, Failure> {
    let request: RestoreRequest = serde_json::from_value(json!({ "id": id, "passphrase": PASSPHRASE })).expect("a request");
    backup::restore(askel, request).map(|answer| answer.value)
}
