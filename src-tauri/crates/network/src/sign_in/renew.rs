//! A new access token for the lasting one, without the worker. Once at a time: a lasting token used twice ends them all.

use openidconnect::RefreshToken as Refresh;
use secrecy::ExposeSecret;

use super::grant::Granted;
use super::provider::Provider;
use super::{RefreshToken, SignInFailure};
use crate::policy::Policy;

/// # Errors
/// [`SignInFailure::Again`]: the lasting token is spent, and the worker signs in. After [`SignInFailure::Unheard`] it may be spent too;
/// the next try tells.
pub fn renew(policy: &Policy, refresh: &RefreshToken) -> Result<Granted, SignInFailure> {
    let provider = Provider::of(policy)?;
    let (_, client) = provider.discover(policy)?;
    let token = Refresh::new(refresh.0.expose_secret().to_owned());
    let mut request = client.exchange_refresh_token(&token).map_err(|_| SignInFailure::NotAProvider)?;
    if let Some(audience) = &policy.audience {
        request = request.add_extra_param("resource", audience.clone());
    }
    let tokens = request.request(&|request| provider.carry(request)).map_err(|error| provider.refused(error))?;
    Ok(Granted::of(&tokens, None))
}
