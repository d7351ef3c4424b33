//! A group meets: one capture becomes an entry of each, with their own part alone; nobody else is named, nothing is half done.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef};
use askel_app::entry::{self, DraftSave, EntryRef, EntryView};
use askel_app::failure::FailureCode;
use askel_app::group::{self, CaptureFinish, CaptureFinished, CapturePage, CaptureRequest, CaptureSave, GroupMemberForm, GroupRef, GroupSessionRef};
use askel_app::period::{self, PeriodRequest};
use askel_app::today;
use askel_domain::draft::EntryKind;
use askel_domain::group::{Attendance, CaptureForm, PartForm, SetAside};
use askel_domain::id::{ClientId, EntryId, GroupId};
use askel_domain::problem::{ProblemCode, Span};
use askel_domain::session::ContactMode;
use askel_store::log::handled;

use crate::theatre::{Theatre, every_case};

/// Tuesday the 9th: the group has met once, and meets today at 16.
fn after_the_meeting() -> Theatre {
    let mut theatre = every_case();
    theatre.later("2026-06-09T18:00");
    theatre
}

fn group_id(theatre: &Theatre) -> GroupId {
    theatre.played.groups["olohuone"]
}

fn open_capture(theatre: &mut Theatre) -> CapturePage {
    let group_id = group_id(theatre);
    let today = today::today(theatre.open(), Empty {}).expect("the day").value;
    let session_id = today.groups.first().map(|row| row.id);
    group::open_capture(theatre.open(), CaptureRequest { group_id, session_id }).expect("the capture").value
}

/// Everybody was there; Petteri says one thing, Aino another, Margareta a third.
fn filled(theatre: &Theatre, page: &CapturePage) -> CaptureForm {
    let tells = |part: &PartForm| {
        let own = [("petteri", "Otin kitaran mukaan."), ("aino", "Istuin pöydän ääressä."), ("margareta", "Olen taas terve.")];
        own.into_iter().find(|(key, _)| theatre.id(key) == part.client_id).map(|(_, text)| text.to_owned()).unwrap_or_default()
    };
    let parts = page.form.parts.iter().map(|part| PartForm { attendance: Some(Attendance::Present), client_tells: tells(part), ..part.clone() }).collect();
    CaptureForm { group_did: "Ryhmä soitti ja lauloi.".into(), parts, ..page.form.clone() }
}

fn part<'a>(form: &'a mut CaptureForm, id: ClientId) -> &'a mut PartForm {
    form.parts.iter_mut().find(|part| part.client_id == id).expect("a part")
}

fn finish(theatre: &mut Theatre, page: &CapturePage, form: &CaptureForm, only: Option<ClientId>) -> Result<CaptureFinished, askel_app::failure::Failure> {
    group::finalise(theatre.open(), CaptureFinish { id: page.id, form: form.clone(), only }).map(|answer| answer.value)
}

/// The client's entry of a day, as the window reads it.
fn entry_on(theatre: &mut Theatre, client: &str, day: &str) -> Option<EntryView> {
    let found = theatre.page(client).timeline.into_iter().find(|row| row.mode == ContactMode::Group && row.starts_at.date_naive().to_string() == day);
    found.map(|row| read(theatre, row.id))
}

fn read(theatre: &mut Theatre, id: EntryId) -> EntryView {
    entry::read(theatre.open(), EntryRef { id }).expect("the entry").value
}

fn finished(theatre: &mut Theatre) -> Vec<bool> {
    ["petteri", "aino", "margareta"].map(|client| entry_on(theatre, client, "2026-06-09").is_some()).into()
}

#[test]
fn one_capture_becomes_an_entry_of_each_with_their_own_part_alone() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    assert_eq!(page.people.iter().map(|one| one.client_name.as_str()).collect::<Vec<_>>(), ["Margareta af Björkenheim-Ångström", "Aino Kallio-Šimková", "Petteri Öhman"]);
    let form = filled(&theatre, &page);
    let done = finish(&mut theatre, &page, &form, None).expect("finished");
    assert_eq!((done.done.len(), done.left, done.already), (3, 0, false));
    for (client, own, others) in [
        ("petteri", "Otin kitaran mukaan.", ["Istuin pöydän", "taas terve", "Aino", "Margareta"]),
        ("aino", "Istuin pöydän ääressä.", ["kitaran", "taas terve", "Petteri", "Margareta"]),
        ("margareta", "Olen taas terve.", ["kitaran", "Istuin pöydän", "Petteri", "Aino"]),
    ] {
        let view = entry_on(&mut theatre, client, "2026-06-09").expect("an entry");
        assert_eq!((view.client_tells.as_str(), view.group_did.as_str()), (own, "Ryhmä soitti ja lauloi."), "{client}");
        assert!(view.participants.ends_with("Aikuisten sosiaalipalvelut), Olohuone"), "{}", view.participants);
        let whole = serde_json::to_string(&view).expect("JSON");
        assert!(others.iter().all(|other| !whole.contains(other)), "{client}: {whole}");
    }
}

