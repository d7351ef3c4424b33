//! The policy in force and what it lets open now, as the worker reads it.

use askel_domain::lease::Standing;
use askel_network::Policy;
use askel_store::{Read, policy};

use super::{LeaseState, LeaseView, PolicyInForce, PolicyView};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};

/// `None` until one is placed.
///
/// # Errors
/// [`FailureCode::PolicyUnread`] when this Askel no longer takes what an earlier one took.
pub fn in_force(read: &Read) -> Result<Option<Policy>, Failure> {
    let kept = policy::policy(read)?;
    kept.map(|kept| Policy::read(kept.text.as_bytes()).map_err(|_| FailureCode::PolicyUnread.into())).transpose()
}

pub fn read(open: &mut Open, _: Empty) -> Result<Answer<PolicyInForce>, Failure> {
    let lease = lease(open);
    let (policy, kept, sign_in) = open.look(|read| Ok((in_force(read)?, policy::policy(read)?, policy::sign_in(read)?)))?;
    let signed_in = sign_in.filter(|kept| policy.as_ref().is_some_and(|policy| kept.issuer == policy.issuer())).map(|kept| kept.subject.clone());
    Ok(Answer::read(PolicyInForce { policy: policy.as_ref().map(PolicyView::from), placed_at: kept.map(|kept| kept.placed_at), lease, signed_in }))
}

fn lease(open: &mut Open) -> LeaseView {
    let (state, days_left) = match open.standing() {
        Standing::Unbound => (LeaseState::Unbound, 0),
        Standing::Open { days_left } => (LeaseState::Open, days_left),
        Standing::Over => (LeaseState::Over, 0),
        Standing::Revoked => (LeaseState::Revoked, 0),
    };
    LeaseView { state, days_left, heard_at: open.lease().contact().map(|contact| contact.heard_at) }
}

impl From<&Policy> for PolicyView {
    fn from(policy: &Policy) -> Self {
        Self {
            host: policy.host(),
            issuer_host: policy.issuer_host(),
            fhir_base: policy.fhir_base().to_owned(),
            audit_base: policy.audit_base().map(str::to_owned),
            client_id: policy.client_id().to_owned(),
            own_ca: policy.has_own_ca(),
            pins: policy.pins() as u32,
            tls12: policy.lets_tls12(),
            lease_days: policy.lease_days(),
        }
    }
}
