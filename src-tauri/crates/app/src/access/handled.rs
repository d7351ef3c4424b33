//! The answer to "who has handled my data, when and why": for the screen, for paper, and as a file of rows.

use std::collections::HashMap;
use std::path::Path;

use askel_domain::access::Action;
use askel_domain::worker::Worker;
use askel_export::access_list::{self, Line};
use askel_store::Read;
use askel_store::log::{Handled, Noun};
use askel_sync::colleagues;
use askel_text::{AccessLabels, letters_missing};
use chrono::DateTime;

use super::{AccessPage, AccessRow, Saved};
use crate::Open;
use crate::answer::Answer;
use crate::client::{self, ClientRef};
use crate::failure::Failure;
use crate::gate::Shown;

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<AccessPage>, Failure> {
    Ok(Answer::shown(page(open, &request)?))
}

/// Writes the same rows as CSV into the folder. The file's name says nothing of the client.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`](crate::failure::FailureCode::PassphraseNeeded).
pub fn save_as_csv(open: &mut Open, request: ClientRef, folder: &Path) -> Result<Answer<Saved>, Failure> {
    demand_proof_for(open, &request)?;
    let now = open.now();
    let labels = AccessLabels::of(open.worker.language);
    let page = page(open, &request)?.open();
    let lines: Vec<Line> = page.rows.iter().map(|row| line(row, &labels)).collect();
    let file = access_list::write(folder, &now, &labels.columns, &lines)?;
    Ok(Answer::read(Saved { file }))
}

/// Writes the same rows as a PDF into the folder, for the client to read. The file's name says nothing of the client.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`](crate::failure::FailureCode::PassphraseNeeded).
pub fn save_as_pdf(open: &mut Open, request: ClientRef, folder: &Path) -> Result<Answer<Saved>, Failure> {
    demand_proof_for(open, &request)?;
    let (now, language) = (open.now(), open.worker.language);
    let labels = AccessLabels::of(language);
    let page = page(open, &request)?.open();
    let lines: Vec<Line> = page.rows.iter().map(|row| line(row, &labels)).collect();
    let answer = labels.answer(&page.client.name, &page.unit_name, &page.organisation_name);
    let set = access_list::page(answer, language.code(), &labels.columns, &lines, letters_missing(language));
    crate::page::save(folder, &now, &set)
}

/// What [`save_as_csv`] and [`save_as_pdf`] ask for, before the worker chooses a folder.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`](crate::failure::FailureCode::PassphraseNeeded), and the client can read of the refusal.
pub fn demand_proof_for(open: &mut Open, request: &ClientRef) -> Result<(), Failure> {
    open.demand_proof().map_err(|_| open.refuse_without_proof(Noun::Access, request.id))
}

fn page(open: &mut Open, request: &ClientRef) -> Result<Shown<AccessPage>, Failure> {
    let (today, worker) = (open.today(), open.worker.clone());
    open.show(|read, looks| {
        let client = client::require(read, request.id)?;
        looks.add(Action::Log, Noun::Access, String::new(), request.id);
        let names = names(read, &worker)?;
        let kept = askel_store::log::handled(read, request.id)?;
        Ok(AccessPage {
            client: client::head(&client, today),
            unit_name: worker.unit.name.clone(),
            organisation_name: worker.organisation.name.clone(),
            rows: kept.into_iter().filter_map(|handled| row(handled, &names)).collect(),
        })
    })
}

/// One worker writes in a vault; what came from the server names who wrote it there, and the directory who that is.
fn names(read: &Read, own: &Worker) -> Result<HashMap<String, (String, String)>, Failure> {
    let known = colleagues(read)?.into_iter().chain([own.clone()]);
    Ok(known.map(|worker| (worker.id.to_string(), (worker.name(), worker.title))).collect())
}

/// `None` only for a row whose moment cannot be read, which the check of the log reports.
fn row(handled: Handled, names: &HashMap<String, (String, String)>) -> Option<AccessRow> {
    let (worker, worker_title) = names.get(&handled.author).cloned().map_or((None, String::new()), |(name, title)| (Some(name), title));
    Some(AccessRow {
        at: DateTime::parse_from_rfc3339(&handled.written_at).ok()?,
        worker,
        worker_title,
        how: handled.action.into(),
        noun: handled.noun,
        why: handled.why.map(Into::into),
        // A change's reason is the record's own; only the reason for looking belongs here.
        reason: handled.action.and(handled.reason),
    })
}

fn line(row: &AccessRow, labels: &AccessLabels) -> Line {
    Line {
        at: row.at,
        worker: labels.worker(row.worker.as_deref()),
        title: row.worker_title.clone(),
        how: labels.how(&row.how),
        what: labels.noun(&row.noun),
        why: row.why.as_ref().map(|why| labels.why(why)).unwrap_or_default(),
        reason: row.reason.clone().unwrap_or_default(),
    }
}
