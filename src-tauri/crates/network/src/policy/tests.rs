//! Policy files, one of them sound, each other one wrong in one way.

use proptest::prelude::*;
use rcgen::{CertificateParams, KeyPair};
use serde_json::{Value, json};

use super::*;

const PIN: &str = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const BACKUP: &str = "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

fn sound() -> Value {
    json!({ "fhirBase": "https://fhir.alue.example/r4/", "issuer": "https://kirjaudu.alue.example", "clientId": "askel", "leaseDays": 14 })
}

fn refused(text: &[u8]) -> Vec<(PolicyField, PolicyRefusalCode)> {
    Policy::read(text).err().unwrap_or_default().iter().map(|refusal| (refusal.field, refusal.code)).collect()
}

fn with(name: &str, value: Value) -> Vec<(PolicyField, PolicyRefusalCode)> {
    let mut policy = sound();
    policy[name] = value;
    refused(policy.to_string().as_bytes())
}

#[test]
fn a_sound_policy_is_read_whole() {
    let key = KeyPair::generate().expect("a key");
    let ca = CertificateParams::new(vec![]).expect("names").self_signed(&key).expect("a certificate").pem();
    let mut text = sound();
    for (name, value) in [("auditBase", json!("https://loki.alue.example")), ("audience", json!("https://fhir.alue.example/r4")), ("ca", json!(ca)), ("pins", json!([PIN, BACKUP])), ("tls12", json!(true)), ("scopes", json!(["fhirUser"]))] {
        text[name] = value;
    }
    let policy = Policy::read(text.to_string().as_bytes()).expect("a policy");
    assert_eq!((policy.fhir_base(), policy.issuer(), policy.client_id(), policy.lease_days()), ("https://fhir.alue.example/r4", "https://kirjaudu.alue.example", "askel", 14));
    assert_eq!((policy.audit_base(), policy.has_own_ca(), policy.pins(), policy.lets_tls12()), (Some("https://loki.alue.example"), true, 2, true));
    let least = Policy::read(sound().to_string().as_bytes()).expect("a policy");
    assert_eq!((least.audit_base(), least.has_own_ca(), least.pins(), least.lets_tls12()), (None, false, 0, false));
}

#[test]
fn each_field_that_is_wrong_is_named() {
    use PolicyField as F;
    use PolicyRefusalCode as C;
    for (name, value, field, code) in [
        ("fhirBase", json!("http://fhir.alue.example"), F::FhirBase, C::NotHttps),
        ("fhirBase", json!("ftp://fhir.alue.example"), F::FhirBase, C::NotHttps),
        ("fhirBase", json!("fhir.alue.example"), F::FhirBase, C::NotAnAddress),
        ("fhirBase", json!("https://"), F::FhirBase, C::NotAnAddress),
        ("fhirBase", json!("https://me:pw@fhir.alue.example"), F::FhirBase, C::AddressSaysTooMuch),
        ("fhirBase", json!("https://fhir.alue.example?x=1"), F::FhirBase, C::AddressSaysTooMuch),
        ("fhirBase", json!("https://fhir.alue.example#x"), F::FhirBase, C::AddressSaysTooMuch),
        ("fhirBase", json!("https://fhir.alue.example/ x"), F::FhirBase, C::Strange),
        ("fhirBase", json!(["https://fhir.alue.example"]), F::FhirBase, C::WrongKind),
        ("auditBase", json!("http://loki.alue.example"), F::AuditBase, C::NotHttps),
        ("issuer", json!("http://kirjaudu.alue.example"), F::Issuer, C::NotHttps),
        ("clientId", json!(""), F::ClientId, C::Empty),
        ("clientId", json!("a".repeat(501)), F::ClientId, C::TooLong),
        ("audience", json!("a b"), F::Audience, C::Strange),
        ("scopes", json!("openid"), F::Scopes, C::WrongKind),
        ("ca", json!("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), F::Ca, C::CertificateUnread),
        ("ca", json!("none"), F::Ca, C::CertificateUnread),
        ("pins", json!([PIN]), F::Pins, C::PinWithoutBackup),
        ("pins", json!([PIN, PIN]), F::Pins, C::PinWithoutBackup),
        ("pins", json!([]), F::Pins, C::PinWithoutBackup),
        ("pins", json!([PIN, "sha256/AAAA"]), F::Pins, C::PinUnread),
        ("pins", json!([PIN, "md5/AAAA"]), F::Pins, C::PinUnread),
        ("leaseDays", json!(0), F::LeaseDays, C::OutOfRange),
        ("leaseDays", json!(31), F::LeaseDays, C::OutOfRange),
        ("leaseDays", json!("14"), F::LeaseDays, C::WrongKind),
        ("leaseDays", json!(14.5), F::LeaseDays, C::WrongKind),
        ("leaseDays", json!(-1), F::LeaseDays, C::WrongKind),
        ("tls12", json!("yes"), F::Tls12, C::WrongKind),
        ("tls1.2", json!(true), F::File, C::UnknownField),
        ("verify", json!(false), F::File, C::UnknownField),
    ] {
        assert_eq!(with(name, value.clone()), [(field, code)], "{name}: {value}");
    }
}

#[test]
fn every_missing_field_is_told_of_at_once() {
    use PolicyField as F;
    let missing: Vec<_> = [F::FhirBase, F::Issuer, F::ClientId, F::LeaseDays].map(|field| (field, PolicyRefusalCode::Missing)).into();
    assert_eq!(refused(b"{}"), missing);
}

#[test]
fn what_is_no_policy_at_all_is_told_apart() {
    for (text, code) in [(&b"<html>"[..], PolicyRefusalCode::NotJson), (b"[]", PolicyRefusalCode::NotJson), (b"\xff\xfe", PolicyRefusalCode::NotJson), (&vec![b' '; LARGEST_FILE + 1], PolicyRefusalCode::TooLarge)] {
        assert_eq!(refused(text), [(PolicyField::File, code)]);
    }
    let marked = [b"\xef\xbb\xbf", sound().to_string().as_bytes()].concat();
    assert!(Policy::read(&marked).is_ok(), "Notepad's mark is no fault");
}

#[test]
fn a_private_key_in_the_file_is_no_certificate() {
    let key = KeyPair::generate().expect("a key");
    let ca = CertificateParams::new(vec![]).expect("names").self_signed(&key).expect("a certificate").pem();
    assert_eq!(with("ca", json!(format!("{ca}{}", key.serialize_pem()))), [(PolicyField::Ca, PolicyRefusalCode::CertificateUnread)]);
}

proptest! {
    #[test]
    fn no_file_makes_the_reader_stumble(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "fhirBase|pins|ca|leaseDays|scopes|x", text in "\\PC{0,40}") {
        let _ = Policy::read(&bytes);
        let found = with(&name, json!(text));
        prop_assert!(name == "fhirBase" || !found.is_empty(), "a text is no {name}");
    }
}
