//! What stands on the shared screen: the client's own goals, tasks, measures, next meeting, and the entry as it is read together.

use askel_domain::client::Client;
use askel_domain::draft::{Draft, EntryForm, EntryKind, TaskForm};
use askel_domain::entry::Mark;
use askel_domain::goal::Goal;
use askel_domain::measure::measure_card;
use askel_domain::task::InterimTask;
use askel_domain::worker::Language;
use askel_store::Read;
use askel_store::log::Noun;
use chrono::NaiveDate;

use super::{Together, TogetherEntry, TogetherGoal, TogetherMeasure, TogetherNewTask, TogetherPage, TogetherStep, TogetherTask};
use crate::answer::{Answer, Empty};
use crate::failure::Failure;
use crate::{goal, measure, task};

/// Everything at once: between two people nothing is waited for.
pub fn open(together: Together, _: Empty) -> Result<Answer<TogetherPage>, Failure> {
    let (now, language) = (together.open.now(), together.open.worker().language);
    let visit = together.open.look(|read| together.visit(read))?;
    let client = together.client;
    together
        .open
        .show(|read, looks| {
            looks.opened(Noun::Client, client, client);
            let who = crate::client::require(read, client)?;
            let form = visit.as_ref().map(|draft| &draft.form);
            let next = askel_store::session::waiting_of(read, client)?.into_iter().map(|session| session.starts_at).filter(|starts| *starts > now).min();
            Ok(TogetherPage {
                calling_name: who.calling_name().to_owned(),
                goals: askel_store::goal::of_client(read, client)?.into_iter().map(|goal| shown_goal(goal, form, now.date_naive())).collect(),
                tasks: askel_store::task::open_of(read, client)?.iter().map(|kept| shown_task(kept, &who, form, now.date_naive())).collect(),
                measures: measures(read, client, language)?,
                next_meeting: next,
                entry: visit.as_ref().filter(|draft| draft.form.kind == EntryKind::Meeting).map(entry),
            })
        })
        .map(Answer::shown)
}

/// With the steps as the visit has marked them, before it is finished.
fn shown_goal(mut goal: Goal, form: Option<&EntryForm>, today: NaiveDate) -> TogetherGoal {
    let marks = form.map(|form| form.step_marks.as_slice()).unwrap_or_default();
    let id = goal.id;
    for mark in marks.iter().filter(|mark| mark.goal_id == id && mark.mark == Some(Mark::Done)) {
        let _ = goal.mark_step(mark.step_id, Some(today));
    }
    let view = goal::view(&goal);
    let mark_of = |id| marks.iter().find(|mark| mark.step_id == id).and_then(|mark| mark.mark);
    TogetherGoal {
        id: view.id,
        client_words: view.client_words,
        steps: view.steps.into_iter().map(|step| TogetherStep { mark: mark_of(step.id), step }).collect(),
        levels: view.levels,
        start_level: view.start_level,
        level: view.level,
    }
}

fn shown_task(kept: &InterimTask, who: &Client, form: Option<&EntryForm>, today: NaiveDate) -> TogetherTask {
    let view = task::view(kept, who, today);
    let marked = form.and_then(|form| form.task_marks.iter().find(|mark| mark.task_id == kept.id)).filter(|mark| mark.mark.is_some());
    let (mark, obstacle, helped) = marked.map_or((None, String::new(), None), |mark| (mark.mark, mark.obstacle.clone(), mark.helped));
    TogetherTask { id: view.id, kind: view.kind, what: view.what, who: view.who, who_name: view.who_name, due_on: view.due_on, mark, obstacle, helped }
}

fn measures(read: &Read, client: askel_domain::id::ClientId, language: Language) -> Result<Vec<TogetherMeasure>, Failure> {
    let responses = askel_store::measure::responses_of(read, client)?;
    let shown = |definition: &askel_domain::measure::Definition| {
        let own = || responses.iter().filter(|response| response.definition.id == definition.id);
        TogetherMeasure {
            card: measure_card(definition, language),
            filling: own().find(|response| !response.finished).map(|response| response.id),
            last_on: own().filter(|response| response.finished).map(|response| response.on).max(),
        }
    };
    Ok(measure::newest_definitions(read)?.iter().map(shown).collect())
}

fn entry(draft: &Draft) -> TogetherEntry {
    let form = &draft.form;
    let task = |task: &TaskForm| TogetherNewTask { what: task.what.clone(), who: task.who, who_name: task.who_name.clone(), due: task.due.clone() };
    TogetherEntry {
        date: form.date.clone(),
        client_tells: form.client_tells.clone(),
        observations: form.observations.clone(),
        agreed: form.agreed.clone(),
        new_tasks: form.new_tasks.iter().filter(|task| !task.is_blank()).map(task).collect(),
        read_together: form.read_together,
        dissent: form.dissent.clone(),
    }
}

/// Somebody is there, and the bag stays open.
pub fn note_activity(together: Together, _: Empty) -> Result<Answer<()>, Failure> {
    together.open.note_input();
    Ok(Answer::read(()))
}
