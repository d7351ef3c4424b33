//! First start: makes the worker's vault and opens it.

use askel_domain::id::WorkerId;
use askel_store::shelf::Shelf;
use askel_store::vault;
use secrecy::ExposeSecret;

use super::{NewVault, VaultStatus, passphrase, status, unlock};
use crate::answer::{Answer, Empty, Noun};
use crate::askel::Ids;
use crate::failure::{Failure, FailureCode};
use crate::{Askel, LockCause, worker};

/// # Errors
/// Fields to mend, or a passphrase that is too short or too easy. Nothing is made then.
pub fn create(askel: &mut Askel, new: NewVault) -> Result<Answer<VaultStatus>, Failure> {
    askel.lock_because(LockCause::Other);
    let shelf = Shelf::at(askel.data_folder());
    let surroundings = askel.surroundings().ok_or(FailureCode::Internal)?;
    let (now, mut ids) = (surroundings.clock.now(), Ids::default());
    let worker = worker::read_form(WorkerId(ids.next(now, surroundings.random.as_mut())), &new.worker)?;
    let known = [worker.family_name.as_str(), &worker.given_names, &worker.unit.name, &worker.organisation.name];
    passphrase::demand(new.passphrase.expose_secret(), &known)?;
    let (cost, in_clear_text, random) = (surroundings.key_cost, surroundings.in_clear_text, surroundings.random.as_mut());
    let id = vault::create(
        &shelf,
        vault::NewVault {
            worker: &worker,
            passphrase: new.passphrase.expose_secret(),
            cost,
            at: now,
            new_id: &mut || ids.next(now, random),
            in_clear_text,
        },
    )?;
    unlock::open(askel, &id, &new.passphrase)?;
    let status = status(askel, Empty {})?;
    Ok(Answer::changed(status.value, &[Noun::Vault]))
}
