//! One sign-in from its address for the browser to its tokens. Lives at most two minutes.

use std::time::Duration;

use openidconnect::core::{CoreAuthenticationFlow, CoreTokenType};
use openidconnect::{AuthorizationCode, CsrfToken, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse};
use url::Url;

use super::claims::{Asker, Tokens};
use super::grant::{Granted, Worker};
use super::listen::{Answered, Listener, Pages};
use super::provider::Provider;
use super::SignInFailure;
use crate::carrier::Stopper;
use crate::policy::Policy;
use crate::secret::silent;

/// Source: security.md T8 and §3.10.
pub(super) const LIVES: Duration = Duration::from_secs(120);
/// Asks for a lasting token; `openid` the library asks for by itself.
const LASTING: &str = "offline_access";

pub struct SignIn {
    provider: Provider,
    client: Asker,
    listener: Listener,
    names_itself: bool,
    audience: Option<String>,
    url: Url,
    verifier: PkceCodeVerifier,
    state: CsrfToken,
    nonce: Nonce,
}

/// Ends a sign-in from another thread.
#[derive(Clone)]
pub struct SignInStopper(Stopper, super::listen::Ended);

impl SignInStopper {
    pub fn stop(&self) {
        self.1.end();
        self.0.stop();
    }
}

silent!(SignIn, SignInStopper);

impl SignIn {
    /// Asks the provider who it is and begins to listen for the browser, on this laptop only.
    ///
    /// # Errors
    /// Nobody heard, no provider, or no place to listen.
    pub fn begin(policy: &Policy) -> Result<Self, SignInFailure> {
        Self::living(policy, LIVES)
    }

    pub(crate) fn living(policy: &Policy, lives: Duration) -> Result<Self, SignInFailure> {
        let provider = Provider::of(policy)?;
        let (metadata, client) = provider.discover(policy)?;
        let listener = Listener::open(lives)?;
        let client = client.set_redirect_uri(RedirectUrl::new(listener.address()).map_err(|_| SignInFailure::NoListener)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut asked = client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random).set_pkce_challenge(challenge);
        for scope in [LASTING].into_iter().chain(policy.scopes.iter().map(String::as_str)) {
            asked = asked.add_scope(Scope::new(scope.to_owned()));
        }
        // Without a new consent a provider gives no lasting token (OpenID Connect Core §11).
        asked = asked.add_extra_param("prompt", "consent");
        if let Some(audience) = &policy.audience {
            asked = asked.add_extra_param("resource", audience.clone());
        }
        let (url, state, nonce) = asked.url();
        let names_itself = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        Ok(Self { provider, client, listener, names_itself, audience: policy.audience.clone(), url, verifier, state, nonce })
    }

    /// For the system browser. It holds no secret: who reads it cannot use the code that comes of it.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    pub fn stopper(&self) -> SignInStopper {
        SignInStopper(self.provider.stopper(), self.listener.ended())
    }

    /// Waits for the browser, shows it one of the pages, and asks for the tokens.
    ///
    /// # Errors
    /// Why there are none.
    pub fn wait(self, pages: &Pages) -> Result<Granted, SignInFailure> {
        let answered = self.listener.wait(pages, |answered| self.judge(answered).is_ok())?;
        self.judge(&answered)?;
        let code = AuthorizationCode::new(answered.code.ok_or(SignInFailure::Refused)?);
        let mut request = self.client.exchange_code(code).map_err(|_| SignInFailure::NotAProvider)?.set_pkce_verifier(self.verifier);
        if let Some(audience) = self.audience {
            request = request.add_extra_param("resource", audience);
        }
        let tokens = request.request(&|request| self.provider.carry(request)).map_err(|error| self.provider.refused(error))?;
        let worker = worker(&self.client, &tokens, &self.nonce)?;
        Ok(Granted::of(&tokens, Some(worker)))
    }

    /// Whether the browser's answer belongs to this sign-in and comes from this provider.
    fn judge(&self, answered: &Answered) -> Result<(), SignInFailure> {
        if answered.state.as_deref() != Some(self.state.secret().as_str()) {
            return Err(SignInFailure::Forged);
        }
        match &answered.issuer {
            Some(issuer) if *issuer != self.provider.named => return Err(SignInFailure::Forged),
            None if self.names_itself => return Err(SignInFailure::Forged),
            _ => {}
        }
        match (&answered.code, &answered.error) {
            (Some(_), None) => Ok(()),
            _ => Err(SignInFailure::Refused),
        }
    }
}

/// Signature, issuer, audience, time and nonce of the id token.
fn worker(client: &Asker, tokens: &Tokens, nonce: &Nonce) -> Result<Worker, SignInFailure> {
    if tokens.token_type() != &CoreTokenType::Bearer {
        return Err(SignInFailure::NotAProvider);
    }
    let token = tokens.id_token().ok_or(SignInFailure::NotAProvider)?;
    let claims = token.claims(&client.id_token_verifier(), nonce).map_err(|_| SignInFailure::Forged)?;
    Ok(Worker { subject: claims.subject().to_string(), fhir_user: claims.additional_claims().fhir_user.clone() })
}
