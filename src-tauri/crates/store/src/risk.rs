//! Risk notes' rows. An ended note stays: what was known then is part of the record.

use askel_domain::id::{ClientId, RiskId};
use askel_domain::risk::RiskNote;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: RiskId) -> StoreResult<Option<RiskNote>> {
    read.one(queries::RISK_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Every note there has been, in the order they were written.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<RiskNote>> {
    read.many(queries::RISK_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn put(tx: &Tx, note: &RiskNote) -> StoreResult<()> {
    let text = json(note)?;
    tx.run(queries::RISK_PUT, named_params! { ":id": note.id.to_string(), ":client_id": note.client_id.to_string(), ":body": text })?;
    log::append(tx, Change { noun: Noun::Risk, row_id: note.id.to_string(), client_id: Some(note.client_id), event_at: None, reason: None, body: &text })
}