#[test]
fn who_was_not_there_has_a_cancellation_an_attempt_or_nothing() {
    let mut theatre = after_the_meeting();
    let before = entry_on(&mut theatre, "margareta", "2026-06-02").expect("she let know");
    assert_eq!((before.kind, before.cancel_details.as_str()), (EntryKind::Cancelled, "Margareta soitti aamulla ja kertoi olevansa kuumeessa."));
    let page = open_capture(&mut theatre);
    let mut form = filled(&theatre, &page);
    let (aino, margareta) = (theatre.id("aino"), theatre.id("margareta"));
    (part(&mut form, aino).attendance, part(&mut form, aino).absence) = (Some(Attendance::NoWord), "Soitin ja jätin viestin.".into());
    part(&mut form, margareta).attendance = Some(Attendance::Excused);
    finish(&mut theatre, &page, &form, None).expect("finished");
    let attempt = entry_on(&mut theatre, "aino", "2026-06-09").expect("an attempt");
    assert_eq!((attempt.kind, attempt.what_was_done.as_str(), attempt.client_tells.as_str()), (EntryKind::NotMet, "Soitin ja jätin viestin.", ""));
    assert!(entry_on(&mut theatre, "margareta", "2026-06-09").is_none(), "agreed beforehand: there is nothing to record");
    let held = group::open_session(theatre.open(), GroupSessionRef { id: page.session_id }).expect("the meeting").value;
    let came: Vec<_> = held.came.iter().map(|row| (row.attendance, row.entry_id.is_some())).collect();
    assert!(came.contains(&(Attendance::Present, true)) && came.contains(&(Attendance::NoWord, true)) && came.contains(&(Attendance::Excused, false)));
    // What an evaluation counts: a meeting of the one, an attempt of the other.
    let meetings = theatre.page("petteri").meetings;
    assert!(meetings.modes.iter().any(|mode| mode.mode == ContactMode::Group && mode.count == 2), "two group meetings");
}

#[test]
fn a_name_of_another_stops_it_at_the_place_and_nothing_is_half_done() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    let mut form = filled(&theatre, &page);
    let petteri = theatre.id("petteri");
    part(&mut form, petteri).observations = "Istui Ainon vieressä.".into();
    let refused = finish(&mut theatre, &page, &form, None).err().expect("Aino is named");
    let place = &refused.fields[0];
    assert_eq!((refused.code, refused.fields.len(), place.code, place.span), (FailureCode::Fields, 1, ProblemCode::NamesAnother, Some(Span { from: 6, until: 11 })));
    assert_eq!(place.path, format!("parts.{petteri}.observations"));
    assert_eq!(finished(&mut theatre), [false, false, false], "all or nothing");
    let kept = open_capture(&mut theatre);
    assert_eq!(part(&mut kept.form.clone(), petteri).observations, "Istui Ainon vieressä.", "what was typed is not lost");
    assert_eq!(kept.names, refused.fields, "and the place is told again");
    part(&mut form, petteri).observations = "Istui toisen ryhmäläisen vieressä.".into();
    finish(&mut theatre, &page, &form, None).expect("finished");
    assert_eq!(finished(&mut theatre), [true, true, true]);
}

#[test]
fn a_word_that_means_nobody_passes_by_a_choice_that_is_kept() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    let mut form = filled(&theatre, &page);
    let petteri = theatre.id("petteri");
    part(&mut form, petteri).observations = "Kallion kirjastosta lainattiin laulukirja.".into();
    let refused = finish(&mut theatre, &page, &form, None).err().expect("spelled like a name");
    assert_eq!(refused.fields[0].span, Some(Span { from: 0, until: 7 }));
    form.set_aside = vec![SetAside { path: refused.fields[0].path.clone(), word: "Kallion".into() }];
    finish(&mut theatre, &page, &form, None).expect("a place, not a person");
    let id = entry_on(&mut theatre, "petteri", "2026-06-09").expect("an entry").id;
    let other = entry_on(&mut theatre, "aino", "2026-06-09").expect("an entry").id;
    let choices = |theatre: &mut Theatre, id| theatre.open().store().read(|read| askel_store::group::choices(read, id)).expect("reads");
    let kept: Vec<_> = choices(&mut theatre, id).into_iter().map(|choice| (choice.version, choice.set_aside.word)).collect();
    assert_eq!(kept, [(1, "Kallion".to_owned())]);
    assert!(choices(&mut theatre, other).is_empty());
}

