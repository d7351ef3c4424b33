//! A row of the access log → AuditEvent. Created once under the row's own id, and never read back.

use askel_domain::access::{Action, Why};
use askel_domain::id::{ClientId, WorkerId};
use askel_domain::moment::Moment;
use askel_domain::redact::redacted;
use serde::Serialize;
use uuid::Uuid;

use super::{companion, patient, text_of};
use crate::names::{DICOM, own_system};
use crate::r4::{Coding, Concept, Reference};
use crate::resource::Resource;

/// One look at one client's record, or one that was refused.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The row of the log.
    pub id: Uuid,
    /// By the laptop's clock; the server knows when it arrived.
    pub at: Moment,
    pub by: WorkerId,
    pub name: &'a str,
    pub client: ClientId,
    /// What was looked at, as the log names it. Never what stood there.
    pub noun: &'a str,
    pub action: Action,
    pub why: Why,
    /// The worker's own words, where the relationship alone did not carry.
    pub reason: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AuditEvent {
    #[serde(rename = "type")]
    kind: Coding,
    subtype: Vec<Coding>,
    action: &'static str,
    recorded: String,
    outcome: &'static str,
    agent: Vec<Agent>,
    source: Source,
    entity: Vec<Entity>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Agent {
    who: Reference,
    requestor: bool,
    purpose_of_use: Vec<Concept>,
}

#[derive(Serialize)]
struct Source {
    observer: Reference,
}

#[derive(Serialize)]
struct Entity {
    what: Reference,
    detail: Vec<Detail>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    #[serde(rename = "type")]
    kind: &'static str,
    value_string: String,
}

redacted!(AuditEvent, Agent, Source, Entity, Detail);

pub fn audit(look: &Look) -> Resource {
    let why = Concept {
        coding: vec![Coding::new(own_system("access-ground"), text_of(&look.why))],
        text: look.reason.unwrap_or_default().into(),
        ..Concept::default()
    };
    let made = AuditEvent {
        // DICOM: a patient's record was created, read, updated or deleted.
        kind: Coding::new(DICOM, "110110"),
        subtype: vec![Coding::new(own_system("access-action"), text_of(&look.action))],
        action: "R",
        recorded: text_of(&look.at),
        // A refusal is a minor failure: nothing was shown.
        outcome: if look.action == Action::Refuse { "4" } else { "0" },
        agent: vec![Agent { who: Reference::to("Practitioner", look.by).called(look.name), requestor: true, purpose_of_use: vec![why] }],
        source: Source { observer: Reference::default().called("Askel") },
        entity: vec![Entity { what: patient(look.client), detail: vec![Detail { kind: "noun", value_string: look.noun.into() }] }],
    };
    companion("AuditEvent", look.id, &made)
}
