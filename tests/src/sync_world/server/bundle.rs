//! Several wishes in one request: a transaction holds together or leaves nothing, a batch answers each for itself.

use std::collections::BTreeSet;

use askel_fhir::rest::{Reply, Request};
use serde_json::{Value, json};

use super::reply::{outcome, reply, time_text};
use super::{Address, Asked, Dialect, Server, Version};
use crate::sync_world::BASE;

/// What one of the real servers takes at most.
const MOST_ENTRIES: usize = 50;

struct Wish {
    address: Address,
    body: Value,
    if_match: Option<String>,
}

impl Server {
    pub(super) fn bundle(&mut self, request: &Request, now_ms: i64) -> Reply {
        let body = request.body.as_deref().and_then(|body| serde_json::from_slice::<Value>(body).ok()).unwrap_or_default();
        match body["type"].as_str() {
            Some("transaction") => self.transaction(&body, now_ms),
            Some("batch") => self.batch(&body, request, now_ms),
            _ => reply(400, &outcome("structure"), now_ms),
        }
    }

    fn transaction(&mut self, body: &Value, now_ms: i64) -> Reply {
        let wishes: Option<Vec<Wish>> = body["entry"].as_array().into_iter().flatten().map(wish).collect();
        let Some(wishes) = wishes else { return reply(400, &outcome("not-supported"), now_ms) };
        let names: BTreeSet<&Address> = wishes.iter().map(|wish| &wish.address).collect();
        let is_too_long = self.dialect == Dialect::Medplum && wishes.len() > MOST_ENTRIES;
        if names.len() != wishes.len() || is_too_long {
            return reply(400, &outcome("invalid"), now_ms);
        }
        let refused = wishes.iter().find_map(|wish| self.may_put(&wish.address, &wish.body, wish.if_match.as_deref()).err());
        if let Some(status) = refused {
            let told = if self.dialect == Dialect::Helios && status == 412 { 400 } else { status };
            return reply(self.whims.conflict.filter(|_| status == 412).unwrap_or(told), &outcome("processing"), now_ms);
        }
        let before = self.whims.keeps_nothing.then(|| (self.kept.clone(), self.ever.clone()));
        let half = wishes.len() / 2;
        let mut entries = vec![];
        let mut kept = None;
        for (place, wish) in wishes.into_iter().enumerate() {
            if place == half && self.whims.keeps_half {
                kept = Some((self.kept.clone(), self.ever.clone()));
            }
            let (is_new, version) = self.put(wish.address.clone(), wish.body, wish.if_match.as_deref(), now_ms);
            entries.push(self.put_answer(&wish.address, is_new, &version));
        }
        if let Some(kept) = before.or(kept) {
            (self.kept, self.ever) = kept;
        }
        reply(200, &json!({ "resourceType": "Bundle", "type": "transaction-response", "entry": entries }), now_ms)
    }

    fn put_answer(&self, address: &Address, is_new: bool, version: &Version) -> Value {
        let status = match (is_new, self.dialect) {
            (true, Dialect::Helios) => "201 Created",
            (false, Dialect::Helios) => "200 OK",
            (true, Dialect::Medplum) => "201",
            (false, Dialect::Medplum) => "200",
        };
        match self.dialect {
            Dialect::Helios => json!({
                "response": {
                    "status": status, "etag": format!("W/\"{}\"", version.id), "lastModified": time_text(version.at_ms, self.coarse),
                    "location": format!("{BASE}/{}/{}/_history/{}", address.0, address.1, version.id),
                },
                "resource": *version.json,
            }),
            Dialect::Medplum => json!({ "response": { "status": status }, "resource": *version.json }),
        }
    }

    fn batch(&mut self, body: &Value, request: &Request, now_ms: i64) -> Reply {
        let strict = Asked::of(request).strict;
        let mut entries = vec![];
        for entry in body["entry"].as_array().into_iter().flatten() {
            entries.push(match entry["request"]["method"].as_str() {
                Some("GET") => self.look_up(entry["request"]["url"].as_str().unwrap_or_default(), strict, now_ms),
                _ => json!({ "response": { "status": "405", "outcome": outcome("not-supported") } }),
            });
        }
        reply(200, &json!({ "resourceType": "Bundle", "type": "batch-response", "entry": entries }), now_ms)
    }

    fn look_up(&self, url: &str, strict: bool, now_ms: i64) -> Value {
        let asked = Asked { strict, ..Asked::of_path(url) };
        let refused = |status: u16| json!({ "response": { "status": status.to_string(), "outcome": outcome("not-found") } });
        match &asked.id {
            Some(id) => match self.newest(&(asked.kind.clone(), id.clone())) {
                Some(version) => json!({ "response": { "status": "200 OK", "etag": format!("W/\"{}\"", version.id) }, "resource": *version.json }),
                None => refused(404),
            },
            None => match self.search(&asked, now_ms) {
                Ok(bundle) => json!({ "response": { "status": "200 OK" }, "resource": bundle }),
                Err(status) => refused(status),
            },
        }
    }
}

fn wish(entry: &Value) -> Option<Wish> {
    let request = &entry["request"];
    if request["method"] != "PUT" {
        return None;
    }
    let (kind, id) = request["url"].as_str()?.split_once('/')?;
    let if_match = request["ifMatch"].as_str().map(str::to_owned);
    Some(Wish { address: (kind.to_owned(), id.to_owned()), body: entry["resource"].clone(), if_match })
}
