//! Puts a backup back in the place of a bag that is lost or damaged. What is there is put aside, never overwritten.

use askel_store::backup::{self, Wish};
use askel_store::keys::{Asking, With};
use secrecy::ExposeSecret;

use super::{RestoreReceipt, RestoreRequest, list};
use crate::{Askel, LockCause};
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// # Errors
/// [`FailureCode::BackupDamaged`], [`FailureCode::WrongPassphrase`], [`FailureCode::Wait`]; nothing has changed then.
pub fn restore(askel: &mut Askel, request: RestoreRequest) -> Result<Answer<RestoreReceipt>, Failure> {
    askel.lock_because(LockCause::Other);
    let at = askel.now();
    // Only what the list shows can be asked for: no path comes from the page.
    let chosen = list::found(askel).into_iter().find(|(id, _, _)| *id == request.id).ok_or(FailureCode::NotFound)?;
    chosen.2.manifest?; // damaged, or of another vault than the folder says
    let from = chosen.2.folder;
    let keychain = askel.keychain()?;
    let with = With { passphrase: request.passphrase.expose_secret(), keychain: keychain.as_ref(), asking: Asking::ThePerson };
    let restored = backup::restore(&askel.shelf, &Wish { from: &from, with, at })?;
    let receipt = RestoreReceipt {
        made_at: restored.manifest.made_at()?,
        entries: restored.manifest.entries() as u32,
        missing: restored.missing.map(|missing| missing as u32),
        aside: restored.aside.map(|folder| folder.display().to_string()),
        closed: restored.closed,
    };
    Ok(Answer::changed(receipt, &[Noun::Vault]))
}
