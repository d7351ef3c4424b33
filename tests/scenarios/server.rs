//! What is said of the organisation's server before anything was ever heard of it: nothing that was not read back. No network here.

use std::time::Duration;

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::{Value, json};

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    let asked = Asked { args, path: Some(bench.data.clone()) };
    commands::run(&mut bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

fn with_server() -> Bench {
    let mut bench = Bench::new();
    let text = json!({ "fhirBase": "https://fhir.alue.example/r4", "issuer": "https://tunnistus.alue.example", "clientId": "askel", "leaseDays": 14 });
    ask(&mut bench, "policy_place", json!({ "text": text.to_string(), "passphrase": PASSPHRASE })).expect("placed");
    bench
}

#[test]
fn without_a_server_nothing_is_begun_and_the_folder_stays_the_way_out() {
    let mut bench = Bench::new();
    let state = ask(&mut bench, "sync_state", json!({})).expect("a state");
    assert_eq!((&state["server"], &state["claim"]["sentence"]["is"], &state["undelivered"]), (&Value::Null, &json!("no_server"), &json!(0)));
    for command in ["sync_begin", "sign_in_begin", "sync_proof", "sync_proof_save"] {
        assert_eq!(ask(&mut bench, command, json!({})), Err(FailureCode::ServerMissing), "{command}");
    }
    ask(&mut bench, "sign_out", json!({})).expect("there is nothing to sign out of");
    assert!(bench.askel.sync_due().is_none());
}

#[test]
fn with_a_server_everything_finished_is_only_here_until_it_was_read_back() {
    let mut bench = with_server();
    let draft = bench.draft().id;
    bench.finalise(draft, &visit("Kävin pihalla.")).expect("finished");
    let state = ask(&mut bench, "sync_state", json!({})).expect("a state");
    assert_eq!((&state["claim"]["sentence"]["is"], &state["claim"]["tone"]), (&json!("only_here"), &json!("neutral")));
    assert_eq!(state["claim"]["sentence"]["rows"], state["undelivered"]);
    let records = ask(&mut bench, "sync_records", json!({})).expect("records");
    assert!(records["waiting"].as_array().is_some_and(|rows| rows.iter().all(|row| row["state"]["is"] == "waiting")));
    assert_eq!(ask(&mut bench, "sync_proof", json!({})).expect("a page")["standing"]["is"], "missing");
    assert_eq!(ask(&mut bench, "sync_proof_save", json!({})), Err(FailureCode::Undelivered));
}

#[test]
fn an_entry_in_a_folder_is_not_said_to_be_on_the_server() {
    let mut bench = with_server();
    let draft = bench.draft().id;
    bench.finalise(draft, &visit("Kävin pihalla.")).expect("finished");
    let before = ask(&mut bench, "overview", json!({})).expect("counts")["onlyHere"].clone();
    let carried = ask(&mut bench, "delivery_export", json!({}));
    let undelivered = ask(&mut bench, "sync_state", json!({})).expect("a state")["undelivered"].as_u64();
    assert!(undelivered > Some(0), "{carried:?}");
    let records = ask(&mut bench, "sync_records", json!({})).expect("records");
    let entry = records["waiting"].as_array().and_then(|rows| rows.iter().find(|row| row["what"]["is"] == "entry")).expect("the entry");
    assert_eq!(entry["exportedAt"].is_null(), carried.is_err(), "{before}");
}

#[test]
fn the_button_without_a_sign_in_says_so_and_by_itself_nothing_begins() {
    let mut bench = with_server();
    bench.clock.wait(Duration::from_secs(10));
    assert!(bench.askel.sync_due().is_none());
    assert!(ask(&mut bench, "sync_state", json!({})).expect("a state")["last"].is_null(), "quietly");
    ask(&mut bench, "sync_begin", json!({})).expect("wished for");
    assert!(bench.askel.sync_due().is_none());
    let state = ask(&mut bench, "sync_state", json!({})).expect("a state");
    assert_eq!((&state["last"]["end"], &state["progress"]), (&json!("sign_in_needed"), &Value::Null));
}

#[test]
fn a_sign_in_waits_for_the_browser_until_it_is_cancelled_and_a_lock_ends_it() {
    let mut bench = with_server();
    let waiting = |bench: &mut Bench| ask(bench, "sync_state", json!({})).expect("a state")["server"]["signIn"]["is"] == "waiting";
    ask(&mut bench, "sign_in_begin", json!({})).expect("begins");
    assert!(waiting(&mut bench) && bench.askel.sync_due().is_some());
    assert!(bench.askel.sync_due().is_none(), "one browser at a time");
    ask(&mut bench, "sign_in_cancel", json!({})).expect("stops");
    assert!(!waiting(&mut bench));
    ask(&mut bench, "sign_in_begin", json!({})).expect("begins");
    bench.reopen();
    assert!(!waiting(&mut bench));
}

#[test]
fn signing_out_is_refused_while_something_is_nowhere_else() {
    let mut bench = with_server();
    assert_eq!(ask(&mut bench, "sign_out", json!({})), Err(FailureCode::Undelivered));
}
