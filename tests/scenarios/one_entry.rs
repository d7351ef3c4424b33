//! From a draft to one entry, and only one, whatever is clicked how many times.

use askel_app::entry::{self, DraftRequest, DraftSave, EntryRef};
use askel_app::failure::FailureCode;
use askel_domain::draft::{EntryForm, TaskForm};

use crate::theatre::five_months;

#[test]
fn a_second_finalise_makes_no_second_entry() {
    let mut theatre = five_months();
    theatre.later("2026-06-11T15:00");
    let client_id = theatre.id("reijo");
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    let task = TaskForm { what: "Palautan kirjat".into(), ..Default::default() };
    let form = EntryForm { ends: "15.00".into(), client_tells: "”Kirja oli hyvä.”".into(), new_tasks: vec![task], ..draft.form };
    let save = || DraftSave { id: draft.id, form: form.clone() };
    let first = entry::finalise(theatre.open(), save()).expect("finished").value;
    let second = entry::finalise(theatre.open(), save()).expect("finished before").value;
    assert!(!first.already && second.already);
    assert_eq!(first.entry_id, second.entry_id);
    let page = theatre.page("reijo");
    assert_eq!(page.timeline_total, 27);
    assert_eq!(page.tasks.iter().filter(|task| task.what == "Palautan kirjat").count(), 1);
    assert_eq!(page.draft, None);
}

#[test]
fn a_finished_draft_takes_no_more_writing() {
    let mut theatre = five_months();
    theatre.later("2026-06-11T15:00");
    let client_id = theatre.id("reijo");
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    let form = EntryForm { ends: "15.00".into(), client_tells: "”Kirja oli hyvä.”".into(), ..draft.form };
    let entry_id = entry::finalise(theatre.open(), DraftSave { id: draft.id, form: form.clone() }).expect("finished").value.entry_id;
    let late = EntryForm { client_tells: "Jotain muuta.".into(), ..form };
    let refused = entry::save_draft(theatre.open(), DraftSave { id: draft.id, form: late.clone() }).err();
    assert_eq!(refused.map(|failure| failure.code), Some(FailureCode::AlreadyFinal));
    entry::finalise(theatre.open(), DraftSave { id: draft.id, form: late }).expect("finished before");
    let kept = entry::read(theatre.open(), EntryRef { id: entry_id }).expect("the entry").value;
    assert_eq!((kept.client_tells.as_str(), kept.version), ("”Kirja oli hyvä.”", 1));
}

#[test]
fn a_refused_finish_keeps_what_was_typed() {
    let mut theatre = five_months();
    theatre.later("2026-06-11T15:00");
    let client_id = theatre.id("reijo");
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    let form = EntryForm { starts: "kymmeneltä".into(), client_tells: "Tämä ei saa kadota.".into(), ..draft.form };
    let refused = entry::finalise(theatre.open(), DraftSave { id: draft.id, form }).err().expect("a time nobody can read");
    assert_eq!(refused.code, FailureCode::Fields);
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let again = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("the draft").value;
    assert_eq!((again.id, again.form.client_tells.as_str()), (draft.id, "Tämä ei saa kadota."));
}
