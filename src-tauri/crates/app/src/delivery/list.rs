//! What exists only on this laptop, in rows and in counts.

use askel_domain::draft::{Draft, Purpose};
use askel_sosmeta::{CodeBook, obstacle};
use askel_store::Read;
use askel_store::delivery::Kept;
use askel_store::log::Noun;
use chrono::DateTime;

use super::{Delivery, DraftRow, EntryRow, Overview};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::client::PAGE;
use crate::entry;
use crate::failure::Failure;
use crate::today::bounds;

pub fn delivery(open: &mut Open, _: Empty) -> Result<Answer<Delivery>, Failure> {
    open.show(|read, looks| {
        let book = crate::code::book(read)?;
        let row = |kept: Kept| entry_row(kept, &book);
        let delivery = Delivery {
            drafts: askel_store::draft::all(read)?.iter().map(|draft| draft_row(read, draft)).collect::<Result<_, _>>()?,
            only_here: askel_store::delivery::only_here(read, PAGE)?.into_iter().map(row).collect(),
            only_here_total: askel_store::delivery::count_only_here(read)?,
            exported: askel_store::delivery::exported(read, PAGE)?.into_iter().map(row).collect(),
            exported_total: askel_store::delivery::count_exported(read)?,
        };
        let entries = delivery.only_here.iter().chain(&delivery.exported).map(|row| row.client_id);
        entries.chain(delivery.drafts.iter().map(|draft| draft.client_id)).for_each(|client| looks.listed(Noun::Delivery, client));
        Ok(delivery)
    })
    .map(Answer::shown)
}

pub fn overview(open: &mut Open, _: Empty) -> Result<Answer<Overview>, Failure> {
    let (from, until) = bounds(open.today());
    open.read(|read| {
        Ok(Overview {
            today: (askel_store::session::waiting_between(read, from, until)?.len() + askel_store::group::sessions_waiting(read, from, until)?.len()) as u32,
            promises: askel_store::task::count_open(read)?,
            drafts: askel_store::draft::count(read)? + askel_store::group::count_captures(read)?,
            only_here: askel_store::delivery::count_only_here(read)?,
        })
    })
    .map(Answer::read)
}

pub(crate) fn draft_row(read: &Read, draft: &Draft) -> Result<DraftRow, Failure> {
    Ok(DraftRow {
        id: draft.id,
        client_id: draft.client_id,
        client_name: crate::client::require(read, draft.client_id)?.name(),
        kind: draft.form.kind,
        mode: draft.form.mode,
        corrects: matches!(draft.purpose, Purpose::Correction { .. }),
        date: draft.form.date.clone(),
        saved_at: draft.saved_at,
    })
}

fn entry_row(kept: Kept, book: &CodeBook) -> EntryRow {
    EntryRow {
        id: kept.entry.id,
        version: kept.entry.version,
        annulled: kept.entry.is_annulled(),
        client_id: kept.client.id,
        client_name: kept.client.name(),
        kind: entry::kind(&kept.entry),
        mode: kept.entry.event.mode,
        starts_at: kept.entry.event.starts_at,
        written_at: kept.entry.written_at,
        obstacle: if kept.entry.is_annulled() { None } else { obstacle(&kept.entry, &kept.client, book).map(Into::into) },
        exported_at: kept.exported_at.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()),
    }
}
