//! Carries finalised entries away: one national document and one readable text of each, in a folder.
//! Drafts never leave.

use std::collections::BTreeSet;
use std::path::Path;

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::entry::Entry;
use askel_domain::id::ClientId;
use askel_export::folder::{self, FolderProblem, Packed};
use askel_export::readable;
use askel_sosmeta::document::annulment;
use askel_sosmeta::{CodeBook, document};
use askel_store::log::Noun as Kept;
use askel_store::{Read, StoreResult};
use askel_text::DocumentLabels;

use super::ExportReceipt;
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// Writes the entries that exist only on this laptop.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`]; [`FailureCode::NothingToExport`]; or what stood in the folder's way, with nothing noted as carried.
pub fn export(open: &mut Open, folder: &Path) -> Result<Answer<ExportReceipt>, Failure> {
    open.demand_proof()?;
    let entries = taken(open, |read| {
        let kept = askel_store::delivery::only_here(read, u32::MAX)?;
        Ok(kept.into_iter().map(|kept| (kept.entry, kept.client)).collect())
    })?;
    carry(open, folder, entries)
}

/// Writes every entry once more: the same documents with the same names.
pub fn export_all(open: &mut Open, folder: &Path) -> Result<Answer<ExportReceipt>, Failure> {
    open.demand_proof()?;
    let entries = taken(open, askel_store::delivery::every_entry)?;
    carry(open, folder, entries)
}

/// What is about to leave: written down for each client before a file of it is made.
fn taken(open: &mut Open, read_entries: impl FnOnce(&Read) -> StoreResult<Vec<(Entry, Client)>>) -> Result<Vec<(Entry, Client)>, Failure> {
    let shown = open.show(|read, looks| {
        let entries = read_entries(read)?;
        for (entry, client) in &entries {
            looks.add(Action::Export, Kept::Entry, entry.id.to_string(), client.id);
        }
        Ok(entries)
    })?;
    Ok(shown.open())
}

fn carry(open: &mut Open, folder: &Path, entries: Vec<(Entry, Client)>) -> Result<Answer<ExportReceipt>, Failure> {
    let book = open.read(crate::code::book)?;
    let labels = DocumentLabels::of(open.worker().language);
    let packed: Vec<(&Entry, Packed)> = entries.iter().filter_map(|(entry, client)| Some((entry, pack(entry, client, &book, &labels)?))).collect();
    if packed.is_empty() {
        return Err(FailureCode::NothingToExport.into());
    }
    let held_back = (entries.len() - packed.len()) as u32;
    let (carried, packed): (Vec<&Entry>, Vec<Packed>) = packed.into_iter().unzip();
    let written = folder::write(folder, &packed, &labels.folder)?;
    // Noted only when the folder has them: a failure above leaves them "only on this laptop".
    let clients: Vec<ClientId> = entries.iter().map(|(_, client)| client.id).collect::<BTreeSet<_>>().into_iter().collect();
    open.write_of_each(&clients, |tx| Ok(askel_store::delivery::note_exported(tx, &carried)?))?;
    let receipt = ExportReceipt {
        folder: folder.display().to_string(),
        documents: written.documents as u32,
        held_back,
        demo_codes: packed.iter().any(|packed| packed.document.uses_demo_codes),
    };
    Ok(Answer::changed(receipt, &[Noun::Delivery, Noun::Entry]))
}

/// `None` when the entry cannot become a document yet; the list says why.
fn pack(entry: &Entry, client: &Client, book: &CodeBook, labels: &DocumentLabels) -> Option<Packed> {
    if entry.is_annulled() {
        return Some(Packed { document: annulment(entry), text: readable::annulment(entry, client, &labels.sentences, &labels.page) });
    }
    let document = document(entry, client, book, &labels.sentences).ok()?;
    Some(Packed { document, text: readable::text(entry, client, book, &labels.sentences, &labels.page) })
}

impl From<FolderProblem> for Failure {
    fn from(problem: FolderProblem) -> Self {
        match problem {
            FolderProblem::DiskFull => FailureCode::DiskFull.into(),
            _ => FailureCode::FolderNotWritable.into(),
        }
    }
}
