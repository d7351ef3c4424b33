//! Reads the cases that wait, and one of them with both its sides. Through the gate: what stands in them is a client's.

use askel_domain::moment::Moment;
use askel_domain::worker::Worker;
use askel_store::Read;
use askel_store::log::Noun;
use askel_store::sync::{self, Case, CaseSort, RowKind};
use askel_sync::{case_now, colleagues};
use askel_sync::merge::{Merged, Side as Whose};
use chrono::DateTime;
use serde_json::Value;

use super::corrections::{Written, read_both};
use super::{CaseKind, ConflictPage, ConflictRef, ConflictRow, Side, ChangedBy, id_of, number, words};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::client::PAGE;
use crate::failure::{Failure, FailureCode};
use crate::sync::{moment, name_of, noun};

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<Vec<ConflictRow>>, Failure> {
    open.show(|read, looks| {
        let rows: Vec<ConflictRow> = sync::open_cases(read, PAGE)?.iter().map(|case| row(read, case)).collect::<Result<_, _>>()?;
        rows.iter().filter_map(|row| row.client_id).for_each(|client| looks.listed(Noun::Delivery, client));
        Ok(rows)
    })
    .map(Answer::shown)
}

fn row(read: &Read, case: &Case) -> Result<ConflictRow, Failure> {
    Ok(ConflictRow {
        id: number(&case.id),
        kind: kind(case.sort),
        client_id: case.client_id,
        client_name: name_of(read, case.client_id)?,
        noun: noun(case.row.kind).into(),
        name: name(case),
        found_at: moment(case.found_utc),
        fields: case_now(read, &case.id)?.map_or(1, |merged| merged.cases.len() as u32),
    })
}

/// # Errors
/// [`FailureCode::NotFound`] also when somebody has answered it meanwhile.
pub fn open(open: &mut Open, request: ConflictRef) -> Result<Answer<ConflictPage>, Failure> {
    let own = open.worker.clone();
    open.show(|read, looks| {
        let case = waiting(read, &request.id)?;
        if let Some(client) = case.client_id {
            looks.opened(opened_as(case.row.kind), &case.row.row_id, client);
        }
        page(read, &case, &own)
    })
    .map(Answer::shown)
}

pub(super) fn waiting(read: &Read, id: &str) -> Result<Case, Failure> {
    let case = sync::find_case(read, &id_of(id))?.filter(|case| case.answer.is_none());
    Ok(case.ok_or(FailureCode::NotFound)?)
}

fn page(read: &Read, case: &Case, own: &Worker) -> Result<ConflictPage, Failure> {
    let merged = case_now(read, &case.id)?;
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (ours, theirs, base) = (value(&case.ours), value(&case.theirs), case.base.as_deref().map(value).unwrap_or_default());
    let fields = merged.as_ref().map(|merged| merged.cases.iter().map(|one| words::field(one, [&ours, &theirs, &base])).collect());
    let corrections = read_both(read, case, own.language)?;
    let who = who(read, case.their_author.as_deref(), own, corrections.theirs.by.as_deref())?;
    Ok(ConflictPage {
        id: number(&case.id),
        kind: kind(case.sort),
        client_id: case.client_id,
        client_name: name_of(read, case.client_id)?,
        noun: noun(case.row.kind).into(),
        name: name(case),
        row_id: case.row.row_id.clone(),
        mine: side(ChangedBy::Named { name: own.name() }, changed_here(read, case)?, corrections.mine),
        theirs: side(who, case.their_at.as_deref().and_then(moment_of), corrections.theirs),
        fields: fields.unwrap_or_default(),
        joined: merged.as_ref().map_or(0, joined),
        entry: corrections.entry,
        document: corrections.document,
    })
}

/// A correction tells itself when it was written; of anything else `known` does.
fn side(who: ChangedBy, known: Option<Moment>, Written { at, reason, annulled, .. }: Written) -> Side {
    Side { who, at: at.or(known), reason, annulled }
}

/// What only they changed, and stands already.
fn joined(merged: &Merged) -> u32 {
    merged.notes.iter().filter(|note| note.side == Whose::Theirs).count() as u32
}

/// When our side was last written, by the log.
fn changed_here(read: &Read, case: &Case) -> Result<Option<Moment>, Failure> {
    Ok(sync::queued(read, &case.row)?.map(|queued| moment(queued.since_utc)))
}

fn moment_of(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| askel_domain::moment::in_helsinki(at.to_utc()))
}

/// Our own other laptop is told as our own name; a colleague by the name in what was written, or by the directory's.
fn who(read: &Read, author: Option<&str>, own: &Worker, written: Option<&str>) -> Result<ChangedBy, Failure> {
    let Some(author) = author else { return Ok(ChangedBy::Unknown) };
    if author == own.id.to_string() {
        return Ok(ChangedBy::Named { name: own.name() });
    }
    let known = match written.filter(|name| !name.trim().is_empty()) {
        Some(name) => Some(name.to_owned()),
        None => colleagues(read)?.into_iter().find(|worker| worker.id.to_string() == author).map(|worker| worker.name()),
    };
    Ok(known.map_or(ChangedBy::Colleague, |name| ChangedBy::Named { name }))
}

const fn kind(sort: CaseSort) -> CaseKind {
    match sort {
        CaseSort::TwoCorrections => CaseKind::TwoCorrections,
        CaseSort::Overlap | CaseSort::Merged => CaseKind::Overlap,
    }
}

/// What the thing is called by those who work with it.
fn name(case: &Case) -> String {
    let value: Value = serde_json::from_str(&case.ours).unwrap_or_default();
    let named = ["client_words", "what", "name", "description"].iter().find_map(|field| value[field].as_str().filter(|text| !text.is_empty()));
    named.filter(|_| case.row.kind != RowKind::Client).unwrap_or_default().to_owned()
}

const fn opened_as(kind: RowKind) -> Noun {
    match kind {
        RowKind::Client => Noun::Client,
        RowKind::Period => Noun::Period,
        RowKind::Goal => Noun::Goal,
        RowKind::Session => Noun::Session,
        RowKind::Entry => Noun::Entry,
        RowKind::Task => Noun::Task,
        RowKind::Team => Noun::Team,
        RowKind::Risk => Noun::Risk,
        RowKind::Document => Noun::Document,
        RowKind::Gas => Noun::Gas,
        RowKind::Response | RowKind::Measure => Noun::Measure,
        RowKind::Group | RowKind::GroupSession | RowKind::GroupMember | RowKind::Attendance => Noun::Group,
        RowKind::Worker => Noun::Worker,
    }
}
