//! Rows of goal attainment scaling: each occasion as it was scored, inserted once.

use askel_domain::id::{ClientId, GasRecordId};
use askel_domain::measure::GasRecord;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: GasRecordId) -> StoreResult<Option<GasRecord>> {
    read.one(queries::GAS_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<GasRecord>> {
    read.many(queries::GAS_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn insert(tx: &Tx, record: &GasRecord) -> StoreResult<()> {
    let text = json(record)?;
    let (id, client) = (record.id.to_string(), record.client_id.to_string());
    tx.run(queries::GAS_INSERT, named_params! { ":id": id, ":client_id": client, ":body": text })?;
    log::append(tx, Change { noun: Noun::Gas, row_id: id, client_id: Some(record.client_id), event_at: None, reason: None, body: &text })
}
