//! Walks the whole log: every row follows from the one before it, every seal is ours, and no anchor saw more than there is.

use std::sync::{Arc, PoisonError};
use std::sync::atomic::{AtomicBool, Ordering};

use askel_domain::revision::{GENESIS, Hash, Revision};
use rusqlite::{Connection, Row};

use super::state::Newest;
use super::{Difference, Witness};
use crate::failure::{StoreFailure, StoreResult};
use crate::inside::Walking;
use crate::keys::SealKey;
use crate::queries;

/// Rows between two looks at whether the check is still wanted.
const LOOK_EVERY: i64 = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Whole { rows: u64 },
    Broken(Break),
    /// The vault was locked before the end, or memory ran out on the way: nothing is said of the log until it is checked anew.
    Stopped,
}

/// What does not agree, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Row `seq` is missing, or is not what was written.
    Row { seq: i64 },
    /// An anchor saw row `anchored`; the log is not that log, or ends at `ends`.
    Behind { anchored: i64, ends: i64 },
    /// An anchor was written by somebody without the key.
    ForgedAnchor,
    /// The log is whole, and what stands in the record is not what it last said.
    Differs(Difference),
    /// The file's pages do not hold together.
    Pages,
}

/// A check with a connection of its own, so that the worker does not wait for it.
pub struct Checker {
    pub(crate) walking: Walking,
    pub(crate) seal: SealKey,
    pub(crate) witnesses: Vec<Witness>,
}

impl Checker {
    /// Set it to end the check at its next look.
    pub fn stop(&self) -> Arc<AtomicBool> {
        self.walking.stop.clone()
    }

    /// Reads the whole log in one view of the file.
    pub fn run(self) -> Verdict {
        let mut held = self.walking.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(connection) = held.take() else { return Verdict::Stopped };
        match walk(&connection, &self.seal, &self.witnesses, &self.walking.stop) {
            Ok(verdict) => verdict,
            Err(StoreFailure::Memory) => Verdict::Stopped,
            Err(_) => Verdict::Broken(Break::Pages),
        }
    }
}

pub(crate) fn walk_now(connection: &Connection, key: &SealKey) -> Verdict {
    walk(connection, key, &[], &AtomicBool::new(false)).unwrap_or(Verdict::Broken(Break::Pages))
}

/// What the anchors alone tell, by one look each: enough to stop a vault from being written to when it was put back.
pub(crate) fn quick(connection: &Connection, witnesses: &[Witness]) -> StoreResult<Option<Break>> {
    let ends: i64 = connection.query_row(queries::LOG_END, [], |row| row.get(0))?;
    for witness in witnesses {
        let Witness::Saw { seq, hash } = witness else { return Ok(Some(Break::ForgedAnchor)) };
        let kept = connection.prepare(queries::LOG_HASH_AT)?.query_row([seq], |row| row.get::<_, Hash>(0));
        let kept = match kept.map_err(StoreFailure::from) {
            Err(StoreFailure::Memory) => return Err(StoreFailure::Memory),
            other => other.ok(),
        };
        if kept.as_ref() != Some(hash) && *seq > 0 {
            return Ok(Some(Break::Behind { anchored: *seq, ends }));
        }
    }
    Ok(None)
}

fn walk(connection: &Connection, key: &SealKey, witnesses: &[Witness], stop: &AtomicBool) -> StoreResult<Verdict> {
    let view = connection.unchecked_transaction()?;
    if let Some(broken) = quick(&view, witnesses)? {
        return Ok(Verdict::Broken(broken));
    }
    let mut statement = view.prepare(queries::LOG_ALL)?;
    let mut rows = statement.query([])?;
    let (mut seq, mut previous, mut newest) = (0i64, GENESIS, Newest::default());
    while let Some(row) = rows.next()? {
        if seq % LOOK_EVERY == 0 && stop.load(Ordering::Relaxed) {
            return Ok(Verdict::Stopped);
        }
        match follows(row, seq, &previous, key, &mut newest)? {
            Some(hash) => (seq, previous) = (seq + 1, hash),
            None => return Ok(Verdict::Broken(Break::Row { seq: seq + 1 })),
        }
    }
    if let Some(difference) = newest.differs_from(&view)? {
        return Ok(Verdict::Broken(Break::Differs(difference)));
    }
    Ok(Verdict::Whole { rows: seq.unsigned_abs() })
}

/// The row's hash, when it is the next one, says what was hashed, and is sealed. Such a row is heard.
fn follows(row: &Row, last: i64, previous: &Hash, key: &SealKey, newest: &mut Newest) -> StoreResult<Option<Hash>> {
    let text = |name: &str| row.get_ref(name)?.as_str().map_err(rusqlite::Error::from);
    let optional = |name: &str| row.get_ref(name)?.as_str_or_null().map_err(rusqlite::Error::from);
    let revision = Revision {
        seq: row.get("seq")?,
        id: text("id")?,
        kind: text("kind")?,
        noun: text("noun")?,
        row_id: text("row_id")?,
        client_id: optional("client_id")?,
        author: text("author")?,
        device: text("device")?,
        event_at: text("event_at")?,
        written_at: text("written_at")?,
        reason: optional("reason")?,
        body: text("body")?,
    };
    let (kept_previous, kept): (Hash, Hash) = (row.get("previous")?, row.get("hash")?);
    let seal = row.get_ref("mac")?.as_blob_or_null().map_err(rusqlite::Error::from)?;
    let sound = revision.seq == last + 1
        && kept_previous == *previous
        && revision.hash(previous) == kept
        && seal.is_some_and(|seal| key.vouches_for(&kept, seal));
    if sound {
        newest.hear(&revision)?;
    }
    Ok(sound.then_some(kept))
}
