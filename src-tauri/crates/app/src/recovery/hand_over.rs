//! Files between the laptop and the officer: written under a free name, read with a limit. Knows nothing of what is in them.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::HandedOver;
use crate::failure::{Failure, FailureCode};

pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<HandedOver, Failure> {
    write_new(folder, name, "json", bytes)
}

/// Never over a file that is there: the next free number is taken.
pub(crate) fn write_new(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<HandedOver, Failure> {
    for number in 1..1000 {
        let file = if number == 1 { format!("{name}.{ending}") } else { format!("{name}-{number}.{ending}") };
        let mut made = match OpenOptions::new().write(true).create_new(true).open(folder.join(&file)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(_) => return Err(FailureCode::FolderNotWritable.into()),
            Ok(made) => made,
        };
        made.write_all(bytes).and_then(|()| made.sync_all()).map_err(|_| FailureCode::FolderNotWritable)?;
        return Ok(HandedOver { folder: folder.display().to_string(), file });
    }
    Err(FailureCode::FolderNotWritable.into())
}

/// # Errors
/// `otherwise` when the file cannot be read or is larger than any of ours.
pub(super) fn read(path: &Path, otherwise: FailureCode) -> Result<Vec<u8>, Failure> {
    let size = fs::metadata(path).map_err(|_| otherwise)?.len();
    if size > askel_recovery::LARGEST {
        return Err(otherwise.into());
    }
    Ok(fs::read(path).map_err(|_| otherwise)?)
}
