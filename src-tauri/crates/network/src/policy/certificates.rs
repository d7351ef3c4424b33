//! Certificates and pins as they stand in a policy file. Knows no other field.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::refusal::PolicyRefusalCode as Code;
use crate::tls::{Pin, roots};

/// An organisation has one root, its successor and perhaps that of its sign-in.
const MOST_ROOTS: usize = 8;
const MOST_PINS: usize = 8;

/// # Errors
/// One of them cannot be read or is no root that rustls would take, or there are none or too many.
pub(super) fn ca(pem: &str) -> Result<Vec<CertificateDer<'static>>, Code> {
    let found: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<_, _>>().map_err(|_| Code::CertificateUnread)?;
    // A private key that came along by mistake has been given away: the organisation is told at once.
    let is_sound = (1..=MOST_ROOTS).contains(&found.len()) && !pem.contains("PRIVATE KEY") && roots(&found).is_ok();
    if is_sound { Ok(found) } else { Err(Code::CertificateUnread) }
}

/// `sha256/` and the base64 of 32 bytes, as browsers and curl write them.
pub(super) fn pins(texts: &[&str]) -> Result<Vec<Pin>, Code> {
    let mut found: Vec<Pin> = texts.iter().map(|text| pin(text).ok_or(Code::PinUnread)).collect::<Result<_, _>>()?;
    found.sort_unstable();
    found.dedup();
    match found.len() {
        0 | 1 => Err(Code::PinWithoutBackup),
        2..=MOST_PINS => Ok(found),
        _ => Err(Code::TooLong),
    }
}

fn pin(text: &str) -> Option<Pin> {
    let bytes = STANDARD.decode(text.strip_prefix("sha256/")?).ok()?;
    bytes.try_into().ok()
}
