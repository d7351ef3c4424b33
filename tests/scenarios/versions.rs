//! A finished entry that turns out wrong: corrected beside itself, or annulled and written where it belongs.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientPage, ClientRef, ClientSearch};
use askel_app::delivery;
use askel_app::entry::{self, AnnulmentForm, DraftSave, EntryField, EntryHistory, EntryRef, ReEntryRequest, RunKind};
use askel_app::failure::FailureCode;
use askel_domain::draft::EntryForm;
use askel_domain::entry::AnnulmentGround;
use askel_domain::id::EntryId;

use crate::theatre::{Theatre, every_case, five_months_until};

/// Reijo's case as it stood on the evening of 3 February: the day's visit marked steps and tasks and agreed on another.
fn evening() -> (Theatre, EntryId) {
    let mut theatre = five_months_until("2026-02-04T00:00");
    theatre.later("2026-02-04T09:00");
    let id = theatre.page("reijo").timeline[0].id;
    (theatre, id)
}

fn history(theatre: &mut Theatre, id: EntryId) -> EntryHistory {
    entry::history(theatre.open(), EntryRef { id }).expect("the history").value
}

fn correct(theatre: &mut Theatre, id: EntryId, mend: impl FnOnce(&mut EntryForm)) -> DraftSave {
    let page = entry::start_correction(theatre.open(), EntryRef { id }).expect("a correction").value;
    let mut form = page.form;
    form.correction_reason = "Kirjoitin väärin.".into();
    mend(&mut form);
    DraftSave { id: page.id, form }
}

fn again(save: &DraftSave) -> DraftSave {
    DraftSave { id: save.id, form: save.form.clone() }
}

fn annulment(id: EntryId) -> AnnulmentForm {
    AnnulmentForm { id, ground: Some(AnnulmentGround::WrongPerson), reason: "Kirjasin toisen asiakkaan käynnin.".into() }
}

fn annul(theatre: &mut Theatre, id: EntryId) {
    entry::annul(theatre.open(), annulment(id)).expect("annulled");
}

/// What the entry adds up to in the client's record.
fn sums(page: &ClientPage) -> (u32, u32, u32, usize, usize, usize) {
    let done = page.goals.iter().flat_map(|goal| &goal.steps).filter(|step| step.done_on.is_some()).count();
    let open = page.tasks.iter().filter(|task| task.open).count();
    (page.meetings.meetings, page.meetings.minutes, page.meetings.recorded_together, page.tasks.len(), open, done)
}

#[test]
fn a_correction_stands_beside_the_version_it_corrects_with_who_when_why_and_the_difference() {
    let (mut theatre, id) = evening();
    let save = correct(&mut theatre, id, |form| form.agreed = form.agreed.replace("bussipysäkille", "kirjastoon"));
    let finished = entry::finalise(theatre.open(), save).expect("corrected").value;
    assert_eq!((finished.entry_id, finished.already), (id, false));
    let told = history(&mut theatre, id);
    let [second, first] = told.versions.as_slice() else { panic!("two versions") };
    assert_eq!((second.version, second.reason.as_str(), first.version, first.reason.as_str()), (2, "Kirjoitin väärin.", 1, ""));
    assert_eq!(second.written_at.to_rfc3339(), "2026-02-04T09:00:00+02:00");
    let changed: Vec<EntryField> = second.fields.iter().filter(|beside| beside.changed).map(|beside| beside.field).collect();
    assert_eq!(changed, [EntryField::Agreed]);
    let agreed = second.fields.iter().find(|beside| beside.changed).expect("the field");
    let words = |kind| agreed.runs.iter().filter(|run| run.kind == kind).map(|run| run.text.trim()).collect::<String>();
    assert_eq!((words(RunKind::Removed), words(RunKind::Added)), ("bussipysäkille.".into(), "kirjastoon.".into()));
    let now = entry::read(theatre.open(), EntryRef { id }).expect("the entry").value;
    assert!(now.version == 2 && now.agreed.contains("kirjastoon"));
    assert_eq!(now.starts_at.to_rfc3339(), "2026-02-03T10:00:00+02:00", "the event keeps its time");
}

