//! A case of two versions through the program's own door: read with both its texts, answered once, and by nobody who may not.
//! How a case comes to be is the conversation's own proof (`tests/interop`, `tests/window/sync`); here it stands in the file already.

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_domain::id::{ClientId, GoalId};
use askel_store::shelf::Shelf;
use askel_store::sync::{self, Case, CaseSort, RowKey, RowKind};
use askel_store::{Stamp, goal, vault};
use askel_tests::faults::bench::{Bench, beginning};
use askel_tests::fixture::stage::PASSPHRASE;
use askel_tests::laptop::new_id;
use serde_json::{Value, json};

const THEIRS: &str = "Haluan uimahalliin";

/// Lets somebody else have changed the client's words of the goal. Answers the case's id as the window has it.
pub fn raised(bench: &mut Bench, client: ClientId, goal_id: &Value) -> Value {
    let id: GoalId = serde_json::from_value(goal_id.clone()).expect("an id");
    let key = RowKey::new(RowKind::Goal, id.to_string());
    let case = format!("Goal/{id}/2");
    bench.lock();
    let mut store = vault::unlock(&Shelf::at(&bench.data), &bench.vault_id, PASSPHRASE, beginning().timestamp(), false).expect("opens");
    let author = store.read(askel_store::worker::get).expect("a worker").id;
    let here = serde_json::to_value(store.read(|read| goal::get(read, id)).expect("reads").expect("a goal")).expect("JSON");
    let saying = |words: &str| {
        let mut goal = here.clone();
        goal["client_words"] = json!(words);
        goal.to_string()
    };
    let (base, theirs) = (Some(saying("Haluan ulos")), saying(THEIRS));
    let (sort, row, client_id) = (CaseSort::Overlap, key.clone(), Some(client));
    let (resource, server_version, their_author, their_at) = (None, Some("2".into()), None, None);
    let kept = Case { id: case.clone(), sort, row, client_id, base, ours: here.to_string(), theirs, merged: None, resource, server_version, their_author, their_at, found_utc: 0, answer: None, answered_utc: None };
    store
        .write(Stamp { at: beginning(), author, new_id: &mut new_id }, |tx| {
            sync::note_case(tx, &kept)?;
            sync::hold_for_case(tx, &key)
        })
        .expect("written");
    drop(store);
    bench.unlock();
    json!(case.replace('/', "~"))
}

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    commands::run(&mut bench.askel, command, Asked { args, path: None }).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

/// A bag with one case, on Reijo's goal.
fn with_case() -> (Bench, Value, Value) {
    let mut bench = Bench::new();
    let client = bench.client_id;
    let form = json!({ "id": null, "clientId": client, "clientWords": "Kirjastoon", "area": "arki", "direction": "improve", "levels": ["a", "b", "c", "d", "e"], "weight": 1, "startLevel": -2, "steps": [], "factors": [] });
    let goal = ask(&mut bench, "goal_save", form).expect("a goal")["id"].clone();
    let case = raised(&mut bench, client, &goal);
    (bench, goal, case)
}

fn answer(bench: &mut Bench, case: &Value, path: &str, choice: &str, text: &str) -> Result<Value, FailureCode> {
    ask(bench, "conflict_answer", json!({ "id": case, "fields": [{ "path": path, "choice": choice, "text": text }] }))
}

fn words(bench: &mut Bench, goal: &Value) -> Value {
    let client = bench.client_id;
    ask(bench, "goal_open", json!({ "clientId": client, "id": goal })).expect("opens")["clientWords"].clone()
}

#[test]
fn a_case_shows_both_texts_and_names_nobody_whom_it_does_not_know() {
    let (mut bench, _, case) = with_case();
    assert_eq!(ask(&mut bench, "conflict_list", json!({})).expect("a list")[0]["id"], case);
    let page = ask(&mut bench, "conflict_open", json!({ "id": case })).expect("opens");
    assert_eq!((&page["kind"], &page["theirs"]["who"]), (&json!("overlap"), &json!({ "is": "unknown" })));
    let [before, mine, theirs] = ["before", "mine", "theirs"].map(|side| page["fields"][0][side]["text"].clone());
    assert_eq!([before, mine, theirs], [json!("Haluan ulos"), json!("Kirjastoon"), json!(THEIRS)]);
}

#[test]
fn an_answer_is_written_once_and_the_second_finds_nothing_to_answer() {
    for (choice, text, stands) in [("mine", "", "Kirjastoon"), ("theirs", "", THEIRS), ("written", " Ensin kirjastoon, sitten uimaan ", "Ensin kirjastoon, sitten uimaan")] {
        let (mut bench, goal, case) = with_case();
        assert_eq!(ask(&mut bench, "sync_state", json!({})).expect("a state")["conflicts"], 1);
        answer(&mut bench, &case, "client_words", choice, text).expect("taken");
        assert_eq!((words(&mut bench, &goal), ask(&mut bench, "sync_state", json!({})).expect("a state")["conflicts"].clone()), (json!(stands), json!(0)), "{choice}");
        assert_eq!(answer(&mut bench, &case, "client_words", "theirs", ""), Err(FailureCode::NotFound), "answered twice");
        assert_eq!(ask(&mut bench, "conflict_open", json!({ "id": case })).err(), Some(FailureCode::NotFound));
        assert_eq!(words(&mut bench, &goal), json!(stands));
    }
}

#[test]
fn no_answer_is_taken_that_leaves_a_place_open_or_names_what_is_not_there() {
    let (mut bench, goal, case) = with_case();
    assert_eq!(answer(&mut bench, &case, "area", "theirs", ""), Err(FailureCode::NotFound), "another place");
    assert_eq!(ask(&mut bench, "conflict_answer", json!({ "id": case, "fields": [] })), Err(FailureCode::NotFound), "no place");
    assert_eq!(answer(&mut bench, &case, "client_words", "written", "  "), Err(FailureCode::Fields), "an empty text for both");
    assert_eq!(answer(&mut bench, &case, "client_words", "whichever", ""), Err(FailureCode::BadRequest));
    for nothing in ["", "~", "Goal~019e0000-0000-7000-8000-000000000000~1", "../../vault"] {
        assert_eq!(answer(&mut bench, &json!(nothing), "client_words", "mine", ""), Err(FailureCode::NotFound), "{nothing}");
        assert_eq!(ask(&mut bench, "conflict_open", json!({ "id": nothing })).err(), Some(FailureCode::NotFound), "{nothing}");
    }
    bench.lock();
    assert_eq!(answer(&mut bench, &case, "client_words", "theirs", ""), Err(FailureCode::Locked));
    for command in ["conflict_list", "conflict_open"] {
        assert_eq!(ask(&mut bench, command, json!({ "id": case })).err(), Some(FailureCode::Locked), "{command}");
    }
    bench.unlock();
    assert_eq!(words(&mut bench, &goal), json!("Kirjastoon"));
    answer(&mut bench, &case, "client_words", "mine", "").expect("it still waits");
}
