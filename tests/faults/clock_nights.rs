//! The two nights of the year when the clock is changed: a visit in them keeps its length and its order.

use std::time::Duration;

use askel_app::entry::{self, EntryRef, EntryView};
use askel_app::failure::Failure;
use askel_domain::draft::EntryForm;
use askel_domain::moment::Moment;
use askel_domain::problem::ProblemCode;
use askel_store::key_event::KeyEventKind;
use chrono::{DateTime, TimeDelta};

use askel_tests::faults::bench::{Bench, beginning, visit};

const SPRING: &str = "29.3.2026";
const AUTUMN: &str = "25.10.2026";

fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment of the test")
}

/// A night visit, typed at noon after it.
fn typed(date: &str, starts: &str, ends: &str) -> (Bench, Result<EntryView, Failure>) {
    let mut bench = Bench::new();
    bench.clock.set_wall(moment(if date == SPRING { "2026-03-29T12:00:00+03:00" } else { "2026-10-25T12:00:00+02:00" }));
    let id = bench.draft().id;
    let form = EntryForm { date: date.into(), starts: starts.into(), ends: ends.into(), ..visit("Yöllinen käynti.") };
    let done = bench.finalise(id, &form).map(|finished| finished.entry_id);
    let view = done.map(|id| entry::read(bench.open(), EntryRef { id }).expect("the entry").value);
    bench.reopen();
    if view.is_err() {
        assert!(bench.kept(id) == Ok(form), "what was typed is kept");
    }
    (bench, view)
}

fn minutes(view: &EntryView) -> i64 {
    (view.ends_at.expect("an end") - view.starts_at).num_minutes()
}

#[test]
fn a_visit_over_the_skipped_hour_has_its_true_length() {
    let view = typed(SPRING, "2.50", "4.10").1.expect("ready");
    assert_eq!((view.starts_at, view.ends_at), (moment("2026-03-29T02:50:00+02:00"), Some(moment("2026-03-29T04:10:00+03:00"))));
    assert_eq!(minutes(&view), 20);
}

#[test]
fn a_time_in_the_skipped_hour_is_refused_by_name_and_the_draft_stays() {
    for (starts, ends, field) in [("3.30", "4.10", "starts"), ("2.30", "3.10", "ends")] {
        let failure = typed(SPRING, starts, ends).1.err().expect("a time that never came");
        let fields: Vec<_> = failure.fields.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
        assert_eq!(fields, [(field, ProblemCode::TimeDoesNotExist)]);
    }
}

#[test]
fn a_visit_over_the_doubled_hour_has_its_true_length_and_order() {
    for (starts, ends, length) in [("3.40", "3.10", 30), ("2.30", "4.30", 180), ("3.10", "3.40", 30)] {
        let view = typed(AUTUMN, starts, ends).1.expect("ready");
        assert_eq!(minutes(&view), length, "{starts}–{ends}");
    }
    let view = typed(AUTUMN, "3.40", "3.10").1.expect("ready");
    assert_eq!(view.starts_at.offset().local_minus_utc(), 3 * 3600);
    assert_eq!(view.ends_at.map(|end| end.offset().local_minus_utc()), Some(2 * 3600));
}

#[test]
fn an_entry_of_the_doubled_hour_reads_the_same_after_a_night_in_the_file() {
    let (mut bench, view) = typed(AUTUMN, "3.40", "3.10");
    let view = view.expect("ready");
    let again = entry::read(bench.open(), EntryRef { id: view.id }).expect("the entry").value;
    assert_eq!(
        (again.starts_at.to_rfc3339(), again.ends_at.map(|end| end.to_rfc3339())),
        (view.starts_at.to_rfc3339(), view.ends_at.map(|end| end.to_rfc3339()))
    );
    bench.assert_sound();
}

/// Source: security.md T16.
#[test]
fn a_clock_that_jumps_is_told_in_the_log_once_and_time_that_passes_is_not() {
    let mut bench = Bench::new();
    let vault = bench.vault_id.clone();
    let jumps = |bench: &mut Bench| {
        let events = bench.open().store().read(|read| askel_store::key_event::newest(read, &vault)).map_err(|failure: askel_store::StoreFailure| failure);
        events.expect("read").into_iter().filter(|event| event.event == KeyEventKind::ClockMoved).map(|event| (event.count, event.about)).collect::<Vec<_>>()
    };
    bench.clock.wait(Duration::from_secs(3 * 60));
    bench.clock.sleep(Duration::from_secs(90));
    assert_eq!(jumps(&mut bench), []);
    bench.clock.set_wall(beginning() + TimeDelta::minutes(60));
    assert_eq!(jumps(&mut bench), [(57, "on".to_owned())]);
    bench.clock.set_wall(beginning());
    assert_eq!(jumps(&mut bench), [(60, "back".to_owned()), (57, "on".to_owned())]);
    bench.assert_sound();
}
