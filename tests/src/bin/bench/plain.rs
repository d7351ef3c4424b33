//! FTS5 as it comes: a table that keeps the texts themselves, finds in them, orders, and cuts the passages by its own `snippet`.
//! Knows the texts that Askel's search looks through, and nothing of forms, rights or the access log.

use std::path::Path;

use askel_domain::moment::Moment;

use crate::bare::{Bare, Statement, number, text};
use crate::measure::Outcome;

/// Letters count with their dots, as they do in the words that are asked.
const TABLE: &str = "CREATE VIRTUAL TABLE plain USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0')";
/// A passage of about as many words as Askel shows.
const ASKED: &str = "SELECT rowid, snippet(plain, 0, '[', ']', ' … ', 24) FROM plain
    WHERE plain MATCH :words AND rowid BETWEEN :first AND :last ORDER BY rowid LIMIT :limit";

/// The file with every text that `looked_through` has in its index, under the same numbers.
pub fn made(path: &Path, looked_through: &Bare, at: Moment) -> Outcome<Bare> {
    let mut plain = Bare::open(path)?;
    plain.script(TABLE)?;
    let put = |(id, words): (i64, String)| Statement::of("INSERT INTO plain (rowid, text) VALUES (:id, :text)", [(":id", number(id)), (":text", text(words))]);
    plain.write(&looked_through.texts(at)?.into_iter().map(put).collect::<Vec<_>>())?;
    plain.script("INSERT INTO plain (plain) VALUES ('optimize')")?;
    Ok(plain)
}

/// `words`: the question as FTS5 takes it.
pub fn asked(words: &str, (first, last): (i64, i64), limit: i64) -> Statement {
    Statement::of(ASKED, [(":words", text(words)), (":first", number(first)), (":last", number(last)), (":limit", number(limit))])
}