#[test]
fn a_corrected_entry_counts_once_and_as_it_is_now() {
    let (mut theatre, id) = evening();
    let before = theatre.page("reijo");
    let save = correct(&mut theatre, id, |form| (form.ends, form.agreed) = ("11.00".into(), "Soitan keskiviikkona.".into()));
    entry::finalise(theatre.open(), save).expect("corrected");
    let after = theatre.page("reijo");
    assert_eq!(after.timeline_total, before.timeline_total);
    assert_eq!((after.meetings.meetings, after.meetings.minutes), (before.meetings.meetings, before.meetings.minutes - 15));
    assert_eq!((after.tasks.len(), after.timeline[0].version), (before.tasks.len(), 2));
    let client_id = theatre.id("reijo");
    let next = entry::open_draft(theatre.open(), entry::DraftRequest { client_id, session_id: None }).expect("a draft").value;
    assert_eq!(next.last_agreed, "Soitan keskiviikkona.");
}

#[test]
fn a_second_click_makes_no_third_version() {
    let (mut theatre, id) = evening();
    let save = correct(&mut theatre, id, |form| form.observations = "Satoi.".into());
    entry::finalise(theatre.open(), again(&save)).expect("corrected");
    let second = entry::finalise(theatre.open(), again(&save)).expect("corrected before").value;
    assert_eq!((second.already, second.entry_id), (true, id));
    assert_eq!(history(&mut theatre, id).versions.len(), 2);
    let late = entry::save_draft(theatre.open(), save).err().map(|failure| failure.code);
    assert_eq!(late, Some(FailureCode::AlreadyFinal));
}

#[test]
fn a_correction_being_written_survives_the_lock_and_is_one_and_the_same() {
    let (mut theatre, id) = evening();
    let save = correct(&mut theatre, id, |form| form.client_tells = "Kesken jäänyt".into());
    let draft = save.id;
    entry::save_draft(theatre.open(), save).expect("saved");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let page = entry::start_correction(theatre.open(), EntryRef { id }).expect("the same correction").value;
    assert_eq!((page.id, page.form.client_tells.as_str()), (draft, "Kesken jäänyt"));
    assert_eq!((page.form.correction_reason.as_str(), page.correction.map(|of| of.version)), ("Kirjoitin väärin.", Some(1)));
    let client_id = theatre.id("reijo");
    let visit = entry::open_draft(theatre.open(), entry::DraftRequest { client_id, session_id: None }).expect("a draft").value;
    assert_ne!(visit.id, draft, "a new visit does not open the correction");
    let refused = entry::annul(theatre.open(), annulment(id)).err().map(|failure| failure.code);
    assert_eq!(refused, Some(FailureCode::CorrectionBegun));
    let kept = entry::read(theatre.open(), EntryRef { id }).expect("the entry").value;
    assert_eq!(kept.version, 1, "nothing is corrected before it is finished");
}

#[test]
fn an_order_given_later_hides_the_place_in_every_version_and_a_correction_does_not_lose_it() {
    let (mut theatre, id) = evening();
    let reijo = theatre.id("reijo");
    let mut form = client::form(theatre.open(), ClientRef { id: reijo }).expect("the form").value;
    form.non_disclosure = askel_domain::client::NonDisclosure::Yes;
    client::save(theatre.open(), form).expect("saved");
    let save = correct(&mut theatre, id, |form| form.observations = "Satoi.".into());
    assert_eq!(save.form.place, "", "the place is not shown");
    entry::finalise(theatre.open(), save).expect("corrected");
    let second = &history(&mut theatre, id).versions[0];
    assert!(second.fields.iter().all(|beside| beside.field != EntryField::Place));
    let kept = theatre.open().store().read(|read| askel_store::entry::get(read, id)).expect("reads").expect("the entry");
    assert_eq!(kept.event.place, "Asiakkaan koti", "nobody corrected it");
}

