//! Tells the organisation's own access log who looked at whose record: after everything else, to an address of its own, and what
//! becomes of it holds nothing up.

use askel_fhir::bundle::{self, Put};
use askel_fhir::rest::Request;
use askel_fhir::{Look, audit};
use askel_store::log::{Looked, looks_after};
use askel_store::sync;
use askel_store::{Store, StoreResult};

use crate::engine::{Asked, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::Phase;
use crate::probe::post;

/// Row of the log up to which the looks were told.
const TOLD: &str = "audited";
const MOST_LOOKS: u32 = 50;

impl Engine {
    pub(crate) fn next_of_audit(&mut self, store: &mut Store) -> StoreResult<Option<Request>> {
        self.progress.phase = Phase::Audit;
        let told = store.read(|read| sync::server_fact(read, TOLD))?.and_then(|text| text.parse().ok()).unwrap_or(0);
        let looks = if self.errand.audits { store.read(|read| looks_after(read, told, MOST_LOOKS))? } else { vec![] };
        let Some(last) = looks.last().map(|look| look.seq) else {
            self.stage = Stage::Finish;
            return Ok(None);
        };
        let own = store.read(askel_store::worker::get)?;
        let name = |look: &Looked| if look.author == own.id { own.name() } else { String::new() };
        let told: Vec<_> = looks.iter().map(|look| said(look, &name(look))).collect();
        let puts: Vec<Put> = told.iter().map(|resource| Put { resource, if_match: None }).collect();
        self.asked = Some(Asked::Looks { last, many: puts.len() as u32 });
        Ok(Some(post(bundle::transaction(&puts))))
    }

    /// Told where each was answered for. Said twice it is the same: its name is the log's own.
    pub(crate) fn heard_looks(&mut self, store: &mut Store, last: i64, many: u32, heard: &Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else {
            self.stage = Stage::Finish;
            return Ok(());
        };
        let answers = bundle::read_entries(&reply.body).ok().filter(|answers| (200..300).contains(&reply.status) && answers.iter().all(|answer| (200..300).contains(&answer.status)));
        if answers.is_none_or(|answers| answers.len() != many as usize) {
            self.progress.looks_refused = true;
            self.stage = Stage::Finish;
            return Ok(());
        }
        self.progress.looks += many;
        let last = last.to_string();
        self.write(store, now, |tx| sync::set_server_fact(tx, TOLD, &last))
    }
}

fn said(look: &Looked, name: &str) -> askel_fhir::Resource {
    let Looked { id, author, noun, client_id, written_at, reason, action, why, .. } = look;
    audit(&Look { id: *id, at: *written_at, by: *author, name, client: *client_id, noun, action: *action, why: *why, reason: reason.as_deref() })
}
