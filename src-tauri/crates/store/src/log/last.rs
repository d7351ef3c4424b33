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
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::SealKey;
use crate::queries;

/// Name, whether the vault was being closed, salts, frames, sum, row, hash, what was being typed, seal.
const LENGTH: usize = 8 + 1 + 8 + 4 + 8 + 8 + 32 + 32 + 32;
const NAME: &[u8; 8] = b"askel l2";
/// Of a mark that does not tell what was being typed.
const UNSAID: Hash = [0; 32];

/// How far things had come when the disk last said "done".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    shut: Shut,
    log: wal::Place,
    seq: i64,
    hash: Hash,
    /// Seal of all that was being typed when the vault was closed: no row of the log tells of typing.
    typed: Hash,
}

/// How the vault was let go of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shut {
    #[default]
    Open,
    /// The disk failed: SQLite may have brought its log in and taken it away, or begun another.
    Broken,
    /// From here on SQLite brings its log in, takes it away, and begins no other.
    InOrder,
}

impl Mark {
    fn message(&self) -> Vec<u8> {
        let (shut, frames, seq) = ([self.shut as u8], self.log.frames.to_be_bytes(), self.seq.to_be_bytes());
        let parts: [&[u8]; 8] = [NAME, &shut, &self.log.salts, &frames, &self.log.sum, &seq, &self.hash, &self.typed];
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
        let shut = *[Shut::Open, Shut::Broken, Shut::InOrder].get(usize::from(message[8]))?;
        Some(Self { shut, log, seq: i64::from_be_bytes(part(message, 29)?), hash: part(message, 37)?, typed: part(message, 69)? })
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

    /// A vault that was closed leaves no log but its last. Any other was put there since, and SQLite would play it in.
    pub(crate) fn log_is_foreign(&self) -> bool {
        self.mark.shut == Shut::InOrder && self.mark.log.is_another_in(&self.log)
    }

    /// The log that lies there ends before the mark: something that was saved is not in it.
    pub(crate) fn log_is_cut(&self) -> bool {
        let Mark { shut, log, .. } = &self.mark;
        log.frames > 0 && !log.is_reached_in(&self.log, *shut != Shut::Open)
    }

    /// What was being typed when the vault was closed is not what is there: a draft was put back or changed since.
    /// Says nothing where the vault was not closed in order.
    pub(crate) fn typing_differs(&self, connection: &Connection) -> StoreResult<bool> {
        Ok(self.mark.shut == Shut::InOrder && self.mark.typed != UNSAID && self.mark.typed != typed(connection, &self.key)?)
    }

    /// The vault is open: from now on SQLite may begin a log of its own. Flushed, or a log it leaves would look like somebody else's.
    ///
    /// # Errors
    /// The mark can neither be written nor emptied: what would be saved now could be taken for foreign next time.
    pub(crate) fn opened(&mut self) -> StoreResult<()> {
        let open = Mark { shut: Shut::Open, log: wal::Place::default(), typed: UNSAID, ..self.mark };
        if self.still || self.mark.shut == Shut::Open || self.write(open, true).is_some() {
            return Ok(());
        }
        self.say_nothing().ok_or(StoreFailure::Disk)
    }

    /// Before SQLite closes the file and takes its log away. Flushed: the log's going may outlive a power cut too.
    /// `connection`: absent when the disk has failed, which may have another truth than the file's next reader.
    pub(crate) fn close(&mut self, connection: Option<&Connection>) {
        if self.still || self.mark.shut != Shut::Open {
            return;
        }
        let in_order = connection.and_then(|connection| self.in_order(connection));
        if self.write(in_order.unwrap_or(Mark { shut: Shut::Broken, ..self.mark }), true).is_none() {
            let _ = self.say_nothing();
        }
    }

    /// With the place where SQLite's log really is: after an opening that found one, no commit may have told it.
    /// `None`: the disk does not say.
    fn in_order(&mut self, connection: &Connection) -> Option<Mark> {
        let typed = typed(connection, &self.key).ok()?;
        let log = match frames_of_log(connection)? {
            0 => wal::Place::default(),
            frames => wal::Place::read(self.log()?, frames)?,
        };
        Some(Mark { shut: Shut::InOrder, log, typed, ..self.mark })
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
        if log.is_none_or(|log| self.write(Mark { shut: Shut::Open, log, seq, hash: *hash, typed: UNSAID }, false).is_none()) {
            let _ = self.say_nothing();
        }
    }

    /// The vault's log ends here now, by the worker's own wish.
    pub(crate) fn begin_anew(mut self, seq: i64, hash: &Hash) {
        if self.write(Mark { shut: Shut::InOrder, seq, hash: *hash, ..Mark::default() }, true).is_none() {
            let _ = self.say_nothing();
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
    fn say_nothing(&mut self) -> Option<()> {
        self.still = true;
        self.file()?.set_len(0).ok()
    }
}

/// Each draft's identifier and text, under the seal.
fn typed(connection: &Connection, key: &SealKey) -> StoreResult<Hash> {
    let mut message = b"askel typed".to_vec();
    let mut statement = connection.prepare_cached(queries::LOG_TYPED)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in ["noun", "id", "body"] {
            let text = row.get_ref(column)?.as_str().map_err(|_| StoreFailure::Row("draft"))?;
            message.extend((text.len() as u64).to_be_bytes());
            message.extend(text.as_bytes());
        }
    }
    Ok(key.seal(&message))
}