#[test]
fn a_refused_correction_keeps_what_was_typed() {
    let (mut theatre, id) = evening();
    let save = correct(&mut theatre, id, |form| (form.correction_reason, form.agreed) = (String::new(), "Tämä ei saa kadota.".into()));
    let refused = entry::finalise(theatre.open(), save).err().expect("no reason");
    assert_eq!(refused.fields.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["correctionReason"]);
    let page = entry::start_correction(theatre.open(), EntryRef { id }).expect("the correction").value;
    assert_eq!(page.form.agreed, "Tämä ei saa kadota.");
}

#[test]
fn an_annulled_entry_counts_nowhere_and_can_still_be_read() {
    let mut theatre = five_months_until("2026-02-03T00:00");
    theatre.later("2026-02-03T09:00");
    let before = theatre.page("reijo");
    let sessions: Vec<_> = before.sessions.iter().map(|session| session.starts_at).collect();
    theatre = five_months_until("2026-02-04T00:00");
    theatre.later("2026-02-04T09:00");
    let with = theatre.page("reijo");
    let id = with.timeline[0].id;
    assert_ne!(sums(&with), sums(&before), "the visit did count: otherwise this would prove nothing");
    let told = history(&mut theatre, id).undone.expect("what would be undone");
    assert_eq!((told.tasks.len(), told.marks.len(), told.next_meeting.is_some(), told.planned.is_some(), told.delivered), (1, 5, true, true, false));
    annul(&mut theatre, id);
    let after = theatre.page("reijo");
    assert_eq!(sums(&after), sums(&before), "as if the visit had not been written");
    assert_eq!(after.sessions.iter().map(|session| session.starts_at).collect::<Vec<_>>(), sessions);
    assert_eq!((after.timeline[0].annulled, after.timeline[0].lead.as_str(), after.timeline_total), (true, "", with.timeline_total));
    let people = client::list(theatre.open(), ClientSearch { text: String::new(), offset: 0 }).expect("the list").value;
    assert_eq!(people.rows[0].last_met.map(|met| met.date_naive().to_string()).as_deref(), Some("2026-01-29"));
    let read = entry::read(theatre.open(), EntryRef { id }).expect("the entry").value;
    assert!(read.annulled.is_some() && read.client_tells.contains("hyvä aamu") && !read.waits);
    let history = history(&mut theatre, id);
    assert_eq!((history.versions.len(), history.undone.is_some()), (2, false));
}

#[test]
fn an_annulled_entry_takes_no_correction_and_no_second_annulment() {
    let (mut theatre, id) = evening();
    annul(&mut theatre, id);
    let codes = [
        entry::start_correction(theatre.open(), EntryRef { id }).err().map(|failure| failure.code),
        entry::annul(theatre.open(), annulment(id)).err().map(|failure| failure.code),
    ];
    assert_eq!(codes, [Some(FailureCode::EntryAnnulled); 2]);
}

