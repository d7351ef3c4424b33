//! Goals' rows; small steps and factors live in their goal.

use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, GoalId};
use askel_domain::moment::Moment;
use rusqlite::named_params;

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: GoalId) -> StoreResult<Option<Goal>> {
    read.one(queries::GOAL_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// In the order they were agreed.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<Goal>> {
    read.many(queries::GOAL_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

/// `event_at`: when the change happened, where that is not the moment of writing.
pub fn put(tx: &Tx, goal: &Goal, event_at: Option<Moment>) -> StoreResult<()> {
    let text = json(goal)?;
    tx.run(queries::GOAL_PUT, named_params! { ":id": goal.id.to_string(), ":client_id": goal.client_id.to_string(), ":body": text })?;
    log::append(tx, Change { noun: Noun::Goal, row_id: goal.id.to_string(), client_id: Some(goal.client_id), event_at, reason: None, body: &text })
}
