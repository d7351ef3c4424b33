//! Hints through the program's own door: another client's name is told only where the worker may know it, a hint is a look at the
//! draft and no more, and nothing of it stands in the way of the draft.

use askel_app::client::{self, ClientRef};
use askel_app::hint::{self, Hint, HintKind, HintRequest, HintText};
use askel_app::entry::{self, DraftRequest};
use askel_app::period::{self, PeriodRequest};
use askel_store::log::handled;

use crate::theatre::{Theatre, every_case};

fn found(theatre: &mut Theatre, text: &str) -> Vec<Hint> {
    let client_id = theatre.id("reijo");
    let draft_id = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value.id;
    let texts = vec![HintText { path: "observations".into(), text: text.into(), quoted: false }];
    hint::hints(theatre.open(), HintRequest { draft_id, client_id, texts }).expect("answered").value
}

fn kinds(hints: &[Hint]) -> Vec<HintKind> {
    hints.iter().map(|hint| hint.kind).collect()
}

#[test]
fn each_kind_is_told_where_it_stands() {
    let mut theatre = every_case();
    let told = found(&mut theatre, "Reijo oli hankala. Puhuttiin esim. Elina Sieväsestä.");
    assert_eq!(kinds(&told), [HintKind::Loaded, HintKind::Abbreviation, HintKind::OtherClient]);
    assert_eq!((told[0].from, told[0].until, told[0].entry.as_str()), (10, 17, "difficult"));
    assert_eq!((told[2].from, told[2].until), (41, 51), "the family name, as it stands");
}

#[test]
fn the_name_of_a_client_who_is_not_the_workers_own_is_not_told_to_be_one() {
    let mut theatre = every_case();
    let elina = theatre.id("elina");
    assert_eq!(kinds(&found(&mut theatre, "Puhuttiin Sieväsestä.")), [HintKind::OtherClient]);
    let id = client::open(theatre.open(), ClientRef { id: elina }).expect("opens").value.period.map(|period| period.id);
    let mut form = period::open(theatre.open(), PeriodRequest { client_id: elina, id }).expect("the form").value.form;
    form.own_worker = "Olli Aalto".into();
    form.deputies.clear();
    period::save(theatre.open(), form).expect("another worker's");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    assert_eq!(kinds(&found(&mut theatre, "Puhuttiin Sieväsestä.")), []);
}

#[test]
fn a_hint_is_a_look_at_the_draft_and_tells_nobody_elses_record() {
    let mut theatre = every_case();
    let (reijo, elina) = (theatre.id("reijo"), theatre.id("elina"));
    let rows = |theatre: &mut Theatre, id| theatre.open().store().read(|read| handled(read, id)).expect("the log").len();
    found(&mut theatre, "");
    let before = (rows(&mut theatre, reijo), rows(&mut theatre, elina));
    found(&mut theatre, "Sievänen soitti.");
    assert_eq!((rows(&mut theatre, reijo), rows(&mut theatre, elina)), before, "within ten minutes it is the same look, and Elina's record was not opened");
}
