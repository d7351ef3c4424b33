//! Step by step: what is carried next, what is written while it is on its way, and what is made of what came back. The bag is held
//! only inside these; nobody waits for the network while it is held.

use std::sync::Arc;
use std::time::Duration;

use askel_domain::space::Space;
use askel_fhir::rest::{Reply, Unheard};
use askel_network::{Policy, says_revoked};
use askel_network::sign_in::{Granted, SignInFailure};
use askel_store::StoreFailure;
use askel_sync::{Ended, Outcome, Step, Strange};

use super::talk::{Door, Speaking};
use super::work::{Errand, Heard, Place, SyncDone, SyncWork};
use super::{LastSync, SyncEnd, conversation, facts};
use crate::answer::Noun;
use crate::policy::{in_force, note_heard, note_revoked, signed_in};
use crate::{Askel, Open};

/// What may look different when rows came from the server.
const TAKEN: [Noun; 12] = [
    Noun::Sync, Noun::Conflict, Noun::Client, Noun::Period, Noun::Goal, Noun::Session, Noun::Entry, Noun::Task, Noun::Document, Noun::Risk, Noun::Team, Noun::Measure,
];

impl Askel {
    /// A piece of the conversation or of a sign-in whose turn has come. One thread takes them, one at a time.
    pub fn sync_due(&mut self) -> Option<SyncWork> {
        self.opened()?;
        let open = self.open().ok()?;
        open.seal_if_closed();
        open.next_work()
    }

    /// While a piece is carried, or pauses: writes down one more of what was heard before, or makes ready what is said next. `false`: there is
    /// nothing of the kind. Between two of these whoever types is let in.
    pub fn sync_meanwhile(&mut self) -> bool {
        self.opened().is_some() && self.open().is_ok_and(Open::write_on)
    }

    /// How long to wait for the answer that is on its way before the first [`Askel::sync_meanwhile`].
    pub fn sync_patience(&mut self) -> Duration {
        let open = if self.opened().is_some() { self.open().ok() } else { None };
        open.and_then(|open| open.talk.speaking.as_ref()).map(|speaking| speaking.engine.patience()).unwrap_or_default()
    }

    /// What belongs to a conversation that is over, or to a bag that was locked, is not heard.
    pub fn sync_done(&mut self, done: SyncDone) {
        let open = if self.opened().is_some() { self.open().ok() } else { None };
        if let Some(open) = open.filter(|open| Arc::ptr_eq(&open.talk.stop, &done.stop)) {
            open.hear(done.heard);
        }
    }

    /// What the window shows stale since the last look.
    pub fn sync_news(&mut self) -> Vec<Noun> {
        if self.opened().is_none() {
            return vec![];
        }
        self.open().map(|open| std::mem::take(&mut open.talk.news)).unwrap_or_default()
    }
}

/// What a FHIR server tells of itself, to anybody who asks.
const OPEN_TO_ALL: &str = "metadata";

impl Open {
    /// Sent soon, where Askel sends by itself.
    pub(crate) fn something_finished(&mut self) {
        let uptime = self.uptime();
        self.talk.something_finished(uptime);
    }

    fn next_work(&mut self) -> Option<SyncWork> {
        let uptime = self.uptime();
        if !self.talk.is_due(uptime) {
            return None;
        }
        let Ok(Some(policy)) = self.look(in_force) else {
            let _ = self.talk.takes_wish();
            self.talk.rest();
            return None;
        };
        if self.talk.door == Door::Knocked {
            self.talk.door = Door::Waiting;
            let pages = self.sign_in_pages();
            return Some(SyncWork { stop: self.talk.stop.clone(), errand: Errand::SignIn { policy, pages } });
        }
        if self.talk.speaking.is_none() && !self.begins(&policy) {
            return None;
        }
        match (self.talk.good_token(uptime), signed_in(self, &policy)) {
            (None, Ok(Some(kept))) => Some(SyncWork { stop: self.talk.stop.clone(), errand: Errand::Renew { policy, refresh: kept.refresh } }),
            (Some(_), _) => self.ask_on(policy),
            _ => {
                self.end(SyncEnd::SignInNeeded);
                None
            }
        }
    }

