//! What is agreed while a service goes on: changes of the term, reviews, deputies, and how long remote work alone may last.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{ServicePeriod, TermChange};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

/// Days before an agreed review from which it stands on the day's page.
pub const REVIEW_NOTICE_DAYS: i64 = 14;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// In the order they were made; none is ever taken out.
    pub term_changes: Vec<TermChange>,
    pub reviews: Vec<AgreedReview>,
    pub deputies: Vec<Deputy>,
    /// The last reminder of the term's end that the worker has seen: 6, 4 or 2.
    pub reminded_weeks: Option<u8>,
    /// Days that the plan lets pass without meeting face to face. Absent: the plan says nothing.
    pub remote_alone_days: Option<u16>,
}

/// A review agreed in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedReview {
    pub on: NaiveDate,
    pub held: bool,
}

/// Who looks after the client while the own worker is away, both days included.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputy {
    pub name: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

redacted!(Deputy);

impl Course {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reviews that are due within [`REVIEW_NOTICE_DAYS`] or late, the earliest first.
    pub fn reviews_due(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let mut due: Vec<_> = self.reviews.iter().filter(|review| !review.held && (review.on - today).num_days() <= REVIEW_NOTICE_DAYS).map(|review| review.on).collect();
        due.sort();
        due
    }

    /// The first day from which [`reviews_due`](Self::reviews_due) has something to say.
    pub fn next_review_notice(&self) -> Option<NaiveDate> {
        let first = self.reviews.iter().filter(|review| !review.held).map(|review| review.on).min()?;
        first.checked_sub_days(Days::new(REVIEW_NOTICE_DAYS as u64))
    }

    /// The deputy of the day, the one named last when several are.
    pub fn deputy_on(&self, day: NaiveDate) -> Option<&Deputy> {
        self.deputies.iter().rev().find(|deputy| (deputy.from..=deputy.until).contains(&day))
    }

    /// Reviews and deputies against the term: days outside it are explained, and none is lost.
    pub fn check(&self, period: &ServicePeriod) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        for (index, review) in self.reviews.iter().enumerate() {
            if !review.held && !period.term.contains(review.on) {
                problems.add(format!("reviews.{index}"), ProblemCode::OutsideTerm);
            }
        }
        for (index, deputy) in self.deputies.iter().enumerate() {
            problems.text(&format!("deputies.{index}.name"), &deputy.name, 200);
            if deputy.until < deputy.from {
                problems.add(format!("deputies.{index}.until"), ProblemCode::EndBeforeStart);
            }
        }
        problems.done()
    }
}
