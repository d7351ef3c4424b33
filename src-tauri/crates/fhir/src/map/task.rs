//! Intermediate task ↔ Task. The status is for other readers; what the client said of it is in `task-outcome`.

use askel_domain::entry::Mark;
use askel_domain::id::{ClientId, EntryId, GoalId, TaskId};
use askel_domain::redact::redacted;
use askel_domain::task::{InterimTask, Responsible};
use serde::{Deserialize, Serialize};

use super::{day_of, demand, elements, own_role, patient, primary, text_of};
use crate::extension::{self as ours, Own, flag, take};
use crate::misfit::Misfit;
use crate::r4::{Extension, Period, Reference};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Elements {
    extension: Vec<Extension>,
    based_on: Vec<Reference>,
    status: String,
    intent: String,
    description: String,
    focus: Option<Reference>,
    #[serde(rename = "for")]
    client: Reference,
    owner: Option<Reference>,
    restriction: Option<Restriction>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Restriction {
    period: Period,
}

redacted!(Elements, Restriction);

pub fn write(task: &InterimTask, around: &Around) -> Vec<Resource> {
    let made = Elements {
        extension: Own::default()
            .with(ours::TASK_KIND, &task.kind)
            .with(ours::RESPONSIBLE, &task.responsible)
            .with(ours::MAY_HINDER, &task.may_hinder)
            .with(ours::OUTCOME, &task.outcome)
            .with_flag(ours::WITHDRAWN, task.withdrawn)
            .done(),
        based_on: task.agreed_in.map(|entry| Reference::to("Composition", entry)).into_iter().collect(),
        status: status(task).into(),
        intent: "plan".into(),
        description: task.what.clone(),
        focus: task.goal_id.map(|goal| Reference::to("Goal", goal)),
        client: patient(task.client_id),
        owner: owner(task, around),
        restriction: task.due_on.map(|day| Restriction { period: Period { start: String::new(), end: text_of(&day) } }),
    };
    vec![primary(Noun::Task, task.id.0, &made)]
}

fn status(task: &InterimTask) -> &'static str {
    match task.outcome.as_ref().map(|outcome| outcome.mark) {
        _ if task.withdrawn => "entered-in-error",
        Some(Mark::Done) => "completed",
        Some(Mark::Dropped) => "cancelled",
        // Tried, and it goes on to the next meeting.
        Some(Mark::Partly | Mark::NotDone) => "in-progress",
        None => "accepted",
    }
}

fn owner(task: &InterimTask, around: &Around) -> Option<Reference> {
    match &task.responsible {
        Responsible::Client => Some(patient(task.client_id)),
        Responsible::Worker => own_role(around),
        Responsible::Other(name) => Some(Reference::default().called(name)),
    }
}

pub fn read(resource: &Resource) -> Result<InterimTask, Misfit> {
    let task: Elements = elements(resource)?;
    let agreed = task.based_on.iter().find_map(|reference| reference.id_of("Composition"));
    Ok(InterimTask {
        id: TaskId(resource.uuid()?),
        client_id: ClientId(demand(&task.client, "Patient")?),
        goal_id: task.focus.and_then(|focus| focus.id_of("Goal")).map(GoalId),
        agreed_in: agreed.map(EntryId),
        kind: take::<Option<_>>(ours::TASK_KIND, &task.extension)?.unwrap_or_default(),
        what: task.description,
        responsible: take::<Option<Responsible>>(ours::RESPONSIBLE, &task.extension)?.ok_or(Misfit::Missing)?,
        due_on: day_of(&task.restriction.unwrap_or_default().period.end)?,
        may_hinder: take(ours::MAY_HINDER, &task.extension)?,
        outcome: take(ours::OUTCOME, &task.extension)?,
        withdrawn: flag(ours::WITHDRAWN, &task.extension)?,
    })
}
