//! Measures' rows: files as imported, never changed; and what clients answered, which may change until it is finished.

use askel_domain::id::{ClientId, MeasureResponseId};
use askel_domain::measure::{DefinitionRef, Response};
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::sync::{RowKey, RowKind};
use crate::{Read, Tx, queries};

/// A measure's file as somebody gave it, and which measure it makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFile {
    pub definition: DefinitionRef,
    /// The whole text, byte for byte.
    pub text: String,
}

pub fn all(read: &Read) -> StoreResult<Vec<MeasureFile>> {
    read.many(queries::MEASURE_ALL, [], |row| body(row, "body"))
}

pub fn get(read: &Read, definition: &DefinitionRef) -> StoreResult<Option<MeasureFile>> {
    read.one(queries::MEASURE_GET, named_params! { ":id": definition.id, ":version": definition.version }, |row| body(row, "body"))
}

/// Keeps a file that is not there yet; the schema refuses a second one of the same measure and version.
pub fn insert(tx: &Tx, file: &MeasureFile) -> StoreResult<()> {
    let text = json(file)?;
    tx.run(queries::MEASURE_INSERT, named_params! { ":id": file.definition.id, ":version": file.definition.version, ":body": text })?;
    let row_id = format!("{} {}", file.definition.id, file.definition.version);
    log::append_of(tx, Some(RowKey::new(RowKind::Measure, &row_id)), Change { noun: Noun::Measure, row_id, client_id: None, event_at: None, reason: None, body: &text })
}

pub fn response(read: &Read, id: MeasureResponseId) -> StoreResult<Option<Response>> {
    read.one(queries::MEASURE_RESPONSE_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// In the order they were begun.
pub fn responses_of(read: &Read, client: ClientId) -> StoreResult<Vec<Response>> {
    read.many(queries::MEASURE_RESPONSES_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Keeps a filling as it stands; the schema refuses it when the filling was finished before.
pub fn put_response(tx: &Tx, response: &Response) -> StoreResult<()> {
    let text = json(response)?;
    let (id, client) = (response.id.to_string(), response.client_id.to_string());
    tx.run(queries::MEASURE_RESPONSE_PUT, named_params! { ":id": id, ":client_id": client, ":finished": response.finished, ":body": text })?;
    // What is not finished is a draft: it stays here.
    let key = response.finished.then(|| RowKey::new(RowKind::Response, &id));
    log::append_of(tx, key, Change { noun: Noun::Measure, row_id: id, client_id: Some(response.client_id), event_at: None, reason: None, body: &text })
}
