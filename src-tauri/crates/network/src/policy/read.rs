//! Reads a policy file field by field and tells of every field that is wrong, not only of the first.

use serde_json::{Map, Value};
use url::Url;

use super::certificates;
use super::refusal::{PolicyField as Field, PolicyRefusal, PolicyRefusalCode as Code};
use super::Policy;
use crate::tls::Trust;

/// Eight certificates and much air.
pub const LARGEST_FILE: usize = 128 * 1024;
const LONGEST_TEXT: usize = 500;
const MOST_SCOPES: usize = 40;
const NAMES: [&str; 10] = ["fhirBase", "auditBase", "issuer", "clientId", "audience", "scopes", "ca", "pins", "leaseDays", "tls12"];

pub(super) fn policy(text: &[u8]) -> Result<Policy, Vec<PolicyRefusal>> {
    let whole = |code| vec![PolicyRefusal { field: Field::File, code }];
    if text.len() > LARGEST_FILE {
        return Err(whole(Code::TooLarge));
    }
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let fields: Map<String, Value> = serde_json::from_slice(text).map_err(|_| whole(Code::NotJson))?;
    let mut asked = Reading { fields: &fields, refused: vec![] };
    asked.names();
    let policy = asked.policy();
    match (policy, asked.refused) {
        (Some(policy), refused) if refused.is_empty() => Ok(policy),
        (_, refused) => Err(refused),
    }
}

struct Reading<'a> {
    fields: &'a Map<String, Value>,
    refused: Vec<PolicyRefusal>,
}

impl<'a> Reading<'a> {
    fn names(&mut self) {
        if self.fields.keys().any(|name| !NAMES.contains(&name.as_str())) {
            self.refused.push(PolicyRefusal { field: Field::File, code: Code::UnknownField });
        }
    }

    fn policy(&mut self) -> Option<Policy> {
        let fhir_base = self.must(Field::FhirBase, "fhirBase", address);
        let audit_base = self.may(Field::AuditBase, "auditBase", address);
        let issuer = self.must(Field::Issuer, "issuer", |value| address(value).and_then(|_| word(value)));
        let client_id = self.must(Field::ClientId, "clientId", word);
        let audience = self.may(Field::Audience, "audience", word);
        let scopes = self.may(Field::Scopes, "scopes", words);
        let ca = self.may(Field::Ca, "ca", |value| certificates::ca(text(value)?));
        let pins = self.may(Field::Pins, "pins", |value| certificates::pins(&texts(value)?));
        let lease_days = self.must(Field::LeaseDays, "leaseDays", days);
        let tls12 = self.may(Field::Tls12, "tls12", |value| value.as_bool().ok_or(Code::WrongKind));
        let trust = Trust { ca: ca.unwrap_or_default(), pins: pins.unwrap_or_default(), tls12: tls12.unwrap_or_default() };
        Some(Policy { fhir_base: fhir_base?, audit_base, issuer: issuer?, client_id: client_id?, audience, scopes: scopes.unwrap_or_default(), trust, lease_days: lease_days? })
    }

    fn must<T>(&mut self, field: Field, name: &str, read: impl FnOnce(&'a Value) -> Result<T, Code>) -> Option<T> {
        let found = self.fields.get(name).ok_or(Code::Missing).and_then(read);
        found.map_err(|code| self.refused.push(PolicyRefusal { field, code })).ok()
    }

    fn may<T>(&mut self, field: Field, name: &str, read: impl FnOnce(&'a Value) -> Result<T, Code>) -> Option<T> {
        if self.fields.contains_key(name) { self.must(field, name, read) } else { None }
    }
}

fn text(value: &Value) -> Result<&str, Code> {
    value.as_str().ok_or(Code::WrongKind)
}

fn texts(value: &Value) -> Result<Vec<&str>, Code> {
    value.as_array().ok_or(Code::WrongKind)?.iter().map(text).collect()
}

/// One word of printable ASCII.
fn word(value: &Value) -> Result<String, Code> {
    let text = text(value)?;
    if text.is_empty() {
        return Err(Code::Empty);
    }
    if text.len() > LONGEST_TEXT {
        return Err(Code::TooLong);
    }
    if text.chars().all(|character| character.is_ascii_graphic()) { Ok(text.to_owned()) } else { Err(Code::Strange) }
}

fn words(value: &Value) -> Result<Vec<String>, Code> {
    let items = value.as_array().ok_or(Code::WrongKind)?;
    if items.len() > MOST_SCOPES { Err(Code::TooLong) } else { items.iter().map(word).collect() }
}

fn address(value: &Value) -> Result<Url, Code> {
    let url = Url::parse(&word(value)?).map_err(|_| Code::NotAnAddress)?;
    if url.scheme() != "https" && !is_beside_a_proof(&url) {
        return Err(Code::NotHttps);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Code::NotAnAddress);
    }
    let more = !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some();
    if more { Err(Code::AddressSaysTooMuch) } else { Ok(url) }
}

/// Plain HTTP to this laptop itself; never in a product.
fn is_beside_a_proof(url: &Url) -> bool {
    cfg!(any(test, feature = "planted-faults")) && url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
}

fn days(value: &Value) -> Result<u16, Code> {
    let days = value.as_u64().ok_or(Code::WrongKind)?;
    u16::try_from(days).ok().filter(|days| (1..=30).contains(days)).ok_or(Code::OutOfRange)
}
