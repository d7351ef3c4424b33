//! Writes one row as it stood before. What was made new goes only where its noun knows how to be taken off.

use askel_domain::client::Client;
use askel_domain::group::GroupSessionState;
use askel_domain::phrase::OwnPhrase;
use askel_domain::team::TeamMember;
use askel_store::log::{ChangedRow, Noun};
use askel_store::{Tx, client, criteria, goal, group, period, phrase, risk, session, task, team};
use serde::de::DeserializeOwned;

use crate::failure::{Failure, FailureCode};

pub(super) fn can_be_restored(row: &ChangedRow) -> bool {
    match row.noun {
        Noun::Session => true,
        Noun::Phrase => row.before.is_some() || row.row_id != phrase::BOOK,
        Noun::Goal | Noun::Task | Noun::Risk | Noun::Team | Noun::Period | Noun::Client | Noun::Criteria | Noun::Group => row.before.is_some(),
        _ => false,
    }
}

pub(super) fn restore(tx: &Tx, row: &ChangedRow) -> Result<(), Failure> {
    match row.noun {
        Noun::Goal => goal::put(tx, &before(row)?, None)?,
        Noun::Task => task::put(tx, &before(row)?, None)?,
        Noun::Risk => risk::put(tx, &before(row)?)?,
        Noun::Criteria => criteria::put(tx, &before(row)?)?,
        Noun::Client => client::put(tx, &before::<Client>(row)?)?,
        Noun::Team => {
            let member: TeamMember = before(row)?;
            let client = crate::client::require(tx, member.client_id)?;
            team::put(tx, &member.as_protection_allows(&client))?;
        }
        Noun::Period => {
            let period = before(row)?;
            crate::period::check(&period, &period::all_of(tx, period.client_id)?)?;
            period::put(tx, &period)?;
        }
        Noun::Phrase if row.row_id == phrase::BOOK => phrase::put_book(tx, &before(row)?)?,
        Noun::Phrase => restore_own_phrase(tx, row)?,
        Noun::Session => restore_meeting(tx, row)?,
        Noun::Group => restore_of_group(tx, row)?,
        _ => return Err(FailureCode::UndoOver.into()),
    }
    Ok(())
}

/// A meeting that was planned just now is taken off; any other stands as it stood, without a place that protection hides now.
fn restore_meeting(tx: &Tx, row: &ChangedRow) -> Result<(), Failure> {
    let mut meeting = match &row.before {
        Some(_) => before(row)?,
        None => session::get(tx, id(row)?)?.ok_or(FailureCode::NotFound)?,
    };
    meeting.removed |= row.before.is_none();
    meeting.place = crate::client::require(tx, meeting.client_id)?.shown_place(&meeting.place);
    Ok(session::put(tx, &meeting)?)
}

/// One that was written just now is taken away.
fn restore_own_phrase(tx: &Tx, row: &ChangedRow) -> Result<(), Failure> {
    let mut own: OwnPhrase = match &row.before {
        Some(_) => before(row)?,
        None => phrase::get_own(tx, id(row)?)?.ok_or(FailureCode::NotFound)?,
    };
    own.removed |= row.before.is_none();
    Ok(phrase::put_own(tx, &own)?)
}

/// A group, one of its members or one of its meetings: the log keeps them under one noun.
fn restore_of_group(tx: &Tx, row: &ChangedRow) -> Result<(), Failure> {
    if group::get(tx, id(row)?)?.is_some() {
        return Ok(group::put(tx, &before(row)?)?);
    }
    if group::member(tx, id(row)?)?.is_some() {
        return Ok(group::put_member(tx, &before(row)?)?);
    }
    let standing = group::session(tx, id(row)?)?.ok_or(FailureCode::NotFound)?;
    // What was begun to be written of it since would lose its meeting.
    if standing.state == GroupSessionState::Held || group::capture_of(tx, standing.id)?.is_some() {
        return Err(FailureCode::UndoChanged.into());
    }
    Ok(group::put_session(tx, &before(row)?)?)
}

fn before<T: DeserializeOwned>(row: &ChangedRow) -> Result<T, Failure> {
    let text = row.before.as_deref().ok_or(FailureCode::UndoOver)?;
    serde_json::from_str(text).map_err(|_| FailureCode::Internal.into())
}

fn id<T: std::str::FromStr>(row: &ChangedRow) -> Result<T, Failure> {
    row.row_id.parse().map_err(|_| FailureCode::Internal.into())
}
