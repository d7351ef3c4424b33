//! The organisation's policy: which server, which sign-in, whose certificates, and how long without contact. One small file of
//! JSON that the organisation writes and the worker chooses; here it is read, or refused field by field. Opens nothing.

mod certificates;
mod read;
mod refusal;

use url::Url;

use crate::tls::Trust;

pub use read::LARGEST_FILE;
pub use refusal::{PolicyField, PolicyRefusal, PolicyRefusalCode};

/// A policy that was found sound. Carries no secret: the client has none (RFC 8252 §8.5).
#[derive(Clone)]
pub struct Policy {
    pub(crate) fhir_base: Url,
    pub(crate) audit_base: Option<Url>,
    /// As written: an issuer is compared by its letters.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) audience: Option<String>,
    /// What the sign-in asks for beside `openid offline_access`.
    pub(crate) scopes: Vec<String>,
    pub(crate) trust: Trust,
    pub(crate) lease_days: u16,
}

impl Policy {
    /// # Errors
    /// Every field that is not as it should be.
    pub fn read(text: &[u8]) -> Result<Self, Vec<PolicyRefusal>> {
        read::policy(text)
    }

    /// Without a slash at its end.
    pub fn fhir_base(&self) -> &str {
        self.fhir_base.as_str().trim_end_matches('/')
    }

    /// The FHIR server's, with its port where it has one of its own.
    pub fn host(&self) -> String {
        host_of(&self.fhir_base)
    }

    /// The same of the sign-in.
    pub fn issuer_host(&self) -> String {
        Url::parse(&self.issuer).map(|issuer| host_of(&issuer)).unwrap_or_default()
    }

    pub fn audit_base(&self) -> Option<&str> {
        self.audit_base.as_ref().map(|base| base.as_str().trim_end_matches('/'))
    }

    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    pub fn lease_days(&self) -> u16 {
        self.lease_days
    }

    /// Whether the organisation's own certificates are asked, and not whom the computer trusts.
    pub fn has_own_ca(&self) -> bool {
        !self.trust.ca.is_empty()
    }

    pub fn pins(&self) -> usize {
        self.trust.pins.len()
    }

    /// Whether a server that speaks nothing newer than TLS 1.2 is spoken to.
    pub fn lets_tls12(&self) -> bool {
        self.trust.tls12
    }
}

fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests;
