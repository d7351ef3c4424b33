//! A FHIR server in a few maps, for the proofs of this crate: it does what it is told, and for the next requests what it is told
//! to do wrong. The large model of servers is the simulator's.

use std::collections::{BTreeMap, VecDeque};

use askel_fhir::bundle::version_of_etag;
use askel_fhir::rest::{Reply, Request, Unheard, Verb};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::{Value, json};

pub const BASE: &str = "https://kunta.example/fhir";

/// What goes wrong with one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Never arrives.
    Lost,
    /// Arrives, is done, and the answer is lost.
    AnswerLost,
    /// The answer is lost at once; the request arrives when the proof lets it.
    Late,
    /// Answers as if it had been done.
    NotKept,
    /// The same, and right after it somebody else edits this resource in these words.
    NotKeptButEdited(&'static str, String, &'static str),
    /// Does it, answers that it was refused, and somebody else edits this resource.
    KeptRefusedAndEdited(&'static str, String, &'static str),
    Html,
    Truncated,
    Status(u16),
    Unheard(Unheard),
}

#[derive(Clone)]
pub struct Kept {
    pub version: u64,
    pub updated: DateTime<Utc>,
    pub body: Value,
}

type Refuse = Box<dyn Fn(&Value) -> bool>;

pub struct Server {
    pub rows: BTreeMap<(String, String), Kept>,
    pub clock: DateTime<Utc>,
    pub faults: VecDeque<Option<Fault>>,
    /// Every request, as one line; and every body, as it came.
    pub heard: Vec<String>,
    pub bodies: Vec<String>,
    /// Refuses a resource as invalid.
    pub refuses: Refuse,
    /// Says where the next page is.
    pub next_link: fn(&str) -> String,
    pub heeds_versions: bool,
    pub most_entries: usize,
    pub puts: u32,
    /// However many were asked for.
    pub most_on_a_page: usize,
    /// No more than so many, however many were asked for; 0: as asked.
    pub fewest_on_a_page: usize,
    /// Searches that it can answer in one request before the line is given up.
    pub most_searches: usize,
    /// Says everything twice.
    pub doubles: bool,
    /// What it says to a body that is packed, where it does not take one.
    pub refuses_packed: Option<u16>,
    /// What the network still holds.
    pub late: Vec<Request>,
    /// Of each request with a body, whether it was packed.
    pub packed: Vec<bool>,
}

impl Server {
    pub fn new() -> Self {
        Self {
            rows: BTreeMap::new(),
            clock: DateTime::from_timestamp(1_800_000_000, 0).expect("a moment"),
            faults: VecDeque::new(),
            heard: vec![],
            bodies: vec![],
            refuses: Box::new(|_| false),
            next_link: |path| format!("{BASE}/{path}"),
            heeds_versions: true,
            most_entries: 50,
            puts: 0,
            most_on_a_page: 0,
            fewest_on_a_page: 0,
            most_searches: usize::MAX,
            doubles: false,
            refuses_packed: None,
            late: vec![],
            packed: vec![],
        }
    }

    /// The resource, read as everybody reads it.
    pub fn row(&self, kind: &str, id: &str) -> Option<Value> {
        self.rows.get(&(kind.to_owned(), id.to_owned())).map(seen)
    }

    pub fn of_kind(&self, kind: &str) -> Vec<Value> {
        self.rows.iter().filter(|((known, _), _)| known == kind).map(|(_, kept)| seen(kept)).collect()
    }

    /// Somebody else's edit, made at the server.
    pub fn edit(&mut self, kind: &str, id: &str, change: impl FnOnce(&mut Value)) {
        let mut body = self.row(kind, id).expect("it is there");
        change(&mut body);
        self.keep(kind, id, body);
    }

    pub fn keep(&mut self, kind: &str, id: &str, body: Value) -> u64 {
        self.clock += Duration::seconds(1);
        let version = self.rows.get(&(kind.to_owned(), id.to_owned())).map_or(1, |kept| kept.version + 1);
        self.rows.insert((kind.to_owned(), id.to_owned()), Kept { version, updated: self.clock, body });
        version
    }

    fn searches(&self, request: &Request) -> usize {
        let body = request.body.as_ref().and_then(|body| serde_json::from_slice::<Value>(body).ok()).unwrap_or_default();
        body["entry"].as_array().into_iter().flatten().filter(|entry| entry["request"]["url"].as_str().is_some_and(|url| url.contains('?'))).count()
    }

