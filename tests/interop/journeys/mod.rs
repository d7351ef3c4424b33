//! A worker's days with a county: real vaults, the real engine, the real channel, a server that others wrote.
//! Each proof looks at the server itself, past everything that is ours, before it believes a word.

mod conflicts;
mod days;
mod troubles;

use askel_domain::worker::Worker;
use askel_store::sync;
use askel_sync::{Ended, Errand};
use askel_tests::laptop::{Caseload, Conversation, Laptop, Line};
use askel_tests::peers::County;
use serde_json::Value;
use uuid::Uuid;

/// A laptop with its line.
pub struct Desk {
    pub laptop: Laptop,
    pub line: Line,
}

pub fn errand(county: &County) -> Errand {
    Errand { base: county.base.clone(), audits: false, manifest: false, again: false, answer: None }
}

impl Desk {
    pub fn new(county: &County, worker: &Worker, login: &str) -> Self {
        Self { laptop: Laptop::of(worker), line: Line::of(county, login) }
    }

    pub fn sync(&mut self, county: &County) -> Conversation {
        self.sync_for(errand(county))
    }

    pub fn sync_for(&mut self, errand: Errand) -> Conversation {
        let line = &mut self.line;
        self.laptop.sync(errand, &mut |request| line.carry(request))
    }

    /// Until the engine says that it is through; each time the network or the server may end it before.
    #[track_caller]
    pub fn sync_through(&mut self, county: &County) -> Conversation {
        let conversation = self.sync(county);
        assert_eq!(conversation.outcome.ended, Ended::Whole, "{:?}\n{}", conversation.outcome.progress, conversation.heard.join("\n"));
        conversation
    }

    pub fn undelivered(&self) -> u32 {
        self.laptop.store.read(sync::counts).expect("reads").undelivered()
    }

    pub fn take_on(&mut self, count: usize) -> Vec<Caseload> {
        let caseloads: Vec<Caseload> = (0..count).map(|number| Caseload::new(number, &self.laptop.worker)).collect();
        for caseload in &caseloads {
            self.laptop.write(|tx| caseload.take_on(tx));
        }
        caseloads
    }
}

/// A name in a tenant of its own.
pub fn login() -> String {
    format!("helka@{}", &Uuid::new_v4().simple().to_string()[..8])
}

/// Every version that the server has of a resource, asked past Askel.
pub fn versions(county: &County, token: &str, kind: &str, id: impl std::fmt::Display) -> usize {
    let heard = county.get(token, &format!("{kind}/{id}/_history"));
    heard.json()["entry"].as_array().map_or(0, Vec::len)
}

/// How many resources of ours of one type the server has.
pub fn count(county: &County, token: &str, search: &str) -> usize {
    let found = county.get(token, &format!("{search}&_count=500")).json();
    let entries = found["entry"].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter(|entry| entry["search"]["mode"] != "outcome" && entry["resource"]["resourceType"] != Value::from("OperationOutcome")).count()
}
