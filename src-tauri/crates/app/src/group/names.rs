//! Who may not be named: everybody who is or was in a group. Reads their names to look for them, and shows none.

use askel_domain::draft::EntryForm;
use askel_domain::group::{Participant, SetAside, check_entry};
use askel_domain::id::{ClientId, EntryId, GroupId};
use askel_domain::session::ContactMode;
use askel_store::group::Choice;
use askel_store::{Read, Tx};

use crate::failure::Failure;

/// Everybody who is or was in the group, each once.
pub(super) fn everyone(read: &Read, group: GroupId) -> Result<Vec<Participant>, Failure> {
    let mut found: Vec<Participant> = vec![];
    for member in askel_store::group::members(read, group)? {
        if !found.iter().any(|one| one.client_id == member.client_id) {
            found.push(participant(read, member.client_id)?);
        }
    }
    Ok(found)
}

pub(super) fn participant(read: &Read, client_id: ClientId) -> Result<Participant, Failure> {
    Ok(Participant { client_id, names: crate::client::require(read, client_id)?.every_name() })
}

/// An entry of a group that is begun or corrected on the client's own page names nobody else of any group the client is or was in.
///
/// # Errors
/// Each place.
pub(crate) fn check(read: &Read, form: &EntryForm, client: ClientId) -> Result<(), Failure> {
    if form.mode != Some(ContactMode::Group) {
        return Ok(());
    }
    let mut all: Vec<Participant> = vec![];
    for member in askel_store::group::of_client(read, client)? {
        let new = everyone(read, member.group_id)?.into_iter().filter(|one| !all.iter().any(|known| known.client_id == one.client_id)).collect::<Vec<_>>();
        all.extend(new);
    }
    Ok(check_entry(form, client, &all)?)
}

/// Writes down which words of this version were said not to be a name.
pub(crate) fn note_choices(tx: &Tx, entry_id: EntryId, version: u32, set_aside: &[SetAside]) -> Result<(), Failure> {
    for set_aside in set_aside {
        askel_store::group::insert_choice(tx, &Choice { entry_id, version, set_aside: set_aside.clone() })?;
    }
    Ok(())
}
