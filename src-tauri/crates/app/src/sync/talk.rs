//! The conversation that goes on while a bag is open: at most one, and gone with the bag. Knows how far it has come, not what is said.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use askel_network::sign_in::SignInStopper;
use askel_network::{AccessToken, Channel, Stopper};
use askel_sync::{Doubtless, Engine, Phase};

use super::{ProgressView, SyncPhase};
use crate::answer::Noun;

/// After this long without an answer it is said what is awaited.
const LONG: Duration = Duration::from_secs(10);
/// A worker who has just opened the bag is not disturbed.
const AFTER_OPENING: Duration = Duration::from_secs(3);
/// What belongs together is often written within a moment.
const AFTER_FINISHING: Duration = Duration::from_secs(2);
/// After one that broke off, or left something of which nobody knows whether it arrived: a little longer than a server may still be
/// at what was cut off.
const AFTER_TROUBLE: Duration = Duration::from_secs(200);
/// A token is renewed before it runs out on the way; of one that hardly lives, at half its life.
const MARGIN: Duration = Duration::from_secs(20);

#[derive(Default)]
pub(crate) struct Talk {
    pub(super) speaking: Option<Speaking>,
    pub(super) token: Option<Token>,
    pub(super) door: Door,
    /// When the next conversation begins by itself, in uptime.
    begins: Option<Begins>,
    /// What the worker said to the last doubt, for the next conversation.
    pub(super) doubtless: Option<Doubtless>,
    /// The worker leaves a question as it is; asked again with the next conversation.
    pub(super) left_alone: bool,
    /// The server would not take the token; a fresh one was tried since.
    pub(super) tried_afresh: bool,
    /// What the window shows stale and has not been told of.
    pub(super) news: Vec<Noun>,
    pub(super) stop: Arc<Stop>,
}

pub(super) struct Speaking {
    pub engine: Engine,
    pub channel: Option<Channel>,
    pub audit: Option<Channel>,
    /// Since when an answer is awaited.
    pub asked: Option<Duration>,
    pub pauses_until: Option<Duration>,
    /// Rows taken in when the window was last told.
    pub told: u32,
    /// Everything is looked through this time, not only what is new.
    pub manifest: bool,
    /// What was asked last is answered only to those who are let in.
    pub tells_who: bool,
    /// The server has answered this laptop's own token.
    pub heard: bool,
}

/// In memory only.
pub(super) struct Token {
    access: AccessToken,
    until: Duration,
}

impl Token {
    /// `asked`: the uptime when it was asked for.
    pub fn new(access: AccessToken, asked: Duration, lives: Duration) -> Self {
        Self { access, until: asked + lives.saturating_sub(MARGIN.min(lives / 2)) }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Door {
    #[default]
    Shut,
    /// The worker wants to sign in.
    Knocked,
    /// The system's browser is open.
    Waiting,
}

#[derive(Clone, Copy)]
struct Begins {
    at: Duration,
    by_itself: bool,
}

/// Breaks off whatever is being carried for one conversation or sign-in, from another thread. What it was handed to is the
/// conversation's own: an answer with another one of these is not heard.
#[derive(Default)]
pub(super) struct Stop(Mutex<Stopping>);

#[derive(Default)]
struct Stopping {
    stopped: bool,
    carrier: Option<Stopper>,
    sign_in: Option<SignInStopper>,
}

impl Stop {
    pub fn carries(&self, stopper: Stopper) {
        self.then(|stopping| stopping.carrier = Some(stopper));
    }

    pub fn signs_in(&self, stopper: SignInStopper) {
        self.then(|stopping| stopping.sign_in = Some(stopper));
    }

    pub fn stop(&self) {
        self.then(|stopping| stopping.stopped = true);
    }

    fn then(&self, change: impl FnOnce(&mut Stopping)) {
        let mut stopping = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut stopping);
        if stopping.stopped {
            stopping.carrier.take().inspect(Stopper::stop);
            stopping.sign_in.take().inspect(SignInStopper::stop);
        }
    }
}

impl Talk {
    /// For a bag that was opened at `uptime`.
    pub fn of_an_open_bag(uptime: Duration) -> Self {
        let mut talk = Self::default();
        talk.begins = Some(Begins { at: uptime + AFTER_OPENING, by_itself: true });
        talk
    }

