//! Signing in to the server and out of it: in the system's own browser. The lasting token is kept in the vault before anything is
//! said with the other, which is in memory only. Opening the bag never waits for any of this.

use askel_network::sign_in::{Granted, Page, Pages, SignInFailure};
use askel_text::text;

use super::talk::{Door, Token};
use super::{SyncEnd, SyncState, facts, state};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::{Failure, FailureCode};
use crate::policy::{forget_sign_in, in_force, keep_renewed, keep_sign_in, note_revoked};

/// Opens the browser at the issuer's page, when the shell comes to it.
///
/// # Errors
/// [`FailureCode::ServerMissing`].
pub fn begin_sign_in(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    if open.look(in_force)?.is_none() {
        return Err(FailureCode::ServerMissing.into());
    }
    if open.talk.door == Door::Shut {
        open.talk.rest();
        open.talk.door = Door::Knocked;
    }
    told(open)
}

pub fn cancel_sign_in(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    open.talk.rest();
    told(open)
}

/// # Errors
/// [`FailureCode::Undelivered`] while something has not arrived: a sealed hand-over, or sending it, comes first.
pub fn sign_out(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    open.refuse_while_undelivered()?;
    open.talk.rest();
    open.talk.token = None;
    forget_sign_in(open)?;
    told(open)
}

fn told(open: &mut Open) -> Result<Answer<SyncState>, Failure> {
    Ok(Answer::changed(state::now(open)?, &[Noun::Sync]))
}

impl Open {
    /// For what would part the worker from the only copy: signing out, another server.
    ///
    /// # Errors
    /// [`FailureCode::Undelivered`] with how many.
    pub(crate) fn refuse_while_undelivered(&self) -> Result<(), Failure> {
        match self.look(super::undelivered)? {
            Some(count) if count > 0 => Err(Failure::new(FailureCode::Undelivered).with("count", count)),
            _ => Ok(()),
        }
    }

    /// What the browser shows when it comes back.
    pub(super) fn sign_in_pages(&self) -> Pages {
        let language = self.worker.language.code();
        let page = |title: &str, words: &str| Page { title: text(language, title), text: text(language, words) };
        let done = page("sync.browser.done", "sync.browser.done_text");
        let failed = page("sync.browser.failed", "sync.browser.failed_text");
        Pages { language: language.to_owned(), done, failed }
    }

    /// The lasting token first, durably; only then the other one comes out.
    pub(super) fn keep_grant(&mut self, granted: Granted) -> Result<(), Failure> {
        let asked = self.uptime();
        let policy = self.look(in_force)?.ok_or(FailureCode::ServerMissing)?;
        let worker = granted.worker.clone();
        let kept = granted.keep(|refresh| match &worker {
            Some(worker) => keep_sign_in(self, &policy, worker, refresh),
            None => keep_renewed(self, refresh),
        })?;
        self.write(|tx| Ok(facts::set_asked_again(tx, false)?))?;
        self.talk.token = Some(Token::new(kept.access, asked, kept.lives));
        Ok(())
    }

    /// What a sign-in or its renewal came to, when it came to nothing. What waits, waits on.
    pub(super) fn without_grant(&mut self, failure: SignInFailure) -> SyncEnd {
        match failure {
            SignInFailure::Again | SignInFailure::Revoked => {
                self.talk.token = None;
                // What the disk does not take now is found out again by the next try.
                let _ = forget_sign_in(self).and_then(|()| self.write(|tx| Ok(facts::set_asked_again(tx, true)?)));
                if failure == SignInFailure::Revoked {
                    let _ = note_revoked(self);
                    return SyncEnd::Refused;
                }
                SyncEnd::SignInNeeded
            }
            SignInFailure::Unheard(unheard) => super::steps::end_of(unheard),
            SignInFailure::TimedOut | SignInFailure::Stopped => SyncEnd::Cancelled,
            SignInFailure::Refused => SyncEnd::SignInNeeded,
            SignInFailure::NotAProvider | SignInFailure::Forged => SyncEnd::NotTrusted,
            SignInFailure::NoListener => SyncEnd::Fault,
        }
    }
}
