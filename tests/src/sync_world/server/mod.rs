//! A FHIR R4 server in memory: versions, If-Match, transactions that hold together, batches, searches in pages. Two dialects,
//! as two real servers were seen to speak (fhir.md §1.3). Does as it is told; what misbehaves stands before it.

mod asked;
mod bundle;
mod reply;
mod search;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askel_fhir::rest::{Reply, Request, Verb};
use serde_json::{Value, json};

pub use asked::Asked;
pub use reply::{outcome, reply, time_text};

/// Type and id.
pub type Address = (String, String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Counts versions, answers 400 to a transaction with a stale version, names etags in bundles.
    Helios,
    /// Versions are UUIDs, 412 for the same, at most 50 entries, no etags in bundles, 404 to If-Match on what is missing.
    Medplum,
}

#[derive(Clone)]
pub struct Version {
    pub id: String,
    pub at_ms: i64,
    /// With the server's part of `meta`.
    pub json: Arc<Value>,
}

/// A version that went under another one unseen.
#[derive(Clone)]
pub struct Overwritten {
    pub address: Address,
    pub was: Arc<Value>,
    pub is: Arc<Value>,
    /// It was the server's or the network's doing.
    pub excused: bool,
}

/// What is not as it should be while one request is worked on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whims {
    pub ignores_versions: bool,
    /// What is new is refused with this status.
    pub refuses_new: Option<u16>,
    /// Stamped so long before it can be seen: milliseconds.
    pub stamped_before: i64,
    /// Only the first half of a transaction is kept, and all of it is thanked for.
    pub keeps_half: bool,
    /// Nothing is kept, and all of it is thanked for.
    pub keeps_nothing: bool,
    /// A conflict is told by this status.
    pub conflict: Option<u16>,
    /// The request comes again, or after others that were sent later.
    pub is_late: bool,
    /// The search does not heed whose record is asked for, and says so in its `self` link.
    pub heeds_no_client: bool,
}

#[derive(Clone)]
pub struct Server {
    pub dialect: Dialect,
    /// What it holds: of each resource all versions, the newest last.
    pub kept: BTreeMap<Address, Vec<Version>>,
    /// Everything that was ever kept under an address, whatever was put back since: its content, without the server's part.
    pub ever: BTreeMap<Address, Vec<Arc<Value>>>,
    versions: u64,
    /// What its clock is ahead of the world's, in milliseconds.
    pub skew_ms: i64,
    /// It tells the time in whole seconds.
    pub coarse: bool,
    /// Entries of a page, whatever is asked for.
    pub page: usize,
    pub whims: Whims,
    /// What somebody was told is not there while it was.
    pub denied: BTreeSet<Address>,
    /// What was written over by one that did not name the newest version.
    pub overwritten: Vec<Overwritten>,
}

impl Server {
    pub fn new(dialect: Dialect, page: usize) -> Self {
        Self {
            dialect, kept: BTreeMap::new(), ever: BTreeMap::new(), versions: 0, skew_ms: 0, coarse: false, page, whims: Whims::default(), denied: BTreeSet::new(), overwritten: vec![],
        }
    }

    /// One request, at the world's time.
    pub fn answer(&mut self, request: &Request, now_ms: i64) -> Reply {
        let now_ms = now_ms + self.skew_ms;
        let asked = Asked::of(request);
        match (request.verb, asked.kind.as_str(), asked.id.as_deref()) {
            (Verb::Get, "metadata", _) => reply(200, &self.capabilities(), now_ms),
            (Verb::Post, "", _) => self.bundle(request, now_ms),
            (Verb::Get, kind, Some(id)) => self.read(kind, id, now_ms),
            (Verb::Get, kind, None) if !kind.is_empty() => match self.search(&asked, now_ms) {
                Ok(bundle) => reply(200, &bundle, now_ms),
                Err(status) => reply(status, &outcome("invalid"), now_ms),
            },
            (Verb::Put, _, Some(_)) => self.put_alone(&asked, request, now_ms),
            _ => reply(404, &outcome("not-found"), now_ms),
        }
    }

    fn capabilities(&self) -> Value {
        let kinds = ["Practitioner", "PractitionerRole", "Organization", "Patient", "EpisodeOfCare", "CareTeam", "Goal", "Appointment", "Composition", "Encounter", "Task", "Provenance"];
        let resources: Vec<Value> = match self.dialect {
            Dialect::Helios => kinds.iter().map(|kind| json!({ "type": kind, "versioning": "versioned", "updateCreate": true })).collect(),
            Dialect::Medplum => vec![],
        };
        json!({ "resourceType": "CapabilityStatement", "status": "active", "kind": "instance", "fhirVersion": "4.0.1", "format": ["json"], "rest": [{ "mode": "server", "resource": resources }] })
    }

