//! What goes wrong between a laptop and the server, and in the server itself: each a way of carrying one request.
//! Source: security.md T6; what two real servers do otherwise, fhir.md §1.3.

use std::collections::BTreeMap;
use std::sync::Arc;

use askel_fhir::rest::{Reply, Request, Unheard, Verb};
use serde_json::{Value, json};

use super::BASE;
use super::chance::Chance;
use super::server::{Address, Server, Version, Whims, outcome, reply};

macro_rules! mischiefs {
    ($($name:ident),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Mischief {
            $($name),+
        }

        impl Mischief {
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

mischiefs! {
    // The network.
    NoConnection, LostOnTheWay, LostAnswer, Late, Twice, Redirected, NotTrusted, TooLarge, Garbled, Truncated, HtmlBefore, HtmlAfter, Empty,
    // Refusals, true and false.
    ErrorBefore, ErrorAfter, Unavailable, TooManyRequests, SignIn, Forbidden, TooLong, NotFoundAtAll, BadRequest, ConflictByAnotherName, RefusesNew,
    // Lies.
    KeepsNothing, KeepsHalf, IgnoresVersions, StaleReading, StampedBefore, WrongVersions, WrongIds, EntriesTurned, EntriesMissing, HeedsNoClient,
    AnothersRecord, GarbledEntries, EndlessPages, NextElsewhere, HugeBundle,
}

impl Mischief {
    /// What a server that tells the truth of what it is asked for may do, beside a network that loses things.
    pub const BUT_TRUE_PAGES: &[Self] = &[
        Self::NoConnection, Self::LostOnTheWay, Self::LostAnswer, Self::Late, Self::Twice, Self::Garbled, Self::Truncated, Self::HtmlBefore, Self::HtmlAfter, Self::ErrorBefore,
        Self::ErrorAfter, Self::Unavailable, Self::TooManyRequests, Self::SignIn, Self::ConflictByAnotherName, Self::KeepsNothing,
    ];
}

/// A request that the network still holds back.
pub struct HeldBack {
    pub request: Request,
    pub until_ms: i64,
}

/// What stands between the laptops and the server.
#[derive(Default)]
pub struct Way {
    pub held_back: Vec<HeldBack>,
    /// What the server held a while ago, for answers out of a stale cache.
    pub stale: BTreeMap<Address, Vec<Version>>,
    /// Somebody else's record, which no laptop may take in.
    pub stranger: Option<Arc<Value>>,
    pub counted: BTreeMap<Mischief, u32>,
}

const HUGE: usize = 100_000;

impl Way {
    /// Delivers what was held back long enough; nobody hears the answers.
    pub fn deliver_late(&mut self, server: &mut Server, now_ms: i64) {
        let (due, waiting) = std::mem::take(&mut self.held_back).into_iter().partition(|held| held.until_ms <= now_ms);
        self.held_back = waiting;
        for HeldBack { request, .. } in due {
            with(server, Whims { is_late: true, ..Whims::default() }, |server| server.answer(&request, now_ms));
        }
    }

    pub fn carry(&mut self, server: &mut Server, request: &Request, mischief: Option<Mischief>, now_ms: i64, chance: &mut Chance) -> Result<Reply, Unheard> {
        self.deliver_late(server, now_ms);
        let Some(mischief) = mischief else { return Ok(server.answer(request, now_ms)) };
        *self.counted.entry(mischief).or_default() += 1;
        if let Some(answer) = before(mischief, now_ms, chance) {
            return answer;
        }
        match mischief {
            Mischief::Late => {
                self.held_back.push(HeldBack { request: request.clone(), until_ms: now_ms + 1_000 + chance.roll(120_000) as i64 });
                return Err(Unheard::BrokenOff);
            }
            Mischief::StaleReading if request.verb == Verb::Get || !is_transaction(request) => return Ok(self.out_of_a_stale_cache(server, request, now_ms)),
            Mischief::Twice => {
                let first = server.answer(request, now_ms);
                let second = with(server, Whims { is_late: true, ..Whims::default() }, |server| server.answer(request, now_ms + 3));
                return Ok(if chance.once_in(2) { first } else { second });
            }
            _ => {}
        }
        let answer = with(server, whims(mischief, chance), |server| server.answer(request, now_ms));
        self.after(mischief, answer, now_ms, chance)
    }

    fn out_of_a_stale_cache(&self, server: &mut Server, request: &Request, now_ms: i64) -> Reply {
        let mut older = server.clone();
        older.kept = self.stale.clone();
        server.denied.extend(server.kept.keys().filter(|address| !self.stale.contains_key(*address)).cloned());
        older.answer(request, now_ms)
    }

    /// What becomes of an answer on its way back.
    fn after(&self, mischief: Mischief, mut answer: Reply, now_ms: i64, chance: &mut Chance) -> Result<Reply, Unheard> {
        match mischief {
            Mischief::LostAnswer => return Err(Unheard::BrokenOff),
            Mischief::TooLarge => return Err(Unheard::TooLarge),
            Mischief::Garbled => return Err(Unheard::Garbled),
            Mischief::ErrorAfter => return Ok(reply(*chance.one_of(&[500, 502, 503, 504, 408]), &outcome("exception"), now_ms)),
            Mischief::HtmlAfter => return Ok(html(now_ms)),
            Mischief::Truncated => answer.body.truncate(answer.body.len() / 2),
            Mischief::Empty => answer.body.clear(),
            _ => answer.body = changed(&answer.body, |body| self.bend(mischief, body)),
        }
        Ok(answer)
    }

    fn bend(&self, mischief: Mischief, body: &mut Value) {
        match mischief {
            Mischief::WrongVersions => everywhere(body, &mut |value| {
                if value["response"]["etag"].is_string() {
                    value["response"]["etag"] = "W/\"7777\"".into();
                }
                if value["meta"]["versionId"].is_string() {
                    value["meta"]["versionId"] = "7777".into();
                }
            }),
            Mischief::WrongIds => everywhere(body, &mut |value| {
                if value["resourceType"].is_string() && value["id"].is_string() {
                    value["id"] = "01900000-0000-7000-8000-00000000dead".into();
                }
            }),
            Mischief::EntriesTurned => everywhere(body, &mut |value| {
                if value["type"] == "transaction-response" || value["type"] == "batch-response" {
                    value["entry"].as_array_mut().into_iter().for_each(|entries| entries.reverse());
                }
            }),
            Mischief::EntriesMissing => everywhere(body, &mut |value| {
                value.get_mut("entry").and_then(Value::as_array_mut).into_iter().for_each(|entries| _ = entries.pop());
            }),
            Mischief::AnothersRecord => searchsets(body, &mut |page| {
                let stranger = self.stranger.clone().unwrap_or_default();
                page["entry"].as_array_mut().into_iter().for_each(|entries| entries.push(json!({ "resource": *stranger, "search": { "mode": "match" } })));
            }),
            Mischief::GarbledEntries => searchsets(body, &mut |page| {
                let rubbish = [json!(7), json!({ "resource": { "resourceType": "Goal", "id": "../x" } }), json!({ "resource": { "resourceType": "Goal", "id": "x", "subject": 5, "meta": { "versionId": 3 } } })];
                page["entry"].as_array_mut().into_iter().for_each(|entries| entries.extend(rubbish.clone()));
            }),
            Mischief::EndlessPages => searchsets(body, &mut |page| {
                let this = page["link"][0]["url"].clone();
                page["link"] = json!([{ "relation": "self", "url": this }, { "relation": "next", "url": this }]);
            }),
            Mischief::NextElsewhere => searchsets(body, &mut |page| {
                page["link"].as_array_mut().into_iter().for_each(|links| links.push(json!({ "relation": "next", "url": "https://county.example.evil.example/fhir/Goal?_count=20" })));
            }),
            Mischief::HugeBundle => searchsets(body, &mut |page| {
                let stranger = self.stranger.clone().unwrap_or_default();
                let many = vec![json!({ "fullUrl": format!("{BASE}/Basic/1"), "resource": { "resourceType": "Basic", "id": stranger["id"] } }); HUGE];
                page["entry"].as_array_mut().into_iter().for_each(|entries| entries.extend(many.clone()));
            }),
            _ => {}
        }
    }
}

fn is_transaction(request: &Request) -> bool {
    request.verb == Verb::Put || request.body.as_deref().is_some_and(|body| body.windows(13).any(|part| part == b"\"transaction\""))
}

/// What never reaches the server.
fn before(mischief: Mischief, now_ms: i64, chance: &mut Chance) -> Option<Result<Reply, Unheard>> {
    let told = |status: u16, code: &str| Some(Ok(reply(status, &outcome(code), now_ms)));
    let later = |status: u16, seconds: usize| {
        let mut answer = reply(status, &outcome("throttled"), now_ms);
        answer.headers.push(("retry-after".into(), seconds.to_string()));
        Some(Ok(answer))
    };
    match mischief {
        Mischief::NoConnection => Some(Err(Unheard::NoConnection)),
        Mischief::LostOnTheWay => Some(Err(Unheard::BrokenOff)),
        Mischief::NotTrusted => Some(Err(Unheard::NotTrusted)),
        Mischief::Redirected => Some(if chance.once_in(2) { Err(Unheard::Redirected) } else { Ok(reply(302, &Value::Null, now_ms)) }),
        Mischief::HtmlBefore => Some(Ok(html(now_ms))),
        Mischief::ErrorBefore => told(*chance.one_of(&[500, 502, 503, 504, 408]), "exception"),
        Mischief::Unavailable => later(503, 1 + chance.roll(90)),
        Mischief::TooManyRequests => later(429, 1 + chance.roll(30)),
        Mischief::SignIn => told(401, "login"),
        Mischief::Forbidden => told(403, "forbidden"),
        Mischief::TooLong => told(413, "too-long"),
        Mischief::NotFoundAtAll => told(404, "not-found"),
        Mischief::BadRequest => told(*chance.one_of(&[400, 409, 412, 422]), "processing"),
        _ => None,
    }
}

fn whims(mischief: Mischief, chance: &mut Chance) -> Whims {
    let whims = Whims::default();
    match mischief {
        Mischief::KeepsNothing => Whims { keeps_nothing: true, ..whims },
        Mischief::KeepsHalf => Whims { keeps_half: true, ..whims },
        Mischief::IgnoresVersions => Whims { ignores_versions: true, ..whims },
        Mischief::StampedBefore => Whims { stamped_before: chance.roll(240_000) as i64, ..whims },
        Mischief::ConflictByAnotherName => Whims { conflict: Some(*chance.one_of(&[400, 404, 409, 412])), ..whims },
        Mischief::RefusesNew => Whims { refuses_new: Some(*chance.one_of(&[400, 404, 405, 422])), ..whims },
        Mischief::HeedsNoClient => Whims { heeds_no_client: true, ..whims },
        _ => whims,
    }
}

fn with<T>(server: &mut Server, whims: Whims, act: impl FnOnce(&mut Server) -> T) -> T {
    server.whims = whims;
    let answer = act(server);
    server.whims = Whims::default();
    answer
}

fn html(now_ms: i64) -> Reply {
    let mut answer = reply(200, &Value::Null, now_ms);
    answer.headers[0].1 = "text/html".into();
    answer.body = b"<!DOCTYPE html><title>Kirjaudu verkkoon</title>".to_vec();
    answer
}

fn changed(body: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    match serde_json::from_slice::<Value>(body) {
        Ok(mut value) => {
            change(&mut value);
            value.to_string().into_bytes()
        }
        Err(_) => body.to_vec(),
    }
}

fn everywhere(value: &mut Value, act: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(|field| everywhere(field, act));
            act(value);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| everywhere(item, act)),
        _ => {}
    }
}

fn searchsets(body: &mut Value, act: &mut dyn FnMut(&mut Value)) {
    everywhere(body, &mut |value| {
        if value["type"] == "searchset" {
            act(value);
        }
    });
}
