//! The today screen: six meetings, three unrecorded ones, drafts and promises.

use askel_app::answer::Empty;
use askel_app::today::{self, Today, TodayRow};
use askel_domain::id::ClientId;
use askel_tests::fixture::stage::said;
use chrono::Days;

use crate::bare::{Statement, number, text};
use crate::caseload::Caseload;
use crate::measure::{Measured, Outcome, time, turn_by_turn};
use crate::season;

const RUNS: usize = 200;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let day = today::today(caseload.open()?, Empty {}).map_err(said)?.value;
    if (day.sessions.len(), day.unrecorded.len(), day.drafts.len()) != (6, 3, 2) {
        return Err("the made-up day is not as it was planned".into());
    }
    let asked = asked(&day)?;
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |_| {
        let open = stage.open()?;
        time(|| today::today(open, Empty {}).map_err(said))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, |_| time(|| bare.read(&asked)))?;
    Ok(vec![Measured { name: "today screen", clients: Some(caseload.size), ours, bare, aim: None }])
}

/// What `today::today` asks the store.
fn asked(day: &Today) -> Outcome<Vec<Statement>> {
    let (from, until) = (season::on(day.date, 0, 0)?.timestamp(), season::on(day.date + Days::new(1), 0, 0)?.timestamp());
    let range = |from: i64, until: i64| [(":from", number(from)), (":until", number(until))];
    let mut asked = vec![
        Statement::new("session/between.sql", range(from, until))?,
        Statement::new("session/waiting_before.sql", range(from - 60 * 86_400, from))?,
        Statement::new("draft/all.sql", [])?,
        Statement::new("task/own_due_by.sql", [(":day", text(day.date))])?,
        Statement::new("client/count.sql", [])?,
    ];
    for row in day.sessions.iter().chain(&day.unrecorded) {
        asked.extend(asked_of(row)?);
    }
    for draft in &day.drafts {
        asked.push(client(draft.client_id)?);
    }
    Ok(asked)
}

fn client(id: ClientId) -> Outcome<Statement> {
    Statement::new("client/get.sql", [(":id", text(id))])
}

fn asked_of(row: &TodayRow) -> Outcome<Vec<Statement>> {
    let of_client = || [(":client_id", text(row.client_id))];
    Ok(vec![
        client(row.client_id)?,
        Statement::new("goal/of_client.sql", of_client())?,
        Statement::new("entry/last_held.sql", of_client())?,
        Statement::new("period/newest_of_client.sql", of_client())?,
        Statement::new("task/open_of_client.sql", of_client())?,
        Statement::new("draft/of_session.sql", [(":session_id", text(row.session_id))])?,
    ])
}
