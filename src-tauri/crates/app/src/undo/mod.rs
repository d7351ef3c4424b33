//! Taking the last deed back: for ten seconds, and only while nothing of it has changed since. What stood before is written
//! once more, as a change of its own: the log keeps both. Knows which deeds can be taken back, not how a window offers it.

mod deed;
mod restore;

use serde::{Deserialize, Serialize};

pub(crate) use deed::LastDeed;
pub use deed::{Deed, UndoOffer};

use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use askel_store::log::{self, ChangedRow, Noun as Kept};

#[derive(Deserialize, ts_rs::TS)]
pub struct UndoRequest {
    /// Of the offer: another deed since has another.
    pub id: i64,
}

#[derive(Serialize, ts_rs::TS)]
pub struct Undone {
    pub deed: Deed,
}

crate::answer::of_no_client!(Undone);

impl Open {
    /// Offers to take back what this wish has just written. `None` where something of it cannot be: a row that was made new and
    /// is not taken off, or one that is finished for good.
    pub(crate) fn offer_undo(&mut self, deed: Deed) -> Option<UndoOffer> {
        let (from, until) = self.last_deed.just_written()?;
        let rows = self.read(|read| log::changed_between(read, from, until)).ok()??;
        if rows.is_empty() || !rows.iter().all(restore::can_be_restored) {
            return None;
        }
        let (uptime, now) = (self.uptime(), self.now());
        Some(self.last_deed.offer(deed, uptime, now))
    }
}

/// # Errors
/// [`FailureCode::UndoOver`] after ten seconds, and when something else was done since; [`FailureCode::UndoChanged`] where the row
/// was changed by another way meanwhile; a reason, as where the record is opened. Nothing is written then.
pub fn undo(open: &mut Open, request: UndoRequest) -> Result<Answer<Undone>, Failure> {
    let (uptime, now) = (open.uptime(), open.now());
    let (deed, from, until) = open.last_deed.offered(request.id, uptime, now).ok_or(FailureCode::UndoOver)?;
    let rows = changed(open.read(|read| log::changed_between(read, from, until))?)?;
    let mut clients: Vec<_> = rows.iter().filter_map(|row| row.client).collect();
    clients.dedup();
    open.write_of_each(&clients, |tx| {
        // Read anew: what came from the server in between is seen here.
        let rows = changed(log::changed_between(tx, from, until)?)?;
        if rows.iter().any(|row| row.changed_since) {
            return Err(FailureCode::UndoChanged.into());
        }
        rows.iter().rev().try_for_each(|row| restore::restore(tx, row))
    })?;
    let mut nouns: Vec<Noun> = vec![];
    for noun in rows.iter().flat_map(|row| stale(row.noun)) {
        if !nouns.contains(noun) {
            nouns.push(*noun);
        }
    }
    Ok(Answer::changed(Undone { deed }, &nouns))
}

fn changed(rows: Option<Vec<ChangedRow>>) -> Result<Vec<ChangedRow>, Failure> {
    rows.ok_or(FailureCode::UndoOver.into())
}

/// What a window shows stale when a row of this noun went back.
fn stale(noun: Kept) -> &'static [Noun] {
    match noun {
        Kept::Goal => &[Noun::Goal, Noun::Client],
        Kept::Task => &[Noun::Task],
        Kept::Session => &[Noun::Session, Noun::Client],
        Kept::Risk => &[Noun::Risk, Noun::Client],
        Kept::Team => &[Noun::Team, Noun::Client],
        Kept::Group => &[Noun::Group, Noun::Client],
        Kept::Period => &[Noun::Period, Noun::Client],
        Kept::Client => &[Noun::Client, Noun::Session, Noun::Entry],
        Kept::Criteria => &[Noun::Criteria],
        Kept::Phrase => &[Noun::Phrase],
        _ => &[],
    }
}

#[cfg(test)]
mod changed_tests;
