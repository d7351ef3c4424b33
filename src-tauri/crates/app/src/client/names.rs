//! The worker's own clients by name, for whoever reaches for one by a few letters. Each name that is shown is in the access log.

use askel_domain::name::search_key;
use askel_store::log::Noun;
use chrono::Datelike;

use super::{ClientName, ClientSearch, PAGE};
use crate::Open;
use crate::answer::Answer;
use crate::failure::Failure;

/// Fewer letters would show half of the clients, and write down that they were.
const LEAST_LETTERS: usize = 2;
/// So many rows are looked at where some are not the worker's own.
const MOST_LOOKED_AT: u32 = 1000;

/// Whose name begins with the words stands first; then the others, in the order of the list. At most a hundred.
pub fn names(open: &mut Open, search: ClientSearch) -> Result<Answer<Vec<ClientName>>, Failure> {
    let rights = open.rights();
    let key = search_key(&search.text);
    open.show(|read, looks| {
        let mut found = vec![];
        if key.chars().filter(|letter| !letter.is_whitespace()).count() >= LEAST_LETTERS {
            for client in askel_store::client::named(read, &search.text, MOST_LOOKED_AT)? {
                if rights.let_open(read, client.id)? {
                    found.push(client);
                }
            }
        }
        found.sort_by_key(|client| !begins(&key, &search_key(&client.name())));
        found.truncate(PAGE as usize);
        found.iter().for_each(|client| looks.listed(Noun::Client, client.id));
        let row = |client: &askel_domain::client::Client| ClientName {
            id: client.id,
            name: client.name(),
            birth_year: client.birth_date().map(|born| born.year()),
            non_disclosure: client.non_disclosure,
        };
        Ok(found.iter().map(row).collect())
    })
    .map(Answer::shown)
}

/// Each sought word begins one of the name's.
fn begins(key: &str, name: &str) -> bool {
    let parts: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
    key.split_whitespace().all(|word| parts.iter().any(|part| part.starts_with(word)))
}
