//! Where each record is: what needs the worker, what waits, what was read back, what came and was not taken. Names of clients stand
//! in it, so it comes through the gate.

use askel_domain::client::Client;
use askel_domain::id::{ClientId, EntryId};
use askel_domain::lease::Reach;
use askel_domain::moment::Moment;
use askel_store::log::Noun;
use askel_store::sync::{Case, Queued, RowKey, RowKind};
use askel_store::{Read, delivery, document, entry, sync as kept};
use askel_sync::Reason;
use askel_sync::claim::RecordState;

use super::claimed::moment;
use super::{AsideReason, RefusedRow, RowState, SyncRecords, SyncRow, SyncWhat, state};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::client::PAGE;
use crate::failure::Failure;

/// More than a hundred are never drawn, and so many are looked through to find what needs somebody.
const LOOKED_THROUGH: u32 = 2_000;

/// Empty where the organisation named no server.
pub fn records(open: &mut Open, _: Empty) -> Result<Answer<SyncRecords>, Failure> {
    // What waits can be looked at when the lease is over, and what is safe on the server can wait.
    let whole = open.standing().lets(Reach::Record);
    open.show_unfinished(|read, looks| {
        let mut records = SyncRecords { needs: vec![], waiting: vec![], waiting_total: 0, there: vec![], there_total: 0, refused: vec![] };
        if !state::has_server(read)? {
            return Ok(records);
        }
        for queued in kept::undelivered(read, 0, LOOKED_THROUGH)? {
            let row = row_of_queue(read, &queued)?;
            match row.state {
                RowState::NeedsAttention { .. } | RowState::TwoVersions { .. } => records.needs.push(row),
                _ => {
                    records.waiting_total += 1;
                    if records.waiting.len() < PAGE as usize {
                        records.waiting.push(row);
                    }
                }
            }
        }
        for case in kept::open_cases(read, PAGE)? {
            add_case(read, &mut records.needs, &case)?;
        }
        if whole {
            (records.there, records.there_total) = there(read)?;
        }
        records.refused = kept::refused(read, PAGE)?.iter().map(|refused| refused_row(read, refused)).collect::<Result<_, _>>()?;
        let rows = records.needs.iter().chain(&records.waiting).chain(&records.there).filter_map(|row| row.client_id);
        rows.chain(records.refused.iter().filter_map(|row| row.client_id)).for_each(|client| looks.listed(Noun::Delivery, client));
        Ok(records)
    })
    .map(Answer::shown)
}

/// A case whose row waits for nothing: two corrections, each of which is on the server. Its choice is asked for all the same.
fn add_case(read: &Read, needs: &mut Vec<SyncRow>, case: &Case) -> Result<(), Failure> {
    let conflict = crate::conflict::number(&case.id);
    if !needs.iter().any(|row| matches!(&row.state, RowState::TwoVersions { conflict: known } if *known == conflict)) {
        needs.push(SyncRow { state: RowState::TwoVersions { conflict }, ..row(read, &case.row, case.client_id, moment(case.found_utc))? });
    }
    Ok(())
}

fn row_of_queue(read: &Read, queued: &Queued) -> Result<SyncRow, Failure> {
    row(read, &queued.key, queued.client_id, moment(queued.since_utc))
}

fn row(read: &Read, key: &RowKey, client_id: Option<ClientId>, since: Moment) -> Result<SyncRow, Failure> {
    let (what, written_at) = what(read, key)?;
    let exported = match key.row_id.parse::<EntryId>() {
        Ok(id) if !matches!(what, SyncWhat::Other) => delivery::exported_at(read, id, key.version)?,
        _ => None,
    };
    Ok(SyncRow {
        id: key.row_id.clone(),
        version: key.version,
        noun: noun(key.kind).to_owned(),
        client_id,
        client_name: name_of(read, client_id)?,
        what,
        written_at: written_at.unwrap_or(since),
        state: row_state(read, key)?,
        exported_at: exported.as_deref().and_then(crate::entry::moment),
    })
}

