//! One filling of a measure: who, when, which version, and every answer, skip and refusal as it was given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::{AnswerValue, Given};
use super::ask::{Answers, asked};
use super::definition::{Definition, Mode};
use crate::id::{ClientId, MeasureResponseId};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

/// Which definition was asked. A filling is only ever read with the version it was made with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureDefinitionRef"))]
pub struct DefinitionRef {
    pub id: String,
    pub version: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureOccasion"))]
pub enum Occasion {
    Start,
    Mid,
    End,
    Other,
}

impl Occasion {
    pub const ALL: [Self; 4] = [Self::Start, Self::Mid, Self::End, Self::Other];
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    pub id: MeasureResponseId,
    pub client_id: ClientId,
    pub definition: DefinitionRef,
    pub occasion: Occasion,
    pub mode: Mode,
    /// The day it was filled in.
    pub on: NaiveDate,
    /// By `link_id`. While it is being filled this may hold answers to questions that are no longer asked,
    /// so that going back and changing one's mind again loses nothing; finishing takes them away.
    pub answers: Answers,
    pub finished: bool,
}

redacted!(Response);

impl Definition {
    pub fn reference(&self) -> DefinitionRef {
        DefinitionRef { id: self.id.clone(), version: self.version.clone() }
    }
}

impl Response {
    pub fn is_of(&self, definition: &Definition) -> bool {
        self.definition == definition.reference()
    }

    /// Keeps an answer, or that the question was skipped or declined. Refuses one that the question cannot have.
    ///
    /// # Errors
    /// One problem at `answers.<linkId>`; the response is then as it was.
    pub fn give(&mut self, definition: &Definition, link_id: &str, given: Given) -> Result<(), Vec<Problem>> {
        let given = blank_is_skipped(given);
        let mut problems = Problems::default();
        let question = asked(definition, &self.answers).into_iter().find(|question| question.item.link_id == link_id);
        let fits = match (question, given.value()) {
            (None, _) => Err(ProblemCode::QuestionNotAsked),
            (Some(question), Some(value)) => question.item.fits(value),
            (Some(_), None) => Ok(()),
        };
        if problems.take(&path(link_id), fits).is_some() {
            self.answers.insert(link_id.to_owned(), given);
        }
        problems.done()
    }

    /// Ends the filling: what nobody came to becomes skipped, and answers to questions that are not asked any more go.
    ///
    /// # Errors
    /// Every answer that its question cannot have, at `answers.<linkId>`; the response is then as it was.
    pub fn finish(&mut self, definition: &Definition) -> Result<(), Vec<Problem>> {
        self.check(definition)?;
        let settled = asked(definition, &self.answers)
            .into_iter()
            .map(|question| (question.item.link_id.clone(), question.given.cloned().unwrap_or(Given::Skipped)))
            .collect();
        self.answers = settled;
        self.finished = true;
        Ok(())
    }

    /// Whether each answer is one its question can have.
    pub fn check(&self, definition: &Definition) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        let items = definition.all_items();
        for (link_id, given) in &self.answers {
            let item = items.iter().map(|standing| standing.item).find(|item| item.is_question() && item.link_id == *link_id);
            let fits = match (item, given.value()) {
                (None, _) => Err(ProblemCode::QuestionNotAsked),
                (Some(item), Some(value)) => item.fits(value),
                (Some(_), None) => Ok(()),
            };
            problems.take(&path(link_id), fits);
        }
        problems.done()
    }
}

/// Written nothing is not an answer.
fn blank_is_skipped(given: Given) -> Given {
    match given {
        Given::Answered { value: AnswerValue::Text { text } } if text.trim().is_empty() => Given::Skipped,
        given => given,
    }
}

fn path(link_id: &str) -> String {
    format!("answers.{link_id}")
}

#[cfg(test)]
#[path = "response_tests.rs"]
mod tests;
