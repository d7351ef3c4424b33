//! How things stand with the server, put together for the window: what was proven, what goes on, what the last conversation came to.

use askel_store::sync as kept;
use askel_store::{Read, StoreResult};
use askel_sync::claim::{Facts, Network, ServerFacts, header};
use askel_sync::tally;

use super::talk::Door;
use super::{ClaimView, ServerView, SignInView, SyncQuestion, SyncState, WhyStopped, facts};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

pub fn state(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    Ok(Answer::read(now(open)?))
}

/// Whether the organisation has named a server.
pub(crate) fn has_server(read: &Read) -> StoreResult<bool> {
    Ok(facts::policy(read)?.is_some())
}

/// What is finished here and was not read back; cases and what was set aside with it. None without a server.
pub(crate) fn undelivered(read: &Read) -> StoreResult<Option<u32>> {
    Ok(if has_server(read)? { Some(kept::counts(read)?.undelivered()) } else { None })
}

pub(super) fn now(open: &mut Open) -> Result<SyncState, Failure> {
    let (now_utc, progress) = (open.now().timestamp(), open.talk.progress(open.uptime()));
    let server = server(open)?;
    let left_alone = open.talk.left_alone || progress.is_some();
    open.read(|read| {
        let tally = tally(read)?;
        let nothing_asked = ServerFacts { checked_utc: None, doubted: false, network: Network::Reached };
        let known = match &server {
            Some(_) => Some(askel_sync::server_facts(read)?.unwrap_or(nothing_asked)),
            None => None,
        };
        Ok(SyncState {
            claim: ClaimView::of(header(&Facts { server: known, tally, now_utc }), known.and_then(|known| known.checked_utc)),
            question: if known.is_some_and(|known| known.doubted) && !left_alone { question(read)? } else { None },
            progress,
            last: facts::last(read)?,
            automatic: facts::by_itself(read)?,
            undelivered: if server.is_some() { tally.undelivered() } else { 0 },
            set_aside: tally.needs_attention,
            conflicts: kept::count_open_cases(read)?,
            server,
        })
    })
}

fn server(open: &mut Open) -> Result<Option<ServerView>, Failure> {
    let Some(policy) = open.read(facts::policy)? else { return Ok(None) };
    Ok(Some(ServerView { host: host(policy.fhir_base()).to_owned(), sign_in: sign_in(open)?, lease_days_left: None }))
}

pub(super) fn sign_in(open: &mut Open) -> Result<SignInView, Failure> {
    if open.talk.door != Door::Shut {
        return Ok(SignInView::Waiting);
    }
    let name = open.worker.name();
    let is_in = open.talk.token.is_some() || open.read(facts::refresh)?.is_some();
    Ok(match (is_in, open.read(facts::is_asked_again)?) {
        (true, _) => SignInView::In { name },
        (false, true) => SignInView::Again,
        (false, false) => SignInView::Out,
    })
}

/// `https://sote.alue.example:8443/fhir` → `sote.alue.example:8443`.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// Why the conversation stopped before the worker's word, as it was written down.
fn question(read: &Read) -> StoreResult<Option<SyncQuestion>> {
    let doubt = kept::server_fact(read, "doubt")?.unwrap_or_default();
    let kind = match doubt.as_str() {
        "another_server" => WhyStopped::ServerChanged,
        "many_gone" => WhyStopped::TooManyGone,
        _ => WhyStopped::WentBack,
    };
    Ok(Some(SyncQuestion { kind, rows: 0 }))
}
