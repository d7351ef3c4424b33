//! A meeting that took place: the voices under their headings, and how steps and tasks went.

use askel_domain::entry::{Mark, Meeting};

use super::phrase::stated;
use super::{Passage, lines};
use crate::labels::{Labels, MarkWords};

/// What the group did, where it was a group; then what the client tells, what was seen, and what the worker thinks: kept apart, in this order.
pub fn voices<'a>(meeting: &Meeting, labels: &'a Labels) -> Vec<Passage<'a>> {
    let (said, headings) = (&meeting.voices, &labels.voices);
    [(&headings.group_did, &meeting.group_did), (&headings.client_tells, &said.client_tells), (&headings.observations, &said.observations), (&headings.assessment, &said.assessment)]
        .into_iter()
        .filter_map(|(heading, text)| Passage::under(heading, text))
        .collect()
}

/// How the small steps and the tasks went, one sentence each, with what stood in the way.
pub fn marks<'a>(meeting: &Meeting, labels: &'a Labels) -> Option<Passage<'a>> {
    let words = &labels.marks;
    let steps = meeting.step_marks.iter().map(|mark| marked(&words.step, mark.mark, &mark.text, &mark.obstacle, labels));
    let tasks = meeting.task_marks.iter().map(|mark| {
        let how = marked(&words.task, mark.mark, &mark.what, &mark.obstacle, labels);
        mark.helped.map_or(how.clone(), |helped| format!("{how} {}", words.helped.of(helped)))
    });
    Passage::under(&words.heading, &lines(steps.chain(tasks)))
}

fn marked(words: &MarkWords, mark: Mark, what: &str, obstacle: &str, labels: &Labels) -> String {
    let how = stated(words.of(mark), "what", what);
    let why = if mark == Mark::Dropped { &labels.marks.why_dropped } else { &labels.marks.obstacle };
    if obstacle.trim().is_empty() { how } else { format!("{how} {}", stated(why, "obstacle", obstacle)) }
}
