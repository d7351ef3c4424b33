//! The model server does what real ones do, before any mischief.

use askel_fhir::rest::{Request, Verb};
use serde_json::{Value, json};

use super::*;

fn ask(server: &mut Server, verb: Verb, path: &str, headers: Vec<(&'static str, String)>, body: Option<Value>, now_ms: i64) -> (u16, Value) {
    let reply = server.answer(&Request { verb, path: path.into(), headers, body: body.map(|body| body.to_string().into_bytes()) }, now_ms);
    (reply.status, serde_json::from_slice(&reply.body).expect("JSON"))
}

fn goal(id: &str, words: &str) -> Value {
    json!({ "resourceType": "Goal", "id": id, "description": { "text": words }, "subject": { "reference": "Patient/0199aaaa-0000-7000-8000-000000000001" } })
}

fn put(server: &mut Server, id: &str, words: &str, if_match: Option<&str>, now_ms: i64) -> (u16, Value) {
    let headers = if_match.map(|version| ("If-Match", format!("W/\"{version}\""))).into_iter().collect();
    ask(server, Verb::Put, &format!("Goal/{id}"), headers, Some(goal(id, words)), now_ms)
}

fn transaction(server: &mut Server, entries: &[(&str, &str, Option<&str>)]) -> (u16, Value) {
    let entry = |(id, words, version): &(&str, &str, Option<&str>)| {
        let mut request = json!({ "method": "PUT", "url": format!("Goal/{id}") });
        if let Some(version) = version {
            request["ifMatch"] = format!("W/\"{version}\"").into();
        }
        json!({ "resource": goal(id, words), "request": request })
    };
    let entries: Vec<Value> = entries.iter().map(entry).collect();
    ask(server, Verb::Post, "", vec![], Some(json!({ "resourceType": "Bundle", "type": "transaction", "entry": entries })), 9_000)
}

#[test]
fn a_stale_version_is_refused_alone_and_in_a_transaction_which_leaves_nothing() {
    for (dialect, alone, together) in [(Dialect::Helios, 412, 400), (Dialect::Medplum, 412, 412)] {
        let mut server = Server::new(dialect, 20);
        assert!(matches!(put(&mut server, "a", "1", None, 1_000).0, 200 | 201));
        let version = server.newest(&("Goal".into(), "a".into())).expect("kept").id.clone();
        assert_eq!(put(&mut server, "a", "2", Some("never"), 2_000).0, alone);
        assert_eq!(transaction(&mut server, &[("b", "1", None), ("a", "2", Some("never"))]).0, together);
        assert_eq!(server.kept.len(), 1, "rolled back");
        assert_eq!(put(&mut server, "a", "2", Some(&version), 3_000).0, 200);
        assert_eq!(put(&mut server, "c", "1", Some("1"), 3_000).0, if dialect == Dialect::Helios { 412 } else { 404 });
    }
}

#[test]
fn both_dialects_name_the_version_in_their_own_way() {
    let mut helios = Server::new(Dialect::Helios, 20);
    let (status, answer) = transaction(&mut helios, &[("a", "1", None)]);
    assert_eq!((status, &answer["entry"][0]["response"]["etag"]), (200, &json!("W/\"1\"")));
    let mut medplum = Server::new(Dialect::Medplum, 20);
    let (_, answer) = transaction(&mut medplum, &[("a", "1", None)]);
    assert!(answer["entry"][0]["response"]["etag"].is_null() && answer["entry"][0]["resource"]["meta"]["versionId"].is_string());
    let too_many: Vec<(String, &str, Option<&str>)> = (0..51).map(|number| (format!("g{number}"), "x", None)).collect();
    let entries: Vec<_> = too_many.iter().map(|(id, words, version)| (id.as_str(), *words, *version)).collect();
    assert_eq!(transaction(&mut medplum, &entries).0, 400);
    assert_eq!(transaction(&mut helios, &[("a", "1", None), ("a", "2", None)]).0, 400, "one resource twice");
}

#[test]
fn a_search_is_in_order_of_time_and_its_pages_hold_everything_once() {
    let mut server = Server::new(Dialect::Helios, 2);
    for (number, id) in ["e", "d", "c", "b", "a"].iter().enumerate() {
        put(&mut server, id, "x", None, 1_000 * number as i64);
    }
    let (mut path, mut found) = ("Goal?patient=0199aaaa-0000-7000-8000-000000000001&_sort=_lastUpdated&_count=100".to_owned(), vec![]);
    loop {
        let (_, page) = ask(&mut server, Verb::Get, &path, vec![], None, 9_000);
        found.extend(page["entry"].as_array().expect("entries").iter().map(|entry| entry["resource"]["id"].as_str().expect("an id").to_owned()));
        let next = page["link"].as_array().expect("links").iter().find(|link| link["relation"] == "next");
        let Some(next) = next else { break };
        path = next["url"].as_str().and_then(|url| url.strip_prefix("https://county.example/fhir/")).expect("its own").to_owned();
    }
    assert_eq!(found, ["e", "d", "c", "b", "a"]);
    let (_, page) = ask(&mut server, Verb::Get, "Goal?_lastUpdated=ge1970-01-01T00:00:03.000Z&_sort=_lastUpdated", vec![], None, 9_000);
    assert_eq!(page["entry"].as_array().map(Vec::len), Some(2), "the boundary itself too");
    let strict = vec![("Prefer", "handling=strict".to_owned())];
    assert_eq!(ask(&mut server, Verb::Get, "Goal?shoe-size=44", strict, None, 9_000).0, 400);
}

#[test]
fn what_is_written_over_without_its_version_is_written_down() {
    let mut server = Server::new(Dialect::Helios, 20);
    put(&mut server, "a", "1", None, 1_000);
    put(&mut server, "a", "1", None, 2_000);
    assert!(server.overwritten.is_empty(), "the same words harm nobody");
    put(&mut server, "a", "2", None, 3_000);
    assert_eq!(server.overwritten.len(), 1);
}
