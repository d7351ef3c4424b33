//! What waits arrives once, whatever becomes of the answers.

use askel_domain::id::EntryId;
use askel_store::sync::{RowKey, RowKind, undelivered};

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;
use crate::{Ended, Reason};

fn entry_key(entry: EntryId) -> RowKey {
    RowKey::version(RowKind::Entry, entry, 1)
}

#[test]
fn a_visit_is_on_the_server_when_it_was_read_back_and_not_before() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    let entry = laptop.visit(1);
    assert!(matches!(laptop.state(&entry_key(entry)), RecordState::Waiting { only_here: true, .. }));
    let outcome = laptop.converse(&mut server, None, false, |laptop, _| assert!(laptop.undelivered() > 0 || laptop.is_on_server(&entry_key(entry))));
    assert_eq!(outcome.ended, Ended::Whole);
    assert!(laptop.is_on_server(&entry_key(entry)) && laptop.is_on_server(&goal_key()));
    assert_eq!((laptop.undelivered(), server.of_kind("Composition").len(), server.of_kind("Task").len()), (0, 1, 1));
}

#[test]
fn a_day_of_six_visits_takes_three_round_trips_and_no_change_one() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    (1..=6).for_each(|number| _ = laptop.visit(number));
    let before = server.heard.len();
    laptop.sync_whole(&mut server);
    assert!(server.heard.len() - before <= 3, "{:?}", &server.heard[before..]);
    assert_eq!(laptop.undelivered(), 0);
    let (before, puts) = (server.heard.len(), server.puts);
    laptop.sync_whole(&mut server);
    assert!(server.heard.len() - before <= 3, "{:?}", &server.heard[before..]);
    assert_eq!(server.puts, puts, "our own echo goes nowhere");
}

#[test]
fn a_lost_answer_is_settled_by_reading_and_nothing_is_sent_twice() {
    for fault in [Fault::AnswerLost, Fault::Truncated] {
        let (mut laptop, mut server) = (Laptop::new(1), Server::new());
        laptop.with_client();
        laptop.sync_whole(&mut server);
        let entry = laptop.visit(1);
        let puts = server.puts;
        server.faults.push_back(Some(fault));
        laptop.sync_whole(&mut server);
        let versions: Vec<u64> = server.rows.iter().filter(|((kind, _), _)| kind == "Composition" || kind == "Task").map(|(_, kept)| kept.version).collect();
        assert_eq!(versions, [1, 1]);
        assert!(laptop.is_on_server(&entry_key(entry)) && server.puts > puts);
    }
}

#[test]
fn what_was_lost_on_the_way_is_said_again() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    laptop.visit(1);
    server.faults.extend([Some(Fault::Lost), Some(Fault::Lost), Some(Fault::Unheard(askel_fhir::rest::Unheard::BrokenOff))]);
    laptop.sync_whole(&mut server);
    assert_eq!((laptop.undelivered(), server.of_kind("Composition").len()), (0, 1));
}

#[test]
fn a_conversation_dropped_anywhere_goes_on_where_it_was() {
    for turns in 1..12 {
        let (mut laptop, mut server) = (Laptop::new(1), Server::new());
        laptop.with_client();
        laptop.visit(1);
        laptop.drop_after(&mut server, turns);
        laptop.sync_whole(&mut server);
        assert_eq!(laptop.undelivered(), 0);
        assert!(server.rows.values().all(|kept| kept.version <= 2), "nothing was repeated blindly");
        assert_eq!(server.of_kind("Composition").len(), 1);
    }
}

#[test]
fn a_server_that_says_yes_and_keeps_nothing_is_never_believed() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    let entry = laptop.visit(1);
    server.faults.extend([None, Some(Fault::NotKept)]);
    laptop.sync_whole(&mut server);
    assert!(laptop.is_on_server(&entry_key(entry)), "the second time it was kept");
    let second = laptop.visit(2);
    server.faults.push_back(None);
    for _ in 0..3 {
        server.faults.extend([Some(Fault::NotKept), None]);
    }
    laptop.sync(&mut server);
    assert!(!laptop.is_on_server(&entry_key(second)));
    let RecordState::NeedsAttention { reason, .. } = laptop.state(&entry_key(second)) else { panic!("{:?}", laptop.state(&entry_key(second))) };
    assert_eq!(reason, Reason::NotKept.name());
}

#[test]
fn one_bad_record_is_set_aside_and_everything_else_arrives() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    let entries: Vec<EntryId> = (1..=6).map(|number| laptop.visit(number)).collect();
    server.refuses = Box::new(|body| body.to_string().contains("kirjastossa 4"));
    laptop.sync_whole(&mut server);
    for (place, entry) in entries.iter().enumerate() {
        assert_eq!(laptop.is_on_server(&entry_key(*entry)), place != 3, "{place}");
    }
    let left = laptop.store.read(|read| undelivered(read, 0, 10)).expect("reads");
    assert_eq!(left.iter().map(|queued| (queued.key.kind, queued.reason.as_deref())).collect::<Vec<_>>(), [(RowKind::Entry, Some(Reason::NotTaken.name()))]);
}

#[test]
fn what_leans_on_a_refused_client_waits_with_it_and_goes_when_it_is_mended() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    let entry = laptop.visit(1);
    server.refuses = Box::new(|body| body["resourceType"] == "Patient");
    laptop.sync_whole(&mut server);
    assert!(server.of_kind("Composition").is_empty() && laptop.undelivered() >= 4);
    server.refuses = Box::new(|_| false);
    laptop.write(|tx| askel_store::client::put(tx, &client(askel_domain::id::ClientId(id(1)))));
    laptop.sync_whole(&mut server);
    assert!(laptop.is_on_server(&entry_key(entry)) && laptop.undelivered() == 0);
}

#[test]
fn the_bundle_shrinks_to_what_the_server_takes() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    (1..=6).for_each(|number| _ = laptop.visit(number));
    server.most_entries = 6;
    laptop.sync_whole(&mut server);
    assert_eq!((laptop.undelivered(), server.of_kind("Composition").len()), (0, 6));
}

#[test]
fn a_server_that_wants_a_sign_in_or_refuses_is_left_politely() {
    for (status, ended) in [(401, Ended::SignIn), (403, Ended::Refused)] {
        let (mut laptop, mut server) = (Laptop::new(1), Server::new());
        laptop.with_client();
        server.faults.extend([None, Some(Fault::Status(status))]);
        assert_eq!(laptop.sync(&mut server).ended, ended);
        assert!(matches!(laptop.state(&goal_key()), RecordState::Waiting { only_here: true, .. }), "nothing was kept there");
        laptop.sync_whole(&mut server);
        assert_eq!(laptop.undelivered(), 0);
    }
}
