//! One scoring of the goals ↔ an Observation of the T-score with a component for each goal; and beside it an Observation
//! for each goal that was assessed, with the Goal in focus, as HL7's Patient-Centered Outcomes has them.

use askel_domain::id::{ClientId, GasRecordId, GoalId};
use askel_domain::measure::{GasLine, GasRecord, Occasion};
use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};

use super::{companion, day_of, demand, elements, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{DATA_ABSENT, GAS_BY_WORKER, GAS_LEVELS, LOINC, OBSERVATION_CATEGORY, beside, own_system};
use crate::r4::{Coding, Concept, Extension, Reference};
use crate::record::Noun;
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Observation {
    extension: Vec<Extension>,
    status: String,
    category: Vec<Concept>,
    code: Concept,
    subject: Reference,
    focus: Vec<Reference>,
    effective_date_time: String,
    #[serde(skip_deserializing)]
    value_quantity: Option<Quantity>,
    value_codeable_concept: Option<Concept>,
    data_absent_reason: Option<Concept>,
    has_member: Vec<Reference>,
    component: Vec<Component>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Component {
    extension: Vec<Extension>,
    code: Concept,
    value_codeable_concept: Option<Concept>,
    data_absent_reason: Option<Concept>,
}

#[derive(Serialize)]
pub(super) struct Quantity {
    pub value: f64,
}

redacted!(Observation, Component, Quantity);

pub fn write(record: &GasRecord) -> Vec<Resource> {
    let score = record.score().t;
    let assessed: Vec<_> = record.lines.iter().filter_map(|line| Some((line, level(line)?))).collect();
    let made = Observation {
        extension: Own::default().with(ours::OCCASION, &record.occasion).done(),
        code: Concept::coded(Coding::new(own_system("score"), "gas-t").called("GAS T")),
        value_quantity: score.map(|value| Quantity { value }),
        data_absent_reason: score.is_none().then(not_asked),
        has_member: assessed.iter().map(|(line, _)| Reference::to("Observation", of_goal(record, line))).collect(),
        component: record.lines.iter().map(component).collect(),
        ..common(record)
    };
    let of_each = assessed.iter().map(|(line, code)| {
        let observed = Observation {
            code: Concept::coded(Coding::new(LOINC, GAS_BY_WORKER)),
            focus: vec![Reference::to("Goal", line.goal_id)],
            value_codeable_concept: Some(Concept::coded(Coding::new(LOINC, *code))),
            ..common(record)
        };
        companion("Observation", of_goal(record, line), &observed)
    });
    [primary(Noun::Gas, record.id.0, &made)].into_iter().chain(of_each).collect()
}

fn common(record: &GasRecord) -> Observation {
    Observation {
        status: "final".into(),
        category: vec![Concept::coded(Coding::new(OBSERVATION_CATEGORY, "survey"))],
        subject: patient(record.client_id),
        effective_date_time: text_of(&record.on),
        ..Observation::default()
    }
}

fn of_goal(record: &GasRecord, line: &GasLine) -> uuid::Uuid {
    beside(record.id.0, &line.goal_id.to_string())
}

fn level(line: &GasLine) -> Option<&'static str> {
    GAS_LEVELS.get(usize::try_from(i16::from(line.level?) + 2).ok()?).copied()
}

fn not_asked() -> Concept {
    Concept::coded(Coding::new(DATA_ABSENT, "not-asked"))
}

fn component(line: &GasLine) -> Component {
    let value = level(line).map(|code| Concept::coded(Coding::new(LOINC, code)));
    Component {
        extension: Own::default()
            .with(ours::GOAL, &line.goal_id)
            .with(ours::WEIGHT_THEN, &line.weight)
            .with(ours::LEVEL_NOW, &line.level)
            .done(),
        code: Concept::coded(Coding::new(LOINC, GAS_BY_WORKER)),
        data_absent_reason: value.is_none().then(not_asked),
        value_codeable_concept: value,
    }
}

pub fn read(resource: &Resource) -> Result<GasRecord, Misfit> {
    let made: Observation = elements(resource)?;
    let record = GasRecord {
        id: GasRecordId(resource.uuid()?),
        client_id: ClientId(demand(&made.subject, "Patient")?),
        occasion: take::<Option<Occasion>>(ours::OCCASION, &made.extension)?.ok_or(Misfit::Missing)?,
        on: day_of(&made.effective_date_time)?.ok_or(Misfit::Missing)?,
        lines: made.component.iter().filter_map(|component| read_line(component).transpose()).collect::<Result<_, _>>()?,
    };
    record.check().map_err(|_| Misfit::BadValue)?;
    Ok(record)
}

/// A component without a goal is another system's.
fn read_line(component: &Component) -> Result<Option<GasLine>, Misfit> {
    let Some(goal_id) = take::<Option<GoalId>>(ours::GOAL, &component.extension)? else { return Ok(None) };
    let weight = take::<Option<u8>>(ours::WEIGHT_THEN, &component.extension)?.ok_or(Misfit::Missing)?;
    Ok(Some(GasLine { goal_id, weight, level: take(ours::LEVEL_NOW, &component.extension)? }))
}
