//! The same index in a file that is no vault: what the benchmark holds the search against has to look through the same words.

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use rusqlite::Connection;
use uuid::Uuid;

use super::take_in;
use crate::failure::StoreResult;
use crate::keys::{DataKey, Purpose};
use crate::store::Stamp;
use crate::{Read, Tx, log};

/// Takes in at most `limit` rows within the caller's transaction, and answers how many that were. `at`: the moment of writing.
pub fn take_in_beside(connection: &Connection, at: Moment, limit: u32) -> StoreResult<u32> {
    let seal = DataKey::random()?.seal_key("", Purpose::Log)?;
    let read = Read::of(connection);
    let head = log::head(&read)?;
    let stamp = Stamp { at, author: WorkerId(Uuid::nil()), new_id: &mut || Uuid::nil() };
    take_in(&Tx::new(read, stamp, DeviceId(Uuid::nil()), &seal, head), limit)
}
