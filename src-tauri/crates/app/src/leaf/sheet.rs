//! What stands on the client's copy, and how it becomes a page. Takes only what was agreed: no measure, no note, no assessment.

use askel_domain::client::Client;
use askel_domain::goal::{Goal, StepState};
use askel_domain::moment::Moment;
use askel_domain::worker::Worker;
use askel_export::page::{Page, Part, TypeSize};
use askel_sosmeta::wording::one_line;
use askel_store::Read;
use askel_text::{LeafWords, letters_missing};

use super::{LeafGroup, LeafSection, LeafSheet, LeafWish};
use crate::failure::Failure;
use crate::phone::next_meeting;

pub(super) fn read(read: &Read, client: &Client, wish: &LeafWish, worker: &Worker, now: &Moment) -> Result<LeafSheet, Failure> {
    let words = LeafWords::of(wish.language);
    let mut sections = vec![meeting(read, client, &words, now)?];
    let goals: Vec<LeafGroup> = askel_store::goal::of_client(read, client.id)?.iter().filter_map(|goal| steps(goal, &words)).collect();
    sections.extend((!goals.is_empty()).then(|| LeafSection { heading: words.steps(), groups: goals }));
    sections.push(tasks(read, client, &words)?);
    sections.push(call(client, wish, worker, &words));
    Ok(LeafSheet { language: wish.language, title: words.title(), sections, made: words.made(now) })
}

fn meeting(read: &Read, client: &Client, words: &LeafWords, now: &Moment) -> Result<LeafSection, Failure> {
    let lines = match next_meeting(read, client.id, now)? {
        None => vec![words.no_meeting()],
        Some(session) => {
            let place = one_line(&client.shown_place(&session.place));
            let place = (!place.is_empty()).then(|| words.told.place(&place));
            [words.told.meeting(session.mode), words.told.when(session.starts_at, session.ends_at)].into_iter().chain(place).collect()
        }
    };
    Ok(LeafSection { heading: words.next_meeting(), groups: vec![plain(lines)] })
}

/// The last step that was done, the one being taken, and the next: the whole staircase would not be read.
fn steps(goal: &Goal, words: &LeafWords) -> Option<LeafGroup> {
    let states: Vec<_> = goal.step_states().collect();
    let last = states.iter().rev().find(|(_, state)| *state == StepState::Done);
    let now = states.iter().find(|(_, state)| *state == StepState::Now);
    let later = states.iter().find(|(_, state)| *state == StepState::Later);
    let lines: Vec<String> = [last, now, later].into_iter().flatten().map(|(step, state)| words.step(step, *state)).collect();
    (!lines.is_empty()).then(|| LeafGroup { name: one_line(&goal.client_words), lines, listed: true })
}

fn tasks(read: &Read, client: &Client, words: &LeafWords) -> Result<LeafSection, Failure> {
    let lines: Vec<String> = askel_store::task::open_of(read, client.id)?.iter().map(|task| words.told.task(task)).collect();
    let group = if lines.is_empty() { plain(vec![words.no_tasks()]) } else { LeafGroup { name: String::new(), lines, listed: true } };
    Ok(LeafSection { heading: words.tasks(), groups: vec![group] })
}

/// A unit's name says in which town it is: of a protected client it is not told.
fn call(client: &Client, wish: &LeafWish, worker: &Worker, words: &LeafWords) -> LeafSection {
    let unit = (wish.names_service && !client.is_protected()).then(|| worker.unit.name.clone());
    let lines = words.call(worker, wish.names_service).into_iter().chain(unit).chain([words.emergency()]);
    LeafSection { heading: words.whom_to_call(), groups: vec![plain(lines.collect())] }
}

fn plain(lines: Vec<String>) -> LeafGroup {
    LeafGroup { name: String::new(), lines, listed: false }
}

pub(super) fn page(sheet: &LeafSheet) -> Page {
    let mut parts = vec![];
    for section in &sheet.sections {
        parts.push(Part::Heading(section.heading.clone()));
        for group in &section.groups {
            parts.push(Part::Subheading(group.name.clone()));
            parts.push(if group.listed { Part::List(group.lines.clone()) } else { Part::Text(group.lines.join("\n")) });
        }
    }
    parts.push(Part::Text(sheet.made.clone()));
    Page {
        title: sheet.title.clone(),
        language: sheet.language.code(),
        type_size: TypeSize::Large,
        wide: false,
        parts,
        letters_missing: letters_missing(sheet.language),
    }
}
