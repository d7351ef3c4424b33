//! What a server answered to a bundle or a search. Anything may stand in it: what does not fit is counted and left.

use askel_domain::redact::redacted;
use serde_json::Value;

use crate::misfit::Misfit;
use crate::outcome::{Issue, issues};
use crate::resource::Resource;

/// The answer to one entry of a transaction or batch, in the order they were asked.
#[derive(Clone, PartialEq)]
pub struct Answered {
    pub status: u16,
    /// From the ETag, else the returned resource, else the location (fhir.md §6.3).
    pub version: Option<String>,
    pub last_updated: Option<String>,
    /// Type and id, where the answer names them.
    pub named: Option<(String, String)>,
    /// As the server says that it now is. Not proof that it is kept.
    pub resource: Option<Resource>,
    /// Of a search.
    pub page: Option<Page>,
    pub issues: Vec<Issue>,
}

/// One page of a search.
#[derive(Clone, Default, PartialEq)]
pub struct Page {
    /// What the search was for; resources that came along with it are left out, so that they move no cursor.
    pub matches: Vec<Resource>,
    /// Entries that are no resources.
    pub garbled: u32,
    /// Address of the next page, as the server gives it.
    pub next: Option<String>,
    /// The search as the server understood it: a parameter that is missing here was not heeded (fhir.md §6.8).
    pub understood: Option<String>,
    /// `Bundle.meta.lastUpdated`: the server's clock.
    pub at: Option<String>,
    pub issues: Vec<Issue>,
}

redacted!(Answered, Page);

/// # Errors
/// [`Misfit::NotAResource`] when it is no bundle of responses.
pub fn read_entries(bytes: &[u8]) -> Result<Vec<Answered>, Misfit> {
    let mut bundle = crate::numbers::from_bytes(bytes)?;
    if !is_bundle(&bundle, &["transaction-response", "batch-response"]) {
        return Err(Misfit::NotAResource);
    }
    Ok(entries(&mut bundle).iter_mut().map(answered).collect())
}

/// # Errors
/// [`Misfit::NotAResource`] when it is no bundle of a search.
pub fn read_page(bytes: &[u8]) -> Result<Page, Misfit> {
    page(crate::numbers::from_bytes(bytes)?).ok_or(Misfit::NotAResource)
}

fn answered(entry: &mut Value) -> Answered {
    let came = entry.get_mut("resource").map(Value::take);
    let response = &entry["response"];
    let text = |name: &str| response.get(name).and_then(Value::as_str);
    let mut said = response.get("outcome").map(issues).unwrap_or_default();
    said.extend(came.as_ref().map(issues).unwrap_or_default());
    let is_page = came.as_ref().is_some_and(|came| is_bundle(came, &["searchset"]));
    let (page, resource) = if is_page { (came.and_then(page), None) } else { (None, came.and_then(|value| Resource::of(value).ok())) };
    let resource = resource.filter(|resource| resource.kind != "OperationOutcome" && resource.kind != "Bundle");
    let (named, located) = text("location").map(location).unwrap_or_default();
    let version = text("etag").and_then(version_of_etag).or_else(|| resource.as_ref()?.version().map(str::to_owned)).or(located);
    let last_updated = text("lastModified").map(str::to_owned).or_else(|| resource.as_ref()?.last_updated().map(str::to_owned));
    Answered {
        // "201 Created"; what is no number is no success.
        status: text("status").and_then(|status| status.get(..3)?.parse().ok()).unwrap_or(0),
        named: named.or_else(|| resource.as_ref().map(|resource| (resource.kind.clone(), resource.id.clone()))),
        version,
        last_updated,
        page,
        resource,
        issues: said,
    }
}

fn page(mut bundle: Value) -> Option<Page> {
    if !is_bundle(&bundle, &["searchset"]) {
        return None;
    }
    let mut page = Page {
        next: link(&bundle, "next"),
        understood: link(&bundle, "self"),
        at: bundle["meta"]["lastUpdated"].as_str().map(str::to_owned),
        ..Page::default()
    };
    for entry in entries(&mut bundle) {
        let found = entry.get_mut("resource").map(Value::take).unwrap_or_default();
        let said = issues(&found);
        match (entry["search"]["mode"].as_str(), Resource::of(found)) {
            (Some("outcome"), _) => page.issues.extend(said),
            (Some("include"), _) => {}
            (_, Ok(resource)) if resource.kind == "OperationOutcome" => page.issues.extend(said),
            // An entry that says of itself that it is another one cannot be told from a row that nobody wrote.
            (_, Ok(resource)) if !is_at(entry, &resource) => page.garbled += 1,
            (_, Ok(resource)) => page.matches.push(resource),
            (_, Err(_)) => page.garbled += 1,
        }
    }
    Some(page)
}

/// Whether the entry's own address is its resource's, where it has one.
fn is_at(entry: &Value, resource: &Resource) -> bool {
    match entry["fullUrl"].as_str().filter(|url| url.starts_with("http")) {
        Some(url) => url.split("/_history/").next().is_some_and(|url| url.ends_with(&format!("/{}", resource.path()))),
        None => true,
    }
}

