//! No text of one client names another who is or was in the same group, and the group's own words name nobody.
//! A word that only looks like a name may be set aside, by a choice that is kept. Source: domain.md §1 step 9.

use serde::{Deserialize, Serialize};

use crate::draft::EntryForm;
use crate::id::ClientId;
use crate::mention::mentions;
use crate::problem::{Problem, ProblemCode, Problems, Span};
use crate::redact::redacted;

/// Somebody who is or was in the group, and everything they may be called by.
#[derive(Clone, PartialEq, Eq)]
pub struct Participant {
    pub client_id: ClientId,
    pub names: String,
}

/// A word in one field that is spelled like a name and was said not to mean the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SetAside {
    /// Path of the field as its form spells it.
    pub path: String,
    /// As it stands in the text.
    pub word: String,
}

redacted!(Participant, SetAside);

/// One field that is looked through, and whose it is; `None`: everybody's, so that it may name nobody.
pub(super) struct Looked<'a> {
    pub path: String,
    pub text: &'a str,
    pub whose: Option<ClientId>,
}

/// Every place where a text names somebody it may not, in the order of the fields.
pub(super) fn found<'a>(looked: impl IntoIterator<Item = Looked<'a>>, everyone: &[Participant], set_aside: &[SetAside]) -> Vec<Problem> {
    let mut problems = Problems::default();
    for field in looked {
        let own = everyone.iter().filter(|one| Some(one.client_id) == field.whose).map(|one| one.names.as_str()).collect::<Vec<_>>().join(" ");
        let others: Vec<&str> = everyone.iter().filter(|one| Some(one.client_id) != field.whose).map(|one| one.names.as_str()).collect();
        let code = if field.whose.is_some() { ProblemCode::NamesAnother } else { ProblemCode::NamesMember };
        let is_meant = |word: &str| !set_aside.iter().any(|aside| aside.path == field.path && aside.word == word);
        for mention in mentions(field.text, &own, &others).into_iter().filter(|mention| is_meant(&mention.word)) {
            let (from, until) = (u32::try_from(mention.from).unwrap_or(u32::MAX), u32::try_from(mention.until).unwrap_or(u32::MAX));
            problems.add_span(&field.path, code, Span { from, until });
        }
    }
    problems.done().err().unwrap_or_default()
}

/// Where a capture names somebody: the shared part anybody, an own part anybody else.
pub fn names_in(form: &super::CaptureForm, everyone: &[Participant]) -> Vec<Problem> {
    let shared = Looked { path: "groupDid".into(), text: &form.group_did, whose: None };
    let place = Looked { path: "place".into(), text: &form.place, whose: None };
    let own = form.parts.iter().flat_map(|part| {
        part.texts().map(|(field, text)| Looked { path: format!("parts.{}.{field}", part.client_id), text, whose: Some(part.client_id) })
    });
    found([place, shared].into_iter().chain(own), everyone, &form.set_aside)
}

/// The same for one client's entry that was begun or is corrected on its own page.
///
/// # Errors
/// Each place.
pub fn check_entry(form: &EntryForm, client: ClientId, everyone: &[Participant]) -> Result<(), Vec<Problem>> {
    let own = |path: &str, text| Looked { path: path.to_owned(), text, whose: Some(client) };
    let mut looked = vec![
        own("place", form.place.as_str()),
        own("participants", &form.participants),
        Looked { path: "groupDid".into(), text: &form.group_did, whose: None },
        own("clientTells", &form.client_tells),
        own("observations", &form.observations),
        own("assessment", &form.assessment),
        own("agreed", &form.agreed),
        own("whatWasDone", &form.what_was_done),
        own("cancelDetails", &form.cancel_details),
        own("correctionReason", &form.correction_reason),
    ];
    for (index, task) in form.new_tasks.iter().enumerate() {
        looked.push(own(&format!("newTasks.{index}.what"), &task.what));
        looked.push(own(&format!("newTasks.{index}.whoName"), &task.who_name));
        looked.push(own(&format!("newTasks.{index}.mayHinder"), &task.may_hinder));
    }
    looked.extend(form.task_marks.iter().map(|mark| own(&format!("taskMarks.{}.obstacle", mark.task_id), &mark.obstacle)));
    looked.extend(form.step_marks.iter().map(|mark| own(&format!("stepMarks.{}.obstacle", mark.step_id), &mark.obstacle)));
    let found = found(looked, everyone, &form.set_aside);
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// The group's own words, given with their paths, name nobody who is or was in it.
pub fn check_own_words(words: &[(&str, &str)], everyone: &[Participant], set_aside: &[SetAside]) -> Vec<Problem> {
    found(words.iter().map(|(path, text)| Looked { path: (*path).to_owned(), text, whose: None }), everyone, set_aside)
}
