//! The organisation's way in: placing its slot, asking, and opening with the answer. The database is not written by any of it.

use askel_recovery::{LARGEST, Recipients, Reply, Request, read_form};

use super::VaultLock;
use super::passphrase::NewSlot;
use super::unlock::{demand_key_of, folder_of, slowly, try_passphrase};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{RecoverySlot, With, ask, open_answer, read_ring, seal_recovery, seal_slot, slot_mark, write_ring};
use crate::shelf::Shelf;
use crate::store::Store;

/// Seals the data key to the organisation's keys, after asking for the passphrase again. `now` in Unix milliseconds.
pub fn place_recovery<'a>(
    shelf: &Shelf,
    id: &str,
    with: impl Into<With<'a>>,
    recipients: &Recipients,
    now: i64,
    _held: &Store,
) -> StoreResult<RecoverySlot> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    let key = try_passphrase(&folder, &mut ring, &with.into(), now)?.key;
    let slot = seal_recovery(&ring.vault, recipients, &key)?;
    ring.recovery = Some(slot.clone());
    ring.forgive();
    write_ring(&folder, &mut ring)?;
    Ok(slot)
}

/// A request, and the code that the worker reads to the officer.
pub struct AskedFor {
    pub request: Request,
    pub code: String,
}

/// Asks for the organisation's help: `new` is the passphrase that will open the vault once the answer is here, its id
/// that of the request. The present passphrase keeps opening until then.
///
/// # Errors
/// [`StoreFailure::NoRecovery`] when no organisation's key was ever placed.
pub fn ask_recovery(shelf: &Shelf, id: &str, new: NewSlot, now: i64) -> StoreResult<AskedFor> {
    let folder = folder_of(shelf, id)?;
    let _lock = VaultLock::take(&folder)?;
    let mut ring = read_ring(&folder)?.ring;
    let slot = ring.recovery.as_ref().ok_or(StoreFailure::NoRecovery)?;
    let (asked, request) = ask(&ring.vault, &ring.label, slot, new.id, now, (new.passphrase, new.cost))?;
    let before = ring.unlogged.asked.as_ref().map_or(0, |(times, _, _)| *times);
    ring.unlogged.asked = Some((before.saturating_add(1), asked.request.clone(), now));
    ring.asked = Some(asked);
    write_ring(&folder, &mut ring)?;
    Ok(AskedFor { code: request.code(), request })
}

/// Opens the answer with the passphrase chosen when asking, and makes that passphrase the vault's only one. A device secret is not
/// needed for it, nor afterwards.
///
/// # Errors
/// A wrong passphrase is counted. An answer to another laptop, to another request, or to one already finished is
/// [`StoreFailure::Recovery`]; nothing is changed then.
pub fn finish_recovery(shelf: &Shelf, id: &str, new: NewSlot, answer: &[u8], now: i64) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let _lock = VaultLock::take(&folder)?;
    let mut ring = read_ring(&folder)?.ring;
    let refused = StoreFailure::Recovery(askel_recovery::RecoveryFailure::NotThisRequest);
    let asked = ring.asked.clone().ok_or(refused)?;
    if answer.len() as u64 > LARGEST {
        return Err(refused);
    }
    let reply: Reply = read_form(answer)?;
    let key = slowly(&folder, &mut ring, now, |ring| open_answer(&ring.vault, &asked, new.passphrase, &reply))?;
    demand_key_of(&folder, &key).map_err(|failure| match failure {
        // Sealed to us by somebody who did not know the key.
        StoreFailure::Damaged => refused,
        other => other,
    })?;
    ring.slots = vec![seal_slot(&ring.vault, &new.id, new.passphrase, new.cost, &key)?];
    ring.forgive();
    ring.asked = None;
    ring.unlogged.recovered = Some((asked.request, now));
    write_ring(&folder, &mut ring)
}

/// The organisation's public keys that the data key is sealed to now; none where none were placed.
pub fn recovery_keys(shelf: &Shelf, id: &str) -> StoreResult<Vec<String>> {
    Ok(read_ring(&folder_of(shelf, id)?)?.ring.recovery.map(|slot| slot.recipients).unwrap_or_default())
}

/// The mark of the recovery slot that the key file holds now, if any.
pub fn recovery_mark(shelf: &Shelf, id: &str) -> StoreResult<Option<String>> {
    Ok(read_ring(&folder_of(shelf, id)?)?.ring.recovery.as_ref().map(slot_mark))
}
