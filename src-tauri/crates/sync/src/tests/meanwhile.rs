//! What is written and made ready while the network speaks: never another order of things, and never words that are old by then.

use askel_domain::id::ClientId;
use askel_store::sync::{self, RowKey, RowKind};

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;
use crate::{Ended, Engine};

/// A laptop with so many visits that wait, all of a client whom the server has.
fn with_visits(many: u128) -> (Laptop, Server) {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    for number in 1..=many {
        laptop.visit(number);
    }
    (laptop, server)
}

fn transactions(server: &Server) -> Vec<&String> {
    server.bodies.iter().filter(|body| body.contains("\"transaction\"")).collect()
}

fn task_key(number: u128) -> RowKey {
    RowKey::new(RowKind::Task, id(200 + number))
}

#[test]
fn what_is_changed_while_it_is_made_ready_goes_out_as_it_stands_then() {
    let (mut laptop, mut server) = with_visits(30);
    let mut changed = false;
    let outcome = laptop.converse(&mut server, None, false, |laptop, turn| {
        let first_is_on_its_way = matches!(laptop.state(&task_key(1)), RecordState::Sending { .. });
        if first_is_on_its_way && !changed {
            changed = true;
            assert!(matches!(laptop.state(&task_key(30)), RecordState::Waiting { .. }), "turn {turn}: not all of them fit into one");
            laptop.write(|tx| (1..=30).try_for_each(|number| {
                let entry = askel_domain::id::EntryId(id(100 + number));
                let task = askel_domain::task::InterimTask { may_hinder: "Sade".into(), ..task(number, entry) };
                askel_store::task::put(tx, &task, None)
            }));
        }
    });
    assert!(changed && outcome.ended == Ended::Whole, "{outcome:?}");
    assert_eq!(laptop.undelivered(), 0);
    let said = transactions(&server);
    let of = |number: u128| said.iter().filter(|body| body.contains(&format!("Task/{}\"", id(200 + number)))).collect::<Vec<_>>();
    assert_eq!(of(1).len(), 2, "said, and said anew");
    assert!(of(30).len() == 1 && of(30)[0].contains("Sade"), "what had not gone yet goes once");
}

#[test]
fn while_one_is_on_its_way_the_next_is_made_ready_and_nothing_of_it_is_called_sent() {
    let (mut laptop, mut server) = with_visits(30);
    let mut most = 0;
    laptop.converse(&mut server, None, false, |laptop, _| {
        let sent = laptop.store.read(|read| sync::sent_names(read, 1_000)).expect("reads");
        let unanswered = sent.iter().filter(|(kind, id, _)| laptop.store.read(|read| sync::sent(read, kind, id)).expect("reads").is_some_and(|sent| sent.answered.is_none()));
        most = most.max(unanswered.count());
    });
    assert!((1..=50).contains(&most), "{most} of one transaction");
}

#[test]
fn a_transaction_that_is_refused_leaves_what_was_made_ready_behind_it_as_it_was() {
    let (mut laptop, mut server) = with_visits(30);
    server.refuses = Box::new(|body| body.to_string().contains("kirjastossa 3\""));
    laptop.sync_whole(&mut server);
    let there: Vec<u128> = (1..=30).filter(|number| laptop.is_on_server(&RowKey::version(RowKind::Entry, id(100 + number), 1))).collect();
    assert_eq!(there, (1..=30).filter(|number| *number != 3).collect::<Vec<_>>());
}

#[test]
fn a_page_that_is_asked_for_before_the_last_one_is_written_counts_only_when_both_are() {
    let (mut first, mut server) = with_visits(7);
    first.sync_whole(&mut server);
    let mut second = Laptop::new(2);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    server.fewest_on_a_page = 2;
    for requests in 1..14 {
        second.drop_after(&mut server, requests);
        let reached = second.store.read(|read| sync::pulled(read, "Composition", "")).expect("reads");
        let here = second.store.read(|read| askel_store::entry::count_of(read, ClientId(id(1)))).expect("reads");
        assert!(reached.is_none_or(|pulled| !pulled.whole || pulled.reached.is_none()) || here == 7, "after {requests}: {here} rows");
    }
    second.sync_whole(&mut server);
    assert_eq!(second.store.read(|read| askel_store::entry::count_of(read, ClientId(id(1)))).expect("reads"), 7);
}

#[test]
fn an_older_server_that_shows_meanwhile_ends_it_and_the_answer_on_its_way_is_not_looked_into() {
    let (mut first, mut server) = with_visits(7);
    first.sync_whole(&mut server);
    let backup = server.rows.clone();
    first.change_goal(|goal| goal.client_words = "Haluan lukea".into());
    first.sync_whole(&mut server);
    server.rows = backup;
    let outcome = first.sync(&mut server);
    assert!(matches!(outcome.ended, Ended::Doubted { .. }), "{outcome:?}");
}

#[test]
fn a_request_that_is_lost_with_one_made_ready_behind_it_is_looked_for_and_said_again_once() {
    let (mut laptop, mut server) = with_visits(30);
    server.faults.extend([None, None, Some(Fault::Lost)]);
    laptop.sync_whole(&mut server);
    assert_eq!(laptop.undelivered(), 0);
    assert!(server.rows.values().all(|kept| kept.version <= 2));
}

#[test]
fn whoever_never_writes_meanwhile_comes_to_the_same_end() {
    let (mut laptop, mut server) = with_visits(30);
    laptop.drop_as(Engine::begin(errand()), &mut server, usize::MAX, Dropped::Heard);
    assert_eq!(laptop.undelivered(), 0);
    let mut second = Laptop::new(2);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    server.fewest_on_a_page = 2;
    second.drop_as(Engine::begin(errand()), &mut server, usize::MAX, Dropped::Heard);
    assert_eq!(second.store.read(|read| askel_store::entry::count_of(read, ClientId(id(1)))).expect("reads"), 30);
}
