//! Whose certificates there are in the proofs: an organisation's authority, another one, and servers by both. Knows no connection.

use base64::Engine;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};

use crate::policy::Policy;
use crate::tls::pin_of;

pub type Authority = CertifiedIssuer<'static, KeyPair>;

/// What a server shows, and what it proves it with.
pub struct Shown {
    pub chain: Vec<CertificateDer<'static>>,
    pub key: PrivateKeyDer<'static>,
}

pub fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::new(vec![]).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("an authority")
}

/// A sound server certificate for these names; `change` makes it unsound.
pub fn leaf(authority: &Authority, names: &[&str], change: impl FnOnce(&mut CertificateParams)) -> Shown {
    let key = KeyPair::generate().expect("a key");
    let mut params = params(names);
    change(&mut params);
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    Shown { chain: vec![certificate.der().clone()], key: key_of(&key) }
}

pub fn self_signed(names: &[&str]) -> Shown {
    let key = KeyPair::generate().expect("a key");
    let certificate = params(names).self_signed(&key).expect("a certificate");
    Shown { chain: vec![certificate.der().clone()], key: key_of(&key) }
}

/// A certificate signed by a server's own, which is no authority.
pub fn by_a_leaf(authority: &Authority, names: &[&str]) -> Shown {
    let between = CertifiedIssuer::signed_by(params(names), KeyPair::generate().expect("a key"), authority).expect("a certificate");
    let mut shown = leaf(&between, names, |_| {});
    shown.chain.push(between.der().clone());
    shown
}

fn params(names: &[&str]) -> CertificateParams {
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).expect("names");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params
}

fn key_of(key: &KeyPair) -> PrivateKeyDer<'static> {
    PrivateKeyDer::try_from(key.serialize_der()).expect("a key")
}

pub fn pin(shown: &Shown) -> String {
    format!("sha256/{}", base64::engine::general_purpose::STANDARD.encode(pin_of(&shown.chain[0]).expect("a key")))
}

pub const BACKUP_PIN: &str = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// The policy of the organisation whose authority this is, for a server on this laptop.
pub fn policy(authority: &Authority, port: u16, change: impl FnOnce(&mut Value)) -> Policy {
    let address = format!("https://localhost:{port}");
    let mut text = json!({ "fhirBase": format!("{address}/fhir"), "issuer": address, "clientId": "askel", "leaseDays": 14, "ca": authority.pem() });
    change(&mut text);
    Policy::read(text.to_string().as_bytes()).expect("a policy")
}
