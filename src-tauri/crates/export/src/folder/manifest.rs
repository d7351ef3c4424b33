//! `luettelo.json`: every document in the folder with its checksums, in the order of their names.
//!
//! ```json
//! { "format": "askel-delivery/2",
//!   "documents": [{ "number": "19005", "schema": "1.2.246.537.6.1506.19005.2022.1.10", "entry": "<uuid>", "version": 1,
//!                   "replaces": null, "annulled": false, "files": { "json": "19005-<uuid>-v1.json", "text": "19005-<uuid>-v1.txt" },
//!                   "sha256": { "json": "<64 hex digits>", "text": "<64 hex digits>" },
//!                   "usesDemoCodes": false, "missingCodes": ["1.2.246.537.6.1250"] }] }
//! ```
//!
//! A corrected version says which version it `replaces`. An annulment is a row with `annulled` and without `json`: the
//! versions of that entry before it no longer stand. Lists of format 1 knew neither and are still read.
//! The reason is in the page and in the document's text, in a person's words, and so not here.
//!
//! Holds nothing that says who the client is, and no time: the same entries give the same list.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use askel_domain::id::EntryId;
use askel_sosmeta::Document;
use askel_sosmeta::document::stem;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::FolderProblem;

pub const MANIFEST: &str = "luettelo.json";
const FORMAT: &str = "askel-delivery/2";
const FORMATS_READ: [&str; 2] = ["askel-delivery/1", FORMAT];
/// A list longer than this (some 40,000 documents) was not written by Askel.
const LARGEST: u64 = 20 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing<R> {
    format: String,
    documents: Vec<R>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Row {
    number: String,
    schema: String,
    entry: EntryId,
    version: u32,
    #[serde(default)]
    replaces: Option<u32>,
    #[serde(default)]
    annulled: bool,
    files: Pair,
    sha256: Pair,
    uses_demo_codes: bool,
    /// OIDs of the code systems that had no value for an optional field.
    missing_codes: Vec<String>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Pair {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    json: Option<String>,
    text: String,
}

/// The rows by their stem.
pub struct Manifest(BTreeMap<String, Row>);

impl Manifest {
    pub fn empty() -> Self {
        Self(BTreeMap::new())
    }

    /// The list of earlier exports into `dir`, without documents that have been taken away since.
    pub fn read(dir: &Path) -> Result<Self, FolderProblem> {
        let file = match File::open(dir.join(MANIFEST)) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound && dir.is_dir() => return Ok(Self(BTreeMap::new())),
            Err(error) => return Err(error.into()),
        };
        let listed: Listing<Row> = serde_json::from_str(&text_of(file)?).map_err(|_| FolderProblem::OtherContents)?;
        if !FORMATS_READ.contains(&listed.format.as_str()) || !listed.documents.iter().all(Row::is_ours) {
            return Err(FolderProblem::OtherContents);
        }
        let there = |row: &Row| row.json_name().is_none_or(|name| dir.join(name).is_file()) && dir.join(row.text_name()).is_file();
        Ok(Self(listed.documents.into_iter().filter(there).map(|row| (row.stem(), row)).collect()))
    }

    pub fn put(&mut self, row: Row) {
        self.0.insert(row.stem(), row);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn has_demo_codes(&self) -> bool {
        self.0.values().any(|row| row.uses_demo_codes)
    }

    pub fn text(&self) -> Result<String, FolderProblem> {
        let listed = Listing { format: FORMAT.to_owned(), documents: self.0.values().collect() };
        serde_json::to_string_pretty(&listed).map(|text| text + "\n").map_err(|_| FolderProblem::Fault)
    }
}

impl Row {
    pub fn of(document: &Document, json: Option<&[u8]>, text: &[u8]) -> Self {
        Self {
            number: document.number.to_owned(),
            schema: document.oid.to_owned(),
            entry: document.entry_id,
            version: document.version,
            replaces: document.replaces,
            annulled: document.annuls,
            files: Pair::named(&document.stem, document.annuls),
            sha256: Pair { json: json.map(checksum), text: checksum(text) },
            uses_demo_codes: document.uses_demo_codes,
            missing_codes: document.missing_codes.iter().map(|system| system.oid().to_owned()).collect(),
        }
    }

    /// `None` for an annulment.
    pub fn json_name(&self) -> Option<String> {
        Pair::named(&self.stem(), self.annulled).json
    }

    pub fn text_name(&self) -> String {
        Pair::named(&self.stem(), self.annulled).text
    }

    fn stem(&self) -> String {
        stem(&self.number, self.entry, self.version)
    }

    /// A row found on a disk may say anything: its number becomes part of a path, so it must be one.
    fn is_ours(&self) -> bool {
        let is_number = self.number.len() == 5 && self.number.bytes().all(|byte| byte.is_ascii_digit());
        is_number && self.files == Pair::named(&self.stem(), self.annulled)
    }
}

impl Pair {
    fn named(stem: &str, annulled: bool) -> Self {
        Self { json: (!annulled).then(|| format!("{stem}.json")), text: format!("{stem}.txt") }
    }
}

fn text_of(file: File) -> Result<String, FolderProblem> {
    let mut text = String::new();
    match file.take(LARGEST).read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::IsADirectory) => Err(FolderProblem::OtherContents),
        Err(error) => Err(error.into()),
    }
}

/// SHA-256 in lower-case hexadecimal.
fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
