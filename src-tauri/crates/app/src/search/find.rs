//! Finds, and lets only the worker's own clients' words be seen; whose words were shown stands in the access log first.
//! Whoever else is on this laptop can be found by name, as in the list of clients.

use std::collections::HashMap;
use std::rc::Rc;

use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_store::Read;
use askel_store::log::Noun;
use askel_store::search::{self, Kind, Meaning};
use chrono::Datelike;

use super::hit::shown;
use super::{NameHit, SearchHit, SearchPage, SearchRequest};
use crate::answer::Answer;
use crate::client::require;
use crate::failure::Failure;
use crate::gate::{Looks, Rights};
use crate::{Askel, Open};

/// A longer question than this says nothing more.
const LONGEST: usize = 200;
const MOST_CLIENTS: usize = 8;
const MOST_ENTRIES: usize = 20;
const MOST_OTHERS: usize = 8;
/// So many rows are looked at where some of the first may not be shown.
const MOST_LOOKED_AT: usize = 200;
/// Rows taken into the index before a search answers, and at one time in between.
const TAKEN_IN: u32 = 50;
/// More clients of one name narrow nothing down.
const MOST_NAMED: usize = 20;

/// Takes some rows into the index, or puts together what was taken in. Answers whether there is more to do. What cannot be written
/// now waits for another time.
pub fn go_on(open: &mut Open) -> bool {
    if waits(open) {
        return take_some_in(open);
    }
    let scattered = |open: &Open| open.read(search::is_scattered).unwrap_or(false);
    scattered(open) && open.write(|tx| Ok(search::gather(tx)?)).is_ok() && scattered(open)
}

fn waits(open: &Open) -> bool {
    open.read(search::due).is_ok_and(|due| due > 0)
}

fn take_some_in(open: &mut Open) -> bool {
    open.write(|tx| Ok(search::take_in(tx, TAKEN_IN)?)).is_ok()
}

impl Askel {
    /// The same between the wishes, while a bag is open.
    pub fn look_through(&mut self) -> bool {
        self.is_open() && self.open().is_ok_and(go_on)
    }
}

pub fn search(open: &mut Open, request: SearchRequest) -> Result<Answer<SearchPage>, Failure> {
    if waits(open) {
        take_some_in(open);
    }
    let text: String = request.text.chars().take(LONGEST).collect();
    let rights = open.rights();
    open.show(|read, looks| {
        let meaning = understood(read, &text)?;
        let mut asked = Asked { read, looks, rights, meaning, clients: HashMap::new(), more: false };
        let clients = asked.named()?;
        Ok(SearchPage {
            clients,
            entries: asked.hits(Kind::Entry, MOST_ENTRIES)?,
            documents: asked.hits(Kind::Document, MOST_OTHERS)?,
            goals: asked.hits(Kind::Goal, MOST_OTHERS)?,
            tasks: asked.hits(Kind::Task, MOST_OTHERS)?,
            more: asked.more,
            waiting: search::due(read)?,
        })
    })
    .map(Answer::shown)
}

/// What the words mean; the last one is begun while nothing follows it.
fn understood(read: &Read, text: &str) -> Result<Meaning, Failure> {
    let meaning = search::meaning(read, text)?;
    Ok(if text.ends_with(char::is_alphanumeric) { search::widened(read, meaning)? } else { meaning })
}

struct Asked<'a, 'r> {
    read: &'a Read<'r>,
    looks: &'a mut Looks,
    rights: Rights,
    meaning: Meaning,
    /// `None`: the record is not this worker's to see.
    clients: HashMap<ClientId, Option<Rc<Client>>>,
    more: bool,
}

impl Asked<'_, '_> {
    /// Clients whom every word names; those with a letter otherwise only where nobody is named as typed.
    fn named(&mut self) -> Result<Vec<NameHit>, Failure> {
        let mut each = vec![];
        for word in &mut self.meaning.0 {
            let named = search::named(self.read, &word.typed)?;
            word.names = if named.clients.len() <= MOST_NAMED { named.clients.clone() } else { vec![] };
            each.push(named);
        }
        let exact = in_each(each.iter().map(|named| named.clients.clone()));
        let near = if exact.is_empty() {
            in_each(each.iter().map(|named| named.clients.iter().chain(&named.near).copied().collect()))
        } else {
            vec![]
        };
        self.more |= exact.len().max(near.len()) > MOST_CLIENTS;
        let mut found = vec![];
        for (id, near) in exact.into_iter().map(|id| (id, false)).chain(near.into_iter().map(|id| (id, true))).take(MOST_CLIENTS) {
            let client = require(self.read, id)?;
            self.looks.listed(Noun::Client, id);
            found.push(NameHit {
                id,
                name: client.name(),
                birth_year: client.birth_date().map(|born| born.year()),
                non_disclosure: client.non_disclosure,
                near,
            });
        }
        Ok(found)
    }

    fn hits(&mut self, kind: Kind, most: usize) -> Result<Vec<SearchHit>, Failure> {
        // One more than is shown tells that there is more.
        let mut found = self.hits_among(kind, most, most + 1)?;
        if found.is_none() {
            found = self.hits_among(kind, most, MOST_LOOKED_AT)?;
        }
        let found = found.unwrap_or_default();
        found.iter().for_each(|hit| self.looks.found(noun(kind), hit.client_id));
        Ok(found)
    }

    /// `None` where more rows than these have to be looked at: some of them are not to be shown.
    fn hits_among(&mut self, kind: Kind, most: usize, limit: usize) -> Result<Option<Vec<SearchHit>>, Failure> {
        let rows = search::hits(self.read, kind, &self.meaning, limit as u32)?;
        let mut found = vec![];
        for row in &rows {
            if found.len() == most {
                break;
            }
            let Some(client) = self.client(row.client)? else { continue };
            found.extend(shown(self.read, kind, row, &client, &self.meaning)?);
        }
        let full = rows.len() == limit;
        self.more |= full;
        Ok((found.len() == most || !full || limit >= MOST_LOOKED_AT).then_some(found))
    }

    fn client(&mut self, id: ClientId) -> Result<Option<Rc<Client>>, Failure> {
        if let Some(known) = self.clients.get(&id) {
            return Ok(known.clone());
        }
        let client = if self.rights.let_open(self.read, id)? { askel_store::client::get(self.read, id)?.map(Rc::new) } else { None };
        self.clients.insert(id, client.clone());
        Ok(client)
    }
}

fn in_each(mut each: impl Iterator<Item = Vec<ClientId>>) -> Vec<ClientId> {
    let first = each.next().unwrap_or_default();
    each.fold(first, |kept, other| kept.into_iter().filter(|id| other.contains(id)).collect())
}

fn noun(kind: Kind) -> Noun {
    match kind {
        Kind::Entry => Noun::Entry,
        Kind::Document => Noun::Document,
        Kind::Goal => Noun::Goal,
        Kind::Task => Noun::Task,
        Kind::Client => Noun::Client,
    }
}
