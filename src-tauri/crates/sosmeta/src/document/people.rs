//! The client and the author as the national documents name them.

use askel_domain::client::Client;
use askel_domain::entry::Author;
use askel_domain::identity::Identity;

use super::Obstacle;
use crate::form::{Asiakas, Koodi, Laatija, Tunnus, teksti};

/// Root of the personal identity code.
const IDENTITY_CODE: &str = "urn:oid:1.2.246.21";
/// The national register of social and health care organisations.
const ORGANISATION_REGISTER: &str = "urn:oid:1.2.246.537.6.202";

/// Names and one identifier, nothing else: the documents have no field for how to reach the client.
pub fn asiakas(client: &Client) -> Result<Asiakas, Obstacle> {
    let (henkilotunnus, tilapainen_yksilointitunnus) = match &client.identity {
        Identity::Code(code) => (Some(Tunnus { system: Some(IDENTITY_CODE), value: code.as_str().to_owned() }), None),
        Identity::Temporary(identifier) => (None, Some(Tunnus { system: None, value: identifier.as_str().to_owned() })),
        Identity::NotKnownYet => return Err(Obstacle::IdentityMissing),
    };
    let (sukunimi, etunimet) = names(&client.family_name, &client.given_names)?;
    Ok(Asiakas { sukunimi, etunimet, henkilotunnus, tilapainen_yksilointitunnus })
}

pub fn laatija(author: &Author) -> Result<Laatija, Obstacle> {
    let (sukunimi, etunimet) = names(&author.family_name, &author.given_names)?;
    let unit = |code| Koodi { system: ORGANISATION_REGISTER.to_owned(), code, display: author.unit_name.clone() };
    Ok(Laatija { sukunimi, etunimet, tehtavanimike: teksti(&author.title), palveluyksikko: teksti(&author.unit_oid).map(unit) })
}

pub fn names(family: &str, given: &str) -> Result<(String, String), Obstacle> {
    teksti(family).zip(teksti(given)).ok_or(Obstacle::NameMissing)
}
