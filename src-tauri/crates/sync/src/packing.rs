//! Bodies that go packed: tried on questions, which change nothing, and written down; from then on everything goes so.
//! The network packs; here it is only decided.

use askel_fhir::bundle;
use askel_fhir::rest::{Reply, Request, Unheard};
use askel_store::{Store, StoreResult};

use crate::engine::{Asked, Engine, Now, Stage};

impl Engine {
    /// The place for the access log is another server, of which nothing is known.
    pub(crate) fn pack(&mut self, request: &mut Request) {
        let on_trial = self.abilities.packs.is_none() && matches!(self.asked, Some(Asked::Batch { .. }));
        self.packed = request.body.is_some() && self.stage != Stage::Audit && (on_trial || self.abilities.packs == Some(true));
        if self.packed {
            request.headers.push(("content-encoding", "gzip".into()));
        }
    }

    /// What the answer tells of packing. What was refused for it was certainly not done, and is asked again as it is.
    pub(crate) fn learn_packing(&mut self, store: &mut Store, answer: Result<Reply, Unheard>, now: &mut Now) -> StoreResult<Result<Reply, Unheard>> {
        let was_packed = std::mem::take(&mut self.packed);
        let Some(reply) = answer.as_ref().ok().filter(|_| was_packed) else { return Ok(answer) };
        let takes = match (self.abilities.packs, reply.status) {
            // A portal's page says 200 too.
            (None, 200..=299) if bundle::read_entries(&reply.body).is_ok() => true,
            (None, 400) | (_, 415) => false,
            _ => return Ok(answer),
        };
        self.abilities.packs = Some(takes);
        self.keep_abilities(store, now)?;
        Ok(if takes { answer } else { Err(Unheard::NoConnection) })
    }
}
