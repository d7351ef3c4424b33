//! The organisation's policy: chosen, read, placed with the passphrase, and held to: without its server's word the record closes
//! to what is unfinished, and nothing is deleted.

use std::fs;
use std::time::Duration;

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_app::policy;
use askel_domain::id::ClientId;
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::fixture::stage::PASSPHRASE;
use chrono::TimeDelta;
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(24 * 3600);

fn text(host: &str, days: u32) -> String {
    json!({ "fhirBase": format!("https://{host}/r4"), "issuer": "https://tunnistus.alue.example", "clientId": "askel", "leaseDays": days }).to_string()
}

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    ask_with(bench, command, args, "/nowhere")
}

fn ask_with(bench: &mut Bench, command: &str, args: Value, path: &str) -> Result<Value, FailureCode> {
    let asked = Asked { args, path: Some(path.into()) };
    commands::run(&mut bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

fn place(bench: &mut Bench, text: &str) -> Result<Value, FailureCode> {
    ask(bench, "policy_place", json!({ "text": text, "passphrase": PASSPHRASE }))
}

fn lease(bench: &mut Bench) -> (String, u64) {
    let lease = ask(bench, "policy_read", json!({})).expect("read")["lease"].clone();
    (lease["state"].as_str().unwrap_or_default().to_owned(), lease["daysLeft"].as_u64().unwrap_or_default())
}

/// A day passes on both clocks, and somebody is there.
fn days(bench: &mut Bench, many: u32) {
    bench.clock.wait(DAY * many);
    if bench.askel.lock_if_due() {
        bench.unlock();
    }
}

fn opens(bench: &mut Bench) -> Result<Value, FailureCode> {
    let id: ClientId = bench.client_id;
    ask(bench, "client_open", json!({ "id": id }))
}

#[test]
fn a_file_is_looked_at_before_it_is_placed_and_a_wrong_one_is_refused_field_by_field() {
    let mut bench = Bench::new();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("askel-policy.json");
    let choose = |bench: &mut Bench, text: &str| {
        fs::write(&file, text).expect("written");
        ask_with(bench, "policy_choose", json!({}), &file.to_string_lossy()).expect("an answer")
    };
    let offered = choose(&mut bench, &text("fhir.alue.example", 14));
    assert_eq!((&offered["policy"]["host"], &offered["policy"]["leaseDays"], &offered["otherServer"]), (&json!("fhir.alue.example"), &json!(14), &json!(false)));
    assert_eq!(ask(&mut bench, "policy_read", json!({})).expect("read")["policy"], Value::Null, "looking places nothing");
    let wrong = choose(&mut bench, &text("fhir.alue.example", 99).replace("https://fhir", "http://fhir"));
    assert_eq!(wrong["refusals"], json!([{ "field": "fhirBase", "code": "not_https" }, { "field": "leaseDays", "code": "out_of_range" }]));
    assert_eq!((&wrong["text"], &wrong["policy"]), (&json!(""), &Value::Null));
    assert_eq!(ask_with(&mut bench, "policy_choose", json!({}), "/nowhere/at-all.json"), Err(FailureCode::PolicyUnread));
}

#[test]
fn a_policy_is_placed_with_the_passphrase_and_survives_a_lock() {
    let mut bench = Bench::new();
    let wrong = json!({ "text": text("fhir.alue.example", 14), "passphrase": "väärä tunnuslause aivan" });
    assert_eq!(ask(&mut bench, "policy_place", wrong), Err(FailureCode::WrongPassphrase));
    assert_eq!(lease(&mut bench), ("unbound".into(), 0));
    assert_eq!(place(&mut bench, "{}"), Err(FailureCode::PolicyUnread));
    let placed = place(&mut bench, &text("fhir.alue.example", 14)).expect("placed");
    assert_eq!((&placed["policy"]["issuerHost"], &placed["lease"]["state"], &placed["signedIn"]), (&json!("tunnistus.alue.example"), &json!("open"), &Value::Null));
    bench.reopen();
    assert_eq!(lease(&mut bench), ("open".into(), 14));
    let rows = bench.open().store().read(|read| askel_store::log::bodies_of_row(read, askel_store::log::Noun::Policy, "policy")).expect("the log");
    assert!(rows.len() == 1 && rows[0].contains("fhir.alue.example"), "the log tells of it");
    bench.assert_sound();
}

#[test]
fn too_long_without_contact_closes_all_but_what_is_unfinished_and_the_next_contact_opens_it() {
    let mut bench = Bench::new();
    place(&mut bench, &text("fhir.alue.example", 14)).expect("placed");
    let draft = bench.draft();
    bench.save(draft.id, &visit("Ostettiin uudet lenkkarit.")).expect("typed");
    days(&mut bench, 13);
    assert!(opens(&mut bench).is_ok());
    days(&mut bench, 1);
    assert_eq!(lease(&mut bench), ("over".into(), 0));
    let id = bench.client_id;
    for (command, args) in [
        ("client_open", json!({ "id": id })),
        ("client_list", json!({ "text": "", "offset": 0 })),
        ("client_identity", json!({ "id": id })),
        ("today", json!({})),
        ("task_list", json!({})),
        ("document_shelf", json!({ "id": id })),
        ("document_begin", json!({ "clientId": id, "kind": "initiation" })),
        ("draft_open", json!({ "clientId": id, "sessionId": null })),
        ("access_open", json!({ "id": id })),
    ] {
        assert_eq!(ask(&mut bench, command, args), Err(FailureCode::LeaseOver), "{command}");
    }
    assert_eq!(bench.kept(draft.id).expect("the draft").client_tells, "Ostettiin uudet lenkkarit.");
    bench.save(draft.id, &visit("Ostettiin uudet lenkkarit, ja ne sopivat.")).expect("typed on");
    bench.finalise(draft.id, &visit("Ostettiin uudet lenkkarit, ja ne sopivat.")).expect("finished");
    let left = ask(&mut bench, "delivery", json!({})).expect("what is only here");
    assert_eq!((left["onlyHere"].as_array().map(Vec::len), left["exported"].as_array().map(Vec::len)), (Some(1), Some(0)));
    assert_eq!(bench.entries().len(), 1, "nothing was deleted");
    policy::note_heard(bench.open(), None).expect("heard");
    assert!(opens(&mut bench).is_ok());
    assert_eq!(lease(&mut bench), ("open".into(), 14));
}

#[test]
fn a_clock_set_back_opens_nothing_also_over_a_lock_and_a_stop() {
    let mut bench = Bench::new();
    place(&mut bench, &text("fhir.alue.example", 5)).expect("placed");
    days(&mut bench, 6);
    assert_eq!(opens(&mut bench), Err(FailureCode::LeaseOver));
    bench.clock.set_wall(askel_tests::faults::bench::beginning());
    assert_eq!(opens(&mut bench), Err(FailureCode::LeaseOver), "while it is open");
    bench.reopen();
    assert_eq!(opens(&mut bench), Err(FailureCode::LeaseOver), "after a lock");
    // The program stops without a lock, two days before the end, and the clock is set back meanwhile: the log's rows know better.
    let mut bench = Bench::new();
    place(&mut bench, &text("fhir.alue.example", 5)).expect("placed");
    days(&mut bench, 3);
    assert!(opens(&mut bench).is_ok(), "its row of the access log says when");
    let anew = bench.another_askel();
    drop(std::mem::replace(&mut bench.askel, anew));
    bench.clock.set_wall(askel_tests::faults::bench::beginning());
    bench.unlock();
    assert!(matches!(lease(&mut bench), (state, 1 | 2) if state == "open"));
}

#[test]
fn a_laptop_that_the_server_has_closed_opens_nothing_until_it_is_let_in_again() {
    let mut bench = Bench::new();
    place(&mut bench, &text("fhir.alue.example", 14)).expect("placed");
    let draft = bench.draft();
    bench.save(draft.id, &visit("Kesken.")).expect("typed");
    policy::note_revoked(bench.open()).expect("noted");
    assert_eq!(opens(&mut bench), Err(FailureCode::DeviceRevoked));
    assert_eq!(bench.kept(draft.id).err(), Some(FailureCode::DeviceRevoked));
    assert_eq!(bench.save(draft.id, &visit("Ei mene.")).map_err(|failure| failure.code), Err(FailureCode::DeviceRevoked));
    bench.reopen();
    assert_eq!(lease(&mut bench).0, "revoked");
    // Another file opens it as little.
    place(&mut bench, &text("fhir.alue.example", 30)).expect("placed");
    assert_eq!(opens(&mut bench), Err(FailureCode::DeviceRevoked));
    let now = bench.open().now();
    policy::note_heard(bench.open(), Some(&now.to_utc().to_rfc2822())).expect("heard");
    assert!(opens(&mut bench).is_ok());
    assert_eq!(bench.kept(draft.id).expect("the draft").client_tells, "Kesken.", "nothing was lost meanwhile");
}

#[test]
fn a_new_file_does_not_lengthen_the_lease_and_the_servers_clock_counts() {
    let mut bench = Bench::new();
    place(&mut bench, &text("fhir.alue.example", 5)).expect("placed");
    days(&mut bench, 4);
    place(&mut bench, &text("fhir.alue.example", 5)).expect("placed again");
    assert_eq!(lease(&mut bench), ("open".into(), 1));
    days(&mut bench, 1);
    assert_eq!(lease(&mut bench).0, "over");
    // A reply whose date is three days ago by this laptop's clock: the days run from there.
    let server = bench.open().now() - TimeDelta::days(3);
    policy::note_heard(bench.open(), Some(&server.to_utc().to_rfc2822())).expect("heard");
    days(&mut bench, 2);
    assert_eq!(lease(&mut bench).0, "over");
}

#[test]
fn the_lasting_token_is_kept_for_its_own_provider_and_is_not_in_the_log() {
    use askel_network::Policy;
    use askel_network::sign_in::{RefreshToken, Worker};
    let mut bench = Bench::new();
    let own = text("fhir.alue.example", 14);
    place(&mut bench, &own).expect("placed");
    let with = Policy::read(own.as_bytes()).expect("a policy");
    let worker = Worker { subject: "kaisa".into(), fhir_user: Some("Practitioner/kaisa".into()) };
    policy::keep_sign_in(bench.open(), &with, &worker, &RefreshToken::kept("canary-refresh".to_owned().into())).expect("kept");
    policy::keep_renewed(bench.open(), &RefreshToken::kept("canary-second".to_owned().into())).expect("kept");
    bench.reopen();
    let kept = policy::signed_in(bench.open(), &with).expect("read").expect("signed in");
    assert_eq!((kept.subject.as_str(), kept.fhir_user.as_deref()), ("kaisa", Some("Practitioner/kaisa")));
    assert_eq!(ask(&mut bench, "policy_read", json!({})).expect("read")["signedIn"], json!("kaisa"));
    let other = Policy::read(own.replace("tunnistus", "muu").as_bytes()).expect("a policy");
    assert!(policy::signed_in(bench.open(), &other).expect("read").is_none(), "another provider does not get it");
    let rows = bench.open().store().read(|read| askel_store::log::bodies_of_row(read, askel_store::log::Noun::Policy, "policy")).expect("the log");
    assert!(rows.iter().all(|row| !row.contains("canary")));
    policy::forget_sign_in(bench.open()).expect("forgotten");
    assert!(policy::signed_in(bench.open(), &with).expect("read").is_none());
}
