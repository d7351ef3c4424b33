//! The fixed term: revised with a reason, never losing its old value; overlaps; and the reminders before its end.
//! Source: domain.md §1 step 11 (3-6 months, revisable as the service proceeds) and §7 G (reminders 6, 4 and 2 weeks before).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{FixedTerm, ServicePeriod};
use crate::id::PeriodId;
use crate::moment::Moment;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

/// Weeks before the end at which the worker is reminded.
pub const REMINDER_WEEKS: [u8; 3] = [6, 4, 2];

/// One change of the term: what it was, what it became, why, and who decided it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermChange {
    pub from: FixedTerm,
    pub to: FixedTerm,
    pub reason: String,
    pub decided_by: String,
    pub changed_at: Moment,
}

redacted!(TermChange);

/// The term is about to end. `weeks` is the stage (6, 4 or 2) that has been reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermReminder {
    pub weeks: u8,
    pub days_left: i64,
}

impl ServicePeriod {
    /// Sets another term and keeps the old one. The same term again changes nothing.
    ///
    /// # Errors
    /// An end before its start, no reason, or nobody who decided.
    pub fn revise_term(&mut self, to: FixedTerm, reason: &str, decided_by: &str, changed_at: Moment) -> Result<(), Vec<Problem>> {
        if to == self.term {
            return Ok(());
        }
        let mut problems = Problems::default();
        if to.ends_on < to.starts_on {
            problems.add("endsOn", ProblemCode::EndBeforeStart);
        }
        let reason = problems.text("termReason", reason, 1_000);
        let decided_by = problems.text("termDecidedBy", decided_by, 200);
        problems.done()?;
        let (reason, decided_by) = (reason.unwrap_or_default(), decided_by.unwrap_or_default());
        self.course.term_changes.push(TermChange { from: self.term, to, reason, decided_by, changed_at });
        // A new end has its own reminders.
        self.course.reminded_weeks = None;
        self.term = to;
        Ok(())
    }

    /// What to remind of today, unless the worker has seen it already.
    pub fn term_reminder(&self, today: NaiveDate) -> Option<TermReminder> {
        let days_left = self.term.days_left(today);
        let weeks = REMINDER_WEEKS.into_iter().filter(|weeks| days_left <= i64::from(*weeks) * 7).min()?;
        let seen = self.course.reminded_weeks.is_some_and(|seen| seen <= weeks);
        (days_left >= 0 && !seen).then_some(TermReminder { weeks, days_left })
    }
}

impl ServicePeriod {
    /// From which day on the day's page has something to say of this period; `None` when nothing is left to say.
    pub fn notice_on(&self) -> Option<NaiveDate> {
        let seen = self.course.reminded_weeks.unwrap_or(u8::MAX);
        let next = REMINDER_WEEKS.into_iter().find(|weeks| *weeks < seen);
        let of_term = next.and_then(|weeks| self.term.ends_on.checked_sub_days(Days::new(u64::from(weeks) * 7)));
        [of_term, self.course.next_review_notice()].into_iter().flatten().min()
    }
}

/// A period of the same service whose term shares a day with this one: two entries of one day would have two homes.
pub fn overlapping(others: &[ServicePeriod], period: &ServicePeriod) -> Option<PeriodId> {
    let shares = |other: &&ServicePeriod| {
        other.id != period.id
            && other.social_service == period.social_service
            && other.term.starts_on <= period.term.ends_on
            && period.term.starts_on <= other.term.ends_on
    };
    others.iter().find(shares).map(|other| other.id)
}
