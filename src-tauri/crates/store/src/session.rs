//! Planned meetings' rows. Ranges are Unix seconds, the end left out.

use askel_domain::id::{ClientId, SessionId};
use askel_domain::session::Session;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: SessionId) -> StoreResult<Option<Session>> {
    read.one(queries::SESSION_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn put(tx: &Tx, session: &Session) -> StoreResult<()> {
    let text = json(session)?;
    let waiting = session.settled_by.is_none() && !session.removed;
    tx.run(
        queries::SESSION_PUT,
        named_params! {
            ":id": session.id.to_string(), ":client_id": session.client_id.to_string(), ":starts_utc": session.starts_at.timestamp(),
            ":waiting": waiting, ":body": text,
        },
    )?;
    log::append(
        tx,
        Change { noun: Noun::Session, row_id: session.id.to_string(), client_id: Some(session.client_id), event_at: None, reason: None, body: &text },
    )
}

pub fn waiting_of(read: &Read, client: ClientId) -> StoreResult<Vec<Session>> {
    read.many(queries::SESSION_WAITING_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// Every meeting of the range that was not taken off, settled or not.
pub fn between(read: &Read, from: i64, until: i64) -> StoreResult<Vec<Session>> {
    let all: Vec<Session> = read.many(queries::SESSION_BETWEEN, named_params! { ":from": from, ":until": until }, |row| body(row, "body"))?;
    Ok(all.into_iter().filter(|session| !session.removed).collect())
}

/// Those of the range that still wait for an entry.
pub fn waiting_between(read: &Read, from: i64, until: i64) -> StoreResult<Vec<Session>> {
    read.many(queries::SESSION_WAITING_BEFORE, named_params! { ":from": from, ":until": until }, |row| body(row, "body"))
}

pub fn next_after(read: &Read, from: i64) -> StoreResult<Option<i64>> {
    Ok(read.one(queries::SESSION_NEXT_AFTER, named_params! { ":from": from }, |row| row.get(0))?.flatten())
}
