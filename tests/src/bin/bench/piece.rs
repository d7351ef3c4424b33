//! A value of the record on its way into both files: through the store's own door, and as the same rows for bare rusqlite.
//! Knows the store's tables; whether the two files stay alike is checked by their sizes.

use askel_domain::client::Client;
use askel_domain::code::CodeValue;
use askel_domain::draft::Draft;
use askel_domain::entry::{Entry, EntryBody};
use askel_domain::goal::Goal;
use askel_domain::id::ClientId;
use askel_domain::moment::Moment;
use askel_domain::name::{search_key, sort_key};
use askel_domain::period::ServicePeriod;
use askel_domain::session::Session;
use askel_domain::task::{InterimTask, Responsible};
use askel_store::{StoreResult, Tx};
use rusqlite::types::Value;
use serde::Serialize;

use crate::bare::{Statement, number, text};
use crate::measure::{Outcome, said};
use crate::season::Ids;

pub enum Piece {
    Client(Client),
    Period(ServicePeriod),
    Goal(Goal),
    Session(Session),
    Task(InterimTask),
    Entry(Box<Entry>),
    Exported(Box<Entry>),
    DraftBegun(Box<Draft>),
    DraftFinished(Box<Draft>),
}

/// The log beside the bare rows: numbers and identifiers in order, as long as the real ones.
pub struct Log {
    pub last: i64,
    pub ids: Ids,
    pub at: Moment,
}

impl Piece {
    pub fn keep(&self, tx: &Tx) -> StoreResult<()> {
        match self {
            Self::Client(client) => askel_store::client::put(tx, client),
            Self::Period(period) => askel_store::period::put(tx, period),
            Self::Goal(goal) => askel_store::goal::put(tx, goal, None),
            Self::Session(session) => askel_store::session::put(tx, session),
            Self::Task(task) => askel_store::task::put(tx, task, None),
            Self::Entry(entry) => askel_store::entry::insert(tx, entry),
            Self::Exported(entry) => askel_store::delivery::note_exported(tx, &[(entry.id, entry.version, entry.client_id)]),
            Self::DraftBegun(draft) => askel_store::draft::begin(tx, draft),
            Self::DraftFinished(draft) => askel_store::draft::end(tx, draft, "finished"),
        }
    }

    /// The row and its revision.
    pub fn rows(&self, log: &mut Log) -> Outcome<Vec<Statement>> {
        let (row, noun, id, client_id, body) = match self {
            Self::Client(client) => (row_of_client(client)?, "client", text(client.id), client.id, json(client)?),
            Self::Period(period) => (row_of_period(period)?, "period", text(period.id), period.client_id, json(period)?),
            Self::Goal(goal) => (row_of_goal(goal)?, "goal", text(goal.id), goal.client_id, json(goal)?),
            Self::Session(session) => (row_of_session(session)?, "session", text(session.id), session.client_id, json(session)?),
            Self::Task(task) => (row_of_task(task)?, "task", text(task.id), task.client_id, json(task)?),
            Self::Entry(entry) => (row_of_entry(entry)?, "entry", text(entry.id), entry.client_id, json(entry)?),
            Self::Exported(entry) => {
                (row_of_delivery(entry, log.at)?, "delivery", text(entry.id), entry.client_id, r#"{"version":1}"#.into())
            }
            Self::DraftBegun(draft) => (row_of_draft(draft)?, "draft", text(draft.id), draft.client_id, String::new()),
            Self::DraftFinished(draft) => {
                (Statement::new("draft/delete.sql", [(":id", text(draft.id))])?, "draft", text(draft.id), draft.client_id, String::new())
            }
        };
        let reason = match self {
            Self::Exported(_) => text("folder"),
            Self::DraftBegun(_) => text("begun"),
            Self::DraftFinished(_) => text("finished"),
            _ => Value::Null,
        };
        // An entry waits for its delivery in a list of its own.
        let waiting = match self {
            Self::Entry(entry) => Some(waits(entry)?),
            Self::Exported(entry) => Some(arrived(entry)?),
            _ => None,
        };
        let revision = log.revision(noun, id.clone(), client_id, reason, body)?;
        // And so does everything for the server, but for what is only this laptop's.
        let version = match self {
            Self::Entry(entry) => Some(entry.version),
            Self::Exported(_) | Self::DraftBegun(_) | Self::DraftFinished(_) => None,
            _ => Some(0),
        };
        let outbox = version.map(|version| log.outbox(noun, id, version, client_id)).transpose()?;
        Ok([row].into_iter().chain(waiting).chain([revision]).chain(outbox).collect())
    }
}

impl Log {
    /// The row that waits for the server, as the revision's.
    fn outbox(&self, kind: &str, row_id: Value, version: u32, client_id: ClientId) -> Outcome<Statement> {
        let (seq, visit, since) = ((":seq", number(self.last)), (":visit", number(self.last)), (":since_utc", number(self.at.timestamp())));
        let key = [(":kind", text(kind)), (":row_id", row_id), (":version", number(version)), (":client_id", text(client_id))];
        let [kind, row_id, version, client_id] = key;
        Statement::new("sync/outbox_put.sql", [kind, row_id, version, client_id, seq, visit, since])
    }

