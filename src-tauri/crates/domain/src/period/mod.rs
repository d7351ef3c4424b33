//! The service period: under which task and service the work is done, on what basis, by whom, and for how long.

mod course;
mod term;
#[cfg(test)]
mod tests;

pub use course::{AgreedReview, Course, Deputy};
pub use term::{TermChange, TermReminder, overlapping};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ClientId, PeriodId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServicePeriod {
    pub id: PeriodId,
    pub client_id: ClientId,
    /// Codes of `CodeSystem::ServiceTask` and `CodeSystem::SocialService`.
    pub service_task: String,
    pub social_service: String,
    pub own_worker: String,
    pub term: FixedTerm,
    pub basis: Basis,
    /// What has been agreed since: absent in periods written before there was anything of it.
    #[serde(default, skip_serializing_if = "Course::is_empty")]
    pub course: Course,
}

/// First and last day of the service, both included. Usually 3-6 months; the length is the organisation's to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedTerm {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// What the service rests on. The decision is made in the main system; here is only a copy of its dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    pub assessment_on: Option<NaiveDate>,
    pub plan_on: Option<NaiveDate>,
    pub decision_on: Option<NaiveDate>,
    pub decision_from: Option<NaiveDate>,
    pub decision_until: Option<NaiveDate>,
}

impl FixedTerm {
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.starts_on..=self.ends_on).contains(&day)
    }

    /// `(11, 22)`: in which week of how many, both from one; clamped to the term.
    pub fn week_on(&self, day: NaiveDate) -> (u32, u32) {
        let weeks = |days: i64| (days.max(0) / 7 + 1) as u32;
        let whole = weeks((self.ends_on - self.starts_on).num_days());
        (weeks((day - self.starts_on).num_days()).min(whole), whole)
    }

    pub fn days_left(&self, day: NaiveDate) -> i64 {
        (self.ends_on - day).num_days()
    }
}
