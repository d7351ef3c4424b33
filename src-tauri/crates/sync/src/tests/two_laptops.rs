//! Two laptops and one record: what comes, what merges, what somebody must choose, and what a server put back looks like.

use askel_domain::entry::Author;
use askel_domain::id::ClientId;
use askel_store::sync::{self, CaseSort, RowKey, RowKind};

use super::laptop::*;
use super::server::Server;
use crate::claim::RecordState;
use crate::{Doubt, Doubtless, Ended, Reason};

fn two() -> (Laptop, Laptop, Server) {
    let (mut first, mut second, mut server) = (Laptop::new(1), Laptop::new(2), Server::new());
    first.with_client();
    first.sync_whole(&mut server);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    second.sync_whole(&mut server);
    (first, second, server)
}

#[test]
fn a_colleagues_record_comes_whole_and_waits_nowhere() {
    let (mut first, mut second, mut server) = two();
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    let key = RowKey::version(RowKind::Entry, entry, 1);
    assert!(second.is_on_server(&key));
    let (here, there) = (second.store.read(|read| askel_store::entry::get(read, entry)), first.store.read(|read| askel_store::entry::get(read, entry)));
    assert!(here.expect("reads") == there.expect("reads"));
    assert_eq!(second.store.read(askel_store::delivery::count_only_here).expect("reads"), 0);
    assert!(matches!(second.store.walk_log(), askel_store::log::Verdict::Whole { .. }), "the log tells of it");
}

#[test]
fn different_places_merge_by_themselves_and_everybody_has_both() {
    let (mut first, mut second, mut server) = two();
    first.change_goal(|goal| goal.area = "koti".into());
    second.change_goal(|goal| goal.steps[0].text = "kirjastokortti".into());
    first.sync_whole(&mut server);
    let outcome = second.sync_whole(&mut server);
    assert_eq!((outcome.progress.merged, outcome.progress.cases), (1, 0));
    first.sync_whole(&mut server);
    assert!(first.goal() == second.goal() && first.goal().area == "koti" && first.goal().steps[0].text == "kirjastokortti");
    assert_eq!(second.undelivered(), 0);
    let noted = second.store.read(|read| sync::cases_of_row(read, &goal_key())).expect("reads");
    assert!(noted.len() == 1 && noted[0].sort == CaseSort::Merged && noted[0].answer.is_some());
}

#[test]
fn the_same_place_is_a_case_with_both_texts_and_blocks_nothing() {
    let (mut first, mut second, mut server) = two();
    first.change_goal(|goal| goal.client_words = "Haluan lukea".into());
    second.change_goal(|goal| goal.client_words = "Haluan lainata kirjoja".into());
    let entry = second.visit(1);
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    assert!(matches!(second.state(&goal_key()), RecordState::TwoVersions { .. }));
    assert!(second.is_on_server(&RowKey::version(RowKind::Entry, entry, 1)), "the visit went on");
    let cases = second.store.read(|read| sync::open_cases(read, 10)).expect("reads");
    assert!(cases.len() == 1 && cases[0].ours.contains("lainata") && cases[0].theirs.contains("lukea") && cases[0].base.is_some());
    second.sync_whole(&mut server);
    assert_eq!(second.store.read(sync::count_open_cases).expect("reads"), 1, "the same case is not raised twice");
    let (case, mut goal) = (cases[0].id.clone(), second.goal());
    goal.client_words = "Haluan lukea ja lainata kirjoja".into();
    let value = serde_json::to_value(&goal).expect("JSON");
    assert!(second.write(|tx| crate::answer_case(tx, &case, value, sync::Answer::Both)));
    second.sync_whole(&mut server);
    first.sync_whole(&mut server);
    assert!(first.goal() == goal && second.goal() == goal);
    assert_eq!(second.undelivered(), 0);
}

#[test]
fn two_corrections_of_one_version_are_both_kept() {
    let (mut first, mut second, mut server) = two();
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    for (laptop, draft, words) in [(&mut first, 300, "ensimmäinen"), (&mut second, 301, "toinen")] {
        let before = laptop.store.read(|read| askel_store::entry::get(read, entry)).expect("reads").expect("an entry");
        let corrected = correction(&before, draft, words, Author::of(&laptop.worker));
        laptop.write(|tx| askel_store::entry::insert(tx, &corrected));
    }
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    first.sync_whole(&mut server);
    assert_eq!(server.of_kind("Composition").len(), 3, "neither overwrote the other");
    for laptop in [&first, &second] {
        let cases = laptop.store.read(|read| sync::open_cases(read, 10)).expect("reads");
        assert_eq!(cases.iter().map(|case| case.sort).collect::<Vec<_>>(), [CaseSort::TwoCorrections]);
        assert!(laptop.is_on_server(&RowKey::version(RowKind::Entry, entry, 2)));
    }
}

