//! Servers that are none, that lie, or that send what is not ours: refused in codes, and nothing is changed.

use askel_domain::id::ClientId;
use askel_fhir::rest::Unheard;
use askel_store::sync::{self, RowKey, RowKind};
use serde_json::json;

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;
use crate::{Ended, Reason, Strange};

fn ready() -> (Laptop, Server) {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    (laptop, server)
}

/// The log's length: nothing was written of the record.
fn rows(laptop: &Laptop) -> u64 {
    match laptop.store.walk_log() {
        askel_store::log::Verdict::Whole { rows } => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_portals_page_is_no_answer() {
    let (mut laptop, mut server) = ready();
    let before = rows(&laptop);
    server.faults.extend(vec![Some(Fault::Html); 9]);
    assert_eq!(laptop.sync(&mut server).ended, Ended::NotUnderstood { why: Strange::NotFhir });
    assert_eq!(rows(&laptop), before);
    let mut fresh = Laptop::new(3);
    server.faults.push_back(Some(Fault::Html));
    assert_eq!(fresh.sync(&mut server).ended, Ended::NotUnderstood { why: Strange::NotFhir });
}

#[test]
fn a_redirect_a_strange_certificate_and_no_network_end_it_with_their_names() {
    let (mut laptop, mut server) = ready();
    for (unheard, ended) in [(Unheard::Redirected, Ended::NotUnderstood { why: Strange::Redirected }), (Unheard::NotTrusted, Ended::NotTrusted)] {
        server.faults = [Some(Fault::Unheard(unheard))].into();
        assert_eq!(laptop.sync(&mut server).ended, ended);
    }
    server.faults = vec![Some(Fault::Lost); 20].into();
    assert_eq!(laptop.sync(&mut server).ended, Ended::NoConnection);
    server.faults.clear();
    laptop.sync_whole(&mut server);
}

#[test]
fn a_next_page_under_another_host_and_pages_without_end_are_refused() {
    let endless: fn(&str) -> String = |path| format!("{}&_from=0", path.split("&_from=").next().unwrap_or_default());
    let elsewhere: fn(&str) -> String = |path| format!("https://muualla.example/fhir/{path}");
    for (next_link, why) in [(elsewhere, Strange::NextElsewhere), (endless, Strange::EndlessPages)] {
        let (mut laptop, mut server) = ready();
        for number in 1..=120u32 {
            let task = json!({"resourceType": "Task", "id": id(2_000 + u128::from(number)).to_string(), "status": "accepted", "intent": "plan", "for": {"reference": format!("Patient/{}", id(1))},
                "meta": {"tag": [{"system": askel_fhir::names::ROW, "code": "task"}]}});
            server.keep("Task", &id(2_000 + u128::from(number)).to_string(), task);
        }
        server.next_link = next_link;
        assert_eq!(laptop.sync(&mut server).ended, Ended::NotUnderstood { why });
    }
}

#[test]
fn a_page_of_a_hundred_thousand_is_refused_whole() {
    let (mut laptop, mut server) = ready();
    let before = rows(&laptop);
    server.most_on_a_page = 200_000;
    let tag = json!([{"system": askel_fhir::names::ROW, "code": "task"}]);
    for number in 0..100_000u128 {
        let name = id(10_000 + number).to_string();
        let task = json!({"resourceType": "Task", "id": name, "status": "accepted", "intent": "plan", "for": {"reference": format!("Patient/{}", id(1))}, "meta": {"tag": tag}});
        server.keep("Task", &name, task);
    }
    assert_eq!(laptop.sync(&mut server).ended, Ended::NotUnderstood { why: Strange::TooLarge });
    assert_eq!(rows(&laptop), before);
}

#[test]
fn one_id_twice_on_a_page_is_one_row() {
    let (mut laptop, mut server) = ready();
    let mut other = server.row("Goal", &id(20).to_string()).expect("a goal");
    other["id"] = id(24).to_string().into();
    server.keep("Goal", &id(24).to_string(), other.clone());
    server.doubles = true;
    let outcome = laptop.sync_whole(&mut server);
    let goals = laptop.store.read(|read| askel_store::goal::of_client(read, ClientId(id(1)))).expect("reads");
    assert_eq!((goals.len(), outcome.progress.taken), (2, 1));
}

#[test]
fn another_clients_rows_are_refused_and_kept_nowhere() {
    let (mut laptop, mut server) = ready();
    let before = rows(&laptop);
    let stranger = id(99).to_string();
    let mine = server.row("Goal", &id(20).to_string()).expect("a goal");
    // A server that does not heed what it is asked: the search text of our client stands in a note of a stranger's goal.
    let mut foreign = mine;
    foreign["id"] = id(21).to_string().into();
    foreign["subject"]["reference"] = format!("Patient/{stranger}").into();
    foreign["note"] = json!([{"text": format!("Patient/{}", id(1))}]);
    server.keep("Goal", &id(21).to_string(), foreign);
    let outcome = laptop.sync_whole(&mut server);
    assert_eq!((outcome.progress.foreign, rows(&laptop)), (1, before));
    assert_eq!(laptop.store.read(sync::count_refused).expect("reads"), 0);
    assert!(laptop.store.read(|read| sync::mirrored(read, "Goal", &id(21).to_string())).expect("reads").is_none());
    assert!(laptop.store.read(|read| askel_store::client::get(read, ClientId(id(99)))).expect("reads").is_none());
}

#[test]
fn what_is_not_understood_or_breaks_a_rule_is_set_aside_with_its_reason() {
    let (mut laptop, mut server) = ready();
    let goal = server.row("Goal", &id(20).to_string()).expect("a goal");
    let mut wordless = goal.clone();
    wordless["id"] = id(22).to_string().into();
    let heavier = wordless.to_string().replacen("\"valueInteger\":1", "\"valueInteger\":99", 1).replacen("\"valueDecimal\":1", "\"valueDecimal\":99", 1);
    wordless = serde_json::from_str(&heavier).expect("JSON");
    server.keep("Goal", &id(22).to_string(), wordless);
    let mut garbled = goal;
    garbled["id"] = id(23).to_string().into();
    garbled["extension"] = json!("rikki");
    server.keep("Goal", &id(23).to_string(), garbled);
    let outcome = laptop.sync_whole(&mut server);
    let refused = laptop.store.read(|read| sync::refused(read, 10)).expect("reads");
    assert_eq!(outcome.progress.refused, 2);
    let reasons: Vec<&str> = refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert!(reasons.contains(&Reason::BreaksRule.name()) && reasons.contains(&Reason::NotUnderstood.name()), "{reasons:?}");
    laptop.sync_whole(&mut server);
    assert_eq!(laptop.store.read(sync::count_refused).expect("reads"), 2, "shown until it is mended");
}

#[test]
fn what_is_written_once_and_comes_changed_is_refused() {
    let (mut laptop, mut server) = ready();
    let entry = laptop.visit(1);
    laptop.sync_whole(&mut server);
    server.edit("Composition", &entry.to_string(), |body| {
        let text = body.to_string().replace("kirjastossa 1", "jossain muualla");
        *body = serde_json::from_str(&text).expect("JSON");
    });
    laptop.sync_whole(&mut server);
    let refused = laptop.store.read(|read| sync::refused(read, 10)).expect("reads");
    assert_eq!(refused.iter().map(|refused| refused.reason.as_str()).collect::<Vec<_>>(), [Reason::ChangedThere.name()]);
    assert!(matches!(laptop.state(&RowKey::version(RowKind::Entry, entry, 1)), RecordState::NeedsAttention { .. }), "it is not vouched for any more");
    let kept = laptop.store.read(|read| askel_store::entry::get(read, entry)).expect("reads").expect("an entry");
    assert!(serde_json::to_string(&kept).expect("JSON").contains("kirjastossa 1"));
}

#[test]
fn a_row_that_would_take_another_rows_name_is_refused() {
    let (mut laptop, mut server) = ready();
    // The id of the client's goal, as a group: the log knows rows by name within a noun, so here the noun differs and it may come.
    let entry = laptop.visit(1);
    laptop.sync_whole(&mut server);
    let mut stolen = server.row("Goal", &id(20).to_string()).expect("a goal");
    stolen["subject"]["reference"] = format!("Patient/{}", id(99)).into();
    server.edit("Goal", &id(20).to_string(), |body| *body = stolen);
    let outcome = laptop.sync(&mut server);
    assert!(matches!(outcome.ended, Ended::Whole), "{outcome:?}");
    assert!(laptop.goal().client_id == ClientId(id(1)));
    assert!(laptop.is_on_server(&RowKey::version(RowKind::Entry, entry, 1)));
}

#[test]
fn a_server_that_heeds_no_versions_is_read_before_every_edit() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    server.heeds_versions = false;
    laptop.with_client();
    laptop.sync_whole(&mut server);
    server.edit("Goal", &id(20).to_string(), |goal| goal["priority"] = json!({"text": "tärkeä"}));
    laptop.change_goal(|goal| goal.area = "koti".into());
    laptop.sync_whole(&mut server);
    assert_eq!(server.row("Goal", &id(20).to_string()).expect("a goal")["priority"]["text"], "tärkeä", "nobody's edit was overwritten");
}
