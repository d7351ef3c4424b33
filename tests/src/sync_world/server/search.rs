//! Searches: by whose record it is, by id, tag, worker and time, in pages that go on behind the last row shown. Knows the few
//! parameters that are asked of it; another is passed over, refused or matches nothing, as its dialect has it.

use askel_fhir::Resource;
use chrono::DateTime;
use serde_json::{Value, json};

use super::reply::time_text;
use super::{Asked, Dialect, Server, Version};
use crate::sync_world::BASE;

const MOST: usize = 1_000;

impl Server {
    /// # Errors
    /// The status of the refusal.
    pub(super) fn search(&self, asked: &Asked, now_ms: i64) -> Result<Value, u16> {
        let is_known = |name: &str| KNOWN.contains(&name);
        let unknown = asked.parameters.iter().any(|(name, _)| !is_known(name));
        if unknown && asked.strict && self.dialect == Dialect::Helios {
            return Err(400);
        }
        let mut found: Vec<(&super::Address, &Version)> = self.kept.iter().filter_map(|(address, versions)| Some((address, versions.last()?))).collect();
        found.retain(|(address, _)| address.0 == asked.kind);
        found.retain(|(_, version)| asked.parameters.iter().all(|(name, value)| self.matches(version, name, value)));
        if unknown && self.dialect == Dialect::Medplum {
            found.clear();
        }
        found.sort_by_key(|(address, version)| (version.at_ms, (*address).clone()));
        if asked.parameter("_summary") == Some("count") {
            return Ok(json!({ "resourceType": "Bundle", "type": "searchset", "total": found.len(), "link": [self_link(asked, self.whims.heeds_no_client)] }));
        }
        let total = found.len();
        let begin = asked.parameter("_behind").map_or(0, |behind| found.iter().position(|(address, version)| mark(address, version).as_str() > behind).unwrap_or(total));
        let count = asked.parameter("_count").and_then(|count| count.parse().ok()).unwrap_or(MOST).clamp(1, self.page.min(MOST));
        let shown = &found[begin..(begin + count).min(total)];
        let mut links = vec![self_link(asked, self.whims.heeds_no_client)];
        if let Some((address, version)) = shown.last().filter(|_| begin + count < total) {
            links.push(json!({ "relation": "next", "url": format!("{}&_behind={}", address_of(asked, false), escaped(&mark(address, version))) }));
        }
        let entries: Vec<Value> = shown.iter().map(|(address, version)| json!({ "fullUrl": format!("{BASE}/{}/{}", address.0, address.1), "resource": *version.json, "search": { "mode": "match" } })).collect();
        let mut bundle = json!({ "resourceType": "Bundle", "type": "searchset", "link": links, "entry": entries, "meta": { "lastUpdated": time_text(now_ms, self.coarse) } });
        if self.dialect == Dialect::Medplum {
            bundle["total"] = total.into();
        }
        Ok(bundle)
    }

    fn matches(&self, version: &Version, name: &str, value: &str) -> bool {
        let json = &version.json;
        let one_of = |found: Option<String>| found.is_some_and(|found| value.split(',').any(|wanted| wanted.rsplit('/').next() == found.rsplit('/').next()));
        match name {
            "patient" | "subject" | "_id" if self.whims.heeds_no_client => true,
            "patient" | "subject" => one_of(Resource::of((**json).clone()).ok().and_then(|resource| resource.client()).map(|client| client.to_string())),
            "_id" => one_of(json["id"].as_str().map(str::to_owned)),
            "general-practitioner" => any_reference(&json["generalPractitioner"], "", one_of),
            "participant" => any_reference(&json["participant"], "member", one_of),
            "_lastUpdated" => in_time(version.at_ms, value),
            "_tag" => value.split(',').any(|wanted| has_tag(json, wanted)),
            _ => true,
        }
    }
}

const KNOWN: [&str; 14] =
    ["patient", "subject", "_id", "general-practitioner", "participant", "_lastUpdated", "_tag", "_sort", "_count", "_behind", "_summary", "_elements", "_total", "_format"];

fn any_reference(list: &Value, inside: &str, one_of: impl Fn(Option<String>) -> bool) -> bool {
    let reference = |item: &Value| if inside.is_empty() { item["reference"].clone() } else { item[inside]["reference"].clone() };
    list.as_array().into_iter().flatten().any(|item| one_of(reference(item).as_str().map(str::to_owned)))
}

fn has_tag(json: &Value, wanted: &str) -> bool {
    let (system, code) = wanted.split_once('|').unwrap_or(("", wanted));
    json["meta"]["tag"].as_array().into_iter().flatten().any(|tag| (system.is_empty() || tag["system"] == system) && tag["code"] == code)
}

fn in_time(at_ms: i64, value: &str) -> bool {
    let (prefix, time) = value.split_at(value.len().min(2));
    let Ok(wanted) = DateTime::parse_from_rfc3339(time) else { return false };
    let wanted = wanted.timestamp_millis();
    match prefix {
        "ge" => at_ms >= wanted,
        "gt" => at_ms > wanted,
        "le" => at_ms <= wanted,
        "lt" => at_ms < wanted,
        _ => false,
    }
}

/// Where a row stands among the others: by time, then by name.
fn mark(address: &super::Address, version: &Version) -> String {
    format!("{:020} {}/{}", version.at_ms, address.0, address.1)
}

fn self_link(asked: &Asked, without_client: bool) -> Value {
    json!({ "relation": "self", "url": address_of(asked, without_client) })
}

fn address_of(asked: &Asked, without_client: bool) -> String {
    let heeded = asked.parameters.iter().filter(|(name, _)| KNOWN.contains(&name.as_str()) && name != "_behind" && !(without_client && ["patient", "subject", "_id"].contains(&name.as_str())));
    let query: Vec<String> = heeded.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    format!("{BASE}/{}?{}", asked.kind, query.join("&"))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace(' ', "%20").replace('&', "%26").replace('+', "%2B").replace('|', "%7C")
}
