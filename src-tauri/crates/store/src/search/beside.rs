//! The same index in a file that is no vault: what the benchmark holds the search against has to look through the same words.

use askel_domain::id::{DeviceId, WorkerId};
use askel_domain::moment::Moment;
use rusqlite::Connection;
use uuid::Uuid;

use super::index::found;
use super::{Kind, gather, is_scattered, take_in};
use crate::failure::StoreResult;
use crate::keys::{DataKey, Purpose};
use crate::store::Stamp;
use crate::{Read, Tx, log, queries};

/// Takes in at most `limit` rows within the caller's transaction, or puts together what was taken in; answers whether there is more
/// to do. `at`: the moment of writing.
pub fn take_in_beside(connection: &Connection, at: Moment, limit: u32) -> StoreResult<bool> {
    beside(connection, at, |tx| {
        if take_in(tx, limit)? > 0 {
            return Ok(true);
        }
        let scattered = is_scattered(tx)?;
        if scattered {
            gather(tx)?;
        }
        Ok(scattered)
    })
}

/// The texts that were taken in, each under its number in the index.
pub fn texts_beside(connection: &Connection, at: Moment) -> StoreResult<Vec<(i64, String)>> {
    beside(connection, at, |tx| {
        let rows = tx.many(queries::SEARCH_ROWS, [], |row| Ok((row.get::<_, i64>("id")?, row.get::<_, String>("row_id")?)))?;
        let mut texts = vec![];
        for (id, row_id) in rows {
            let kind = Kind::ALL.into_iter().find(|kind| (kind.range().0..=kind.range().1).contains(&id));
            let found = kind.map(|kind| found(tx, kind, &row_id)).transpose()?.flatten();
            texts.extend(found.map(|found| (id, found.text)));
        }
        Ok(texts)
    })
}

fn beside<T>(connection: &Connection, at: Moment, act: impl FnOnce(&Tx) -> StoreResult<T>) -> StoreResult<T> {
    let seal = DataKey::random()?.seal_key("", Purpose::Log)?;
    let read = Read::of(connection);
    let head = log::head(&read)?;
    let stamp = Stamp { at, author: WorkerId(Uuid::nil()), new_id: &mut || Uuid::nil() };
    act(&Tx::new(read, stamp, DeviceId(Uuid::nil()), &seal, head))
}
