//! Risk information ↔ Flag. `active` until somebody ended it: whether its last day is past depends on the day.

use askel_domain::id::{ClientId, RiskId};
use askel_domain::redact::redacted;
use askel_domain::risk::RiskNote;
use serde::{Deserialize, Serialize};

use super::{day_of, demand, elements, flag, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::FLAG_CATEGORY;
use crate::r4::{Coding, Concept, Extension, Period, Reference};
use crate::record::Noun;
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Flag {
    extension: Vec<Extension>,
    status: String,
    category: Vec<Concept>,
    code: Concept,
    subject: Reference,
    period: Period,
}

redacted!(Flag);

pub fn write(note: &RiskNote) -> Vec<Resource> {
    // One that is ended on its first day was in force on none.
    let before_it_began = note.ends_on.filter(|last| *last < note.starts_on);
    let end = note.ends_on.map(|last| text_of(&last.max(note.starts_on))).unwrap_or_default();
    let made = Flag {
        extension: Own::default()
            .with(ours::KNOWN_FROM, &note.source)
            .with_flag(ours::BY_TWO, note.second_worker)
            .with(ours::ENDED_BECAUSE, &note.ended_because)
            .with(ours::LAST_DAY, &before_it_began)
            .done(),
        status: if note.ended_because.is_empty() { "active" } else { "inactive" }.into(),
        category: vec![Concept::coded(Coding::new(FLAG_CATEGORY, "safety"))],
        code: Concept::said(&note.description),
        subject: patient(note.client_id),
        period: Period { start: text_of(&note.starts_on), end },
    };
    vec![primary(Noun::Risk, note.id.0, &made)]
}

pub fn read(resource: &Resource) -> Result<RiskNote, Misfit> {
    let made: Flag = elements(resource)?;
    let last: Option<chrono::NaiveDate> = take(ours::LAST_DAY, &made.extension)?;
    if made.code.text.is_empty() {
        return Err(Misfit::Missing);
    }
    Ok(RiskNote {
        id: RiskId(resource.uuid()?),
        client_id: ClientId(demand(&made.subject, "Patient")?),
        description: made.code.text,
        source: take(ours::KNOWN_FROM, &made.extension)?,
        starts_on: day_of(&made.period.start)?.ok_or(Misfit::Missing)?,
        ends_on: last.map_or_else(|| day_of(&made.period.end), |last| Ok(Some(last)))?,
        second_worker: flag(ours::BY_TWO, &made.extension)?,
        ended_because: take(ours::ENDED_BECAUSE, &made.extension)?,
    })
}
