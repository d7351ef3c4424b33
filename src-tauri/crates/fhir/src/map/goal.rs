//! Goal ↔ Goal, with its levels in HL7's extension for goal attainment scaling.

use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, GoalId};
use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};

use super::{demand, elements, patient, primary};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{ACHIEVEMENT, GAS_LEVELS, GAS_SCORE, LEVEL, LOINC, PCO_LEVEL, PROGRESS_TEXT};
use crate::r4::{Coding, Concept, Extension, Reference};
use crate::record::Noun;
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Elements {
    extension: Vec<Extension>,
    lifecycle_status: String,
    achievement_status: Option<Concept>,
    category: Vec<Concept>,
    description: Concept,
    subject: Reference,
    target: Vec<Target>,
    expressed_by: Option<Reference>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Target {
    measure: Concept,
    detail_codeable_concept: Concept,
}

redacted!(Elements, Target);

pub fn write(goal: &Goal) -> Vec<Resource> {
    let own = Own::default()
        .with(ours::DIRECTION, &goal.direction)
        .with(ours::WEIGHT, &goal.weight)
        .with(ours::START_LEVEL, &goal.start_level)
        .with(ours::LEVEL_NOW, &goal.level)
        .with(ours::STEP, &goal.steps)
        .with(ours::FACTOR, &goal.factors);
    let made = Elements {
        extension: goal.levels.iter().zip(GAS_LEVELS).filter_map(level).fold(own, Own::and).done(),
        lifecycle_status: "active".into(),
        achievement_status: Some(Concept::coded(Coding::new(ACHIEVEMENT, achievement(goal)))),
        category: vec![Concept::said(&goal.area)],
        description: Concept::said(&goal.client_words),
        subject: patient(goal.client_id),
        target: vec![Target {
            measure: Concept::coded(Coding::new(LOINC, GAS_SCORE)),
            detail_codeable_concept: Concept::coded(Coding::new(LOINC, GAS_LEVELS[2])),
        }],
        expressed_by: Some(patient(goal.client_id)),
    };
    vec![primary(Noun::Goal, goal.id.0, &made)]
}

fn level((text, code): (&String, &str)) -> Option<Extension> {
    let level = Extension { url: LEVEL.into(), value_coding: Some(Coding::new(LOINC, code)), ..Extension::default() };
    let says = Extension { url: PROGRESS_TEXT.into(), value_string: Some(text.clone()), ..Extension::default() };
    (!text.is_empty()).then(|| Extension { url: PCO_LEVEL.into(), extension: vec![level, says], ..Extension::default() })
}

/// The expected level is 0 (goal attainment scaling).
fn achievement(goal: &Goal) -> &'static str {
    match goal.level {
        0.. => "achieved",
        level if level > goal.start_level => "improving",
        level if level < goal.start_level => "worsening",
        _ => "no-change",
    }
}

pub fn read(resource: &Resource) -> Result<Goal, Misfit> {
    let goal: Elements = elements(resource)?;
    if goal.description.text.is_empty() {
        return Err(Misfit::Missing);
    }
    let (start_level, level, weight): (i8, i8, u8) =
        (take(ours::START_LEVEL, &goal.extension)?, take(ours::LEVEL_NOW, &goal.extension)?, take(ours::WEIGHT, &goal.extension)?);
    if !(-2..=2).contains(&start_level) || !(-2..=2).contains(&level) || !(1..=4).contains(&weight) {
        return Err(Misfit::BadValue);
    }
    Ok(Goal {
        id: GoalId(resource.uuid()?),
        client_id: ClientId(demand(&goal.subject, "Patient")?),
        client_words: goal.description.text,
        area: goal.category.first().map(|category| category.text.clone()).unwrap_or_default(),
        direction: take(ours::DIRECTION, &goal.extension)?,
        levels: GAS_LEVELS.map(|code| read_level(&goal.extension, code)),
        weight,
        start_level,
        level,
        steps: take(ours::STEP, &goal.extension)?,
        factors: take(ours::FACTOR, &goal.extension)?,
    })
}

fn read_level(extensions: &[Extension], code: &str) -> String {
    let part = |level: &Extension, url: &str| level.extension.iter().find(|part| part.url == url).cloned();
    let is_it = |level: &&Extension| {
        level.url == PCO_LEVEL && part(level, LEVEL).and_then(|part| part.value_coding).is_some_and(|coding| coding.code == code)
    };
    extensions.iter().find(is_it).and_then(|level| part(level, PROGRESS_TEXT)?.value_string).unwrap_or_default()
}
