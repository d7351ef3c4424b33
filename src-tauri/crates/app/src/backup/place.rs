//! The second place: a folder the worker or IT support chose, such as a memory stick. Kept in clear text beside the vaults.

use std::fs;
use std::path::{Path, PathBuf};

use askel_store::backup::BackupShelf;
use serde::{Deserialize, Serialize};

use super::{BackupState, Backups, state};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};

/// In the chosen folder, so that its other contents stay apart.
const FOLDER: &str = "askel-backups";
const FILE: &str = "backup-place.json";

#[derive(Serialize, Deserialize)]
struct Place {
    folder: PathBuf,
}

/// Chooses the second place; the next backup is written at once and carried there.
///
/// # Errors
/// [`FailureCode::FolderNotWritable`], with the place as it was.
pub fn choose_place(open: &mut Open, folder: &Path) -> Result<Answer<BackupState>, Failure> {
    fs::create_dir_all(folder.join(FOLDER)).map_err(|_| FailureCode::FolderNotWritable)?;
    remember(&open.backups.data, folder)?;
    let backups = &mut open.backups;
    (backups.newest_elsewhere, backups.trouble_elsewhere, backups.wanted) = (None, None, true);
    state(open, Empty {})
}

pub(super) fn remember(data: &Path, folder: &Path) -> Result<(), Failure> {
    let text = serde_json::to_string(&Place { folder: folder.to_owned() }).map_err(|_| FailureCode::FolderNotWritable)?;
    fs::create_dir_all(data).and_then(|()| fs::write(data.join(FILE), text)).map_err(|_| FailureCode::DiskError.into())
}

/// The folder as it was chosen.
pub(super) fn chosen(data: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(data.join(FILE)).ok()?;
    serde_json::from_str::<Place>(&text).ok().map(|place| place.folder)
}

pub(super) fn shelf(data: &Path, vault: &str) -> Option<BackupShelf> {
    chosen(data).map(|folder| BackupShelf::of(&folder.join(FOLDER), vault))
}

/// All backups of all vaults in the second place; none while it is not there.
pub(super) fn shelves(data: &Path) -> Vec<BackupShelf> {
    chosen(data).map(|folder| BackupShelf::all_in(&folder.join(FOLDER))).unwrap_or_default()
}

impl Backups {
    pub(super) fn elsewhere(&self, vault: &str) -> Option<BackupShelf> {
        shelf(&self.data, vault)
    }
}
