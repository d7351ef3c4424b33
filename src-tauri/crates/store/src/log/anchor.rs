//! Anchors: where the log's end was, written down outside the database, so that an older file put back is seen.
//! One lies in the key file, one beside the shelf's vaults. Each is sealed; a seal cannot be made without the key.

use std::fs;
use std::path::{Path, PathBuf};

use askel_domain::revision::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::connection::is_from_before_anchors;
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{SealKey, read_ring, replace, write_ring};
use crate::queries;

/// So many rows may be taken away unseen from a vault that was never locked; a lock writes an anchor too.
pub(crate) const ANCHOR_EVERY: i64 = 100;
/// An anchor is about two hundred bytes; a larger file is not ours.
const LARGEST: u64 = 4096;

/// `hash` and `seal` are base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub seq: i64,
    pub hash: String,
    pub seal: String,
}

/// What one anchor says of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Row `seq` must be there, with this hash.
    Saw { seq: i64, hash: Hash },
    /// It was not written by one who had the key.
    Forged,
}

impl Anchor {
    fn new(seq: i64, hash: &Hash, key: &SealKey) -> Self {
        Self { seq, hash: STANDARD.encode(hash), seal: STANDARD.encode(key.seal(&message(seq, hash))) }
    }

    fn witness(&self, key: &SealKey) -> Witness {
        let hash = STANDARD.decode(&self.hash).ok().and_then(|bytes| Hash::try_from(bytes).ok());
        let seal = STANDARD.decode(&self.seal).unwrap_or_default();
        match hash {
            Some(hash) if key.vouches_for(&message(self.seq, &hash), &seal) => Witness::Saw { seq: self.seq, hash },
            _ => Witness::Forged,
        }
    }
}

fn message(seq: i64, hash: &Hash) -> Vec<u8> {
    [b"askel anchor/v1".as_slice(), &seq.to_be_bytes(), hash].concat()
}

/// The two places of one vault's anchors.
pub(crate) struct Anchors {
    vault: PathBuf,
    outside: PathBuf,
    /// The newest row either anchor tells of.
    last: i64,
}

impl Anchors {
    pub(crate) fn of(shelf: &Path, id: &str) -> Self {
        Self { vault: shelf.join(id), outside: shelf.join(".anchors").join(id), last: 0 }
    }

    /// The anchor that lies beside the shelf's vaults.
    pub(crate) fn outside(&self) -> &Path {
        &self.outside
    }

    pub(crate) fn last(&self) -> i64 {
        self.last
    }

    /// What both anchors say. A missing one says nothing: a new vault has none, and a folder may have been carried over.
    pub(crate) fn witnesses(&mut self, key: &SealKey) -> StoreResult<Vec<Witness>> {
        let inside = read_ring(&self.vault)?.ring.anchor;
        let found: Vec<Witness> = inside.into_iter().chain(read_outside(&self.outside)).map(|anchor| anchor.witness(key)).collect();
        let seen = |witness: &Witness| if let Witness::Saw { seq, .. } = witness { *seq } else { 0 };
        self.last = found.iter().map(seen).max().unwrap_or(0);
        Ok(found)
    }

    /// A log from before there were anchors gets its first one before the file's schema is changed: afterwards nobody could tell
    /// it from a log that lost them. Any other log gets none here.
    pub(crate) fn begin(&mut self, connection: &Connection, key: &SealKey) -> StoreResult<Option<Witness>> {
        if !is_from_before_anchors(connection)? {
            return Ok(None);
        }
        let end = connection.query_row(queries::LOG_HEAD, [], |row| Ok((row.get("seq")?, row.get("hash")?))).optional()?;
        let Some((seq, hash)) = end else { return Ok(None) };
        self.write(seq, &hash, key)?;
        Ok(Some(Witness::Saw { seq, hash }))
    }

    /// Writes down the log's end. Only ever called with a row that the disk already has.
    pub(crate) fn write(&mut self, seq: i64, hash: &Hash, key: &SealKey) -> StoreResult<()> {
        let anchor = Anchor::new(seq, hash, key);
        let mut keys = read_ring(&self.vault)?;
        keys.ring.anchor = Some(anchor.clone());
        write_ring(&self.vault, &mut keys.ring)?;
        if let Some(folder) = self.outside.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string(&anchor).map_err(|_| StoreFailure::Disk)?;
        replace(&self.outside, text.as_bytes())?;
        self.last = seq;
        Ok(())
    }
}

/// An anchor is written every hundred rows. A log of twice as many with none at all did not lose them by itself.
pub(crate) fn has_outgrown_its_anchors(connection: &Connection) -> StoreResult<bool> {
    let ends: i64 = connection.query_row(queries::LOG_END, [], |row| row.get(0))?;
    Ok(ends >= 2 * ANCHOR_EVERY)
}

/// A file that cannot be read as an anchor is one nobody could have sealed.
fn read_outside(path: &Path) -> Option<Anchor> {
    let forged = || Anchor { seq: 0, hash: String::new(), seal: String::new() };
    match fs::metadata(path) {
        Err(_) => None,
        Ok(found) if found.len() > LARGEST => Some(forged()),
        Ok(_) => Some(fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_else(forged)),
    }
}
