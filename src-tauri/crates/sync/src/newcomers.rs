//! Clients on the way in: who comes first, when all of one is here, and what leaned on something that came later.

use std::collections::{BTreeMap, VecDeque};

use askel_domain::id::ClientId;
use askel_fhir::{PULLED, Pull};
use askel_store::sync::{self, Pulled};
use askel_store::{Read, Store, StoreFailure, StoreResult};
use chrono::{Duration, SecondsFormat};

use crate::apply::{Became, resource_of, take_in};
use crate::engine::{Engine, Now};
use crate::pull::{Leg, MOST_NAMED};
use crate::question::{Aim, Question, moment};
use crate::untaken::Untaken;

/// How far the server's clock may be from its own stamps, beside the overlap.
const CLOCK_SLACK_MINUTES: i64 = 10;

impl Engine {
    /// What the manifest found and nobody had read: asked for by name.
    pub(crate) fn ask_by_name(&mut self, slipped: &BTreeMap<&'static str, Vec<String>>, clients: &[ClientId]) {
        self.pull.leg = Leg::Newcomers;
        for (rank, pull) in PULLED.iter().enumerate() {
            for ids in slipped.get(pull.kind).into_iter().flat_map(|ids| ids.chunks(MOST_NAMED / 2)) {
                let mut question = Question::new(Aim::Newcomers, pull.kind, rank, format!("{}?_id={}&_count={}", pull.kind, ids.join(","), self.pull.page_size()));
                question.clients = clients.iter().copied().collect();
                self.pull.pending.push_back(question);
            }
        }
    }

    pub(crate) fn about(&self, clients: &[ClientId], which: impl Fn(&Pull) -> bool) -> Vec<Question> {
        let of_clients = PULLED.iter().enumerate().filter(|(_, pull)| pull.client.is_some() && which(pull));
        of_clients.map(|(rank, pull)| self.ask(Aim::Newcomers, rank, pull, clients, None)).collect()
    }

    pub(crate) fn next_newcomers(&mut self) {
        self.pull.here = self.pull.coming.pop_front().unwrap_or_default();
        self.pull.pending = if self.pull.here.is_empty() { VecDeque::new() } else { self.about(&self.pull.here, |_| true).into() };
    }

    /// The last of these was heard: those after them are asked for while the rows of these are written down.
    pub(crate) fn go_on_to_next(&mut self) {
        let here = std::mem::take(&mut self.pull.here);
        if !self.pull.broken {
            self.untaken.push_back(Untaken::Whole(here));
        }
        self.next_newcomers();
    }

    /// Everything of them is here. What the others are asked from now on must not skip what changed meanwhile.
    pub(crate) fn note_whole(&mut self, store: &mut Store, here: &[ClientId], now: &mut Now) -> StoreResult<()> {
        let began = self.pull.began.map(|at| (at - Duration::minutes(CLOCK_SLACK_MINUTES)).to_rfc3339_opts(SecondsFormat::Millis, true));
        self.progress.whole += here.len() as u32;
        self.retry_refused(store, now)?;
        self.write(store, now, |tx| {
            for client in here {
                sync::note_whole(tx, *client)?;
            }
            for pull in PULLED.iter().filter(|pull| pull.client.is_some()) {
                let before = sync::pulled(tx, pull.kind, "")?;
                let reached = match before.as_ref().and_then(|pulled| pulled.reached.clone()) {
                    Some(before) => oldest(before, began.clone()),
                    None if before.is_none() => began.clone(),
                    None => None,
                };
                sync::put_pulled(tx, &Pulled { kind: pull.kind.into(), scope: String::new(), reached, next: None, whole: true })?;
            }
            Ok(())
        })
    }

    /// What leaned on something that has come since, and what a newer Askel may understand.
    pub(crate) fn retry_refused(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        let ours = self.ours(store)?;
        let mut progress = self.progress;
        for _ in 0..3 {
            let refused = store.read(|read| sync::refused(read, 500))?;
            let taken = self.write(store, now, |tx| {
                let mut taken = 0;
                for resource in refused.iter().filter_map(|refused| resource_of(&refused.body)) {
                    let became = take_in(tx, &resource, &|client| ours.contains(&client), None)?;
                    if !matches!(became, Became::Refused(_)) {
                        became.count(&mut progress);
                        sync::drop_refused(tx, &resource.kind, &resource.id)?;
                        taken += 1;
                    }
                }
                Ok(taken)
            })?;
            if taken == 0 {
                break;
            }
        }
        progress.refused = store.read(sync::count_refused)?;
        self.progress = progress;
        Ok(())
    }
}

fn oldest(one: String, other: Option<String>) -> Option<String> {
    [Some(one), other].into_iter().flatten().min_by_key(|text| moment(text))
}

pub(crate) fn newcomers(read: &Read) -> Result<Vec<ClientId>, StoreFailure> {
    Ok(sync::scope(read)?.into_iter().filter(|one| one.whole_utc.is_none() && one.lost_utc.is_none()).map(|one| one.client_id).collect())
}

/// Those who are met next come first; who is not expected comes last.
pub(crate) fn who_comes_first(read: &Read, now: i64) -> Result<Vec<ClientId>, StoreFailure> {
    let since = now - 12 * 60 * 60;
    let mut order = vec![];
    for client in newcomers(read)? {
        let met = askel_store::session::waiting_of(read, client)?.into_iter().map(|session| session.starts_at.timestamp()).filter(|at| *at >= since).min();
        order.push((met.unwrap_or(i64::MAX), client));
    }
    order.sort();
    Ok(order.into_iter().map(|(_, client)| client).collect())
}
