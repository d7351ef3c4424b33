//! What exists only on this laptop, in rows and in counts.

use askel_domain::draft::{Draft, Purpose};
use askel_domain::document::DocumentDraft;
use askel_domain::lease::Reach;
use askel_store::Read;
use askel_store::delivery::{Kept, Record};
use askel_store::log::Noun;

use super::pack::Packing;
use super::{Delivery, DeliveryRow, DocumentDraftRow, DraftRow, Overview, What};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::client::PAGE;
use crate::entry;
use crate::failure::Failure;
use crate::today::bounds;

pub fn delivery(open: &mut Open, _: Empty) -> Result<Answer<Delivery>, Failure> {
    let whole = open.standing().lets(Reach::Record);
    open.show_unfinished(|read, looks| {
        let packing = Packing::of(read)?;
        let row = |kept: Kept| row(kept, &packing);
        let delivery = Delivery {
            drafts: askel_store::draft::all(read)?.iter().map(|draft| draft_row(read, draft)).collect::<Result<_, _>>()?,
            document_drafts: document_drafts(read)?,
            only_here: askel_store::delivery::only_here(read, PAGE)?.into_iter().map(row).collect(),
            only_here_total: askel_store::delivery::count_only_here(read)?,
            exported: if whole { askel_store::delivery::exported(read, PAGE)?.into_iter().map(row).collect() } else { vec![] },
            exported_total: askel_store::delivery::count_exported(read)?,
        };
        let records = delivery.only_here.iter().chain(&delivery.exported).map(|row| row.client_id);
        let drafts = delivery.drafts.iter().map(|draft| draft.client_id).chain(delivery.document_drafts.iter().map(|draft| draft.client_id));
        records.chain(drafts).for_each(|client| looks.listed(Noun::Delivery, client));
        Ok(delivery)
    })
    .map(Answer::shown)
}

pub fn overview(open: &mut Open, _: Empty) -> Result<Answer<Overview>, Failure> {
    let (from, until) = bounds(open.today());
    open.look(|read| {
        Ok(Overview {
            today: (askel_store::session::waiting_between(read, from, until)?.len() + askel_store::group::sessions_waiting(read, from, until)?.len()) as u32,
            promises: askel_store::task::count_open(read)?,
            drafts: askel_store::draft::count(read)? + askel_store::document::count_drafts(read)? + askel_store::group::count_captures(read)?,
            only_here: only_here(read)?,
        })
    })
    .map(Answer::read)
}

/// What is finished and exists on this laptop alone: in no folder, and not read back from a server where there is one.
pub(crate) fn only_here(read: &Read) -> Result<u32, Failure> {
    let has_server = crate::policy::in_force(read)?.is_some();
    Ok(if has_server { askel_store::delivery::count_nowhere(read)? } else { askel_store::delivery::count_only_here(read)? })
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

/// Documents being written, the one left longest first.
pub(crate) fn document_drafts(read: &Read) -> Result<Vec<DocumentDraftRow>, Failure> {
    let row = |draft: &DocumentDraft| {
        Ok(DocumentDraftRow {
            id: draft.id,
            client_id: draft.client_id,
            client_name: crate::client::require(read, draft.client_id)?.name(),
            kind: draft.kind,
            corrects: matches!(draft.purpose, Purpose::Correction { .. }),
            saved_at: draft.saved_at,
        })
    };
    askel_store::document::drafts(read)?.iter().map(row).collect()
}

fn row(kept: Kept, packing: &Packing) -> DeliveryRow {
    let (id, version, _) = kept.record.mark();
    let obstacle = packing.obstacle(&kept.record, &kept.client);
    let (what, annulled, happened_at, written_at) = match &kept.record {
        Record::Entry(entry) => {
            let what = What::Entry { kind: entry::kind(entry), mode: entry.event.mode };
            (what, entry.is_annulled(), entry.event.starts_at, entry.written_at)
        }
        Record::Document(document) => (What::Document { form: document.kind }, document.is_annulled(), document.made_at(), document.written_at),
    };
    DeliveryRow {
        id,
        version,
        annulled,
        client_id: kept.client.id,
        client_name: kept.client.name(),
        what,
        happened_at,
        written_at,
        obstacle,
        exported_at: kept.exported_at.as_deref().and_then(entry::moment),
    }
}