    pub fn answer(&mut self, request: &Request) -> Result<Reply, Unheard> {
        let verb = format!("{:?}", request.verb).to_uppercase();
        let what = request.body.as_ref().and_then(|body| serde_json::from_slice::<Value>(body).ok()).map(|body| body["type"].as_str().unwrap_or_default().to_owned());
        self.heard.push(format!("{verb} {} {}", request.path, what.unwrap_or_default()).trim().to_owned());
        let packed = request.headers.iter().any(|(name, _)| *name == "content-encoding");
        self.packed.extend(request.body.as_ref().map(|_| packed));
        self.bodies.extend(request.body.as_deref().map(|body| String::from_utf8_lossy(body).into_owned()));
        let fault = self.faults.pop_front().flatten();
        if self.searches(request) > self.most_searches {
            return Err(Unheard::BrokenOff);
        }
        if let (None, Some(status)) = (&fault, self.refuses_packed.filter(|_| packed)) {
            return Ok(reply(status, b"{}".to_vec()));
        }
        match fault {
            Some(Fault::Lost) => return Err(Unheard::NoConnection),
            Some(Fault::Unheard(unheard)) => return Err(unheard),
            Some(Fault::Html) => return Ok(reply(200, b"<html><body>Kirjaudu verkkoon</body></html>".to_vec())),
            Some(Fault::Status(status)) => return Ok(reply(status, b"{}".to_vec())),
            Some(Fault::Late) => {
                self.late.push(request.clone());
                return Err(Unheard::BrokenOff);
            }
            _ => {}
        }
        let before = self.rows.clone();
        let done = self.act(request);
        match fault {
            Some(Fault::AnswerLost) => return Err(Unheard::BrokenOff),
            Some(Fault::NotKept) => self.rows = before,
            Some(Fault::NotKeptButEdited(kind, id, words)) => {
                self.rows = before;
                self.edit(kind, &id, |body| body["description"] = described(kind, words));
            }
            Some(Fault::KeptRefusedAndEdited(kind, id, words)) => {
                self.edit(kind, &id, |body| body["description"] = described(kind, words));
                return Ok(reply(412, b"{}".to_vec()));
            }
            Some(Fault::Truncated) => return Ok(Reply { body: done.body[..done.body.len() / 2].to_vec(), ..done }),
            _ => {}
        }
        Ok(done)
    }