    /// Whether a conversation begins now: wished for by the worker, or by itself where that is so and somebody has signed in.
    fn begins(&mut self, policy: &Policy) -> bool {
        let Some(by_itself) = self.talk.takes_wish() else { return false };
        let signed_in = self.talk.token.is_some() || matches!(signed_in(self, policy), Ok(Some(_)));
        if by_itself && !(signed_in && self.read(askel_store::sync::sends_by_itself).unwrap_or(false)) {
            return false;
        }
        if !signed_in {
            self.end(SyncEnd::SignInNeeded);
            return false;
        }
        let manifest = self.is_time_for_manifest();
        let errand = askel_sync::Errand { base: policy.fhir_base().to_owned(), audits: policy.audit_base().is_some(), manifest, again: !by_itself, answer: self.talk.doubtless.take() };
        self.talk.speaking = Some(Speaking { engine: conversation(errand), channel: None, audit: None, asked: None, pauses_until: None, told: 0, manifest, tells_who: false, heard: false });
        true
    }

    /// Once a week everything is looked through, not only what is new.
    fn is_time_for_manifest(&self) -> bool {
        let last = self.read(facts::manifest_utc).ok().flatten();
        last.is_none_or(|last| (self.now().timestamp() - last).abs() >= 7 * 24 * 60 * 60)
    }

    fn ask_on(&mut self, policy: Policy) -> Option<SyncWork> {
        let mut speaking = self.talk.speaking.take()?;
        let (uptime, token) = (self.uptime(), self.talk.good_token(self.uptime())?);
        (speaking.asked, speaking.pauses_until) = (Some(uptime), None);
        let step = match self.may_be_written_on() {
            Ok(()) => self.speak(|store, now| speaking.engine.next(store, now)).map_err(end_of_store),
            Err(end) => Err(end),
        };
        let (place, request) = match step {
            Ok(Step::Ask(request)) => (Place::Fhir, request),
            Ok(Step::AskAudit(request)) => (Place::Audit, request),
            Ok(Step::Wait(pause)) => {
                (speaking.asked, speaking.pauses_until) = (None, Some(uptime + pause));
                self.speaks_on(speaking);
                return None;
            }
            Ok(Step::Done(outcome)) => {
                self.speaks_on(speaking);
                self.end_by(end_of_outcome(&outcome));
                return None;
            }
            Err(end) => {
                self.speaks_on(speaking);
                self.end(end);
                return None;
            }
        };
        speaking.tells_who = place == Place::Fhir && request.path != OPEN_TO_ALL;
        let channel = if place == Place::Fhir { speaking.channel.take() } else { speaking.audit.take() };
        self.speaks_on(speaking);
        Some(SyncWork { stop: self.talk.stop.clone(), errand: Errand::Ask { policy, place, request, channel, token } })
    }

