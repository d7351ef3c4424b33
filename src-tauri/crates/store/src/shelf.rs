//! The folder that holds this laptop's vaults, one folder each. Lists, never deletes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backup::BackupShelf;
use crate::failure::StoreResult;
use crate::keys::{KeyFile, read_ring};

/// Name prefix of a vault that is still being made; such a folder holds nothing anyone relies on.
pub(crate) const UNFINISHED: &str = ".new-";

/// Folder of the backups in the data folder.
const BACKUPS: &str = "backups";
/// And of what was sealed for the organisation when a laptop was closed.
const SEALED: &str = "sealed";

#[derive(Clone)]
pub struct Shelf {
    folder: PathBuf,
    data: PathBuf,
}

/// One vault on the shelf, and what its key file says without a passphrase.
pub struct Found {
    pub id: String,
    pub keys: StoreResult<KeyFile>,
}

impl Shelf {
    /// `data` is the application's own data folder; the shelf is `vaults` in it.
    pub fn at(data: &Path) -> Self {
        Self { folder: data.join("vaults"), data: data.to_owned() }
    }

    /// Where this laptop keeps its backups of a vault.
    pub fn backups(&self, id: &str) -> BackupShelf {
        BackupShelf::of(&self.data.join(BACKUPS), id)
    }

    /// Where what is only here of a vault is sealed to the organisation's spare keys when the laptop is closed to its worker.
    pub fn sealed(&self, id: &str) -> PathBuf {
        self.data.join(SEALED).join(id)
    }

    /// All backups of all vaults on this laptop, whether the vaults are still there or not.
    pub fn all_backups(&self) -> Vec<BackupShelf> {
        BackupShelf::all_in(&self.data.join(BACKUPS))
    }

    /// Where a vault is put when another takes its place.
    pub(crate) fn aside(&self) -> PathBuf {
        self.data.join("put-aside")
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether `id` names a place on a shelf and none outside it: a list that came on a memory stick may say anything.
    pub(crate) fn is_a_name(id: &str) -> bool {
        !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\', ':', '\0'])
    }

    pub fn vault_folder(&self, id: &str) -> PathBuf {
        self.folder.join(id)
    }

    /// Every vault, damaged ones too, in the order they were made.
    pub fn vaults(&self) -> StoreResult<Vec<Found>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(error.into()),
        };
        let mut ids: Vec<String> = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| !name.starts_with('.'))
            .collect();
        ids.sort();
        Ok(ids.into_iter().map(|id| Found { keys: read_ring(&self.vault_folder(&id)), id }).collect())
    }
}
