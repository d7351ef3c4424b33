//! A finished document as it leaves: its national form under its file name, or the row that takes it back.
//! Must not know where it is written.

use askel_domain::client::Client;
use askel_domain::document::{CodeLists, NationalDocument};
use askel_domain::worker::Language;
use serde_json::Value;

use super::say::{FormWords, correction};
use super::write::{Envelope, NationalObstacle, write};
use super::{NationalForm, form};
use crate::document::{Document, stem};

/// The document in its national form, in the language of `words`.
///
/// # Errors
/// The first obstacle in the order of [`NationalObstacle`].
pub fn document(kept: &NationalDocument, client: &Client, lists: &CodeLists, words: &FormWords) -> Result<Document, NationalObstacle> {
    let form = form(kept.kind).ok_or(NationalObstacle::Fault)?;
    if kept.is_annulled() || kept.client_id != client.id {
        return Err(NationalObstacle::Fault);
    }
    let written_on = kept.written_at.date_naive();
    let envelope = Envelope { client, author: &kept.author, written_on, correction: correction(kept, words) };
    let written = write(form, &kept.answers, &envelope, &named(kept, lists), words)?;
    Ok(Document {
        json: written.json,
        replaces: (kept.version > 1).then(|| kept.version - 1),
        uses_demo_codes: written.uses_demo_codes,
        missing_codes: written.missing_codes,
        ..row(form, kept)
    })
}

/// Why the document cannot leave yet, without its words: the language chooses names, never whether a code is there.
pub fn obstacle(kept: &NationalDocument, client: &Client, lists: &CodeLists) -> Option<NationalObstacle> {
    document(kept, client, lists, &FormWords::none(Language::Fi)).err()
}

/// The row of an annulled document, without a document: as for entries, the national structures have none for it.
pub fn annulment(kept: &NationalDocument) -> Option<Document> {
    Some(Document { replaces: Some(kept.version.saturating_sub(1)), annuls: true, ..row(form(kept.kind)?, kept) })
}

/// The lists with the organisation's own choices in the words they had when the document was finished.
fn named(kept: &NationalDocument, lists: &CodeLists) -> CodeLists {
    let mut named = lists.clone();
    named.as_named_in(&kept.own_words);
    named
}

fn row(form: &'static NationalForm, kept: &NationalDocument) -> Document {
    Document {
        number: form.number(),
        oid: &form.schema,
        entry_id: kept.id,
        version: kept.version,
        stem: stem(form.number(), kept.id, kept.version),
        json: Value::Null,
        replaces: None,
        annuls: false,
        uses_demo_codes: false,
        missing_codes: vec![],
    }
}
