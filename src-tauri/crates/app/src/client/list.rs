//! The list of clients, one page at a time, searched by name.

use askel_domain::moment::{Moment, in_helsinki};
use askel_store::log::Noun;
use chrono::{DateTime, Datelike};

use super::{ClientList, ClientRow, ClientSearch, PAGE};
use crate::Open;
use crate::answer::Answer;
use crate::failure::Failure;

pub fn list(open: &mut Open, search: ClientSearch) -> Result<Answer<ClientList>, Failure> {
    let now = open.now();
    let row = |listed: askel_store::client::Listed| ClientRow {
        id: listed.client.id,
        name: listed.client.name(),
        birth_year: listed.client.birth_date().map(|born| born.year()),
        non_disclosure: listed.client.non_disclosure,
        last_met: listed.last_met.and_then(moment),
        next_session: listed.next_session.and_then(moment),
        open_tasks: listed.open_tasks,
        term_ends_on: listed.term_ends_on,
    };
    open.show(|read, looks| {
        let (rows, total) = askel_store::client::page(read, &search.text, now.timestamp(), now.date_naive(), search.offset, PAGE)?;
        rows.iter().for_each(|listed| looks.listed(Noun::Client, listed.client.id));
        Ok(ClientList { rows: rows.into_iter().map(row).collect(), total })
    })
    .map(Answer::shown)
}

fn moment(seconds: i64) -> Option<Moment> {
    DateTime::from_timestamp(seconds, 0).map(in_helsinki)
}
