//! Answers as bytes, with the headers of a FHIR server. Knows no resource.

use askel_fhir::rest::Reply;
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

use super::Version;

pub fn reply(status: u16, body: &Value, now_ms: i64) -> Reply {
    let date = DateTime::from_timestamp_millis(now_ms).unwrap_or_default().to_rfc2822();
    let headers = vec![("content-type".to_owned(), "application/fhir+json".to_owned()), ("date".to_owned(), date)];
    Reply { status, headers, body: body.to_string().into_bytes() }
}

pub(super) fn one(status: u16, version: &Version, now_ms: i64) -> Reply {
    let mut answer = reply(status, &version.json, now_ms);
    answer.headers.push(("etag".into(), format!("W/\"{}\"", version.id)));
    answer
}

pub fn outcome(code: &str) -> Value {
    json!({ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": code }] })
}

pub fn time_text(ms: i64, coarse: bool) -> String {
    let format = if coarse { SecondsFormat::Secs } else { SecondsFormat::Millis };
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(format, true)
}
