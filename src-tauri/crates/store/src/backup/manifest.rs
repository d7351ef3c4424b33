//! What a backup says of itself: two small files, the list and its seal. Names no person, and is read without a key.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use askel_domain::moment::Moment;
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::content::Content;
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::SealKey;

pub(super) const LIST: &str = "manifest.json";
pub(super) const SEAL: &str = "manifest.seal";
const FORMAT: u32 = 1;
/// A list is about a kilobyte; a larger one is not ours.
const LARGEST: u64 = 256 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    pub format: u32,
    pub vault: String,
    /// RFC 3339.
    pub made_at: String,
    /// Version of the program that wrote it.
    pub askel: String,
    /// Version of the vault's schema.
    pub schema: i64,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    pub head_seq: i64,
    /// Hexadecimal: the newest revision's hash, and the hash over every row.
    pub head_hash: String,
    pub content: String,
    /// SHA-256 of each file, by name.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn of(content: &Content, vault: &str, at: Moment, files: BTreeMap<String, String>) -> Self {
        Self {
            format: FORMAT,
            vault: vault.to_owned(),
            made_at: at.to_rfc3339(),
            askel: env!("CARGO_PKG_VERSION").to_owned(),
            schema: content.schema,
            rows: content.rows.clone(),
            head_seq: content.head_seq,
            head_hash: hex(&content.head_hash),
            content: hex(&content.hash),
            files,
        }
    }

    pub(super) fn tells_of(&self, content: &Content) -> bool {
        (self.schema, &self.rows, self.head_seq) == (content.schema, &content.rows, content.head_seq)
            && self.head_hash == hex(&content.head_hash)
            && self.content == hex(&content.hash)
    }

    /// # Errors
    /// [`StoreFailure::BackupDamaged`] when the list holds no moment.
    pub fn made_at(&self) -> StoreResult<Moment> {
        DateTime::parse_from_rfc3339(&self.made_at).map_err(|_| StoreFailure::BackupDamaged)
    }

    /// Versions of entries in it.
    pub fn entries(&self) -> u64 {
        self.rows.get("entry").copied().unwrap_or(0)
    }

    /// Two lines beside the list: the seal, which needs the key, and a checksum of both, which does not.
    pub(super) fn write(&self, folder: &Path, seal: &SealKey) -> StoreResult<()> {
        let list = serde_json::to_string_pretty(self).map_err(|_| StoreFailure::BackupDamaged)?;
        let sealed = hex(&seal.seal(list.as_bytes()));
        fs::write(folder.join(LIST), &list)?;
        fs::write(folder.join(SEAL), format!("{sealed}\n{}\n", checksum(&list, &sealed)))?;
        Ok(())
    }

    /// # Errors
    /// [`StoreFailure::BackupDamaged`]; [`StoreFailure::NewerFile`] when a later Askel wrote it.
    pub(super) fn read(folder: &Path) -> StoreResult<Self> {
        let (list, sealed, sum) = texts(folder).map_err(|_| StoreFailure::BackupDamaged)?;
        if sum != checksum(&list, &sealed) {
            return Err(StoreFailure::BackupDamaged);
        }
        let read: Self = serde_json::from_str(&list).map_err(|_| StoreFailure::BackupDamaged)?;
        if read.format > FORMAT { Err(StoreFailure::NewerFile) } else { Ok(read) }
    }

    /// # Errors
    /// [`StoreFailure::BackupDamaged`] also when the seal is not of this vault's key.
    pub(super) fn read_sealed(folder: &Path, seal: &SealKey) -> StoreResult<Self> {
        let read = Self::read(folder)?;
        if Self::seal_holds(folder, seal) { Ok(read) } else { Err(StoreFailure::BackupDamaged) }
    }

    /// Whether the list was sealed by whoever has this vault's key.
    pub(super) fn seal_holds(folder: &Path, seal: &SealKey) -> bool {
        texts(folder).is_ok_and(|(list, sealed, _)| unhex(&sealed).is_some_and(|sealed| seal.vouches_for(list.as_bytes(), &sealed)))
    }
}

/// The list, its seal and the checksum.
fn texts(folder: &Path) -> StoreResult<(String, String, String)> {
    for name in [LIST, SEAL] {
        if fs::metadata(folder.join(name))?.len() > LARGEST {
            return Err(StoreFailure::BackupDamaged);
        }
    }
    let (list, seal) = (fs::read_to_string(folder.join(LIST))?, fs::read_to_string(folder.join(SEAL))?);
    let (sealed, sum) = seal.split_once('\n').ok_or(StoreFailure::BackupDamaged)?;
    let sum = sum.strip_suffix('\n').ok_or(StoreFailure::BackupDamaged)?;
    Ok((list, sealed.to_owned(), sum.to_owned()))
}

fn checksum(list: &str, sealed: &str) -> String {
    hex(&Sha256::new().chain_update(list).chain_update("\n").chain_update(sealed).finalize())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect::<Option<_>>()?;
    Some(digits.chunks(2).map(|pair| (pair[0] << 4) | pair.get(1).copied().unwrap_or(0)).collect())
}
