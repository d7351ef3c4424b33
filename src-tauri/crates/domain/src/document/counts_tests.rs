//! Figures of an evaluation against figures worked out by hand from a page of rows.

use chrono::NaiveDate;

use super::*;
use crate::entry::{AnnulmentGround, Author, Cancelled, Change, Event, Meeting, NotMet};
use crate::id::{ClientId, PeriodId, TaskId, WorkerId};
use crate::moment::Moment;
use crate::task::{Responsible, TaskOutcome};

fn moment(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment of the test")
}

fn entry(number: u128, starts: &str, ends: Option<&str>, mode: ContactMode, body: EntryBody) -> Entry {
    Entry {
        id: EntryId(uuid::Uuid::from_u128(number)),
        version: 1,
        client_id: ClientId(uuid::Uuid::nil()),
        period_id: PeriodId(uuid::Uuid::nil()),
        session_id: None,
        event: Event {
            remote_obstacle: None,
            starts_at: moment(starts),
            ends_at: ends.map(moment),
            mode,
            place: String::new(),
            participants: String::new(),
            service_task: String::new(),
            social_service: String::new(),
        },
        body,
        author: Author {
            worker_id: WorkerId(uuid::Uuid::nil()),
            family_name: "Niemi".into(),
            given_names: "Kaisa".into(),
            title: String::new(),
            unit_name: String::new(),
            unit_oid: String::new(),
        },
        written_at: moment(starts),
        change: None,
    }
}

fn met(number: u128, starts: &str, ends: Option<&str>, mode: ContactMode) -> Entry {
    entry(number, starts, ends, mode, EntryBody::Meeting(Meeting::default()))
}

fn cancelled(number: u128, by: CancelledBy) -> Entry {
    let body = EntryBody::Cancelled(Cancelled { by, reason: None, details: String::new(), next_meeting: None });
    entry(number, "2026-03-05T10:00:00+02:00", None, ContactMode::Office, body)
}

fn term() -> FixedTerm {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day of the test");
    FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) }
}

/// By hand: home 75 + 60 = 135 min in 2; outreach 90 in 1; phone 20 + 15 = 35 in 2; message 1 without an end; network 50 in 1.
fn page() -> Vec<Entry> {
    use ContactMode::*;
    vec![
        met(1, "2026-02-03T10:00:00+02:00", Some("2026-02-03T11:15:00+02:00"), HomeVisit),
        met(2, "2026-02-10T10:00:00+02:00", Some("2026-02-10T11:00:00+02:00"), HomeVisit),
        met(3, "2026-02-17T12:00:00+02:00", Some("2026-02-17T13:30:00+02:00"), Outreach),
        met(4, "2026-02-19T09:00:00+02:00", Some("2026-02-19T09:20:00+02:00"), Phone),
        met(5, "2026-02-26T09:00:00+02:00", Some("2026-02-26T09:15:00+02:00"), Phone),
        met(6, "2026-03-02T15:00:00+02:00", None, Message),
        met(7, "2026-03-09T13:00:00+02:00", Some("2026-03-09T13:50:00+02:00"), NetworkMeeting),
        entry(
            8,
            "2026-03-04T10:00:00+02:00",
            None,
            HomeVisit,
            EntryBody::NotMet(NotMet { what_was_done: String::new(), next_attempt: None }),
        ),
        cancelled(9, CancelledBy::Client),
        cancelled(10, CancelledBy::Client),
        cancelled(11, CancelledBy::Worker),
        met(12, "2026-06-13T10:00:00+03:00", Some("2026-06-13T11:00:00+03:00"), HomeVisit), // the day after the term
        met(13, "2026-01-11T23:00:00+02:00", Some("2026-01-11T23:30:00+02:00"), Phone),     // the day before it
    ]
}

#[test]
fn meetings_and_minutes_are_counted_by_mode() {
    let counts = count(&page(), &[], term());
    let rows: Vec<_> = counts.modes.iter().map(|row| (row.mode, row.meetings, row.minutes, row.without_end)).collect();
    use ContactMode::*;
    assert_eq!(rows, [(HomeVisit, 2, 135, 0), (Outreach, 1, 90, 0), (Phone, 2, 35, 0), (Message, 1, 0, 1), (NetworkMeeting, 1, 50, 0)]);
    assert_eq!(counts.all(), Sum { meetings: 7, minutes: 310 });
    assert_eq!((counts.not_met, counts.cancelled_by_client, counts.cancelled_by_worker, counts.cancelled_by_other), (1, 2, 1, 0));
}

#[test]
fn the_share_of_remote_work_leaves_network_meetings_out() {
    let counts = count(&page(), &[], term());
    assert_eq!(counts.face_to_face(), Sum { meetings: 3, minutes: 225 });
    assert_eq!(counts.remote(), Sum { meetings: 3, minutes: 35 });
    assert_eq!(counts.remote_percent(), Some(50));
    assert_eq!(count(&page()[..4], &[], term()).remote_percent(), Some(25), "one of four");
    assert_eq!(count(&page()[2..5], &[], term()).remote_percent(), Some(67), "two of three: 66.7");
    assert_eq!(count(&[], &[], term()).remote_percent(), None, "no share of nothing");
}

