//! One version of an entry ↔ Composition; the contact itself as an Encounter beside it, the same one for every version.

mod body;

use askel_domain::code::CodeSystem;
use askel_domain::entry::{Entry, EntryBody, Event};
use askel_domain::id::{ClientId, PeriodId, SessionId};
use askel_domain::redact::redacted;
use askel_domain::session::ContactMode;
use serde::Serialize;
use uuid::Uuid;

use super::composition::{Composition, Happened, Version, read_version, signer, version, version_extensions};
use super::period::coded;
use super::{companion, demand, elements, optional, parsed, patient, primary, text_of};
use crate::extension::{self as ours, take};
use crate::misfit::Misfit;
use crate::names::{ACT_CODE, LOINC, NOTE, beside, national, own_system};
use crate::r4::{Coding, Concept, Extension, Period, Reference, code_among};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Encounter {
    status: &'static str,
    class: Coding,
    subject: Reference,
    episode_of_care: Vec<Reference>,
    participant: Vec<Met>,
    appointment: Vec<Reference>,
    period: Period,
    part_of: Option<Reference>,
}

#[derive(Serialize)]
struct Met {
    individual: Reference,
}

redacted!(Encounter, Met);

pub fn write(entry: &Entry, around: &Around) -> Vec<Resource> {
    let encounter = beside(entry.id.0, "encounter");
    let episode = Reference::to("EpisodeOfCare", entry.period_id);
    let session = entry.session_id.map(|session| Reference::to("Appointment", session));
    let event = &entry.event;
    let made = Composition {
        extension: extensions(entry, around),
        kind: Concept {
            coding: vec![Coding::new(LOINC, NOTE).called("Note"), Coding::new(own_system("entry"), kind(&entry.body))],
            ..Concept::default()
        },
        category: [(CodeSystem::ServiceTask, &event.service_task), (CodeSystem::SocialService, &event.social_service)]
            .into_iter()
            .filter_map(coded)
            .collect(),
        encounter: Some(Reference::to("Encounter", encounter)),
        event: vec![Happened { period: span(event), detail: [episode.clone()].into_iter().chain(session.clone()).collect() }],
        section: body::sections(&entry.body),
        title: TITLE.into(),
        ..version(&version_of(entry), around)
    };
    let contact = Encounter {
        status: contact_status(entry),
        class: class(event.mode),
        subject: patient(entry.client_id),
        episode_of_care: vec![episode],
        participant: vec![Met { individual: signer(&entry.author) }],
        appointment: session.into_iter().collect(),
        period: span(event),
        part_of: around.group_session.map(|session| Reference::to("Encounter", session)),
    };
    vec![
        primary(Noun::Entry, version_of(entry).id(), &made),
        companion("Encounter", encounter, &contact),
    ]
}

/// What the national structure is called (1506.19005 and its neighbours).
const TITLE: &str = "Asiakaskertomusmerkintä";

fn version_of(entry: &Entry) -> Version<'_> {
    Version {
        row: entry.id,
        version: entry.version,
        client: entry.client_id,
        author: &entry.author,
        written_at: entry.written_at,
        change: entry.change.as_ref(),
    }
}

fn extensions(entry: &Entry, around: &Around) -> Vec<Extension> {
    let event = &entry.event;
    let own = version_extensions(&version_of(entry)).with(ours::ENTRY_KIND, &kind(&entry.body)).with(ours::MODE, &event.mode);
    let own = if around.protected { own } else { own.with(ours::PLACE, &event.place) };
    let own = own
        .with(ours::PARTICIPANTS, &event.participants)
        .with(ours::REMOTE_OBSTACLE, &event.remote_obstacle)
        .with(ours::NEXT_MEETING, &entry.next_meeting());
    body::extensions(&entry.body, own).done()
}

fn kind(body: &EntryBody) -> &'static str {
    match body {
        EntryBody::Meeting(_) => "meeting",
        EntryBody::NotMet(_) => "not_met",
        EntryBody::Cancelled(_) => "cancelled",
    }
}

fn span(event: &Event) -> Period {
    let end = event.ends_at.filter(|end| *end >= event.starts_at);
    Period { start: text_of(&event.starts_at), end: end.map(|end| text_of(&end)).unwrap_or_default() }
}

fn contact_status(entry: &Entry) -> &'static str {
    match &entry.body {
        _ if entry.is_annulled() => "entered-in-error",
        EntryBody::Meeting(_) => "finished",
        EntryBody::NotMet(_) | EntryBody::Cancelled(_) => "cancelled",
    }
}

/// R4 knows where, not how: everything at a distance is virtual.
fn class(mode: ContactMode) -> Coding {
    Coding::new(
        ACT_CODE,
        match mode {
            ContactMode::HomeVisit => "HH",
            ContactMode::Outreach => "FLD",
            ContactMode::Office | ContactMode::NetworkMeeting | ContactMode::Group => "AMB",
            ContactMode::Video | ContactMode::Phone | ContactMode::Chat | ContactMode::Message | ContactMode::Email => "VR",
        },
    )
}

pub fn read(resource: &Resource) -> Result<Entry, Misfit> {
    let made: Composition = elements(resource)?;
    let version = read_version(&made, resource)?;
    let happened = made.event.first().ok_or(Misfit::Missing)?;
    let among = |kind: &str| -> Option<Uuid> { happened.detail.iter().find_map(|reference| reference.id_of(kind)) };
    Ok(Entry {
        id: version.row,
        version: version.version,
        client_id: ClientId(demand(&made.subject, "Patient")?),
        period_id: PeriodId(among("EpisodeOfCare").ok_or(Misfit::Missing)?),
        session_id: among("Appointment").map(SessionId),
        event: read_event(&made, happened)?,
        body: body::read(&made)?,
        author: version.author,
        written_at: version.written_at,
        change: version.change,
    })
}

fn read_event(made: &Composition, happened: &Happened) -> Result<Event, Misfit> {
    let code = |system| code_among(&made.category, &national(system)).unwrap_or_default();
    Ok(Event {
        starts_at: parsed(&happened.period.start)?,
        ends_at: optional(&happened.period.end)?,
        mode: take::<Option<ContactMode>>(ours::MODE, &made.extension)?.ok_or(Misfit::Missing)?,
        place: take(ours::PLACE, &made.extension)?,
        participants: take(ours::PARTICIPANTS, &made.extension)?,
        service_task: code(CodeSystem::ServiceTask),
        social_service: code(CodeSystem::SocialService),
        remote_obstacle: take(ours::REMOTE_OBSTACLE, &made.extension)?,
    })
}
