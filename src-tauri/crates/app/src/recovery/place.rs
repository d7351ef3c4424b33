//! Puts the organisation's spare key in place.

use std::path::Path;

use askel_recovery::{Recipients, new_code};
use askel_store::key_event::KeyEventKind;
use askel_store::keys::slot_mark;
use askel_store::recovery::{self, Recovery, RecoveryKey};
use askel_store::vault::place_recovery;
use secrecy::ExposeSecret;

use super::{RecoveryKeysText, RecoveryPlace, RecoveryView, hand_over, view::look};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::vault::{note, note_the_lock};

/// Reads the organisation's file, for the worker to look at.
pub fn read_keys(_: &mut Open, path: &Path) -> Result<Answer<RecoveryKeysText>, Failure> {
    let bytes = hand_over::read(path, FailureCode::RecoveryKeysUnread)?;
    let keys = String::from_utf8(bytes).map_err(|_| FailureCode::RecoveryKeysUnread)?;
    Recipients::read(&keys)?;
    Ok(Answer::read(RecoveryKeysText { keys }))
}

/// Seals the vault's key to the organisation's. What was proven of earlier ones is proven no more.
///
/// # Errors
/// [`FailureCode::RecoveryKeysUnread`], or a wrong passphrase, which counts as on the lock screen; the third in a row locks.
pub fn place(open: &mut Open, request: RecoveryPlace) -> Result<Answer<RecoveryView>, Failure> {
    let recipients = Recipients::read(&request.keys)?;
    let key = |name: &String| Ok::<_, Failure>(RecoveryKey { recipient: name.clone(), code: new_code()?, proven_at: None });
    let keys = recipients.names().iter().map(key).collect::<Result<Vec<_>, _>>()?;
    let now = open.now();
    let placed =
        place_recovery(&open.shelf, &open.vault_id, open.with(request.passphrase.expose_secret()), &recipients, now.timestamp_millis(), open.store());
    let slot = open.tried(placed)?;
    let (count, kept) = (keys.len() as u32, Recovery { placed_at: now, slot: slot_mark(&slot), keys });
    open.write(|tx| Ok(recovery::put(tx, &kept)?))?;
    note(open, KeyEventKind::RecoveryPlaced, count, recipients.names().join(" "))?;
    let _ = note_the_lock(open);
    Ok(Answer::changed(look(open)?, &[Noun::Vault]))
}
