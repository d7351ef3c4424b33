//! The one log: appends a hash-chained revision in the transaction of its row, and walks the chain to check it.

use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use askel_domain::revision::{GENESIS, Hash, Revision};
use rusqlite::named_params;

use crate::failure::{StoreFailure, StoreResult};
use crate::queries;
use crate::store::{Read, Tx};

/// What changed. The name is what the log keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Worker,
    Client,
    Period,
    Goal,
    Session,
    Draft,
    Entry,
    Task,
    Code,
    Delivery,
    /// The vault's own keys: what happened to them, never what they are.
    Vault,
}

impl Noun {
    const fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Client => "client",
            Self::Period => "period",
            Self::Goal => "goal",
            Self::Session => "session",
            Self::Draft => "draft",
            Self::Entry => "entry",
            Self::Task => "task",
            Self::Code => "code",
            Self::Delivery => "delivery",
            Self::Vault => "vault",
        }
    }
}

/// One change, before it has its place in the chain.
pub(crate) struct Change<'a> {
    pub noun: Noun,
    pub row_id: String,
    pub client_id: Option<ClientId>,
    /// When it happened; the moment of writing when they are the same.
    pub event_at: Option<Moment>,
    pub reason: Option<&'a str>,
    pub body: &'a str,
}

/// Sequence and hash of the newest revision.
pub(crate) fn head(read: &Read) -> StoreResult<(i64, Hash)> {
    Ok(read.one(queries::LOG_HEAD, [], |row| Ok((row.get("seq")?, row.get("hash")?)))?.unwrap_or((0, GENESIS)))
}

pub(crate) fn append(tx: &Tx, change: Change) -> StoreResult<()> {
    let (last, previous) = tx.head.get();
    let id = (tx.new_id.borrow_mut())().to_string();
    let (written_at, event_at) = (tx.at.to_rfc3339(), change.event_at.unwrap_or(tx.at).to_rfc3339());
    let (author, device) = (tx.author.to_string(), tx.device.to_string());
    let client_id = change.client_id.map(|client| client.to_string());
    let revision = Revision {
        seq: last + 1,
        id: &id,
        kind: "change",
        noun: change.noun.name(),
        row_id: &change.row_id,
        client_id: client_id.as_deref(),
        author: &author,
        device: &device,
        event_at: &event_at,
        written_at: &written_at,
        reason: change.reason,
        body: change.body,
    };
    let hash = revision.hash(&previous);
    tx.run(
        queries::LOG_APPEND,
        named_params! {
            ":seq": revision.seq, ":id": revision.id, ":kind": revision.kind, ":noun": revision.noun, ":row_id": revision.row_id,
            ":client_id": revision.client_id, ":author": revision.author, ":device": revision.device, ":event_at": revision.event_at,
            ":written_at": revision.written_at, ":reason": revision.reason, ":body": revision.body, ":previous": previous, ":hash": hash,
        },
    )?;
    tx.head.set((revision.seq, hash));
    Ok(())
}

/// Walks the whole chain. Answers how many revisions it holds.
///
/// # Errors
/// [`StoreFailure::Damaged`] when a number is missing or a hash does not follow from what stands before it.
pub fn verify(read: &Read) -> StoreResult<u64> {
    let mut statement = read.statement(queries::LOG_ALL)?;
    let mut rows = statement.query([])?;
    let (mut seq, mut previous) = (0i64, GENESIS);
    while let Some(row) = rows.next()? {
        let text = |name: &str| row.get_ref(name)?.as_str().map_err(rusqlite::Error::from);
        let optional = |name: &str| row.get_ref(name)?.as_str_or_null().map_err(rusqlite::Error::from);
        let revision = Revision {
            seq: row.get("seq")?,
            id: text("id")?,
            kind: text("kind")?,
            noun: text("noun")?,
            row_id: text("row_id")?,
            client_id: optional("client_id")?,
            author: text("author")?,
            device: text("device")?,
            event_at: text("event_at")?,
            written_at: text("written_at")?,
            reason: optional("reason")?,
            body: text("body")?,
        };
        let (kept_previous, kept): (Hash, Hash) = (row.get("previous")?, row.get("hash")?);
        if revision.seq != seq + 1 || kept_previous != previous || revision.hash(&previous) != kept {
            return Err(StoreFailure::Damaged);
        }
        (seq, previous) = (revision.seq, kept);
    }
    Ok(seq.unsigned_abs())
}
