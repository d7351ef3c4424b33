//! What a sign-in or its renewal gave. The access token comes out only after the lasting one has been kept: by type.

use std::time::Duration;

use openidconnect::{OAuth2TokenResponse, RefreshToken as Refresh};

use super::claims::Tokens;
use super::{RefreshToken, access};
use crate::secret::{AccessToken, silent};

/// Where the provider does not say how long the access token opens.
const SHORT: Duration = Duration::from_secs(60);

/// Who signed in, by the id token whose signature, issuer, audience, time and nonce were checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Worker {
    pub subject: String,
    /// `Practitioner/…` on the FHIR server, where the provider tells it.
    pub fhir_user: Option<String>,
}

/// Two tokens, neither usable yet.
///
/// There is no way past the keeping:
/// ```compile_fail
/// fn past(granted: askel_network::sign_in::Granted) -> askel_network::AccessToken {
///     granted.access
/// }
/// ```
/// and this is the way:
/// ```
/// fn kept(granted: askel_network::sign_in::Granted) -> Result<askel_network::AccessToken, ()> {
///     Ok(granted.keep(|_refresh| Ok::<_, ()>(()))?.access)
/// }
/// ```
pub struct Granted {
    /// Absent after a renewal: who it is was shown when they signed in.
    pub worker: Option<Worker>,
    refresh: Option<RefreshToken>,
    access: AccessToken,
    lives: Duration,
}

/// What may be used now.
pub struct Kept {
    pub access: AccessToken,
    /// How long it opens, from when it was asked for.
    pub lives: Duration,
    pub worker: Option<Worker>,
}

silent!(Worker, Granted, Kept);

impl Granted {
    pub(super) fn of(tokens: &Tokens, worker: Option<Worker>) -> Self {
        let refresh = tokens.refresh_token().map(|token: &Refresh| RefreshToken(token.secret().as_str().into()));
        Self { worker, refresh, access: access(tokens.access_token().secret()), lives: tokens.expires_in().unwrap_or(SHORT) }
    }

    /// Whether the provider gave a lasting token, or a new one for the old.
    pub fn lasts(&self) -> bool {
        self.refresh.is_some()
    }

    /// `store` keeps the lasting token durably: when it returns `Ok`, the disk has it. It is not called when there is no new one;
    /// after a renewal the one that was used is then still good.
    ///
    /// # Errors
    /// What `store` said; the access token is gone with it.
    pub fn keep<E>(self, store: impl FnOnce(&RefreshToken) -> Result<(), E>) -> Result<Kept, E> {
        self.refresh.as_ref().map_or(Ok(()), store)?;
        Ok(Kept { access: self.access, lives: self.lives, worker: self.worker })
    }
}