#[test]
fn two_annulments_of_one_version_are_both_kept_and_nobody_has_to_choose() {
    let (mut first, mut second, mut server) = two();
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    for (laptop, reason) in [(&mut first, "kirjoitin väärän ihmisen tietoihin"), (&mut second, "käyntiä ei ollut")] {
        let before = laptop.store.read(|read| askel_store::entry::get(read, entry)).expect("reads").expect("an entry");
        let annulled = annulment(&before, reason, Author::of(&laptop.worker));
        laptop.write(|tx| askel_store::entry::insert(tx, &annulled));
    }
    first.sync_whole(&mut server);
    second.sync_whole(&mut server);
    first.sync_whole(&mut server);
    let there = server.of_kind("Composition");
    let says = |reason: &str| there.iter().filter(|one| one["status"] == "entered-in-error" && one.to_string().contains(reason)).count();
    assert_eq!((there.len(), says("väärän ihmisen"), says("käyntiä ei ollut")), (3, 1, 1), "neither overwrote the other");
    let key = RowKey::version(RowKind::Entry, entry, 2);
    for (laptop, own, theirs) in [(&first, "väärän ihmisen", "käyntiä ei ollut"), (&second, "käyntiä ei ollut", "väärän ihmisen")] {
        assert!(laptop.is_on_server(&key) && laptop.undelivered() == 0);
        assert_eq!(laptop.store.read(sync::count_open_cases).expect("reads"), 0);
        let noted = laptop.store.read(|read| sync::cases_of_row(read, &key)).expect("reads");
        assert!(noted.len() == 1 && noted[0].ours.contains(own) && noted[0].theirs.contains(theirs), "both reasons are kept");
    }
}

#[test]
fn what_we_do_not_know_stays_on_the_server_when_we_change_the_row() {
    let (mut first, mut second, mut server) = two();
    server.edit("Goal", &id(20).to_string(), |goal| goal["priority"] = serde_json::json!({"text": "tärkeä"}));
    first.sync_whole(&mut server);
    first.change_goal(|goal| goal.area = "koti".into());
    first.sync_whole(&mut server);
    assert_eq!(server.row("Goal", &id(20).to_string()).expect("a goal")["priority"]["text"], "tärkeä");
    second.sync_whole(&mut server);
    assert!(second.goal() == first.goal());
}

#[test]
fn a_server_put_back_from_a_backup_is_noticed_and_everything_is_said_again() {
    let (mut first, _, mut server) = two();
    let older = server.rows.clone();
    let entry = first.visit(1);
    first.change_goal(|goal| goal.area = "koti".into());
    first.sync_whole(&mut server);
    server.rows = older;
    let outcome = first.sync(&mut server);
    assert_eq!(outcome.ended, Ended::Doubted { doubt: Doubt::OlderServer });
    assert_eq!(first.sync(&mut server).ended, outcome.ended, "nothing goes on before somebody has answered");
    let outcome = first.converse(&mut server, Some(Doubtless::SayAllAgain), false, |_, _| {});
    assert_eq!((outcome.ended, outcome.progress.cases, first.undelivered()), (Ended::Whole, 0, 0));
    assert_eq!(server.of_kind("Composition").len(), 1);
    assert!(first.is_on_server(&RowKey::version(RowKind::Entry, entry, 1)) && first.goal().area == "koti");
}

#[test]
fn another_address_is_another_server_until_somebody_says_otherwise() {
    let (mut first, _, mut server) = two();
    first.write(|tx| sync::set_server_fact(tx, "base", "https://vanha.example/fhir"));
    let proven = first.store.read(sync::count_on_server).expect("reads");
    assert_eq!(first.sync(&mut server).ended, Ended::Doubted { doubt: Doubt::AnotherServer });
    assert!(proven > 0 && first.store.read(crate::doubted).expect("reads") == Some((Doubt::AnotherServer, proven)));
}

