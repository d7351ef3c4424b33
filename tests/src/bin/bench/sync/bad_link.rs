//! Ten thousand entries that wait, over a link with 30 % loss, two seconds there and back, cut every twenty. The link's time is
//! simulated: trips and the engine's pauses move its clock on, what Askel and the server work does not. Aim: each entry is on the
//! server once.

use askel_store::{entry, sync};
use askel_sync::Ended;
use askel_tests::fault_proxy::BadLink;

use super::{Ground, TENANT, bytes};
use crate::figure::Figure;
use crate::measure::Outcome;

const ENTRIES: usize = 10_000;
const CLIENTS: usize = 60;
/// Of conversations: an engine may give up on a link like this and be asked again.
const MOST_TRIES: usize = 2_000;

pub fn run() -> Outcome<Vec<Figure>> {
    let mut ground = Ground::new();
    let mut desk = ground.desk();
    let caseloads = desk.take_on(CLIENTS);
    desk.sync(&ground)?;
    for number in 0..ENTRIES {
        let (entry, _) = caseloads[number % CLIENTS].visit(number, &ground.worker);
        desk.laptop.write(|tx| entry::insert(tx, &entry));
    }
    let mut link = BadLink::stairwell(20_261_128);
    let clock = link.clock.clone();
    ground.county.road.passed();
    ground.county.road.plan(move |asked| link.treat(asked));
    let mut tries = 0;
    loop {
        tries += 1;
        if tries % 10 == 1 {
            let counts = desk.laptop.store.read(sync::counts).map_err(|failure: askel_store::StoreFailure| failure.to_string())?;
            eprintln!("bench: {} entries left, {} minutes of the link's time", counts.undelivered(), clock.now().as_secs() / 60);
        }
        let line = &mut desk.line;
        let conversation = desk.laptop.sync_on(ground.errand(), &clock, &mut |request| line.carry(request));
        let left = desk.laptop.store.read(sync::counts).map_err(|failure: askel_store::StoreFailure| failure.to_string())?.undelivered();
        if left == 0 && conversation.outcome.ended == Ended::Whole {
            break;
        }
        if tries >= MOST_TRIES {
            return Err(format!("{left} entries wait after {tries} conversations: {:?}", conversation.outcome));
        }
    }
    let minutes = clock.now().as_secs_f64() / 60.0;
    let passed = ground.county.road.passed();
    let lost = passed.iter().filter(|one| one.fault != askel_tests::fault_proxy::Fault::None).count();
    let (up, down) = bytes(&passed);
    let there = ground.county.server.counts(TENANT).and_then(|counts| counts.get("Composition").copied()).unwrap_or(0);
    let versions = ground.county.server.versions(TENANT).and_then(|counts| counts.get("Composition").copied()).unwrap_or(0);
    let told = format!("{} requests, {lost} lost, {tries} conversations, {up} bytes up, {down} down", passed.len());
    Ok(vec![
        Figure::at_most("bad link, entries that are missing on the server", ENTRIES.abs_diff(there) as f64, 0.0, told),
        Figure::at_most("bad link, entries written twice", versions.abs_diff(there) as f64, 0.0, ""),
        Figure::told("bad link, minutes of its time for 10,000 entries", minutes, "simulated"),
    ])
}
