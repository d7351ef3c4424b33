//! The peers themselves, by plain requests: what the other proofs take for granted of them is so. Knows nothing of Askel.

use askel_tests::peers::{County, Tokens};
use serde_json::{Value, json};
use uuid::Uuid;

/// A tenant of its own, so that proofs never meet on a server.
fn worker() -> String {
    format!("helka@{}", &Uuid::new_v4().simple().to_string()[..8])
}

fn opened() -> (County, Tokens) {
    let county = County::open();
    let tokens = county.sign_in.tokens(&worker());
    (county, tokens)
}

fn patient(id: &str, name: &str) -> Value {
    json!({ "resourceType": "Patient", "id": id, "active": true, "name": [{ "text": name }] })
}

fn put(resource: &Value) -> Value {
    let url = format!("{}/{}", resource["resourceType"].as_str().unwrap_or_default(), resource["id"].as_str().unwrap_or_default());
    json!({ "resource": resource, "request": { "method": "PUT", "url": url } })
}

fn transaction(entries: &[Value]) -> Value {
    json!({ "resourceType": "Bundle", "type": "transaction", "entry": entries })
}

fn new_id() -> String {
    Uuid::new_v4().to_string()
}

#[test]
fn a_server_keeps_what_it_is_given_under_our_id_and_tells_its_version() {
    let (county, Tokens { access, .. }) = opened();
    let path = format!("Patient/{}", new_id());
    let first = county.ask(&access, "PUT", &path, &patient(&path[8..], "Aava"));
    assert!(matches!(first.status, 200 | 201), "{}", first.json());
    let read = county.get(&access, &path);
    assert_eq!((read.status, &read.json()["name"][0]["text"]), (200, &json!("Aava")));
    let version = read.header("etag").expect("an ETag");
    let held = |version: &str, name: &str| county.ask_with(&access, "PUT", &path, &[("if-match", version)], &patient(&path[8..], name)).status;
    assert_eq!(held(&version, "Aava Alm"), 200);
    assert_eq!(held(&version, "Somebody"), 412, "the version is one behind");
    assert_eq!(county.get(&access, &path).json()["name"][0]["text"], "Aava Alm");
}

#[test]
fn a_transaction_goes_in_whole_or_not_at_all() {
    let (county, Tokens { access, .. }) = opened();
    let [good, other] = [new_id(), new_id()];
    let broken = json!({ "resourceType": "Encounter", "id": other });
    let refused = county.ask(&access, "POST", "", &transaction(&[put(&patient(&good, "Aava")), put(&broken)]));
    assert!(refused.status >= 400, "an Encounter without its status: {}", refused.json());
    assert_eq!(county.get(&access, &format!("Patient/{good}")).status, 404, "the good half is there");
    let taken = county.ask(&access, "POST", "", &transaction(&[put(&patient(&good, "Aava")), put(&patient(&other, "Bo"))]));
    assert_eq!(taken.status, 200, "{}", taken.json());
    assert_eq!(county.get(&access, &format!("Patient/{good}")).status, 200);
}

#[test]
fn pages_lead_to_the_end_and_show_each_resource_once() {
    let (county, Tokens { access, .. }) = opened();
    let entries: Vec<Value> = (0..45).map(|number| put(&patient(&new_id(), &format!("Aava {number}")))).collect();
    assert_eq!(county.ask(&access, "POST", "", &transaction(&entries)).status, 200);
    let mut seen = vec![];
    let mut next = Some("Patient?_lastUpdated=ge2020-01-01T00:00:00Z&_sort=_lastUpdated&_count=20".to_owned());
    while let Some(path) = next {
        let page = county.get(&access, &path).json();
        let entries = page["entry"].as_array().cloned().unwrap_or_default();
        seen.extend(entries.iter().filter_map(|entry| entry["resource"]["id"].as_str().map(str::to_owned)));
        let links = page["link"].as_array().cloned().unwrap_or_default();
        let link = links.iter().find(|link| link["relation"] == "next").and_then(|link| link["url"].as_str().map(str::to_owned));
        // Under the base as clients know it, which is the road's, not the server's own port.
        next = link.map(|url| url.strip_prefix(&county.base).unwrap_or_else(|| panic!("{url}")).trim_start_matches('/').to_owned());
        assert!(seen.len() <= 45, "endless");
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (45, 45));
}

#[test]
fn only_a_token_of_the_county_opens_and_only_its_own_tenant() {
    let (county, Tokens { access, .. }) = opened();
    let path = format!("Patient/{}", new_id());
    assert!(county.ask(&access, "PUT", &path, &patient(&path[8..], "Aava")).status < 300);
    assert_eq!(county.get(&access, &path).status, 200);
    let mut damaged = access.clone();
    let middle = damaged.len() / 2;
    damaged.replace_range(middle..=middle, if damaged.as_bytes()[middle] == b'A' { "B" } else { "A" });
    for token in [damaged.as_str(), "", "a.b.c"] {
        let heard = county.get(token, &path);
        assert_eq!((heard.status, heard.header("www-authenticate").is_some()), (401, true));
    }
    let elsewhere = county.sign_in.tokens(&worker());
    assert_eq!(county.get(&elsewhere.access, &path).status, 404, "another tenant's token reads it");
}

#[test]
fn a_refresh_token_is_good_once_and_its_reuse_ends_the_family() {
    let (county, tokens) = opened();
    let second = county.sign_in.renewed(&tokens).expect("renewed");
    assert_ne!(second.refresh, tokens.refresh, "it rotates");
    assert_eq!(county.get(&second.access, "Patient?_count=1").status, 200);
    assert_eq!(county.sign_in.renewed(&tokens).err().as_deref(), Some("invalid_grant"));
    assert_eq!(county.sign_in.renewed(&second).err().as_deref(), Some("invalid_grant"), "the family lives on");
}

#[test]
fn a_worker_who_was_shut_out_is_not_renewed_and_a_token_ends_in_time() {
    let mut county = County::open();
    let worker = worker();
    county.sign_in.tokens_live(2);
    let tokens = county.sign_in.tokens(&worker);
    assert_eq!(county.get(&tokens.access, "Patient?_count=1").status, 200);
    county.sign_in.shut_out(&worker);
    assert_eq!(county.sign_in.renewed(&tokens).err().as_deref(), Some("invalid_grant"));
    // Servers allow clocks to differ: Helios by a minute.
    if county.server.name().starts_with("Medplum") {
        std::thread::sleep(std::time::Duration::from_secs(3));
        assert_eq!(county.get(&tokens.access, "Patient?_count=1").status, 401, "the token has ended");
    }
    county.sign_in.let_in(&worker);
    assert!(county.sign_in.tokens(&worker).access != tokens.access);
}

#[test]
fn a_restored_server_has_forgotten_what_came_after() {
    let (mut county, Tokens { access, .. }) = opened();
    let [before, after] = [new_id(), new_id()].map(|id| format!("Patient/{id}"));
    assert!(county.ask(&access, "PUT", &before, &patient(&before[8..], "Aava")).status < 300);
    county.server.back_up();
    assert!(county.ask(&access, "PUT", &after, &patient(&after[8..], "Bo")).status < 300);
    assert!(county.ask(&access, "PUT", &before, &patient(&before[8..], "Aava Alm")).status < 300);
    county.server.restore();
    assert_eq!(county.get(&access, &after).status, 404);
    assert_eq!(county.get(&access, &before).json()["name"][0]["text"], "Aava");
}
