//! One meeting as an iCalendar event (RFC 5545): for a phone's camera, and as a file. Knows no client, no words and no store.

use std::path::Path;

use askel_domain::moment::Moment;
use icalendar::{Calendar, Component, Event, EventLike};
use uuid::Uuid;

use crate::folder::FolderProblem;
use crate::whole_file::write_dated;

/// What a calendar is told. The same meeting told again takes the place of what was told before.
pub struct Meeting {
    pub id: Uuid,
    pub starts_at: Moment,
    /// Without, the calendar shows when it begins and nothing more.
    pub ends_at: Option<Moment>,
    pub summary: String,
    /// Empty where no place is told.
    pub place: String,
    /// Empty where nothing more is told.
    pub note: String,
}

/// The event alone, as a phone's camera takes it.
pub fn for_camera(meeting: &Meeting, now: &Moment) -> String {
    event(meeting, now).to_string()
}

/// Writes the meeting as a file and answers its path. The name says nothing of the client.
///
/// # Errors
/// What stood in the folder's way; the file is then not there.
pub fn write(folder: &Path, now: &Moment, meeting: &Meeting) -> Result<String, FolderProblem> {
    let calendar = Calendar::new().push(event(meeting, now)).done();
    write_dated(folder, now, "ics", calendar.to_string().as_bytes())
}

/// Times in UTC, which every calendar turns into its own.
fn event(meeting: &Meeting, now: &Moment) -> Event {
    let mut event = Event::new();
    event.uid(&meeting.id.to_string()).timestamp(now.to_utc()).starts(meeting.starts_at.to_utc()).summary(&meeting.summary);
    if let Some(ends_at) = meeting.ends_at {
        event.ends(ends_at.to_utc());
    }
    if !meeting.place.is_empty() {
        event.location(&meeting.place);
    }
    if !meeting.note.is_empty() {
        event.description(&meeting.note);
    }
    event.done()
}
