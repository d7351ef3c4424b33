//! Whether the record holds together: walked beside the work after every unlock, answered when asked.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use askel_store::Store;
use askel_store::log::{Break, Verdict};

use super::{RecordState, RecordView};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

/// A check on its way, or its verdict.
pub(crate) struct RecordCheck {
    verdict: Arc<Mutex<Option<Verdict>>>,
    stop: Arc<AtomicBool>,
    walker: Option<JoinHandle<()>>,
}

impl RecordCheck {
    pub(crate) fn begin(store: &mut Store) -> Self {
        let verdict = Arc::new(Mutex::new(store.broken().map(Verdict::Broken)));
        let Some(checker) = store.take_checker() else { return Self { verdict, stop: Arc::default(), walker: None } };
        let (stop, kept) = (checker.stop(), verdict.clone());
        let walker = thread::spawn(move || {
            let found = checker.run();
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        });
        Self { verdict, stop, walker: Some(walker) }
    }

    /// Ends at once: nothing of the vault stays open behind a lock.
    pub(crate) fn end(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(walker) = self.walker.take() {
            let _ = walker.join();
        }
    }

    fn verdict(&self) -> Option<Verdict> {
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn found(&self) -> Option<Break> {
        match self.verdict() {
            Some(Verdict::Broken(found)) => Some(found),
            _ => None,
        }
    }
}

pub fn record(open: &mut Open, _: Empty) -> Result<Answer<RecordView>, Failure> {
    let verdict = open.check.verdict();
    let view = view(verdict, open.store().is_cut());
    let backup = match view.state {
        RecordState::Checking | RecordState::Whole => None,
        _ => open.newest_good_backup(),
    };
    Ok(Answer::read(RecordView { backup, ..view }))
}

fn view(verdict: Option<Verdict>, is_cut: bool) -> RecordView {
    let of = |state| RecordView { state, rows: None, from: None, noun: None, client: None, backup: None };
    match verdict {
        None | Some(Verdict::Stopped) => of(RecordState::Checking),
        Some(Verdict::Whole { rows }) => RecordView { rows: Some(rows as u32), ..of(if is_cut { RecordState::Cut } else { RecordState::Whole }) },
        Some(Verdict::Broken(found)) => match found {
            Break::Row { seq } => RecordView { from: Some(seq as u32), ..of(RecordState::RowChanged) },
            Break::Behind { anchored, ends } => RecordView { rows: Some(ends as u32), from: Some(anchored as u32), ..of(RecordState::PutBack) },
            Break::Differs(found) => RecordView { noun: Some(found.noun.name().to_owned()), client: found.client, ..of(RecordState::Differs) },
            Break::ForgedAnchor => of(RecordState::ForgedAnchor),
            Break::Pages => of(RecordState::Damaged),
        },
    }
}