    /// A record that does not hold together, or a disk without room, takes nothing in.
    fn may_be_written_on(&mut self) -> Result<(), SyncEnd> {
        if self.check.found().is_some() {
            return Err(SyncEnd::RecordBroken);
        }
        if self.space_left() == Space::TooLittle { Err(SyncEnd::NoRoom) } else { Ok(()) }
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Answer { place, answer, channel } => {
                let Some(mut speaking) = self.talk.speaking.take() else { return };
                speaking.asked = None;
                *if place == Place::Fhir { &mut speaking.channel } else { &mut speaking.audit } = channel.filter(|_| answer.is_ok());
                self.take_answer(speaking, answer)
            }
            Heard::Renewed(renewed) => self.take_grant(renewed),
            Heard::SignedIn(granted) => {
                self.talk.door = Door::Shut;
                self.take_grant(granted);
                if self.talk.good_token(self.uptime()).is_some() {
                    self.something_finished();
                }
            }
        }
    }

    fn write_on(&mut self) -> bool {
        let Some(mut speaking) = self.talk.speaking.take() else { return false };
        let wrote = match self.may_be_written_on() {
            Ok(()) => self.speak(|store, now| speaking.engine.meanwhile(store, now)).map_err(end_of_store),
            Err(end) => Err(end),
        };
        self.speaks_on(speaking);
        wrote.unwrap_or_else(|end| {
            self.end(end);
            false
        })
    }

    /// What was taken in since the window was last told is news to it.
    fn speaks_on(&mut self, mut speaking: Speaking) {
        let progress = speaking.engine.progress();
        let taken = progress.taken + progress.whole + progress.cases;
        if taken > speaking.told {
            self.talk.tells(&TAKEN);
        }
        speaking.told = taken;
        self.talk.speaking = Some(speaking);
    }

    fn take_answer(&mut self, mut speaking: Speaking, answer: Result<Reply, Unheard>) {
        if let Ok(reply) = &answer {
            self.note_contact(reply, &mut speaking);
        }
        let took = match self.may_be_written_on() {
            Ok(()) => self.speak(|store, now| speaking.engine.heard(store, answer, now)).map_err(end_of_store),
            Err(end) => Err(end),
        };
        self.speaks_on(speaking);
        self.talk.tells(&[Noun::Sync]);
        if let Err(end) = took {
            self.end(end);
        }
    }

    /// What a reply says of the laptop itself, whatever else it says.
    fn note_contact(&mut self, reply: &Reply, speaking: &mut Speaking) {
        if says_revoked(reply) {
            let _ = note_revoked(self);
        }
        match reply.status {
            // The next piece is said with a fresh one; the conversation itself decides whether it goes on.
            401 => self.talk.token = None,
            // Once in a conversation is a contact; what the disk does not take lets the days run on as before. A gateway that is
            // busy, or that tells everybody what it can, has not looked at the token: that is none.
            200..=299 if speaking.tells_who && !speaking.heard => speaking.heard = note_heard(self, reply.header("date")).is_ok(),
            _ => {}
        }
    }

    fn take_grant(&mut self, granted: Result<Granted, SignInFailure>) {
        self.talk.tells(&[Noun::Sync]);
        let kept = granted.map_err(|failure| self.without_grant(failure)).and_then(|granted| self.keep_grant(granted).map_err(|_| SyncEnd::NoRoom));
        if let Err(end) = kept {
            self.end(end);
        }
    }

    /// A token may have run out by the server's clock: once it is tried with a fresh one. If that is not taken either, the worker signs in.
    fn end_by(&mut self, end: SyncEnd) {
        let tried = std::mem::replace(&mut self.talk.tried_afresh, end == SyncEnd::SignInNeeded);
        if end != SyncEnd::SignInNeeded {
            return self.end(end);
        }
        self.talk.token = None;
        if !tried {
            let uptime = self.uptime();
            self.talk.rest();
            return self.talk.begin_now(uptime);
        }
        self.talk.tried_afresh = false;
        let end = self.without_grant(SignInFailure::Again);
        self.end(end);
    }

    fn end(&mut self, end: SyncEnd) {
        let progress = self.talk.speaking.as_ref().map(|speaking| speaking.engine.progress()).unwrap_or_default();
        let looked_through = matches!(end, SyncEnd::Done | SyncEnd::SomeAside) && self.talk.speaking.as_ref().is_some_and(|speaking| speaking.manifest);
        let last = LastSync { at: self.now(), end, sent: progress.proven, fetched: progress.taken };
        self.talk.rest();
        self.talk.tells(&[Noun::Sync]);
        // What the disk does not take is only how the last one ended; what was proven is written down before.
        let _ = self.write(|tx| {
            facts::set_last(tx, &last)?;
            if looked_through {
                facts::set_manifest_utc(tx)?;
            }
            Ok(())
        });
        let comes_again = match end {
            SyncEnd::NoConnection | SyncEnd::BrokenOff | SyncEnd::Busy => true,
            SyncEnd::Done | SyncEnd::SomeAside => self.read(askel_sync::tally).is_ok_and(|tally| tally.unproven > 0),
            _ => false,
        };
        if comes_again {
            let uptime = self.uptime();
            self.talk.begins_again(uptime);
        }
    }
}

pub(super) fn end_of(unheard: Unheard) -> SyncEnd {
    match unheard {
        Unheard::NoConnection => SyncEnd::NoConnection,
        Unheard::NotTrusted => SyncEnd::NotTrusted,
        Unheard::BrokenOff => SyncEnd::BrokenOff,
        Unheard::Redirected => SyncEnd::Redirected,
        Unheard::TooLarge | Unheard::Garbled => SyncEnd::NotUnderstood,
    }
}

fn end_of_outcome(outcome: &Outcome) -> SyncEnd {
    match outcome.ended {
        Ended::Whole if outcome.progress.set_aside + outcome.progress.cases > 0 => SyncEnd::SomeAside,
        Ended::Whole => SyncEnd::Done,
        Ended::NoConnection => SyncEnd::NoConnection,
        Ended::NotTrusted => SyncEnd::NotTrusted,
        Ended::BrokenOff => SyncEnd::BrokenOff,
        Ended::SignIn => SyncEnd::SignInNeeded,
        Ended::Refused => SyncEnd::Refused,
        Ended::Busy { .. } => SyncEnd::Busy,
        Ended::NotUnderstood { why: Strange::Redirected | Strange::NextElsewhere } => SyncEnd::Redirected,
        Ended::NotUnderstood { .. } => SyncEnd::NotUnderstood,
        Ended::Doubted { .. } => SyncEnd::Stopped,
    }
}

fn end_of_store(failure: StoreFailure) -> SyncEnd {
    match failure {
        StoreFailure::DiskFull | StoreFailure::LowSpace => SyncEnd::NoRoom,
        StoreFailure::RecordBroken => SyncEnd::RecordBroken,
        _ => SyncEnd::Fault,
    }
}
