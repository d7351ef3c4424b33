//! The list of promises: open tasks over all clients.

use askel_app::answer::Empty;
use askel_app::client::PAGE;
use askel_app::task;
use askel_tests::fixture::stage::said;

use crate::bare::{Statement, number};
use crate::caseload::Caseload;
use crate::measure::{Measured, Outcome, time, turn_by_turn};

const RUNS: usize = 200;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let owned = |own: bool| Statement::new("task/open_by_owner.sql", [(":own", number(own)), (":limit", number(PAGE))]);
    // What `task::list` asks the store.
    let asked = [owned(true)?, owned(false)?, Statement::new("task/count_open.sql", [])?];
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |_| {
        let open = stage.open()?;
        time(|| task::list(open, Empty {}).map_err(said))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, |_| time(|| bare.read(&asked)))?;
    Ok(vec![Measured { name: "promises", clients: Some(caseload.size), ours, bare, aim: None }])
}
