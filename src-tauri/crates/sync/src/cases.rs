//! What somebody chooses where two edits met: the case as it stands now, and the answer to it. The row is written as one of
//! theirs would be, and waits to be sent on top of what the server holds.

use askel_store::sync::{self, Answer, Case, CaseSort};
use askel_store::{Read, StoreResult, Tx};
use serde_json::{Map, Value};

use crate::merge::{Keep, Merged, Trail, merge};
use crate::rows;

/// Where they meet, with our side as it stands now: the row may have been written on since the case was found.
pub fn standing(read: &Read, case: &Case) -> StoreResult<Option<Merged>> {
    if !matches!(case.sort, CaseSort::Overlap) {
        return Ok(None);
    }
    let Some(here) = rows::get(read, &case.row)? else { return Ok(None) };
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    let base = case.base.as_deref().and_then(value).unwrap_or(Value::Object(Map::new()));
    let Some(theirs) = value(&case.theirs) else { return Ok(None) };
    Ok(Some(merge(&base, &rows::value_of(&here)?, &theirs)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Done,
    /// Something else meets by now: the case is to be read again.
    Changed,
    /// A rule of the record stands against what was chosen.
    BreaksRule,
}

/// Settles a case whole: each place where two edits meet has its answer, or nothing is written.
pub fn settle(tx: &Tx, case: &Case, choices: Vec<(Trail, Keep)>) -> StoreResult<Settled> {
    let Some(mut merged) = standing(tx, case)? else { return Ok(Settled::Changed) };
    let said = answer_of(&choices);
    for (trail, keep) in choices {
        if !merged.answer(&trail, keep) {
            return Ok(Settled::Changed);
        }
    }
    if !merged.cases.is_empty() {
        return Ok(Settled::Changed);
    }
    let chosen = rows::record_of(case.row.kind, merged.value).map(|record| rows::as_rules_allow(tx, record)).transpose()?.flatten();
    let Some(chosen) = chosen else { return Ok(Settled::BreaksRule) };
    rows::write(tx, &chosen)?;
    sync::back_to_waiting(tx, &case.row)?;
    sync::answer(tx, &case.id, said)?;
    Ok(Settled::Done)
}

/// Ours stands as it is: where both corrected one version, or where the server holds the row no more.
pub fn keep_ours(tx: &Tx, case: &Case) -> StoreResult<()> {
    if case.sort == CaseSort::Gone {
        match sync::queued(tx, &case.row)? {
            Some(_) => sync::back_to_waiting(tx, &case.row)?,
            None => sync::requeue(tx, &case.row, case.client_id)?,
        }
    }
    sync::answer(tx, &case.id, Answer::Ours)
}

fn answer_of(choices: &[(Trail, Keep)]) -> Answer {
    let all = |is: fn(&Keep) -> bool| choices.iter().all(|(_, keep)| is(keep));
    if all(|keep| matches!(keep, Keep::Ours)) {
        Answer::Ours
    } else if all(|keep| matches!(keep, Keep::Theirs)) {
        Answer::Theirs
    } else {
        Answer::Both
    }
}
