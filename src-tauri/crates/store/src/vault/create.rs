//! Makes a vault beside the shelf and puts it there only when it is whole.

use std::fs;
use std::path::Path;

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::worker::Worker;
use rusqlite::named_params;
use uuid::Uuid;

use super::{FILE, VaultLock};
use crate::connection::{self, Opening};
use crate::failure::{StoreFailure, StoreResult};
use crate::inside::Inside;
use crate::keys::{DataKey, KeyCost, KeyRing, seal_slot, write_ring};
use crate::shelf::{Shelf, UNFINISHED};
use crate::store::{Seals, Stamp, Store};
use crate::{queries, worker};

/// What a new vault begins with.
pub struct NewVault<'a> {
    pub worker: &'a Worker,
    pub passphrase: &'a str,
    pub cost: KeyCost,
    pub at: Moment,
    pub new_id: &'a mut dyn FnMut() -> Uuid,
    /// The planted weakness of the canary proof: no key. Ignored unless the build has planted faults.
    pub in_clear_text: bool,
}

/// Makes the vault in a folder of its own, closes it, and only then gives it its name on the shelf.
/// Answers the vault's id. A failure on the way leaves nothing, a crash an unfinished folder; neither leaves a half vault.
pub fn create(shelf: &Shelf, new: NewVault) -> StoreResult<String> {
    let id = (new.new_id)().to_string();
    let folder = shelf.folder().join(format!("{UNFINISHED}{id}"));
    fs::create_dir_all(shelf.folder())?;
    fs::create_dir(&folder)?; // refused where there is one: from here on the folder is this attempt's own
    if let Err(failure) = make(shelf, &folder, &id, new) {
        take_back(&folder);
        return Err(failure);
    }
    crate::keys::sync_folder(shelf.folder())?;
    Ok(id)
}

/// Everything up to the name on the shelf.
fn make(shelf: &Shelf, folder: &Path, id: &str, new: NewVault) -> StoreResult<()> {
    let key = DataKey::random()?;
    let slot = seal_slot(id, &(new.new_id)().to_string(), new.passphrase, new.cost, &key)?;
    fill(folder, (&key, Seals::of(&key, id)?), &new.worker.clone(), new.at, new.new_id, clear_text(new.in_clear_text))?;
    write_ring(folder, &mut KeyRing::new(id.to_owned(), new.worker.name(), slot))?;
    crate::keys::sync_folder(folder)?;
    Ok(fs::rename(folder, shelf.vault_folder(id))?)
}

/// Takes away what this very attempt left when it failed, so that a full disk is not made fuller by each try.
/// This is not deleting a vault: the folder never had a name on the shelf, no list shows it, nobody was told that a
/// passphrase opens it, and no entry was ever written into it. Only the name of an unfinished folder is ever passed,
/// so once the rename has been done there is nothing here to take. Best effort: the first failure is what is told.
fn take_back(unfinished: &Path) {
    let _ = fs::remove_dir_all(unfinished);
}

/// The first rows, written with the strictest flushing, then the file is closed.
fn fill(folder: &Path, (key, seals): (&DataKey, Seals), first: &Worker, at: Moment, new_id: &mut dyn FnMut() -> Uuid, clear: bool) -> StoreResult<()> {
    let connection = connection::open(&folder.join(FILE), (!clear).then_some(key), &seals.log, Opening::New)?;
    let device = DeviceId(new_id());
    let mut store = Store::new(Inside::alone(connection), device, seals, VaultLock::take(folder)?);
    store.write(Stamp { at, author: WorkerId(first.id.0), new_id }, |tx| {
        tx.run(queries::VAULT_META_PUT, named_params! { ":name": "device", ":value": device.to_string() })?;
        worker::put(tx, first)?;
        Ok::<_, StoreFailure>(())
    })
}

/// Only a build with planted faults can be asked to leave the file readable.
pub(super) fn clear_text(asked: bool) -> bool {
    cfg!(feature = "planted-faults") && asked
}