    /// A revision as long as a real one. Its hash is made here, before any clock starts: bare writes bytes and thinks nothing.
    fn revision(&mut self, noun: &str, row_id: Value, client_id: ClientId, reason: Value, body: String) -> Outcome<Statement> {
        self.last += 1;
        let (id, hash) = (self.ids.next(self.at), [self.ids.next(self.at).into_bytes(), self.ids.next(self.at).into_bytes()].concat());
        let at = self.at.to_rfc3339();
        Statement::new(
            "log/append.sql",
            [
                (":seq", number(self.last)),
                (":id", text(id)),
                (":kind", text("change")),
                (":noun", text(noun)),
                (":row_id", row_id),
                (":client_id", text(client_id)),
                (":author", text(id)),
                (":device", text(id)),
                (":event_at", text(&at)),
                (":written_at", text(&at)),
                (":reason", reason),
                (":body", Value::Text(body)),
                (":previous", Value::Blob(hash.clone())),
                (":mac", Value::Blob(hash.clone())),
                (":hash", Value::Blob(hash)),
            ],
        )
    }
}

fn json(value: &impl Serialize) -> Outcome<String> {
    serde_json::to_string(value).map_err(said)
}

fn row_of_client(client: &Client) -> Outcome<Statement> {
    let names = format!("{} {} {}", client.family_name, client.given_names, client.calling_name);
    let (sort, search) = ((":sort_name", text(sort_key(&names))), (":search_name", text(search_key(&names))));
    Statement::new("client/put.sql", [(":id", text(client.id)), sort, search, (":identity", Value::Null), (":body", text(json(client)?))])
}

fn row_of_period(period: &ServicePeriod) -> Outcome<Statement> {
    let (starts, ends) = ((":starts_on", text(period.term.starts_on)), (":ends_on", text(period.term.ends_on)));
    Statement::new(
        "period/put.sql",
        [(":id", text(period.id)), (":client_id", text(period.client_id)), starts, ends, (":notice_on", period.notice_on().map_or(Value::Null, text)), (":body", text(json(period)?))],
    )
}

fn row_of_goal(goal: &Goal) -> Outcome<Statement> {
    Statement::new("goal/put.sql", [(":id", text(goal.id)), (":client_id", text(goal.client_id)), (":body", text(json(goal)?))])
}

fn row_of_session(session: &Session) -> Outcome<Statement> {
    let waiting = session.settled_by.is_none() && !session.removed;
    let (starts, waiting) = ((":starts_utc", number(session.starts_at.timestamp())), (":waiting", number(waiting)));
    Statement::new(
        "session/put.sql",
        [(":id", text(session.id)), (":client_id", text(session.client_id)), starts, waiting, (":body", text(json(session)?))],
    )
}

fn row_of_task(task: &InterimTask) -> Outcome<Statement> {
    Statement::new(
        "task/put.sql",
        [
            (":id", text(task.id)),
            (":client_id", text(task.client_id)),
            (":open", number(task.is_open())),
            (":own", number(matches!(task.responsible, Responsible::Worker))),
            (":due_on", task.due_on.map_or(Value::Null, text)),
            (":body", text(json(task)?)),
        ],
    )
}

fn row_of_entry(entry: &Entry) -> Outcome<Statement> {
    let minutes = entry.event.ends_at.map_or(0, |end| (end - entry.event.starts_at).num_minutes());
    Statement::new(
        "entry/insert.sql",
        [
            (":id", text(entry.id)),
            (":version", number(entry.version)),
            (":client_id", text(entry.client_id)),
            (":starts_utc", number(entry.event.starts_at.timestamp())),
            (":held", number(matches!(entry.body, EntryBody::Meeting(_)))),
            (":mode", text(entry.event.mode.name())),
            (":minutes", number(minutes)),
            (":recorded_together", number(entry.recorded_together())),
            (":body", text(json(entry)?)),
            (":annulled", number(entry.is_annulled())),
            (":draft_id", Value::Null),
        ],
    )
}

fn waits(entry: &Entry) -> Outcome<Statement> {
    let starts = (":starts_utc", number(entry.event.starts_at.timestamp()));
    Statement::new("delivery/await.sql", [starts, (":entry_id", text(entry.id)), (":version", number(entry.version))])
}

fn arrived(entry: &Entry) -> Outcome<Statement> {
    Statement::new("delivery/arrived.sql", [(":entry_id", text(entry.id)), (":version", number(entry.version))])
}

fn row_of_delivery(entry: &Entry, at: Moment) -> Outcome<Statement> {
    let (exported_at, exported_utc) = ((":exported_at", text(at.to_rfc3339())), (":exported_utc", number(at.timestamp())));
    Statement::new("delivery/put.sql", [(":entry_id", text(entry.id)), (":version", number(entry.version)), exported_at, exported_utc])
}

pub fn row_of_draft(draft: &Draft) -> Outcome<Statement> {
    let (session, saved) =
        ((":session_id", draft.session_id.map_or(Value::Null, text)), (":saved_utc", number(draft.saved_at.timestamp())));
    Statement::new(
        "draft/put.sql",
        [(":id", text(draft.id)), (":client_id", text(draft.client_id)), session, saved, (":body", text(json(draft)?)), (":corrects", Value::Null), (":re_enters", Value::Null)],
    )
}

pub fn row_of_code(value: &CodeValue) -> Outcome<Statement> {
    let system = (":system", text(value.system.oid()));
    Statement::new("code/put.sql", [system, (":code", text(&value.code)), (":demo", number(value.demo)), (":body", text(json(value)?))])
}
