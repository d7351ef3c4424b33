//! How things stand with the spare key, and what has happened to the keys.

use askel_recovery::short;
use askel_store::key_event::{self, KeyEvent, KeyEventKind, LockCause};
use askel_store::{recovery, vault};

use super::{DAYS_TO_PROVE, KeyEventName, KeyEventView, KeychainState, RecoveryKeyView, RecoveryState, RecoveryView};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

pub fn view(open: &mut Open, _: Empty) -> Result<Answer<RecoveryView>, Failure> {
    Ok(Answer::read(look(open)?))
}

pub(super) fn look(open: &Open) -> Result<RecoveryView, Failure> {
    // Only the slot that the inside knows of counts: one that was lost or put there by another hand opens nothing.
    let mark = vault::recovery_mark(&open.shelf, &open.vault_id)?;
    let (kept, made_at) = open.read(|read| Ok((recovery::get(read)?, key_event::made_at(read)?)))?;
    let (events, openings) = open.read(|read| Ok((key_event::newest(read, &open.vault_id)?, key_event::newest_openings(read, &open.vault_id)?)))?;
    let kept = kept.filter(|kept| mark.as_ref() == Some(&kept.slot));
    let state = match &kept {
        None => RecoveryState::Missing,
        Some(kept) if kept.keys.iter().any(|key| key.proven_at.is_some()) => RecoveryState::Proven,
        Some(_) => RecoveryState::Unproven,
    };
    let since = kept.as_ref().map_or(made_at, |kept| kept.placed_at);
    let key = |key: &recovery::RecoveryKey| RecoveryKeyView { name: short(&key.recipient), proven_at: key.proven_at };
    Ok(RecoveryView {
        state,
        keychain: keychain(open)?,
        overdue: state != RecoveryState::Proven && (open.now() - since).num_days() >= DAYS_TO_PROVE,
        keys: kept.iter().flat_map(|kept| kept.keys.iter().map(key)).collect(),
        placed_at: kept.as_ref().map(|kept| kept.placed_at),
        events: events.iter().map(shown).collect(),
        openings: openings.iter().map(shown).collect(),
    })
}

/// Whether the organisation has shown that it can open what is in the key file now.
pub(crate) fn is_proven(open: &Open) -> Result<bool, Failure> {
    Ok(look(open)?.state == RecoveryState::Proven)
}

fn keychain(open: &Open) -> Result<KeychainState, Failure> {
    Ok(match (vault::needs_keychain(&open.shelf, &open.vault_id)?, open.has_keychain()) {
        (true, _) => KeychainState::Bound,
        (false, true) => KeychainState::Free,
        (false, false) => KeychainState::None,
    })
}

fn shown(event: &KeyEvent) -> KeyEventView {
    let name = match event.event {
        KeyEventKind::FailedTries => KeyEventName::FailedTries,
        KeyEventKind::PassphraseChanged => KeyEventName::PassphraseChanged,
        KeyEventKind::CostRaised => KeyEventName::CostRaised,
        KeyEventKind::RecoveryPlaced => KeyEventName::RecoveryPlaced,
        KeyEventKind::RecoveryProven => KeyEventName::RecoveryProven,
        KeyEventKind::Recovered => KeyEventName::Recovered,
        KeyEventKind::KeychainBound => KeyEventName::KeychainBound,
        KeyEventKind::KeychainFreed => KeyEventName::KeychainFreed,
        KeyEventKind::TogetherCodePlaced => KeyEventName::TogetherCodePlaced,
        KeyEventKind::TogetherCodeWrong => KeyEventName::TogetherCodeWrong,
        KeyEventKind::ClockMoved => KeyEventName::ClockMoved,
        KeyEventKind::TypingCut => KeyEventName::TypingCut,
        KeyEventKind::RecoveryAsked => KeyEventName::RecoveryAsked,
        KeyEventKind::AskedWhileLocked => KeyEventName::AskedWhileLocked,
        KeyEventKind::Opened => KeyEventName::Opened,
        KeyEventKind::Locked => locked(&event.about),
    };
    KeyEventView { event: name, at: event.at, count: event.count }
}

fn locked(cause: &str) -> KeyEventName {
    let names = [
        (LockCause::Idle, KeyEventName::LockedIdle),
        (LockCause::LongDay, KeyEventName::LockedLongDay),
        (LockCause::Guessed, KeyEventName::LockedGuessed),
        (LockCause::Away, KeyEventName::LockedAway),
        (LockCause::BrokeOff, KeyEventName::LockedBrokeOff),
    ];
    names.into_iter().find(|(known, _)| known.name() == cause).map_or(KeyEventName::Locked, |(_, name)| name)
}
