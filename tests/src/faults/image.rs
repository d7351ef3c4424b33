//! A vault's folder as it lay on the disk at one moment: copied, changed, opened by its data key, looked at.
//! The key is had once, so that a thousand openings do not cost a thousand derivations.

use std::fs;
use std::path::{Path, PathBuf};

use askel_store::keys::{DataKey, open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_store::log::Verdict;
use askel_store::{Store, StoreFailure, vault};
use tempfile::TempDir;

use super::apart::while_nobody_starts;
use super::ledger::{Finding, Ledger};
use crate::fixture::stage::PASSPHRASE;

/// The data key of the vault in `folder`, by the passphrase of every made-up vault.
pub fn key_of(folder: &Path) -> DataKey {
    let ring = read_ring(folder).expect("the key file").ring;
    open_slot(&ring.vault, &ring.slots[0], PASSPHRASE).expect("the passphrase opens it")
}

/// The key's own bytes, for a proof that looks for them or writes behind the product's back.
pub fn bytes_of(key: &DataKey) -> [u8; 32] {
    assert_eq!(size_of::<DataKey>(), 32);
    // SAFETY: the key is 32 bytes and nothing else, as was just seen; the product itself gives them to nobody.
    unsafe { std::ptr::from_ref(key).cast::<[u8; 32]>().read() }
}

/// What a vault says of itself after something was done to its files.
#[derive(Clone, PartialEq, Eq)]
pub enum Seen {
    /// All is there.
    Whole,
    /// It does not open, cannot read something, or says that it is damaged.
    Noticed,
    /// Older than promised, and not a word about it.
    Older,
    /// Shows something that nobody wrote.
    Wrong(String),
}

pub struct Image {
    folder: TempDir,
    id: String,
}

impl Image {
    /// An empty one, to be filled by whoever cuts the power.
    pub fn empty(id: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(Shelf::at(folder.path()).vault_folder(id)).expect("a folder");
        Self { folder, id: id.to_owned() }
    }

    /// As the files are now, whoever has them open.
    pub fn of(folder: &Path) -> Self {
        let image = Self::empty(&folder.file_name().expect("a vault's name").to_string_lossy());
        image.take_from(folder);
        image
    }

    pub fn copy(&self) -> Self {
        Self::of(&self.vault())
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn vault(&self) -> PathBuf {
        Shelf::at(self.folder.path()).vault_folder(&self.id)
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.vault().join(name)
    }

    fn take_from(&self, folder: &Path) {
        self.take_anchor_beside(folder);
        for entry in fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            // Whose lock it is matters, not its file; shared memory is made anew.
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_file() && name != "vault.lock" && !name.ends_with("-shm") {
                fs::copy(&path, self.file(&name)).expect("copies");
            }
        }
    }

    /// The anchor and the mark that lie outside the vault's folder.
    pub fn take_anchor_beside(&self, folder: &Path) {
        let anchors = |vault: &Path| vault.parent().expect("a shelf").join(".anchors");
        let (from, to) = (anchors(folder), anchors(&self.vault()));
        for name in [self.id.clone(), self.mark()] {
            if from.join(&name).is_file() {
                fs::create_dir_all(&to).expect("a folder");
                fs::copy(from.join(&name), to.join(&name)).expect("copies");
            }
        }
    }

    fn mark(&self) -> String {
        format!("{}.last", self.id)
    }

    /// The mark of the last write goes, as if it had never been kept.
    pub fn forget_mark(&self) {
        fs::remove_file(self.vault().with_file_name(".anchors").join(self.mark())).expect("there was one");
    }

    /// The keys as they are now; they do not go through SQLite's file system.
    pub fn take_keys_from(&self, folder: &Path) {
        for name in ["vault.keys", "vault.keys.copy"] {
            fs::copy(folder.join(name), self.file(name)).expect("copies");
        }
    }

    /// Opened behind the product's own guards.
    pub fn open(&self, key: &DataKey, in_clear_text: bool) -> Result<Store, StoreFailure> {
        while_nobody_starts(|| vault::reopen(&Shelf::at(self.folder.path()), &self.id, key, in_clear_text))
    }

    /// What the vault shows and what it says, looked at through every row, the chain and every page.
    pub fn seen(&self, key: &DataKey, ledger: &Ledger) -> Seen {
        let Ok(store) = self.open(key, false) else { return Seen::Noticed };
        let findings = ledger.findings(&store, &ledger.every_draft());
        let noticed = findings.iter().any(|finding| matches!(finding, Finding::Unreadable(_)))
            || store.broken().is_some()
            || store.is_cut()
            || !matches!(store.walk_log(), Verdict::Whole { .. })
            || !matches!(store.is_whole(), Ok(true));
        match findings.iter().find(|finding| matches!(finding, Finding::Wrong(_))) {
            Some(wrong) => Seen::Wrong(wrong.to_string()),
            None if noticed => Seen::Noticed,
            // Once more, after every look that may bring a log in.
            None if findings.is_empty() && ledger.findings(&store, &ledger.every_draft()).is_empty() => Seen::Whole,
            None => Seen::Older,
        }
    }

    /// What is missing or wrong, one sentence each; empty when all that was promised is there and the file is sound.
    pub fn faults(&self, key: &DataKey, ledger: &Ledger) -> Vec<String> {
        match self.open(key, false) {
            Ok(store) => faults_in(&store, ledger),
            Err(failure) => vec![format!("the vault does not open: {failure}")],
        }
    }
}

/// Everything promised, the chain, every page.
pub fn faults_in(store: &Store, ledger: &Ledger) -> Vec<String> {
    let mut faults = ledger.faults(store, &ledger.every_draft());
    if let Some(found) = store.broken() {
        faults.push(format!("the anchors do not agree: {found:?}"));
    }
    if store.is_cut() {
        faults.push("SQLite's log is said to be cut".into());
    }
    if let Verdict::Broken(found) = store.walk_log() {
        faults.push(format!("the chain is broken: {found:?}"));
    }
    if !matches!(store.is_whole(), Ok(true)) {
        faults.push("the file is damaged".into());
    }
    faults
}
