//! The same index in a file that is no vault: what the benchmark holds the search against has to look through the same words.

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use rusqlite::Connection;
use uuid::Uuid;

use super::{gather, is_scattered, take_in};
use crate::failure::StoreResult;
use crate::keys::{DataKey, Purpose};
use crate::store::Stamp;
use crate::{Read, Tx, log};

/// Takes in at most `limit` rows within the caller's transaction, or puts together what was taken in; answers whether there is more
/// to do. `at`: the moment of writing.
pub fn take_in_beside(connection: &Connection, at: Moment, limit: u32) -> StoreResult<bool> {
    let seal = DataKey::random()?.seal_key("", Purpose::Log)?;
    let read = Read::of(connection);
    let head = log::head(&read)?;
    let stamp = Stamp { at, author: WorkerId(Uuid::nil()), new_id: &mut || Uuid::nil() };
    let tx = Tx::new(read, stamp, DeviceId(Uuid::nil()), &seal, head);
    if take_in(&tx, limit)? > 0 {
        return Ok(true);
    }
    let scattered = is_scattered(&tx)?;
    if scattered {
        gather(&tx)?;
    }
    Ok(scattered)
}
