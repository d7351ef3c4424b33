//! What sync costs on the wire and in time, between the real engine and Medplum's router on loopback, beside curl with the same
//! requests in the same run. Over TLS, through the counting proxy, for both alike. Knows nothing of vaults' insides.

mod bad_link;
mod curl;
mod edits;
mod first;
mod quiet;

use askel_domain::worker::Worker;
use askel_sync::{Ended, Errand};
use askel_tests::fault_proxy::Exchange;
use askel_tests::laptop::{Caseload, Conversation, Laptop, Line, helka};
use askel_tests::peers::County;

use crate::figure::Figure;
use crate::measure::{Measured, Outcome};

#[derive(Default)]
pub struct Told {
    pub measured: Vec<Measured>,
    pub figures: Vec<Figure>,
}

/// The parts, each under a name of its own.
pub const NAMES: [&str; 4] = ["sync-quiet", "sync-edits", "sync-first", "sync-bad-link"];

pub fn run(asks_for: impl Fn(&str) -> bool) -> Outcome<Told> {
    let mut told = Told::default();
    if asks_for(NAMES[0]) {
        eprintln!("bench: sync, nothing new and a day of six visits …");
        told.figures.extend(quiet::run()?);
    }
    if asks_for(NAMES[1]) {
        eprintln!("bench: sync, 500 edits …");
        told.measured.extend(edits::run()?);
    }
    if asks_for(NAMES[2]) {
        eprintln!("bench: sync, the first download …");
        told.measured.extend(first::run()?);
    }
    if asks_for(NAMES[3]) {
        eprintln!("bench: sync, the bad link …");
        told.figures.extend(bad_link::run()?);
    }
    Ok(told)
}

/// Where sync is measured: a county, and a worker in it.
struct Ground {
    county: County,
    worker: Worker,
    login: String,
}

impl Ground {
    fn new() -> Self {
        let mut county = County::open();
        // Nothing here is about tokens that end.
        county.sign_in.tokens_live(24 * 3600);
        Self { county, worker: helka(), login: format!("helka@{TENANT}") }
    }

    fn desk(&self) -> Desk {
        Desk { laptop: Laptop::of(&self.worker), line: Line::of(&self.county, &self.login) }
    }

    fn errand(&self) -> Errand {
        Errand { base: self.county.base.clone(), audits: false, manifest: false, again: false, answer: None }
    }

    fn token(&self) -> String {
        self.county.sign_in.tokens(&self.login).access
    }
}

const TENANT: &str = "nasimaa";

struct Desk {
    laptop: Laptop,
    line: Line,
}

impl Desk {
    fn sync(&mut self, ground: &Ground) -> Outcome<Conversation> {
        let line = &mut self.line;
        let conversation = self.laptop.sync(ground.errand(), &mut |request| line.carry(request));
        match conversation.outcome.ended {
            Ended::Whole => Ok(conversation),
            other => Err(format!("the sync ended with {other:?}")),
        }
    }

    fn take_on(&mut self, count: usize) -> Vec<Caseload> {
        let caseloads: Vec<Caseload> = (0..count).map(|number| Caseload::new(number, &self.laptop.worker)).collect();
        for caseload in &caseloads {
            self.laptop.write(|tx| caseload.take_on(tx));
        }
        caseloads
    }
}

/// Bytes up and down.
fn bytes(passed: &[Exchange]) -> (usize, usize) {
    (passed.iter().map(|one| one.up).sum(), passed.iter().map(|one| one.down).sum())
}
