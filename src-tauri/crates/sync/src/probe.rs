//! What the server can do, tried once and written down: what it says of itself is read, and believed only where nothing depends on it.

use askel_fhir::rest::{Request, Verb};
use askel_fhir::{bundle, from_bytes};
use askel_store::sync;
use askel_store::{Store, StoreResult};

use crate::apply::resource_of;
use crate::engine::{Asked, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::{Ended, Phase, Strange};

const ABILITIES: &str = "abilities";

/// As the file keeps them: `r4` when it was asked, `versions` or `no_versions`, `packs` or `no_packs` when that was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Abilities {
    pub asked: bool,
    /// Whether it refuses an edit of a version that is not the newest; `None` before it was tried.
    pub keeps_versions: Option<bool>,
    /// Whether it takes bodies that are packed; `None` before it was tried.
    pub packs: Option<bool>,
}

impl Abilities {
    pub(crate) fn known(store: &Store) -> StoreResult<Self> {
        let kept = store.read(|read| sync::server_fact(read, ABILITIES))?.unwrap_or_default();
        let has = |word: &str| kept.split(' ').any(|kept| kept == word);
        let tried = |yes: &str, no: &str| if has(yes) { Some(true) } else { has(no).then_some(false) };
        Ok(Self { asked: has("r4"), keeps_versions: tried("versions", "no_versions"), packs: tried("packs", "no_packs") })
    }

    fn text(self) -> String {
        let versions = self.keeps_versions.map_or("", |keeps| if keeps { " versions" } else { " no_versions" });
        let packs = self.packs.map_or("", |packs| if packs { " packs" } else { " no_packs" });
        format!("r4{versions}{packs}")
    }
}

impl Engine {
    pub(crate) fn next_of_probe(&mut self, _store: &mut Store) -> StoreResult<Option<Request>> {
        if self.abilities.asked {
            self.stage = Stage::Push;
            return Ok(None);
        }
        self.progress.phase = Phase::Probe;
        self.asked = Some(Asked::Capabilities);
        Ok(Some(get("metadata".into())))
    }

    pub(crate) fn heard_capabilities(&mut self, store: &mut Store, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else { return self.trouble(store, &heard, now).map(drop) };
        let said = from_bytes(&reply.body).ok().filter(|said| reply.status == 200 && said["resourceType"] == "CapabilityStatement");
        let Some(said) = said else { return self.stop(store, Ended::NotUnderstood { why: Strange::NotFhir }, now) };
        if !said["fhirVersion"].as_str().is_some_and(|version| version.starts_with("4.0")) {
            return self.stop(store, Ended::NotUnderstood { why: Strange::OtherRelease }, now);
        }
        self.abilities.asked = true;
        self.keep_abilities(store, now)
    }

    /// Asked once, when our own Practitioner was read back: the same words again, on a version that never was.
    pub(crate) fn ask_versions(&mut self, store: &mut Store) -> StoreResult<Option<Request>> {
        if self.abilities.keeps_versions.is_some() {
            return Ok(None);
        }
        let own = store.read(askel_store::worker::get)?.id.to_string();
        let Some(body) = store.read(|read| sync::mirrored(read, "Practitioner", &own))?.and_then(|seen| seen.body) else { return Ok(None) };
        let Some(resource) = resource_of(&body) else { return Ok(None) };
        self.asked = Some(Asked::Versions);
        let headers = vec![("If-Match", bundle::if_match("askel-never-was"))];
        Ok(Some(Request { verb: Verb::Put, path: resource.path(), headers, body: Some(resource.to_bytes()) }))
    }

    pub(crate) fn heard_versions(&mut self, store: &mut Store, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else { return self.trouble(store, &heard, now).map(drop) };
        self.abilities.keeps_versions = Some(!(200..300).contains(&reply.status));
        self.keep_abilities(store, now)
    }

    pub(crate) fn keep_abilities(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        let text = self.abilities.text();
        self.write(store, now, |tx| sync::set_server_fact(tx, ABILITIES, &text))
    }
}

pub(crate) fn get(path: String) -> Request {
    Request { verb: Verb::Get, path, headers: vec![("Prefer", "handling=strict".into())], body: None }
}

/// What is written needs no echo: it is read back anyway.
pub(crate) fn post(body: Vec<u8>) -> Request {
    Request { verb: Verb::Post, path: String::new(), headers: vec![("Prefer", "return=minimal".into())], body: Some(body) }
}

/// Nothing is preferred: Helios would leave out of a batch's answer the very pages that were asked for.
pub(crate) fn post_questions(body: Vec<u8>) -> Request {
    Request { verb: Verb::Post, path: String::new(), headers: vec![], body: Some(body) }
}
