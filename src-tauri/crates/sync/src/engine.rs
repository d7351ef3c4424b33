//! The conversation as a machine that is asked what to say next, writes while that is on its way, and is told what was heard. Between
//! two calls nothing is open: no transaction, no lock. Dropping it anywhere is a cancel; whoever begins anew finds everything written down.

use std::collections::VecDeque;
use std::time::Duration;

use askel_domain::moment::Moment;
use askel_fhir::rest::{Reply, Request, Unheard};
use askel_store::sync::{self, RowKey};
use askel_store::{Stamp, Store, StoreFailure, StoreResult, Tx};
use uuid::Uuid;

use crate::forms::Forms;
use crate::hear::{Heard, hear};
use crate::manifest::Taking;
use crate::open::doubt_name;
use crate::outcome::{Ended, Outcome, Phase, Progress};
use crate::planted::Planted;
use crate::probe::Abilities;
use crate::pull::Pulling;
use crate::push::Pushing;
use crate::question::Question;
use crate::ready::Address;
use crate::state;
use crate::untaken::Untaken;

/// What a conversation is for, and with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// The FHIR base of the organisation's policy: what a `next` link must lie under.
    pub base: String,
    /// Whether the policy names a place for the access log. [`Step::AskAudit`] is said only then.
    pub audits: bool,
    /// Look through everything, not only what is new: once a week, or because somebody asked.
    pub manifest: bool,
    /// Somebody pressed the button: what the server did not take or keep before is tried once more.
    pub again: bool,
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
    /// Let go of the vault for so long, which may be no time at all, then ask again. No answer is awaited.
    Wait(Duration),
    Done(Outcome),
}

pub struct Engine {
    pub(crate) errand: Errand,
    pub(crate) forms: Forms,
    pub(crate) progress: Progress,
    pub(crate) stage: Stage,
    /// What the last request was about, while its answer is awaited.
    pub(crate) asked: Option<Asked>,
    /// What was heard before and is not written down yet.
    pub(crate) untaken: VecDeque<Untaken>,
    /// It went packed.
    pub(crate) packed: bool,
    pub(crate) pause: Option<Duration>,
    /// Requests in a row that came to nothing.
    pub(crate) troubles: u32,
    /// How often it was pushed and pulled in this conversation.
    pub(crate) rounds: u32,
    pub(crate) abilities: Abilities,
    pub(crate) push: Pushing,
    pub(crate) pull: Pulling,
    pub(crate) manifest: Taking,
    /// A fault for the proofs; none in any product build.
    pub(crate) planted: Option<Planted>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Open,
    Probe,
    Push,
    Pull,
    Manifest,
    Close,
    Audit,
    Finish,
    End(Ended),
}

/// What a request was about.
pub(crate) enum Asked {
    Capabilities,
    /// Whether a version that never was is refused.
    Versions,
    Readings(Vec<Address>),
    /// Whether the server still holds what was read last.
    Watch(Vec<Question>),
    Transaction(Vec<RowKey>, Vec<Address>),
    Batch { readings: Vec<Address>, questions: Vec<Question> },
    Page(Question),
    Listing(Vec<Question>),
    Looks { last: i64, many: u32 },
    /// Something of which it was seen meanwhile that nobody needs it.
    Nothing,
}

impl Engine {
    pub fn begin(errand: Errand) -> Self {
        Self {
            errand,
            forms: Forms::NONE,
            progress: Progress::default(),
            stage: Stage::Open,
            asked: None,
            untaken: VecDeque::new(),
            packed: false,
            pause: None,
            troubles: 0,
            rounds: 0,
            abilities: Abilities::default(),
            push: Pushing::default(),
            pull: Pulling::default(),
            manifest: Taking::default(),
            planted: None,
        }
    }

    /// The same, and it can say what needs a form beside it. Without, such rows wait here.
    #[must_use]
    pub fn with_forms(self, forms: Forms) -> Self {
        Self { forms, ..self }
    }

    /// What to do next.
    ///
    /// # Errors
    /// What the file could not write: nothing of this step is kept, and the conversation is to be dropped.
    pub fn next(&mut self, store: &mut Store, now: &mut Now) -> Result<Step, StoreFailure> {
        loop {
            if let Some(pause) = self.pause.take() {
                return Ok(Step::Wait(pause));
            }
            // Only of these two it is known what comes next before everything that was heard is written down.
            if !matches!(self.stage, Stage::Push | Stage::Pull) && self.take_one_and_rest(store, now)? {
                continue;
            }
            let request = match self.stage {
                Stage::Open => self.open(store, now)?,
                Stage::Probe => self.next_of_probe(store)?,
                Stage::Push => self.next_of_push(store, now)?,
                Stage::Pull => self.next_of_pull(store, now)?,
                Stage::Manifest => self.next_of_manifest(store, now)?,
                Stage::Close => self.close(store)?,
                Stage::Audit => self.next_of_audit(store)?,
                Stage::Finish => self.finish(store, now)?,
                Stage::End(ended) => {
                    self.progress.phase = Phase::Done;
                    return Ok(Step::Done(Outcome { ended, progress: self.progress }));
                }
            };
            if let Some(mut request) = request {
                self.progress.requests += 1;
                self.pack(&mut request);
                if self.is(Planted::SavesCursorAhead) {
                    self.keep_cursors_ahead(store, now)?;
                }
                return Ok(if self.stage == Stage::Audit { Step::AskAudit(request) } else { Step::Ask(request) });
            }
        }
    }

