//! The organisation's book of phrases, a single row, and a row for each of the worker's own. They are about no client.

use askel_domain::id::PhraseId;
use askel_domain::phrase::{OwnPhrase, PhraseBook};
use rusqlite::named_params;
use serde::Serialize;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

/// The id of the book's row.
pub const BOOK: &str = "organisation";

pub fn book(read: &Read) -> StoreResult<Option<PhraseBook>> {
    read.one(queries::PHRASE_GET, named_params! { ":id": BOOK }, |row| body(row, "body"))
}

pub fn put_book(tx: &Tx, book: &PhraseBook) -> StoreResult<()> {
    put(tx, BOOK.to_owned(), book)
}

/// Those that were not taken away, in the order they were written.
pub fn own(read: &Read) -> StoreResult<Vec<OwnPhrase>> {
    let all: Vec<OwnPhrase> = read.many(queries::PHRASE_OWN, [], |row| body(row, "body"))?;
    Ok(all.into_iter().filter(|phrase| !phrase.removed).collect())
}

pub fn get_own(read: &Read, id: PhraseId) -> StoreResult<Option<OwnPhrase>> {
    read.one(queries::PHRASE_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn put_own(tx: &Tx, phrase: &OwnPhrase) -> StoreResult<()> {
    put(tx, phrase.id.to_string(), phrase)
}

fn put(tx: &Tx, id: String, value: &impl Serialize) -> StoreResult<()> {
    let text = json(value)?;
    tx.run(queries::PHRASE_PUT, named_params! { ":id": id, ":body": text })?;
    log::append(tx, Change { noun: Noun::Phrase, row_id: id, client_id: None, event_at: None, reason: None, body: &text })
}
