//! The delivery screen: what exists only on this laptop, and what was carried away. All but the newest week was.

use askel_app::answer::Empty;
use askel_app::client::PAGE;
use askel_app::delivery;
use askel_tests::fixture::stage::said;

use crate::bare::{Statement, number, text};
use crate::caseload::Caseload;
use crate::measure::{Measured, Outcome, time, turn_by_turn};

const RUNS: usize = 60;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let drafts = delivery::delivery(caseload.open()?, Empty {}).map_err(said)?.value.drafts;
    // What `delivery::delivery` asks the store.
    let mut asked = vec![
        Statement::new("code/all.sql", [])?,
        Statement::new("draft/all.sql", [])?,
        Statement::new("delivery/only_here.sql", [(":limit", number(PAGE))])?,
        Statement::new("delivery/count_only_here.sql", [])?,
        Statement::new("delivery/exported.sql", [(":limit", number(PAGE))])?,
        Statement::new("delivery/count_exported.sql", [])?,
    ];
    for draft in &drafts {
        asked.push(Statement::new("client/get.sql", [(":id", text(draft.client_id))])?);
    }
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |_| {
        let open = stage.open()?;
        time(|| delivery::delivery(open, Empty {}).map_err(said))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, |_| time(|| bare.read(&asked)))?;
    Ok(vec![Measured { name: "delivery screen", clients: Some(caseload.size), ours, bare, aim: None }])
}
