//! The worker's side against the county's programs: the sign-in in a browser, the one button, what is then said to be where, a lock
//! and a cancel in the middle. Everything goes through the program's own door; the proof is the thread that carries.

use std::thread;
use std::time::Duration;

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_app::sync::SyncWork;
use askel_tests::fault_proxy::Fault;
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::fixture::stage::PASSPHRASE;
use askel_tests::peers::{Browser, County};
use serde_json::{Value, json};

const WORKER: &str = "helka";
/// More pieces than any conversation here has.
const MOST_PIECES: usize = 400;

struct Desk {
    bench: Bench,
    county: County,
}

/// With the county's policy placed.
fn desk() -> Desk {
    let mut desk = Desk { bench: Bench::new(), county: County::open() };
    let text = desk.county.policy_text();
    desk.ask("policy_place", json!({ "text": text, "passphrase": PASSPHRASE })).expect("the policy is taken");
    desk
}

impl Desk {
    fn ask(&mut self, command: &str, args: Value) -> Result<Value, FailureCode> {
        let asked = Asked { args, path: Some(self.bench.data.clone()) };
        commands::run(&mut self.bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
    }

    fn state(&mut self) -> Value {
        self.ask("sync_state", json!({})).expect("a state")
    }

    fn next(&mut self) -> Option<SyncWork> {
        self.bench.askel.sync_due()
    }

    /// As the shell's thread does, until nothing more is to be carried.
    fn carry(&mut self) {
        let (issuer, port) = (self.county.sign_in.issuer(), self.county.sign_in.port());
        let browse = move |url: &str| {
            let (mut browser, url) = (Browser::new(&issuer, port), url.to_owned());
            thread::spawn(move || browser.sign_in(&url, WORKER).expect("signs in"));
            true
        };
        for _ in 0..MOST_PIECES {
            match self.next() {
                Some(work) => {
                    while self.bench.askel.sync_meanwhile() {}
                    let done = work.run(&browse);
                    self.bench.askel.sync_done(done);
                }
                None if self.state()["progress"].is_null() => return,
                None => self.bench.clock.wait(Duration::from_secs(1)),
            }
        }
        panic!("the conversation does not end: {}", self.state());
    }

    fn sign_in(&mut self) {
        self.ask("sign_in_begin", json!({})).expect("begins");
        assert_eq!(self.state()["server"]["signIn"]["is"], "waiting");
        self.carry();
        assert_eq!(self.state()["server"]["signIn"]["is"], "in");
    }

    fn press(&mut self) -> Value {
        self.ask("sync_begin", json!({})).expect("begins");
        self.carry();
        self.state()
    }
}

#[test]
fn the_worker_signs_in_presses_the_button_and_everything_is_read_back() {
    let mut desk = desk();
    let before = desk.state();
    assert_eq!((&before["server"]["signIn"]["is"], &before["claim"]["sentence"]["is"]), (&json!("out"), &json!("only_here")));
    assert_eq!(desk.press()["last"]["end"], "sign_in_needed", "nothing is said without a sign-in");
    desk.sign_in();
    assert_eq!(desk.ask("sign_out", json!({})), Err(FailureCode::Undelivered));
    let after = desk.press();
    assert_eq!(after["last"]["end"], "done", "{after}");
    assert_eq!((&after["claim"]["sentence"]["is"], &after["undelivered"]), (&json!("all_on_server"), &json!(0)));
    let proof = desk.ask("sync_proof", json!({})).expect("a page");
    assert_eq!(proof["standing"]["is"], "all_there");
    assert_eq!(proof["rows"].as_array().map(Vec::len), after["claim"]["sentence"]["rows"].as_u64().map(|rows| rows as usize));
    let saved = desk.ask("sync_proof_save", json!({})).expect("saved")["file"].as_str().map(std::fs::read_to_string).expect("a path").expect("reads");
    assert!(saved.contains("KAIKKI ON PALVELIMELLA"), "{saved}");
    desk.ask("sign_out", json!({})).expect("nothing is missing");
    assert_eq!(desk.state()["server"]["signIn"]["is"], "out");
}

#[test]
fn what_is_finished_after_that_waits_again_and_is_said_to() {
    let mut desk = desk();
    desk.sign_in();
    desk.press();
    let draft = desk.bench.draft().id;
    desk.bench.finalise(draft, &visit("Kävin pihalla.")).expect("finished");
    let waits = desk.state();
    assert_eq!(waits["claim"]["sentence"]["is"], "only_here", "{waits}");
    let records = desk.ask("sync_records", json!({})).expect("records");
    assert!(records["waiting"].as_array().is_some_and(|rows| rows.iter().any(|row| row["what"]["is"] == "entry" && row["state"]["is"] == "waiting")), "{records}");
    assert_eq!(desk.ask("sync_proof", json!({})).expect("a page")["standing"]["is"], "missing");
    assert_eq!(desk.ask("sync_proof_save", json!({})), Err(FailureCode::Undelivered));
    assert_eq!(desk.press()["claim"]["sentence"]["is"], "all_on_server");
    let there = desk.ask("sync_records", json!({})).expect("records");
    assert!(there["there"].as_array().is_some_and(|rows| rows.iter().all(|row| row["state"]["is"] == "on_server")), "{there}");
}

#[test]
fn a_lock_in_the_middle_hears_no_answer_and_the_next_opening_goes_on() {
    let mut desk = desk();
    desk.sign_in();
    desk.ask("sync_begin", json!({})).expect("begins");
    let work = desk.next().expect("something to carry");
    desk.bench.lock();
    assert!(!desk.bench.askel.sync_meanwhile(), "nothing is written into a bag that is locked");
    let done = work.run(&|_| false);
    desk.bench.askel.sync_done(done);
    desk.bench.unlock();
    assert!(desk.state()["progress"].is_null(), "what went on has ended with the lock");
    assert_eq!(desk.state()["server"]["signIn"]["is"], "in", "the lasting token is in the vault");
    assert_eq!(desk.press()["claim"]["sentence"]["is"], "all_on_server");
}

#[test]
fn a_cancel_is_said_and_loses_nothing() {
    let mut desk = desk();
    desk.sign_in();
    desk.ask("sync_begin", json!({})).expect("begins");
    for _ in 0..3 {
        let Some(work) = desk.next() else { break };
        let done = work.run(&|_| false);
        desk.bench.askel.sync_done(done);
    }
    let late = desk.next();
    let cancelled = desk.ask("sync_cancel", json!({})).expect("stops");
    assert_eq!((&cancelled["last"]["end"], &cancelled["progress"]), (&json!("cancelled"), &Value::Null));
    if let Some(work) = late {
        let done = work.run(&|_| false);
        desk.bench.askel.sync_done(done);
        assert!(desk.state()["progress"].is_null(), "an answer that comes too late begins nothing");
    }
    assert_eq!(desk.press()["claim"]["sentence"]["is"], "all_on_server");
}

#[test]
fn after_a_network_that_died_it_goes_by_itself_and_not_where_the_worker_does_not_want_it() {
    let mut desk = desk();
    desk.sign_in();
    desk.press();
    let draft = desk.bench.draft().id;
    desk.bench.finalise(draft, &visit("Kävin pihalla.")).expect("finished");
    desk.county.road.plan(|_| Fault::LoseRequest.into());
    let broken = desk.press();
    assert!(["broken_off", "no_connection"].iter().any(|end| broken["last"]["end"] == *end), "{broken}");
    desk.county.road.mend();
    desk.ask("sync_automatic", json!({ "on": false })).expect("as the worker wishes");
    desk.bench.clock.wait(Duration::from_secs(201));
    assert!(desk.next().is_none(), "the worker does not want it");
    desk.ask("sync_automatic", json!({ "on": true })).expect("as the worker wishes");
    desk.county.road.plan(|_| Fault::LoseRequest.into());
    desk.press();
    desk.county.road.mend();
    desk.bench.clock.wait(Duration::from_secs(100));
    assert!(desk.next().is_none(), "not at once");
    desk.bench.clock.wait(Duration::from_secs(101));
    desk.carry();
    assert_eq!(desk.state()["claim"]["sentence"]["is"], "all_on_server");
}

#[test]
fn what_the_server_refused_goes_again_when_the_worker_says_so_and_only_that() {
    let mut desk = desk();
    desk.sign_in();
    desk.press();
    let mut own = desk.ask("worker_read", json!({})).expect("the worker");
    own["title"] = "johtava sosiaaliohjaaja".into();
    desk.ask("worker_save", own).expect("saved");
    let mut posts = 0;
    // The first looks whether the server is as it was, the second says the row.
    desk.county.road.plan(move |asked| {
        posts += usize::from(asked.verb == "POST");
        if posts == 2 { Fault::Answer { status: 422, retry_after: None } } else { Fault::None }.into()
    });
    let refused = desk.press();
    assert_eq!((&refused["last"]["end"], &refused["setAside"]), (&json!("some_aside"), &json!(1)), "{refused}");
    let row = desk.ask("sync_records", json!({})).expect("records")["needs"][0].clone();
    assert_eq!((&row["state"]["reason"], &row["state"]["again"]), (&json!("not_taken"), &json!(true)), "{row}");
    let wish = json!({ "noun": row["noun"], "id": row["id"], "version": row["version"] });
    for wrong in [json!({ "noun": "worker", "id": "0", "version": 0 }), json!({ "noun": "nobody", "id": row["id"], "version": 0 }), json!({ "noun": "entry", "id": "'; --", "version": 9 })] {
        assert_eq!(desk.ask("sync_send_again", wrong.clone()), Err(FailureCode::NotFound), "{wrong}");
    }
    desk.ask("sync_send_again", wish.clone()).expect("it goes");
    assert_eq!(desk.ask("sync_send_again", wish), Err(FailureCode::NotFound), "a second click finds it gone already");
    desk.carry();
    let after = desk.state();
    assert_eq!((&after["claim"]["sentence"]["is"], &after["setAside"]), (&json!("all_on_server"), &json!(0)), "{after}");
}
