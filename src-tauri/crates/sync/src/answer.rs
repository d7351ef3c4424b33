//! Closes a case with what somebody chose: the row is written as any edit is, on top of what the server holds now.

use askel_store::sync::{self, Answer};
use askel_store::{StoreResult, Tx};
use serde_json::Value;

use crate::rows;

/// `chosen`: the whole row as JSON of its domain type, from [`crate::merge::Merged::answer`]; not read for two corrections, which
/// are settled by a third. `false`: there is no such case any more, or `chosen` is no such row.
pub fn answer_case(tx: &Tx, case: &str, chosen: Value, answer: Answer) -> StoreResult<bool> {
    let Some(case) = sync::find_case(tx, case)?.filter(|case| case.answer.is_none()) else { return Ok(false) };
    if !case.row.kind.is_written_once() {
        let record = rows::record_of(case.row.kind, chosen).map(|record| rows::as_rules_allow(tx, record)).transpose()?.flatten();
        let Some(record) = record.filter(|record| rows::key_of(record) == case.row) else { return Ok(false) };
        rows::write(tx, &record)?;
        sync::back_to_waiting(tx, &case.row)?;
    }
    sync::answer(tx, &case.id, answer)?;
    Ok(true)
}
