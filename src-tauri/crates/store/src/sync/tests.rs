//! What waits to be sent, from the same moment on in which it was written.

use askel_domain::goal::{Goal, GoalDirection};
use askel_domain::id::{ClientId, GoalId, WorkerId};
use uuid::Uuid;

use super::*;
use crate::failure::StoreFailure;
use crate::store::{Stamp, Store};
use crate::vault::bench_tests::*;
use crate::{Tx, goal};

fn write<T>(store: &mut Store, act: impl FnOnce(&Tx) -> Result<T, StoreFailure>) -> Result<T, StoreFailure> {
    store.write(Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now }, act)
}

fn a_goal(words: &str) -> Goal {
    Goal {
        id: GoalId(Uuid::from_u128(2)),
        client_id: ClientId(Uuid::from_u128(1)),
        client_words: words.into(),
        area: String::new(),
        direction: GoalDirection::Improve,
        levels: Default::default(),
        weight: 1,
        start_level: 0,
        level: 0,
        steps: vec![],
        factors: vec![],
    }
}

fn key() -> RowKey {
    RowKey::new(RowKind::Goal, Uuid::from_u128(2))
}

/// A vault with one client, whose row waits, and nothing else beside the worker's.
fn opened() -> (Bench, Store) {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write(&mut store, |tx| {
        tx.run("INSERT INTO client VALUES (?1, 'virtala', 'virtala reijo', NULL, '{}')", [Uuid::from_u128(1).to_string()])
    })
    .expect("writes");
    (bench, store)
}

fn waiting(store: &Store) -> Option<Queued> {
    store.read(|read| queued(read, &key())).expect("reads")
}

#[test]
fn a_row_waits_from_the_transaction_it_is_written_in_or_not_at_all() {
    let (_bench, mut store) = opened();
    let refused: Result<(), StoreFailure> = write(&mut store, |tx| {
        goal::put(tx, &a_goal("lukea"), None)?;
        Err(StoreFailure::Row("planted"))
    });
    assert!(refused.is_err() && waiting(&store).is_none());
    write(&mut store, |tx| goal::put(tx, &a_goal("lukea"), None)).expect("writes");
    let first = waiting(&store).expect("waits");
    assert_eq!((first.state, first.seq, first.visit), (OutboxState::Waiting, 2, 2));
    write(&mut store, |tx| goal::put(tx, &a_goal("lainata"), None)).expect("writes");
    assert_eq!(waiting(&store).map(|queued| (queued.seq, queued.since_utc)), Some((3, first.since_utc)));
    assert_eq!(store.read(counts).expect("reads").undelivered(), 2, "the worker's own row, and one goal");
}

