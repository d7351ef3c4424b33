//! Identifiers: one type per noun, all UUIDv7 made from a clock and random bytes that are passed in.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Makes a time-ordered UUID (RFC 9562 version 7) from Unix milliseconds and ten random bytes.
pub fn time_ordered(unix_millis: u64, random: &[u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(unix_millis, random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    WorkerId,
    ClientId,
    ClosePersonId,
    PeriodId,
    GoalId,
    StepId,
    SessionId,
    DraftId,
    /// The same for every version of one entry.
    EntryId,
    TaskId,
    /// One filling of a measure.
    MeasureResponseId,
    /// One scoring of the goals by goal attainment scaling.
    GasRecordId,
    RiskId,
    TeamMemberId,
    GroupId,
    GroupMemberId,
    GroupSessionId,
    PhraseId,
    /// One installation of Askel holding one vault.
    DeviceId,
}
