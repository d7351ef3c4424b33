//! Days, times and codes that cannot be: each refused by the field's own name, and what was typed stays.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, ClientRef, IdentityKind};
use askel_app::entry::{self, EntryRef};
use askel_app::failure::{Failure, FailureCode};
use askel_app::task::{self, TaskMarkRequest};
use askel_domain::draft::{EntryForm, EntryKind, NextMeetingForm, TaskForm};
use askel_domain::entry::Mark;
use askel_domain::finalise::LONGEST_OBSTACLE;
use askel_domain::problem::ProblemCode::{self, *};
use askel_domain::session::ContactMode;

use askel_tests::faults::bench::{Bench, reijo, visit};

const TYPED: &str = "Tämä ei saa kadota.";

fn faults(failure: &Failure) -> Vec<(&str, ProblemCode)> {
    assert_eq!(failure.code, FailureCode::Fields);
    failure.fields.iter().map(|problem| (problem.path.as_str(), problem.code)).collect()
}

fn next(date: &str, starts: &str, ends: &str) -> EntryForm {
    let next = NextMeetingForm {
        date: date.into(),
        starts: starts.into(),
        ends: ends.into(),
        mode: Some(ContactMode::Office),
        ..Default::default()
    };
    EntryForm { next, ..visit(TYPED) }
}

fn times(date: &str, starts: &str, ends: &str) -> EntryForm {
    EntryForm { date: date.into(), starts: starts.into(), ends: ends.into(), ..visit(TYPED) }
}

fn due(text: &str) -> EntryForm {
    EntryForm { new_tasks: vec![TaskForm { what: "Käyn kaupassa".into(), due: text.into(), ..Default::default() }], ..visit(TYPED) }
}

/// Every form that must be refused, with the field and why.
fn refusals() -> Vec<(EntryForm, &'static str, ProblemCode)> {
    vec![
        (times("31.2.2026", "10", "11"), "date", DateDoesNotExist),
        (times("29.2.2026", "10", "11"), "date", DateDoesNotExist),
        (times("0.0.2026", "10", "11"), "date", DateDoesNotExist),
        (times("4294967295.1.2026", "10", "11"), "date", DateDoesNotExist),
        (times("99999999999999999999.1.1", "10", "11"), "date", DateNotUnderstood),
        (times("ensi viikolla", "10", "11"), "date", DateNotUnderstood),
        (times("", "10", "11"), "date", DateNotUnderstood),
        (times("9.6.2026", "24.00", "11"), "starts", TimeNotUnderstood),
        (times("9.6.2026", "10.60", "11"), "starts", TimeNotUnderstood),
        (times("9.6.2026", "aamulla", "11"), "starts", TimeNotUnderstood),
        (times("9.6.2026", "10", "-1"), "ends", TimeNotUnderstood),
        (times("9.6.2026", "14.00", "13.00"), "ends", EndBeforeStart),
        (times("10.6.2026", "10", "11"), "date", SessionInFuture),
        (times("9.6.2026", "15.11", "15.30"), "starts", SessionInFuture),
        (next("9.6.2026", "13.00", ""), "next.date", NextBeforeThis),
        (next("30.2.2027", "13.00", ""), "next.date", DateDoesNotExist),
        (next("", "13.00", ""), "next.date", DateNotUnderstood),
        (next("12.6.2026", "25", ""), "next.starts", TimeNotUnderstood),
        (next("12.6.2026", "13.00", "12.00"), "next.ends", EndBeforeStart),
        (due("31.6."), "newTasks.0.due", DateDoesNotExist),
        (EntryForm { mode: None, ..visit(TYPED) }, "mode", ModeMissing),
        (
            EntryForm { new_tasks: vec![TaskForm { due: "10.6.".into(), ..Default::default() }], ..visit(TYPED) },
            "newTasks.0.what",
            TaskWithoutWhat,
        ),
        (EntryForm { new_tasks: vec![TaskForm { what: "x".into(), ..Default::default() }; 11], ..visit(TYPED) }, "newTasks", TooMany),
        (EntryForm { kind: EntryKind::NotMet, what_was_done: " ".into(), ..visit(TYPED) }, "whatWasDone", Required),
        (EntryForm { kind: EntryKind::Cancelled, ..visit(TYPED) }, "cancelDetails", CancelReasonMissing),
    ]
}

