//! What stands in the record now against what the log last said of it: a row put back alone is whole in itself, and only
//! the log knows that it is not the newest. Knows which nouns have rows, not what is in them.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use askel_domain::code::CodeValue;
use askel_domain::id::ClientId;
use askel_domain::revision::{Kind, Revision};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Deserialize;

use super::Noun;
use crate::failure::StoreResult;
use crate::queries;
use crate::row::json;

/// A row of the record and which version of it, 0 where there is but one.
#[derive(PartialEq, Eq, Hash)]
struct Place {
    noun: Noun,
    row: Box<str>,
    nth: u32,
}

struct Told {
    seq: i64,
    /// Of the text, by a key of this check alone.
    print: u64,
}

/// What differs: of which noun, and in whose record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub noun: Noun,
    pub client: Option<ClientId>,
}

/// What the log says should stand in the record. Filled while the log is walked.
#[derive(Default)]
pub(super) struct Newest {
    told: HashMap<Place, Told>,
    printer: RandomState,
}

#[derive(Deserialize)]
struct Delivered {
    version: u32,
}

impl Newest {
    pub(super) fn hear(&mut self, revision: &Revision) -> StoreResult<()> {
        let Some(noun) = Noun::of_state(revision.noun).filter(|_| revision.kind == Kind::Change.name()) else { return Ok(()) };
        let at = |nth| Place { noun, row: revision.row_id.into(), nth };
        match noun {
            Noun::Draft if revision.reason == Some("begun") => self.put(at(0), revision.seq, ""),
            Noun::Draft => _ = self.told.remove(&at(0)),
            // Versions follow each other from 1.
            Noun::Entry | Noun::Document => {
                let free = (1..).find(|nth| !self.told.contains_key(&at(*nth))).unwrap_or_default();
                self.put(at(free), revision.seq, revision.body);
            }
            Noun::Delivery => {
                let delivered = serde_json::from_str::<Delivered>(revision.body).map_or(0, |delivered| delivered.version);
                self.put(at(delivered), revision.seq, "");
            }
            Noun::Code => {
                let values: Vec<CodeValue> = serde_json::from_str(revision.body).unwrap_or_default();
                for value in values {
                    let row = format!("{} {}", value.system.oid(), value.code).into();
                    self.put(Place { noun, row, nth: 0 }, revision.seq, &json(&value)?);
                }
            }
            _ => self.put(at(0), revision.seq, revision.body),
        }
        Ok(())
    }

    fn put(&mut self, place: Place, seq: i64, text: &str) {
        let print = self.printer.hash_one(text);
        self.told.insert(place, Told { seq, print });
    }

    /// The first thing that stands otherwise than told, that nobody told of, or that was told of and is not there.
    pub(super) fn differs_from(mut self, view: &Connection) -> StoreResult<Option<Difference>> {
        let mut statement = view.prepare(queries::LOG_STATE)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = |name: &str| row.get_ref(name)?.as_str().map_err(rusqlite::Error::from);
            let Some(noun) = Noun::of_state(text("noun")?) else { continue };
            let place = Place { noun, row: text("row_id")?.into(), nth: row.get("nth")? };
            let print = self.printer.hash_one(text("body")?);
            if self.told.remove(&place).is_none_or(|told| told.print != print) {
                return Ok(Some(Difference { noun, client: client_of(view, &place)? }));
            }
        }
        let Some((place, told)) = self.told.into_iter().min_by_key(|(_, told)| told.seq) else { return Ok(None) };
        let client: Option<String> = view.query_row(queries::LOG_CLIENT_AT, [told.seq], |row| row.get("client_id"))?;
        Ok(Some(Difference { noun: place.noun, client: client.and_then(|id| id.parse().ok()) }))
    }
}

fn client_of(view: &Connection, place: &Place) -> StoreResult<Option<ClientId>> {
    let asked = named_params! { ":noun": place.noun.name(), ":row_id": place.row };
    let found: Option<Option<String>> = view.query_row(queries::LOG_CLIENT_OF_ROW, asked, |row| row.get("client_id")).optional()?;
    Ok(found.flatten().and_then(|id| id.parse().ok()))
}
