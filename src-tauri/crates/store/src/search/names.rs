//! Clients by their names: as they are, in any form, begun, or with one letter wrong.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_search::{Language, fold, forms, is_near, near_keys, words};
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::row::json;
use crate::{Read, Tx, queries};

const MOST_NAMES: u32 = 500;

pub(super) fn take_in(tx: &Tx, client: &Client) -> StoreResult<()> {
    let client_id = client.id.to_string();
    tx.run(queries::SEARCH_NAME_DROP, named_params! { ":client_id": client_id })?;
    for part in words(&client.every_name()).iter().map(|part| fold(part)) {
        let near = near_keys(&part).into_iter().map(|key| format!("~{key}"));
        for form in near.chain([format!("={part}")]) {
            tx.run(queries::SEARCH_NAME_PUT, named_params! { ":form": form, ":part": part, ":client_id": client_id })?;
        }
    }
    Ok(())
}

/// Whom one typed word may name.
#[derive(Default)]
pub struct Named {
    /// As it is, in a form, or begun.
    pub clients: Vec<ClientId>,
    /// With one letter wrong.
    pub near: Vec<ClientId>,
}

/// `typed`: a word as [`askel_search::words`] gives it.
pub fn named(read: &Read, typed: &str) -> StoreResult<Named> {
    let folded = fold(typed);
    let forms: Vec<String> = forms(typed, Language::Finnish)
        .into_iter()
        .chain([folded.clone()])
        .chain(genitive(&folded))
        .map(|form| format!("={form}"))
        .collect();
    let near: Vec<String> = near_keys(&folded).into_iter().map(|key| format!("~{key}")).collect();
    let params = named_params! { ":forms": json(&forms)?, ":beginning": format!("={folded}"), ":near": json(&near)?, ":limit": MOST_NAMES };
    let found = read.many(queries::SEARCH_NAMES, params, |row| {
        Ok((row.get::<_, i64>("way")?, row.get::<_, String>("part")?, row.get::<_, String>("client_id")?))
    })?;
    let mut best: BTreeMap<String, bool> = BTreeMap::new();
    for (way, part, client) in found {
        let near = way == 2 && part != folded;
        if near && !is_near(&folded, &part) {
            continue;
        }
        let standing = best.entry(client).or_insert(near);
        *standing = *standing && near;
    }
    let mut named = Named::default();
    for (client, near) in best {
        let Ok(client) = client.parse() else { continue };
        if near { named.near.push(client) } else { named.clients.push(client) }
    }
    Ok(named)
}

/// `Annas`: the genitive of Swedish and English.
fn genitive(folded: &str) -> Option<String> {
    folded.strip_suffix('s').filter(|name| name.chars().count() > 2).map(str::to_owned)
}
