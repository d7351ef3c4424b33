//! Reijo's five months end as they were told: every meeting, task, step and level, and nothing lost on the way.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientPage, ClientRef, ClientSearch};
use askel_app::failure::FailureCode;
use askel_app::{delivery, task, today};
use askel_domain::draft::{EntryKind, Who};
use askel_domain::entry::Mark;
use askel_domain::goal::{GoalDirection, StepState};
use askel_domain::session::ContactMode;
use askel_store::log::Verdict;
use serde_json::{Value, json};

use crate::theatre::{Theatre, five_months, five_months_until};

fn steps_done(page: &ClientPage) -> Vec<usize> {
    page.goals.iter().map(|goal| goal.steps.iter().filter(|step| step.state == StepState::Done).count()).collect()
}

#[test]
fn every_meeting_is_counted_in_its_mode() {
    let page = five_months().page("reijo");
    let mut modes: Vec<(ContactMode, u32)> = page.meetings.modes.iter().map(|mode| (mode.mode, mode.count)).collect();
    modes.sort_by_key(|(mode, _)| mode.name());
    let expected = [
        (ContactMode::Group, 2),
        (ContactMode::HomeVisit, 11),
        (ContactMode::Message, 1),
        (ContactMode::NetworkMeeting, 1),
        (ContactMode::Office, 1),
        (ContactMode::Outreach, 4),
        (ContactMode::Phone, 3),
        (ContactMode::Video, 1),
    ];
    assert_eq!(modes, expected);
    assert_eq!((page.meetings.meetings, page.meetings.recorded_together), (24, 21));
    assert_eq!(page.meetings.minutes, 25 * 60 + 30);
}

#[test]
fn the_cancellation_and_the_closed_door_are_on_the_timeline_and_no_meetings() {
    let page = five_months().page("reijo");
    let count = |kind| page.timeline.iter().filter(|row| row.kind == kind).count();
    assert_eq!((page.timeline_total, page.timeline.len()), (26, 26));
    assert_eq!((count(EntryKind::Meeting), count(EntryKind::NotMet), count(EntryKind::Cancelled)), (24, 1, 1));
    assert!(page.timeline.is_sorted_by(|newer, older| newer.starts_at > older.starts_at));
}

#[test]
fn tasks_end_done_dropped_or_open_with_what_stood_in_the_way() {
    let page = five_months().page("reijo");
    let marked = |mark| page.tasks.iter().filter(|task| task.mark == Some(mark)).count();
    assert_eq!(page.tasks.len(), 26);
    assert_eq!((marked(Mark::Done), marked(Mark::Dropped), page.tasks.iter().filter(|task| task.open).count()), (22, 2, 2));
    let dropped = page.tasks.iter().find(|task| task.what.starts_with("Teen selkäharjoitukset")).expect("the task");
    assert_eq!(dropped.obstacle, "Ohje oli liian pitkä. Kävely tuntuu paremmalta.");
    let of = |who| page.tasks.iter().filter(|task| task.who == who).count();
    assert_eq!((of(Who::Client), of(Who::Worker), of(Who::Other)), (16, 7, 3));
}

#[test]
fn steps_and_levels_end_where_reijo_got_to() {
    let page = five_months().page("reijo");
    assert_eq!(steps_done(&page), [6, 5, 3]);
    assert_eq!(page.goals.iter().map(|goal| (goal.start_level, goal.level)).collect::<Vec<_>>(), [(-2, 1), (-2, 1), (-2, 0)]);
    assert_eq!(page.goals.iter().filter(|goal| goal.direction == GoalDirection::PreventDecline).count(), 1);
    let bench = page.goals[0].steps.iter().find(|step| step.text == "Pihapenkille").expect("the step");
    assert_eq!(bench.done_on.map(|day| day.to_string()), Some("2026-02-03".into()));
}

#[test]
fn a_step_can_be_taken_back_and_climbed_again() {
    let letters = |page: ClientPage| page.goals[2].steps[0].state;
    assert_eq!(letters(five_months_until("2026-03-11T00:00").page("reijo")), StepState::Done);
    assert_eq!(letters(five_months_until("2026-03-20T00:00").page("reijo")), StepState::Now);
    assert_eq!(letters(five_months_until("2026-03-25T00:00").page("reijo")), StepState::Done);
}

#[test]
fn each_side_of_the_clock_change_keeps_its_own_offset() {
    let page = five_months().page("reijo");
    let starts: Vec<String> = page.timeline.iter().map(|row| row.starts_at.to_rfc3339()).collect();
    assert!(starts.contains(&"2026-03-27T11:00:00+02:00".into()), "{starts:?}");
    assert!(starts.contains(&"2026-03-31T10:00:00+03:00".into()), "{starts:?}");
}

#[test]
fn every_agreed_meeting_was_settled_and_the_last_one_waits() {
    let mut theatre = five_months();
    let page = theatre.page("reijo");
    assert_eq!(page.sessions.iter().map(|session| session.starts_at.to_rfc3339()).collect::<Vec<_>>(), ["2026-07-07T10:00:00+03:00"]);
    assert!(today::today(theatre.open(), Empty {}).expect("the day").value.unrecorded.is_empty());
}

/// Everything the worker can look at, as it crosses to the window.
fn everything(theatre: &mut Theatre) -> Value {
    let id = theatre.id("reijo");
    let open = theatre.open();
    json!({
        "page": client::open(open, ClientRef { id }).expect("the page").value,
        "form": client::form(open, ClientRef { id }).expect("the form").value,
        "list": client::list(open, ClientSearch::default()).expect("the list").value,
        "today": today::today(open, Empty {}).expect("the day").value,
        "tasks": task::list(open, Empty {}).expect("the tasks").value,
        "delivery": delivery::delivery(open, Empty {}).expect("the delivery").value,
    })
}

#[test]
fn nothing_is_lost_or_changed_by_locking() {
    let mut theatre = five_months();
    let before = everything(&mut theatre);
    theatre.stage.lock().expect("locks");
    assert_eq!(theatre.stage.askel.open().err().map(|failure| failure.code), Some(FailureCode::Locked));
    theatre.stage.unlock().expect("unlocks");
    assert_eq!(everything(&mut theatre), before);
}

#[test]
fn every_change_of_the_case_stands_in_one_unbroken_chain() {
    let mut theatre = five_months();
    let Verdict::Whole { rows: revisions } = theatre.open().store().walk_log() else { panic!("the chain holds") };
    // At the least: a draft begun, saved and finished, and the entry, for each of the 26.
    assert!(revisions > 4 * 26, "{revisions}");
}
