//! What a laptop that is handed in still holds alone, read in one view, with the delivered rows that it cannot be read without. Seals nothing
//! and writes nothing.

use std::collections::BTreeSet;

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_store::Read;
use askel_store::delivery::Record;
use askel_store::hand_over::{self, KeptRow};
use askel_store::log::Noun;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::places::Places;
use crate::failure::{Failure, FailureCode};
use crate::gate::Looks;

const FORMAT: &str = "askel-hand-over/1";

pub(super) struct Goods {
    /// Finished entries and documents that are in no folder and on no server.
    pub records: Vec<(Record, Client)>,
    /// Everything else that was read back from no server.
    rows: Vec<KeptRow>,
    /// Delivered, and named by something that was not.
    beside: Vec<KeptRow>,
    pub drafts: Vec<KeptRow>,
    pub end: (i64, String),
    protected: BTreeSet<ClientId>,
    /// Some protected client is or was in a group.
    in_groups: bool,
}

impl Goods {
    /// `drafts`: what is being written goes along too.
    pub fn read(read: &Read, drafts: bool) -> Result<Self, Failure> {
        let records: Vec<_> = askel_store::delivery::nowhere(read)?.into_iter().map(|kept| (kept.record, kept.client)).collect();
        let drafts = if drafts { hand_over::drafts(read)? } else { vec![] };
        let every = hand_over::rows(read)?;
        let protected = protected(&every);
        let in_groups = every.iter().any(|row| row.noun.starts_with("group") && row.client_id.is_some_and(|client| protected.contains(&client)));
        let (rows, others): (Vec<_>, Vec<_>) = every.into_iter().partition(|row| row.only_here);
        let mut said: Vec<Value> = records.iter().map(|(record, _)| body_of(record)).collect::<Result<_, _>>()?;
        said.extend(rows.iter().chain(&drafts).map(|row| row.body.clone()));
        Ok(Self { beside: needed(&said, others), records, rows, drafts, end: hand_over::end_of_log(read)?, protected, in_groups })
    }

    pub fn is_nothing(&self) -> bool {
        self.records.is_empty() && self.rows.is_empty() && self.drafts.is_empty()
    }

    pub fn clients(&self) -> BTreeSet<ClientId> {
        let rows = self.rows.iter().chain(&self.beside).chain(&self.drafts).filter_map(|row| row.client_id);
        self.records.iter().map(|(_, client)| client.id).chain(rows).collect()
    }

    /// One look for each client: all of it leaves.
    pub fn note(&self, looks: &mut Looks) {
        self.clients().into_iter().for_each(|client| looks.add(Action::Export, Noun::Client, client.to_string(), client));
    }

    /// By which two readings can be told apart.
    pub fn mark(&self) -> Result<[u8; 32], Failure> {
        let every = Places::of(BTreeSet::new(), false, BTreeSet::new());
        let text = serde_json::to_vec(&self.record(&every)?).map_err(|_| FailureCode::Internal)?;
        Ok(Sha256::digest(text).into())
    }

    pub fn places(&self, fields: Vec<String>) -> Places {
        Places::of(self.protected.clone(), self.in_groups, fields.into_iter().collect())
    }

    /// The record as it is kept. Of a protected client without any place: what was written before the order leaves no more than a document of
    /// it would.
    pub fn record(&self, places: &Places) -> Result<Value, Failure> {
        let finished = self.records.iter().map(|(record, client)| {
            let body = places.allowed(Some(client.id), body_of(record)?);
            Ok(json!({ "noun": record.noun().name(), "body": body }))
        });
        let row = |row: &KeptRow| json!({ "noun": row.noun, "id": row.id, "body": places.allowed(row.client_id, row.body.clone()) });
        let rows = |rows: &[KeptRow]| rows.iter().map(row).collect::<Vec<_>>();
        Ok(json!({
            "format": FORMAT,
            "finished": finished.collect::<Result<Vec<_>, Failure>>()?,
            "rows": rows(&self.rows),
            "beside": rows(&self.beside),
            "drafts": rows(&self.drafts),
        }))
    }
}

fn body_of(record: &Record) -> Result<Value, Failure> {
    let body = match record {
        Record::Entry(entry) => serde_json::to_value(entry),
        Record::Document(document) => serde_json::to_value(document),
    };
    Ok(body.map_err(|_| FailureCode::Internal)?)
}

fn protected(rows: &[KeptRow]) -> BTreeSet<ClientId> {
    let clients = rows.iter().filter(|row| row.noun == "client").filter_map(|row| serde_json::from_value::<Client>(row.body.clone()).ok());
    clients.filter(Client::is_protected).map(|client| client.id).collect()
}

/// Of `others` what is named in `said` by its id, and what that names in turn: whose it is, the goal of a task, the group somebody came to.
fn needed(said: &[Value], mut others: Vec<KeptRow>) -> Vec<KeptRow> {
    let (mut named, mut found) = (BTreeSet::new(), vec![]);
    said.iter().for_each(|value| name(value, &mut named));
    loop {
        let (next, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|row| named.contains(&row.id));
        others = rest;
        if next.is_empty() {
            return found;
        }
        next.iter().for_each(|row| name(&row.body, &mut named));
        found.extend(next);
    }
}

fn name(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = named.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| name(item, named)),
        Value::Object(fields) => {
            // Measures are told apart by their version.
            if let (Some(id), Some(version)) = (fields.get("id").and_then(Value::as_str), fields.get("version").and_then(Value::as_str)) {
                named.insert(format!("{id} {version}"));
            }
            fields.values().for_each(|field| name(field, named));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(noun: &str, id: &str, body: Value) -> KeptRow {
        KeptRow { noun: noun.into(), id: id.into(), client_id: None, body, only_here: false }
    }

    #[test]
    fn what_is_named_goes_along_with_what_it_names_and_nothing_else() {
        let others = vec![
            row("client", "c1", json!({ "id": "c1" })),
            row("client", "c2", json!({ "id": "c2" })),
            row("goal", "g1", json!({ "id": "g1", "client_id": "c1" })),
            row("group", "r1", json!({ "id": "r1" })),
            row("group_session", "s1", json!({ "id": "s1", "group_id": "r1" })),
            row("measure", "m 1", json!({ "definition": { "id": "m", "version": "1" } })),
            row("measure", "m 2", json!({})),
        ];
        let said = [json!({ "goal_id": "g1" }), json!({ "session_id": "s1" }), json!({ "definition": { "id": "m", "version": "1" } })];
        let ids: BTreeSet<String> = needed(&said, others).into_iter().map(|row| row.id).collect();
        assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["c1", "g1", "m 1", "r1", "s1"]);
    }
}
