//! What somebody else wrote is never written over unread, whatever the server, the network or a backup did before: each of these was
//! found by the simulator.

use std::iter::once;

use askel_domain::id::ClientId;
use askel_store::sync::{self, RowKey, RowKind};

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;
use crate::{Doubt, Ended, Reason};

const THEIRS: &str = "Soitan kirjastoon";

fn task_key() -> RowKey {
    RowKey::new(RowKind::Task, id(201))
}

fn ready() -> (Laptop, Server) {
    ready_with(Server::new())
}

fn ready_with(mut server: Server) -> (Laptop, Server) {
    let mut laptop = Laptop::new(1);
    laptop.with_client();
    laptop.sync_whole(&mut server);
    (laptop, server)
}

fn said_at_the_server(server: &Server, kind: &str, id: &str) -> String {
    server.row(kind, id).expect("it is there")["description"].to_string()
}

#[test]
fn what_was_cut_off_a_moment_ago_is_not_created_again_before_it_can_no_longer_arrive() {
    let (mut laptop, mut server) = ready();
    laptop.visit(1);
    server.faults.extend([None, Some(Fault::Late)]);
    for _ in 0..2 {
        laptop.sync(&mut server);
        assert!(matches!(laptop.state(&task_key()), RecordState::Sending { .. }), "{:?}", laptop.state(&task_key()));
        assert!(server.of_kind("Task").is_empty(), "said again while it may arrive");
    }
    server.let_in_what_is_late();
    let puts = server.puts;
    laptop.sync_whole(&mut server);
    assert!(laptop.is_on_server(&task_key()) && server.puts == puts, "it had arrived");
}

#[test]
fn what_was_cut_off_and_never_arrived_is_said_again_in_a_while() {
    let (mut laptop, mut server) = ready();
    laptop.visit(1);
    server.faults.extend([None, Some(Fault::Late)]);
    laptop.sync(&mut server);
    laptop.at += 200;
    laptop.sync_whole(&mut server);
    assert!(laptop.is_on_server(&task_key()));
    assert_eq!(laptop.undelivered(), 0);
}

/// What leans on it waits with it, and is not set aside for it.
#[test]
fn what_leans_on_something_cut_off_waits_with_it() {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    // The probe, and then the client's record.
    server.faults.extend([None, Some(Fault::Late)]);
    laptop.sync(&mut server);
    laptop.visit(1);
    let outcome = laptop.sync(&mut server);
    assert_eq!(outcome.progress.set_aside, 0);
    assert!(matches!(laptop.state(&task_key()), RecordState::Waiting { only_here: true, .. }), "{:?}", laptop.state(&task_key()));
    laptop.at += 200;
    laptop.sync_whole(&mut server);
    assert_eq!(laptop.undelivered(), 0);
}

#[test]
fn what_a_refusal_may_have_kept_is_read_before_it_is_said_again() {
    let (mut laptop, mut server) = ready();
    laptop.visit(1);
    server.faults.extend([None, Some(Fault::Status(412)), None, Some(Fault::KeptRefusedAndEdited("Task", id(201).to_string(), THEIRS))]);
    laptop.sync(&mut server);
    laptop.sync(&mut server);
    assert!(said_at_the_server(&server, "Task", &id(201).to_string()).contains(THEIRS), "a colleague's words are gone");
}

#[test]
fn what_is_gone_from_the_server_is_looked_for_before_it_is_sent_anew() {
    for heeds_versions in [true, false] {
        let (laptop, server) = ready_with(Server { heeds_versions, ..Server::new() });
        is_looked_for_before_it_is_sent_anew(laptop, server);
    }
}

fn is_looked_for_before_it_is_sent_anew(mut laptop: Laptop, mut server: Server) {
    let goal = id(20).to_string();
    let was = server.rows.remove(&("Goal".to_owned(), goal.clone())).expect("a goal");
    laptop.change_goal(|goal| goal.area = "koti".into());
    laptop.sync(&mut server);
    let RecordState::NeedsAttention { reason, .. } = laptop.state(&goal_key()) else { panic!("{:?}", laptop.state(&goal_key())) };
    assert_eq!(reason, Reason::GoneThere.name());
    // A colleague had it sent again, in other words.
    server.keep("Goal", &goal, was.body);
    server.edit("Goal", &goal, |body| body["description"]["text"] = THEIRS.into());
    assert!(laptop.write(|tx| crate::send_again(tx, &goal_key())));
    laptop.sync(&mut server);
    assert!(said_at_the_server(&server, "Goal", &goal).contains(THEIRS), "a colleague's words are gone");
}

#[test]
fn a_server_that_gives_the_name_of_a_version_twice_is_doubted_before_the_first_word() {
    let (mut laptop, mut server) = ready();
    let older = server.rows.clone();
    laptop.change_goal(|goal| goal.area = "koti".into());
    laptop.sync_whole(&mut server);
    server.rows = older;
    server.edit("Goal", &id(20).to_string(), |body| body["description"]["text"] = THEIRS.into());
    laptop.change_goal(|goal| goal.area = "arki ja koti".into());
    let puts = server.puts;
    let outcome = laptop.sync(&mut server);
    assert_eq!(outcome.ended, Ended::Doubted { doubt: Doubt::OlderServer });
    assert_eq!(server.puts, puts);
}

