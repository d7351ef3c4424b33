//! Whom Askel speaks to: the rules of TLS as one fixed configuration. There is no setting that takes a check away.
//! Knows no HTTP.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::server::ParsedCertificate;
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, ClientConnection, RootCertStore, SupportedProtocolVersion};
use rustls_platform_verifier::BuilderVerifierExt;
use sha2::{Digest, Sha256};

/// The SHA-256 of a public key as a certificate carries it (SPKI).
pub(crate) type Pin = [u8; 32];

/// What the organisation's policy says of certificates.
#[derive(Clone, Default)]
pub(crate) struct Trust {
    /// Empty: whom the computer trusts.
    pub ca: Vec<CertificateDer<'static>>,
    pub pins: Vec<Pin>,
    pub tls12: bool,
}

/// Certificates, names and times are judged by rustls, with the organisation's own roots or the system's judge.
///
/// # Errors
/// A root that cannot be used, or a system without any.
pub(crate) fn rules(trust: &Trust) -> Result<Arc<ClientConfig>, rustls::Error> {
    const STRICT: &[&SupportedProtocolVersion] = &[&TLS13];
    const WITH_12: &[&SupportedProtocolVersion] = &[&TLS13, &TLS12];
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_protocol_versions(if trust.tls12 { WITH_12 } else { STRICT })?;
    let builder = if trust.ca.is_empty() { builder.with_platform_verifier()? } else { builder.with_root_certificates(roots(&trust.ca)?) };
    let mut config = builder.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

pub(crate) fn roots(ca: &[CertificateDer<'static>]) -> Result<RootCertStore, rustls::Error> {
    let mut store = RootCertStore::empty();
    ca.iter().try_for_each(|root| store.add(root.clone()))?;
    Ok(store)
}

/// Whether the server's own key is one of the pinned, asked after the handshake and before a byte of a request.
///
/// Only the server's own certificate is looked at: which of the others the chain really went by is not told, and a certificate
/// that is merely sent along proves nothing.
pub(crate) fn is_pinned(connection: &ClientConnection, pins: &[Pin]) -> bool {
    let own = connection.peer_certificates().and_then(|chain| chain.first());
    pins.is_empty() || own.and_then(pin_of).is_some_and(|pin| pins.contains(&pin))
}

pub(crate) fn pin_of(certificate: &CertificateDer<'_>) -> Option<Pin> {
    let parsed = ParsedCertificate::try_from(certificate).ok()?;
    Some(Sha256::digest(parsed.subject_public_key_info().as_ref()).into())
}
