//! What of the record can be found by its words: the texts of entries, goals, tasks and documents. Never where somebody lives
//! or is met, never how to reach them, and nothing that is still being written.

use crate::document::{Answer, Answers};
use crate::entry::{Entry, EntryBody, Meeting};
use crate::goal::Goal;
use crate::task::{InterimTask, Responsible};

/// Texts in the order in which a page shows them; blank ones too.
pub fn texts_of_entry(entry: &Entry) -> Vec<&str> {
    match &entry.body {
        EntryBody::Meeting(meeting) => texts_of_meeting(meeting),
        EntryBody::NotMet(not_met) => vec![&not_met.what_was_done],
        EntryBody::Cancelled(cancelled) => vec![&cancelled.details],
    }
}

fn texts_of_meeting(meeting: &Meeting) -> Vec<&str> {
    let voices = &meeting.voices;
    let mut texts: Vec<&str> = vec![&meeting.group_did, &voices.client_tells, &voices.observations, &voices.assessment, &voices.agreed, &meeting.dissent];
    texts.extend(meeting.new_tasks.iter().flat_map(|task| [task.what.as_str(), &task.may_hinder]));
    texts.extend(meeting.task_marks.iter().flat_map(|mark| [mark.what.as_str(), &mark.obstacle]));
    texts.extend(meeting.step_marks.iter().flat_map(|mark| [mark.text.as_str(), &mark.obstacle]));
    texts
}

pub fn texts_of_goal(goal: &Goal) -> Vec<&str> {
    let before = [goal.client_words.as_str(), &goal.area].into_iter();
    let steps = goal.steps.iter().map(|step| step.text.as_str());
    before
        .chain(steps)
        .chain(goal.levels.iter().map(String::as_str))
        .chain(goal.factors.iter().map(|factor| factor.text.as_str()))
        .collect()
}

pub fn texts_of_task(task: &InterimTask) -> Vec<&str> {
    let mut texts = vec![task.what.as_str(), &task.may_hinder];
    if let Responsible::Other(name) = &task.responsible {
        texts.push(name);
    }
    texts.extend(task.outcome.as_ref().map(|outcome| outcome.obstacle.as_str()));
    texts
}

/// Whoever shows any of them asks the client's form first which answers may be seen ([`crate::document::FormDef::only_asked`]):
/// answers know not what they name.
pub fn texts_of_answers(answers: &Answers) -> Vec<&str> {
    answers
        .iter()
        .flat_map(|(_, answer)| match answer {
            Answer::Text(text) => vec![text.as_str()],
            Answer::Rows(rows) => rows.iter().filter(|row| row.dropped.is_none()).flat_map(|row| texts_of_answers(&row.answers)).collect(),
            Answer::Flag(_) | Answer::Chosen(_) | Answer::Moment(_) | Answer::Person(_) => vec![],
        })
        .collect()
}
