//! A meeting that did not take place: the client was not met, or somebody cancelled.

use askel_domain::entry::{Cancelled, CancelledBy, NotMet};
use askel_domain::session::ContactMode;

use super::time::sentence_with;
use super::{Passage, merged};
use crate::labels::Labels;

/// Says in words that the client was not met, what was done, and when the worker tries again.
pub fn not_met<'a>(attempt: &NotMet, mode: ContactMode, labels: &'a Labels) -> Vec<Passage<'a>> {
    let words = &labels.not_met;
    let that = match mode {
        mode if mode.is_remote() => &words.not_reached,
        _ => &words.not_met,
    };
    let mut passages = vec![Passage::plain(that.clone())];
    passages.extend(Passage::under(&words.what_was_done, &attempt.what_was_done));
    passages.extend(sentence_with(&words.next_attempt, attempt.next_attempt, labels).map(Passage::plain));
    passages
}

/// Who cancelled, the details as written, and the next meeting.
pub fn cancelled(cancelled: &Cancelled, labels: &Labels) -> String {
    let by = match cancelled.by {
        CancelledBy::Client => &labels.cancelled.by_client,
        CancelledBy::Worker => &labels.cancelled.by_worker,
        CancelledBy::Other => &labels.cancelled.by_other,
    };
    let details = cancelled.details.trim();
    let first = if details.is_empty() { by.clone() } else { format!("{by} {details}") };
    let next = sentence_with(&labels.times.next_meeting, cancelled.next_meeting, labels);
    merged(std::iter::once(first).chain(next).map(Passage::plain))
}
