//! Engines with a fault each: the proofs of this crate would see them.

use askel_domain::id::ClientId;
use askel_store::sync::{self, RowKey, RowKind};
use chrono::Duration;

use super::laptop::*;
use super::server::{Fault, Server};
use crate::{Engine, Planted};

fn two() -> (Laptop, Laptop, Server) {
    let (mut first, mut second, mut server) = (Laptop::new(1), Laptop::new(2), Server::new());
    first.with_client();
    first.sync_whole(&mut server);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    second.sync_whole(&mut server);
    (first, second, server)
}

fn begin(planted: Option<Planted>) -> Engine {
    planted.map_or_else(|| Engine::begin(errand()), |planted| Engine::begin_planted(errand(), planted))
}

/// Whether something is called arrived that is not there.
fn claims_too_much(planted: Option<Planted>) -> bool {
    let (mut first, _, mut server) = two();
    let entry = first.visit(1);
    server.faults.extend([None, Some(Fault::NotKept)]);
    first.drop_as(begin(planted), &mut server, 2, Dropped::Written);
    first.is_on_server(&RowKey::version(RowKind::Entry, entry, 1)) && server.of_kind("Composition").is_empty()
}

/// Whether somebody's words are gone from the server without anybody having been asked.
fn overwrites(planted: Option<Planted>) -> bool {
    let (mut first, mut second, mut server) = two();
    first.change_goal(|goal| goal.client_words = "Haluan lukea".into());
    first.sync_whole(&mut server);
    second.change_goal(|goal| goal.client_words = "Haluan lainata".into());
    second.converse_as(begin(planted), &mut server, |_, _| {});
    let there = server.row("Goal", &id(20).to_string()).expect("a goal").to_string();
    !there.contains("Haluan lukea")
}

/// Whether a row never comes after a conversation that broke off.
fn misses(planted: Option<Planted>) -> bool {
    let (mut first, mut second, mut server) = two();
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    server.clock += Duration::hours(1);
    first.visit(2);
    first.sync_whole(&mut server);
    second.drop_as(begin(planted), &mut server, 1, Dropped::Heard);
    second.sync_whole(&mut server);
    !second.is_on_server(&RowKey::version(RowKind::Entry, entry, 1))
}

/// Whether a page never comes after a conversation that broke off while the next one was on its way.
fn misses_a_page(planted: Option<Planted>) -> bool {
    let (mut first, mut second, mut server) = two();
    let entries: Vec<_> = (1..=5).map(|number| first.visit(number)).collect();
    first.sync_whole(&mut server);
    server.fewest_on_a_page = 2;
    second.drop_as(begin(planted), &mut server, 2, Dropped::Unheard);
    second.sync_whole(&mut server);
    entries.iter().any(|entry| !second.is_on_server(&RowKey::version(RowKind::Entry, *entry, 1)))
}

#[test]
fn planted_engines_that_believe_answers_ignore_versions_or_save_their_cursor_early_are_found() {
    assert!(claims_too_much(Some(Planted::BelievesAnswers)) && !claims_too_much(None));
    assert!(overwrites(Some(Planted::IgnoresVersions)) && !overwrites(None));
    assert!(misses(Some(Planted::SavesCursorEarly)) && !misses(None));
    assert!(misses_a_page(Some(Planted::SavesCursorAhead)) && !misses_a_page(None));
}
