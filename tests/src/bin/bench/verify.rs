//! The check of the whole record after an unlock: every row of the log hashed and its seal held, and what stands in the record
//! compared with it. Bare fetches the same rows. The aim: 100,000 rows in five seconds, here in proportion.

use askel_store::log::Verdict;

use crate::bare::Statement;
use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, time, turn_by_turn};

const RUNS: usize = 10;
const MILLISECONDS_A_ROW: f64 = 5_000.0 / 100_000.0;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let asked = [Statement::new("log/all.sql", [])?, Statement::new("log/state.sql", [])?];
    let rows = walked(caseload)?;
    eprintln!("bench: verify, {rows} rows of the log");
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |_| {
        let open = stage.open()?;
        time(|| whole(open.store().walk_log()))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, |_| time(|| bare.read(&asked)))?;
    let aim = Some(Aim::Milliseconds((rows as f64 * MILLISECONDS_A_ROW).round()));
    Ok(vec![Measured { name: "verify log", clients: Some(caseload.size), ours, bare, aim }])
}

fn walked(caseload: &mut Caseload) -> Outcome<u64> {
    whole(caseload.stage.open()?.store().walk_log())
}

fn whole(verdict: Verdict) -> Outcome<u64> {
    match verdict {
        Verdict::Whole { rows } => Ok(rows),
        other => Err(format!("the made-up record does not hold together: {other:?}")),
    }
}
