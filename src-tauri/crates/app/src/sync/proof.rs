//! "Everything is on the server": the page that is shown, printed or saved before a laptop is handed in. It carries ids and sums,
//! no name and no text of a client, and it is not made while anything is missing.

use std::collections::BTreeMap;
use std::path::Path;

use askel_domain::moment::Moment;
use askel_export::delivery_proof::{self, Line, Page};
use askel_store::Read;
use askel_store::sync as kept;
use askel_text::ProofLabels;
use serde::Serialize;

use super::claimed::moment;
use super::{ClaimSentence, rows, state};
use crate::Open;
use crate::access::Saved;
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};
use crate::policy::in_force;

/// Of a sum, enough to compare by eye.
const SHOWN_OF_SUM: usize = 8;

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofPage {
    pub made_at: Moment,
    pub worker_name: String,
    pub unit_name: String,
    pub organisation_name: String,
    pub host: String,
    pub standing: ProofStanding,
    /// Of what was read back: how many of each noun.
    pub counts: Vec<NounCount>,
    /// The newest time that the server itself gave.
    pub newest: Option<Moment>,
    pub rows: Vec<ProofRow>,
}

/// Whether the page may say it.
#[derive(Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ProofStanding {
    AllThere,
    /// What is missing, noun by noun, and unfinished drafts, which never leave.
    Missing { rows: Vec<NounCount>, drafts: u32 },
    /// Read back too long ago, or the server is in doubt: send and fetch once more.
    Stale,
}

#[derive(Serialize, ts_rs::TS)]
pub struct NounCount {
    pub noun: String,
    pub count: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofRow {
    pub noun: String,
    pub id: String,
    /// The server's own version.
    pub version: String,
    /// The first sixteen hexadecimal digits of the content's SHA-256.
    pub hash: String,
    pub at: Moment,
}

crate::answer::of_no_client!(ProofPage);

/// # Errors
/// [`FailureCode::ServerMissing`].
pub fn proof(open: &mut Open, _: Empty) -> Result<Answer<ProofPage>, Failure> {
    Ok(Answer::read(page(open)?))
}

/// Writes the page as text into the folder. The file's name says nothing of anybody.
///
/// # Errors
/// [`FailureCode::Undelivered`] while the page does not say that everything is there.
pub fn save_proof(open: &mut Open, folder: &Path) -> Result<Answer<Saved>, Failure> {
    let page = page(open)?;
    if !matches!(page.standing, ProofStanding::AllThere) {
        let count: u32 = if let ProofStanding::Missing { rows, .. } = &page.standing { rows.iter().map(|row| row.count).sum() } else { 0 };
        return Err(Failure::new(FailureCode::Undelivered).with("count", count));
    }
    let labels = ProofLabels::of(open.worker.language);
    let line = |row: &ProofRow| Line { noun: labels.noun(&row.noun), id: row.id.clone(), version: row.version.clone(), hash: row.hash.clone(), at: row.at };
    let counts = page.counts.iter().map(|row| (labels.noun(&row.noun), row.count)).collect();
    let made = labels.made(&page.made_at, &page.worker_name, &page.unit_name, &page.organisation_name, &page.host);
    let written = Page { made, newest: page.newest.as_ref().map(|newest| labels.newest(newest)), counts, rows: page.rows.iter().map(line).collect() };
    let file = delivery_proof::write(folder, &page.made_at, &labels.words, &written)?;
    Ok(Answer::read(Saved { file }))
}

fn page(open: &mut Open) -> Result<ProofPage, Failure> {
    let policy = open.look(in_force)?.ok_or(FailureCode::ServerMissing)?;
    let claim = state::now(open)?.claim.sentence;
    let standing = open.look(|read| standing(read, claim))?;
    let seen = open.read(kept::every_leading)?;
    let mut counts = BTreeMap::new();
    for row in &seen {
        *counts.entry(row.row.kind).or_insert(0) += 1;
    }
    let newest = seen.iter().filter_map(|row| chrono::DateTime::parse_from_rfc3339(row.updated.as_deref()?).ok()).max();
    Ok(ProofPage {
        made_at: open.now(),
        worker_name: open.worker.name(),
        unit_name: open.worker.unit.name.clone(),
        organisation_name: open.worker.organisation.name.clone(),
        host: policy.host(),
        counts: counts.into_iter().map(|(kind, count)| NounCount { noun: rows::noun(kind).into(), count }).collect(),
        newest: newest.map(|newest| askel_domain::moment::in_helsinki(newest.to_utc())),
        rows: if matches!(standing, ProofStanding::AllThere) { seen.iter().map(proof_row).collect() } else { vec![] },
        standing,
    })
}

fn standing(read: &Read, claim: ClaimSentence) -> Result<ProofStanding, Failure> {
    let drafts = askel_store::draft::count(read)? + askel_store::document::count_drafts(read)? + askel_store::group::count_captures(read)?;
    match claim {
        ClaimSentence::AllOnServer { .. } if drafts == 0 => return Ok(ProofStanding::AllThere),
        ClaimSentence::NotChecked { .. } | ClaimSentence::Doubted => return Ok(ProofStanding::Stale),
        _ => {}
    }
    let mut missing = BTreeMap::new();
    for queued in kept::undelivered(read, 0, u32::MAX)? {
        *missing.entry(queued.key.kind).or_insert(0) += 1;
    }
    Ok(ProofStanding::Missing { rows: missing.into_iter().map(|(kind, count)| NounCount { noun: rows::noun(kind).into(), count }).collect(), drafts })
}

fn proof_row(seen: &kept::Mirrored) -> ProofRow {
    ProofRow {
        noun: rows::noun(seen.row.kind).into(),
        id: seen.id.clone(),
        version: seen.server_version.clone(),
        hash: seen.hash.iter().take(SHOWN_OF_SUM).map(|byte| format!("{byte:02x}")).collect(),
        at: moment(seen.read_utc),
    }
}