fn is_bundle(value: &Value, kinds: &[&str]) -> bool {
    value["resourceType"] == "Bundle" && value["type"].as_str().is_some_and(|kind| kinds.contains(&kind))
}

fn entries(bundle: &mut Value) -> &mut [Value] {
    bundle.get_mut("entry").and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default()
}

fn link(bundle: &Value, relation: &str) -> Option<String> {
    let links = bundle["link"].as_array()?;
    links.iter().find(|link| link["relation"] == relation)?["url"].as_str().map(str::to_owned)
}

/// `Goal/1/_history/2`, relative or absolute: what it names, and the version.
fn location(text: &str) -> (Option<(String, String)>, Option<String>) {
    let parts: Vec<&str> = text.split('/').collect();
    let (named, version) = match parts.as_slice() {
        [.., kind, id, "_history", version] => (Some((*kind, *id)), Some((*version).to_owned())),
        [.., kind, id] => (Some((*kind, *id)), None),
        _ => (None, None),
    };
    (named.map(|(kind, id)| (kind.to_owned(), id.to_owned())), version)
}

/// The version in an ETag, weak or strong.
pub fn version_of_etag(etag: &str) -> Option<String> {
    let inside = etag.trim().trim_start_matches("W/").strip_prefix('"')?.strip_suffix('"')?;
    (!inside.is_empty()).then(|| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_servers_answers_to_a_transaction_are_understood() {
        let read = read_entries(
            br#"{"resourceType":"Bundle","type":"transaction-response","entry":[
              {"response":{"status":"201 Created","etag":"W/\"3\"","lastModified":"2026-01-01T00:00:00Z","location":"https://a.example/fhir/Goal/g/_history/3"}},
              {"response":{"status":"201"},"resource":{"resourceType":"Goal","id":"g","meta":{"versionId":"abc"}}},
              {"response":{"status":"412","outcome":{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"conflict"}]}}},
              {"response":{"status":"ok"}}]}"#,
        )
        .expect("a bundle");
        let seen: Vec<_> = read
            .iter()
            .map(|one| (one.status, one.version.as_deref(), one.named.as_ref().map(|(kind, id)| format!("{kind}/{id}"))))
            .collect();
        assert_eq!(
            seen,
            [(201, Some("3"), Some("Goal/g".into())), (201, Some("abc"), Some("Goal/g".into())), (412, None, None), (0, None, None)]
        );
        assert_eq!(read[2].issues[0].code, "conflict");
    }

    #[test]
    fn only_matches_of_a_search_are_matches() {
        let read = read_page(
            br#"{"resourceType":"Bundle","type":"searchset","meta":{"lastUpdated":"2026-01-01T00:00:00Z"},"link":[{"relation":"self","url":"s"},{"relation":"next","url":"n"}],"entry":[
              {"resource":{"resourceType":"Goal","id":"g"},"search":{"mode":"match"}},
              {"resource":{"resourceType":"Patient","id":"p"},"search":{"mode":"include"}},
              {"resource":{"resourceType":"OperationOutcome","id":"o","issue":[{"severity":"warning","code":"not-supported"}]},"search":{"mode":"outcome"}},
              {"resource":{"resourceType":"Goal","id":"h"}}, {"resource":7}]}"#,
        )
        .expect("a page");
        assert_eq!(read.matches.iter().map(Resource::path).collect::<Vec<_>>(), ["Goal/g", "Goal/h"]);
        assert_eq!(
            (read.garbled, read.next.as_deref(), read.understood.as_deref(), read.issues[0].code),
            (1, Some("n"), Some("s"), "not-supported")
        );
    }

    #[test]
    fn an_entry_whose_address_names_another_resource_is_none() {
        let read = read_page(
            br#"{"resourceType":"Bundle","type":"searchset","entry":[
              {"fullUrl":"https://a.example/fhir/Goal/g","resource":{"resourceType":"Goal","id":"g"}},
              {"fullUrl":"https://a.example/fhir/Goal/h/_history/2","resource":{"resourceType":"Goal","id":"h"}},
              {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Goal","id":"i"}},
              {"fullUrl":"https://a.example/fhir/Goal/g","resource":{"resourceType":"Goal","id":"dead"}}]}"#,
        )
        .expect("a page");
        assert_eq!((read.matches.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), read.garbled), (vec!["g", "h", "i"], 1));
    }

    #[test]
    fn what_is_no_bundle_of_answers_is_refused() {
        for text in ["<html>", "[]", "{}", r#"{"resourceType":"Bundle","type":"searchset"}"#, r#"{"resourceType":"OperationOutcome"}"#] {
            assert_eq!(read_entries(text.as_bytes()), Err(Misfit::NotAResource), "{text}");
        }
        assert_eq!(read_page(b"{}"), Err(Misfit::NotAResource));
    }

    #[test]
    fn an_etag_is_read_weak_and_strong() {
        assert_eq!(["W/\"1\"", "\"a-b\"", "1", "W/\"\""].map(version_of_etag), [Some("1".into()), Some("a-b".into()), None, None]);
    }
}
