//! Opening a client: their page in one read, all over the file. Aims (p95): within 50 ms at 6,000 clients, and within 100 ms where
//! each client has five years and five hundred sessions behind them.

use askel_app::client::{self, ClientRef};
use askel_domain::id::ClientId;
use askel_tests::fixture::stage::said;

use crate::bare::{Statement, number, text};
use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, time, turn_by_turn};
use crate::season::Past;

const RUNS: usize = 400;
const AT: u32 = 6_000;
const AIM: Aim = Aim::Milliseconds(50.0);
/// The heaviest clients: so many of them, so that no one page stays warm alone.
pub const HEAVIEST: u32 = 24;
pub const FIVE_YEARS: Past = Past { meetings: 500, days: 1_826 };
const HEAVIEST_AIM: Aim = Aim::Milliseconds(100.0);

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let aim = (caseload.size == AT).then_some(AIM);
    opened(caseload, "open client", aim)
}

pub fn heaviest(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    opened(caseload, "open heaviest", Some(HEAVIEST_AIM))
}

fn opened(caseload: &mut Caseload, name: &'static str, aim: Option<Aim>) -> Outcome<Vec<Measured>> {
    let ids: Vec<ClientId> = (0..RUNS).map(|run| caseload.clients[caseload.client(run)]).collect();
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |run: usize| {
        let open = stage.open()?;
        time(|| client::open(open, ClientRef { id: ids[run] }).map_err(said))
    };
    let bare = |run: usize| {
        let asked = asked(ids[run])?;
        time(|| bare.read(&asked))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, bare)?;
    Ok(vec![Measured { name, clients: Some(caseload.size), ours, bare, aim }])
}

/// What `client::open` asks the store.
fn asked(id: ClientId) -> Outcome<Vec<Statement>> {
    let client = || (":client_id", text(id));
    Ok(vec![
        Statement::new("client/get.sql", [(":id", text(id))])?,
        Statement::new("code/all.sql", [])?,
        Statement::new("period/newest_of_client.sql", [client()])?,
        Statement::new("goal/of_client.sql", [client()])?,
        Statement::new("task/of_client.sql", [client()])?,
        Statement::new("session/waiting_of_client.sql", [client()])?,
        Statement::new("draft/newest_of_client.sql", [client()])?,
        Statement::new("entry/timeline.sql", [client(), (":limit", number(client::PAGE)), (":offset", number(0))])?,
        Statement::new("entry/count_of_client.sql", [client()])?,
        Statement::new("entry/meetings_of_client.sql", [client()])?,
    ])
}
