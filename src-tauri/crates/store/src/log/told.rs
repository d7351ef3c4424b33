//! What the log tells of one row: what stood in it before, and who wrote a certain change. For whoever compares two copies.

use askel_domain::id::{ClientId, WorkerId};
use askel_domain::moment::Moment;
use chrono::DateTime;
use rusqlite::named_params;

use super::Noun;
use crate::failure::StoreResult;
use crate::{Read, queries};

/// The texts of one row as they stood, the newest first, at most two hundred.
pub fn bodies_of_row(read: &Read, noun: Noun, row_id: &str) -> StoreResult<Vec<String>> {
    read.many(queries::LOG_BODIES_OF_ROW, named_params! { ":noun": noun.name(), ":row_id": row_id }, |row| row.get("body"))
}

/// Who wrote row `seq` of the log, and when.
pub fn written(read: &Read, seq: i64) -> StoreResult<Option<(WorkerId, Moment)>> {
    let found = read.one(queries::LOG_WRITTEN, [seq], |row| Ok((row.get::<_, String>("author")?, row.get::<_, String>("written_at")?)))?;
    Ok(found.and_then(|(author, at)| Some((author.parse().ok()?, DateTime::parse_from_rfc3339(&at).ok()?))))
}

/// When the newest row was written, by the wall clock of its time.
pub fn newest_at(read: &Read) -> StoreResult<Option<Moment>> {
    let text = read.one(queries::LOG_NEWEST_AT, [], |row| row.get::<_, String>("written_at"))?;
    Ok(text.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()))
}

/// A row of the record that a span of the log changed.
pub struct ChangedRow {
    pub noun: Noun,
    pub row_id: String,
    pub client: Option<ClientId>,
    /// Its text before the span; absent where the span made the row.
    pub before: Option<String>,
    /// It was changed once more after the span.
    pub changed_since: bool,
}

/// The rows that the log's rows from `from` to `until` changed, each once. `None` where one of them is no row of the record.
pub fn changed_between(read: &Read, from: i64, until: i64) -> StoreResult<Option<Vec<ChangedRow>>> {
    let rows = read.many(queries::LOG_CHANGED_BETWEEN, named_params! { ":from": from, ":until": until }, |row| {
        let client: Option<String> = row.get("client_id")?;
        let noun = Noun::of_state(&row.get::<_, String>("noun")?);
        let (row_id, before, changed_since) = (row.get("row_id")?, row.get("before")?, row.get("changed_since")?);
        Ok(noun.map(|noun| ChangedRow { noun, row_id, client: client.and_then(|id| id.parse().ok()), before, changed_since }))
    })?;
    Ok(rows.into_iter().collect())
}
