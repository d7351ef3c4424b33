//! The rows that hold what is meant, the newest of a kind first.

use askel_domain::id::ClientId;
use rusqlite::named_params;

use super::{Kind, Meaning};
use crate::failure::StoreResult;
use crate::{Read, queries};

/// A row of the record that holds the words.
pub struct Hit {
    pub row_id: String,
    pub client: ClientId,
}

pub fn hits(read: &Read, kind: Kind, meaning: &Meaning, limit: u32) -> StoreResult<Vec<Hit>> {
    let Some(question) = meaning.question() else { return Ok(vec![]) };
    let (first, last) = kind.range();
    let found =
        read.many(queries::SEARCH_HITS, named_params! { ":words": question, ":first": first, ":last": last, ":limit": limit }, |row| {
            Ok((row.get::<_, String>("row_id")?, row.get::<_, String>("client_id")?))
        })?;
    Ok(found.into_iter().filter_map(|(row_id, client)| Some(Hit { row_id, client: client.parse().ok()? })).collect())
}