    /// What the network held arrives; nobody hears the answers.
    pub fn let_in_what_is_late(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.act(&request);
        }
    }

    fn act(&mut self, request: &Request) -> Reply {
        let body: Value = request.body.as_ref().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default();
        match (request.verb, request.path.as_str()) {
            (Verb::Get, "metadata") => reply(200, br#"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}"#.to_vec()),
            (Verb::Get, path) => {
                let (status, found) = self.get(path);
                reply(status, found.to_string().into_bytes())
            }
            (Verb::Post, "") if body["type"] == "transaction" => self.transaction(&body),
            (Verb::Post, "") => self.batch(&body),
            (Verb::Put, path) => {
                let version = request.headers.iter().find(|(name, _)| *name == "If-Match").and_then(|(_, value)| version_of_etag(value));
                let (kind, id) = path.split_once('/').expect("an address");
                match self.refusal(kind, id, &body, version.as_deref()) {
                    Some(status) => reply(status, b"{}".to_vec()),
                    None => {
                        self.keep(kind, id, body);
                        reply(200, b"{}".to_vec())
                    }
                }
            }
            _ => reply(400, b"{}".to_vec()),
        }
    }

    fn refusal(&self, kind: &str, id: &str, body: &Value, if_match: Option<&str>) -> Option<u16> {
        if (self.refuses)(body) {
            return Some(422);
        }
        let kept = self.rows.get(&(kind.to_owned(), id.to_owned()));
        match (kept, if_match) {
            (_, None) => None,
            (Some(kept), Some(version)) if kept.version.to_string() == version || !self.heeds_versions => None,
            _ => Some(412),
        }
    }

    fn transaction(&mut self, body: &Value) -> Reply {
        let entries = body["entry"].as_array().cloned().unwrap_or_default();
        if entries.len() > self.most_entries {
            return reply(413, b"{}".to_vec());
        }
        let mut addresses: Vec<&str> = entries.iter().map(|entry| entry["request"]["url"].as_str().unwrap_or_default()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        if addresses.len() < entries.len() {
            return reply(400, b"{}".to_vec());
        }
        for entry in &entries {
            let (kind, id) = entry["request"]["url"].as_str().and_then(|url| url.split_once('/')).expect("an address");
            let version = entry["request"]["ifMatch"].as_str().and_then(version_of_etag);
            if let Some(status) = self.refusal(kind, id, &entry["resource"], version.as_deref()) {
                return reply(status, b"{}".to_vec());
            }
        }
        let answers: Vec<Value> = entries.iter().map(|entry| {
            let (kind, id) = entry["request"]["url"].as_str().and_then(|url| url.split_once('/')).expect("an address");
            let version = self.keep(kind, id, entry["resource"].clone());
            self.puts += 1;
            json!({"response": {"status": "201 Created", "etag": format!("W/\"{version}\""), "location": format!("{BASE}/{kind}/{id}/_history/{version}")}})
        }).collect();
        reply(200, json!({"resourceType": "Bundle", "type": "transaction-response", "entry": answers}).to_string().into_bytes())
    }

    fn batch(&mut self, body: &Value) -> Reply {
        let entries = body["entry"].as_array().cloned().unwrap_or_default();
        let answers: Vec<Value> = entries.iter().map(|entry| {
            let (status, found) = self.get(entry["request"]["url"].as_str().unwrap_or_default());
            json!({"response": {"status": status.to_string()}, "resource": found})
        }).collect();
        reply(200, json!({"resourceType": "Bundle", "type": "batch-response", "entry": answers}).to_string().into_bytes())
    }

    fn get(&self, path: &str) -> (u16, Value) {
        let Some((kind, query)) = path.split_once('?') else {
            let (kind, id) = path.split_once('/').unwrap_or((path, ""));
            return self.row(kind, id).map_or((404, json!({"resourceType": "OperationOutcome"})), |found| (200, found));
        };
        let parameters: BTreeMap<&str, String> = query.split('&').filter_map(|part| part.split_once('=')).map(|(name, value)| (name, value.replace("%7C", "|"))).collect();
        let mut found: Vec<&Kept> = self.rows.iter().filter(|((known, id), kept)| known == kind && matches(id, kept, &parameters)).map(|(_, kept)| kept).collect();
        found.sort_by_key(|kept| kept.updated);
        let number = |name: &str, otherwise| parameters.get(name).and_then(|text| text.parse::<usize>().ok()).unwrap_or(otherwise);
        let (from, count) = (number("_from", 0), number("_count", 100).max(self.most_on_a_page));
        let count = if self.fewest_on_a_page > 0 { self.fewest_on_a_page } else { count };
        let more = found.len() > from + count;
        let times = 1 + usize::from(self.doubles);
        let shown = found.into_iter().skip(from).take(count).flat_map(|kept| std::iter::repeat_n(kept, times));
        let entries: Vec<Value> = shown.map(|kept| json!({"resource": seen(kept), "search": {"mode": "match"}})).collect();
        let mut page = json!({"resourceType": "Bundle", "type": "searchset", "meta": {"lastUpdated": stamp(self.clock)}, "entry": entries});
        if more {
            let bare = path.split("&_from=").next().unwrap_or(path);
            page["link"] = json!([{"relation": "next", "url": (self.next_link)(&format!("{bare}&_from={}", from + count))}]);
        }
        (200, page)
    }
}

fn matches(id: &str, kept: &Kept, parameters: &BTreeMap<&str, String>) -> bool {
    let text = kept.body.to_string();
    parameters.iter().all(|(name, value)| match *name {
        "patient" => value.split(',').any(|client| text.contains(&format!("Patient/{client}"))),
        "_id" => value.split(',').any(|wanted| wanted == id),
        "_lastUpdated" => DateTime::parse_from_rfc3339(value.trim_start_matches("ge")).is_ok_and(|from| kept.updated >= from),
        "_tag" => value.split(',').any(|tag| {
            let (system, code) = tag.split_once('|').unwrap_or_default();
            kept.body["meta"]["tag"].as_array().into_iter().flatten().any(|tag| tag["system"] == system && tag["code"] == code)
        }),
        "general-practitioner" | "participant" => text.contains(&format!("\"{value}\"")),
        _ => true,
    })
}

/// A goal's words are a concept, a task's are text.
fn described(kind: &str, words: &str) -> Value {
    if kind == "Goal" { json!({"text": words}) } else { words.into() }
}

fn seen(kept: &Kept) -> Value {
    let mut body = kept.body.clone();
    body["meta"]["versionId"] = kept.version.to_string().into();
    body["meta"]["lastUpdated"] = stamp(kept.updated).into();
    body
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn reply(status: u16, body: Vec<u8>) -> Reply {
    Reply { status, headers: vec![], body }
}
