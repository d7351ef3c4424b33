//! The counts in the frame around every screen.

use askel_app::answer::Empty;
use askel_app::delivery;
use askel_tests::fixture::stage::said;
use chrono::Days;

use crate::bare::{Statement, number};
use crate::caseload::Caseload;
use crate::measure::{Measured, Outcome, time, turn_by_turn};
use crate::season::{self, on};

const RUNS: usize = 200;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let (from, until) = (on(season::today(), 0, 0)?, on(season::today() + Days::new(1), 0, 0)?);
    // What `delivery::overview` asks the store.
    let asked = [
        Statement::new("session/waiting_before.sql", [(":from", number(from.timestamp())), (":until", number(until.timestamp()))])?,
        Statement::new("task/count_open.sql", [])?,
        Statement::new("draft/count.sql", [])?,
        Statement::new("delivery/count_only_here.sql", [])?,
    ];
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |_| {
        let open = stage.open()?;
        time(|| delivery::overview(open, Empty {}).map_err(said))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, |_| time(|| bare.read(&asked)))?;
    Ok(vec![Measured { name: "overview", clients: Some(caseload.size), ours, bare, aim: None }])
}
