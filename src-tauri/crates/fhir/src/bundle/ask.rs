//! What is asked of a server in one bundle.

use serde_json::{Value, json};

use crate::resource::Resource;

/// A resource to be kept under its own id. Never a POST: what is sent twice is then still one.
#[derive(Clone, Copy)]
pub struct Put<'a> {
    pub resource: &'a Resource,
    /// The version that must still be the newest; none for what the server has not got.
    pub if_match: Option<&'a str>,
}

/// All of them, or none.
pub fn transaction(puts: &[Put]) -> Vec<u8> {
    bundle("transaction", puts.iter().map(put).collect())
}

fn put(put: &Put) -> Value {
    let mut request = json!({"method": "PUT", "url": put.resource.path()});
    if let Some(version) = put.if_match {
        request["ifMatch"] = if_match(version).into();
    }
    json!({"resource": put.resource.as_sent(), "request": request})
}

/// One search each, in this order: `Goal?patient=…`.
pub fn batch_of_searches<'a>(searches: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    bundle("batch", searches.into_iter().map(|search| json!({"request": {"method": "GET", "url": search}})).collect())
}

fn bundle(kind: &str, entries: Vec<Value>) -> Vec<u8> {
    crate::numbers::to_bytes(&json!({"resourceType": "Bundle", "type": kind, "entry": entries}))
}

/// The value of `If-Match` for a version.
pub fn if_match(version: &str) -> String {
    format!("W/\"{version}\"")
}
