//! Searching the list of clients by name, with one, two or three letters typed.

use askel_app::client::{self, ClientSearch};
use askel_domain::name::search_key;
use askel_tests::fixture::stage::said;

use crate::bare::{Statement, number, text};
use crate::caseload::Caseload;
use crate::measure::{Measured, Outcome, time, turn_by_turn};
use crate::season;

const RUNS: usize = 300;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let typed: Vec<String> = (0..RUNS).map(|run| caseload.family_names[caseload.client(run)].chars().take(run % 3 + 1).collect()).collect();
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |run: usize| {
        let open = stage.open()?;
        time(|| client::list(open, ClientSearch { text: typed[run].clone(), offset: 0 }).map_err(said))
    };
    let bare = |run: usize| {
        let asked = asked(&typed[run])?;
        time(|| bare.read(&asked))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, bare)?;
    Ok(vec![Measured { name: "search by name", clients: Some(caseload.size), ours, bare, aim: None }])
}

/// What `client::list` asks the store.
fn asked(typed: &str) -> Outcome<Vec<Statement>> {
    let words = || [(":first", text(search_key(typed))), (":second", text("")), (":third", text(""))];
    let now = season::on(season::today(), 15, 0)?.timestamp();
    let [first, second, third] = words();
    let page = [
        first,
        second,
        third,
        (":now", number(now)),
        (":today", text(season::today())),
        (":limit", number(client::PAGE)),
        (":offset", number(0)),
    ];
    Ok(vec![Statement::new("client/count_matching.sql", words())?, Statement::new("client/page_matching.sql", page)?])
}
