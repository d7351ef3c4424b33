//! The national documents field by field, as the Sosmeta schemas spell them; knows no rule of ours.
//! Fields carry the schemas' own names and nothing else: `additionalProperties` is false everywhere.

mod cancellation;
mod meeting;
mod network_meeting;
mod parts;

pub use cancellation::{ACCEPTED_REASONS, CancellationDocument, CancellationEntry, CancellationEvent, CancellationRecord};
pub use meeting::{MeetingDocument, MeetingEntry, MeetingEvent, MeetingRecord};
pub use network_meeting::{NetworkMeetingDocument, NetworkMeetingEntry, NetworkMeetingEvent, NetworkMeetingRecord};
pub use parts::{Ajanjakso, Asiakas, Koodi, Laatija, Tunnus};

use askel_domain::moment::Moment;
use chrono::{NaiveDate, SecondsFormat};

/// Date and time with seconds and offset, `2026-02-03T10:00:00+02:00`: the schemas' pattern takes no less.
pub fn hetki(moment: Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// `2026-02-03`
pub fn paivamaara(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Text, or no field at all: an empty field would claim that something was recorded.
pub fn teksti(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
