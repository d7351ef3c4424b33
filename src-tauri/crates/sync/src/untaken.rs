//! What was heard and is not written down yet: written while the network speaks, a piece at a time, in the order it was heard and
//! before the next answer is looked into. Whoever breaks off between has lost an answer and nothing else. Asks for nothing.

use std::borrow::Cow;
use std::time::Duration;

use askel_domain::id::ClientId;
use askel_fhir::bundle::{Page, read_page};
use askel_fhir::{Misfit, PULLED};
use askel_fhir::rest::{Reply, Unheard};
use askel_store::sync::{self, Pulled, RowKey};
use askel_store::{Store, StoreFailure, StoreResult, Tx};

use crate::apply::{Became, take_in};
use crate::caseload;
use crate::engine::{Asked, Engine, Now, Stage};
use crate::outcome::{Doubt, Ended, Strange};
use crate::planted::{Planted, believe};
use crate::pull::newest;
use crate::question::{Aim, Question, moment};
use crate::ready::{Address, own_role};
use crate::settle::Readings;

/// Pages that may wait to be written while the network goes on: those of the clients who come in together, and a few more.
const MOST_UNTAKEN: usize = 64;

/// Within this the answer to one more page is mostly there.
const SOON: Duration = Duration::from_millis(25);

pub(crate) enum Untaken {
    Thanks(Thanks),
    Readings(Readings),
    Page(Box<HeardPage>),
    /// Everything of these clients was heard.
    Whole(Vec<ClientId>),
}

/// The server has said that it took these, and under which version; empty where it names none.
pub(crate) struct Thanks {
    pub rows: Vec<RowKey>,
    pub said: Vec<(Address, String)>,
}

pub(crate) struct HeardPage {
    /// As it stood with this page.
    pub question: Question,
    pub sheet: Sheet,
    /// Where the next one is.
    pub next: Option<String>,
}

/// A page, or the bytes it was read from: taken apart, it needs seven times as much room, and dozens of them may wait.
pub(crate) enum Sheet {
    Read(Page),
    AsItCame(Vec<u8>),
}

impl Sheet {
    /// Anew, if need be: the same bytes say the same.
    pub(crate) fn read(&self) -> Result<Cow<'_, Page>, Misfit> {
        match self {
            Self::Read(page) => Ok(Cow::Borrowed(page)),
            Self::AsItCame(body) => read_page(body).map(Cow::Owned),
        }
    }
}

impl Untaken {
    pub(crate) fn page(&self) -> Option<&HeardPage> {
        match self {
            Self::Page(heard) => Some(heard),
            Self::Thanks(_) | Self::Readings(_) | Self::Whole(_) => None,
        }
    }

    /// How many resources were read in it by name.
    pub(crate) fn readings(&self) -> usize {
        match self {
            Self::Readings(readings) => readings.len(),
            Self::Thanks(_) | Self::Page(_) | Self::Whole(_) => 0,
        }
    }

    pub(crate) fn reads(&self, address: &Address) -> bool {
        matches!(self, Self::Readings(readings) if readings.contains_key(address))
    }
}

impl Engine {
    /// Writes down one piece of what was heard, or makes ready what is said next, while the request of the last [`crate::Step::Ask`] is on its way.
    /// To be called until it answers `false`; whatever it was not called for, [`Engine::heard`] writes before all else.
    ///
    /// # Errors
    /// What the file could not write: the conversation is to be dropped, and the answer that is awaited is not to be told.
    pub fn meanwhile(&mut self, store: &mut Store, now: &mut Now) -> Result<bool, StoreFailure> {
        if self.take_one(store, now)? {
            return Ok(true);
        }
        self.prepare(store)?;
        Ok(false)
    }

    /// How long whoever carries waits for the answer before the first piece is begun: that to one more page is mostly there before a
    /// piece is written, and would be kept waiting by it. A server that is asked everything of somebody thinks for long, and leaves
    /// time enough.
    pub fn patience(&self) -> Duration {
        let comes_soon = matches!(self.asked, Some(Asked::Page(_)));
        if comes_soon && self.untaken.len() < MOST_UNTAKEN { SOON } else { Duration::ZERO }
    }

    /// Before an answer is looked into. One with more to read goes behind what is not written down yet; before any other, and before
    /// whatever ends it, all of that is.
    pub(crate) fn make_room(&mut self, store: &mut Store, answer: &Result<Reply, Unheard>, now: &mut Now) -> StoreResult<()> {
        let reads_on = matches!(self.asked, Some(Asked::Page(_) | Asked::Batch { .. })) && answer.as_ref().is_ok_and(|reply| reply.status == 200);
        let most = if reads_on { MOST_UNTAKEN } else { 0 };
        while self.untaken.len() > most && self.take_one(store, now)? {}
        Ok(())
    }

    /// `false`: everything that was heard is written down.
    fn take_one(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<bool> {
        let Some(untaken) = self.untaken.pop_front() else { return Ok(false) };
        match untaken {
            Untaken::Thanks(thanks) => self.take_thanks(store, &thanks, now)?,
            Untaken::Readings(readings) => self.take_readings(store, readings, now)?,
            Untaken::Page(heard) => self.take_page(store, *heard, now)?,
            Untaken::Whole(clients) => self.note_whole(store, &clients, now)?,
        }
        if self.has_ended() {
            self.untaken.clear();
        }
        Ok(true)
    }

    /// One piece, and then whoever types is let in.
    pub(crate) fn take_one_and_rest(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<bool> {
        let took = self.take_one(store, now)?;
        self.pause = took.then_some(Duration::ZERO);
        Ok(took)
    }

    pub(crate) fn take_all(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        while self.take_one(store, now)? {}
        Ok(())
    }

    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.stage, Stage::End(_))
    }

