//! How things stand with the server, put together for the window: what was proven, what goes on, what the last conversation came to.

use askel_domain::lease::Standing;
use askel_network::Policy;
use askel_store::sync as kept;
use askel_store::{Read, StoreResult};
use askel_sync::claim::{Facts, Network, ServerFacts, header};
use askel_sync::{Doubt, doubted, tally};

use super::talk::Door;
use super::{ClaimView, ServerView, SignInView, SyncQuestion, SyncState, WhyStopped, facts};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;
use crate::policy::{LeaseState, in_force, signed_in};

pub fn state(open: &mut Open, _: Empty) -> Result<Answer<SyncState>, Failure> {
    Ok(Answer::read(now(open)?))
}

/// Whether the organisation has named a server.
pub(crate) fn has_server(read: &Read) -> Result<bool, Failure> {
    Ok(in_force(read)?.is_some())
}

/// What is finished here and was not read back; cases and what was set aside with it. None without a server.
pub(crate) fn undelivered(read: &Read) -> Result<Option<u32>, Failure> {
    Ok(if has_server(read)? { Some(kept::counts(read)?.undelivered()) } else { None })
}

pub(super) fn now(open: &mut Open) -> Result<SyncState, Failure> {
    let (now_utc, progress) = (open.now().timestamp(), open.talk.progress(open.uptime()));
    let server = server(open)?;
    let left_alone = open.talk.left_alone || progress.is_some();
    open.read(|read| {
        let (tally, conflicts) = (tally(read)?, kept::count_open_cases(read)?);
        let nothing_asked = ServerFacts { checked_utc: None, doubted: false, network: Network::Reached };
        let known = match &server {
            Some(_) => Some(askel_sync::server_facts(read)?.unwrap_or(nothing_asked)),
            None => None,
        };
        Ok(SyncState {
            claim: ClaimView::of(header(&Facts { server: known, tally, now_utc }), known.and_then(|known| known.checked_utc)).asking(conflicts),
            question: if server.is_none() || left_alone { None } else { question(read)? },
            progress,
            last: facts::last(read)?,
            automatic: kept::sends_by_itself(read)?,
            undelivered: if server.is_some() { tally.undelivered() } else { 0 },
            set_aside: tally.needs_attention,
            conflicts,
            server,
        })
    })
}

fn server(open: &mut Open) -> Result<Option<ServerView>, Failure> {
    let Some(policy) = open.look(in_force)? else { return Ok(None) };
    let (lease, lease_days_left) = lease(open);
    Ok(Some(ServerView { host: policy.host(), sign_in: sign_in(open, &policy)?, lease, lease_days_left }))
}

fn sign_in(open: &mut Open, policy: &Policy) -> Result<SignInView, Failure> {
    if open.talk.door != Door::Shut {
        return Ok(SignInView::Waiting);
    }
    let name = open.worker.name();
    let is_in = open.talk.token.is_some() || signed_in(open, policy)?.is_some();
    Ok(match (is_in, open.read(facts::is_asked_again)?) {
        (true, _) => SignInView::In { name },
        (false, true) => SignInView::Again,
        (false, false) => SignInView::Out,
    })
}

fn lease(open: &mut Open) -> (LeaseState, u16) {
    match open.standing() {
        Standing::Unbound => (LeaseState::Unbound, 0),
        Standing::Open { days_left } => (LeaseState::Open, days_left),
        Standing::Over => (LeaseState::Over, 0),
        Standing::Revoked => (LeaseState::Revoked, 0),
    }
}

/// Why the conversation stopped before the worker's word, as it was written down.
fn question(read: &Read) -> StoreResult<Option<SyncQuestion>> {
    let of = |(doubt, rows)| {
        let kind = match doubt {
            Doubt::AnotherServer => WhyStopped::ServerChanged,
            Doubt::OlderServer => WhyStopped::WentBack,
            Doubt::ManyGone => WhyStopped::TooManyGone,
        };
        SyncQuestion { kind, rows }
    };
    Ok(doubted(read)?.map(of))
}
