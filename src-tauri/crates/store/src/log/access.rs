//! Rows of the access log (käyttöloki): who looked at which client's record, when and why. Never what was read.
//! Source: 703/2023 and security.md §3.8.

use askel_domain::access::{Action, Why};
use askel_domain::id::{ClientId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::revision::Kind;
use chrono::DateTime;
use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::append::append_as;
use super::{Change, Noun};
use crate::failure::{StoreFailure, StoreResult};
use crate::queries;
use crate::{Read, Tx};

/// What a row of the access log says beside its columns.
#[derive(Serialize, Deserialize)]
struct Said {
    action: Action,
    why: Why,
}

/// One handling of one client's data, as the log keeps it. `action` is `None` for a change.
pub struct Handled {
    pub seq: i64,
    pub author: String,
    pub noun: String,
    pub row_id: String,
    pub written_at: String,
    pub reason: Option<String>,
    pub action: Option<Action>,
    pub why: Option<Why>,
}

/// One look, as it is told to the organisation's own log.
pub struct Looked {
    pub seq: i64,
    pub id: Uuid,
    pub author: WorkerId,
    pub noun: String,
    pub client_id: ClientId,
    pub written_at: Moment,
    pub reason: Option<String>,
    pub action: Action,
    pub why: Why,
}

askel_domain::redacted!(Looked);

/// At most `limit` looks written down after row `seq`, the oldest first. What cannot be read is left out.
pub fn looks_after(read: &Read, seq: i64, limit: u32) -> StoreResult<Vec<Looked>> {
    let rows = read.many(queries::LOG_LOOKS_AFTER, named_params! { ":after": seq, ":limit": limit }, |row| {
        let text = |name: &str| row.get::<_, String>(name);
        let (seq, reason) = (row.get("seq")?, row.get("reason")?);
        Ok((seq, text("id")?, text("author")?, text("noun")?, text("client_id")?, text("written_at")?, reason, text("body")?))
    })?;
    let looked = rows.into_iter().filter_map(|(seq, id, author, noun, client_id, written_at, reason, body)| {
        let Said { action, why } = serde_json::from_str(&body).ok()?;
        let written_at = DateTime::parse_from_rfc3339(&written_at).ok()?;
        Some(Looked { seq, id: id.parse().ok()?, author: author.parse().ok()?, noun, client_id: client_id.parse().ok()?, written_at, reason, action, why })
    });
    Ok(looked.collect())
}

/// `reason`: the worker's own words where the relationship alone does not carry.
pub fn note_access(tx: &Tx, action: Action, why: Why, noun: Noun, row_id: String, client_id: ClientId, reason: Option<&str>) -> StoreResult<()> {
    let said = serde_json::to_string(&Said { action, why }).map_err(|_| StoreFailure::Row("access"))?;
    let change = Change { noun, row_id, client_id: Some(client_id), event_at: None, reason, body: &said };
    append_as(tx, Kind::Access, change)
}

/// Everything the log knows of the handling of one client's data, newest first.
pub fn handled(read: &Read, client_id: ClientId) -> StoreResult<Vec<Handled>> {
    read.many(queries::LOG_HANDLED, named_params! { ":client_id": client_id.to_string() }, |row| {
        let said: Option<String> = row.get("said")?;
        let said: Option<Said> = said.and_then(|text| serde_json::from_str(&text).ok());
        Ok(Handled {
            seq: row.get("seq")?,
            author: row.get("author")?,
            noun: row.get("noun")?,
            row_id: row.get("row_id")?,
            written_at: row.get("written_at")?,
            reason: row.get("reason")?,
            action: said.as_ref().map(|said| said.action),
            why: said.map(|said| said.why),
        })
    })
}
