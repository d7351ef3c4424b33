//! Takes rows into the index, some at a time: new ones with the next search at the latest, those of an older vault in between.
//! What does not count any more, annulled entries and withdrawn tasks, goes out of it.

use askel_domain::client::Client;
use askel_domain::document::NationalDocument;
use askel_domain::entry::Entry;
use askel_domain::findable::{texts_of_answers, texts_of_entry, texts_of_goal, texts_of_task};
use askel_domain::goal::Goal;
use askel_domain::id::ClientId;
use askel_domain::task::InterimTask;
use askel_search::{Language, forms, language_of, words};
use rusqlite::named_params;

use super::{Kind, mark_of, names};
use crate::failure::StoreResult;
use crate::row::body;
use crate::{Read, Tx, queries};

/// A compound's last part is looked for in words of at least so many letters.
const SHORTEST_COMPOUND: usize = 6;

/// Every handful is written as a part of its own, and a question reads every part. From so many on they are put together.
const MOST_PARTS: u32 = 6;
/// So much of that is done at one time: some milliseconds.
const PAGES_AT_ONCE: u32 = 64;

/// How many rows wait to be taken in.
pub fn due(read: &Read) -> StoreResult<u32> {
    read.count(queries::SEARCH_DUE_COUNT, [])
}

/// Takes in at most `limit` rows, and answers how many that were. It writes into the index alone.
pub fn take_in(tx: &Tx, limit: u32) -> StoreResult<u32> {
    let rows = tx.many(queries::SEARCH_DUE, named_params! { ":limit": limit }, |row| {
        Ok((row.get::<_, i64>("kind")?, row.get::<_, String>("row_id")?))
    })?;
    for (number, row_id) in &rows {
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.number() == *number) {
            take_in_row(tx, kind, row_id)?;
        }
        tx.run(queries::SEARCH_DUE_DONE, named_params! { ":kind": number, ":row_id": row_id })?;
    }
    Ok(rows.len() as u32)
}

/// Whether the index lies in so many parts that it should be put together.
pub fn is_scattered(read: &Read) -> StoreResult<bool> {
    Ok(read.count(queries::SEARCH_PARTS, [])? > MOST_PARTS)
}

/// Puts some of the index together.
pub fn gather(tx: &Tx) -> StoreResult<()> {
    tx.run(queries::SEARCH_GATHER, named_params! { ":pages": PAGES_AT_ONCE })
}

/// What is taken in of one row.
pub(super) struct Found {
    client: ClientId,
    /// Unix seconds: when it happened.
    at: i64,
    pub(super) text: String,
}

fn take_in_row(tx: &Tx, kind: Kind, row_id: &str) -> StoreResult<()> {
    if let Some(id) = tx.one(queries::SEARCH_ROW_GET, named_params! { ":row_id": row_id }, |row| row.get::<_, i64>("id"))? {
        tx.run(queries::SEARCH_TEXT_DROP, named_params! { ":id": id })?;
        tx.run(queries::SEARCH_ROW_DROP, named_params! { ":id": id })?;
    }
    match kind {
        Kind::Client => match standing::<Client>(tx, queries::CLIENT_GET, row_id)? {
            Some(client) => names::take_in(tx, &client),
            None => Ok(()),
        },
        _ => match found(tx, kind, row_id)? {
            Some(found) => put(tx, kind, row_id, &found),
            None => Ok(()),
        },
    }
}

fn standing<T: serde::de::DeserializeOwned>(tx: &Tx, question: &str, id: &str) -> StoreResult<Option<T>> {
    tx.one(question, named_params! { ":id": id }, |row| body(row, "body"))
}

/// What the row says now; `None` where it says nothing that counts.
pub(super) fn found(tx: &Tx, kind: Kind, row_id: &str) -> StoreResult<Option<Found>> {
    let joined = |texts: Vec<&str>| texts.join("\n");
    Ok(match kind {
        Kind::Entry => standing::<Entry>(tx, queries::ENTRY_GET, row_id)?.filter(|entry| !entry.is_annulled()).map(|entry| Found {
            client: entry.client_id,
            at: entry.event.starts_at.timestamp(),
            text: joined(texts_of_entry(&entry)),
        }),
        Kind::Document => {
            standing::<NationalDocument>(tx, queries::DOCUMENT_GET, row_id)?.filter(|document| !document.is_annulled()).map(|document| {
                Found { client: document.client_id, at: document.made_at().timestamp(), text: joined(texts_of_answers(&document.answers)) }
            })
        }
        Kind::Goal => standing::<Goal>(tx, queries::GOAL_GET, row_id)?.map(|goal| Found {
            client: goal.client_id,
            at: tx.at().timestamp(),
            text: joined(texts_of_goal(&goal)),
        }),
        Kind::Task => standing::<InterimTask>(tx, queries::TASK_GET, row_id)?.filter(|task| !task.withdrawn).map(|task| Found {
            client: task.client_id,
            at: moment_of(&task).unwrap_or(tx.at().timestamp()),
            text: joined(texts_of_task(&task)),
        }),
        Kind::Client => None,
    })
}

/// When a task was marked, or is due.
fn moment_of(task: &InterimTask) -> Option<i64> {
    let marked = task.outcome.as_ref().map(|outcome| outcome.marked_at.timestamp());
    marked.or(task.due_on.and_then(|day| day.and_hms_opt(12, 0, 0)).map(|noon| noon.and_utc().timestamp()))
}

fn put(tx: &Tx, kind: Kind, row_id: &str, found: &Found) -> StoreResult<()> {
    let all = words(&found.text);
    let language = language_of(&found.text);
    for word in &all {
        learn(tx, word, language)?;
    }
    let (first, last) = kind.moment(found.at);
    let id =
        tx.one(queries::SEARCH_ROW_FREE, named_params! { ":first": first, ":last": last }, |row| row.get::<_, i64>("id"))?.unwrap_or(first);
    tx.run(queries::SEARCH_ROW_PUT, named_params! { ":id": id, ":row_id": row_id, ":client_id": found.client.to_string() })?;
    tx.run(queries::SEARCH_TEXT_PUT, named_params! { ":id": id, ":words": format!("{} {}", mark_of(found.client), all.join(" ")) })
}

/// What a word may be a form of is asked once for each language it is met in.
fn learn(tx: &Tx, word: &str, language: Language) -> StoreResult<()> {
    let bit = 1 << language as i64;
    let known = tx.one(queries::SEARCH_WORD_GET, named_params! { ":word": word }, |row| row.get::<_, i64>("languages"))?.unwrap_or(0);
    if known & bit != 0 {
        return Ok(());
    }
    let put =
        tx.one(queries::SEARCH_WORD_PUT, named_params! { ":word": word, ":languages": known | bit }, |row| row.get::<_, i64>("id"))?;
    let Some(id) = put else { return Ok(()) };
    for form in forms(word, language) {
        tx.run(queries::SEARCH_FORM_PUT, named_params! { ":form": super::meaning::in_language(language, &form), ":word": id })?;
        if form.chars().count() >= SHORTEST_COMPOUND && language != Language::English {
            let backwards: String = form.chars().rev().collect();
            tx.run(queries::SEARCH_TAIL_PUT, named_params! { ":tail": super::meaning::in_language(language, &backwards), ":word": id })?;
        }
    }
    Ok(())
}
