//! What a laptop that is handed in still holds beside finished entries and documents, as it is kept. Reads only.

use askel_domain::id::ClientId;
use serde_json::Value;

use crate::failure::{StoreFailure, StoreResult};
use crate::log;
use crate::row::body;
use crate::{Read, queries};

/// One row with its whole text.
pub struct KeptRow {
    pub noun: String,
    pub id: String,
    /// `None`: a group is no single client's.
    pub client_id: Option<ClientId>,
    pub body: Value,
    /// It was read back from no server.
    pub only_here: bool,
}

/// Everything that no folder takes: people, plans, promises, what groups did, the files of measures. What is only here goes, and of the
/// rest what it cannot be read without.
pub fn rows(read: &Read) -> StoreResult<Vec<KeptRow>> {
    kept(read, queries::HAND_OVER_ROWS)
}

pub fn drafts(read: &Read) -> StoreResult<Vec<KeptRow>> {
    kept(read, queries::HAND_OVER_DRAFTS)
}

fn kept(read: &Read, question: &str) -> StoreResult<Vec<KeptRow>> {
    let rows = read.many(question, [], |row| Ok((row.get::<_, String>("noun")?, row.get::<_, String>("id")?, row.get::<_, Option<String>>("client_id")?, body(row, "body")?, row.get("only_here")?)))?;
    let owned = |(noun, id, client, body, only_here): (String, String, Option<String>, Value, bool)| {
        let client_id = client.map(|client| client.parse().map_err(|_| StoreFailure::Row("client_id"))).transpose()?;
        Ok(KeptRow { noun, id, client_id, body, only_here })
    };
    rows.into_iter().map(owned).collect()
}

/// Number and hash, in hexadecimal, of the log's last row.
pub fn end_of_log(read: &Read) -> StoreResult<(i64, String)> {
    let (seq, hash) = log::head(read)?;
    Ok((seq, hash.iter().map(|byte| format!("{byte:02x}")).collect()))
}
