//! What periods bring to the day's page: a term about to end, a review that was agreed.

use askel_domain::id::ClientId;
use askel_domain::period::ServicePeriod;
use askel_store::Read;
use chrono::NaiveDate;

use super::{PeriodRef, ReminderKind, ReminderRow};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

/// More than these nobody reads in the morning; the rest come as the first ones are seen.
const MOST: u32 = 30;

/// Of every period that runs today: the earliest day first.
pub(crate) fn due(read: &Read, today: NaiveDate) -> Result<Vec<ReminderRow>, Failure> {
    let mut rows = vec![];
    for period in askel_store::period::noticed_on(read, today, MOST)? {
        let mut days: Vec<_> = period.course.reviews_due(today).into_iter().map(|on| (ReminderKind::Review, on)).collect();
        days.extend(period.term_reminder(today).map(|_| (ReminderKind::TermEnds, period.term.ends_on)));
        if days.is_empty() {
            continue;
        }
        let name = crate::client::require(read, period.client_id)?.name();
        rows.extend(days.into_iter().map(|(kind, on)| row(&period, period.client_id, name.clone(), kind, on, today)));
    }
    rows.sort_by(|one, other| (one.on, &one.client_name).cmp(&(other.on, &other.client_name)));
    Ok(rows)
}

fn row(period: &ServicePeriod, client_id: ClientId, client_name: String, kind: ReminderKind, on: NaiveDate, today: NaiveDate) -> ReminderRow {
    ReminderRow { kind, client_id, client_name, period_id: period.id, on, days_left: (on - today).num_days() }
}

/// The worker has seen that the term ends: the day's page is quiet until the next reminder.
pub fn seen(open: &mut Open, request: PeriodRef) -> Result<Answer<()>, Failure> {
    let today = open.today();
    let client = open.look(|read| Ok(askel_store::period::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    open.write_of(client, |tx| {
        let mut period = askel_store::period::get(tx, request.id)?.ok_or(FailureCode::NotFound)?;
        if let Some(reminder) = period.term_reminder(today) {
            period.course.reminded_weeks = Some(reminder.weeks);
            askel_store::period::put(tx, &period)?;
        }
        Ok(())
    })?;
    Ok(Answer::changed((), &[Noun::Period]).undoable(open, Deed::ReminderSeen))
}
