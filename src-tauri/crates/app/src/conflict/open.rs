//! Reads the cases that wait, and one of them with both its sides. Through the gate: what stands in them is a client's.

use askel_domain::id::WorkerId;
use askel_domain::moment::Moment;
use askel_store::Read;
use askel_store::log::Noun;
use askel_store::sync::{self, Case, CaseSort, RowKind};
use askel_sync::case_now;
use askel_sync::merge::{Merged, Side as Whose};
use chrono::DateTime;
use serde_json::Value;

use super::{CaseKind, ConflictPage, ConflictRef, ConflictRow, Side, id_of, number, words};
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
    let own = (open.worker.id, open.worker.name());
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

fn page(read: &Read, case: &Case, own: &(WorkerId, String)) -> Result<ConflictPage, Failure> {
    let merged = case_now(read, &case.id)?;
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (ours, theirs, base) = (value(&case.ours), value(&case.theirs), case.base.as_deref().map(value).unwrap_or_default());
    let fields = merged.as_ref().map(|merged| merged.cases.iter().map(|one| words::field(one, [&ours, &theirs, &base])).collect());
    Ok(ConflictPage {
        id: number(&case.id),
        kind: kind(case.sort),
        client_id: case.client_id,
        client_name: name_of(read, case.client_id)?,
        noun: noun(case.row.kind).into(),
        name: name(case),
        row_id: case.row.row_id.clone(),
        mine: Side { who: Some(own.1.clone()), at: changed_here(read, case)? },
        theirs: Side { who: case.their_author.as_deref().map(|author| colleague(author, own)), at: case.their_at.as_deref().and_then(moment_of) },
        fields: fields.unwrap_or_default(),
        joined: merged.as_ref().map_or(0, joined),
    })
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

/// Our own other laptop is told as our own name; of a colleague the id is all there is, until the directory has a name.
fn colleague(author: &str, own: &(WorkerId, String)) -> String {
    if author == own.0.to_string() { own.1.clone() } else { author.to_owned() }
}

const fn kind(sort: CaseSort) -> CaseKind {
    match sort {
        CaseSort::TwoCorrections => CaseKind::TwoCorrections,
        CaseSort::Gone => CaseKind::Gone,
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
