//! Bodies go packed where the server was seen to take it, and plain where it was not.

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;

#[test]
fn everything_goes_packed_once_a_question_was_answered_so() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    assert!(!server.packed[0], "what is sent first goes plain: {:?}", server.packed);
    server.packed.clear();
    laptop.change_goal(|goal| goal.client_words.push_str(", ja yksin"));
    laptop.sync_whole(&mut server);
    assert!(!server.packed.is_empty() && server.packed.iter().all(|packed| *packed), "{:?}", server.packed);
}

#[test]
fn a_server_that_takes_no_packed_bodies_is_asked_again_and_never_so_again() {
    for status in [400, 415] {
        let (mut laptop, mut server) = (Laptop::new(1), Server { refuses_packed: Some(status), ..Server::new() });
        laptop.with_client();
        laptop.sync_whole(&mut server);
        assert_eq!(server.packed.iter().filter(|packed| **packed).count(), 1, "it was tried once");
        laptop.change_goal(|goal| goal.client_words.push_str(", ja yksin"));
        laptop.sync_whole(&mut server);
        assert_eq!(server.packed.iter().filter(|packed| **packed).count(), 1);
        assert!(matches!(laptop.state(&goal_key()), RecordState::OnServer { .. }));
    }
}

#[test]
fn a_server_that_stops_taking_them_loses_nothing() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    server.refuses_packed = Some(415);
    laptop.change_goal(|goal| goal.client_words.push_str(", ja yksin"));
    laptop.sync_whole(&mut server);
    assert!(matches!(laptop.state(&goal_key()), RecordState::OnServer { .. }));
}

#[test]
fn a_portals_page_is_no_proof_that_packing_is_understood() {
    let (mut laptop, mut server) = (Laptop::new(1), Server { refuses_packed: Some(400), ..Server::new() });
    laptop.with_client();
    // Capabilities, the transaction, its reading; then the questions are answered by a portal.
    server.faults = vec![None, None, None, Some(Fault::Html)].into();
    laptop.sync_whole(&mut server);
    laptop.change_goal(|goal| goal.client_words.push_str(", ja yksin"));
    laptop.sync_whole(&mut server);
    assert!(matches!(laptop.state(&goal_key()), RecordState::OnServer { .. }));
}
