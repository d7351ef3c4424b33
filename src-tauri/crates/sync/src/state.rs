//! What is written down about rows and the server, as the facts that [`crate::claim`] may speak of.

use askel_store::sync::{self, OutboxState, Queued, RowKey};
use askel_store::{Read, StoreResult};

use crate::claim::{self, Network, ReadBack, RecordState, RowFacts, ServerFacts, Stand, Tally};
use crate::open::doubt_of;
use crate::outcome::Doubt;

/// Names of facts kept of the server.
pub(crate) const BASE: &str = "base";
pub(crate) const CHECKED: &str = "checked";
pub(crate) const DOUBT: &str = "doubt";
/// How many rows were gone at once when that was doubted.
pub(crate) const GONE: &str = "gone";
pub(crate) const NETWORK: &str = "network";
/// Set once a server was doubted: what was proven is forgotten, so nothing is created any more without looking whether it is there.
pub(crate) const READ_FIRST: &str = "read_first";

/// How one row stands. `is_draft`: the record says that it is not finished.
pub fn record_state(read: &Read, key: &RowKey, is_draft: bool) -> StoreResult<RecordState> {
    let queued = sync::queued(read, key)?;
    let seen = sync::mirrored_of_row(read, key)?.into_iter().find(|seen| seen.leads && seen.missed == 0);
    let answered = match &queued {
        Some(queued) if queued.state == OutboxState::Sending => sync::sent_of_row(read, key)?.into_iter().find_map(|sent| sent.answered),
        _ => None,
    };
    let facts = RowFacts {
        is_draft,
        queued: queued.as_ref().map(|queued| claim::Queued { stand: stand(queued, answered.as_deref()), since_utc: queued.since_utc }),
        read_back: seen.as_ref().map(|seen| ReadBack { version: &seen.server_version, at_utc: seen.read_utc }),
    };
    Ok(claim::state(&facts))
}

fn stand<'a>(queued: &'a Queued, answered: Option<&'a str>) -> Stand<'a> {
    match queued.state {
        OutboxState::Waiting => Stand::Waiting { only_here: !queued.unsure },
        OutboxState::Sending => Stand::Sending { changed: queued.changed_while_sending(), answered },
        OutboxState::SetAside => Stand::SetAside { reason: queued.reason.as_deref().unwrap_or_default() },
        OutboxState::TwoVersions => Stand::TwoVersions,
    }
}

/// All rows together, counted by index.
pub fn tally(read: &Read) -> StoreResult<Tally> {
    let counts = sync::counts(read)?;
    Ok(Tally {
        on_server: sync::count_on_server(read)?,
        only_here: counts.waiting,
        unproven: counts.unsure + counts.sending,
        needs_attention: counts.set_aside,
        two_versions: counts.two_versions,
        oldest_utc: counts.oldest_utc,
    })
}

/// What the last conversation stopped before, and how many rows it is about: those that are gone, or everything that was read back and is
/// not proven any more.
pub fn doubted(read: &Read) -> StoreResult<Option<(Doubt, u32)>> {
    let Some(doubt) = sync::server_fact(read, DOUBT)?.as_deref().and_then(doubt_of) else { return Ok(None) };
    let rows = match doubt {
        Doubt::ManyGone => sync::server_fact(read, GONE)?.and_then(|many| many.parse().ok()).unwrap_or_default(),
        Doubt::AnotherServer | Doubt::OlderServer => sync::count_on_server(read)?,
    };
    Ok(Some((doubt, rows)))
}

/// What is known of the server; `None` before anything was ever asked of one.
pub fn server_facts(read: &Read) -> StoreResult<Option<ServerFacts>> {
    if sync::server_fact(read, BASE)?.is_none() {
        return Ok(None);
    }
    let network = match sync::server_fact(read, NETWORK)?.as_deref() {
        Some("reached") => Network::Reached,
        Some("sign_in") => Network::SignIn,
        Some("refused") => Network::Refused,
        Some("not_understood") => Network::NotUnderstood,
        _ => Network::Away,
    };
    Ok(Some(ServerFacts {
        checked_utc: sync::server_fact(read, CHECKED)?.and_then(|text| text.parse().ok()),
        doubted: sync::server_fact(read, DOUBT)?.is_some_and(|doubt| !doubt.is_empty()),
        network,
    }))
}
