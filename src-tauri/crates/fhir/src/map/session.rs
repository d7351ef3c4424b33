//! Agreed meeting ↔ Appointment.

use askel_domain::id::{ClientId, EntryId, SessionId};
use askel_domain::moment::Moment;
use askel_domain::redact::redacted;
use askel_domain::session::{ContactMode, Session};
use serde::{Deserialize, Serialize};

use super::{elements, flag, own_role, parsed, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::r4::{Extension, Reference};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Appointment {
    extension: Vec<Extension>,
    status: String,
    start: String,
    end: String,
    participant: Vec<Participant>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Participant {
    actor: Option<Reference>,
    status: String,
}

redacted!(Appointment, Participant);

const CANCELLED: &str = "cancelled";

pub fn write(session: &Session, around: &Around) -> Vec<Resource> {
    let status = match (session.removed, session.settled_by) {
        (true, _) => CANCELLED,
        (false, Some(_)) => "fulfilled",
        (false, None) => "booked",
    };
    let own = Own::default().with(ours::MODE, &session.mode);
    let own = if around.protected { own } else { own.with(ours::PLACE, &session.place) };
    let made = Appointment {
        extension: own
            .with(ours::SECOND_WORKER, &session.second_worker)
            .with(ours::SETTLED_BY, &session.settled_by)
            .with_flag(ours::OPEN_END, session.ends_at.is_none())
            .done(),
        status: status.into(),
        start: text_of(&session.starts_at),
        end: text_of(&session.ends_at.unwrap_or(session.starts_at)),
        participant: [Some(patient(session.client_id)), own_role(around)]
            .into_iter()
            .flatten()
            .map(|actor| Participant { actor: Some(actor), status: "accepted".into() })
            .collect(),
    };
    vec![primary(Noun::Session, session.id.0, &made)]
}

pub fn read(resource: &Resource) -> Result<Session, Misfit> {
    let made: Appointment = elements(resource)?;
    let client = made.participant.iter().find_map(|one| one.actor.as_ref()?.id_of("Patient"));
    let end: Moment = parsed(&made.end)?;
    Ok(Session {
        id: SessionId(resource.uuid()?),
        client_id: ClientId(client.ok_or(Misfit::Missing)?),
        starts_at: parsed(&made.start)?,
        ends_at: (!flag(ours::OPEN_END, &made.extension)?).then_some(end),
        mode: take::<Option<ContactMode>>(ours::MODE, &made.extension)?.ok_or(Misfit::Missing)?,
        place: take(ours::PLACE, &made.extension)?,
        second_worker: take(ours::SECOND_WORKER, &made.extension)?,
        settled_by: take::<Option<EntryId>>(ours::SETTLED_BY, &made.extension)?,
        removed: made.status == CANCELLED,
    })
}
