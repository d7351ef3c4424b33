//! Groups: who runs them, who is in them, when they meet, and who came. The group's own words say nothing of a person.
//! Source: domain.md §1 steps 9 and 8 (own client's participation only; one entry per meeting, cancellations and no-shows too).

mod capture;
mod names;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::id::{ClientId, EntryId, GroupId, GroupMemberId, GroupSessionId};
use crate::moment::Moment;
use crate::redact::redacted;

pub use capture::{Capture, CaptureForm, Decided, PartForm, PartId, Present, SessionFacts, decide, held};
pub use names::{Participant, SetAside, check_entry, check_own_words, names_in};

pub const LONGEST_NAME: u32 = 200;
pub const LONGEST_TEXT: u32 = 2000;

/// A group of clients that meets. It has its own place and its own words, which name nobody in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub purpose: String,
    /// Where the group meets: never anybody's home.
    pub place: String,
    /// ISO: 1 is Monday.
    pub weekday: Option<u8>,
    pub starts: Option<NaiveTime>,
    pub ends: Option<NaiveTime>,
    /// Who runs it, in the worker's words.
    pub run_by: String,
    /// Words of the group's own that are spelled like a member's name and do not mean them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// The group meets no more since this day.
    pub ended_on: Option<NaiveDate>,
}

/// One client's time in a group, both days included. Who comes back is a new row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMember {
    pub id: GroupMemberId,
    pub group_id: GroupId,
    pub client_id: ClientId,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl GroupMember {
    pub fn is_in(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A meeting of the group. It carries no participant: attendance has rows of its own, each in one client's record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSession {
    pub id: GroupSessionId,
    pub group_id: GroupId,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub place: String,
    pub state: GroupSessionState,
    /// What the group did, as it stands in each entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group_did: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum GroupSessionState {
    Planned,
    /// Some entries are finished and some are not: the time and the shared part stand.
    Recording,
    Held,
    /// Taken off the calendar.
    Removed,
}

impl GroupSession {
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, GroupSessionState::Planned | GroupSessionState::Recording)
    }
}

/// How it was with one client when the group met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Attendance {
    /// Becomes an entry of the meeting (1506.19005).
    Present,
    /// Let the worker know: the client cancelled (1506.19006).
    Told,
    /// Did not come and said nothing: not met (1506.19005, the attempt).
    NoWord,
    /// It was agreed beforehand that the client would not come: nothing was cancelled and nothing attempted, so that there is nothing
    /// to record but the attendance (703/2023: only what the task needs).
    Excused,
}

/// One client's attendance at one meeting, inserted once. What was written of it is mended through its entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceRow {
    /// The entry's id where there is one; this row's own otherwise.
    pub id: EntryId,
    pub session_id: GroupSessionId,
    pub client_id: ClientId,
    pub attendance: Attendance,
}

redacted!(Group, GroupMember, GroupSession, AttendanceRow);

#[cfg(test)]
mod any_capture_tests;
#[cfg(test)]
mod tests;
