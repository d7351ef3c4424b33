//! Opens a vault with its passphrase.

use askel_domain::moment::{Moment, in_helsinki};
use askel_store::key_event::{self, KeyEvent, KeyEventKind};
use askel_store::keys::{Asking, With};
use askel_store::vault::NewSlot;
use askel_store::{StoreFailure, vault, worker};
use chrono::DateTime;
use secrecy::{ExposeSecret, SecretString};

use super::{UnlockRequest, VaultStatus, status};
use crate::{Askel, LockCause, Open};
use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;

pub fn unlock(askel: &mut Askel, request: UnlockRequest) -> Result<Answer<VaultStatus>, Failure> {
    askel.lock_because(LockCause::Other);
    open(askel, &request.vault_id, &request.passphrase)?;
    let status = status(askel, Empty {})?;
    Ok(Answer::changed(status.value, &[Noun::Vault]))
}

pub(crate) fn open(askel: &mut Askel, id: &str, passphrase: &SecretString) -> Result<(), Failure> {
    let now = askel.now().timestamp_millis();
    let in_clear_text = askel.surroundings().is_some_and(|surroundings| surroundings.in_clear_text);
    let keychain = askel.keychain()?;
    let with = With { passphrase: passphrase.expose_secret(), keychain: keychain.as_ref(), asking: Asking::ThePerson };
    let store = vault::unlock(&askel.shelf, id, with, now, in_clear_text)?;
    let worker = store.read(worker::get).map_err(|failure: StoreFailure| failure)?;
    super::status::remember_language(askel, worker.language);
    let asked = askel.asked_while_locked(id);
    askel.take_in(id.to_owned(), worker, store);
    let open = askel.open()?;
    // What could not be noted or raised now, on a full disk say, waits for the next opening; it keeps nobody out.
    let _ = note_opening(open, asked);
    let _ = raise_cost(open, passphrase);
    Ok(())
}

/// The opening itself, and what happened before it, in one write: a second one would be a second wait for the disk.
fn note_opening(open: &mut Open, asked: Option<(u32, Moment)>) -> Result<(), Failure> {
    let mut events: Vec<KeyEvent> = asked.map(|(count, at)| KeyEvent { event: KeyEventKind::AskedWhileLocked, at, count, about: String::new() }).into_iter().collect();
    let now = |event| KeyEvent { event, at: open.now(), count: 1, about: String::new() };
    events.extend(open.store().is_cut().then(|| now(KeyEventKind::TypingCut)));
    events.push(now(KeyEventKind::Opened));
    note_with_the_lock(open, events)
}

/// Writes into the log inside what happened while the vault was locked: wrong tries, and the organisation's help.
pub(crate) fn note_the_lock(open: &mut Open) -> Result<(), Failure> {
    note_with_the_lock(open, vec![])
}

fn note_with_the_lock(open: &mut Open, more: Vec<KeyEvent>) -> Result<(), Failure> {
    let waiting = vault::unlogged(&open.shelf, &open.vault_id)?;
    let mut events = vec![];
    if let Some((count, request, at)) = &waiting.asked {
        events.push(KeyEvent { event: KeyEventKind::RecoveryAsked, at: moment(*at), count: *count, about: request.clone() });
    }
    if waiting.tries.failed > 0 {
        let at = moment(waiting.tries.last_at);
        events.push(KeyEvent { event: KeyEventKind::FailedTries, at, count: waiting.tries.failed, about: String::new() });
    }
    if let Some((request, at)) = &waiting.recovered {
        events.push(KeyEvent { event: KeyEventKind::Recovered, at: moment(*at), count: 1, about: request.clone() });
    }
    if let Some((bound, at)) = waiting.keychain {
        let event = if bound { KeyEventKind::KeychainBound } else { KeyEventKind::KeychainFreed };
        events.push(KeyEvent { event, at: moment(at), count: 1, about: String::new() });
    }
    if let Some(at) = waiting.changed {
        events.push(KeyEvent { event: KeyEventKind::PassphraseChanged, at: moment(at), count: 1, about: String::new() });
    }
    let waited = !events.is_empty();
    events.extend(more);
    if events.is_empty() {
        return Ok(());
    }
    let vault_id = open.vault_id.clone();
    open.write_log(|tx| events.iter().try_for_each(|event| key_event::note(tx, &vault_id, event)))?;
    if waited { Ok(vault::forget_logged(&open.shelf, &open.vault_id, &waiting, open.store())?) } else { Ok(()) }
}

/// One opening or lock of the vault.
pub(crate) fn note_door(open: &mut Open, event: KeyEventKind, about: &str) -> Result<(), Failure> {
    let event = KeyEvent { event, at: open.now(), count: 1, about: about.to_owned() };
    let vault_id = open.vault_id.clone();
    open.write_log(|tx| key_event::note(tx, &vault_id, &event))
}

/// Seals the passphrase again at today's cost when it was sealed at a lower one.
fn raise_cost(open: &mut Open, passphrase: &SecretString) -> Result<(), Failure> {
    let new = NewSlot { id: open.new_id().to_string(), passphrase: passphrase.expose_secret(), cost: open.key_cost() };
    if vault::raise_cost(&open.shelf, &open.vault_id, open.with(passphrase.expose_secret()), new, open.store())?.is_some() {
        note(open, KeyEventKind::CostRaised, 1, String::new())?;
    }
    Ok(())
}

pub(crate) fn note(open: &mut Open, event: KeyEventKind, count: u32, about: String) -> Result<(), Failure> {
    let event = KeyEvent { event, at: open.now(), count, about };
    let vault_id = open.vault_id.clone();
    open.write(|tx| Ok(key_event::note(tx, &vault_id, &event)?))
}

fn moment(millis: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp_millis(millis).unwrap_or_default())
}
