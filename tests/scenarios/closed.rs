//! A laptop that is closed to its worker, by its server or for want of contact: what is nowhere else is sealed beside the vault for whoever keeps
//! the organisation's spare keys, and for nobody else.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_app::policy;
use askel_domain::id::DraftId;
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::faults::forgotten::{Officer, officer};
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::json;

use crate::handed_over::{opened, place_spare_keys};

const DAY: Duration = Duration::from_secs(24 * 3600);
const FINISHED: &str = "Kävimme kirjastossa.";
const BEGUN: &str = "Kesken jäänyt lause.";

/// A bag with a finished entry and a draft, whose server was last heard just now.
fn bench() -> (Bench, DraftId) {
    let mut bench = Bench::new();
    let text = json!({ "fhirBase": "https://fhir.alue.example/r4", "issuer": "https://tunnistus.alue.example", "clientId": "askel", "leaseDays": 5 });
    let placing = Asked { args: json!({ "text": text.to_string(), "passphrase": PASSPHRASE }), path: None };
    commands::run(&mut bench.askel, "policy_place", placing).map_err(|failure| failure.code).expect("placed");
    let id = bench.draft().id;
    bench.finalise(id, &visit(FINISHED)).expect("finished");
    let id = bench.draft().id;
    bench.save(id, &visit(BEGUN)).expect("typed");
    (bench, id)
}

fn a_moment(bench: &mut Bench, time: Duration) {
    bench.clock.wait(time);
    if bench.askel.lock_if_due() {
        bench.unlock();
    }
    assert!(bench.askel.sync_due().is_none(), "nobody has signed in");
}

fn file(bench: &Bench) -> PathBuf {
    bench.data.join("sealed").join(&bench.vault_id).join("askel-luovutus.age")
}

/// What the officer reads in it.
fn read(bench: &Bench, officer: &Officer) -> String {
    let handed = opened(officer, &fs::read(file(bench)).expect("it is there"));
    handed.files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
}

#[test]
fn when_the_lease_ends_what_is_only_here_is_sealed_for_the_organisation_and_written_on_it_is_sealed_again() {
    let ((mut bench, draft), stranger, officer) = (bench(), officer(), officer());
    place_spare_keys(bench.open(), &[&officer]);
    a_moment(&mut bench, 4 * DAY);
    assert!(!file(&bench).exists(), "as long as it is open, nothing is");
    a_moment(&mut bench, DAY);
    let told = read(&bench, &officer);
    assert!(told.contains(FINISHED) && told.contains(BEGUN));
    let sealed = fs::read(file(&bench)).expect("reads");
    assert!(askel_recovery::open_hand_over(&stranger.identity, &sealed).is_err());
    assert!(!sealed.windows(9).any(|window| window == "kirjastos".as_bytes() || window == "Kesken jä".as_bytes()), "nothing in clear");
    a_moment(&mut bench, Duration::from_secs(70));
    assert!(fs::read(file(&bench)).expect("reads") == sealed, "nothing is new, and nothing is sealed anew");
    bench.save(draft, &visit("Kirjoitin sen loppuun.")).expect("typed on");
    a_moment(&mut bench, Duration::from_secs(70));
    assert!(read(&bench, &officer).contains("Kirjoitin sen loppuun."));
    let kept = fs::read_dir(file(&bench).parent().expect("a folder")).expect("lists").count();
    assert_eq!(kept, 1, "one file, the newest");
}

#[test]
fn a_laptop_that_the_server_has_closed_seals_what_its_worker_cannot_read_any_more() {
    let ((mut bench, _), officer) = (bench(), officer());
    place_spare_keys(bench.open(), &[&officer]);
    policy::note_revoked(bench.open()).expect("noted");
    a_moment(&mut bench, Duration::from_secs(1));
    assert_eq!(commands::run(&mut bench.askel, "today", Asked { args: json!({}), path: None }).map_err(|failure| failure.code).err(), Some(FailureCode::DeviceRevoked));
    let told = read(&bench, &officer);
    assert!(told.contains(FINISHED) && told.contains(BEGUN));
    let id = bench.client_id;
    let rows = bench.open().store().read(|read| askel_store::log::handled(read, id)).expect("the log");
    assert!(rows.iter().any(|row| row.action == Some(askel_domain::access::Action::Export)), "the client can read of it");
    bench.assert_sound();
}

#[test]
fn without_spare_keys_there_is_nobody_to_seal_it_for() {
    let (mut bench, _) = bench();
    policy::note_revoked(bench.open()).expect("noted");
    a_moment(&mut bench, Duration::from_secs(1));
    assert!(!bench.data.join("sealed").exists());
}
