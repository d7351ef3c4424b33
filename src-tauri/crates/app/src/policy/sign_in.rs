//! The worker's sign-in as the vault keeps it: the lasting token, and who it is for. Asks no provider.

use askel_network::Policy;
use askel_network::sign_in::{RefreshToken, Worker};
use askel_store::policy::{self, KeptSignIn};

use crate::Open;
use crate::failure::Failure;

pub struct SignedIn {
    pub refresh: RefreshToken,
    pub subject: String,
    /// `Practitioner/…` on the server, where the provider tells it.
    pub fhir_user: Option<String>,
}

/// Who has signed in at the provider of this policy; a token of another one is none.
pub fn signed_in(open: &Open, with: &Policy) -> Result<Option<SignedIn>, Failure> {
    let kept = open.read(policy::sign_in)?.filter(|kept| kept.issuer == with.issuer() && kept.client_id == with.client_id());
    Ok(kept.map(|kept| SignedIn { refresh: RefreshToken::kept(kept.refresh()), subject: kept.subject.clone(), fhir_user: kept.fhir_user.clone() }))
}

/// To be called from [`askel_network::sign_in::Granted::keep`]: when it returns `Ok`, the disk has it.
pub fn keep_sign_in(open: &mut Open, with: &Policy, worker: &Worker, refresh: &RefreshToken) -> Result<(), Failure> {
    let kept = KeptSignIn::new(with.issuer(), with.client_id(), &worker.subject, worker.fhir_user.as_deref(), refresh.for_the_vault());
    open.write_log(|tx| policy::put_sign_in(tx, Some(&kept)))
}

/// The same after a renewal.
pub fn keep_renewed(open: &mut Open, refresh: &RefreshToken) -> Result<(), Failure> {
    let Some(kept) = open.read(policy::sign_in)? else { return Ok(()) };
    let renewed = kept.renewed(refresh.for_the_vault());
    open.write_log(|tx| policy::put_sign_in(tx, Some(&renewed)))
}

/// The worker signs out, or the token is spent. What waits to be sent waits on.
pub fn forget_sign_in(open: &mut Open) -> Result<(), Failure> {
    open.write_log(|tx| policy::put_sign_in(tx, None))
}