    /// Takes what came back of the last [`Step::Ask`] or [`Step::AskAudit`]. What is not written down at once is written by the next calls of
    /// [`Engine::meanwhile`], or of [`Engine::next`] where nothing can be asked before.
    ///
    /// # Errors
    /// As [`Engine::next`].
    pub fn heard(&mut self, store: &mut Store, answer: Result<Reply, Unheard>, now: &mut Now) -> Result<(), StoreFailure> {
        self.make_room(store, &answer, now)?;
        if self.has_ended() {
            return Ok(());
        }
        let answer = self.learn_packing(store, answer, now)?;
        let Some(asked) = self.asked.take() else { return Ok(()) };
        let heard = hear(answer, self.troubles, now);
        match heard {
            Heard::Reply(_) => self.troubles = 0,
            _ => self.troubles += 1,
        }
        match asked {
            Asked::Capabilities => self.heard_capabilities(store, heard, now),
            Asked::Versions => self.heard_versions(store, heard, now),
            Asked::Watch(questions) => self.heard_watch(store, questions, heard, now),
            Asked::Readings(addresses) => self.heard_readings(store, &addresses, heard, now),
            Asked::Transaction(rows, said) => self.heard_transaction(store, rows, &said, heard, now),
            Asked::Batch { readings, questions } => self.heard_batch(store, &readings, questions, heard, now),
            Asked::Page(question) => self.heard_page(store, question, heard, now),
            Asked::Listing(questions) => self.heard_listing(store, questions, heard, now),
            Asked::Looks { last, many } => self.heard_looks(store, last, many, &heard, now),
            Asked::Nothing => Ok(()),
        }
    }

    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// One write, stamped with the worker whose laptop this is.
    pub(crate) fn write<T>(&self, store: &mut Store, now: &mut Now, act: impl FnOnce(&Tx) -> StoreResult<T>) -> StoreResult<T> {
        let author = store.read(askel_store::worker::get)?.id;
        store.write(Stamp { at: now.at, author, new_id: now.new_id }, act)
    }

    pub(crate) fn end(&mut self, ended: Ended) {
        self.stage = Stage::End(ended);
    }

    /// Ends it, and writes down what the header may say of the network from now on.
    pub(crate) fn stop(&mut self, store: &mut Store, ended: Ended, now: &mut Now) -> StoreResult<()> {
        self.end(ended);
        let (network, doubt) = (network_of(ended), if let Ended::Doubted { doubt } = ended { doubt_name(doubt) } else { "" });
        self.write(store, now, |tx| {
            sync::set_server_fact(tx, state::NETWORK, network)?;
            if doubt.is_empty() { Ok(()) } else { sync::set_server_fact(tx, state::DOUBT, doubt) }
        })
    }

    /// What was not heard or was not an answer: tried again later, or the end. `true`: the stage may try again.
    pub(crate) fn trouble(&mut self, store: &mut Store, heard: &Heard, now: &mut Now) -> StoreResult<bool> {
        match heard {
            Heard::Reply(_) => {}
            Heard::Stop(ended) => return self.stop(store, *ended, now).map(|()| false),
            Heard::Unknown { pause, last, .. } | Heard::NotTaken { pause, last } => {
                if self.troubles > MOST_TROUBLES || pause.as_secs() > LONGEST_PAUSE {
                    return self.stop(store, *last, now).map(|()| false);
                }
                self.pause = Some(*pause);
            }
        }
        Ok(true)
    }
}

/// Requests in a row that may come to nothing before the conversation ends: a lossy link is not a dead one.
const MOST_TROUBLES: u32 = 6;
/// A server that wants to be left alone for longer is asked another time.
const LONGEST_PAUSE: u64 = 60;

fn network_of(ended: Ended) -> &'static str {
    match ended {
        Ended::Whole | Ended::Doubted { .. } => "reached",
        Ended::NoConnection | Ended::BrokenOff | Ended::Busy { .. } | Ended::NotTrusted => "away",
        Ended::SignIn => "sign_in",
        Ended::Refused => "refused",
        Ended::NotUnderstood { .. } => "not_understood",
    }
}
