//! Cases: two versions of one row, both kept until somebody chooses; and what was merged by itself, for whoever asks later.

use askel_domain::id::ClientId;
use rusqlite::{Row, named_params};

use super::kind::{RowKey, client};
use crate::failure::StoreResult;
use crate::{Read, Tx, queries};

/// Why there is a case. The names are what the file keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseSort {
    /// Both changed the same place of one row.
    Overlap,
    /// Both corrected, or annulled, the same version of an entry or a document.
    TwoCorrections,
    /// Both changed different places, and both changes stand: nothing to answer.
    Merged,
}

impl CaseSort {
    const ALL: [Self; 3] = [Self::Overlap, Self::TwoCorrections, Self::Merged];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Overlap => "overlap",
            Self::TwoCorrections => "two_corrections",
            Self::Merged => "merged",
        }
    }

    fn of(name: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or(Self::Overlap)
    }
}

/// What somebody chose. The row itself is written by whoever asks; this only closes the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Ours,
    Theirs,
    /// A text written from both.
    Both,
    /// Nothing to choose: it was merged by itself, or settled elsewhere.
    ByItself,
}

impl Answer {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Both => "both",
            Self::ByItself => "by_itself",
        }
    }

    fn of(name: &str) -> Self {
        [Self::Ours, Self::Theirs, Self::Both].into_iter().find(|answer| answer.name() == name).unwrap_or(Self::ByItself)
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    pub id: String,
    pub sort: CaseSort,
    pub row: RowKey,
    pub client_id: Option<ClientId>,
    /// The row as JSON: before both changes, as it stood here, and as it came.
    pub base: Option<String>,
    pub ours: String,
    pub theirs: String,
    /// What the merge came to, as JSON of whoever merged; absent where nothing was merged.
    pub merged: Option<String>,
    /// The server's resource and its version, from which an answer goes on.
    pub resource: Option<String>,
    pub server_version: Option<String>,
    /// Who wrote theirs, and when, as the resource says.
    pub their_author: Option<String>,
    pub their_at: Option<String>,
    pub found_utc: i64,
    pub answer: Option<Answer>,
    pub answered_utc: Option<i64>,
}

askel_domain::redacted!(Case);

fn case_row(row: &Row) -> rusqlite::Result<Case> {
    Ok(Case {
        id: row.get("id")?,
        sort: CaseSort::of(&row.get::<_, String>("sort")?),
        row: RowKey::read(row, "row_kind", "row_id", "row_version")?,
        client_id: client(row, "client_id")?,
        base: row.get("base")?,
        ours: row.get("ours")?,
        theirs: row.get("theirs")?,
        merged: row.get("merged")?,
        resource: row.get("resource")?,
        server_version: row.get("server_version")?,
        their_author: row.get("their_author")?,
        their_at: row.get("their_at")?,
        found_utc: row.get("found_utc")?,
        answer: row.get::<_, Option<String>>("answer")?.map(|name| Answer::of(&name)),
        answered_utc: row.get("answered_utc")?,
    })
}

/// Cases nobody has answered, the oldest first.
pub fn open_cases(read: &Read, limit: u32) -> StoreResult<Vec<Case>> {
    read.many(queries::SYNC_CONFLICT_OPEN, named_params! { ":limit": limit }, case_row)
}

pub fn count_open_cases(read: &Read) -> StoreResult<u32> {
    read.count(queries::SYNC_CONFLICT_COUNT, [])
}

pub fn find_case(read: &Read, id: &str) -> StoreResult<Option<Case>> {
    read.one(queries::SYNC_CONFLICT_GET, named_params! { ":id": id }, case_row)
}

/// Every case of one row, answered ones too, the newest first.
pub fn cases_of_row(read: &Read, key: &RowKey) -> StoreResult<Vec<Case>> {
    read.many(queries::SYNC_CONFLICT_OF_ROW, named_params! { ":kind": key.kind.name(), ":row_id": key.row_id, ":version": key.version }, case_row)
}

/// Keeps a case under its id; a case that is open already takes the newer words.
pub fn note_case(tx: &Tx, case: &Case) -> StoreResult<()> {
    case.client_id.into_iter().for_each(|client| tx.touch(client));
    tx.run(
        queries::SYNC_CONFLICT_PUT,
        named_params! {
            ":id": case.id, ":sort": case.sort.name(), ":row_kind": case.row.kind.name(), ":row_id": case.row.row_id, ":row_version": case.row.version,
            ":client_id": case.client_id.map(|id| id.to_string()), ":base": case.base, ":ours": case.ours, ":theirs": case.theirs,
            ":merged": case.merged, ":resource": case.resource, ":server_version": case.server_version,
            ":their_author": case.their_author, ":their_at": case.their_at, ":found_utc": case.found_utc,
            ":answer": case.answer.map(Answer::name), ":answered_utc": case.answered_utc,
        },
    )
}

pub fn answer(tx: &Tx, id: &str, answer: Answer) -> StoreResult<()> {
    tx.run(queries::SYNC_CONFLICT_ANSWER, named_params! { ":id": id, ":answer": answer.name(), ":at": tx.at().timestamp() })
}
