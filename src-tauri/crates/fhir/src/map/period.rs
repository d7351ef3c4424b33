//! Service period ↔ EpisodeOfCare; its people as a CareTeam beside it, so that a deputy finds the clients by `participant`.
//! The status is always `active`: whether the term is over depends on the day, and the term itself says when.

use askel_domain::code::CodeSystem;
use askel_domain::id::{ClientId, PeriodId};
use askel_domain::period::{Basis, Course, FixedTerm, ServicePeriod};
use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};

use super::{companion, day_of, demand, elements, organisation, patient, primary, text_of, worker_named};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{beside, national};
use crate::r4::{Coding, Concept, Extension, Period, Reference, code_among};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Elements {
    extension: Vec<Extension>,
    status: String,
    #[serde(rename = "type")]
    kind: Vec<Concept>,
    patient: Reference,
    managing_organization: Option<Reference>,
    period: Period,
    care_manager: Option<Reference>,
    team: Vec<Reference>,
}

#[derive(Serialize)]
struct Team {
    status: &'static str,
    subject: Reference,
    participant: Vec<Participant>,
}

#[derive(Serialize)]
struct Participant {
    member: Reference,
    period: Period,
}

redacted!(Elements, Team, Participant);

pub fn write(row: &ServicePeriod, around: &Around) -> Vec<Resource> {
    let team = beside(row.id.0, "workers");
    let has_people = !row.own_worker.is_empty() || !row.course.deputies.is_empty();
    let made = Elements {
        extension: extensions(row),
        status: "active".into(),
        kind: [(CodeSystem::ServiceTask, &row.service_task), (CodeSystem::SocialService, &row.social_service)]
            .into_iter()
            .filter_map(coded)
            .collect(),
        patient: patient(row.client_id),
        managing_organization: organisation(around),
        period: days(row.term),
        care_manager: (!row.own_worker.is_empty()).then(|| worker_named(&row.own_worker, around)),
        team: has_people.then(|| Reference::to("CareTeam", team)).into_iter().collect(),
    };
    let people = Team { status: "active", subject: patient(row.client_id), participant: participants(row, around) };
    let people = has_people.then(|| companion("CareTeam", team, &people));
    [primary(Noun::Period, row.id.0, &made)].into_iter().chain(people).collect()
}

fn extensions(row: &ServicePeriod) -> Vec<Extension> {
    let basis = (row.basis != Basis::default()).then_some(&row.basis);
    Own::default()
        .with(ours::BASIS, &basis)
        .with(ours::TERM_CHANGE, &row.course.term_changes)
        .with(ours::REVIEW, &row.course.reviews)
        .with(ours::DEPUTY, &row.course.deputies)
        .with(ours::REMINDED_WEEKS, &row.course.reminded_weeks)
        .with(ours::REMOTE_ALONE_DAYS, &row.course.remote_alone_days)
        .done()
}

fn participants(row: &ServicePeriod, around: &Around) -> Vec<Participant> {
    let own = (!row.own_worker.is_empty()).then(|| Participant { member: worker_named(&row.own_worker, around), period: days(row.term) });
    let deputies = row.course.deputies.iter().map(|deputy| Participant {
        member: worker_named(&deputy.name, around),
        period: days(FixedTerm { starts_on: deputy.from, ends_on: deputy.until }),
    });
    own.into_iter().chain(deputies).collect()
}

/// A term that ends before it begins, as hostile data may have it, has no end here: R4 refuses it (per-1).
fn days(term: FixedTerm) -> Period {
    Period { start: text_of(&term.starts_on), end: if term.ends_on < term.starts_on { String::new() } else { text_of(&term.ends_on) } }
}

pub(super) fn coded((system, code): (CodeSystem, &String)) -> Option<Concept> {
    (!code.is_empty()).then(|| Concept::coded(Coding::new(national(system), code)))
}

pub fn read(resource: &Resource) -> Result<ServicePeriod, Misfit> {
    let period: Elements = elements(resource)?;
    let code = |system| code_among(&period.kind, &national(system)).unwrap_or_default();
    let term = FixedTerm {
        starts_on: day_of(&period.period.start)?.ok_or(Misfit::Missing)?,
        ends_on: day_of(&period.period.end)?.ok_or(Misfit::Missing)?,
    };
    if term.ends_on < term.starts_on {
        return Err(Misfit::BadValue);
    }
    Ok(ServicePeriod {
        id: PeriodId(resource.uuid()?),
        client_id: ClientId(demand(&period.patient, "Patient")?),
        service_task: code(CodeSystem::ServiceTask),
        social_service: code(CodeSystem::SocialService),
        own_worker: period.care_manager.map(|worker| worker.display).unwrap_or_default(),
        term,
        basis: take::<Option<Basis>>(ours::BASIS, &period.extension)?.unwrap_or_default(),
        course: Course {
            term_changes: take(ours::TERM_CHANGE, &period.extension)?,
            reviews: take(ours::REVIEW, &period.extension)?,
            deputies: take(ours::DEPUTY, &period.extension)?,
            reminded_weeks: take(ours::REMINDED_WEEKS, &period.extension)?,
            remote_alone_days: take(ours::REMOTE_ALONE_DAYS, &period.extension)?,
        },
    })
}
