//! Whether a client's paper may be left at home: one row for each client, the newest answer. The older ones are in the log.

use askel_domain::id::ClientId;
use askel_domain::leaf::LeafAnswer;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn answer_of(read: &Read, client: ClientId) -> StoreResult<Option<LeafAnswer>> {
    read.one(queries::LEAF_GET, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn put(tx: &Tx, answer: &LeafAnswer) -> StoreResult<()> {
    let (client, text) = (answer.client_id.to_string(), json(answer)?);
    tx.run(queries::LEAF_PUT, named_params! { ":client_id": client, ":body": text })?;
    log::append(tx, Change { noun: Noun::Leaf, row_id: client, client_id: Some(answer.client_id), event_at: None, reason: None, body: &text })
}
