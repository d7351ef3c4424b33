//! Changes what opens a vault, never what is in it: a new slot around the same data key, in one write of the key file.

use super::unlock::{folder_of, try_passphrase};
use crate::failure::StoreResult;
use crate::keys::{KeyCost, Slot, Unlogged, With, open_any, read_ring, seal_with, write_ring};
use crate::shelf::Shelf;
use crate::store::Store;

/// A slot to be made, and its name.
pub struct NewSlot<'a> {
    pub id: String,
    pub passphrase: &'a str,
    pub cost: KeyCost,
}

/// Asks for the present passphrase again, then puts the new slot in the place of the old one. `now` in Unix milliseconds.
/// `_held`: the open vault, whose hold keeps every other Askel away from its key file.
///
/// # Errors
/// A wrong present passphrase is counted and slowed down as on the lock screen; nothing is changed then.
pub fn change_passphrase<'a>(shelf: &Shelf, id: &str, present: impl Into<With<'a>>, new: NewSlot, now: i64, _held: &Store) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    let opened = try_passphrase(&folder, &mut ring, &present.into(), now)?;
    ring.slots = vec![seal_with(&ring.vault, &new.id, (new.passphrase, new.cost), opened.device.as_ref(), &opened.key)?];
    ring.forgive();
    // In the same write as the change itself, so that the log learns of it whatever happens next.
    ring.unlogged.changed = Some(now);
    write_ring(&folder, &mut ring)
}

/// Asks for the passphrase of the vault that is open once more. `now` in Unix milliseconds. `_held` as with the change.
///
/// # Errors
/// A wrong one is counted on disk and slowed down as on the lock screen.
pub fn prove<'a>(shelf: &Shelf, id: &str, with: impl Into<With<'a>>, now: i64, _held: &Store) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    try_passphrase(&folder, &mut ring, &with.into(), now)?;
    if ring.forgive() {
        write_ring(&folder, &mut ring)?;
    }
    Ok(())
}

/// Seals the slot of this passphrase anew when it was made cheaper to guess against than slots are made now. `with` opens it.
/// Answers the cost before, when it was raised.
pub fn raise_cost<'a>(shelf: &Shelf, id: &str, with: impl Into<With<'a>>, new: NewSlot, _held: &Store) -> StoreResult<Option<KeyCost>> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    let below: Vec<Slot> = ring.slots.iter().filter(|slot| slot.cost.is_below(new.cost)).cloned().collect();
    let Ok((key, before, device)) = open_any(&ring.vault, &below, &with.into()) else { return Ok(None) };
    ring.slots = vec![seal_with(&ring.vault, &new.id, (new.passphrase, before.raised_to(new.cost)), device.as_ref(), &key)?];
    write_ring(&folder, &mut ring)?;
    Ok(Some(before))
}

/// What happened at the lock and is not yet in the log inside.
pub fn unlogged(shelf: &Shelf, id: &str) -> StoreResult<Unlogged> {
    Ok(read_ring(&folder_of(shelf, id)?)?.ring.unlogged)
}

/// To be said only when the log inside has `logged` on the disk. A crash before this notes it twice, never not at all.
pub fn forget_logged(shelf: &Shelf, id: &str, logged: &Unlogged, _held: &Store) -> StoreResult<()> {
    let folder = folder_of(shelf, id)?;
    let mut ring = read_ring(&folder)?.ring;
    if ring.unlogged == *logged {
        ring.unlogged = Unlogged::default();
        write_ring(&folder, &mut ring)?;
    }
    Ok(())
}
