//! Five hundred edits of tasks that the server has: the whole conversation, beside curl with the same bundles on the same state.
//! Once on loopback, where server, proxy and laptop share the machine's cores, and once over a link with a trip of its own.
//! Aim: at most 1.2 times curl.

use std::time::Duration;

use askel_domain::task::InterimTask;
use askel_store::task;
use askel_tests::fault_proxy::{Fault, Treatment};

use super::{Desk, Ground, curl};
use crate::measure::{Aim, Measured, Outcome, Samples};

const EDITS: usize = 500;
const CLIENTS: usize = 10;
/// Each on a county of its own, since both sides must begin from the same versions.
const RUNS: usize = 3;
/// Of a 4G network on a good day, each way.
const TRIP: Duration = Duration::from_millis(20);
/// Rounds of the same edits before the one that counts: the server's code is compiled by use, and ours is heard first.
const BEFORE: [&str; 2] = ["Tuuli.", "Lumi."];

pub fn run() -> Outcome<Vec<Measured>> {
    let loopback = measured("sync: 500 edits, against curl", Duration::ZERO)?;
    let link = measured("sync: 500 edits, 20 ms each way, against curl", TRIP)?;
    Ok(vec![loopback, link])
}

fn measured(name: &'static str, trip: Duration) -> Outcome<Measured> {
    let (mut ours, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..RUNS {
        let mut ground = Ground::new();
        let mut desk = ground.desk();
        let caseloads = desk.take_on(CLIENTS);
        let tasks: Vec<InterimTask> = (0..EDITS).map(|number| caseloads[number % CLIENTS].task(&format!("Käyn kirjastossa {number} kertaa."))).collect();
        write(&mut desk, &tasks, "");
        desk.sync(&ground)?;
        for weather in BEFORE {
            write(&mut desk, &tasks, weather);
            desk.sync(&ground)?;
        }
        write(&mut desk, &tasks, "Sade.");
        ground.county.server.back_up();
        ground.county.road.plan(move |_| Treatment { fault: Fault::None, delay: [trip; 2] });
        ground.county.road.passed();
        let conversation = desk.sync(&ground)?;
        let passed = ground.county.road.passed();
        ours.add(conversation.took);
        ground.county.server.restore();
        bare.add(curl::carried(&ground, &conversation.asked, &passed)?);
    }
    Ok(Measured { name, clients: None, ours, bare, aim: Some(Aim::Ratio(1.2)) })
}

fn write(desk: &mut Desk, tasks: &[InterimTask], weather: &str) {
    for task in tasks {
        let edited = InterimTask { may_hinder: weather.into(), ..task.clone() };
        desk.laptop.write(|tx| task::put(tx, &edited, None));
    }
}
