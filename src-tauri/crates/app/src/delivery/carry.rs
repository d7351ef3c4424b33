//! Carries finished entries and documents away: of each a national document and a readable text, in a folder.
//! Drafts never leave.

use std::collections::BTreeSet;
use std::path::Path;

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_domain::lease::Reach;
use askel_export::folder::{self, FolderProblem, Packed};
use askel_store::delivery::Record;
use askel_store::{Read, StoreResult};

use super::ExportReceipt;
use super::pack::{Packing, Words};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// Writes what exists only on this laptop.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`]; [`FailureCode::NothingToExport`]; or what stood in the folder's way, with nothing noted as carried.
pub fn export(open: &mut Open, folder: &Path) -> Result<Answer<ExportReceipt>, Failure> {
    open.demand_proof()?;
    let records = taken(open, Reach::Unfinished, |read| {
        let kept = askel_store::delivery::only_here(read, u32::MAX)?;
        Ok(kept.into_iter().map(|kept| (kept.record, kept.client)).collect())
    })?;
    carry(open, folder, records)
}

/// Writes everything that is finished once more: the same documents with the same names.
pub fn export_all(open: &mut Open, folder: &Path) -> Result<Answer<ExportReceipt>, Failure> {
    open.demand_proof()?;
    let records = taken(open, Reach::Record, askel_store::delivery::every_record)?;
    carry(open, folder, records)
}

/// What is about to leave: written down for each client before a file of it is made.
fn taken(open: &mut Open, reach: Reach, read_records: impl FnOnce(&Read) -> StoreResult<Vec<(Record, Client)>>) -> Result<Vec<(Record, Client)>, Failure> {
    open.demand_lease(reach)?;
    let shown = open.show_unfinished(|read, looks| {
        let records = read_records(read)?;
        for (record, client) in &records {
            looks.add(Action::Export, record.noun(), record.mark().0.to_string(), client.id);
        }
        Ok(records)
    })?;
    Ok(shown.open())
}

fn carry(open: &mut Open, folder: &Path, records: Vec<(Record, Client)>) -> Result<Answer<ExportReceipt>, Failure> {
    let packing = open.look(Packing::of)?;
    let words = Words::of(open.worker().language);
    let packed = records.iter().filter_map(|(record, client)| Some((record.mark(), packing.pack(record, client, &words)?)));
    let (carried, packed): (Vec<_>, Vec<Packed>) = packed.unzip();
    if packed.is_empty() {
        return Err(FailureCode::NothingToExport.into());
    }
    let held_back = (records.len() - packed.len()) as u32;
    let written = folder::write(folder, &packed, &words.labels.folder)?;
    // Noted only when the folder has them: a failure above leaves them "only on this laptop".
    let clients: Vec<ClientId> = records.iter().map(|(_, client)| client.id).collect::<BTreeSet<_>>().into_iter().collect();
    open.write_unfinished_of(&clients, |tx| Ok(askel_store::delivery::note_exported(tx, &carried)?))?;
    let receipt = ExportReceipt {
        folder: folder.display().to_string(),
        documents: written.documents as u32,
        held_back,
        demo_codes: packed.iter().any(|packed| packed.document.uses_demo_codes),
    };
    Ok(Answer::changed(receipt, &[Noun::Delivery, Noun::Entry, Noun::Document]))
}

impl From<FolderProblem> for Failure {
    fn from(problem: FolderProblem) -> Self {
        match problem {
            FolderProblem::DiskFull => FailureCode::DiskFull.into(),
            _ => FailureCode::FolderNotWritable.into(),
        }
    }
}
