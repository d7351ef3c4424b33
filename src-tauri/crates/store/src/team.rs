//! Team members' rows. Who has left stays, with what was promised.

use askel_domain::id::{ClientId, TeamMemberId};
use askel_domain::team::TeamMember;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: TeamMemberId) -> StoreResult<Option<TeamMember>> {
    read.one(queries::TEAM_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Everybody who is or was in the team, in the order they came.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<TeamMember>> {
    read.many(queries::TEAM_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn put(tx: &Tx, member: &TeamMember) -> StoreResult<()> {
    let text = json(member)?;
    tx.run(queries::TEAM_PUT, named_params! { ":id": member.id.to_string(), ":client_id": member.client_id.to_string(), ":body": text })?;
    log::append(tx, Change { noun: Noun::Team, row_id: member.id.to_string(), client_id: Some(member.client_id), event_at: None, reason: None, body: &text })
}
