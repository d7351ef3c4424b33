//! Takes the organisation's policy file in: read for the worker to look at, and then placed, or told why not.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use askel_domain::lease::Contact;
use askel_network::Policy;
use askel_network::policy::LARGEST_FILE;
use askel_store::policy::KeptPolicy;
use askel_store::{Read, StoreFailure, sync};

use super::{PolicyInForce, PolicyOffered, PolicyPlace, in_force, read};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::{Failure, FailureCode};
use crate::vault::{Proof, prove};

/// Reads a file the worker chose. A refused one is an answer, not a failure: the reasons are what was asked for.
///
/// # Errors
/// [`FailureCode::PolicyUnread`].
pub fn choose(open: &mut Open, path: &Path) -> Result<Answer<PolicyOffered>, Failure> {
    let bytes = read_at_most(path).map_err(|_| FailureCode::PolicyUnread)?;
    let offered = match Policy::read(&bytes) {
        Ok(policy) => {
            let text = String::from_utf8(bytes).map_err(|_| FailureCode::PolicyUnread)?;
            let other_server = open.look(in_force)?.is_some_and(|present| present.fhir_base() != policy.fhir_base());
            PolicyOffered { text, policy: Some((&policy).into()), refusals: vec![], other_server }
        }
        Err(refusals) => PolicyOffered { text: String::new(), policy: None, refusals, other_server: false },
    };
    Ok(Answer::read(offered))
}

/// One byte more than is allowed, so that the reader says that it is too large.
fn read_at_most(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Takes the policy into use, the first one or in the place of another. The days of the lease begin with the first; a new file
/// does not lengthen them, and opens no laptop that the server has closed.
///
/// # Errors
/// A wrong passphrase, which counts as on the lock screen; [`FailureCode::PolicyUnread`];
/// [`FailureCode::PolicyUndelivered`] when something waits for another server that has been given some of the record.
pub fn place(open: &mut Open, request: PolicyPlace) -> Result<Answer<PolicyInForce>, Failure> {
    prove(open, Proof { passphrase: request.passphrase })?;
    let policy = Policy::read(request.text.as_bytes()).map_err(|_| FailureCode::PolicyUnread)?;
    let other_server = open.look(in_force)?.is_some_and(|present| present.fhir_base() != policy.fhir_base());
    if other_server && open.read(is_half_delivered)? {
        return Err(FailureCode::PolicyUndelivered.into());
    }
    open.standing();
    let contact = open.lease().contact().cloned().unwrap_or_else(|| Contact::begin(open.now()));
    let kept = KeptPolicy { text: request.text, placed_at: open.now() };
    open.write(|tx| Ok(askel_store::policy::put_policy(tx, &kept, &contact)?))?;
    open.lease().set(Some(policy.lease_days()), Some(contact));
    let now = read(open, Empty {})?;
    Ok(Answer::changed(now.value, &[Noun::Policy]))
}

/// The present server has some of the record and waits for the rest. One that never had anything, because its address was
/// mistyped say, keeps nobody.
fn is_half_delivered(read: &Read) -> Result<bool, StoreFailure> {
    Ok(sync::count_on_server(read)? > 0 && sync::counts(read)?.undelivered() > 0)
}