#[test]
fn a_capture_survives_a_lock_and_finishing_twice_changes_nothing() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    let form = filled(&theatre, &page);
    group::save_capture(theatre.open(), CaptureSave { id: page.id, form: form.clone() }).expect("kept");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let again = open_capture(&mut theatre);
    assert_eq!((again.id, again.form.group_did.as_str(), again.form.parts.len()), (page.id, "Ryhmä soitti ja lauloi.", 3));
    assert!(again.form == form, "as it was typed");
    finish(&mut theatre, &page, &form, None).expect("finished");
    let entries = |theatre: &mut Theatre| ["petteri", "aino", "margareta"].map(|client| theatre.page(client).timeline_total);
    let before = entries(&mut theatre);
    let second = finish(&mut theatre, &page, &form, None).expect("found");
    assert!(second.already && second.done.is_empty());
    assert_eq!(entries(&mut theatre), before);
    assert_eq!(group::open_capture(theatre.open(), CaptureRequest { group_id: again.group_id, session_id: Some(page.session_id) }).err().map(|refused| refused.code), Some(FailureCode::AlreadyFinal));
}

#[test]
fn parts_can_be_finished_one_by_one_and_the_shared_part_stands_from_the_first() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    let mut form = filled(&theatre, &page);
    let (petteri, aino) = (theatre.id("petteri"), theatre.id("aino"));
    let first = finish(&mut theatre, &page, &form, Some(petteri)).expect("one");
    assert_eq!((first.done, first.left), (vec![petteri], 2));
    assert_eq!(finished(&mut theatre), [true, false, false]);
    assert!(finish(&mut theatre, &page, &form, Some(petteri)).expect("found").already);
    form.group_did = "Jotain aivan muuta.".into();
    part(&mut form, aino).client_tells = "Olin hiljaa.".into();
    finish(&mut theatre, &page, &form, None).expect("the rest");
    let (one, other) = (entry_on(&mut theatre, "petteri", "2026-06-09").expect("an entry"), entry_on(&mut theatre, "aino", "2026-06-09").expect("an entry"));
    assert_eq!((one.group_did.as_str(), other.group_did.as_str(), other.client_tells.as_str()), ("Ryhmä soitti ja lauloi.", "Ryhmä soitti ja lauloi.", "Olin hiljaa."));
    assert_eq!((one.starts_at, one.ends_at), (other.starts_at, other.ends_at));
}

#[test]
fn what_keeps_one_from_being_finished_is_told_and_the_others_can_go_first() {
    let mut theatre = after_the_meeting();
    let stranger = client::save(theatre.open(), client::ClientForm { family_name: "Uusi".into(), given_names: "Veikko".into(), ..Default::default() }).expect("saved").value.id;
    let group_id = group_id(&theatre);
    group::add(theatre.open(), GroupMemberForm { group_id, client_id: stranger, since: String::new() }).expect("a new client may be opened");
    let page = open_capture(&mut theatre);
    let form = filled(&theatre, &page);
    let refused = finish(&mut theatre, &page, &form, None).err().expect("no period, and nothing recorded");
    assert!(refused.fields.iter().all(|field| field.path.starts_with(&format!("parts.{stranger}."))), "{:?}", refused.fields);
    assert!(refused.fields.iter().any(|field| field.code == ProblemCode::PeriodMissing));
    assert_eq!(finished(&mut theatre), [false, false, false], "nothing is half done");
    for client in ["petteri", "aino", "margareta"] {
        let id = theatre.id(client);
        finish(&mut theatre, &page, &form, Some(id)).expect("their own part");
    }
    assert_eq!(finished(&mut theatre), [true, true, true]);
    let left = open_capture(&mut theatre);
    assert_eq!(left.people.iter().filter(|one| one.attendance.is_none()).map(|one| one.client_id).collect::<Vec<_>>(), [stranger]);
}

