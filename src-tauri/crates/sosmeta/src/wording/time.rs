//! Days and times as a sentence says them; knows no clock.

use askel_domain::moment::{Moment, write_date, write_time};
use askel_domain::worker::Language;
use chrono::{Datelike, NaiveDate, Timelike};

use super::phrase::fill;
use crate::labels::Labels;

/// `10.2.2026`, in English `10/2/2026`.
pub fn day(date: NaiveDate, labels: &Labels) -> String {
    match labels.language {
        Language::Fi | Language::Sv => write_date(date),
        Language::En => date.format("%-d/%-m/%Y").to_string(),
    }
}

/// `tiistaina 10.2.2026 klo 10.00`, on the clock of the moment's own offset.
pub fn moment(moment: Moment, labels: &Labels) -> String {
    let date = moment.date_naive();
    let weekday = &labels.times.weekdays[date.weekday().num_days_from_monday() as usize];
    fill(&labels.times.when, &[("weekday", weekday), ("date", &day(date, labels)), ("time", &clock(moment, labels))])
}

/// `tiistaina 10.2.2026 klo 10.00–11.15`; the start alone when no end is known.
pub fn span(starts: Moment, ends: Option<Moment>, labels: &Labels) -> String {
    let from = moment(starts, labels);
    match ends {
        None => from,
        Some(end) if end.date_naive() == starts.date_naive() => format!("{from}–{}", clock(end, labels)),
        Some(end) => format!("{from} – {}", moment(end, labels)),
    }
}

/// "Seuraava tapaaminen on tiistaina …", as a sentence of its own, or nothing.
pub(super) fn sentence_with(template: &str, when: Option<Moment>, labels: &Labels) -> Option<String> {
    when.map(|when| super::phrase::sentence(&fill(template, &[("when", &moment(when, labels))])))
}

fn clock(moment: Moment, labels: &Labels) -> String {
    match labels.language {
        Language::Fi | Language::Sv => write_time(moment.time()),
        Language::En => format!("{}:{:02}", moment.hour(), moment.minute()),
    }
}