#[test]
fn what_cannot_be_is_refused_by_its_field_and_the_draft_keeps_it_as_typed() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    for (form, field, code) in refusals() {
        let failure = bench.finalise(id, &form).err().expect(field);
        assert_eq!(faults(&failure), [(field, code)], "{} {} {}", form.date, form.starts, form.ends);
        assert!(bench.kept(id) == Ok(form), "{field} {code:?}");
    }
    bench.reopen();
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok(TYPED));
    assert!(bench.entries().is_empty());
    let finished = bench.finalise(id, &visit(TYPED)).expect("ready once it is mended");
    assert_eq!(bench.entries(), [finished.entry_id]);
    bench.assert_sound();
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let form = EntryForm { mode: None, ..times("31.2.2026", "25", "x") };
    let failure = bench.finalise(id, &form).err().expect("four faults");
    let fields: Vec<&str> = faults(&failure).into_iter().map(|(field, _)| field).collect();
    assert!(["date", "starts", "ends", "mode"].iter().all(|field| fields.contains(field)), "{fields:?}");
}

#[test]
fn finalising_twice_says_already_and_changes_nothing() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let first = bench.finalise(id, &visit(TYPED)).expect("ready");
    let other = visit("Toinen teksti toisesta painalluksesta.");
    for _ in 0..3 {
        let again = bench.finalise(id, &other).expect("ready before");
        assert!(again.already && again.entry_id == first.entry_id);
        bench.reopen();
    }
    assert_eq!(bench.entries(), [first.entry_id]);
    let kept = entry::read(bench.open(), EntryRef { id: first.entry_id }).expect("the entry").value;
    assert_eq!((kept.client_tells.as_str(), kept.version), (TYPED, 1));
    assert_eq!(bench.save(id, &other).err().map(|failure| failure.code), Some(FailureCode::AlreadyFinal));
}

#[test]
fn an_impossible_identity_is_refused_with_its_reason_and_the_client_stays_as_they_were() {
    let mut bench = Bench::new();
    let id = bench.client_id;
    let before = client::form(bench.open(), ClientRef { id }).expect("the form").value;
    let code = |text: &str| ClientForm { id: Some(id), identity_code: text.into(), family_name: "Muu".into(), ..reijo() };
    let temporary = ClientForm { identity_kind: IdentityKind::Temporary, temporary_identifier: "112233-44".into(), ..code("") };
    let born_tomorrow = ClientForm { identity_kind: IdentityKind::NotKnownYet, birth_date: "10.6.2026".into(), ..code("") };
    let refused = [
        (code("290201A902D"), "identityCode", IdentityDate),
        (code("100190-999X"), "identityCode", IdentityCheck),
        (code("100190-999"), "identityCode", IdentityLength),
        (code("100190G999P"), "identityCode", IdentitySeparator),
        (code("10019\u{0}-999P"), "identityCode", IdentityCharacters),
        (temporary, "temporaryIdentifier", TemporaryIdentifierForm),
        (born_tomorrow, "birthDate", DateInFuture),
    ];
    for (form, field, reason) in refused {
        let failure = client::save(bench.open(), form).err().expect(field);
        assert_eq!(faults(&failure), [(field, reason)]);
    }
    bench.reopen();
    let after = client::form(bench.open(), ClientRef { id }).expect("the form").value;
    assert_eq!((after.family_name, after.identity_code), (before.family_name, before.identity_code));
}

#[test]
fn a_book_in_the_way_of_a_promise_is_refused_and_the_promise_stays_open() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    bench.finalise(id, &due("12.6.2026")).expect("finished");
    let promises = task::list(bench.open(), Empty {}).expect("listed").value;
    let id = promises.own.iter().chain(&promises.others).next().expect("a promise").id;
    let mut mark = |length| {
        let obstacle = "å".repeat(length);
        task::mark(bench.open(), TaskMarkRequest { id, mark: Some(Mark::NotDone), obstacle, helped: None }).map(|marked| marked.value.obstacle.chars().count())
    };
    assert_eq!(faults(&mark(LONGEST_OBSTACLE as usize + 1).expect_err("refused")), [("obstacle", TooLong)]);
    assert_eq!(mark(LONGEST_OBSTACLE as usize).ok(), Some(LONGEST_OBSTACLE as usize), "and up to there it is kept whole");
}
