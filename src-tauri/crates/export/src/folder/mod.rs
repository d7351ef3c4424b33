//! The folder that is handed over: per entry a national document and a readable page, a list of all with
//! checksums, and a note for whoever finds it. Knows no store; a file name never says anything about a client.
//!
//! Nothing in it depends on the clock or on the order of work: exporting the same entries again writes the same bytes.

mod manifest;
mod problem;
mod read_me;

use std::path::Path;

use askel_sosmeta::Document;

pub use manifest::MANIFEST;
use manifest::{Manifest, Row};
pub use problem::FolderProblem;
pub use read_me::{FolderLabels, READ_ME};
use crate::whole_file::{keep_names, write_whole};

/// One version of an entry ready to leave: its national document and the page a person reads. An annulment has the page only.
pub struct Packed {
    pub document: Document,
    pub text: String,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({}, ▮)", self.document.stem)
    }
}

/// What the folder holds once everything is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Documents written now.
    pub documents: usize,
    /// Documents in the folder, with those of earlier exports.
    pub in_folder: usize,
    /// Some document in the folder uses codes made up for trying Askel out.
    pub demo_codes: bool,
}

/// The same folder as names and bytes, for who carries it otherwise than on a disk: nothing is written anywhere.
///
/// # Errors
/// [`FolderProblem::Fault`].
pub fn files(documents: &[Packed], labels: &FolderLabels) -> Result<Vec<(String, Vec<u8>)>, FolderProblem> {
    let (mut manifest, mut files) = (Manifest::empty(), vec![]);
    for packed in documents {
        let (row, of_document) = files_of(packed)?;
        manifest.put(row);
        files.extend(of_document);
    }
    files.push((READ_ME.to_owned(), read_me::text(labels, manifest.has_demo_codes()).into_bytes()));
    files.push((MANIFEST.to_owned(), manifest.text()?.into_bytes()));
    Ok(files)
}

/// Writes the documents into `dir`, which must exist, beside those of earlier exports.
/// A new version of an entry comes beside the old one; the same version takes its own place again.
/// The list comes last: a document it names is whole and on the disk.
///
/// # Errors
/// Why the folder could not be written. Documents already written stay; the list then still says what it said before.
pub fn write(dir: &Path, documents: &[Packed], labels: &FolderLabels) -> Result<Written, FolderProblem> {
    let mut manifest = Manifest::read(dir)?;
    for packed in documents {
        manifest.put(write_document(dir, packed)?);
    }
    keep_names(dir)?;
    write_whole(dir, READ_ME, read_me::text(labels, manifest.has_demo_codes()).as_bytes())?;
    write_whole(dir, MANIFEST, manifest.text()?.as_bytes())?;
    keep_names(dir)?;
    Ok(Written { documents: documents.len(), in_folder: manifest.len(), demo_codes: manifest.has_demo_codes() })
}

fn write_document(dir: &Path, packed: &Packed) -> Result<Row, FolderProblem> {
    let (row, files) = files_of(packed)?;
    for (name, bytes) in files {
        write_whole(dir, &name, &bytes)?;
    }
    Ok(row)
}

/// A document's row in the list, and its files by name.
fn files_of(packed: &Packed) -> Result<(Row, Vec<(String, Vec<u8>)>), FolderProblem> {
    let json = match &packed.document.json {
        serde_json::Value::Null => None, // an annulment
        json => Some(serde_json::to_string_pretty(json).map_err(|_| FolderProblem::Fault)? + "\n"),
    };
    let row = Row::of(&packed.document, json.as_deref().map(str::as_bytes), packed.text.as_bytes());
    let mut files: Vec<(String, Vec<u8>)> = row.json_name().zip(json.map(String::into_bytes)).into_iter().collect();
    files.push((row.text_name(), packed.text.clone().into_bytes()));
    Ok((row, files))
}
