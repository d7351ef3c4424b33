//! A member of the client's team ↔ a CareTeam of one; a private person as a RelatedPerson beside it.

use askel_domain::id::{ClientId, TeamMemberId};
use askel_domain::redact::redacted;
use askel_domain::team::{ContactPermission, MemberKind, TeamMember};
use serde::{Deserialize, Serialize};

use super::client::{phone, read_phone};
use super::{companion, day_of, demand, elements, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::beside;
use crate::r4::{Concept, ContactPoint, Extension, HumanName, Period, Reference};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CareTeam {
    extension: Vec<Extension>,
    status: String,
    subject: Reference,
    participant: Vec<Participant>,
    telecom: Vec<ContactPoint>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Participant {
    role: Vec<Concept>,
    member: Reference,
    period: Period,
}

#[derive(Serialize)]
struct RelatedPerson {
    active: bool,
    patient: Reference,
    relationship: Vec<Concept>,
    name: Vec<HumanName>,
    telecom: Vec<ContactPoint>,
}

redacted!(CareTeam, Participant, RelatedPerson);

pub fn write(member: &TeamMember, around: &Around) -> Vec<Resource> {
    let is_private = member.kind != MemberKind::Service;
    // Contact details of private people around a protected client do not go out (domain.md §6).
    let telecom: Vec<_> = phone(member.phone.as_ref().filter(|_| !(around.protected && is_private))).into_iter().collect();
    let person = beside(member.id.0, "person");
    let who = if is_private { Reference::to("RelatedPerson", person) } else { Reference::default() };
    let made = CareTeam {
        extension: Own::default()
            .with(ours::MEMBER_KIND, &member.kind)
            .with(ours::EARLIER_NAME, &member.earlier_names)
            .with(ours::FROM_ORGANISATION, &member.organisation)
            .with(ours::PERMISSION, &member.contact)
            .done(),
        status: if member.left_on.is_some() { "inactive" } else { "active" }.into(),
        subject: patient(member.client_id),
        participant: vec![Participant {
            role: vec![Concept::said(&member.role)],
            member: who.called(&member.name),
            period: Period { start: String::new(), end: member.left_on.map(|day| text_of(&day)).unwrap_or_default() },
        }],
        telecom: telecom.clone(),
    };
    let related = RelatedPerson {
        active: member.left_on.is_none(),
        patient: patient(member.client_id),
        relationship: vec![Concept::said(&member.role)],
        name: vec![HumanName { text: member.name.clone(), ..HumanName::default() }],
        telecom,
    };
    let related = is_private.then(|| companion("RelatedPerson", person, &related));
    [primary(Noun::Team, member.id.0, &made)].into_iter().chain(related).collect()
}

pub fn read(resource: &Resource) -> Result<TeamMember, Misfit> {
    let made: CareTeam = elements(resource)?;
    let one = made.participant.into_iter().next().ok_or(Misfit::Missing)?;
    Ok(TeamMember {
        id: TeamMemberId(resource.uuid()?),
        client_id: ClientId(demand(&made.subject, "Patient")?),
        kind: take::<Option<MemberKind>>(ours::MEMBER_KIND, &made.extension)?.ok_or(Misfit::Missing)?,
        name: one.member.display,
        earlier_names: take(ours::EARLIER_NAME, &made.extension)?,
        role: one.role.into_iter().next().map(|role| role.text).unwrap_or_default(),
        organisation: take(ours::FROM_ORGANISATION, &made.extension)?,
        phone: read_phone(&made.telecom),
        contact: take::<Option<ContactPermission>>(ours::PERMISSION, &made.extension)?.unwrap_or_default(),
        left_on: day_of(&one.period.end)?,
    })
}
