//! Five hundred edits of tasks that the server has: the whole conversation, beside curl with the same bundles on the same state.
//! Aim: at most 1.2 times curl.

use askel_domain::task::InterimTask;
use askel_store::task;

use super::{Ground, curl};
use crate::measure::{Aim, Measured, Outcome, Samples};

const EDITS: usize = 500;
const CLIENTS: usize = 10;
/// Each on a county of its own, since both sides must begin from the same versions.
const RUNS: usize = 3;

pub fn run() -> Outcome<Vec<Measured>> {
    let (mut ours, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..RUNS {
        let mut ground = Ground::new();
        let mut desk = ground.desk();
        let caseloads = desk.take_on(CLIENTS);
        let tasks: Vec<InterimTask> = (0..EDITS).map(|number| caseloads[number % CLIENTS].task(&format!("Käyn kirjastossa {number} kertaa."))).collect();
        for task in &tasks {
            desk.laptop.write(|tx| task::put(tx, task, None));
        }
        desk.sync(&ground)?;
        for task in &tasks {
            let edited = InterimTask { may_hinder: "Sade.".into(), ..task.clone() };
            desk.laptop.write(|tx| task::put(tx, &edited, None));
        }
        ground.county.server.back_up();
        ground.county.road.passed();
        let conversation = desk.sync(&ground)?;
        let passed = ground.county.road.passed();
        ours.add(conversation.took);
        ground.county.server.restore();
        bare.add(curl::carried(&ground, &conversation.asked, &passed)?);
    }
    Ok(vec![Measured { name: "sync: 500 edits, against curl", clients: None, ours, bare, aim: Some(Aim::Ratio(1.2)) }])
}