#[test]
fn words_written_in_the_wrong_record_are_written_anew_in_the_right_one() {
    let mut theatre = every_case();
    let id = theatre.page("reijo").timeline[0].id;
    let counting = ReEntryRequest { id, client_id: theatre.id("aino") };
    assert_eq!(entry::re_enter(theatre.open(), counting).err().map(|failure| failure.code), Some(FailureCode::NotFound), "it counts still");
    annul(&mut theatre, id);
    let aino = theatre.id("aino");
    let page = entry::re_enter(theatre.open(), ReEntryRequest { id, client_id: aino }).expect("a draft").value;
    let twice = entry::re_enter(theatre.open(), ReEntryRequest { id, client_id: aino }).expect("the same draft").value;
    assert_eq!((page.id, page.client.id, page.re_entry), (twice.id, aino, true));
    let old = entry::read(theatre.open(), EntryRef { id }).expect("the entry").value;
    assert_eq!((page.form.client_tells.as_str(), page.form.agreed.as_str()), (old.client_tells.as_str(), old.agreed.as_str()));
    assert!(page.form.step_marks.is_empty() && page.form.task_marks.is_empty() && page.form.place.is_empty());
    assert!(!page.form.participants.contains("Reijo"), "the other client is not named among those present");
    let before = theatre.page("aino").timeline_total;
    let finished = entry::finalise(theatre.open(), DraftSave { id: page.id, form: page.form }).expect("finished").value;
    assert_ne!(finished.entry_id, id);
    assert_eq!(theatre.page("aino").timeline_total, before + 1);
    assert!(history(&mut theatre, finished.entry_id).versions.len() == 1 && history(&mut theatre, id).versions.len() == 2);
}

#[test]
fn each_version_leaves_and_the_second_says_what_it_replaces_and_why() {
    let (mut theatre, id) = evening();
    let first = theatre.carry();
    let save = correct(&mut theatre, id, |form| form.observations = "Pöytä oli tyhjä.".into());
    entry::finalise(theatre.open(), save).expect("corrected");
    let second = theatre.carry();
    assert_eq!(second.documents, 1, "only the new version waits");
    let said = |carried: &crate::theatre::Carried, ending: &str| String::from_utf8(carried.files[&format!("19005-{id}-{ending}")].clone()).expect("text");
    for ending in ["v2.json", "v2.txt"] {
        let words = said(&second, ending).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("versio 2, ja se korvaa version 1. Korjauksen syy: Kirjoitin väärin."), "{ending}: {words}");
    }
    assert!(!said(&first, "v1.txt").contains("Korjattu."));
    let list: serde_json::Value = serde_json::from_slice(&second.files["luettelo.json"]).expect("a list");
    assert_eq!((&list["documents"][0]["version"], &list["documents"][0]["replaces"]), (&2.into(), &1.into()));
    let everything = theatre.carry_again();
    assert!(everything.files.contains_key(&format!("19005-{id}-v1.json")) && everything.files.contains_key(&format!("19005-{id}-v2.json")));
}

#[test]
fn the_annulment_of_a_delivered_entry_leaves_without_its_words_and_of_another_nothing_leaves() {
    let (mut theatre, id) = evening();
    theatre.carry();
    annul(&mut theatre, id);
    let waiting = delivery::delivery(theatre.open(), Empty {}).expect("reads").value.only_here;
    assert_eq!(waiting.iter().map(|row| (row.id, row.version, row.annulled)).collect::<Vec<_>>(), [(id, 2, true)]);
    let carried = theatre.carry();
    let page = String::from_utf8(carried.files[&format!("19005-{id}-v2.txt")].clone()).expect("text");
    assert!(page.contains("MITÄTÖITY") && page.contains("väärän henkilön") && !page.contains("hyvä aamu"));
    assert!(!carried.files.contains_key(&format!("19005-{id}-v2.json")), "no national document annuls another");
    let list: serde_json::Value = serde_json::from_slice(&carried.files["luettelo.json"]).expect("a list");
    assert_eq!((&list["documents"][0]["annulled"], &list["documents"][0]["replaces"]), (&true.into(), &1.into()));
    let everything = theatre.carry_again();
    assert!(!everything.files.contains_key(&format!("19005-{id}-v1.txt")), "what was annulled does not leave again");

    let (mut theatre, never_left) = evening();
    let before = delivery::overview(theatre.open(), Empty {}).expect("reads").value.only_here;
    annul(&mut theatre, never_left);
    assert_eq!(delivery::overview(theatre.open(), Empty {}).expect("reads").value.only_here, before - 1);
    assert!(!theatre.carry().mentions(&never_left.to_string()));
}