    /// The end, for a reason that stands in the last of what was heard: what came before it counts.
    pub(crate) fn stop_after_all(&mut self, store: &mut Store, ended: Ended, now: &mut Now) -> StoreResult<()> {
        self.take_all(store, now)?;
        if self.has_ended() { Ok(()) } else { self.stop(store, ended, now) }
    }

    pub(crate) fn strange_after_all(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        self.take_all(store, now)?;
        if self.has_ended() { Ok(()) } else { self.strange(store, now) }
    }

    fn take_thanks(&mut self, store: &mut Store, thanks: &Thanks, now: &mut Now) -> StoreResult<()> {
        let believes = self.is(Planted::BelievesAnswers);
        self.write(store, now, |tx| {
            for ((kind, id), version) in &thanks.said {
                sync::note_answered(tx, kind, id, version)?;
            }
            if believes { believe(tx, &thanks.rows) } else { Ok(()) }
        })
    }

    fn take_page(&mut self, store: &mut Store, heard: HeardPage, now: &mut Now) -> StoreResult<()> {
        let Ok(page) = heard.sheet.read() else { return self.stop(store, Ended::NotUnderstood { why: Strange::NotFhir }, now) };
        let goes_on = match heard.question.aim {
            Aim::Caseload => {
                let role = store.read(own_role)?;
                self.write(store, now, |tx| caseload::take(tx, &heard.question, &page, heard.next.is_none(), role))?;
                true
            }
            Aim::Watch => {
                if self.write(store, now, |tx| caseload::is_older(tx, &heard.question, &page))? {
                    self.stop(store, Ended::Doubted { doubt: Doubt::OlderServer }, now)?;
                }
                true
            }
            Aim::News | Aim::Newcomers | Aim::Listing => self.take_rows(store, &heard, &page, now)?,
        };
        if !goes_on {
            self.read_no_further(&heard.question);
        }
        if let (Aim::News, Some(reached)) = (heard.question.aim, heard.question.reached) {
            let newest = self.pull.reached.entry(heard.question.kind).or_default();
            if moment(newest).is_none_or(|known| moment(&reached).is_some_and(|at| at > known)) {
                *newest = reached;
            }
        }
        Ok(())
    }

    /// Rows and cursor in one commit. `false`: nothing more is to be read of this.
    fn take_rows(&mut self, store: &mut Store, HeardPage { question, next, .. }: &HeardPage, page: &Page, now: &mut Now) -> StoreResult<bool> {
        let mut progress = self.progress;
        let is_asked = |client: ClientId| question.clients.contains(&client);
        let became = self.write(store, now, |tx| {
            let mut all = vec![];
            for found in &page.matches {
                // Rows of nobody, or of those who were asked for; of another type, or on its way from here: not now.
                let is_nobodys = found.client().is_none();
                if is_nobodys && PULLED[question.rank].client.is_some() {
                    all.push(Became::Foreign);
                } else if found.kind == question.kind && sync::sent(tx, &found.kind, &found.id)?.is_none() {
                    all.push(take_in(tx, found, &is_asked, None)?);
                }
            }
            keep_cursor(tx, question, next.as_deref())?;
            Ok(all)
        })?;
        became.iter().for_each(|became| became.count(&mut progress));
        self.progress = progress;
        if became.contains(&Became::Older) {
            self.stop(store, Ended::Doubted { doubt: Doubt::OlderServer }, now)?;
            return Ok(false);
        }
        Ok(became.is_empty() || became.iter().any(|became| *became != Became::Foreign))
    }

    /// The next page was to be asked for, or is asked for already: then its answer is not looked into.
    fn read_no_further(&mut self, question: &Question) {
        self.pull.pending.retain(|pending| pending.first != question.first);
        if matches!(&self.asked, Some(Asked::Page(asked)) if asked.first == question.first) {
            self.asked = Some(Asked::Nothing);
        }
    }

    /// The fault of saving how far a page reads when the next one is asked for, and its rows only then.
    pub(crate) fn keep_cursors_ahead(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        let untaken = std::mem::take(&mut self.untaken);
        self.write(store, now, |tx| untaken.iter().filter_map(Untaken::page).try_for_each(|heard| keep_cursor(tx, &heard.question, heard.next.as_deref())))?;
        self.untaken = untaken;
        Ok(())
    }
}

/// Of a type that is asked for in one question: how far it was read with this page.
fn keep_cursor(tx: &Tx, question: &Question, next: Option<&str>) -> StoreResult<()> {
    let Some(cursor) = question.cursor.as_ref().filter(|_| question.aim == Aim::News) else { return Ok(()) };
    let before = sync::pulled(tx, question.kind, cursor)?.and_then(|pulled| pulled.reached);
    let reached = if question.in_order || next.is_none() { newest(before, question.reached.clone()) } else { before };
    sync::put_pulled(tx, &Pulled { kind: question.kind.into(), scope: cursor.clone(), reached, next: next.map(str::to_owned), whole: next.is_none() })
}
