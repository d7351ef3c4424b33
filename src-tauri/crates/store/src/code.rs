//! National code values' rows, as imported.

use askel_domain::code::CodeValue;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn all(read: &Read) -> StoreResult<Vec<CodeValue>> {
    read.many(queries::CODE_ALL, [], |row| body(row, "body"))
}

/// Adds the values, newer ones replacing older ones of the same code. Logged as one change.
pub fn put_all(tx: &Tx, values: &[CodeValue]) -> StoreResult<()> {
    for value in values {
        tx.run(
            queries::CODE_PUT,
            named_params! { ":system": value.system.oid(), ":code": value.code, ":demo": value.demo, ":body": json(value)? },
        )?;
    }
    let text = json(&values)?;
    log::append(tx, Change { noun: Noun::Code, row_id: String::new(), client_id: None, event_at: None, reason: None, body: &text })
}
