//! Writes a file wholly or not at all; knows nothing of what is in it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use askel_domain::moment::Moment;

use crate::folder::FolderProblem;

/// Puts `bytes` into `dir/name`: first into a file beside it, onto the disk, then under its own name in one step.
/// Whoever looks sees the old file or the new one, never half of either.
pub fn write_whole(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let beside = dir.join(format!(".{name}.part"));
    let written = write_beside(&beside, bytes).and_then(|()| fs::rename(&beside, dir.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&beside); // what matters is the first failure, which is returned
    }
    written
}

/// Puts `bytes` into a file of the folder that is named after the moment alone, and answers its path.
///
/// # Errors
/// What stood in the folder's way; the file is then not there.
pub fn write_dated(folder: &Path, now: &Moment, ending: &str, bytes: &[u8]) -> Result<String, FolderProblem> {
    let name = format!("askel-{}.{ending}", now.format("%Y-%m-%d-%H%M%S"));
    write_whole(folder, &name, bytes).and_then(|()| keep_names(folder)).map_err(FolderProblem::from)?;
    Ok(folder.join(name).display().to_string())
}

fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {} // nothing there, or the rest of an export that was cut off
    }
    let mut file = only_for_owner().open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new file, never one that somebody placed there as a link. Unencrypted client data is for its writer's eyes only.
fn only_for_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Puts the names of the folder onto the disk, so that a renamed file is still there after the power goes.
/// Some file systems (network shares, some sticks) know no such thing; their answer is taken as it is.
pub fn keep_names(dir: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(dir)?.sync_all() {
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Err(error),
        _ => Ok(()),
    }
}
