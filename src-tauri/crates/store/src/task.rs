//! Intermediate tasks' rows.

use askel_domain::client::Client;
use askel_domain::id::{ClientId, TaskId};
use askel_domain::moment::Moment;
use askel_domain::task::{InterimTask, Responsible};
use chrono::NaiveDate;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: TaskId) -> StoreResult<Option<InterimTask>> {
    read.one(queries::TASK_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// `event_at`: when it was agreed or marked, where that is not the moment of writing.
pub fn put(tx: &Tx, task: &InterimTask, event_at: Option<Moment>) -> StoreResult<()> {
    let text = json(task)?;
    tx.run(
        queries::TASK_PUT,
        named_params! {
            ":id": task.id.to_string(), ":client_id": task.client_id.to_string(), ":open": task.is_open(),
            ":own": matches!(task.responsible, Responsible::Worker), ":due_on": task.due_on.map(|day| day.to_string()), ":body": text,
        },
    )?;
    log::append(tx, Change { noun: Noun::Task, row_id: task.id.to_string(), client_id: Some(task.client_id), event_at, reason: None, body: &text })
}

/// Open ones first by due day, then the settled, newest first.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<InterimTask>> {
    read.many(queries::TASK_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn open_of(read: &Read, client: ClientId) -> StoreResult<Vec<InterimTask>> {
    read.many(queries::TASK_OPEN_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Open tasks of the worker (`own`) or of everybody else, earliest due first.
pub fn open_by(read: &Read, own: bool, limit: u32) -> StoreResult<Vec<(InterimTask, Client)>> {
    read.many(queries::TASK_OPEN_BY_OWNER, named_params! { ":own": own, ":limit": limit }, |row| Ok((body(row, "body")?, body(row, "client")?)))
}

/// The worker's own open tasks due on `day` or before.
pub fn own_due_by(read: &Read, day: NaiveDate) -> StoreResult<Vec<(InterimTask, Client)>> {
    read.many(queries::TASK_OWN_DUE_BY, named_params! { ":day": day.to_string() }, |row| Ok((body(row, "body")?, body(row, "client")?)))
}

pub fn count_open(read: &Read) -> StoreResult<u32> {
    read.count(queries::TASK_COUNT_OPEN, [])
}
