//! The judge: what the typist was told is on the disk, held against what the vault has. Knows no process.

use std::collections::{BTreeMap, BTreeSet};

use askel_app::Open;
use askel_app::answer::Empty;
use askel_app::delivery;
use askel_app::entry::{self, DraftRef, EntryRef};
use askel_app::failure::FailureCode;
use askel_domain::id::{ClientId, DraftId, EntryId};

use crate::bench::entries_of;
use crate::typed::{Ack, fingerprint, text};

#[derive(Default)]
pub struct Ledger {
    pub acknowledged: usize,
    /// Lines of the last acknowledged text of each draft.
    drafts: BTreeMap<DraftId, usize>,
    /// Fingerprints of acknowledged entries.
    entries: BTreeMap<EntryId, u64>,
}

impl Ledger {
    pub fn note(&mut self, acks: &[Ack]) {
        self.acknowledged += acks.len();
        for ack in acks {
            match *ack {
                Ack::Draft { id, lines, .. } => _ = self.drafts.insert(id, lines),
                Ack::Entry { id, print } => _ = self.entries.insert(id, print),
            }
        }
    }

    pub fn entries_acknowledged(&self) -> usize {
        self.entries.len()
    }

    /// Everything that was ever acknowledged.
    pub fn every_draft(&self) -> BTreeSet<DraftId> {
        self.drafts.keys().copied().collect()
    }

    /// What is wrong with these drafts and what became of them, one sentence each.
    pub fn faults(&self, open: &mut Open, drafts: &BTreeSet<DraftId>) -> Vec<String> {
        drafts.iter().filter_map(|draft| self.fault(open, *draft).err()).collect()
    }

    fn fault(&self, open: &mut Open, draft: DraftId) -> Result<(), String> {
        let id = EntryId(draft.0);
        let promised = self.entries.get(&id);
        let kept = match entry::read(open, EntryRef { id }) {
            Ok(found) => found.value.client_tells,
            Err(_) if promised.is_some() => return Err(format!("entry {id} is lost")),
            Err(_) => resumed(open, draft)?,
        };
        if promised.is_some_and(|print| *print != fingerprint(&kept)) {
            return Err(format!("entry {id} has another text"));
        }
        let (lines, last) = (kept.lines().count(), self.drafts.get(&draft).copied().unwrap_or_default());
        if kept != text(draft, lines) {
            return Err(format!("{draft}: the text is torn"));
        }
        // At most one write was on its way when the kill came.
        match lines {
            _ if lines < last => Err(format!("{draft}: {} acknowledged lines are lost", last - lines)),
            _ if lines > last + 1 => Err(format!("{draft}: {lines} lines, only {last} were typed")),
            _ => Ok(()),
        }
    }

    /// One entry for each finished draft, no draft beside its entry, and nothing that nobody typed.
    pub fn doubles(&self, open: &mut Open, client: ClientId) -> Vec<String> {
        let listed = entries_of(open, client);
        let entries: BTreeSet<EntryId> = listed.iter().copied().collect();
        let mut faults = vec![];
        if entries.len() != listed.len() {
            faults.push(format!("{} entries stand twice in the timeline", listed.len() - entries.len()));
        }
        faults.extend(self.entries.keys().filter(|id| !entries.contains(id)).map(|id| format!("entry {id} is not in the timeline")));
        for id in entries {
            let draft = DraftId(id.0);
            if !self.drafts.contains_key(&draft) {
                faults.push(format!("entry {id} comes from no draft"));
            }
            if entry::resume_draft(open, DraftRef { id: draft }).err().map(|failure| failure.code) != Some(FailureCode::AlreadyFinal) {
                faults.push(format!("entry {id} left its draft behind"));
            }
        }
        let drafts = delivery::overview(open, Empty {}).map_or(u32::MAX, |overview| overview.value.drafts);
        if drafts > 1 {
            faults.push(format!("{drafts} drafts, where one was being written"));
        }
        faults
    }
}

fn resumed(open: &mut Open, id: DraftId) -> Result<String, String> {
    let page = entry::resume_draft(open, DraftRef { id }).map_err(|failure| format!("draft {id} is lost: {:?}", failure.code))?;
    Ok(page.value.form.client_tells)
}
