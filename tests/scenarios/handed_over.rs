//! A laptop is handed in before everything was delivered: what it still held leaves in one sealed file, and the officer reads it all.

use std::collections::BTreeMap;
use std::path::Path;

use askel_app::Open;
use askel_app::answer::Empty;
use askel_app::delivery::{self, HandOverReceipt, HandOverWish};
use askel_app::failure::FailureCode;
use askel_app::recovery::{self, RecoveryPlace, RecoveryProof};
use askel_domain::access::Action;
use askel_recovery::{HandOver, RecoveryFailure, open_hand_over};
use askel_store::delivery::{Record, only_here};
use askel_store::log::handled;
use askel_store::shelf::Shelf;
use askel_sync::{Ended, Errand};
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::faults::forgotten::{Officer, code, officer};
use askel_tests::fixture::stage::PASSPHRASE;
use askel_tests::laptop::{converse, now};
use askel_tests::sync_world::BASE;
use askel_tests::sync_world::server::{Dialect, Server};
use serde_json::Value;

use crate::theatre::{Theatre, every_case};

/// The organisation's keys are placed and shown to work.
pub fn with_a_spare_key(theatre: &mut Theatre, officers: &[&Officer]) {
    place_spare_keys(theatre.open(), officers);
}

pub fn place_spare_keys(open: &mut Open, officers: &[&Officer]) {
    let keys = officers.iter().map(|officer| officer.recipient.as_str()).collect::<Vec<_>>().join("\n");
    recovery::place(open, RecoveryPlace { keys, passphrase: PASSPHRASE.into() }).expect("placed");
    let code = open.store().read(askel_store::recovery::get).expect("reads").expect("placed").keys.remove(0).code;
    recovery::prove(open, RecoveryProof { code }).expect("proven");
}

/// The file's bytes, and what the worker was told.
pub fn handed(theatre: &mut Theatre, drafts: bool) -> (Vec<u8>, HandOverReceipt) {
    let folder = tempfile::tempdir().expect("a folder");
    theatre.stage.prove().expect("proven");
    let receipt = delivery::hand_over(theatre.open(), HandOverWish { drafts }, folder.path()).expect("handed over").value;
    let files: Vec<_> = std::fs::read_dir(folder.path()).expect("lists").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(files, [receipt.file.as_str()], "one file and nothing beside it");
    (std::fs::read(Path::new(&receipt.folder).join(&receipt.file)).expect("reads"), receipt)
}

pub fn opened(officer: &Officer, sealed: &[u8]) -> HandOver {
    open_hand_over(&officer.identity, sealed).expect("opens")
}

fn files(handed: &HandOver) -> BTreeMap<String, Vec<u8>> {
    handed.files.iter().map(|file| (file.name.clone(), file.bytes.to_vec())).collect()
}

fn record(handed: &HandOver) -> Value {
    serde_json::from_slice(&files(handed)["tiedot.json"]).expect("JSON")
}

