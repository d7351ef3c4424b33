//! What would be on a disk if the power went at this moment: what was flushed, and by chance some of what was not.
//! Knows files and flushes, no vault.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Act, Answer, Disk};
use crate::faults::typed::Dice;

/// The smallest piece that a disk writes whole.
const SECTOR: usize = 512;

enum Pending {
    Write { offset: usize, bytes: Vec<u8> },
    Truncate { size: usize },
}

#[derive(Default)]
struct Sheet {
    /// As it was when last flushed.
    durable: Vec<u8>,
    /// Told to the disk since, in order.
    pending: Vec<Pending>,
    /// Deleted, and nobody flushed the folder.
    deleted: bool,
    /// A file of the same name before this one, whose deletion nobody flushed.
    before: Option<Vec<u8>>,
}

struct Paper {
    sheets: BTreeMap<PathBuf, Sheet>,
    cut: Option<Cut>,
    /// The planted bug: a flush of the write-ahead log is not done, as `synchronous=NORMAL` would have it.
    ignores_log: bool,
    dice: Dice,
}

struct Cut {
    calls_until: usize,
    /// The folder whose files are looked at, and the one they are left in.
    of: PathBuf,
    into: PathBuf,
    /// Some of what was not flushed is there all the same, in pieces.
    torn: bool,
}

/// The files themselves are written as ever; beside them this keeps what a power cut would leave.
#[derive(Clone)]
pub struct PowerDisk(Arc<Mutex<Paper>>);

impl PowerDisk {
    pub fn new(seed: u64, ignores_log: bool) -> Self {
        Self(Arc::new(Mutex::new(Paper { sheets: BTreeMap::new(), cut: None, ignores_log, dice: Dice::from(seed) })))
    }

    /// After so many calls, what a cut would leave of the folder `of` is written into the folder `into`.
    pub fn cut_after(&self, calls_until: usize, of: &Path, into: &Path, torn: bool) {
        self.paper().cut = Some(Cut { calls_until, of: of.to_owned(), into: into.to_owned(), torn });
    }

    /// Whether the cut has come.
    pub fn was_cut(&self) -> bool {
        self.paper().cut.is_none()
    }

    fn paper(&self) -> MutexGuard<'_, Paper> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk for PowerDisk {
    fn before(&mut self, path: &Path, act: &Act) -> Answer {
        self.paper().before(path, act);
        Answer::Pass
    }

    fn opened(&mut self, path: &Path) {
        let mut paper = self.paper();
        // What is found when the paper is begun counts as flushed.
        let found = || Sheet { durable: fs::read(path).unwrap_or_default(), ..Sheet::default() };
        let sheet = paper.sheets.entry(path.to_owned()).or_insert_with(found);
        if sheet.deleted {
            *sheet = Sheet { before: Some(std::mem::take(&mut sheet.durable)), ..Sheet::default() };
        }
    }

    fn deleted(&mut self, path: &Path, synced: bool) {
        let mut paper = self.paper();
        if synced {
            paper.sheets.remove(path);
        } else if let Some(sheet) = paper.sheets.get_mut(path) {
            sheet.deleted = true;
        }
    }
}

impl Paper {
    fn before(&mut self, path: &Path, act: &Act) {
        match &mut self.cut {
            Some(cut) if cut.calls_until == 0 => self.develop(),
            Some(cut) => cut.calls_until -= 1,
            None => {}
        }
        let is_log = path.extension() == Some(OsStr::new("db-wal"));
        let ignored = self.ignores_log && is_log;
        let Some(sheet) = self.sheets.get_mut(path) else { return };
        match act {
            Act::Write { offset, bytes } => sheet.pending.push(Pending::Write { offset: *offset as usize, bytes: bytes.to_vec() }),
            Act::Truncate { size } => sheet.pending.push(Pending::Truncate { size: *size as usize }),
            Act::Sync if ignored => {}
            Act::Sync => {
                sheet.before = None;
                std::mem::take(&mut sheet.pending).into_iter().for_each(|change| change.apply(&mut sheet.durable));
            }
        }
    }

    fn develop(&mut self) {
        let Some(cut) = self.cut.take() else { return };
        for (path, sheet) in self.sheets.iter().filter(|(path, _)| path.starts_with(&cut.of)) {
            if sheet.deleted && self.dice.roll(2) == 0 {
                continue;
            }
            let before = sheet.before.as_ref().filter(|_| self.dice.roll(2) == 0);
            let mut left = before.unwrap_or(&sheet.durable).clone();
            if cut.torn && before.is_none() {
                sheet.pending.iter().for_each(|change| change.apply_in_pieces(&mut left, &mut self.dice));
            }
            let name = path.file_name().expect("a file's name");
            fs::write(cut.into.join(name), left).expect("what the cut leaves is written");
        }
    }
}

impl Pending {
    fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write { offset, bytes } => put(file, *offset, bytes),
            Self::Truncate { size } => file.resize(*size, 0),
        }
    }

    fn apply_in_pieces(&self, file: &mut Vec<u8>, dice: &mut Dice) {
        match self {
            Self::Write { offset, bytes } => {
                let kept = bytes.chunks(SECTOR).enumerate().filter(|_| dice.roll(2) == 0);
                kept.for_each(|(number, piece)| put(file, offset + number * SECTOR, piece));
            }
            Self::Truncate { size } if dice.roll(2) == 0 => file.resize(*size, 0),
            Self::Truncate { .. } => {}
        }
    }
}

fn put(file: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[offset..end].copy_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_what_was_flushed_and_not_what_was_only_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Path::new("/nowhere/vault.db-wal");
        for (ignores_log, left) in [(false, "abc"), (true, "")] {
            let mut disk = PowerDisk::new(1, ignores_log);
            disk.opened(path);
            disk.before(path, &Act::Write { offset: 0, bytes: b"abc" });
            disk.before(path, &Act::Sync);
            disk.before(path, &Act::Write { offset: 1, bytes: b"xyz" });
            disk.cut_after(0, Path::new("/nowhere"), folder.path(), false);
            disk.before(path, &Act::Sync);
            assert!(disk.was_cut());
            assert_eq!(fs::read_to_string(folder.path().join("vault.db-wal")).expect("left"), left);
        }
    }
}
