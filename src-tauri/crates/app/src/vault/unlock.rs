//! Opens a vault with its passphrase.

use askel_store::{StoreFailure, vault, worker};
use secrecy::{ExposeSecret, SecretString};

use super::{UnlockRequest, VaultStatus, status};
use crate::Askel;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;

pub fn unlock(askel: &mut Askel, request: UnlockRequest) -> Result<Answer<VaultStatus>, Failure> {
    askel.lock();
    open(askel, &request.vault_id, &request.passphrase)?;
    let status = status(askel, Empty {})?;
    Ok(Answer::changed(status.value, &[Noun::Vault]))
}

pub(super) fn open(askel: &mut Askel, id: &str, passphrase: &SecretString) -> Result<(), Failure> {
    let now = askel.now().timestamp_millis();
    let in_clear_text = askel.surroundings().is_some_and(|surroundings| surroundings.in_clear_text);
    let store = vault::unlock(&askel.shelf, id, passphrase.expose_secret(), now, in_clear_text)?;
    let worker = store.read(worker::get).map_err(|failure: StoreFailure| failure)?;
    super::status::remember_language(askel, worker.language);
    askel.take_in(id.to_owned(), worker, store);
    Ok(())
}
