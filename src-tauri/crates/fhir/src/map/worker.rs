//! Worker ↔ Practitioner; the job and the organisation beside it. Authors are the job, lookers are the person.

use askel_domain::id::WorkerId;
use askel_domain::redact::redacted;
use askel_domain::worker::{Language, Worker};
use serde::{Deserialize, Serialize};

use super::client::{phone, read_phone};
use super::{companion, elements, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{BUSINESS_ID, LANGUAGES, URI, beside, role_of};
use crate::r4::{Coding, Concept, ContactPoint, Extension, HumanName, Identifier, Reference, code_among, given, joined};
use crate::record::Noun;
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Practitioner {
    extension: Vec<Extension>,
    name: Vec<HumanName>,
    telecom: Vec<ContactPoint>,
    communication: Vec<Concept>,
}

#[derive(Serialize)]
struct Role {
    practitioner: Reference,
    organization: Reference,
    code: Vec<Concept>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organization {
    identifier: Vec<Identifier>,
    name: String,
    part_of: Option<Reference>,
}

redacted!(Practitioner, Role, Organization);

pub fn write(worker: &Worker) -> Vec<Resource> {
    let (organisation, unit) = (beside(worker.id.0, "organisation"), beside(worker.id.0, "unit"));
    let made = Practitioner {
        extension: Own::default()
            .with(ours::TITLE, &worker.title)
            .with(ours::UNIT, &worker.unit)
            .with(ours::ORGANISATION, &worker.organisation)
            .done(),
        name: vec![HumanName {
            used: "official".into(),
            text: String::new(),
            family: worker.family_name.clone(),
            given: given(&worker.given_names),
        }],
        telecom: phone(worker.phone.as_ref()).into_iter().collect(),
        communication: vec![Concept::coded(Coding::new(LANGUAGES, worker.language.code()))],
    };
    let role = Role {
        practitioner: Reference::to("Practitioner", worker.id).called(worker.name()),
        organization: Reference::to("Organization", unit).called(&worker.unit.name),
        code: vec![Concept::said(&worker.title)],
    };
    let business = (!worker.organisation.business_id.is_empty()).then(|| Identifier {
        system: BUSINESS_ID.into(),
        value: worker.organisation.business_id.clone(),
        ..Identifier::default()
    });
    let above = Organization {
        identifier: by_oid(&worker.organisation.oid).into_iter().chain(business).collect(),
        name: worker.organisation.name.clone(),
        part_of: None,
    };
    let own = Organization {
        identifier: by_oid(&worker.unit.oid).into_iter().collect(),
        name: worker.unit.name.clone(),
        part_of: Some(Reference::to("Organization", organisation)),
    };
    vec![
        primary(Noun::Worker, worker.id.0, &made),
        companion("Organization", organisation, &above),
        companion("Organization", unit, &own),
        companion("PractitionerRole", role_of(worker.id), &role),
    ]
}

fn by_oid(oid: &str) -> Option<Identifier> {
    (!oid.is_empty()).then(|| Identifier { system: URI.into(), value: format!("urn:oid:{oid}"), ..Identifier::default() })
}

pub fn read(resource: &Resource) -> Result<Worker, Misfit> {
    let made: Practitioner = elements(resource)?;
    let name = made.name.iter().find(|name| name.used == "official").ok_or(Misfit::Missing)?;
    let language = code_among(&made.communication, LANGUAGES).unwrap_or_default();
    Ok(Worker {
        id: WorkerId(resource.uuid()?),
        family_name: name.family.clone(),
        given_names: joined(&name.given),
        title: take(ours::TITLE, &made.extension)?,
        phone: read_phone(&made.telecom),
        unit: take::<Option<_>>(ours::UNIT, &made.extension)?.unwrap_or_default(),
        organisation: take::<Option<_>>(ours::ORGANISATION, &made.extension)?.unwrap_or_default(),
        language: Language::ALL.into_iter().find(|one| text_of(one) == language).unwrap_or_default(),
    })
}
