//! Clients' rows, and the list with what it says of each.

use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_domain::identity::Identity;
use askel_domain::name::{search_key, sort_key};
use chrono::NaiveDate;
use rusqlite::named_params;

use crate::failure::{StoreFailure, StoreResult};
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

/// One row of the list. Times are Unix seconds.
pub struct Listed {
    pub client: Client,
    pub last_met: Option<i64>,
    pub next_session: Option<i64>,
    pub open_tasks: u32,
    pub term_ends_on: Option<NaiveDate>,
}

pub fn get(read: &Read, id: ClientId) -> StoreResult<Option<Client>> {
    read.one(queries::CLIENT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// # Errors
/// [`StoreFailure::IdentityTaken`] when another client has the same identity.
pub fn put(tx: &Tx, client: &Client) -> StoreResult<()> {
    let identity = identity_text(&client.identity);
    if let Some(identity) = &identity {
        let holder = tx.one(queries::CLIENT_WITH_IDENTITY, named_params! { ":identity": identity }, |row| row.get::<_, String>("id"))?;
        if holder.is_some_and(|holder| holder != client.id.to_string()) {
            return Err(StoreFailure::IdentityTaken);
        }
    }
    let text = json(client)?;
    let names = format!("{} {} {}", client.family_name, client.given_names, client.calling_name);
    tx.run(
        queries::CLIENT_PUT,
        named_params! {
            ":id": client.id.to_string(), ":sort_name": sort_key(&names), ":search_name": search_key(&names),
            ":identity": identity, ":body": text,
        },
    )?;
    log::append(
        tx,
        Change { noun: Noun::Client, row_id: client.id.to_string(), client_id: Some(client.id), event_at: None, reason: None, body: &text },
    )
}

fn identity_text(identity: &Identity) -> Option<String> {
    match identity {
        Identity::Code(code) => Some(format!("code {}", code.as_str())),
        Identity::Temporary(temporary) => Some(format!("temporary {}", temporary.as_str())),
        Identity::NotKnownYet => None,
    }
}

/// One page of those whose names hold every word of `search` (the first three words count), and how many match in all.
pub fn page(read: &Read, search: &str, now: i64, today: NaiveDate, offset: u32, limit: u32) -> StoreResult<(Vec<Listed>, u32)> {
    let key = search_key(search);
    let mut words = key.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let (first, second, third) = (word(), word(), word());
    let total = read.count(queries::CLIENT_COUNT_MATCHING, named_params! { ":first": first, ":second": second, ":third": third })?;
    let rows = read.many(
        queries::CLIENT_PAGE_MATCHING,
        named_params! {
            ":first": first, ":second": second, ":third": third, ":now": now, ":today": today.to_string(), ":limit": limit, ":offset": offset,
        },
        |row| {
            Ok(Listed {
                client: body(row, "body")?,
                last_met: row.get("last_met")?,
                next_session: row.get("next_session")?,
                open_tasks: row.get("open_tasks")?,
                term_ends_on: row.get::<_, Option<String>>("term_ends_on")?.and_then(|day| day.parse().ok()),
            })
        },
    )?;
    Ok((rows, total))
}

/// The first `limit` clients whose names have each of the words somewhere, in the order of their names.
pub fn named(read: &Read, search: &str, limit: u32) -> StoreResult<Vec<Client>> {
    let key = search_key(search);
    let mut words = key.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let (first, second, third) = (word(), word(), word());
    read.many(queries::CLIENT_NAMES_MATCHING, named_params! { ":first": first, ":second": second, ":third": third, ":limit": limit }, |row| body(row, "body"))
}

pub fn count(read: &Read) -> StoreResult<u32> {
    read.count(queries::CLIENT_COUNT, [])
}
