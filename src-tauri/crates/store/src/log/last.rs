//! The mark of the last write: after every commit, how far SQLite's own log had come, written down outside the database.
//! SQLite ends a log at its first bad sum without a word; with this mark a log that ends too early is seen.
//! Knows the form of that log (sqlite.org/fileformat2.html §4), not what is in it.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use askel_domain::revision::Hash;
use rusqlite::Connection;

use super::Witness;
use super::wal;
use crate::connection::frames_of_log;
use crate::keys::SealKey;

/// Name, whether the vault was being closed, salts, frames, sum, row, hash, seal.
const LENGTH: usize = 8 + 1 + 8 + 4 + 8 + 8 + 32 + 32;
const NAME: &[u8; 8] = b"askel l1";

/// How far things had come when the disk last said "done".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    /// From here on SQLite may bring its log in and take it away.
    closing: bool,
    log: wal::Place,
    seq: i64,
    hash: Hash,
}

impl Mark {
    fn message(&self) -> Vec<u8> {
        let parts: [&[u8]; 7] =
            [NAME, &[u8::from(self.closing)], &self.log.salts, &self.log.frames.to_be_bytes(), &self.log.sum, &self.seq.to_be_bytes(), &self.hash];
        parts.concat()
    }

    fn sealed(&self, key: &SealKey) -> Vec<u8> {
        let message = self.message();
        let seal = key.seal(&message);
        [message, seal.to_vec()].concat()
    }

    /// A mark that does not read says nothing: a power cut may leave it torn, since nobody waits for it to be flushed.
    fn read(path: &Path, key: &SealKey) -> Option<Self> {
        let bytes = fs::read(path).ok().filter(|bytes| bytes.len() == LENGTH)?;
        let (message, seal) = bytes.split_at(LENGTH - 32);
        if !message.starts_with(NAME) || !key.vouches_for(message, seal) {
            return None;
        }
        let log = wal::Place { salts: part(message, 9)?, frames: u32::from_be_bytes(part(message, 17)?), sum: part(message, 21)? };
        Some(Self { closing: message[8] != 0, log, seq: i64::from_be_bytes(part(message, 29)?), hash: part(message, 37)? })
    }
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// Keeps the mark up while the vault is open, and says at its end that the vault is being closed.
pub(crate) struct LastWrite {
    path: PathBuf,
    /// SQLite's log.
    log: PathBuf,
    files: [Option<File>; 2],
    key: SealKey,
    mark: Mark,
    /// A vault that does not agree with its mark keeps it as it is.
    still: bool,
}

impl LastWrite {
    /// `outside`: where the vault's anchor beside the shelf is; the mark lies next to it.
    pub(crate) fn of(outside: &Path, vault_file: &Path, key: SealKey) -> Self {
        let path = outside.with_extension("last");
        let mark = Mark::read(&path, &key).unwrap_or_default();
        Self { path, log: wal::beside(vault_file), files: [None, None], key, mark, still: false }
    }

    /// The log that lies there ends before the mark: something that was saved is not in it.
    pub(crate) fn log_is_cut(&self) -> bool {
        let Mark { closing, log, .. } = &self.mark;
        log.frames > 0 && !log.is_reached_in(&self.log, *closing)
    }

    /// The row that must be there.
    pub(crate) fn witness(&self) -> Option<Witness> {
        (self.mark.seq > 0).then_some(Witness::Saw { seq: self.mark.seq, hash: self.mark.hash })
    }

    pub(crate) fn keep_still(&mut self) {
        self.still = true;
    }

    /// After a commit, and only then: the mark may lag behind what the disk has, never run ahead of it.
    /// It is not flushed: it outlives the program, and after a power cut an older one does no harm.
    pub(crate) fn note(&mut self, connection: &Connection, seq: i64, hash: &Hash) {
        if self.still {
            return;
        }
        // Nothing is in SQLite's log: this commit changed nothing, or all of it is in the file already.
        let Some(frames) = frames_of_log(connection).filter(|frames| *frames > 0) else { return };
        let log = self.log().and_then(|log| wal::Place::read(log, frames));
        if log.is_none_or(|log| self.write(Mark { closing: false, log, seq, hash: *hash }, false).is_none()) {
            self.say_nothing();
        }
    }

    /// The vault's log ends here now, by the worker's own wish.
    pub(crate) fn begin_anew(mut self, seq: i64, hash: &Hash) {
        if self.write(Mark { closing: true, seq, hash: *hash, ..Mark::default() }, true).is_none() {
            self.say_nothing();
        }
        self.still = true;
    }

    fn write(&mut self, mark: Mark, flushed: bool) -> Option<()> {
        let bytes = mark.sealed(&self.key);
        let file = self.file()?;
        file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&bytes)).ok()?;
        if flushed {
            file.sync_data().ok()?;
        }
        self.mark = mark;
        Some(())
    }

    fn file(&mut self) -> Option<&mut File> {
        if self.files[0].is_none() {
            fs::create_dir_all(self.path.parent()?).ok()?;
            self.files[0] = OpenOptions::new().create(true).write(true).truncate(false).open(&self.path).ok();
        }
        self.files[0].as_mut()
    }

    /// SQLite takes its locks on other files, so this one may be opened and closed beside it.
    fn log(&mut self) -> Option<&mut File> {
        if self.files[1].is_none() {
            self.files[1] = File::open(&self.log).ok();
        }
        self.files[1].as_mut()
    }

    /// An old mark would tell of a log that is gone by then. One that is empty tells of nothing.
    fn say_nothing(&mut self) {
        self.still = true;
        let _ = self.file().map(|mark| mark.set_len(0));
    }
}

/// Before SQLite closes the file and takes its log away. Flushed: the log's going may outlive a power cut too.
impl Drop for LastWrite {
    fn drop(&mut self) {
        if !self.still && !self.mark.closing && self.write(Mark { closing: true, ..self.mark }, true).is_none() {
            self.say_nothing();
        }
    }
}
