//! The sealed hand-over: the laptop is handed in, and what has reached nobody yet leaves in one file that only the organisation's spare
//! keys open. Nothing of it touches the disk in clear text, and nothing counts as delivered by it.

use std::collections::BTreeSet;
use std::path::Path;

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_export::folder::{self, Packed};
use askel_recovery::{HandOver, HandOverFrom, HandedFile, Recipients, seal_hand_over};
use askel_store::delivery::Record;
use askel_store::hand_over::{self, KeptRow};
use askel_store::log::Noun;
use askel_store::{Read, vault};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::pack::{Packing, Words};
use super::places::Places;
use crate::Open;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};
use crate::gate::Looks;
use crate::recovery;

/// The record as it is kept: nothing is lost in it, and a person needs the pages beside it.
const RECORD: &str = "tiedot.json";
const FORMAT: &str = "askel-hand-over/1";

#[derive(Deserialize, ts_rs::TS)]
pub struct HandOverWish {
    /// What is being written goes along too.
    pub drafts: bool,
}

#[derive(Debug, Serialize, ts_rs::TS)]
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

/// Everything that goes, read in one view.
struct Goods {
    records: Vec<(Record, Client)>,
    rows: Vec<KeptRow>,
    drafts: Vec<KeptRow>,
    end: (i64, String),
}

impl Goods {
    fn read(read: &Read, wish: &HandOverWish) -> Result<Self, Failure> {
        let kept = askel_store::delivery::only_here(read, u32::MAX)?;
        Ok(Self {
            records: kept.into_iter().map(|kept| (kept.record, kept.client)).collect(),
            rows: hand_over::rows(read)?,
            drafts: if wish.drafts { hand_over::drafts(read)? } else { vec![] },
            end: hand_over::end_of_log(read)?,
        })
    }

    fn clients(&self) -> BTreeSet<ClientId> {
        let rows = self.rows.iter().chain(&self.drafts).filter_map(|row| row.client_id);
        self.records.iter().map(|(_, client)| client.id).chain(rows).collect()
    }

    fn protected(&self) -> BTreeSet<ClientId> {
        let clients = self.rows.iter().filter(|row| row.noun == "client").filter_map(|row| serde_json::from_value::<Client>(row.body.clone()).ok());
        clients.filter(Client::is_protected).map(|client| client.id).collect()
    }

    /// One look for each client: all of it leaves.
    fn note(&self, looks: &mut Looks) {
        self.clients().into_iter().for_each(|client| looks.add(Action::Export, Noun::Client, client.to_string(), client));
    }
}

/// Writes the file. What it holds stays "only on this laptop": a file that somebody carries is no proof of arrival.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`]; [`FailureCode::SpareKeyUnproven`]: sealed to a key that nobody has tried, it might be lost;
/// [`FailureCode::NothingToExport`]; or what stood in the folder's way.
pub fn hand_over(open: &mut Open, wish: HandOverWish, folder: &Path) -> Result<Answer<HandOverReceipt>, Failure> {
    open.demand_proof()?;
    if !recovery::is_proven(open)? {
        return Err(FailureCode::SpareKeyUnproven.into());
    }
    let keys = vault::recovery_keys(&open.shelf, &open.vault_id)?;
    let recipients = Recipients::read(&keys.join("\n"))?;
    let goods = open.send_sealed(|read, looks| {
        let goods = Goods::read(read, &wish)?;
        goods.note(looks);
        Ok(goods)
    })?;
    let goods = goods.open();
    if goods.clients().is_empty() {
        return Err(FailureCode::NothingToExport.into());
    }
    let (files, pages_only) = files(open, &goods)?;
    let sealed = seal_hand_over(&recipients, &HandOver { from: from(open, &goods), files })?;
    let name = format!("askel-luovutus-{}", open.today());
    let written = recovery::write_new(folder, &name, "age", &sealed)?;
    Ok(Answer::read(HandOverReceipt {
        folder: written.folder,
        file: written.file,
        records: goods.records.len() as u32,
        pages_only,
        drafts: goods.drafts.len() as u32,
        clients: goods.clients().len() as u32,
    }))
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
            None => pages.extend(packing.page(record, client, &words).map(|text| (page_name(record), text.into_bytes()))),
        }
    }
    let pages_only = (goods.records.len() - packed.len()) as u32;
    let mut files = folder::files(&packed, &words.labels.folder)?;
    files.extend(pages);
    files.push((RECORD.to_owned(), serde_json::to_vec_pretty(&record_of(goods, &Places::of(goods.protected(), &goods.rows, &words))?).map_err(|_| FailureCode::Internal)?));
    Ok((files.into_iter().map(|(name, bytes)| HandedFile { name, bytes: bytes.into() }).collect(), pages_only))
}

fn page_name(record: &Record) -> String {
    let (id, version, _) = record.mark();
    format!("{id}-v{version}.txt")
}

/// Of a protected client without any place: what was written before the order leaves no more than a document of it would.
fn record_of(goods: &Goods, places: &Places) -> Result<Value, Failure> {
    let finished = goods.records.iter().map(|(record, client)| {
        let body = match record {
            Record::Entry(entry) => serde_json::to_value(entry),
            Record::Document(document) => serde_json::to_value(document),
        };
        let body = places.allowed(Some(client.id), body.map_err(|_| FailureCode::Internal)?);
        Ok(json!({ "noun": record.noun().name(), "body": body }))
    });
    let row = |row: &KeptRow| json!({ "noun": row.noun, "id": row.id, "body": places.allowed(row.client_id, row.body.clone()) });
    let rows = |rows: &[KeptRow]| rows.iter().map(row).collect::<Vec<_>>();
    Ok(json!({ "format": FORMAT, "finished": finished.collect::<Result<Vec<_>, Failure>>()?, "rows": rows(&goods.rows), "drafts": rows(&goods.drafts) }))
}
