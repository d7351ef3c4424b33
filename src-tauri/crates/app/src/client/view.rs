//! A client as other screens show them; contact details pass through what protection allows.

use askel_domain::client::Client;
use askel_domain::id::ClientId;
use askel_domain::identity::Identity;
use askel_store::Read;
use chrono::NaiveDate;

use super::{ClientHead, ClosePersonView, IdentityKind};
use crate::failure::{Failure, FailureCode};

pub(crate) fn require(read: &Read, id: ClientId) -> Result<Client, Failure> {
    askel_store::client::get(read, id)?.ok_or(FailureCode::NotFound.into())
}

pub(super) fn identity_kind(identity: &Identity) -> IdentityKind {
    match identity {
        Identity::Code(_) => IdentityKind::Code,
        Identity::Temporary(_) => IdentityKind::Temporary,
        Identity::NotKnownYet => IdentityKind::NotKnownYet,
    }
}

pub(crate) fn head(client: &Client, today: NaiveDate) -> ClientHead {
    let contact = client.shown_contact();
    let close_person = |person: &askel_domain::client::ClosePerson| ClosePersonView {
        name: person.name.clone(),
        relation: person.relation.clone(),
        phone: person.phone.as_ref().filter(|_| !client.is_protected()).map(|phone| phone.shown()),
        may_contact: person.may_contact,
    };
    ClientHead {
        id: client.id,
        name: client.name(),
        calling_name: client.calling_name().to_owned(),
        age: client.age_on(today),
        non_disclosure: client.non_disclosure,
        non_disclosure_until: client.non_disclosure_until,
        identity_kind: identity_kind(&client.identity),
        phone: contact.phone,
        email: contact.email,
        home: contact.home,
        contact_address: contact.contact_address,
        municipality: contact.municipality,
        contact_language: client.contact_language.clone(),
        interpreting: client.interpreting.clone(),
        close_persons: client.close_persons.iter().map(close_person).collect(),
        children_at_home: client.children_at_home,
    }
}
