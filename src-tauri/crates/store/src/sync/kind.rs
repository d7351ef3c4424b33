//! The sorts of rows that the server hears of. Finer than the log's nouns: a group, its meeting and who came are told apart.

use askel_domain::id::ClientId;
use serde::{Deserialize, Serialize};

use crate::log::{Change, Noun};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Worker,
    Client,
    Period,
    Goal,
    Session,
    Entry,
    Task,
    Team,
    Risk,
    /// A measure's file.
    Measure,
    /// A finished filling of a measure.
    Response,
    Gas,
    Document,
    Group,
    GroupSession,
    GroupMember,
    Attendance,
}

impl RowKind {
    /// Who others lean on comes first.
    pub const ALL: [Self; 17] = [
        Self::Worker,
        Self::Client,
        Self::Period,
        Self::Measure,
        Self::Group,
        Self::Goal,
        Self::Session,
        Self::Team,
        Self::Risk,
        Self::Entry,
        Self::Task,
        Self::Response,
        Self::Gas,
        Self::Document,
        Self::GroupSession,
        Self::GroupMember,
        Self::Attendance,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Client => "client",
            Self::Period => "period",
            Self::Goal => "goal",
            Self::Session => "session",
            Self::Entry => "entry",
            Self::Task => "task",
            Self::Team => "team",
            Self::Risk => "risk",
            Self::Measure => "measure",
            Self::Response => "response",
            Self::Gas => "gas",
            Self::Document => "document",
            Self::Group => "group",
            Self::GroupSession => "group_session",
            Self::GroupMember => "group_member",
            Self::Attendance => "attendance",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Several people's laptops may change it.
    pub const fn is_shared(self) -> bool {
        !self.is_written_once() && !matches!(self, Self::Worker)
    }

    /// Written once: what the server holds of it never changes.
    pub const fn is_written_once(self) -> bool {
        matches!(self, Self::Entry | Self::Document | Self::Response | Self::Gas | Self::Measure | Self::Attendance)
    }
}

/// One row of the record, as the server hears of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowKey {
    pub kind: RowKind,
    pub row_id: String,
    /// Of entries and documents; 0 where there is but one.
    pub version: u32,
}

impl RowKey {
    pub fn new(kind: RowKind, row_id: impl ToString) -> Self {
        Self { kind, row_id: row_id.to_string(), version: 0 }
    }

    pub fn version(kind: RowKind, row_id: impl ToString, version: u32) -> Self {
        Self { kind, row_id: row_id.to_string(), version }
    }

    /// The row that a change tells of, where the noun alone says which: versions, measures and groups are named by who writes them.
    pub(crate) fn of_change(change: &Change) -> Option<Self> {
        let kind = match change.noun {
            Noun::Worker => RowKind::Worker,
            Noun::Client => RowKind::Client,
            Noun::Period => RowKind::Period,
            Noun::Goal => RowKind::Goal,
            Noun::Session => RowKind::Session,
            Noun::Task => RowKind::Task,
            Noun::Risk => RowKind::Risk,
            Noun::Team => RowKind::Team,
            Noun::Gas => RowKind::Gas,
            _ => return None,
        };
        Some(Self::new(kind, &change.row_id))
    }

    pub(super) fn read(row: &rusqlite::Row, kind: &str, id: &str, version: &str) -> rusqlite::Result<Self> {
        let name: String = row.get(kind)?;
        let index = row.as_ref().column_index(kind)?;
        let kind = RowKind::of(&name).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, "a kind of row".into()))?;
        Ok(Self { kind, row_id: row.get(id)?, version: row.get(version)? })
    }
}

pub(super) fn client(row: &rusqlite::Row, column: &str) -> rusqlite::Result<Option<ClientId>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|id| id.parse().ok()))
}

/// Puts the resources of one row in their order. SQLite would open a sorter for each row that is asked for, and lock its memory.
pub(super) fn leading_first<T>(resources: &mut [T], of: impl Fn(&T) -> (bool, &str, &str)) {
    resources.sort_by(|one, other| {
        let ((leads, kind, id), (other_leads, other_kind, other_id)) = (of(one), of(other));
        (!leads, kind, id).cmp(&(!other_leads, other_kind, other_id))
    });
}