#[test]
fn what_is_gone_is_believed_at_the_second_look_and_many_at_once_never() {
    let (mut first, _, mut server) = two();
    (1..=40).for_each(|number| _ = first.visit(number));
    first.sync_whole(&mut server);
    let task = id(201).to_string();
    server.rows.remove(&("Task".into(), task.clone()));
    let key = RowKey::new(RowKind::Task, &task);
    assert!(first.is_on_server(&key));
    for _ in 0..2 {
        assert_eq!(first.converse(&mut server, None, true, |_, _| {}).ended, Ended::Whole);
        assert!(!first.is_on_server(&key), "what was not there is not vouched for");
    }
    // Gone twice in a row, while the client is there: set aside, and sent again when somebody wants it.
    let RecordState::NeedsAttention { reason, .. } = first.state(&key) else { panic!("{:?}", first.state(&key)) };
    assert_eq!(reason, Reason::GoneThere.name());
    assert!(first.write(|tx| crate::send_again(tx, &key)));
    first.sync_whole(&mut server);
    assert!(first.is_on_server(&key));
    server.rows.retain(|(kind, _), _| kind != "Task");
    let ended = first.converse(&mut server, None, true, |_, _| {}).ended;
    assert_eq!(ended, Ended::Doubted { doubt: Doubt::ManyGone });
    assert_eq!(first.store.read(crate::doubted).expect("reads"), Some((Doubt::ManyGone, 40)), "and it is said how many");
}

/// An older backup may lack one row of a client and hold all the others.
#[test]
fn a_client_of_whom_everything_else_is_there_was_not_taken_away() {
    let (mut first, _, mut server) = two();
    (1..=10).for_each(|number| _ = first.visit(number));
    first.sync_whole(&mut server);
    let patient = ClientId(id(1));
    server.rows.remove(&("Patient".into(), patient.to_string())).expect("it was there");
    let key = RowKey::new(RowKind::Client, &patient.to_string());
    for _ in 0..2 {
        assert_eq!(first.converse(&mut server, None, true, |_, _| {}).progress.lost, 0);
    }
    let RecordState::NeedsAttention { reason, .. } = first.state(&key) else { panic!("{:?}", first.state(&key)) };
    assert_eq!(reason, Reason::GoneThere.name());
    assert!(first.write(|tx| crate::send_again(tx, &key)));
    first.sync_whole(&mut server);
    assert!(first.is_on_server(&key));
}

#[test]
fn what_slipped_past_the_cursor_is_found_by_looking_through_everything() {
    let (mut first, mut second, mut server) = two();
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    // A late commit: stamped long before the second laptop last looked.
    server.rows.values_mut().filter(|kept| kept.body["resourceType"] == "Composition").for_each(|kept| kept.updated -= chrono::Duration::days(1));
    second.sync_whole(&mut server);
    let key = RowKey::version(RowKind::Entry, entry, 1);
    assert!(!second.is_on_server(&key));
    assert_eq!(second.converse(&mut server, None, true, |_, _| {}).ended, Ended::Whole);
    assert!(second.is_on_server(&key));
}

#[test]
fn a_row_of_ours_that_is_gone_there_is_set_aside_and_not_raised_again_by_itself() {
    let (mut first, _, mut server) = two();
    first.change_goal(|goal| goal.area = "koti".into());
    server.rows.remove(&("Goal".into(), id(20).to_string()));
    first.sync(&mut server);
    let RecordState::NeedsAttention { reason, .. } = first.state(&goal_key()) else { panic!("{:?}", first.state(&goal_key())) };
    assert_eq!(reason, Reason::GoneThere.name());
    assert!(first.goal().area == "koti", "nothing of the record is lost");
}

/// A server that was put back before a client was on it, and on which a colleague sent the client again.
#[test]
fn a_client_who_was_gone_and_is_there_again_is_ours_again() {
    let (mut first, mut second, mut server) = two();
    let there = server.rows.clone();
    server.rows.retain(|(kind, _), _| kind.starts_with("Practitioner"));
    for _ in 0..2 {
        second.converse(&mut server, Some(Doubtless::TheyAreGone), true, |_, _| {});
    }
    let is_lost = |laptop: &Laptop| laptop.store.read(sync::scope).expect("reads").iter().any(|one| one.client_id == ClientId(id(1)) && one.lost_utc.is_some());
    assert!(is_lost(&second));
    server.rows = there;
    let entry = first.visit(1);
    first.sync_whole(&mut server);
    second.converse(&mut server, None, true, |_, _| {});
    assert!(!is_lost(&second));
    second.sync_whole(&mut server);
    assert!(second.is_on_server(&RowKey::version(RowKind::Entry, entry, 1)), "what came meanwhile is here");
}
