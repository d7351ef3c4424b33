//! Backups of a vault: written beside it and encrypted like it, read back and compared before they count, and put back
//! without overwriting anything. A backup is a folder; only this room knows what is in one.

mod clear;
mod content;
mod hand;
mod manifest;
mod restore;
mod shelf;
mod verify;
mod write;

pub use hand::CopyHand;
pub(crate) use hand::{Copier, Lent};
pub use manifest::Manifest;
pub use restore::{Restored, Wish, restore};
pub use shelf::{Backup, BackupShelf, Tidied, carry};
pub use verify::{Sums, files};
pub(crate) use write::before_migration;
pub use write::{Written, free_space, write};

/// Name prefix of a backup that is being written or removed; such a folder is never offered.
const UNFINISHED: &str = ".new-";
const GONE: &str = ".gone-";

#[cfg(test)]
mod any_list_tests;
#[cfg(test)]
mod tests;