#[test]
fn a_corrected_entry_counts_once_and_an_annulled_one_not_at_all() {
    let mut page = page();
    let mut corrected = page[0].clone();
    corrected.version = 2;
    corrected.event.ends_at = Some(moment("2026-02-03T10:45:00+02:00"));
    let mut annulled = page[2].clone();
    annulled.version = 2;
    annulled.change = Some(Change::Annulment { ground: AnnulmentGround::Mistake, reason: "Väärä päivä".into() });
    page.extend([corrected, annulled]);
    let counts = count(&page, &[], term());
    assert_eq!(counts.all(), Sum { meetings: 6, minutes: 190 }, "310 - 90 annulled - 30 corrected");
    page.reverse();
    assert_eq!(count(&page, &[], term()), counts, "in whichever order the rows come");
}

#[test]
fn each_task_counts_once_by_the_mark_that_stands() {
    let task = |number, mark: Option<Mark>| InterimTask {
            kind: Default::default(),
        id: TaskId(uuid::Uuid::from_u128(number)),
        client_id: ClientId(uuid::Uuid::nil()),
        goal_id: None,
        agreed_in: None,
        what: "Soitan siskolle".into(),
        responsible: Responsible::Client,
        due_on: None,
        may_hinder: String::new(),
        outcome: mark.map(|mark| TaskOutcome { mark, obstacle: String::new(), helped: None, marked_at: moment("2026-02-10T10:00:00+02:00") }),
        withdrawn: false,
    };
    let mut tasks: Vec<_> = [Some(Mark::Done), Some(Mark::Done), Some(Mark::Partly), Some(Mark::NotDone), Some(Mark::Dropped), None]
        .into_iter()
        .enumerate()
        .map(|(number, mark)| task(number as u128, mark))
        .collect();
    tasks.push(InterimTask { withdrawn: true, ..task(9, None) });
    assert_eq!(count(&[], &tasks, term()).tasks, TaskCounts { done: 2, partly: 1, not_done: 1, dropped: 1, unmarked: 1 });
}

#[test]
fn every_remote_way_of_meeting_is_in_the_share() {
    use ContactMode::*;
    let page: Vec<_> = [HomeVisit, Video, Phone, Chat, Message, Email]
        .into_iter()
        .enumerate()
        .map(|(number, mode)| met(number as u128 + 1, "2026-03-02T15:00:00+02:00", None, mode))
        .collect();
    let counts = count(&page, &[], term());
    assert_eq!((counts.remote().meetings, counts.face_to_face().meetings, counts.remote_percent()), (5, 1, Some(83)), "5 of 6: 83.3");
}

#[test]
fn a_task_counts_when_it_was_somebodys_during_the_term() {
    let task = |agreed_in, marked: Option<(Mark, &str)>| InterimTask {
        kind: Default::default(),
        id: TaskId(uuid::Uuid::nil()),
        client_id: ClientId(uuid::Uuid::nil()),
        goal_id: None,
        agreed_in,
        what: "Soitan siskolle".into(),
        responsible: Responsible::Client,
        due_on: None,
        may_hinder: String::new(),
        outcome: marked.map(|(mark, at)| TaskOutcome { mark, obstacle: String::new(), helped: None, marked_at: moment(at) }),
        withdrawn: false,
    };
    let entry = |number| Some(EntryId(uuid::Uuid::from_u128(number)));
    let tasks = [
        task(entry(13), Some((Mark::Done, "2026-01-11T10:00:00+02:00"))), // done before the term
        task(entry(13), Some((Mark::Done, "2026-01-12T10:00:00+02:00"))), // agreed before it, done on its first day
        task(entry(13), Some((Mark::NotDone, "2026-01-11T10:00:00+02:00"))), // still open when it began
        task(entry(12), None),                                            // agreed on the day after it
        task(None, None),
    ];
    assert_eq!(count(&page(), &tasks, term()).tasks, TaskCounts { done: 1, not_done: 1, unmarked: 1, ..TaskCounts::default() });
}

/// By hand: the group met for 90 minutes three times; the client came twice, let know once and stayed away once without a word.
#[test]
fn a_group_counts_for_each_client_as_a_meeting_face_to_face_and_an_absence_as_what_it_was() {
    let absence = |number, body| entry(number, "2026-03-18T13:00:00+02:00", None, ContactMode::Group, body);
    let entries = [
        met(1, "2026-03-04T13:00:00+02:00", Some("2026-03-04T14:30:00+02:00"), ContactMode::Group),
        met(2, "2026-03-11T13:00:00+02:00", Some("2026-03-11T14:30:00+02:00"), ContactMode::Group),
        absence(3, EntryBody::Cancelled(Cancelled { by: CancelledBy::Client, reason: None, details: String::new(), next_meeting: None })),
        absence(4, EntryBody::NotMet(NotMet { what_was_done: String::new(), next_attempt: None })),
    ];
    let counts = count(&entries, &[], term());
    assert_eq!(counts.modes, [MeetingCount { mode: ContactMode::Group, meetings: 2, minutes: 180, without_end: 0 }]);
    assert_eq!((counts.face_to_face(), counts.remote().meetings), (Sum { meetings: 2, minutes: 180 }, 0));
    assert_eq!((counts.cancelled_by_client, counts.not_met), (1, 1));
}