fn row_state(read: &Read, key: &RowKey) -> Result<RowState, Failure> {
    Ok(match askel_sync::record_state(read, key, false)? {
        RecordState::Draft | RecordState::Waiting { .. } => RowState::Waiting,
        RecordState::Sending { .. } => RowState::Sending,
        RecordState::OnServer { version, at_utc } => RowState::OnServer { version, at: moment(at_utc) },
        RecordState::ChangedWhileSending { .. } => RowState::ChangedWhileSending,
        RecordState::NeedsAttention { reason, .. } => RowState::NeedsAttention { reason: AsideReason::of(&reason), again: Reason::of(&reason).is_some_and(Reason::can_be_sent_again) },
        RecordState::TwoVersions { .. } => {
            let open = kept::cases_of_row(read, key)?.into_iter().find(|case| case.answer.is_none());
            open.map_or(RowState::Waiting, |case| RowState::TwoVersions { conflict: crate::conflict::number(&case.id) })
        }
    })
}

/// What an entry or a document is, and when that version was written.
fn what(read: &Read, key: &RowKey) -> Result<(SyncWhat, Option<Moment>), Failure> {
    let Ok(id) = key.row_id.parse() else { return Ok((SyncWhat::Other, None)) };
    Ok(match key.kind {
        RowKind::Entry => entry::version(read, id, key.version)?.map_or((SyncWhat::Other, None), |entry| {
            let what = SyncWhat::Entry { kind: crate::entry::kind(&entry), mode: entry.event.mode, happened_at: entry.event.starts_at, annulled: entry.is_annulled() };
            (what, Some(entry.written_at))
        }),
        RowKind::Document => document::version(read, id, key.version)?.map_or((SyncWhat::Other, None), |document| {
            let what = SyncWhat::Document { form: document.kind, happened_at: document.made_at(), annulled: document.is_annulled() };
            (what, Some(document.written_at))
        }),
        _ => (SyncWhat::Other, None),
    })
}

/// Finished entries and documents that the server was read to hold, the newest first.
fn there(read: &Read) -> Result<(Vec<SyncRow>, u32), Failure> {
    let (mut rows, mut total) = (vec![], 0);
    for (record, client) in delivery::every_record(read)?.into_iter().rev() {
        let (id, version, client_id) = record.mark();
        let kind = if record.noun() == Noun::Entry { RowKind::Entry } else { RowKind::Document };
        let key = RowKey::version(kind, id, version);
        if kept::queued(read, &key)?.is_some() || kept::mirrored_of_row(read, &key)?.is_empty() {
            continue;
        }
        total += 1;
        if rows.len() < PAGE as usize {
            rows.push(SyncRow { client_name: Some(Client::name(&client)), ..row(read, &key, Some(client_id), moment(0))? });
        }
    }
    Ok((rows, total))
}

fn refused_row(read: &Read, refused: &kept::Refused) -> Result<RefusedRow, Failure> {
    Ok(RefusedRow {
        id: format!("{}/{}", refused.kind, refused.id),
        client_id: refused.client_id,
        client_name: name_of(read, refused.client_id)?,
        reason: AsideReason::of(&refused.reason),
        at: moment(refused.at_utc),
    })
}

/// A client who is not on this laptop has no name here.
pub(crate) fn name_of(read: &Read, client: Option<ClientId>) -> Result<Option<String>, Failure> {
    let Some(id) = client else { return Ok(None) };
    Ok(askel_store::client::get(read, id)?.map(|client| client.name()))
}

/// The row behind what the window was shown; none where it is no such row.
pub(super) fn key_of(noun_shown: &str, id: String, version: u32) -> Option<RowKey> {
    let kind = RowKind::ALL.into_iter().find(|kind| noun(*kind) == noun_shown)?;
    Some(RowKey { kind, row_id: id, version })
}

/// The word that the window has for a row of this kind.
pub(crate) const fn noun(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Measure => "measure_file",
        RowKind::Response => "measure",
        other => other.name(),
    }
}
