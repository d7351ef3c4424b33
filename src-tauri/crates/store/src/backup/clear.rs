//! The one place of the product that takes away what was kept: the files of an old or half-written backup, each by its name.
//! Knows which files those are, not which backup may go.

use std::fs;
use std::path::Path;

use super::manifest::{LIST, SEAL};
use crate::failure::StoreResult;
use crate::keys::KEY_FILES;
use crate::vault::FILE;

/// Whether a folder holds the files of a backup and nothing else.
pub(super) fn holds_nothing_strange(folder: &Path) -> bool {
    let known: Vec<&str> = parts().collect();
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(|name| known.contains(&name)))))
}

/// The files of a backup.
fn parts() -> impl Iterator<Item = &'static str> {
    KEY_FILES.into_iter().chain([FILE, LIST, SEAL])
}

/// Removes a folder that holds nothing but what a backup is made of. Anything else in it keeps it where it is.
pub(super) fn clear(folder: &Path) -> StoreResult<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for name in parts() {
        for leftover in [name.to_owned(), format!("{name}-journal"), format!("{name}.new")] {
            match fs::remove_file(folder.join(leftover)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
    }
    Ok(fs::remove_dir(folder)?)
}