/// Names of the fields in which two records differ, never what stands in them.
fn differing(one: &Value, other: &Value) -> String {
    let names = one.as_object().into_iter().chain(other.as_object()).flat_map(|fields| fields.keys());
    names.filter(|name| one[name.as_str()] != other[name.as_str()]).map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_officer_reads_back_every_record_and_the_folder_that_an_export_would_have_written() {
    let (mut theatre, first, second) = (every_case(), officer(), officer());
    with_a_spare_key(&mut theatre, &[&first, &second]);
    let (sealed, receipt) = handed(&mut theatre, false);
    let handed = opened(&second, &sealed);
    let kept = theatre.open().store().read(|read| only_here(read, u32::MAX)).expect("reads");
    let finished = record(&handed)["finished"].as_array().expect("a list").clone();
    assert_eq!((finished.len(), receipt.records as usize, receipt.pages_only, receipt.drafts), (kept.len(), kept.len(), 1, 0));
    for (kept, read) in kept.iter().zip(&finished) {
        let body = match &kept.record {
            Record::Entry(entry) => serde_json::to_value(entry),
            Record::Document(document) => serde_json::to_value(document),
        };
        // Of a protected client the places stay behind; the proof of that is `protection`.
        let body = body.expect("JSON");
        assert!(kept.client.is_protected() || read["body"] == body, "not as it is kept: {}", differing(&read["body"], &body));
    }
    let all = files(&handed);
    let carried = theatre.carry();
    for (name, bytes) in carried.files.iter().filter(|(name, _)| name.as_str() != "luettelo.json") {
        assert!(all[name] == *bytes, "{name}");
    }
    assert!(all["luettelo.json"] == carried.files["luettelo.json"], "and the same list");
}

#[test]
fn people_plans_and_promises_go_along_and_drafts_only_when_asked() {
    let (mut theatre, officer) = (every_case(), officer());
    with_a_spare_key(&mut theatre, &[&officer]);
    let without = record(&opened(&officer, &handed(&mut theatre, false).0));
    let nouns = |record: &Value| -> BTreeMap<String, usize> {
        let mut counted = BTreeMap::new();
        for row in record["rows"].as_array().expect("rows") {
            *counted.entry(row["noun"].as_str().expect("a noun").to_owned()).or_default() += 1;
        }
        counted
    };
    let counted = nouns(&without);
    for noun in ["client", "period", "goal", "session", "task"] {
        assert!(counted.get(noun).is_some_and(|count| *count > 0), "{noun}: {counted:?}");
    }
    assert_eq!(counted["client"], theatre.played.clients.len());
    assert_eq!(without["drafts"], Value::Array(vec![]));
    let (sealed, receipt) = handed(&mut theatre, true);
    let with = record(&opened(&officer, &sealed));
    assert!(receipt.drafts > 0 && with["drafts"].as_array().expect("drafts").len() == receipt.drafts as usize);
    assert!(with["drafts"].to_string().contains("nuottivihko"), "the draft of `every_case`");
}

/// Everything of the bag's vault is brought to a server and read back.
fn deliver(bench: &mut Bench) {
    let at = bench.open().now().timestamp();
    bench.lock();
    let mut store = askel_store::vault::unlock(&Shelf::at(&bench.data), &bench.vault_id, PASSPHRASE, at, false).expect("opens");
    let mut server = Server::new(Dialect::Helios, 100);
    let errand = Errand { base: BASE.into(), audits: false, manifest: false, again: false, answer: None };
    let told = converse(&mut store, errand, &mut |request| Ok(server.answer(request, now().timestamp_millis())));
    assert_eq!((told.outcome.ended, store.read(askel_store::sync::counts).expect("reads").undelivered()), (Ended::Whole, 0), "{:?}", told.outcome);
    drop(store);
    bench.unlock();
}

#[test]
fn what_was_read_back_from_a_server_stays_behind_but_for_what_the_rest_cannot_be_read_without() {
    let (mut bench, officer) = (Bench::new(), officer());
    place_spare_keys(bench.open(), &[&officer]);
    let id = bench.draft().id;
    bench.finalise(id, &visit("Tämä on jo perillä.")).expect("finished");
    deliver(&mut bench);
    let hand_over = |bench: &mut Bench| {
        let folder = tempfile::tempdir().expect("a folder");
        bench.prove();
        let receipt = delivery::hand_over(bench.open(), HandOverWish { drafts: true }, folder.path()).map_err(|failure| failure.code)?.value;
        let sealed = std::fs::read(folder.path().join(&receipt.file)).expect("reads");
        Ok::<_, FailureCode>((record(&opened(&officer, &sealed)), receipt))
    };
    assert_eq!(hand_over(&mut bench).err(), Some(FailureCode::NothingToExport), "there is nothing to hand over");
    let id = bench.draft().id;
    bench.finalise(id, &visit("Tämä on vain täällä.")).expect("finished");
    let (record, receipt) = hand_over(&mut bench).expect("handed over");
    let nouns = |part: &str| record[part].as_array().expect("rows").iter().map(|row| row["noun"].as_str().expect("a noun").to_owned()).collect::<Vec<_>>();
    let text = record.to_string();
    assert!(text.contains("Tämä on vain täällä.") && !text.contains("Tämä on jo perillä."), "{:?}", nouns("finished"));
    assert_eq!((receipt.records, receipt.clients, nouns("rows")), (1, 1, vec![]));
    assert_eq!(nouns("beside"), ["client", "period"], "whose it is, and in which service");
}

#[test]
fn handing_over_delivers_nothing_and_each_client_can_read_of_it() {
    let (mut theatre, officer) = (every_case(), officer());
    with_a_spare_key(&mut theatre, &[&officer]);
    let before = delivery::delivery(theatre.open(), Empty {}).expect("reads").value.only_here_total;
    let (_, receipt) = handed(&mut theatre, false);
    let after = delivery::delivery(theatre.open(), Empty {}).expect("reads").value;
    assert_eq!((after.only_here_total, after.exported_total), (before, 0), "a file that somebody carries is no proof of arrival");
    assert_eq!(receipt.clients as usize, theatre.played.clients.len());
    for (name, client) in theatre.played.clients.clone() {
        let rows = theatre.open().store().read(|read| handled(read, client)).expect("the log");
        let exports = rows.iter().filter(|row| row.action == Some(Action::Export)).count();
        assert_eq!(exports, 1, "{name}");
    }
}

#[test]
fn a_stranger_s_key_and_a_changed_byte_open_nothing_and_nothing_stands_in_clear() {
    let (mut theatre, theirs, stranger) = (every_case(), officer(), officer());
    with_a_spare_key(&mut theatre, &[&theirs]);
    let (mut sealed, _) = handed(&mut theatre, true);
    for canary in ["Virtala", "Reijo", "041267", "nuottivihko", "19005", "Niemi", "tiedot"] {
        assert!(!sealed.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary} stands in clear");
    }
    let found = opened(&theirs, &sealed).files.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains("Virtala"));
    assert!(found, "the control: the officer does read it");
    assert_eq!(open_hand_over(&stranger.identity, &sealed).map(|_| ()).err(), Some(RecoveryFailure::NotForThisKey));
    let middle = sealed.len() / 2;
    sealed[middle] ^= 1;
    assert_eq!(open_hand_over(&theirs.identity, &sealed).map(|_| ()).err(), Some(RecoveryFailure::NotUnderstood));
}

#[test]
fn it_waits_for_a_spare_key_that_was_tried_and_for_the_passphrase() {
    let (mut theatre, officer) = (every_case(), officer());
    let folder = tempfile::tempdir().expect("a folder");
    let told = |theatre: &mut Theatre| code(delivery::hand_over(theatre.open(), HandOverWish { drafts: false }, folder.path()).map(|_| ())).err();
    theatre.stage.prove().expect("proven");
    assert_eq!(told(&mut theatre), Some(FailureCode::SpareKeyUnproven));
    recovery::place(theatre.open(), RecoveryPlace { keys: officer.recipient.clone(), passphrase: PASSPHRASE.into() }).expect("placed");
    assert_eq!(told(&mut theatre), Some(FailureCode::SpareKeyUnproven), "placed is not proven");
    with_a_spare_key(&mut theatre, &[&officer]);
    theatre.later("2026-06-30T09:00");
    assert_eq!(told(&mut theatre), Some(FailureCode::PassphraseNeeded));
    assert!(std::fs::read_dir(folder.path()).expect("lists").next().is_none());
}
