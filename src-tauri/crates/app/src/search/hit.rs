//! What a hit shows of its row: the texts that protection leaves, and the line of them in which the words stand.

use askel_domain::client::Client;
use askel_domain::document::FormKind;
use askel_domain::findable::{texts_of_answers, texts_of_entry, texts_of_goal, texts_of_task};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use askel_search::{Passage, passage};
use askel_store::search::{Hit, Kind, Meaning};
use askel_store::{Read, document, entry, goal, task};

use super::{PassagePiece, SearchHit};
use crate::document::asked_of;
use crate::failure::{Failure, FailureCode};

/// What is told beside the passage.
#[derive(Default)]
struct About {
    at: Option<Moment>,
    mode: Option<ContactMode>,
    form: Option<FormKind>,
    open: Option<bool>,
}

/// `None` where the words stand only in what is not to be shown, or in what has changed since the index was made.
pub(super) fn shown(read: &Read, kind: Kind, hit: &Hit, client: &Client, meaning: &Meaning) -> Result<Option<SearchHit>, Failure> {
    let found = match kind {
        Kind::Entry => entry::get(read, id(hit)?)?.filter(|entry| !entry.is_annulled()).map(|entry| {
            let about = About { at: Some(entry.event.starts_at), mode: Some(entry.event.mode), ..About::default() };
            (about, line(&texts_of_entry(&entry), client, meaning))
        }),
        Kind::Document => match document::get(read, id(hit)?)?.filter(|document| !document.is_annulled()) {
            Some(document) => {
                let asked = asked_of(document.kind, client)?.only_asked(&document.answers);
                let about = About { at: Some(document.made_at()), form: Some(document.kind), ..About::default() };
                Some((about, line(&texts_of_answers(&asked), client, meaning)))
            }
            None => None,
        },
        Kind::Goal => goal::get(read, id(hit)?)?.map(|goal| (About::default(), line(&texts_of_goal(&goal), client, meaning))),
        Kind::Task => task::get(read, id(hit)?)?.filter(|task| !task.withdrawn).map(|task| {
            let about =
                About { at: task.outcome.as_ref().map(|outcome| outcome.marked_at), open: Some(task.is_open()), ..About::default() };
            (about, line(&texts_of_task(&task), client, meaning))
        }),
        Kind::Client => None,
    };
    let Some((about, Some(line))) = found else { return Ok(None) };
    Ok(Some(SearchHit {
        id: hit.row_id.parse().map_err(|_| FailureCode::Internal)?,
        client_id: client.id,
        client_name: client.name(),
        non_disclosure: client.non_disclosure,
        at: about.at,
        mode: about.mode,
        form: about.form,
        open: about.open,
        passage: line.pieces.into_iter().map(|piece| PassagePiece { text: piece.text, marked: piece.marked }).collect(),
    }))
}

fn id<T: std::str::FromStr>(hit: &Hit) -> Result<T, Failure> {
    hit.row_id.parse().map_err(|_| FailureCode::Internal.into())
}

/// The first of the texts with most of the words; `None` unless each of them stands in one of the texts or names the client.
fn line(texts: &[&str], client: &Client, meaning: &Meaning) -> Option<Passage> {
    let (all, mut met) = (meaning.all(), meaning.naming(client.id));
    let mut best: Option<Passage> = None;
    for text in texts {
        let Some(found) = passage(text, all, |word| meaning.met_by(word)) else { continue };
        met |= found.met;
        let is_whole = found.met == all;
        if best.as_ref().is_none_or(|best| found.met.count_ones() > best.met.count_ones()) {
            best = Some(found);
        }
        if is_whole {
            break;
        }
    }
    best.filter(|_| met == all)
}
