//! Why a folder could not be written; the sentence for each is chosen elsewhere.

use std::io::{Error, ErrorKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderProblem {
    /// It is not there, or not a folder: a stick was taken out, a share went away.
    NotThere,
    NotWritable,
    DiskFull,
    /// It already holds a `luettelo.json` that Askel did not write or cannot read. Nothing was touched.
    OtherContents,
    /// The disk failed in another way.
    Disk(ErrorKind),
    /// A fault of the program: a document could not be put into words.
    Fault,
}

impl From<Error> for FolderProblem {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotThere,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotWritable,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::Disk(kind),
        }
    }
}
