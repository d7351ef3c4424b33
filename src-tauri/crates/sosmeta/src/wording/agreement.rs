//! What was agreed: the words as written, then each new task and the next meeting in a sentence.
//! No national field is made for tasks, so they leave as text (domain.md §1, key structural finding).

use askel_domain::entry::{AgreedTask, Meeting};
use askel_domain::task::{Responsible, TaskKind};

use super::phrase::{fill, sentence, stated};
use super::time::{day, sentence_with};
use super::{Passage, lines, merged};
use crate::labels::Labels;

/// Empty when nothing was agreed.
pub fn agreements(meeting: &Meeting, labels: &Labels) -> String {
    let agreed = meeting.voices.agreed.trim();
    let follows = lines(meeting.new_tasks.iter().map(|new| task(new, labels)).chain(sentence_with(
        &labels.times.next_meeting,
        meeting.next_meeting,
        labels,
    )));
    merged([agreed.to_owned(), follows].into_iter().filter(|text| !text.is_empty()).map(Passage::plain))
}

/// `Välitehtävä: Käyn postilaatikolla. Tekijä: asiakas. Viimeistään 10.2.2026. Voi estää: sade.`
fn task(task: &AgreedTask, labels: &Labels) -> String {
    let words = &labels.tasks;
    let who = match &task.responsible {
        Responsible::Client => &words.client,
        Responsible::Worker => &words.worker,
        Responsible::Other(name) => name,
    };
    let kind = match task.kind {
        TaskKind::Task => &words.what,
        TaskKind::Programme => &words.programme,
        TaskKind::Game => &words.game,
    };
    let mut said = vec![stated(kind, "what", &task.what), stated(&words.who, "who", who)];
    said.extend(task.due_on.map(|date| sentence(&fill(&words.due, &[("date", &day(date, labels))]))));
    if !task.may_hinder.trim().is_empty() {
        said.push(stated(&words.may_hinder, "what", &task.may_hinder));
    }
    said.join(" ")
}
