//! A forgotten passphrase: asking the organisation, and opening with its answer.

use std::path::Path;

use askel_store::keys::KeyCost;
use askel_store::vault::{self, NewSlot};
use secrecy::ExposeSecret;

use super::{RecoveryAsked, RecoveryRequest, hand_over};
use crate::{Askel, LockCause};
use crate::answer::{Answer, Empty, Noun};
use crate::askel::Ids;
use crate::failure::{Failure, FailureCode};
use crate::vault::{VaultStatus, demand, open, status};

const FILE: &str = "askel-palautuspyynto";

/// Chooses the new passphrase and writes the request for the officer. The old passphrase keeps opening until the answer is here.
///
/// # Errors
/// The rules of a new passphrase first. Of the worker only the name on the lock screen is known here, and it counts for nothing.
pub fn ask(askel: &mut Askel, request: RecoveryRequest, folder: &Path) -> Result<Answer<RecoveryAsked>, Failure> {
    askel.lock_because(LockCause::Other);
    let found = askel.shelf.vaults()?.into_iter().find(|found| found.id == request.vault_id);
    let label = found.and_then(|found| found.keys.ok()).map(|keys| keys.ring.label).unwrap_or_default();
    demand(request.passphrase.expose_secret(), &[&label])?;
    let (id, cost, now) = drawn(askel)?;
    let new = NewSlot { id, passphrase: request.passphrase.expose_secret(), cost };
    let asked = vault::ask_recovery(&askel.shelf, &request.vault_id, new, now)?;
    let written = hand_over::write(folder, FILE, &askel_recovery::write_form(&asked.request)?)?;
    Ok(Answer::changed(RecoveryAsked { folder: written.folder, file: written.file, code: asked.code }, &[Noun::Vault]))
}

/// Opens with the answer, and with it makes the new passphrase the only one. It is in the vault's log before anything is shown.
///
/// # Errors
/// [`FailureCode::RecoveryAnswerRefused`], or a passphrase that is not the one chosen when asking, which counts as a wrong try.
pub fn finish(askel: &mut Askel, request: RecoveryRequest, answer: &Path) -> Result<Answer<VaultStatus>, Failure> {
    askel.lock_because(LockCause::Other);
    let answer = hand_over::read(answer, FailureCode::RecoveryAnswerRefused)?;
    let (id, cost, now) = drawn(askel)?;
    let new = NewSlot { id, passphrase: request.passphrase.expose_secret(), cost };
    vault::finish_recovery(&askel.shelf, &request.vault_id, new, &answer, now)?;
    open(askel, &request.vault_id, &request.passphrase)?;
    Ok(Answer::changed(status(askel, Empty {})?.value, &[Noun::Vault]))
}

/// A fresh id, today's cost of a key, and the time in Unix milliseconds.
fn drawn(askel: &mut Askel) -> Result<(String, KeyCost, i64), Failure> {
    let surroundings = askel.surroundings().ok_or(FailureCode::Internal)?;
    let now = surroundings.clock.now();
    let id = Ids::default().next(now, surroundings.random.as_mut());
    Ok((id.to_string(), surroundings.key_cost, now.timestamp_millis()))
}
