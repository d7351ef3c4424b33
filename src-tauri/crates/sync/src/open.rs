//! The beginning and the end of a conversation: is it still the same server, who is to be asked for, and was everything seen again.

use askel_fhir::rest::Request;
use askel_store::sync::{self};
use askel_store::{Store, StoreResult};

use crate::engine::{Doubtless, Engine, Now, Stage};
use crate::outcome::{Doubt, Ended, Reason, Strange};
use crate::probe::Abilities;
use crate::state::{BASE, CHECKED, DOUBT, NETWORK, READ_FIRST};

pub(crate) fn doubt_name(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::AnotherServer => "another_server",
        Doubt::OlderServer => "older_server",
        Doubt::ManyGone => "many_gone",
    }
}

pub(crate) fn doubt_of(name: &str) -> Option<Doubt> {
    [Doubt::AnotherServer, Doubt::OlderServer, Doubt::ManyGone].into_iter().find(|doubt| doubt_name(*doubt) == name)
}

impl Engine {
    pub(crate) fn open(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<Option<Request>> {
        let base = store.read(|read| sync::server_fact(read, BASE))?;
        let doubt = store.read(|read| sync::server_fact(read, DOUBT))?.as_deref().and_then(doubt_of);
        let is_another = base.as_ref().is_some_and(|base| *base != self.errand.base);
        let doubt = if is_another { Some(Doubt::AnotherServer) } else { doubt };
        match (doubt, self.errand.answer) {
            (Some(Doubt::ManyGone), Some(Doubtless::TheyAreGone)) | (None, _) => {}
            (Some(_), Some(Doubtless::SayAllAgain)) => self.write(store, now, |tx| {
                sync::unsettle_all(tx)?;
                sync::forget_server(tx)?;
                sync::set_server_fact(tx, READ_FIRST, "yes")
            })?,
            (Some(doubt), _) => return self.stop(store, Ended::Doubted { doubt }, now).map(|()| None),
        }
        let own = self.errand.base.clone();
        let again = self.errand.again;
        // What it leaned on may have arrived meanwhile, and the Askel of today may know the form.
        let each_time = [Reason::LeansOn, Reason::Unsayable];
        let reopened = Reason::ALL.into_iter().filter(|reason| each_time.contains(reason) || again && reason.is_tried_again());
        self.write(store, now, |tx| {
            sync::set_server_fact(tx, BASE, &own)?;
            sync::set_server_fact(tx, DOUBT, "")?;
            sync::fill_scope(tx)?;
            sync::free_stranded(tx)?;
            reopened.into_iter().try_for_each(|reason| sync::reopen(tx, reason.name()))
        })?;
        let (counts, sent) = store.read(|read| Ok::<_, askel_store::StoreFailure>((sync::counts(read)?, sync::sent_names(read, 1)?)))?;
        self.progress.to_send = counts.undelivered();
        self.push.read_first = !sent.is_empty();
        self.abilities = Abilities::known(store)?;
        self.stage = Stage::Probe;
        Ok(None)
    }

    /// Another round where something came that goes out again.
    pub(crate) fn close(&mut self, store: &mut Store) -> StoreResult<Option<Request>> {
        if let Some(request) = self.ask_versions(store)? {
            return Ok(Some(request));
        }
        let counts = store.read(sync::counts)?;
        let waiting = counts.waiting + counts.unsure;
        if waiting > self.push.held() && self.rounds < MOST_ROUNDS {
            self.rounds += 1;
            self.push.begin_again();
            self.pull = Default::default();
            self.stage = Stage::Push;
            return Ok(None);
        }
        self.stage = Stage::Audit;
        Ok(None)
    }

    /// What was proven of the whole is written down; nothing is, where a question was refused.
    pub(crate) fn finish(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<Option<Request>> {
        if self.pull.broken {
            return self.stop(store, Ended::NotUnderstood { why: Strange::RefusesQuestions }, now).map(|()| None);
        }
        let at = now.at.timestamp().to_string();
        self.write(store, now, |tx| {
            sync::set_server_fact(tx, NETWORK, "reached")?;
            sync::set_server_fact(tx, CHECKED, &at)
        })?;
        self.end(Ended::Whole);
        Ok(None)
    }
}

/// Pushes and pulls in one conversation: merges go out with it, and what was taken and not kept is said again.
const MOST_ROUNDS: u32 = 3;
