//! The conversation as a machine that is asked what to say next and told what was heard. Between the two nothing is open: no
//! transaction, no lock. Dropping it anywhere is a cancel; whoever begins anew finds everything written down.

use std::time::Duration;

use askel_domain::moment::Moment;
use askel_fhir::rest::{Reply, Request, Unheard};
use askel_store::{Store, StoreFailure};
use uuid::Uuid;

use crate::outcome::{Ended, Outcome, Progress};

/// What a conversation is for, and with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// The FHIR base of the organisation's policy: what a `next` link must lie under.
    pub base: String,
    /// Whether the policy names a place for the access log. [`Step::AskAudit`] is said only then.
    pub audits: bool,
    /// Look through everything, not only what is new: once a week, or because somebody asked.
    pub manifest: bool,
    /// What somebody said to a doubt of the last time.
    pub answer: Option<Doubtless>,
}

/// The worker's word on an [`Ended::Doubted`](crate::Ended::Doubted).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubtless {
    /// It is another server, or an older state of it: everything that was proven is not any more, and is said again.
    SayAllAgain,
    /// So many are really gone.
    TheyAreGone,
}

/// Time and randomness, given from outside.
pub struct Now<'a> {
    pub at: Moment,
    pub new_id: &'a mut dyn FnMut() -> Uuid,
}

/// What is to be done next.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Carry this to the FHIR base, and tell [`Engine::heard`] what came back.
    Ask(Request),
    /// The same, to the place for the access log.
    AskAudit(Request),
    /// Leave the server alone for so long, then ask again. No answer is awaited.
    Wait(Duration),
    Done(Outcome),
}

pub struct Engine {
    errand: Errand,
    progress: Progress,
}

impl Engine {
    pub fn begin(errand: Errand) -> Self {
        Self { errand, progress: Progress::default() }
    }

    /// What to do next.
    ///
    /// # Errors
    /// What the file could not write: nothing of this step is kept, and the conversation is to be dropped.
    pub fn next(&mut self, _store: &mut Store, _now: &mut Now) -> Result<Step, StoreFailure> {
        Ok(Step::Done(Outcome { ended: Ended::NoConnection, progress: self.progress }))
    }

    /// Takes what came back of the last [`Step::Ask`] or [`Step::AskAudit`]: what is proven is committed before this returns.
    ///
    /// # Errors
    /// As [`Engine::next`].
    pub fn heard(&mut self, _store: &mut Store, _answer: Result<Reply, Unheard>, _now: &mut Now) -> Result<(), StoreFailure> {
        Ok(())
    }

    pub fn progress(&self) -> Progress {
        self.progress
    }
}
