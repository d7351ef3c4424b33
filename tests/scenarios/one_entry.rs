//! From a draft to one entry, and only one, whatever is clicked how many times.

use askel_app::entry::{self, DraftPage, DraftRequest, DraftSave, EntryRef};
use askel_app::failure::FailureCode;
use askel_domain::draft::{EntryForm, TaskForm};
use askel_domain::id::DraftId;

use crate::theatre::{Theatre, five_months};

/// The five months, and a draft of a visit nobody had planned.
fn with_a_draft() -> (Theatre, DraftPage) {
    let mut theatre = five_months();
    theatre.later("2026-06-11T15:00");
    let draft = draft(&mut theatre);
    (theatre, draft)
}

fn draft(theatre: &mut Theatre) -> DraftPage {
    let client_id = theatre.id("reijo");
    entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value
}

fn complete(form: &EntryForm) -> EntryForm {
    EntryForm { ends: "15.00".into(), client_tells: "”Kirja oli hyvä.”".into(), ..form.clone() }
}

fn save(id: DraftId, form: &EntryForm) -> DraftSave {
    DraftSave { id, form: form.clone() }
}

#[test]
fn a_second_finalise_makes_no_second_entry() {
    let (mut theatre, draft) = with_a_draft();
    let task = TaskForm { what: "Palautan kirjat".into(), ..Default::default() };
    let form = EntryForm { new_tasks: vec![task], ..complete(&draft.form) };
    let first = entry::finalise(theatre.open(), save(draft.id, &form)).expect("finished").value;
    let second = entry::finalise(theatre.open(), save(draft.id, &form)).expect("finished before").value;
    assert!(!first.already && second.already);
    assert_eq!(first.entry_id, second.entry_id);
    let page = theatre.page("reijo");
    assert_eq!((page.timeline_total, page.draft), (27, None));
    assert_eq!(page.tasks.iter().filter(|task| task.what == "Palautan kirjat").count(), 1);
}

#[test]
fn a_finished_draft_takes_no_more_writing() {
    let (mut theatre, draft) = with_a_draft();
    let form = complete(&draft.form);
    let entry_id = entry::finalise(theatre.open(), save(draft.id, &form)).expect("finished").value.entry_id;
    let late = EntryForm { client_tells: "Jotain muuta.".into(), ..form };
    let refused = entry::save_draft(theatre.open(), save(draft.id, &late)).err();
    assert_eq!(refused.map(|failure| failure.code), Some(FailureCode::AlreadyFinal));
    entry::finalise(theatre.open(), save(draft.id, &late)).expect("finished before");
    let kept = entry::read(theatre.open(), EntryRef { id: entry_id }).expect("the entry").value;
    assert_eq!((kept.client_tells.as_str(), kept.version), ("”Kirja oli hyvä.”", 1));
}

#[test]
fn a_refused_finish_keeps_what_was_typed() {
    let (mut theatre, begun) = with_a_draft();
    let form = EntryForm { starts: "kymmeneltä".into(), client_tells: "Tämä ei saa kadota.".into(), ..begun.form };
    let refused = entry::finalise(theatre.open(), save(begun.id, &form)).err().expect("a time nobody can read");
    assert_eq!(refused.code, FailureCode::Fields);
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let again = draft(&mut theatre);
    assert_eq!((again.id, again.form.client_tells.as_str()), (begun.id, "Tämä ei saa kadota."));
}
