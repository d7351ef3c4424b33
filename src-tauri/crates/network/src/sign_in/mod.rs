//! Sign-in at the organisation's own provider: OpenID Connect, authorization code with PKCE, in the system browser (RFC 8252).
//! Askel never sees the worker's password. What comes of it is two tokens; the lasting one is handed over to be kept before the
//! other can be used at all, because a rotated one whose successor is lost signs the worker out.

mod begin;
mod claims;
mod grant;
mod listen;
mod provider;
mod renew;

use askel_fhir::rest::Unheard;
use secrecy::SecretString;

use crate::secret::{AccessToken, silent};

pub use begin::{SignIn, SignInStopper};
pub use grant::{Granted, Kept, Worker};
pub use listen::{Page, Pages};
pub use renew::renew;

/// Renews the sign-in for weeks. Belongs inside the vault.
#[derive(Clone)]
pub struct RefreshToken(pub(crate) SecretString);

silent!(RefreshToken);

impl RefreshToken {
    /// As the vault kept it.
    pub fn kept(text: SecretString) -> Self {
        Self(text)
    }

    /// For the vault, and for nobody else.
    pub fn for_the_vault(&self) -> &SecretString {
        &self.0
    }
}

/// Why there is no token. What waits to be sent waits on in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInFailure {
    Unheard(Unheard),
    /// What answers is no sign-in as the policy says, or does not say what it must.
    NotAProvider,
    /// The worker, or the provider, said no.
    Refused,
    /// An answer that does not belong to this sign-in, or is not the provider's own: state, issuer, nonce or signature.
    Forged,
    /// Nobody signed in within two minutes.
    TimedOut,
    Stopped,
    /// This laptop could not listen for the browser's answer.
    NoListener,
    /// The sign-in has run out or was used elsewhere: the worker signs in again. Nothing else is lost.
    Again,
    /// The organisation has closed this laptop ([`crate::says_revoked`]).
    Revoked,
}

impl From<Unheard> for SignInFailure {
    fn from(unheard: Unheard) -> Self {
        Self::Unheard(unheard)
    }
}

pub(crate) fn access(text: &str) -> AccessToken {
    AccessToken::new(text)
}
