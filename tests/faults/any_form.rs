//! Any form at all: "ready" answers without a panic, and either there is one entry or the draft is as it was typed.

use std::cell::{Cell, RefCell};

use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef};
use askel_app::entry::{self, DraftRef, EntryRef};
use askel_app::failure::FailureCode;
use askel_app::{delivery, task, today};
use askel_domain::draft::{EntryForm, EntryKind};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use askel_tests::faults::bench::Bench;

const FORMS: u32 = 256;

/// Anything, or nothing, or something that nearly is a text.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![30 => any::<String>(), 30 => "[ a-zäö]{1,40}", 20 => Just(String::new()), 1 => Just("y".repeat(100_001))]
}

fn day() -> impl Strategy<Value = String> {
    let days = prop::sample::select(vec!["9.6.2026", "t", "eilen", "29.2.2028", "31.12.9999", "0001-01-01", "12.6.", "su 7.6.2026"]);
    prop_oneof![12 => days.prop_map(String::from), 2 => "[0-9]{1,4}[./-][0-9]{1,11}[./-]?[0-9]{0,11}", 1 => any::<String>()]
}

fn time(likely: [&'static str; 4]) -> impl Strategy<Value = String> {
    let times = prop::sample::select(likely.to_vec());
    prop_oneof![12 => times.prop_map(String::from), 1 => "[0-9+-]{0,4}[.:]?[0-9+-]{0,3}", 1 => any::<String>()]
}

fn mode() -> impl Strategy<Value = Value> {
    let modes = ["home_visit", "outreach", "office", "video", "phone", "chat", "message", "email", "network_meeting", "group"];
    prop_oneof![9 => prop::sample::select(modes.to_vec()).prop_map(|mode| json!(mode)), 1 => Just(Value::Null)]
}

fn mark() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![json!("done"), json!("partly"), json!("not_done"), json!("dropped"), Value::Null])
}

/// A mark on what may not exist.
fn marks(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let one = (any::<u128>(), mark(), words()).prop_map(|(id, mark, obstacle)| {
        let mut marked = json!({ "mark": mark, "obstacle": obstacle });
        names.iter().for_each(|name| marked[*name] = json!(uuid::Uuid::from_u128(id)));
        marked
    });
    prop::collection::vec(one, 0..3).prop_map(Value::from)
}

fn tasks() -> impl Strategy<Value = Value> {
    let who = prop::sample::select(vec!["client", "worker", "other"]);
    let one = (words(), who, words(), prop_oneof![Just(String::new()), day()], words(), any::<Option<u128>>());
    let one = one.prop_map(|(what, who, who_name, due, may_hinder, goal)| {
        json!({ "what": what, "who": who, "whoName": who_name, "due": due, "mayHinder": may_hinder, "goalId": goal.map(uuid::Uuid::from_u128) })
    });
    prop::collection::vec(one, 0..4).prop_map(Value::from)
}

/// As JSON, because a form does not show itself when a proof fails.
fn form() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["meeting", "meeting", "not_met", "cancelled"]);
    let (starts, ends) = (["9", "10.30", "0.00", "klo 8"], ["11", "1459", "kl. 12.05", ""]);
    // Mostly no next meeting at all; else one with whatever in it.
    let none = (Just(String::new()), Just(String::new()), Just(String::new()), mode(), words());
    let next = prop_oneof![3 => none, 1 => (day(), time(starts), time(ends), mode(), words())];
    let facts = (kind, day(), time(starts), time(ends), mode(), words(), words(), any::<bool>());
    let voices = (words(), words(), words(), words(), words(), words(), words(), words());
    let lists = (marks(&["goalId", "stepId"]), marks(&["taskId"]), tasks());
    (facts, voices, lists, next).prop_map(|(facts, voices, (step_marks, task_marks, new_tasks), next)| {
        json!({
            "kind": facts.0, "date": facts.1, "starts": facts.2, "ends": facts.3, "mode": facts.4, "place": facts.5,
            "participants": facts.6, "recordedTogether": facts.7, "stepMarks": step_marks, "taskMarks": task_marks, "newTasks": new_tasks,
            "clientTells": voices.0, "observations": voices.1, "assessment": voices.2, "agreed": voices.3, "whatWasDone": voices.4,
            "cancelReason": voices.5, "cancelDetails": voices.6, "caret": voices.7, "cancelledBy": "other",
            "next": { "date": next.0, "starts": next.1, "ends": next.2, "mode": next.3, "place": next.4 },
        })
    })
}

/// Says "ready" to the form. Answers whether an entry came of it.
fn finalised(bench: &mut Bench, form: &EntryForm) -> bool {
    let before = bench.entries().len();
    let id = bench.draft().id;
    match bench.finalise(id, form) {
        Ok(finished) => {
            assert!(!finished.already && bench.entries().len() == before + 1, "one entry");
            let view = entry::read(bench.open(), EntryRef { id: finished.entry_id }).expect("the entry").value;
            let told = if form.kind == EntryKind::Meeting { form.client_tells.trim() } else { "" };
            assert_eq!(view.client_tells, told);
            let left = entry::resume_draft(bench.open(), DraftRef { id }).err().map(|failure| failure.code);
            assert_eq!(left, Some(FailureCode::AlreadyFinal));
            true
        }
        Err(failure) => {
            assert!(failure.code == FailureCode::Fields && !failure.fields.is_empty(), "{:?}", failure.code);
            assert!(bench.kept(id).as_ref() == Ok(form), "the draft is as it was typed");
            assert_eq!(bench.entries().len(), before, "no entry");
            false
        }
    }
}

#[test]
fn any_form_becomes_one_entry_or_stays_a_whole_draft() {
    let (bench, entries) = (RefCell::new(Bench::new()), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: FORMS, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&form(), |form| {
        let form: EntryForm = serde_json::from_value(form).expect("a form");
        entries.set(entries.get() + usize::from(finalised(&mut bench.borrow_mut(), &form)));
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    println!("{FORMS} forms, {} entries, the rest kept as drafts", entries.get());
    assert!((10..FORMS as usize - 10).contains(&entries.get()), "both ways are walked");
    let mut bench = bench.into_inner();
    bench.reopen();
    bench.assert_sound();
    every_screen_still_answers(&mut bench);
}

/// Whatever was let in does not keep a worker from any page, nor the entries from leaving.
fn every_screen_still_answers(bench: &mut Bench) {
    let (id, folder) = (bench.client_id, tempfile::tempdir().expect("a folder"));
    bench.prove();
    let open = bench.open();
    client::open(open, ClientRef { id }).expect("the client's page");
    today::today(open, Empty {}).expect("today");
    task::list(open, Empty {}).expect("the promises");
    delivery::delivery(open, Empty {}).expect("what is only here");
    delivery::export(open, folder.path()).expect("carried");
}
