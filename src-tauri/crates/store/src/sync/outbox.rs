//! What the server has not been proven to hold. A row comes in with the row of the log that tells of it, in the same
//! transaction, and goes only when it was read back.

use askel_domain::id::ClientId;
use rusqlite::{Row, named_params};

use super::kind::{RowKey, client};
use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

/// How far a row that has not arrived has come. The names are what the file keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutboxState {
    Waiting,
    /// Sent, and not yet read back.
    Sending,
    /// The server would not take it, or what it holds is not what was sent.
    SetAside,
    /// Two versions of it wait for somebody to choose.
    TwoVersions,
}

impl OutboxState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Sending, Self::SetAside, Self::TwoVersions];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::SetAside => "set_aside",
            Self::TwoVersions => "two_versions",
        }
    }

    fn of(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or(Self::Waiting)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub key: RowKey,
    pub client_id: Option<ClientId>,
    /// Row of the log that last changed it, and the first row of the transaction it was written in.
    pub seq: i64,
    pub visit: i64,
    /// Unix seconds of its oldest change that has not arrived.
    pub since_utc: i64,
    pub state: OutboxState,
    /// A code, where it was set aside.
    pub reason: Option<String>,
    pub sent_seq: Option<i64>,
    pub attempts: u32,
    /// It may be on the server though nobody read it there: what it held is lost or was refused unclearly. It is read before it is
    /// said, until it was read.
    pub unsure: bool,
}

impl Queued {
    pub fn changed_while_sending(&self) -> bool {
        self.state == OutboxState::Sending && self.sent_seq.is_some_and(|sent| sent < self.seq)
    }
}

fn queued_row(row: &Row) -> rusqlite::Result<Queued> {
    Ok(Queued {
        key: RowKey::read(row, "kind", "row_id", "version")?,
        client_id: client(row, "client_id")?,
        seq: row.get("seq")?,
        visit: row.get("visit")?,
        since_utc: row.get("since_utc")?,
        state: OutboxState::of(&row.get::<_, String>("state")?),
        reason: row.get("reason")?,
        sent_seq: row.get("sent_seq")?,
        attempts: row.get("attempts")?,
        unsure: row.get("unsure")?,
    })
}

/// How many rows stand how, and since when the oldest waits (Unix seconds).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting, and known not to be on the server.
    pub waiting: u32,
    /// Waiting, and perhaps there.
    pub unsure: u32,
    pub sending: u32,
    pub set_aside: u32,
    pub two_versions: u32,
    pub oldest_utc: Option<i64>,
}

impl Counts {
    pub fn undelivered(&self) -> u32 {
        self.waiting + self.unsure + self.sending + self.set_aside + self.two_versions
    }
}

/// Called by the log alone, with the row it has just appended.
pub(crate) fn enqueue(tx: &Tx, key: &RowKey, client_id: Option<ClientId>, seq: i64) -> StoreResult<()> {
    tx.run(
        queries::SYNC_OUTBOX_PUT,
        named_params! {
            ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version, ":client_id": client_id.map(|id| id.to_string()),
            ":seq": seq, ":visit": tx.first_seq(), ":since_utc": tx.at().timestamp(),
        },
    )
}

pub fn counts(read: &Read) -> StoreResult<Counts> {
    let rows = read.many(queries::SYNC_OUTBOX_COUNTS, [], |row| {
        Ok(((OutboxState::of(&row.get::<_, String>("state")?), row.get("unsure")?), row.get::<_, u32>("many")?, row.get::<_, i64>("oldest_utc")?))
    })?;
    let mut counts = Counts::default();
    for (state, many, oldest) in rows {
        *match state {
            (OutboxState::Waiting, false) => &mut counts.waiting,
            (OutboxState::Waiting, true) => &mut counts.unsure,
            (OutboxState::Sending, _) => &mut counts.sending,
            (OutboxState::SetAside, _) => &mut counts.set_aside,
            (OutboxState::TwoVersions, _) => &mut counts.two_versions,
        } += many;
        counts.oldest_utc = Some(counts.oldest_utc.map_or(oldest, |known: i64| known.min(oldest)));
    }
    Ok(counts)
}

pub fn count_of_client(read: &Read, client: ClientId) -> StoreResult<u32> {
    read.count(queries::SYNC_OUTBOX_COUNT_OF_CLIENT, named_params! { ":client_id": client.to_string() })
}

