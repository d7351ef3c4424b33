//! FTS5 as it comes: a table that keeps the texts themselves, finds in them, orders, and cuts the passages by its own `snippet`.
//! Knows the texts that Askel's search looks through, and nothing of forms, rights or the access log.

use std::path::Path;

use askel_domain::document::NationalDocument;
use askel_domain::entry::Entry;
use askel_domain::findable::{texts_of_answers, texts_of_entry, texts_of_goal, texts_of_task};
use askel_domain::goal::Goal;
use askel_domain::task::InterimTask;
use askel_store::search::Kind;
use serde::de::DeserializeOwned;

use crate::bare::{Bare, Statement, number, text};
use crate::measure::{Outcome, said};

/// Letters count with their dots, as they do in the words that are asked.
const TABLE: &str = "CREATE VIRTUAL TABLE plain USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0')";
/// A passage of about as many words as Askel shows.
const ASKED: &str = "SELECT rowid, snippet(plain, 0, '[', ']', ' … ', 24) FROM plain
    WHERE plain MATCH :words AND rowid BETWEEN :first AND :last ORDER BY rowid LIMIT :limit";

/// The file with every text that `looked_through` has in its index, under the same numbers.
pub fn made(path: &Path, looked_through: &Bare) -> Outcome<Bare> {
    let mut plain = Bare::open(path)?;
    plain.script(TABLE)?;
    let mut all = vec![];
    for (kind, from) in [(Kind::Entry, "entry/get.sql"), (Kind::Document, "document/get.sql"), (Kind::Goal, "goal/get.sql"), (Kind::Task, "task/get.sql")] {
        let (first, last) = kind.range();
        for (id, row_id) in looked_through.pairs(&format!("SELECT id, row_id FROM search_row WHERE id BETWEEN {first} AND {last}"))? {
            let bodies = looked_through.column(&Statement::new(from, [(":id", text(row_id))])?, "body")?;
            let body = bodies.first().ok_or("a row of the index stands for nothing")?;
            all.push(Statement::of("INSERT INTO plain (rowid, text) VALUES (:id, :text)", [(":id", number(id)), (":text", text(texts(kind, body)?))]));
        }
    }
    plain.write(&all)?;
    plain.script("INSERT INTO plain (plain) VALUES ('optimize')")?;
    Ok(plain)
}

/// `words`: the question as FTS5 takes it.
pub fn asked(words: &str, (first, last): (i64, i64), limit: i64) -> Statement {
    Statement::of(ASKED, [(":words", text(words)), (":first", number(first)), (":last", number(last)), (":limit", number(limit))])
}

fn texts(kind: Kind, body: &str) -> Outcome<String> {
    Ok(match kind {
        Kind::Entry => texts_of_entry(&read::<Entry>(body)?).join("\n"),
        Kind::Document => texts_of_answers(&read::<NationalDocument>(body)?.answers).join("\n"),
        Kind::Goal => texts_of_goal(&read::<Goal>(body)?).join("\n"),
        Kind::Task => texts_of_task(&read::<InterimTask>(body)?).join("\n"),
        Kind::Client => String::new(),
    })
}

fn read<T: DeserializeOwned>(body: &str) -> Outcome<T> {
    serde_json::from_str(body).map_err(said)
}
