//! Looks through everything the server has of our clients, by name and version only: what is gone, and what slipped through.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use askel_domain::id::ClientId;
use askel_fhir::PULLED;
use askel_fhir::bundle;
use askel_fhir::rest::Request;
use askel_store::sync::{self, Mirrored, RowKind};
use askel_store::{Read, Store, StoreResult};

use crate::engine::{Asked, Doubtless, Engine, Now, Stage};
use crate::hear::Heard;
use crate::outcome::{Doubt, Ended, Phase, Reason, Strange};
use crate::probe::get;
use crate::question::{Aim, Question};
use crate::settle::aside;
use crate::state::GONE;

/// Of all, or in all: more at once is nobody's work (R10 of sync.md).
const MOST_GONE: usize = 20;
const MOST_GONE_PERCENT: usize = 20;
const CLIENTS: usize = 50;
const PATIENT: &str = "Patient";

#[derive(Default)]
pub(crate) struct Taking {
    began: bool,
    pub is_done: bool,
    pending: VecDeque<Question>,
    clients: Vec<ClientId>,
    /// Clients who left us: whoever is there again is ours again.
    lost: Vec<ClientId>,
    /// Version by type and id.
    found: BTreeMap<(String, String), String>,
}

impl Engine {
    pub(crate) fn next_of_manifest(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<Option<Request>> {
        self.progress.phase = Phase::Manifest;
        if !self.manifest.began {
            self.manifest = Taking { began: true, ..Taking::default() };
            let scope = store.read(sync::scope)?;
            let (lost, ours): (Vec<_>, Vec<_>) = scope.into_iter().partition(|one| one.lost_utc.is_some());
            self.manifest.clients = ours.into_iter().filter(|one| one.whole_utc.is_some()).map(|one| one.client_id).collect();
            self.manifest.lost = lost.into_iter().map(|one| one.client_id).collect();
            let faces = self.manifest.lost.chunks(CLIENTS).flat_map(listing).filter(|question| question.kind == PATIENT);
            self.manifest.pending = self.manifest.clients.chunks(CLIENTS).flat_map(listing).chain(faces).collect();
        }
        let Some(question) = self.manifest.pending.pop_front() else {
            self.manifest.is_done = true;
            self.stage = Stage::Close;
            self.take_stock(store, now)?;
            return Ok(None);
        };
        let request = get(question.path.clone());
        self.asked = Some(Asked::Listing(vec![question]));
        Ok(Some(request))
    }

    pub(crate) fn heard_listing(&mut self, store: &mut Store, questions: Vec<Question>, heard: Heard, now: &mut Now) -> StoreResult<()> {
        let Heard::Reply(reply) = heard else {
            questions.into_iter().for_each(|question| self.manifest.pending.push_front(question));
            return self.trouble(store, &heard, now).map(drop);
        };
        let page = bundle::read_page(&reply.body).ok().filter(|_| reply.status == 200);
        for mut question in questions {
            let Some(page) = &page else { return self.stop(store, Ended::NotUnderstood { why: Strange::RefusesQuestions }, now) };
            match question.note_page(page, &self.errand.base) {
                Ok(next) => {
                    let found = page.matches.iter().map(|found| ((found.kind.clone(), found.id.clone()), found.version().unwrap_or_default().to_owned()));
                    self.manifest.found.extend(found);
                    if let Some(next) = next {
                        question.path = next;
                        self.manifest.pending.push_front(question);
                    }
                }
                Err(why) => return self.stop(store, Ended::NotUnderstood { why }, now),
            }
        }
        Ok(())
    }

    /// Their record comes in with the next conversation, as anybody's does who is new.
    fn take_back_who_returned(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        let lost = std::mem::take(&mut self.manifest.lost);
        let returned: Vec<ClientId> = lost.into_iter().filter(|client| self.manifest.found.remove(&(PATIENT.into(), client.to_string())).is_some()).collect();
        if returned.is_empty() {
            return Ok(());
        }
        self.write(store, now, |tx| returned.iter().try_for_each(|client| sync::join_scope(tx, *client)))
    }

    /// Missing once is not vouched for; missing twice in a row is gone.
    fn take_stock(&mut self, store: &mut Store, now: &mut Now) -> StoreResult<()> {
        self.take_back_who_returned(store, now)?;
        let clients = std::mem::take(&mut self.manifest.clients);
        let known = store.read(|read| clients.iter().map(|client| sync::mirrored_of_client(read, *client)).collect::<StoreResult<Vec<_>>>())?;
        let known: Vec<Mirrored> = known.into_iter().flatten().collect();
        let (here, missing): (Vec<&Mirrored>, Vec<&Mirrored>) = known.iter().partition(|seen| self.manifest.found.contains_key(&(seen.kind.clone(), seen.id.clone())));
        let is_many = missing.len() > MOST_GONE || missing.len() * 100 > known.len() * MOST_GONE_PERCENT;
        if !missing.is_empty() && is_many && self.errand.answer != Some(Doubtless::TheyAreGone) {
            let many = missing.len().to_string();
            self.write(store, now, |tx| sync::set_server_fact(tx, GONE, &many))?;
            return self.stop(store, Ended::Doubted { doubt: Doubt::ManyGone }, now);
        }
        let slipped = store.read(|read| self.slipped(read))?;
        if !slipped.is_empty() {
            self.ask_by_name(&slipped, &clients);
            self.stage = Stage::Pull;
        }
        let mut progress = self.progress;
        self.write(store, now, |tx| {
            for seen in &here {
                sync::note_seen(tx, &seen.kind, &seen.id)?;
            }
            missing.iter().try_for_each(|seen| sync::note_missed(tx, &seen.kind, &seen.id))?;
            let gone: Vec<&&Mirrored> = missing.iter().filter(|seen| seen.missed > 0).collect();
            // Of whom other rows are there, nobody took the client away: the server lost the one row, as after an older backup.
            let still_there: BTreeSet<ClientId> = here.iter().filter(|seen| seen.row.kind != RowKind::Client).filter_map(|seen| seen.client_id).collect();
            let gone_clients = gone.iter().filter(|seen| seen.row.kind == RowKind::Client).filter_map(|seen| seen.client_id);
            let lost: BTreeSet<ClientId> = gone_clients.filter(|client| !still_there.contains(client)).collect();
            for seen in gone {
                let (is_queued, is_lost) = (sync::queued(tx, &seen.row)?.is_some(), seen.client_id.is_some_and(|client| lost.contains(&client)));
                if is_lost && is_queued {
                    aside(tx, &seen.row, Reason::NoLongerOurs, &mut progress)?;
                } else if !is_lost {
                    // The client is there and this is not: kept here, and whoever works with it says whether it goes there again.
                    sync::drop_mirror(tx, &seen.kind, &seen.id)?;
                    if !is_queued {
                        sync::requeue(tx, &seen.row, seen.client_id)?;
                    }
                    sync::note_unsure(tx, &seen.row)?;
                    aside(tx, &seen.row, Reason::GoneThere, &mut progress)?;
                }
            }
            for client in &lost {
                sync::leave_scope(tx, *client)?;
            }
            progress.lost += lost.len() as u32;
            Ok(())
        })?;
        self.progress = progress;
        Ok(())
    }
}

impl Engine {
    /// What is there in a version that was never read: a cursor missed it, or it came while nobody looked.
    fn slipped(&self, read: &Read) -> StoreResult<BTreeMap<&'static str, Vec<String>>> {
        let refused: BTreeSet<(String, String, String)> = sync::refused(read, u32::MAX)?.into_iter().map(|refused| (refused.kind, refused.id, refused.server_version)).collect();
        let mut slipped: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for ((kind, id), version) in &self.manifest.found {
            let is_known = sync::mirrored(read, kind, id)?.is_some_and(|seen| seen.server_version == *version) || sync::sent(read, kind, id)?.is_some();
            let Some(pull) = PULLED.iter().find(|pull| pull.kind == kind.as_str()).filter(|_| !is_known) else { continue };
            if !refused.contains(&(kind.clone(), id.clone(), version.clone())) {
                slipped.entry(pull.kind).or_default().push(id.clone());
            }
        }
        Ok(slipped)
    }
}

fn listing(clients: &[ClientId]) -> Vec<Question> {
    let ids = clients.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let of_clients = PULLED.iter().enumerate().filter_map(|(rank, pull)| pull.client.map(|name| (rank, pull, name)));
    let path = |pull: &askel_fhir::Pull, name: &str| {
        let tag = pull.tag().map(|tag| format!("&{}", tag.replace('|', "%7C"))).unwrap_or_default();
        format!("{}?{name}={ids}{tag}&_elements=id,meta&_count=500", pull.kind)
    };
    of_clients.map(|(rank, pull, name)| Question::new(Aim::Listing, pull.kind, rank, path(pull, name))).collect()
}
