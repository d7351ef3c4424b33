//! Days on which it does not go well: the network dies, the token ends, the county shuts the worker out, the server loses a day.

use askel_network::sign_in::SignInFailure;
use askel_sync::{Doubt, Doubtless, Ended, Errand};
use askel_tests::fault_proxy::Fault;
use askel_tests::laptop::{helka, keep};
use askel_tests::peers::County;

use super::{Desk, errand, login, versions};

/// Six visits that have not gone out yet; the clients are on the server.
fn six_waiting(county: &County, name: &str) -> (Desk, Vec<uuid::Uuid>) {
    let worker = helka();
    let mut desk = Desk::new(county, &worker, name);
    let caseloads = desk.take_on(6);
    desk.sync_through(county);
    let visits: Vec<_> = caseloads.iter().enumerate().map(|(number, caseload)| caseload.visit(number, &worker)).collect();
    for visit in &visits {
        desk.laptop.write(|tx| keep(visit, tx));
    }
    (desk, visits.iter().map(|(entry, _)| entry.id.0).collect())
}

fn each_once(county: &County, name: &str, entries: &[uuid::Uuid]) {
    let token = county.sign_in.tokens(name).access;
    let versions: Vec<usize> = entries.iter().map(|id| versions(county, &token, "Composition", id)).collect();
    assert_eq!(versions, vec![1; entries.len()], "each visit once");
}

#[test]
fn a_network_that_dies_halfway_and_comes_back_loses_and_doubles_nothing() {
    let (county, name) = (County::open(), login());
    let (mut desk, entries) = six_waiting(&county, &name);
    let mut posts = 0;
    county.road.plan(move |asked| {
        posts += usize::from(asked.verb != "GET");
        // The first bundle is done and its answer lost; then there is no network at all.
        match posts {
            0 => Fault::None,
            1 => Fault::LoseReply,
            _ => Fault::LoseRequest,
        }
        .into()
    });
    let broken = desk.sync(&county);
    assert!(matches!(broken.outcome.ended, Ended::BrokenOff | Ended::NoConnection), "{:?}", broken.outcome);
    assert!(desk.undelivered() > 0, "said to be delivered and was not read back");
    county.road.mend();
    desk.sync_through(&county);
    assert_eq!(desk.undelivered(), 0);
    each_once(&county, &name, &entries);
}

#[test]
fn busy_servers_short_answers_and_hotels_are_got_over() {
    let (county, name) = (County::open(), login());
    let (mut desk, entries) = six_waiting(&county, &name);
    for fault in [Fault::Answer { status: 503, retry_after: Some(1) }, Fault::Answer { status: 429, retry_after: Some(1) }, Fault::CutBody(40), Fault::ShortenBody(40), Fault::Html] {
        let mut done = false;
        county.road.plan(move |_| if std::mem::replace(&mut done, true) { Fault::None } else { fault }.into());
        desk.sync(&county);
    }
    county.road.mend();
    desk.sync_through(&county);
    assert_eq!(desk.undelivered(), 0);
    each_once(&county, &name, &entries);
}

#[test]
fn a_token_that_ends_in_the_middle_is_renewed_and_the_rest_goes_on() {
    let (county, name) = (County::open(), login());
    let (mut desk, entries) = six_waiting(&county, &name);
    let mut asked = 0;
    // The gateway finds it ended at the third request; a server's own clock would need minutes to.
    county.road.plan(move |_| {
        asked += 1;
        if asked == 3 { Fault::Answer { status: 401, retry_after: None } } else { Fault::None }.into()
    });
    let first = desk.sync(&county);
    if first.outcome.ended != Ended::Whole {
        assert_eq!(first.outcome.ended, Ended::SignIn);
        desk.line.renew().expect("renewed");
        desk.sync_through(&county);
    }
    assert_eq!(desk.undelivered(), 0);
    each_once(&county, &name, &entries);
}

#[test]
fn a_worker_who_is_shut_out_midway_keeps_what_waits() {
    let (mut county, name) = (County::open(), login());
    let (mut desk, entries) = six_waiting(&county, &name);
    county.sign_in.shut_out(&name);
    county.road.plan(|asked| if asked.verb == "GET" { Fault::None } else { Fault::Answer { status: 401, retry_after: None } }.into());
    let shut = desk.sync(&county);
    assert_eq!(shut.outcome.ended, Ended::SignIn);
    assert_eq!(desk.line.renew().err(), Some(SignInFailure::Again));
    assert!(desk.undelivered() >= 6, "what waits is gone");
    county.road.mend();
    county.sign_in.let_in(&name);
    desk.line = askel_tests::laptop::Line::of(&county, &name);
    desk.sync_through(&county);
    assert_eq!(desk.undelivered(), 0);
    each_once(&county, &name, &entries);
}

#[test]
fn a_server_restored_from_backup_is_noticed_and_gets_back_what_it_lost() {
    let (mut county, name) = (County::open(), login());
    let worker = helka();
    let mut desk = Desk::new(&county, &worker, &name);
    let caseloads = desk.take_on(3);
    desk.sync_through(&county);
    county.server.back_up();
    let visits: Vec<_> = caseloads.iter().enumerate().map(|(number, caseload)| caseload.visit(number, &worker)).collect();
    for visit in &visits {
        desk.laptop.write(|tx| keep(visit, tx));
    }
    desk.sync_through(&county);
    county.server.restore();
    let doubted = desk.sync(&county);
    assert_eq!(doubted.outcome.ended, Ended::Doubted { doubt: Doubt::OlderServer });
    let again = Errand { answer: Some(Doubtless::SayAllAgain), ..errand(&county) };
    assert_eq!(desk.sync_for(again).outcome.ended, Ended::Whole);
    assert_eq!(desk.undelivered(), 0);
    each_once(&county, &name, &visits.iter().map(|(entry, _)| entry.id.0).collect::<Vec<_>>());
}
