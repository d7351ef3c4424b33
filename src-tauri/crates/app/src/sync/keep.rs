//! What the worker wishes of the conversation: begin, stop, answer a question, by itself or not.

use askel_store::{Tx, sync};
use askel_sync::Doubtless;

use super::rows::key_of;
use super::{AutomaticChoice, LastSync, SendAgain, SyncAnswer, SyncEnd, SyncState, WhyStopped, facts, state};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::{Failure, FailureCode};
use crate::policy::in_force;

/// Begins a conversation, or lets the one that goes on go on.
///
/// # Errors
/// [`FailureCode::ServerMissing`]; without a sign-in nothing begins, and the state says so.
pub fn begin(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    if open.look(in_force)?.is_none() {
        return Err(FailureCode::ServerMissing.into());
    }
    if open.talk.speaking.is_none() {
        let uptime = open.uptime();
        open.talk.begin_now(uptime);
    }
    told(open)
}

/// Stops at once: what was proven is written down, and what is on its way is settled by reading next time.
pub fn cancel(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    if let Some(speaking) = open.talk.speaking.take() {
        let progress = speaking.engine.progress();
        let last = LastSync { at: open.now(), end: SyncEnd::Cancelled, sent: progress.proven, fetched: progress.taken };
        open.write(|tx| Ok(facts::set_last(tx, &last)?))?;
    }
    let _ = open.talk.takes_wish();
    open.talk.rest();
    told(open)
}

/// The worker's word on why Askel stopped.
pub fn answer(open: &mut Open, answer: SyncAnswer) -> Result<Answer<SyncState>, Failure> {
    let asked = state::now(open)?.question;
    match asked {
        Some(question) if answer.go_on => {
            open.talk.doubtless = Some(if question.kind == WhyStopped::TooManyGone { Doubtless::TheyAreGone } else { Doubtless::SayAllAgain });
            let uptime = open.uptime();
            open.talk.begin_now(uptime);
        }
        _ => open.talk.left_alone = true,
    }
    told(open)
}

/// Sends one row once more as it stands, and begins a conversation for it.
///
/// # Errors
/// [`FailureCode::NotFound`] where it was not set aside, or for a reason that sending again does not mend.
pub fn send_again(open: &mut Open, wanted: SendAgain) -> Result<Answer<SyncState>, Failure> {
    let key = key_of(&wanted.noun, wanted.id, wanted.version).ok_or(FailureCode::NotFound)?;
    let queued = open.look(|read| Ok(sync::queued(read, &key)?))?.ok_or(FailureCode::NotFound)?;
    let wait = |tx: &Tx| if askel_sync::send_again(tx, &key)? { Ok(()) } else { Err(FailureCode::NotFound.into()) };
    match queued.client_id {
        Some(client) => open.write_of(client, wait)?,
        None => open.write(wait)?,
    }
    begin(open, Empty {})
}

pub fn automatic(open: &mut Open, choice: AutomaticChoice) -> Result<Answer<SyncState>, Failure> {
    open.write(|tx| Ok(sync::set_sends_by_itself(tx, choice.on)?))?;
    told(open)
}

fn told(open: &mut Open) -> Result<Answer<SyncState>, Failure> {
    Ok(Answer::changed(state::now(open)?, &[Noun::Sync]))
}