pub fn queued(read: &Read, key: &RowKey) -> StoreResult<Option<Queued>> {
    read.one(queries::SYNC_OUTBOX_GET, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version }, queued_row)
}

/// At most `limit` rows in the given state, visit by visit in the order they were written.
pub fn open_visits(read: &Read, state: OutboxState, limit: u32) -> StoreResult<Vec<Queued>> {
    read.many(queries::SYNC_OUTBOX_BY_VISIT, named_params! { ":state": state.name(), ":limit": limit }, queued_row)
}

/// Everything that has not arrived, the oldest first: what the worker's list of the undelivered shows.
pub fn undelivered(read: &Read, offset: u32, limit: u32) -> StoreResult<Vec<Queued>> {
    read.many(queries::SYNC_OUTBOX_UNDELIVERED, named_params! { ":limit": limit, ":offset": offset }, queued_row)
}

/// What stands in the record now goes out: written down before the first byte does.
pub fn note_sending(tx: &Tx, queued: &Queued) -> StoreResult<()> {
    change(tx, &queued.key, OutboxState::Sending, None, Some(queued.seq), queued.attempts)
}

/// Not there after all, or not known: it is said again, once more in vain.
pub fn sent_in_vain(tx: &Tx, queued: &Queued) -> StoreResult<()> {
    change(tx, &queued.key, OutboxState::Waiting, None, None, queued.attempts + 1)
}

pub fn back_to_waiting(tx: &Tx, key: &RowKey) -> StoreResult<()> {
    change(tx, key, OutboxState::Waiting, None, None, 0)
}

pub fn set_aside(tx: &Tx, key: &RowKey, reason: &str) -> StoreResult<()> {
    change(tx, key, OutboxState::SetAside, Some(reason), None, 0)
}

pub fn hold_for_case(tx: &Tx, key: &RowKey) -> StoreResult<()> {
    change(tx, key, OutboxState::TwoVersions, None, None, 0)
}

fn change(tx: &Tx, key: &RowKey, state: OutboxState, reason: Option<&str>, sent_seq: Option<i64>, attempts: u32) -> StoreResult<()> {
    tx.run(
        queries::SYNC_OUTBOX_CHANGE,
        named_params! {
            ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version, ":state": state.name(), ":reason": reason,
            ":sent_seq": sent_seq, ":attempts": attempts,
        },
    )
}

/// What was set aside for this reason waits again.
pub fn reopen(tx: &Tx, reason: &str) -> StoreResult<()> {
    tx.run(queries::SYNC_OUTBOX_REOPEN, named_params! { ":reason": reason })
}

/// Rows on their way of which nothing is left to be read back: two versions of an entry have companions in common, and what was
/// sent of them last settles for both. They are read and said again.
pub fn free_stranded(tx: &Tx) -> StoreResult<()> {
    tx.run(queries::SYNC_OUTBOX_STRANDED, [])
}

/// The server was read to hold what stood in row `seq` of the log. What was written since goes on waiting.
pub fn settle(tx: &Tx, key: &RowKey, seq: i64) -> StoreResult<()> {
    let row = named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version, ":seq": seq };
    tx.run(queries::SYNC_OUTBOX_SETTLE, row)?;
    let Some(left) = queued(tx, key)? else { return Ok(()) };
    note_read(tx, key)?;
    if left.state == OutboxState::Sending { back_to_waiting(tx, key) } else { Ok(()) }
}

/// Nobody knows whether it is on the server, or in which version: see [`Queued::unsure`].
pub fn note_unsure(tx: &Tx, key: &RowKey) -> StoreResult<()> {
    unsure(tx, key, true)
}

/// The server was read to hold it, in a version that is written down.
pub fn note_read(tx: &Tx, key: &RowKey) -> StoreResult<()> {
    unsure(tx, key, false)
}

fn unsure(tx: &Tx, key: &RowKey, unsure: bool) -> StoreResult<()> {
    tx.run(queries::SYNC_OUTBOX_UNSURE, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version, ":unsure": unsure })
}

/// A row that was on the server and is to go out anew, as if it had just been written.
pub fn requeue(tx: &Tx, key: &RowKey, client_id: Option<ClientId>) -> StoreResult<()> {
    enqueue(tx, key, client_id, tx.rows_logged())
}
