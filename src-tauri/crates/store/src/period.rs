//! Service periods' rows.

use std::cmp::Reverse;

use askel_domain::id::{ClientId, PeriodId};
use askel_domain::period::ServicePeriod;
use chrono::NaiveDate;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: PeriodId) -> StoreResult<Option<ServicePeriod>> {
    read.one(queries::PERIOD_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn newest_of(read: &Read, client: ClientId) -> StoreResult<Option<ServicePeriod>> {
    read.one(queries::PERIOD_NEWEST_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Every period of the client, the newest first. Sorted here: they are few, the gate asks for them with every wish, and SQLite
/// sets up a sort for each asking that costs more than the rows.
pub fn all_of(read: &Read, client: ClientId) -> StoreResult<Vec<ServicePeriod>> {
    let mut all: Vec<ServicePeriod> =
        read.many(queries::PERIOD_ALL_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))?;
    all.sort_by_key(|period| (Reverse(period.term.starts_on), period.id.to_string()));
    Ok(all)
}

/// The period an event on `day` belongs to: the one whose term holds it, else the nearest before, else any.
pub fn of_client_on(read: &Read, client: ClientId, day: NaiveDate) -> StoreResult<Option<ServicePeriod>> {
    read.one(queries::PERIOD_OF_CLIENT_ON, named_params! { ":client_id": client.to_string(), ":day": day.to_string() }, |row| body(row, "body"))
}

/// At most `limit` periods that are not over and have something to remind of on that day, the longest waiting first.
pub fn noticed_on(read: &Read, day: NaiveDate, limit: u32) -> StoreResult<Vec<ServicePeriod>> {
    read.many(queries::PERIOD_NOTICED_ON, named_params! { ":day": day.to_string(), ":limit": limit }, |row| body(row, "body"))
}

pub fn put(tx: &Tx, period: &ServicePeriod) -> StoreResult<()> {
    let text = json(period)?;
    tx.run(
        queries::PERIOD_PUT,
        named_params! {
            ":id": period.id.to_string(), ":client_id": period.client_id.to_string(), ":starts_on": period.term.starts_on.to_string(),
            ":ends_on": period.term.ends_on.to_string(),
            ":notice_on": period.notice_on().map(|day| day.to_string()), ":body": text,
        },
    )?;
    log::append(
        tx,
        Change { noun: Noun::Period, row_id: period.id.to_string(), client_id: Some(period.client_id), event_at: None, reason: None, body: &text },
    )
}
