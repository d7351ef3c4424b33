//! The worker's row: one per vault.

use askel_domain::worker::Worker;
use rusqlite::named_params;

use crate::failure::{StoreFailure, StoreResult};
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read) -> StoreResult<Worker> {
    read.one(queries::WORKER_GET, [], |row| body(row, "body"))?.ok_or(StoreFailure::Row("worker"))
}

pub fn put(tx: &Tx, worker: &Worker) -> StoreResult<()> {
    let text = json(worker)?;
    tx.run(queries::WORKER_PUT, named_params! { ":id": worker.id.to_string(), ":body": text })?;
    log::append(tx, Change { noun: Noun::Worker, row_id: worker.id.to_string(), client_id: None, event_at: None, reason: None, body: &text })
}
