//! What may be said of the server: pure functions of what was proven, which is what was read back. Codes with their
//! parameters; the words are chosen elsewhere. Knows no server and no file.

mod header;

pub use header::{Because, Claim, Facts, Network, STALE_AFTER, Sentence, ServerFacts, Tally, Tone, header};

use serde::Serialize;

/// What this laptop has written down about one row of the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowFacts<'a> {
    /// A draft never leaves; whatever else is known of it says nothing.
    pub is_draft: bool,
    /// Its row in the outbox: something of it has not been proven to be there.
    pub queued: Option<Queued<'a>>,
    /// What was last read back of its leading resource. Void where there was another server, or an older one, since.
    pub read_back: Option<ReadBack<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queued<'a> {
    pub stand: Stand<'a>,
    /// Unix seconds of its oldest change that has not arrived.
    pub since_utc: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand<'a> {
    Waiting {
        /// Never sent as it stands here, or the server was read since and does not hold it. `false`: it may be there all the same,
        /// as everything may after the server has turned out to be another one.
        only_here: bool,
    },
    Sending {
        /// Written again after it went out.
        changed: bool,
        /// What the server answered. It proves nothing: servers answer and do not store.
        answered: Option<&'a str>,
    },
    SetAside {
        reason: &'a str,
    },
    TwoVersions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBack<'a> {
    pub version: &'a str,
    pub at_utc: i64,
}

/// The seven states of a record (ui.md §7.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RecordState {
    Draft,
    Waiting {
        since_utc: i64,
        only_here: bool,
    },
    Sending {
        since_utc: i64,
    },
    /// Version and content were read back then.
    OnServer {
        version: String,
        at_utc: i64,
    },
    ChangedWhileSending {
        since_utc: i64,
    },
    NeedsAttention {
        reason: String,
        since_utc: i64,
    },
    TwoVersions {
        since_utc: i64,
    },
}

/// Only what was read back and has not changed since is on the server. What is nowhere waits: it has not been proven.
pub fn state(row: &RowFacts) -> RecordState {
    match (row.is_draft, row.queued, row.read_back) {
        (true, ..) => RecordState::Draft,
        (false, Some(Queued { stand, since_utc }), _) => match stand {
            Stand::Waiting { only_here } => RecordState::Waiting { since_utc, only_here },
            Stand::Sending { changed: true, .. } => RecordState::ChangedWhileSending { since_utc },
            Stand::Sending { changed: false, .. } => RecordState::Sending { since_utc },
            Stand::SetAside { reason } => RecordState::NeedsAttention { reason: reason.to_owned(), since_utc },
            Stand::TwoVersions => RecordState::TwoVersions { since_utc },
        },
        (false, None, Some(ReadBack { version, at_utc })) => RecordState::OnServer { version: version.to_owned(), at_utc },
        (false, None, None) => RecordState::Waiting { since_utc: 0, only_here: false },
    }
}

#[cfg(test)]
mod any_history_tests;
#[cfg(test)]
mod tests;
