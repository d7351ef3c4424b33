//! A new passphrase for the open vault.

use askel_store::vault::{self, NewSlot};
use secrecy::ExposeSecret;

use super::{PassphraseChange, demand, note_the_lock};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::Failure;

/// # Errors
/// The new one's rules first, as at first start; then the present one, where a wrong try counts as on the lock screen, and the third in a row locks.
pub fn change_passphrase(open: &mut Open, change: PassphraseChange) -> Result<Answer<()>, Failure> {
    let worker = &open.worker;
    demand(change.fresh.expose_secret(), &[&worker.family_name, &worker.given_names, &worker.unit.name, &worker.organisation.name])?;
    let now = open.now().timestamp_millis();
    let new = NewSlot { id: open.new_id().to_string(), passphrase: change.fresh.expose_secret(), cost: open.key_cost() };
    let changed = vault::change_passphrase(&open.shelf, &open.vault_id, open.with(change.present.expose_secret()), new, now, open.store());
    open.tried(changed)?;
    // The passphrase is changed by now, and the key file remembers that the log does not say so yet: what the log cannot
    // take now, on a full disk say, it is told at the next opening.
    let _ = note_the_lock(open);
    Ok(Answer::changed((), &[Noun::Vault]))
}
