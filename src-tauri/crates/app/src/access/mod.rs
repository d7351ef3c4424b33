//! The access log (käyttöloki) as the window asks for it: who has handled a client's data, when and why.

mod check;
mod handled;
mod reason;

pub(crate) use check::RecordCheck;
pub use check::record;
pub use handled::{demand_proof_for, open, save_as_csv, save_as_pdf};
pub use reason::give_reason;

use askel_domain::access::{Action, Why};
use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use serde::{Deserialize, Serialize};

use crate::answer::of_no_client;
use crate::client::ClientHead;

/// Why the worker opens the record of a client who is not their own.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasonGiven {
    pub client_id: ClientId,
    pub reason: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct AccessPage {
    pub client: ClientHead,
    pub unit_name: String,
    pub organisation_name: String,
    /// The newest first.
    pub rows: Vec<AccessRow>,
}

/// One handling: who, when, what was done to what, and by what right.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct AccessRow {
    pub at: Moment,
    /// Absent for a colleague whom the directory does not name.
    pub worker: Option<String>,
    pub worker_title: String,
    pub how: HandledHow,
    /// The log's noun: client, period, goal, session, draft, entry, task, access …
    pub noun: String,
    pub why: Option<Right>,
    /// The worker's own words.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HandledHow {
    Changed,
    Listed,
    /// Some words of it, among what a search found.
    Found,
    Opened,
    Revealed,
    Exported,
    LogRead,
    /// Asked for, and not shown.
    Refused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    OwnClient,
    Deputy,
    NewClient,
    Caseload,
    Reason,
    NoReason,
    NoProof,
    OtherClient,
}

/// Where the file with the rows was written.
#[derive(Serialize, ts_rs::TS)]
pub struct Saved {
    pub file: String,
}

#[derive(Serialize, ts_rs::TS)]
pub struct RecordView {
    pub state: RecordState,
    /// Rows of the log.
    pub rows: Option<u32>,
    /// The row from which on the log is not what was written; with `put_back`, the row that an anchor had seen.
    pub from: Option<u32>,
    /// With `differs`: the log's noun of what stands otherwise than the log says, and in whose record.
    pub noun: Option<String>,
    pub client: Option<ClientId>,
    /// With anything but `whole`: when the newest good backup was made.
    pub backup: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordState {
    Checking,
    Whole,
    /// The log is whole; what was being typed when the program last broke off may be older than it was.
    Cut,
    RowChanged,
    Differs,
    PutBack,
    ForgedAnchor,
    Damaged,
}

of_no_client!(Saved, RecordView);

impl From<Option<Action>> for HandledHow {
    fn from(action: Option<Action>) -> Self {
        match action {
            None => Self::Changed,
            Some(Action::List) => Self::Listed,
            Some(Action::Search) => Self::Found,
            Some(Action::Open) => Self::Opened,
            Some(Action::Reveal) => Self::Revealed,
            Some(Action::Export) => Self::Exported,
            Some(Action::Log) => Self::LogRead,
            Some(Action::Refuse) => Self::Refused,
        }
    }
}

impl From<Why> for Right {
    fn from(why: Why) -> Self {
        match why {
            Why::OwnClient => Self::OwnClient,
            Why::Deputy => Self::Deputy,
            Why::NewClient => Self::NewClient,
            Why::Caseload => Self::Caseload,
            Why::Reason => Self::Reason,
            Why::NoReason => Self::NoReason,
            Why::NoProof => Self::NoProof,
            Why::OtherClient => Self::OtherClient,
        }
    }
}
