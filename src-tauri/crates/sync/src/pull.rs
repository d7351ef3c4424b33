//! Reads what is new: one question for each type, asked together, and then their pages. Rows and how far they were read are one
//! commit. Clients on the way in come after the news, those who are met today first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use askel_domain::id::ClientId;
use askel_fhir::bundle::{self, Page};
use askel_fhir::rest::{Reply, Request};
use askel_fhir::{PULLED, Pull};
use askel_store::sync::{self, Pulled};
use askel_store::{Read, Store, StoreResult};
use chrono::{DateTime, Utc};

use crate::caseload;
use crate::engine::{Asked, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::{Ended, Phase, Strange};
use crate::planted::Planted;
use crate::probe::{get, post_questions};
use crate::newcomers::{newcomers, who_comes_first};
use crate::readings::readings;
use crate::question::{Aim, Question, moment, search};
use crate::ready::{Address, own_role};
use crate::untaken::{HeardPage, Sheet, Untaken};

const PAGE: u32 = 100;
const SMALLEST_PAGE: u32 = 5;
/// Ten times what was asked for: a server that gives more would keep everybody waiting while it is taken in.
const MOST_ON_A_PAGE: usize = 1_000;
/// Searches in one request, and clients named in one search.
const MOST_QUESTIONS: usize = 60;
pub(crate) const MOST_NAMED: usize = 100;
/// Clients who come in together: the first few can be worked with while the rest comes.
const COMING_TOGETHER: usize = 5;

#[derive(Default)]
pub(crate) struct Pulling {
    pub leg: Leg,
    pub pending: VecDeque<Question>,
    /// How far each type was read, all its questions together.
    pub reached: BTreeMap<&'static str, String>,
    /// Clients still to come, in the order they come.
    pub coming: VecDeque<Vec<ClientId>>,
    pub here: Vec<ClientId>,
    /// The server's clock when this began.
    pub began: Option<DateTime<Utc>>,
    /// Halved so many times.
    smaller: u32,
    /// Searches in one request, where more of them brought no answer: a server may need minutes for all and seconds for each.
    few: Option<usize>,
    /// A question was refused: what was read is kept, and nothing is called whole.
    pub broken: bool,
}

/// The answer to one question; its bytes, where it came alone.
struct Came {
    page: Option<Page>,
    status: u16,
    body: Option<Vec<u8>>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leg {
    #[default]
    NotBegun,
    News,
    /// Who they are and when they are met: decides who comes first.
    Faces,
    Newcomers,
}

impl Pulling {
    pub(crate) fn page_size(&self) -> u32 {
        (PAGE >> self.smaller.min(5)).max(SMALLEST_PAGE)
    }
}

impl Engine {
    pub(crate) fn next_of_pull(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<Option<Request>> {
        self.progress.phase = Phase::Pull;
        if self.pull.leg == Leg::NotBegun {
            self.pull.pending = store.read(|read| self.news(read))?.into();
            self.pull.leg = Leg::News;
        }
        if self.pull.pending.front().is_some_and(|question| question.pages > 0) {
            let question = self.pull.pending.pop_front();
            return Ok(question.map(|question| {
                let request = get(question.path.clone());
                self.asked = Some(Asked::Page(question));
                request
            }));
        }
        // What was sent in this conversation is read in the same request as the news.
        let readings = self.sent_and_unread(store)?;
        let many = self.pull.pending.iter().take(self.pull.few.unwrap_or(MOST_QUESTIONS)).take_while(|question| question.pages == 0).count();
        let questions: Vec<Question> = self.pull.pending.drain(..many).collect();
        if readings.is_empty() && questions.is_empty() {
            if !self.pull.here.is_empty() {
                self.go_on_to_next();
            } else if !self.take_one_and_rest(store, now)? {
                self.finish_leg(store, now)?;
            }
            return Ok(None);
        }
        let paths: Vec<String> = readings.iter().map(|(kind, id)| format!("{kind}/{id}")).chain(questions.iter().map(|question| question.path.clone())).collect();
        self.asked = Some(Asked::Batch { readings, questions });
        Ok(Some(post_questions(bundle::batch_of_searches(paths.iter().map(String::as_str)))))
    }

    fn news(&self, read: &Read) -> StoreResult<Vec<Question>> {
        let whole: Vec<ClientId> = sync::scope(read)?.into_iter().filter(|one| one.whole_utc.is_some() && one.lost_utc.is_none()).map(|one| one.client_id).collect();
        let mut questions = vec![];
        for (rank, pull) in PULLED.iter().enumerate() {
            let pulled = sync::pulled(read, pull.kind, "")?;
            let groups: Vec<&[ClientId]> = if pull.client.is_some() { whole.chunks(MOST_NAMED).collect() } else { vec![&[]] };
            let is_alone = groups.len() == 1;
            for clients in groups {
                let since = pulled.as_ref().and_then(|pulled| pulled.reached.as_deref());
                let mut question = self.ask(Aim::News, rank, pull, clients, since);
                question.cursor = is_alone.then(String::new);
                if let Some(next) = pulled.as_ref().filter(|_| is_alone).and_then(|pulled| pulled.next.clone()) {
                    question.go_on_at(next);
                }
                questions.push(question);
            }
        }
        questions.extend(caseload::questions(read, own_role(read)?)?);
        if !self.push.watched {
            questions.extend(caseload::watch(read)?);
        }
        questions.sort_by_key(|question| question.pages > 0);
        Ok(questions)
    }

    pub(crate) fn ask(&self, aim: Aim, rank: usize, pull: &'static Pull, clients: &[ClientId], since: Option<&str>) -> Question {
        let mut question = Question::new(aim, pull.kind, rank, search(pull, clients, since, self.pull.page_size()));
        question.clients = clients.iter().copied().collect();
        question
    }

    /// Whose record is ours to read, whole or on the way.
    pub(crate) fn ours(&self, store: &Store) -> StoreResult<BTreeSet<ClientId>> {
        let scope = store.read(sync::scope)?;
        Ok(scope.into_iter().filter(|one| one.lost_utc.is_none()).map(|one| one.client_id).collect())
    }

    pub(crate) fn heard_batch(&mut self, store: &mut Store, addresses: &[Address], questions: Vec<Question>, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else {
            self.ask_again(questions, &heard);
            return self.trouble(store, &heard, now).map(drop);
        };
        self.note_clock(&reply);
        if (400..500).contains(&reply.status) {
            return self.stop(store, Ended::NotUnderstood { why: Strange::RefusesQuestions }, now);
        }
        let answers = bundle::read_entries(&reply.body).ok().filter(|answers| answers.len() == addresses.len() + questions.len());
        let Some(answers) = answers else {
            questions.into_iter().rev().for_each(|question| self.pull.pending.push_front(question));
            return self.strange_after_all(store, now);
        };
        if let Some(ended) = shut_out(&answers) {
            return self.stop_after_all(store, ended, now);
        }
        self.pull.few = self.pull.few.map(|few| few * 2).filter(|few| *few < MOST_QUESTIONS);
        let mut of_readings = answers;
        let of_questions = of_readings.split_off(addresses.len());
        match readings(addresses, of_readings) {
            Some(_) if addresses.is_empty() => {}
            Some(readings) => self.untaken.push_back(Untaken::Readings(readings)),
            // A reading that brought nothing is not repeated for ever.
            None => self.push.unfinished.extend(addresses.iter().cloned()),
        }
        for (question, answer) in questions.into_iter().zip(of_questions) {
            let page = answer.page.filter(|_| answer.status == 200);
            self.hear_page(store, question, Came { page, status: answer.status, body: None }, now)?;
            if self.has_ended() {
                return Ok(());
            }
        }
        if self.is(Planted::SavesCursorEarly) { self.keep_cursors_early(store, now) } else { Ok(()) }
    }

    /// The fault of saving how far was read before the rows are there.
    fn keep_cursors_early(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        for HeardPage { question, sheet, .. } in self.untaken.iter().filter_map(Untaken::page) {
            let Ok(page) = sheet.read() else { continue };
            let found = page.matches.iter().filter_map(|found| found.last_updated().map(str::to_owned));
            if question.aim == Aim::News && let Some(at) = found.max_by_key(|text| moment(text)) {
                self.pull.reached.insert(question.kind, at);
            }
        }
        self.keep_cursors(store, now)
    }

    pub(crate) fn heard_page(&mut self, store: &mut Store, question: Question, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else {
            self.ask_again(vec![question], &heard);
            return self.trouble(store, &heard, now).map(drop);
        };
        let page = bundle::read_page(&reply.body).ok().filter(|_| reply.status == 200);
        if page.is_none() && reply.status == 200 {
            self.pull.pending.push_front(question);
            return self.strange_after_all(store, now);
        }
        self.hear_page(store, question, Came { page, status: reply.status, body: Some(reply.body) }, now)
    }

    /// What was too much is asked for in smaller pages, from the beginning.
    fn ask_again(&mut self, questions: Vec<Question>, heard: &Heard) {
        if matches!(heard, Heard::Unknown { last: Ended::NotUnderstood { why: Strange::TooLarge }, .. }) && self.pull.smaller < 5 {
            self.pull = Pulling { smaller: self.pull.smaller + 1, few: self.pull.few, began: self.pull.began, ..Pulling::default() };
            return;
        }
        if matches!(heard, Heard::Unknown { last: Ended::BrokenOff, .. }) && questions.len() > 1 {
            self.pull.few = Some(questions.len() / 2);
        }
        questions.into_iter().rev().for_each(|question| self.pull.pending.push_front(question));
    }

    fn note_clock(&mut self, reply: &Reply) {
        let said = reply.header("date").and_then(|text| DateTime::parse_from_rfc2822(text).ok());
        self.pull.began = self.pull.began.or(said.map(|at| at.to_utc()));
    }

    /// The next page is known before the rows of this one are written down, and can be asked for while they are.
    fn hear_page(&mut self, store: &mut Store, mut question: Question, Came { page, status, body }: Came, now: &mut Now) -> StoreResult<()> {
        let Some(page) = page else {
            return match (status, question.fall_back()) {
                (401, _) => self.stop_after_all(store, Ended::SignIn, now),
                (403, _) => self.stop_after_all(store, Ended::Refused, now),
                // The page it broke off at is there no more: from where it was committed, then.
                (_, true) => {
                    self.pull.pending.push_back(question);
                    Ok(())
                }
                // Without its answer nobody new is found, or nothing is watched; what is known goes on.
                _ => {
                    self.pull.broken |= matches!(question.aim, Aim::News | Aim::Newcomers);
                    Ok(())
                }
            };
        };
        if page.matches.len() > MOST_ON_A_PAGE {
            return self.stop_after_all(store, Ended::NotUnderstood { why: Strange::TooLarge }, now);
        }
        let next = match question.note_page(&page, &self.errand.base) {
            Ok(next) => next,
            Err(why) => return self.stop_after_all(store, Ended::NotUnderstood { why }, now),
        };
        self.pull.began = self.pull.began.or_else(|| page.at.as_deref().and_then(moment));
        self.progress.received += page.matches.len() as u32;
        let sheet = body.filter(|_| !self.untaken.is_empty()).map_or(Sheet::Read(page), Sheet::AsItCame);
        self.untaken.push_back(Untaken::Page(Box::new(HeardPage { question: question.as_it_stands(), sheet, next: next.clone() })));
        if let Some(next) = next.filter(|_| question.aim != Aim::Watch) {
            question.path = next;
            self.pull.pending.push_front(question);
        }
        Ok(())
    }

    fn finish_leg(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        match self.pull.leg {
            Leg::NotBegun | Leg::Newcomers => {}
            Leg::News => {
                self.keep_cursors(store, now)?;
                let newcomers = store.read(newcomers)?;
                self.progress.coming = newcomers.len() as u32;
                if newcomers.len() > COMING_TOGETHER {
                    self.pull.pending = newcomers.chunks(MOST_NAMED).flat_map(|clients| self.about(clients, |pull| matches!(pull.kind, "Patient" | "Appointment"))).collect();
                }
                self.pull.leg = Leg::Faces;
            }
            Leg::Faces => {
                let order = store.read(|read| who_comes_first(read, now.at.timestamp()))?;
                self.pull.coming = order.chunks(COMING_TOGETHER).map(<[ClientId]>::to_vec).collect();
                self.pull.leg = Leg::Newcomers;
                self.next_newcomers();
            }
        }
        if self.pull.leg == Leg::Newcomers && self.pull.here.is_empty() {
            self.retry_refused(store, now)?;
            self.stage = if self.errand.manifest && !self.manifest.is_done { Stage::Manifest } else { Stage::Close };
        }
        Ok(())
    }

    /// Of types that were asked for in several questions; the others were committed with their pages.
    fn keep_cursors(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        if self.pull.broken {
            return Ok(());
        }
        let reached = std::mem::take(&mut self.pull.reached);
        self.write(store, now, |tx| {
            for (kind, at) in reached {
                let before = sync::pulled(tx, kind, "")?.and_then(|pulled| pulled.reached);
                sync::put_pulled(tx, &Pulled { kind: kind.into(), scope: String::new(), reached: newest(before, Some(at)), next: None, whole: true })?;
            }
            Ok(())
        })
    }
}

/// A server that wants a sign-in, or lets nobody in, may say so of each question alone.
pub(crate) fn shut_out(answers: &[bundle::Answered]) -> Option<Ended> {
    answers.iter().find_map(|answer| match answer.status {
        401 => Some(Ended::SignIn),
        403 => Some(Ended::Refused),
        _ => None,
    })
}

pub(crate) fn newest(one: Option<String>, other: Option<String>) -> Option<String> {
    [one, other].into_iter().flatten().max_by_key(|text| moment(text))
}
