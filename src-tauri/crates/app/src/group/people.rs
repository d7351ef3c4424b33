//! Who is in a group on the day it meets, and whose part the worker may write.

use askel_domain::group::GroupSession;
use askel_domain::id::ClientId;
use askel_domain::name::sort_key;
use askel_store::Read;

use crate::Open;
use crate::failure::Failure;

/// Members on the day of the meeting and whoever has a part in it, each once, by name.
pub(super) fn on(read: &Read, session: &GroupSession) -> Result<Vec<ClientId>, Failure> {
    let day = session.starts_at.date_naive();
    let members = askel_store::group::members(read, session.group_id)?.into_iter().filter(|member| member.is_in(day)).map(|member| member.client_id);
    let came = askel_store::group::attendance(read, session.id)?.into_iter().map(|row| row.client_id);
    let mut found: Vec<(String, ClientId)> = vec![];
    for id in members.chain(came) {
        if !found.iter().any(|(_, known)| *known == id) {
            let client = crate::client::require(read, id)?;
            found.push((sort_key(&format!("{} {}", client.family_name, client.given_names)), id));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// Those of the clients whose record the worker may open now.
pub(super) fn openable(open: &Open, clients: impl Iterator<Item = ClientId>) -> Result<Vec<ClientId>, Failure> {
    let mut found = vec![];
    for client in clients {
        if open.may_open(client)? {
            found.push(client);
        }
    }
    Ok(found)
}
