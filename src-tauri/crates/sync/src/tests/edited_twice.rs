//! The cases of sync.md §2, W1: edits made twice before a sync, and while one is on its way.

use super::laptop::*;
use super::server::{Fault, Server};
use crate::claim::RecordState;

fn ready() -> (Laptop, Server) {
    let (mut laptop, mut server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    laptop.sync_whole(&mut server);
    (laptop, server)
}

/// What another laptop sees.
fn elsewhere(server: &mut Server) -> Laptop {
    let mut other = Laptop::new(2);
    other.write(|tx| askel_store::sync::join_scope(tx, askel_domain::id::ClientId(id(1))));
    other.sync_whole(server);
    other
}

#[test]
fn a_field_added_and_then_changed_arrives_as_it_was_changed() {
    let (mut laptop, mut server) = ready();
    laptop.change_goal(|goal| goal.levels[4] = "kävin".into());
    laptop.change_goal(|goal| goal.levels[4] = "kävin kirjastossa".into());
    laptop.sync_whole(&mut server);
    assert!(elsewhere(&mut server).goal() == laptop.goal());
}

#[test]
fn a_step_appended_and_its_typing_mended_arrives_mended() {
    let (mut laptop, mut server) = ready();
    let mut step = laptop.goal().steps[0].clone();
    (step.id, step.text) = (askel_domain::id::StepId(id(40)), "lainaan kirajn".into());
    laptop.change_goal(|goal| goal.steps.push(step));
    laptop.change_goal(|goal| goal.steps[3].text = "lainaan kirjan".into());
    laptop.sync_whole(&mut server);
    assert!(elsewhere(&mut server).goal() == laptop.goal() && laptop.goal().steps.len() == 4);
}

#[test]
fn what_was_added_and_taken_away_again_leaves_nothing() {
    let (mut laptop, mut server) = ready();
    let puts = server.puts;
    laptop.change_goal(|goal| goal.area = "koti".into());
    laptop.change_goal(|goal| goal.area = "arki".into());
    laptop.sync_whole(&mut server);
    assert_eq!((laptop.undelivered(), server.puts), (0, puts), "an edit that came to nothing is not sent");
}

#[test]
fn the_first_step_removed_twice_leaves_the_last() {
    let (mut laptop, mut server) = ready();
    laptop.change_goal(|goal| _ = goal.steps.remove(0));
    laptop.change_goal(|goal| _ = goal.steps.remove(0));
    laptop.sync_whole(&mut server);
    let steps: Vec<String> = elsewhere(&mut server).goal().steps.into_iter().map(|step| step.text).collect();
    assert_eq!(steps, ["sisään"]);
}

#[test]
fn an_edit_made_while_sending_goes_after_and_nothing_is_a_conflict() {
    let (mut laptop, mut server) = ready();
    laptop.change_goal(|goal| goal.area = "koti".into());
    let mut was_seen = false;
    let outcome = laptop.converse(&mut server, None, false, |laptop, turn| {
        // The first request looks whether the server is as it was.
        if turn == 1 {
            laptop.change_goal(|goal| goal.area = "koti ja arki".into());
            was_seen = matches!(laptop.state(&goal_key()), RecordState::ChangedWhileSending { .. });
        }
    });
    assert!(was_seen && outcome.progress.cases == 0, "{outcome:?}");
    assert_eq!(laptop.undelivered(), 0);
    assert!(laptop.is_on_server(&goal_key()));
    assert!(elsewhere(&mut server).goal().area == "koti ja arki");
}

#[test]
fn an_edit_made_while_an_answer_was_lost_goes_after_too() {
    let (mut laptop, mut server) = ready();
    laptop.change_goal(|goal| goal.area = "koti".into());
    server.faults.push_back(Some(Fault::AnswerLost));
    let outcome = laptop.converse(&mut server, None, false, |laptop, turn| {
        if turn == 0 {
            laptop.change_goal(|goal| goal.client_words = "Haluan lukea".into());
        }
    });
    assert_eq!((outcome.progress.cases, laptop.undelivered()), (0, 0));
    let there = elsewhere(&mut server).goal();
    assert!(there.area == "koti" && there.client_words == "Haluan lukea");
}
