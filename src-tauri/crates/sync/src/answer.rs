//! Closes a case with what somebody chose: the row is written as any edit is, on top of what the server holds now.

use askel_store::sync::{self, Answer, OutboxState, RowKey};
use askel_store::{Read, StoreResult, Tx};
use serde_json::{Map, Value};

use crate::merge::{Merged, merge};
use crate::outcome::Reason;
use crate::rows;

/// The case as it stands now, to be shown and answered: what was written here since it was found is on our side of it.
/// `None`: it is answered, or there is nothing to put together (two corrections).
pub fn case_now(read: &Read, case: &str) -> StoreResult<Option<Merged>> {
    let Some(case) = sync::find_case(read, case)?.filter(|case| case.answer.is_none() && !case.row.kind.is_written_once()) else { return Ok(None) };
    let Some(here) = rows::get(read, &case.row)? else { return Ok(None) };
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|_| Value::Object(Map::new()));
    let base = value(case.base.as_deref().unwrap_or_default());
    Ok(Some(merge(&base, &rows::value_of(&here)?, &value(&case.theirs))))
}

/// Lets one row that was set aside wait again. `false`: it is not one that sending again may help.
pub fn send_again(tx: &Tx, key: &RowKey) -> StoreResult<bool> {
    let aside = sync::queued(tx, key)?.filter(|queued| queued.state == OutboxState::SetAside).and_then(|queued| queued.reason);
    let is_one = aside.as_deref().and_then(Reason::of).is_some_and(Reason::can_be_sent_again);
    if is_one {
        sync::back_to_waiting(tx, key)?;
    }
    Ok(is_one)
}

/// `chosen`: the whole row as JSON of its domain type, from [`case_now`] with [`crate::merge::Merged::answer`]; not read for two corrections, which
/// are settled by a third. `false`: there is no such case any more, or `chosen` is no such row.
pub fn answer_case(tx: &Tx, case: &str, chosen: Value, answer: Answer) -> StoreResult<bool> {
    let Some(case) = sync::find_case(tx, case)?.filter(|case| case.answer.is_none()) else { return Ok(false) };
    if !case.row.kind.is_written_once() {
        let record = rows::record_of(case.row.kind, chosen).map(|record| rows::as_rules_allow(tx, record)).transpose()?.flatten();
        let Some(record) = record.filter(|record| rows::key_of(record) == case.row) else { return Ok(false) };
        // Both texts are kept, also of what was written here since it was found.
        if let Some(here) = rows::get(tx, &case.row)? {
            sync::note_case(tx, &sync::Case { ours: rows::value_of(&here)?.to_string(), ..case.clone() })?;
        }
        rows::write(tx, &record)?;
        sync::back_to_waiting(tx, &case.row)?;
    }
    sync::answer(tx, &case.id, answer)?;
    Ok(true)
}
