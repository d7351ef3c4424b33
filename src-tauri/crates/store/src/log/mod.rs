//! The one log: every change and every look at a client's record is a row, chained by hash and sealed, and never goes.
//! Knows how rows follow each other, not what they mean.

mod access;
mod anchor;
mod append;
mod check;
mod last;
mod state;
mod told;
mod wal;

pub use access::{Handled, Looked, handled, looks_after, note_access};
pub use anchor::{Anchor, Witness};
pub(crate) use anchor::{ANCHOR_EVERY, Anchors, has_outgrown_its_anchors};
pub use append::{demand_owner, newest};
pub(crate) use append::{append, append_of, head, seal_older};
pub(crate) use check::{quick, walk_now};
pub(crate) use last::LastWrite;
pub use check::{Break, Checker, Verdict};
pub use state::Difference;
pub use told::{ChangedRow, bodies_of_row, changed_between, newest_at, written};

use askel_domain::id::ClientId;
use askel_domain::moment::Moment;

/// What changed. The name is what the log keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    Risk,
    Team,
    Document,
    /// What the organisation asks before enhanced support.
    Criteria,
    /// The organisation's ready sentences, and the worker's own.
    Phrase,
    /// A measure's imported file, and each filling of one.
    Measure,
    Gas,
    /// A group, its members, meetings and attendance.
    Group,
    /// The client's copy "Mitä sovimme": whether it may be left at home.
    Leaf,
    /// The vault's own keys: what happened to them, never what they are.
    Vault,
    /// Each opening and locking of the vault.
    Opening,
    /// The organisation's policy, and when its server closed or opened this laptop.
    Policy,
    /// The log itself, when somebody reads who has handled a client's data.
    Access,
}

impl Noun {
    /// Those whose newest row stands in the record.
    const OF_STATE: [Self; 19] = [
        Self::Worker,
        Self::Client,
        Self::Period,
        Self::Goal,
        Self::Session,
        Self::Draft,
        Self::Entry,
        Self::Task,
        Self::Code,
        Self::Delivery,
        Self::Risk,
        Self::Team,
        Self::Measure,
        Self::Gas,
        Self::Document,
        Self::Criteria,
        Self::Phrase,
        Self::Group,
        Self::Leaf,
    ];

    fn of_state(name: &str) -> Option<Self> {
        Self::OF_STATE.into_iter().find(|noun| noun.name() == name)
    }

    pub const fn name(self) -> &'static str {
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
            Self::Risk => "risk",
            Self::Team => "team",
            Self::Document => "document",
            Self::Criteria => "criteria",
            Self::Phrase => "phrase",
            Self::Measure => "measure",
            Self::Gas => "gas",
            Self::Group => "group",
            Self::Leaf => "leaf",
            Self::Vault => "vault",
            Self::Opening => "opening",
            Self::Policy => "policy",
            Self::Access => "access",
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

#[cfg(test)]
mod any_edit_tests;
#[cfg(test)]
mod last_tests;
#[cfg(test)]
mod tests;
