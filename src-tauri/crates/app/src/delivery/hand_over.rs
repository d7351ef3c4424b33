//! The sealed hand-over: the laptop is handed in, and what has reached nobody yet leaves in one file that only the organisation's spare
//! keys open. Nothing of it touches the disk in clear text, and nothing counts as delivered by it.

use std::path::Path;

use askel_export::folder::{self, Packed};
use askel_recovery::{HandOver, HandOverFrom, HandedFile, Recipients, seal_hand_over};
use askel_store::delivery::Record;
use askel_store::vault;
use serde::{Deserialize, Serialize};

use super::goods::Goods;
use super::pack::{Packing, Words};
use crate::Open;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};
use crate::recovery;

/// The record as it is kept: nothing is lost in it, and a person needs the pages beside it.
const RECORD: &str = "tiedot.json";

#[derive(Deserialize, ts_rs::TS)]
pub struct HandOverWish {
    /// What is being written goes along too.
    pub drafts: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverReceipt {
    pub folder: String,
    pub file: String,
    /// Finished entries and documents that had been carried nowhere.
    pub records: u32,
    /// Of those, the ones that are no national document yet: they go as pages and as they are kept.
    pub pages_only: u32,
    pub drafts: u32,
    pub clients: u32,
}

/// What goes into one file, sealed, and how much of it there is.
pub(super) struct Sealed {
    pub bytes: Vec<u8>,
    records: u32,
    pages_only: u32,
    drafts: u32,
    clients: u32,
}

/// Writes the file. What it holds stays "only on this laptop": a file that somebody carries is no proof of arrival.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`]; [`FailureCode::SpareKeyUnproven`]: sealed to a key that nobody has tried, it might be lost;
/// [`FailureCode::NothingToExport`]; or what stood in the folder's way.
pub fn hand_over(open: &mut Open, wish: HandOverWish, folder: &Path) -> Result<Answer<HandOverReceipt>, Failure> {
    open.demand_proof()?;
    let sealed = seal(open, wish.drafts)?;
    let written = recovery::write_new(folder, &format!("askel-luovutus-{}", open.today()), "age", &sealed.bytes)?;
    Ok(Answer::read(HandOverReceipt {
        folder: written.folder,
        file: written.file,
        records: sealed.records,
        pages_only: sealed.pages_only,
        drafts: sealed.drafts,
        clients: sealed.clients,
    }))
}

/// What is nowhere else, sealed to the organisation's spare keys. Each client whose data is in it can read of it.
///
/// # Errors
/// [`FailureCode::SpareKeyUnproven`]; [`FailureCode::NothingToExport`].
pub(super) fn seal(open: &mut Open, drafts: bool) -> Result<Sealed, Failure> {
    if !recovery::is_proven(open)? {
        return Err(FailureCode::SpareKeyUnproven.into());
    }
    let keys = vault::recovery_keys(&open.shelf, &open.vault_id)?;
    let recipients = Recipients::read(&keys.join("\n"))?;
    let goods = open.send_sealed(|read, looks| {
        let goods = Goods::read(read, drafts)?;
        goods.note(looks);
        Ok(goods)
    })?;
    let goods = goods.open();
    if goods.is_nothing() {
        return Err(FailureCode::NothingToExport.into());
    }
    let (files, pages_only) = files(open, &goods)?;
    let bytes = seal_hand_over(&recipients, &HandOver { from: from(open, &goods), files })?;
    Ok(Sealed { bytes, records: goods.records.len() as u32, pages_only, drafts: goods.drafts.len() as u32, clients: goods.clients().len() as u32 })
}

fn from(open: &Open, goods: &Goods) -> HandOverFrom {
    HandOverFrom {
        vault: open.vault_id.clone(),
        worker: open.worker.name(),
        unit: open.worker.unit.name.clone(),
        sealed_at: open.now().to_rfc3339(),
        head_seq: goods.end.0,
        head_hash: goods.end.1.clone(),
    }
}

/// The folder as an export would write it, a page for what is no national document yet, and the record as it is kept.
fn files(open: &Open, goods: &Goods) -> Result<(Vec<HandedFile>, u32), Failure> {
    let packing = open.look(Packing::of)?;
    let words = Words::of(open.worker().language);
    let (mut packed, mut pages): (Vec<Packed>, Vec<(String, Vec<u8>)>) = (vec![], vec![]);
    for (record, client) in &goods.records {
        match packing.pack(record, client, &words) {
            Some(document) => packed.push(document),
            None => pages.extend(packing.paper(record, client, &words).map(|paper| (page_name(record), paper.plain().into_bytes()))),
        }
    }
    let pages_only = (goods.records.len() - packed.len()) as u32;
    let mut files = folder::files(&packed, &words.labels.folder)?;
    files.extend(pages);
    let record = goods.record(&goods.places(words.place_fields()))?;
    files.push((RECORD.to_owned(), serde_json::to_vec_pretty(&record).map_err(|_| FailureCode::Internal)?));
    Ok((files.into_iter().map(|(name, bytes)| HandedFile { name, bytes: bytes.into() }).collect(), pages_only))
}

fn page_name(record: &Record) -> String {
    let (id, version, _) = record.mark();
    format!("{id}-v{version}.txt")
}
