//! Binds the passphrase of the open bag to this computer's keychain, and lets go of it. Knows no keychain of its own.

use askel_store::vault::{self, NewSlot};
use secrecy::ExposeSecret;

use super::{Proof, note_the_lock};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::recovery;

/// From here on a copy of the bag and the passphrase open nothing on another computer.
///
/// # Errors
/// [`FailureCode::SpareKeyUnproven`] first: a keychain is lost with its computer, and then the organisation alone can help.
/// Then the keychain's trouble, or a wrong passphrase, which counts as on the lock screen. Nothing is changed then.
pub fn bind_to_keychain(open: &mut Open, proof: Proof) -> Result<Answer<()>, Failure> {
    if !recovery::is_proven(open)? {
        return Err(FailureCode::SpareKeyUnproven.into());
    }
    let (new, now) = drawn(open, &proof);
    let secret = open.new_id().to_string();
    let bound = vault::bind_to_keychain(&open.shelf, &open.vault_id, &open.with(proof.passphrase.expose_secret()), new, secret, now, open.store());
    told(open, bound)
}

/// From here on the passphrase opens alone.
pub fn free_from_keychain(open: &mut Open, proof: Proof) -> Result<Answer<()>, Failure> {
    let (new, now) = drawn(open, &proof);
    let freed = vault::free_from_keychain(&open.shelf, &open.vault_id, &open.with(proof.passphrase.expose_secret()), new, now, open.store());
    told(open, freed)
}

fn drawn<'a>(open: &mut Open, proof: &'a Proof) -> (NewSlot<'a>, i64) {
    let new = NewSlot { id: open.new_id().to_string(), passphrase: proof.passphrase.expose_secret(), cost: open.key_cost() };
    (new, open.now().timestamp_millis())
}

fn told(open: &mut Open, changed: Result<(), askel_store::StoreFailure>) -> Result<Answer<()>, Failure> {
    open.tried(changed)?;
    // As with a new passphrase: what the log cannot take now, it is told at the next opening.
    let _ = note_the_lock(open);
    Ok(Answer::changed((), &[Noun::Vault]))
}
