//! Tänään: the day in order, what is unfinished, and what was promised.

use askel_domain::client::NonDisclosure;
use askel_domain::id::{ClientId, DraftId, SessionId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use chrono::NaiveDate;
use serde::Serialize;

use crate::delivery::DraftRow;
use crate::task::TaskView;

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    pub date: NaiveDate,
    /// ISO week.
    pub week: u32,
    /// In the order of the day.
    pub sessions: Vec<TodayRow>,
    /// Earlier meetings with no entry yet, oldest first.
    pub unrecorded: Vec<TodayRow>,
    pub drafts: Vec<DraftRow>,
    /// The worker's own promises due today or late.
    pub promises: Vec<TaskView>,
    pub clients: u32,
    /// The next day that has a meeting, when today has none left.
    pub next_day: Option<NaiveDate>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayRow {
    pub session_id: SessionId,
    pub client_id: ClientId,
    pub client_name: String,
    pub non_disclosure: NonDisclosure,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    /// Empty for a client with a non-disclosure order.
    pub place: String,
    /// The first words of what was agreed or told last time.
    pub last_time: String,
    /// The small step being taken: its words, its number, and how many there are.
    pub step: Option<StepNow>,
    pub open_tasks: Vec<String>,
    pub term_days_left: Option<i64>,
    pub draft: Option<DraftId>,
    /// An entry settled this meeting.
    pub recorded: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct StepNow {
    pub text: String,
    pub number: u32,
    pub of: u32,
}