    pub fn newest(&self, address: &Address) -> Option<&Version> {
        self.kept.get(address).and_then(|versions| versions.last())
    }

    fn read(&self, kind: &str, id: &str, now_ms: i64) -> Reply {
        match self.newest(&(kind.to_owned(), id.to_owned())) {
            Some(version) => reply::one(200, version, now_ms),
            None => reply(404, &outcome("not-found"), now_ms),
        }
    }

    fn put_alone(&mut self, asked: &Asked, request: &Request, now_ms: i64) -> Reply {
        let if_match = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("if-match")).map(|(_, value)| value.clone());
        let Some(body) = request.body.as_deref().and_then(|body| serde_json::from_slice::<Value>(body).ok()) else { return reply(400, &outcome("structure"), now_ms) };
        let address = (asked.kind.clone(), asked.id.clone().unwrap_or_default());
        if let Err(status) = self.may_put(&address, &body, if_match.as_deref()) {
            return reply(status, &outcome("conflict"), now_ms);
        }
        let (is_new, version) = self.put(address, body, if_match.as_deref(), now_ms);
        reply::one(if is_new && self.dialect == Dialect::Helios { 201 } else { 200 }, &version, now_ms)
    }

    /// # Errors
    /// The status of the refusal.
    fn may_put(&self, address: &Address, body: &Value, if_match: Option<&str>) -> Result<(), u16> {
        if body["resourceType"] != address.0.as_str() || body["id"] != address.1.as_str() {
            return Err(400);
        }
        let newest = self.newest(address);
        match (newest, if_match.map(bare)) {
            _ if self.whims.ignores_versions => Ok(()),
            (None, None) => self.whims.refuses_new.map_or(Ok(()), Err),
            (None, Some(_)) => Err(if self.dialect == Dialect::Helios { 412 } else { 404 }),
            (Some(kept), Some(wanted)) if kept.id != wanted => Err(self.whims.conflict.unwrap_or(412)),
            _ => Ok(()),
        }
    }

    fn put(&mut self, address: Address, mut body: Value, if_match: Option<&str>, now_ms: i64) -> (bool, Version) {
        self.versions += 1;
        let content = Arc::new(bare_of_meta(body.clone()));
        let id = match self.dialect {
            Dialect::Helios => (self.kept.get(&address).map_or(0, Vec::len) + 1).to_string(),
            Dialect::Medplum => uuid::Uuid::from_u128(0x0190_0000_0000_4000_8000_0000_0000_0000 + u128::from(self.versions)).to_string(),
        };
        let at_ms = if self.coarse { now_ms / 1_000 * 1_000 } else { now_ms } - self.whims.stamped_before;
        if !body["meta"].is_object() {
            body["meta"] = json!({});
        }
        body["meta"]["versionId"] = id.clone().into();
        body["meta"]["lastUpdated"] = time_text(at_ms, self.coarse).into();
        let version = Version { id, at_ms, json: Arc::new(body) };
        let versions = self.kept.entry(address.clone()).or_default();
        let is_new = versions.is_empty();
        if let Some(last) = versions.last().filter(|last| if_match.map(bare) != Some(&last.id) && bare_of_meta((*last.json).clone()) != *content) {
            let excused = self.whims.ignores_versions || self.whims.is_late || self.denied.contains(&address);
            self.overwritten.push(Overwritten { address: address.clone(), was: last.json.clone(), is: version.json.clone(), excused });
        }
        versions.push(version.clone());
        self.ever.entry(address).or_default().push(content);
        (is_new, version)
    }

    /// As it was: what came since is gone, and the next versions may bear the names of those that went.
    pub fn put_back(&mut self, older: &BTreeMap<Address, Vec<Version>>) {
        self.kept = older.clone();
    }
}

/// The version in `W/"3"`, `"3"` or `3`.
fn bare(etag: &str) -> &str {
    etag.trim().trim_start_matches("W/").trim_matches('"')
}

/// The resource without what servers write into its `meta`.
pub fn bare_of_meta(mut body: Value) -> Value {
    if let Some(meta) = body.get_mut("meta").and_then(Value::as_object_mut) {
        meta.remove("versionId");
        meta.remove("lastUpdated");
        if meta.is_empty() {
            body.as_object_mut().map(|body| body.remove("meta"));
        }
    }
    body
}