#[test]
fn a_correction_of_a_group_entry_names_nobody_either() {
    let mut theatre = after_the_meeting();
    let id = entry_on(&mut theatre, "petteri", "2026-06-02").expect("an entry").id;
    let draft = entry::start_correction(theatre.open(), EntryRef { id }).expect("begun").value;
    assert!(draft.form.group_did.starts_with("Ryhmä kokoontui"));
    let mut form = draft.form.clone();
    form.correction_reason = "Unohdin, kuka auttoi.".into();
    form.observations = "Auttoi Margaretaa kahvinkeitossa.".into();
    let refused = entry::finalise(theatre.open(), DraftSave { id: draft.id, form: form.clone() }).err().expect("Margareta is named");
    assert_eq!((refused.fields[0].path.as_str(), refused.fields[0].code), ("observations", ProblemCode::NamesAnother));
    form.observations = "Auttoi toista ryhmäläistä kahvinkeitossa.".into();
    entry::finalise(theatre.open(), DraftSave { id: draft.id, form }).expect("corrected");
    assert_eq!(read(&mut theatre, id).version, 2);
}

#[test]
fn each_look_at_a_part_is_in_the_log_and_another_worker_s_client_is_not_shown() {
    let mut theatre = after_the_meeting();
    let page = open_capture(&mut theatre);
    let form = filled(&theatre, &page);
    group::save_capture(theatre.open(), CaptureSave { id: page.id, form }).expect("kept");
    let aino = theatre.id("aino");
    let id = theatre.page("aino").period.map(|period| period.id);
    let mut period = period::open(theatre.open(), PeriodRequest { client_id: aino, id }).expect("the period").value.form;
    period.own_worker = "Olli Aalto".into();
    period::save(theatre.open(), period).expect("another worker's now");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let rows = |theatre: &mut Theatre, id| theatre.open().store().read(|read| handled(read, id)).expect("the log").len();
    let petteri = theatre.id("petteri");
    let before = (rows(&mut theatre, petteri), rows(&mut theatre, aino));
    let again = open_capture(&mut theatre);
    assert!(rows(&mut theatre, petteri) > before.0, "opened");
    assert!(again.people.iter().any(|one| one.client_id == aino && one.withheld));
    assert!(again.form.parts.iter().all(|part| part.client_id != aino), "the part stays unseen");
    finish(&mut theatre, &again, &again.form, None).expect("the others");
    let held = group::open_session(theatre.open(), GroupSessionRef { id: page.session_id }).expect("the meeting").value;
    assert!(held.came.len() == 2 && held.came.iter().all(|row| row.client_id != aino), "Aino's own worker writes hers");
}

#[test]
fn lists_of_groups_name_nobody_and_a_protected_client_s_place_is_in_no_answer() {
    let mut theatre = after_the_meeting();
    let list = serde_json::to_string(&group::list(theatre.open(), Empty {}).expect("the list").value).expect("JSON");
    let day = today::today(theatre.open(), Empty {}).expect("the day").value;
    let rows = serde_json::to_string(&day.groups).expect("JSON");
    for name in ["Aino", "Petteri", "Öhman", "Margareta"] {
        assert!(!list.contains(name) && !rows.contains(name), "{name}");
    }
    let id = theatre.id("aino");
    let page = serde_json::to_string(&client::open(theatre.open(), ClientRef { id }).expect("the page").value).expect("JSON");
    assert!(page.contains("Olohuone") && !page.contains("Kaupunginosatalo"), "the group, not where she will be");
    assert_eq!(entry_on(&mut theatre, "aino", "2026-06-02").expect("an entry").place, "");
    assert_eq!(entry_on(&mut theatre, "petteri", "2026-06-02").expect("an entry").place, "Kaupunginosatalo, pieni sali");
    let group_id = group_id(&theatre);
    let whole = group::open(theatre.open(), GroupRef { id: group_id }).expect("the group").value;
    assert_eq!(whole.form.place, "Kaupunginosatalo, pieni sali", "the group's own place");
}

#[test]
fn the_group_s_own_words_name_nobody_in_it() {
    let mut theatre = after_the_meeting();
    let group_id = group_id(&theatre);
    let mut form = group::open(theatre.open(), GroupRef { id: group_id }).expect("the group").value.form;
    form.name = "Petterin kitararyhmä".into();
    let refused = group::save(theatre.open(), form.clone()).err().expect("Petteri is named");
    assert_eq!((refused.fields[0].path.as_str(), refused.fields[0].code, refused.fields[0].span), ("name", ProblemCode::NamesMember, Some(Span { from: 0, until: 8 })));
    form.name = "Korven väki".into();
    group::save(theatre.open(), form).expect("nobody of that name yet");
    let tuomas = theatre.id("tuomas");
    let refused = group::add(theatre.open(), GroupMemberForm { group_id, client_id: tuomas, since: String::new() }).err().expect("Tuomas Korpi");
    assert_eq!(refused.fields[0].code, ProblemCode::NamesMember);
}
