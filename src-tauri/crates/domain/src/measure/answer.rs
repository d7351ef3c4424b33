//! What a person answered to one question, and that skipping it is not the same as not wanting to answer.

use serde::{Deserialize, Serialize};

use super::definition::{Item, ItemKind};
use crate::problem::ProblemCode;
use crate::redact::redacted;

/// A written answer is at most so many characters.
pub const LONGEST_TEXT: usize = 2_000;

/// What became of a question. A question that nobody has come to yet has none of these.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "given", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureGiven"))]
pub enum Given {
    Answered {
        value: AnswerValue,
    },
    /// Passed over for now: it may be asked again.
    Skipped,
    /// The client does not want to answer. A choice of theirs; it is not asked again.
    Declined,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureAnswer"))]
pub enum AnswerValue {
    Option { code: String },
    Number { number: i32 },
    YesNo { yes: bool },
    Text { text: String },
}

redacted!(Given, AnswerValue);

impl Given {
    pub fn value(&self) -> Option<&AnswerValue> {
        match self {
            Self::Answered { value } => Some(value),
            Self::Skipped | Self::Declined => None,
        }
    }
}

impl Item {
    /// Can this question be answered so?
    ///
    /// # Errors
    /// `AnswerNotOffered` for an answer of another kind or a choice that is not there, `AnswerOutsideScale` for a number
    /// off the scale, `TooLong` for a text over [`LONGEST_TEXT`] characters.
    pub fn fits(&self, answer: &AnswerValue) -> Result<(), ProblemCode> {
        match (&self.kind, answer) {
            (ItemKind::Choice { options }, AnswerValue::Option { code }) if options.iter().any(|option| option.code == *code) => Ok(()),
            (ItemKind::Integer { low, high, .. }, AnswerValue::Number { number }) if (low..=high).contains(&number) => Ok(()),
            (ItemKind::Integer { .. }, AnswerValue::Number { .. }) => Err(ProblemCode::AnswerOutsideScale),
            (ItemKind::YesNo, AnswerValue::YesNo { .. }) => Ok(()),
            (ItemKind::Text, AnswerValue::Text { text }) if text.chars().count() > LONGEST_TEXT => Err(ProblemCode::TooLong),
            (ItemKind::Text, AnswerValue::Text { .. }) => Ok(()),
            _ => Err(ProblemCode::AnswerNotOffered),
        }
    }

    /// What the answer counts, where it counts anything.
    pub fn score_of(&self, answer: &AnswerValue) -> Option<f64> {
        match (&self.kind, answer) {
            (ItemKind::Choice { options }, AnswerValue::Option { code }) => options.iter().find(|option| option.code == *code)?.score,
            (ItemKind::Integer { .. }, AnswerValue::Number { number }) => Some(f64::from(*number)),
            _ => None,
        }
    }
}
