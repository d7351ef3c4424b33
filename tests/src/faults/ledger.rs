//! The judge: what the typist was told is on the disk, held against what the vault has. Knows no process.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use askel_app::Open;
use askel_app::answer::Empty;
use askel_app::delivery;
use askel_app::entry::{DraftRef, resume_draft};
use askel_app::failure::FailureCode;
use askel_domain::draft::Draft;
use askel_domain::entry::{Entry, EntryBody};
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_store::{Store, StoreFailure, draft, entry};

use super::bench::entries_of;
use super::typed::{Ack, fingerprint, text};

/// One thing that is not as it was promised, and the sentence for it.
#[derive(Clone, PartialEq, Eq)]
pub enum Finding {
    /// Older than promised, or gone; what is there is true.
    Lost(String),
    /// Something that nobody wrote.
    Wrong(String),
    /// The vault says itself that it cannot read it.
    Unreadable(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Lost(said) | Self::Wrong(said) | Self::Unreadable(said)) = self;
        f.write_str(said)
    }
}

#[derive(Default, Clone)]
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
    pub fn faults(&self, store: &Store, drafts: &BTreeSet<DraftId>) -> Vec<String> {
        self.findings(store, drafts).iter().map(Finding::to_string).collect()
    }

    /// The same, told apart by how bad it is.
    pub fn findings(&self, store: &Store, drafts: &BTreeSet<DraftId>) -> Vec<Finding> {
        drafts.iter().filter_map(|draft| self.look(store, *draft).err()).collect()
    }

    fn look(&self, store: &Store, draft: DraftId) -> Result<(), Finding> {
        let id = EntryId(draft.0);
        let promised = self.entries.get(&id);
        let kept = match store.read(|read| entry::get(read, id)) {
            Ok(Some(Entry { body: EntryBody::Meeting(meeting), .. })) => meeting.voices.client_tells,
            Ok(None) if promised.is_none() => resumed(store, draft)?,
            Ok(_) => return Err(Finding::Lost(format!("entry {id} is lost"))),
            Err(failure) => return Err(Finding::Unreadable(format!("entry {id} cannot be read: {failure}"))),
        };
        if promised.is_some_and(|print| *print != fingerprint(&kept)) {
            return Err(Finding::Wrong(format!("entry {id} has another text")));
        }
        let (lines, last) = (kept.lines().count(), self.drafts.get(&draft).copied().unwrap_or_default());
        if kept != text(draft, lines) {
            return Err(Finding::Wrong(format!("{draft}: the text is torn")));
        }
        // At most one write was on its way when it was broken off.
        match lines {
            _ if lines < last => Err(Finding::Lost(format!("{draft}: {} acknowledged lines are lost", last - lines))),
            _ if lines > last + 1 => Err(Finding::Wrong(format!("{draft}: {lines} lines, only {last} were typed"))),
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
            if resume_draft(open, DraftRef { id: draft }).err().map(|failure| failure.code) != Some(FailureCode::AlreadyFinal) {
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

fn resumed(store: &Store, id: DraftId) -> Result<String, Finding> {
    let found: Result<Option<Draft>, StoreFailure> = store.read(|read| draft::get(read, id));
    match found {
        Ok(Some(draft)) => Ok(draft.form.client_tells),
        Ok(None) => Err(Finding::Lost(format!("draft {id} is lost"))),
        Err(failure) => Err(Finding::Unreadable(format!("draft {id} cannot be read: {failure}"))),
    }
}
