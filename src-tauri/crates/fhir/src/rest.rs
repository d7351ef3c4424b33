//! What is said to a FHIR server and what comes back, as values: one request, one reply, or nothing heard.
//! Knows no connection: `askel-network` carries these, and the simulator plays the server.

use askel_domain::redact::redacted;

/// The three verbs Askel says. It never deletes and never patches (fhir.md §6: an unknown outcome must be settled by reading).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
    Put,
}

/// One request, relative to the FHIR base of the organisation's policy: `Patient/…`, `Task?patient=…`, empty for a bundle.
/// A page's `next` link comes here only after its base was found to be the policy's own.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    pub verb: Verb,
    pub path: String,
    /// `If-Match`, `Prefer` and the like; never the token, which the network adds.
    pub headers: Vec<(&'static str, String)>,
    /// FHIR JSON.
    pub body: Option<Vec<u8>>,
}

/// What the server said, whole and within the limits of size. Header names are in lower case.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

redacted!(Request, Reply);

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Why there is no reply. [`Unheard::may_have_arrived`] tells whether the request may have been acted on all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// No network, no such host, nobody listens.
    NoConnection,
    /// The other end is not who it should be: certificate, name or pin. Not a byte of the request was sent.
    NotTrusted,
    /// Broken off or out of time after the request may have been sent.
    BrokenOff,
    /// The reply sends us elsewhere. Askel never follows.
    Redirected,
    /// The reply is larger than Askel takes, packed or unpacked.
    TooLarge,
    /// Not HTTP, or not what its headers say.
    Garbled,
}

impl Unheard {
    pub const fn may_have_arrived(self) -> bool {
        matches!(self, Self::BrokenOff | Self::Redirected | Self::TooLarge | Self::Garbled)
    }
}