    /// Something was finished: sent soon, if Askel sends by itself.
    pub fn something_finished(&mut self, uptime: Duration) {
        self.begins_by_itself(uptime + AFTER_FINISHING);
    }

    /// Once more in a while, if Askel sends by itself.
    pub(super) fn begins_again(&mut self, uptime: Duration) {
        self.begins_by_itself(uptime + AFTER_TROUBLE);
    }

    fn begins_by_itself(&mut self, at: Duration) {
        if self.begins.is_none_or(|begins| begins.at > at) {
            self.begins = Some(Begins { at, by_itself: true });
        }
    }

    pub(super) fn begin_now(&mut self, uptime: Duration) {
        self.left_alone = false;
        self.begins = Some(Begins { at: uptime, by_itself: false });
    }

    /// The window reads these again, once, however often it is said before it asks.
    pub(super) fn tells(&mut self, nouns: &[Noun]) {
        let new: Vec<Noun> = nouns.iter().copied().filter(|noun| !self.news.contains(noun)).collect();
        self.news.extend(new);
    }

    pub(super) fn is_due(&self, uptime: Duration) -> bool {
        let speaks = self.speaking.as_ref().is_some_and(|speaking| speaking.pauses_until.is_none_or(|until| until <= uptime));
        speaks || self.door == Door::Knocked || self.speaking.is_none() && self.begins.is_some_and(|begins| begins.at <= uptime)
    }

    /// Takes the wish to begin; `Some(true)`: by itself.
    pub(super) fn takes_wish(&mut self) -> Option<bool> {
        self.begins.take().map(|begins| begins.by_itself)
    }

    pub(super) fn wishes(&self) -> bool {
        self.begins.is_some_and(|begins| !begins.by_itself)
    }

    /// Nothing more is said, and no answer is heard.
    pub(super) fn rest(&mut self) {
        self.stop.stop();
        self.stop = Arc::default();
        self.speaking = None;
        self.door = Door::Shut;
    }

    pub(super) fn good_token(&self, uptime: Duration) -> Option<AccessToken> {
        self.token.as_ref().filter(|token| token.until > uptime).map(|token| token.access.clone())
    }

    pub(super) fn progress(&self, uptime: Duration) -> Option<ProgressView> {
        let speaking = match &self.speaking {
            Some(speaking) => speaking,
            // Pressed, and not begun yet.
            None if self.wishes() => return Some(ProgressView { phase: SyncPhase::Connecting, done: 0, of: None, awaiting: false, pausing: false }),
            None => return None,
        };
        let now = speaking.engine.progress();
        let (phase, done, of) = match now.phase {
            Phase::Probe => (SyncPhase::Connecting, 0, None),
            Phase::Push => (SyncPhase::Sending, now.proven, Some(now.to_send)),
            Phase::Pull if now.coming > 0 => (SyncPhase::Clients, now.whole, Some(now.coming)),
            Phase::Pull => (SyncPhase::Fetching, now.received, None),
            Phase::Settle => (SyncPhase::Checking, now.proven, Some(now.to_send)),
            Phase::Manifest | Phase::Audit | Phase::Done => (SyncPhase::Checking, 0, None),
        };
        let pausing = speaking.pauses_until.is_some_and(|until| until > uptime);
        let awaiting = speaking.asked.is_some_and(|asked| uptime.saturating_sub(asked) >= LONG);
        Some(ProgressView { phase, done, of: of.filter(|of| *of > 0), awaiting, pausing })
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.stop.stop();
    }
}