#[test]
fn words_of_others_under_the_version_that_was_answered_are_theirs() {
    let (mut laptop, mut server) = ready();
    laptop.change_goal(|goal| goal.area = "koti".into());
    server.faults.extend(once(None).chain(once(Some(Fault::NotKeptButEdited("Goal", id(20).to_string(), THEIRS)))));
    laptop.sync(&mut server);
    laptop.sync(&mut server);
    assert!(laptop.goal().client_words == THEIRS && laptop.goal().area == "koti", "{:?}", laptop.state(&goal_key()));
    assert!(said_at_the_server(&server, "Goal", &id(20).to_string()).contains(THEIRS));
    assert_eq!(laptop.undelivered(), 0);
}

/// The worker presses the button: what was refused before may be taken now.
#[test]
fn a_press_on_the_button_tries_again_what_the_server_would_not_take() {
    let (mut laptop, mut server) = ready();
    laptop.visit(1);
    server.refuses = Box::new(|body| body["resourceType"] == "Task");
    laptop.sync(&mut server);
    assert!(matches!(laptop.state(&task_key()), RecordState::NeedsAttention { .. }));
    server.refuses = Box::new(|_| false);
    laptop.sync(&mut server);
    assert!(matches!(laptop.state(&task_key()), RecordState::NeedsAttention { .. }), "not by itself");
    laptop.converse_as(crate::Engine::begin(crate::Errand { again: true, ..errand() }), &mut server, |_, _| {});
    assert!(laptop.is_on_server(&task_key()));
    assert_eq!(laptop.store.read(sync::count_open_cases).expect("reads"), 0);
}

fn two() -> (Laptop, Laptop, Server) {
    let (first, mut server) = ready();
    let mut second = Laptop::new(2);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    second.sync_whole(&mut server);
    (first, second, server)
}

#[test]
fn where_a_server_heeded_no_version_whoever_was_written_over_is_asked() {
    let (mut first, mut second, mut server) = two();
    let mut third = Laptop::new(3);
    third.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    third.sync_whole(&mut server);
    third.change_goal(|goal| goal.steps[0].text = "kirjastokortti".into());
    third.sync_whole(&mut server);
    first.sync_whole(&mut server);
    first.change_goal(|goal| goal.client_words = "Haluan lukea".into());
    first.sync_whole(&mut server);
    third.sync_whole(&mut server);
    second.change_goal(|goal| goal.area = "koti".into());
    server.heeds_versions = false;
    second.sync_whole(&mut server);
    server.heeds_versions = true;
    assert!(!said_at_the_server(&server, "Goal", &id(20).to_string()).contains("lukea"), "it is gone from the server");
    first.sync_whole(&mut server);
    let cases = first.store.read(|read| sync::open_cases(read, 10)).expect("reads");
    assert!(cases.len() == 1 && cases[0].ours.contains("Haluan lukea") && cases[0].theirs.contains("koti"), "{} cases", cases.len());
    let mut goal = first.goal();
    goal.area = "koti".into();
    let value = serde_json::to_value(&goal).expect("JSON");
    assert!(first.write(|tx| crate::answer_case(tx, &cases[0].id, value, sync::Answer::Both)));
    first.sync_whole(&mut server);
    for other in [&mut second, &mut third] {
        other.sync_whole(&mut server);
        assert!(other.goal() == goal && goal.client_words == "Haluan lukea" && goal.area == "koti");
        assert_eq!(other.store.read(sync::count_open_cases).expect("reads"), 0, "what knows both is no case to anybody");
    }
}

#[test]
fn an_older_version_put_in_place_of_a_newer_one_gives_way_to_it() {
    let (mut first, _, mut server) = two();
    let older = server.rows.get(&("Goal".to_owned(), id(20).to_string())).expect("a goal").body.clone();
    first.change_goal(|goal| goal.area = "koti".into());
    first.sync_whole(&mut server);
    server.keep("Goal", &id(20).to_string(), older);
    first.sync_whole(&mut server);
    assert!(first.goal().area == "koti" && first.undelivered() == 0);
    let there = server.row("Goal", &id(20).to_string()).expect("it is there").to_string();
    assert!(there.contains("koti"), "{there}");
}

/// Another program knows nothing of our edits and keeps what we say of them: what it changed stands.
#[test]
fn what_another_program_changed_is_taken_as_before() {
    let (mut first, _, mut server) = two();
    server.edit("Goal", &id(20).to_string(), |body| body["description"]["text"] = THEIRS.into());
    first.sync_whole(&mut server);
    assert!(first.goal().client_words == THEIRS);
    server.edit("Goal", &id(20).to_string(), |body| {
        body["description"]["text"] = "Muuta".into();
        body["extension"].as_array_mut().expect("extensions").retain(|one| !one["url"].as_str().unwrap_or_default().ends_with("known-edit"));
    });
    first.sync_whole(&mut server);
    assert!(first.goal().client_words == "Muuta");
    assert_eq!(first.store.read(sync::count_open_cases).expect("reads"), 0);
}
