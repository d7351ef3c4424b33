//! A laptop that gets its clients: those of today first, and each usable as soon as all of them is there.

use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, GoalId, SessionId};
use askel_domain::moment::in_helsinki;
use askel_domain::session::{ContactMode, Session};
use askel_store::sync;
use chrono::DateTime;

use super::laptop::*;
use super::server::{Fault, Server};
use crate::{Ended, Engine};

const CLIENTS: u128 = 12;

/// The client who is met today is the last of all by id.
fn server_with_a_caseload() -> (Laptop, Server) {
    let (mut first, mut server) = (Laptop::new(1), Server::new());
    for number in 0..CLIENTS {
        let mut one = client(ClientId(id(1_000 + number)));
        one.given_names = format!("Reijo {number}");
        let days = (CLIENTS - number) as i64;
        let session = Session {
            id: SessionId(id(3_000 + number)),
            client_id: one.id,
            starts_at: in_helsinki(DateTime::from_timestamp(1_800_000_000 + days * 86_400, 0).expect("a moment")),
            ends_at: None,
            mode: ContactMode::Office,
            place: String::new(),
            second_worker: String::new(),
            settled_by: None,
            removed: false,
        };
        let goal = Goal { id: GoalId(id(4_000 + number)), client_id: one.id, steps: vec![], ..goal() };
        first.write(|tx| {
            askel_store::client::put(tx, &one)?;
            askel_store::goal::put(tx, &goal, None)?;
            askel_store::session::put(tx, &session)
        });
    }
    first.sync_whole(&mut server);
    (first, server)
}

#[test]
fn the_caseload_is_what_names_our_role_and_todays_clients_come_first() {
    let (first, mut server) = server_with_a_caseload();
    // The same worker's other laptop.
    let mut second = Laptop::new(1);
    assert_eq!(second.worker.id, first.worker.id);
    let mut whole: Vec<ClientId> = vec![];
    let outcome = second.converse(&mut server, None, false, |laptop, _| {
        let scope = laptop.store.read(sync::scope).expect("reads");
        let new = scope.into_iter().filter(|one| one.whole_utc.is_some()).map(|one| one.client_id).filter(|client| !whole.contains(client)).collect::<Vec<_>>();
        whole.extend(new);
    });
    assert_eq!((outcome.ended, outcome.progress.coming, outcome.progress.whole), (Ended::Whole, CLIENTS as u32, CLIENTS as u32));
    let soonest: Vec<ClientId> = (CLIENTS - 5..CLIENTS).map(|number| ClientId(id(1_000 + number))).collect();
    assert_eq!(whole[..5].iter().collect::<std::collections::BTreeSet<_>>(), soonest.iter().collect());
    assert_eq!(second.store.read(askel_store::client::count).expect("reads"), CLIENTS as u32);
    let (before, received) = (server.heard.len(), second.sync_whole(&mut server).progress.taken);
    assert!(received == 0 && server.heard.len() - before <= 3, "{:?}", &server.heard[before..]);
}

#[test]
fn a_download_that_breaks_off_goes_on_and_misses_nothing() {
    let (_, mut server) = server_with_a_caseload();
    let mut second = Laptop::new(1);
    for requests in 1..20 {
        second.drop_after(&mut server, requests % 4 + 1);
        server.faults.clear();
        server.faults.push_back(Some(Fault::Lost));
    }
    second.sync_whole(&mut server);
    assert_eq!(second.store.read(askel_store::client::count).expect("reads"), CLIENTS as u32);
    let sessions = (0..CLIENTS).filter(|number| second.store.read(|read| askel_store::session::get(read, SessionId(id(3_000 + number)))).expect("reads").is_some());
    assert_eq!(sessions.count(), CLIENTS as usize);
}

#[test]
fn those_after_them_are_asked_for_before_the_first_are_written_and_nobody_is_called_whole_too_early() {
    let (_, mut server) = server_with_a_caseload();
    let next_five = format!("Patient?_id={}", ClientId(id(1_000 + CLIENTS - 6)));
    let mut ahead = false;
    for (requests, dropped) in (11..24).flat_map(|requests| [(requests, Dropped::Heard), (requests, Dropped::Begun)]) {
        let (mut second, before) = (Laptop::new(1), server.bodies.len());
        second.drop_as(Engine::begin(errand()), &mut server, requests, dropped);
        let whole: Vec<ClientId> = second.store.read(sync::scope).expect("reads").into_iter().filter(|one| one.whole_utc.is_some()).map(|one| one.client_id).collect();
        for client in &whole {
            // Meetings come before all else, with the faces.
            let goals = second.store.read(|read| askel_store::goal::of_client(read, *client)).expect("reads");
            assert_eq!(goals.len(), 1, "{requests} requests, {dropped:?}: called whole without its rows");
        }
        ahead |= whole.is_empty() && server.bodies[before..].iter().any(|asked| asked.contains(&next_five));
        second.sync_whole(&mut server);
        assert_eq!(second.store.read(askel_store::client::count).expect("reads"), CLIENTS as u32);
    }
    assert!(ahead, "nobody was asked for ahead");
}

#[test]
fn a_server_that_is_slow_over_many_questions_is_asked_fewer_at_once() {
    let (_, mut server) = server_with_a_caseload();
    server.most_searches = 3;
    let mut second = Laptop::new(1);
    second.sync_whole(&mut server);
    assert_eq!(second.store.read(askel_store::client::count).expect("reads"), CLIENTS as u32);
}
