//! How long a laptop's data opens without a word from the organisation's server, and what is left open after that. Moments and
//! days only; knows no server and no file. Nothing here deletes: what is closed opens again with the next contact.
//! Source: sync.md R21 and §4 item 7.

use std::time::Duration;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// The last time the server was heard, and how far time is known to have come since. Kept inside the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub heard_at: Moment,
    /// Never goes back without a contact, whatever the wall clock does: what was seen once has passed.
    pub latest: Moment,
    /// The server said that this laptop is no longer let in.
    pub revoked: bool,
}

impl Contact {
    /// The policy was placed: the days begin.
    pub fn begin(now: Moment) -> Self {
        Self { heard_at: now, latest: now, revoked: false }
    }

    /// The server has answered as to a laptop it knows. The days run from the earlier of the two clocks: a laptop whose clock was
    /// set ahead for the contact gains nothing when it is set back.
    pub fn heard(now: Moment, server: Option<Moment>) -> Self {
        Self::begin(server.map_or(now, |server| server.min(now)))
    }

    pub fn refused(self) -> Self {
        Self { revoked: true, ..self }
    }

    /// `steady`: what a clock that never jumps says has passed since the last look.
    pub fn passed(&mut self, now: Moment, steady: Duration) {
        let worked = TimeDelta::from_std(steady).ok().and_then(|steady| self.latest.checked_add_signed(steady));
        self.latest = worked.unwrap_or(self.latest).max(now);
    }
}

/// What opens now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No policy: no server that could be missed.
    Unbound,
    /// Everything, for so many whole days more.
    Open { days_left: u16 },
    /// Too long without contact.
    Over,
    /// The server has closed this laptop.
    Revoked,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Anything of the record.
    Record,
    /// What was begun and is not finished, and what is finished and is nowhere else yet.
    Unfinished,
}

impl Standing {
    pub fn of(days: Option<u16>, contact: Option<&Contact>) -> Self {
        let (Some(days), Some(contact)) = (days, contact) else { return Self::Unbound };
        if contact.revoked {
            return Self::Revoked;
        }
        let left = TimeDelta::days(i64::from(days)) - (contact.latest - contact.heard_at);
        if left <= TimeDelta::zero() { Self::Over } else { Self::Open { days_left: u16::try_from(left.num_days()).unwrap_or(days) } }
    }

    /// Signing in and syncing are always possible: they are the way back.
    pub const fn lets(self, reach: Reach) -> bool {
        match self {
            Self::Unbound | Self::Open { .. } => true,
            Self::Over => matches!(reach, Reach::Unfinished),
            Self::Revoked => false,
        }
    }
}

#[cfg(test)]
#[path = "lease_tests.rs"]
mod tests;
