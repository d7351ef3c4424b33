//! Client ↔ Patient. What a non-disclosure order covers neither leaves nor comes in.

use askel_domain::client::{Client, ClosePerson, NonDisclosure};
use askel_domain::contact::{Address, Phone};
use askel_domain::id::{ClientId, ClosePersonId};
use askel_domain::identity::{Identity, PersonalIdentityCode, TemporaryIdentifier};
use askel_domain::redact::redacted;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{day_of, elements, own_role, primary, text_of};
use crate::extension::{self as ours, Own, flag, take};
use crate::misfit::Misfit;
use crate::names::{IDENTIFIER_TYPE, IDENTITY_CODE, PATIENT_PROFILE, PROTECTED, SECURITY_LABELS, TEMPORARY, URI};
use crate::r4::{Coding, Concept, ContactPoint, Extension, HumanName, Identifier, PostalAddress, Reference, given, joined};
use crate::record::{Around, Noun};
use crate::resource::{Resource, plain_uuid};

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Patient {
    meta: Meta,
    extension: Vec<Extension>,
    identifier: Vec<Identifier>,
    name: Vec<HumanName>,
    telecom: Vec<ContactPoint>,
    birth_date: String,
    address: Vec<PostalAddress>,
    contact: Vec<Contact>,
    communication: Vec<Communication>,
    general_practitioner: Vec<Reference>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Meta {
    profile: Vec<String>,
    security: Vec<Coding>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Contact {
    id: String,
    extension: Vec<Extension>,
    relationship: Vec<Concept>,
    name: Option<HumanName>,
    telecom: Vec<ContactPoint>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Communication {
    language: Concept,
    preferred: bool,
}

redacted!(Patient, Contact);

pub fn write(client: &Client, around: &Around) -> Vec<Resource> {
    let client = &client.clone().as_protection_allows();
    let label = client.is_protected().then(|| Coding::new(SECURITY_LABELS, PROTECTED));
    let language =
        (!client.contact_language.is_empty()).then(|| Communication { language: Concept::said(&client.contact_language), preferred: true });
    let patient = Patient {
        meta: Meta { profile: vec![PATIENT_PROFILE.into()], security: label.into_iter().collect() },
        extension: extensions(client),
        identifier: identifiers(client),
        name: names(client),
        telecom: phone(client.phone.as_ref()).into_iter().chain(email(&client.email)).collect(),
        birth_date: client.birth_date().map(|day| text_of(&day)).unwrap_or_default(),
        address: [("home", "physical", &client.home), ("", "postal", &client.contact_address)].into_iter().filter_map(address).collect(),
        contact: client.close_persons.iter().map(contact).collect(),
        communication: language.into_iter().collect(),
        general_practitioner: own_role(around).into_iter().collect(),
    };
    vec![primary(Noun::Client, client.id.0, &patient)]
}

fn extensions(client: &Client) -> Vec<Extension> {
    let as_asked = client.birth_date.filter(|_| matches!(client.identity, Identity::Code(_)));
    Own::default()
        .with(ours::MUNICIPALITY, &client.municipality)
        .with(ours::BORN_AS_ASKED, &as_asked)
        .with(ours::INTERPRETING, &client.interpreting)
        .with(ours::NON_DISCLOSURE, &client.non_disclosure)
        .with(ours::NON_DISCLOSURE_UNTIL, &client.non_disclosure_until)
        .with_flag(ours::CHILDREN_AT_HOME, client.children_at_home)
        .done()
}

fn identifiers(client: &Client) -> Vec<Identifier> {
    let own = Identifier { used: "secondary".into(), system: URI.into(), value: format!("urn:uuid:{}", client.id), kind: None };
    let national = match &client.identity {
        Identity::Code(code) => Some(Identifier {
            used: "official".into(),
            kind: Some(Concept::coded(Coding::new(IDENTIFIER_TYPE, "NNFIN"))),
            system: IDENTITY_CODE.into(),
            value: code.as_str().into(),
        }),
        Identity::Temporary(given) => {
            Some(Identifier { used: "temp".into(), kind: None, system: TEMPORARY.into(), value: given.as_str().into() })
        }
        Identity::NotKnownYet => None,
    };
    national.into_iter().chain([own]).collect()
}

fn names(client: &Client) -> Vec<HumanName> {
    let official =
        HumanName { used: "official".into(), text: String::new(), family: client.family_name.clone(), given: given(&client.given_names) };
    let usual = (!client.calling_name.is_empty()).then(|| HumanName {
        used: "usual".into(),
        given: vec![Some(client.calling_name.clone())],
        ..HumanName::default()
    });
    [official].into_iter().chain(usual).collect()
}

pub(super) fn phone(phone: Option<&Phone>) -> Option<ContactPoint> {
    phone.map(|phone| ContactPoint { system: "phone".into(), value: phone.as_str().into(), used: String::new() })
}

fn email(email: &str) -> Option<ContactPoint> {
    (!email.is_empty()).then(|| ContactPoint { system: "email".into(), value: email.into(), used: String::new() })
}

fn address((used, kind, address): (&str, &str, &Address)) -> Option<PostalAddress> {
    let line = (!address.street.is_empty()).then(|| Some(address.street.clone()));
    let made = PostalAddress {
        used: used.into(),
        kind: kind.into(),
        line: line.into_iter().collect(),
        city: address.town.clone(),
        postal_code: address.postal_code.clone(),
    };
    (!address.is_empty()).then_some(made)
}

fn contact(person: &ClosePerson) -> Contact {
    Contact {
        id: person.id.to_string(),
        extension: Own::default().with_flag(ours::MAY_CONTACT, person.may_contact).done(),
        relationship: vec![Concept::said(&person.relation)],
        name: Some(HumanName { text: person.name.clone(), ..HumanName::default() }),
        telecom: phone(person.phone.as_ref()).into_iter().collect(),
    }
}

pub fn read(resource: &Resource) -> Result<Client, Misfit> {
    let patient: Patient = elements(resource)?;
    let identity = identity(&patient.identifier)?;
    let called = |used: &str| patient.name.iter().find(|name| name.used == used);
    let official = called("official").or_else(|| patient.name.iter().find(|name| name.used != "usual" && name.used != "old"));
    let birth_date: Option<NaiveDate> = match identity {
        Identity::Code(_) => take(ours::BORN_AS_ASKED, &patient.extension)?,
        _ => day_of(&patient.birth_date)?,
    };
    let client = Client {
        id: ClientId(resource.uuid()?),
        family_name: official.map(|name| name.family.clone()).unwrap_or_default(),
        given_names: official.map(given_names).unwrap_or_default(),
        calling_name: called("usual").map(|name| joined(&name.given)).unwrap_or_default(),
        identity,
        birth_date,
        phone: read_phone(&patient.telecom),
        email: telecom(&patient.telecom, "email").next().unwrap_or_default().to_owned(),
        home: read_address(patient.address.iter().find(|address| address.used == "home")),
        contact_address: read_address(
            patient.address.iter().find(|address| address.used != "home" && address.used != "old" && address.kind == "postal"),
        ),
        municipality: take(ours::MUNICIPALITY, &patient.extension)?,
        contact_language: patient
            .communication
            .iter()
            .find(|one| one.preferred)
            .or(patient.communication.first())
            .map(|one| shown(&one.language))
            .unwrap_or_default(),
        interpreting: take(ours::INTERPRETING, &patient.extension)?,
        close_persons: patient.contact.iter().filter_map(|person| read_contact(person).transpose()).collect::<Result<_, _>>()?,
        non_disclosure: non_disclosure(&patient)?,
        non_disclosure_until: take(ours::NON_DISCLOSURE_UNTIL, &patient.extension)?,
        children_at_home: flag(ours::CHILDREN_AT_HOME, &patient.extension)?,
    };
    if client.family_name.is_empty() && client.given_names.is_empty() && client.calling_name.is_empty() {
        return Err(Misfit::Missing);
    }
    Ok(client.as_protection_allows())
}

/// Either sign of the order is enough: one that another system lifted is asked about by a person, not believed.
fn non_disclosure(patient: &Patient) -> Result<NonDisclosure, Misfit> {
    if patient.meta.security.iter().any(|label| label.system == SECURITY_LABELS && label.code == PROTECTED) {
        return Ok(NonDisclosure::Yes);
    }
    Ok(take::<Option<NonDisclosure>>(ours::NON_DISCLOSURE, &patient.extension)?.unwrap_or_default())
}

/// A name of another system may be one text alone.
fn given_names(name: &HumanName) -> String {
    if name.given.is_empty() && name.family.is_empty() { name.text.clone() } else { joined(&name.given) }
}

fn identity(identifiers: &[Identifier]) -> Result<Identity, Misfit> {
    let of = |system: &str| {
        identifiers
            .iter()
            .find(|identifier| identifier.system == system && identifier.used != "old")
            .map(|identifier| identifier.value.as_str())
    };
    if let Some(code) = of(IDENTITY_CODE) {
        // Whether the day is past is not this room's to know: the code was given by whoever wrote it.
        let read = PersonalIdentityCode::read(code, NaiveDate::MAX).map_err(|_| Misfit::BadValue)?;
        return Ok(Identity::Code(read));
    }
    match of(TEMPORARY) {
        Some(given) => TemporaryIdentifier::read(given).map(Identity::Temporary).map_err(|_| Misfit::BadValue),
        None => Ok(Identity::NotKnownYet),
    }
}

fn telecom<'a>(points: &'a [ContactPoint], system: &'a str) -> impl Iterator<Item = &'a str> {
    points.iter().filter(move |point| point.system == system && point.used != "old").map(|point| point.value.as_str())
}

/// The first number that can be called; words in its place are another system's and stay there.
pub(super) fn read_phone(points: &[ContactPoint]) -> Option<Phone> {
    telecom(points, "phone").find_map(|text| Phone::read(text).ok())
}

fn read_address(address: Option<&PostalAddress>) -> Address {
    address
        .map(|address| Address { street: joined(&address.line), postal_code: address.postal_code.clone(), town: address.city.clone() })
        .unwrap_or_default()
}

fn shown(concept: &Concept) -> String {
    if concept.text.is_empty() {
        concept.coding.first().map(|coding| coding.display.clone()).unwrap_or_default()
    } else {
        concept.text.clone()
    }
}

/// Contacts without an id of ours are another system's.
fn read_contact(contact: &Contact) -> Result<Option<ClosePerson>, Misfit> {
    let Some(id) = plain_uuid(&contact.id) else { return Ok(None) };
    Ok(Some(ClosePerson {
        id: ClosePersonId(id),
        name: contact.name.as_ref().map(|name| name.text.clone()).unwrap_or_default(),
        relation: contact.relationship.first().map(|relation| relation.text.clone()).unwrap_or_default(),
        phone: read_phone(&contact.telecom),
        may_contact: flag(ours::MAY_CONTACT, &contact.extension)?,
    }))
}
