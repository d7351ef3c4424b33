//! What the organisation asks before enhanced support: one row in a vault, none while Askel's own words stand.

use askel_domain::criteria::Criteria;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

/// The id of the one row.
const ROW: &str = "organisation";

pub fn get(read: &Read) -> StoreResult<Option<Criteria>> {
    read.one(queries::CRITERIA_GET, [], |row| body(row, "body"))
}

pub fn put(tx: &Tx, criteria: &Criteria) -> StoreResult<()> {
    let text = json(criteria)?;
    tx.run(queries::CRITERIA_PUT, named_params! { ":id": ROW, ":body": text })?;
    log::append(tx, Change { noun: Noun::Criteria, row_id: ROW.into(), client_id: None, event_at: None, reason: None, body: &text })
}