#[test]
fn what_came_from_the_server_waits_nowhere_and_the_log_says_where_it_came_from() {
    let (_bench, mut store) = opened();
    let other = WorkerId(Uuid::from_u128(9));
    write(&mut store, |tx| tx.as_arrived(Some(other), |tx| goal::put(tx, &a_goal("lukea"), None))).expect("writes");
    assert!(waiting(&store).is_none());
    let told = store.read(|read| read.one("SELECT author, reason FROM revision ORDER BY seq DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))).expect("reads");
    assert_eq!(told, Some((other.to_string(), "sync".to_owned())));
    write(&mut store, |tx| goal::put(tx, &a_goal("lainata"), None)).expect("writes");
    assert!(waiting(&store).is_some(), "what is written after it waits as ever");
}

#[test]
fn what_is_written_while_it_is_sent_goes_after_and_only_what_was_read_back_has_arrived() {
    let (_bench, mut store) = opened();
    write(&mut store, |tx| goal::put(tx, &a_goal("lukea"), None)).expect("writes");
    let sent = waiting(&store).expect("waits");
    write(&mut store, |tx| note_sending(tx, &sent)).expect("writes");
    write(&mut store, |tx| goal::put(tx, &a_goal("lainata"), None)).expect("writes");
    assert!(waiting(&store).expect("on its way").changed_while_sending());
    write(&mut store, |tx| settle(tx, &key(), sent.seq)).expect("writes");
    assert_eq!(waiting(&store).map(|queued| (queued.state, queued.seq)), Some((OutboxState::Waiting, 3)));
    write(&mut store, |tx| settle(tx, &key(), 3)).expect("writes");
    assert!(waiting(&store).is_none());
}

#[test]
fn a_row_that_two_versions_hold_stays_so_when_it_is_written_again() {
    let (_bench, mut store) = opened();
    write(&mut store, |tx| goal::put(tx, &a_goal("lukea"), None)).expect("writes");
    write(&mut store, |tx| hold_for_case(tx, &key())).expect("writes");
    write(&mut store, |tx| goal::put(tx, &a_goal("lainata"), None)).expect("writes");
    assert_eq!(waiting(&store).map(|queued| queued.state), Some(OutboxState::TwoVersions));
    write(&mut store, |tx| set_aside(tx, &key(), "not_taken")).expect("writes");
    write(&mut store, |tx| goal::put(tx, &a_goal("kysyä"), None)).expect("writes");
    assert_eq!(waiting(&store).map(|queued| (queued.state, queued.reason)), Some((OutboxState::Waiting, None)), "an edit is a new try");
}

#[test]
fn after_another_server_everything_that_was_delivered_waits_and_may_be_there() {
    let (_bench, mut store) = opened();
    let seen = Mirrored {
        kind: "Goal".into(),
        id: "g".into(),
        server_version: "1".into(),
        hash: [1; 32],
        body: None,
        row: key(),
        leads: true,
        client_id: None,
        updated: None,
        read_utc: 1,
        missed: 0,
    };
    write(&mut store, |tx| put_mirror(tx, &seen)).expect("writes");
    assert_eq!(store.read(count_on_server).expect("reads"), 1);
    write(&mut store, unsettle_all).expect("writes");
    let counts = store.read(counts).expect("reads");
    assert_eq!((counts.unsure, store.read(count_on_server).expect("reads")), (1, 0));
}

#[test]
fn the_header_counts_by_index() {
    let (_bench, store) = opened();
    let counting = ["sync/outbox_counts.sql", "sync/mirror_count.sql", "sync/conflict_count.sql", "sync/mirror_newest.sql"];
    for (name, sql) in crate::every_statement().into_iter().filter(|(name, _)| counting.contains(name)) {
        let asked = format!("EXPLAIN QUERY PLAN {}", sql.replace(":limit", "20"));
        let plan: Vec<String> = store.read(|read| read.many(&asked, [], |row| row.get("detail"))).expect("a plan");
        assert!(plan.iter().filter(|step| step.starts_with("SCAN") && !step.contains("CONSTANT")).all(|step| step.contains("INDEX") || step.contains("outbox")), "{name}: {plan:?}");
    }
}

#[test]
fn what_the_worker_wishes_outlasts_the_server_it_was_wished_of() {
    let (_bench, mut store) = opened();
    assert!(store.read(sends_by_itself).expect("reads"));
    write(&mut store, |tx| {
        set_sends_by_itself(tx, false)?;
        set_server_fact(tx, "base", "https://kunta.example/fhir")?;
        forget_server(tx)
    })
    .expect("writes");
    assert_eq!(store.read(|read| server_fact(read, "base")).expect("reads"), None);
    assert!(!store.read(sends_by_itself).expect("reads"));
}

#[test]
fn nobody_knows_of_a_row_until_it_was_read_and_an_edit_changes_nothing_of_that() {
    let (_bench, mut store) = opened();
    write(&mut store, |tx| goal::put(tx, &a_goal("lukea"), None)).expect("writes");
    assert!(!waiting(&store).expect("waits").unsure);
    write(&mut store, |tx| note_unsure(tx, &key())).expect("writes");
    write(&mut store, |tx| set_aside(tx, &key(), "not_taken")).expect("writes");
    write(&mut store, |tx| goal::put(tx, &a_goal("lainata"), None)).expect("writes");
    write(&mut store, |tx| back_to_waiting(tx, &key())).expect("writes");
    let waits = waiting(&store).expect("waits");
    assert!(waits.unsure, "an edit, a try or a reason makes nobody the wiser");
    write(&mut store, |tx| settle(tx, &key(), waits.seq - 1)).expect("writes");
    assert!(!waiting(&store).expect("still waits").unsure);
}
