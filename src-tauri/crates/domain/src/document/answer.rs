//! What was answered: a tree by field id, as it was typed. Knows no form; nothing here is checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::redact::redacted;

/// Answers of one form, or of one row. A field without an answer has no entry.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Answers(BTreeMap<String, Answer>);

/// The kinds tell themselves apart by their JSON form; an empty list is no answer of either list kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Answer {
    Flag(bool),
    /// Text, line, day as typed, or one code.
    Text(String),
    Chosen(Vec<String>),
    Rows(Vec<Row>),
    Moment(MomentForm),
    Person(PersonForm),
}

/// A row of a repeatable group.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Row {
    /// Follows the row from version to version; a goal's row carries the goal's id.
    pub key: String,
    /// Why the row goes no further; it stays in sight of this version.
    #[serde(default)]
    pub dropped: Option<String>,
    pub answers: Answers,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MomentForm {
    pub date: String,
    pub time: String,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PersonForm {
    pub given: String,
    pub family: String,
    pub role: String,
    pub phone: String,
}

redacted!(Answers, Answer, Row, MomentForm, PersonForm);

impl Answers {
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.get(id).filter(|answer| !answer.is_blank())
    }

    pub fn set(&mut self, id: &str, answer: Answer) {
        self.0.insert(id.to_owned(), answer);
    }

    pub fn with(mut self, id: &str, answer: impl Into<Answer>) -> Self {
        self.set(id, answer.into());
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().filter(|(_, answer)| !answer.is_blank()).map(|(id, answer)| (id.as_str(), answer))
    }

    pub fn is_blank(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Of these answers those that `other` has too, also inside of rows; what `other` says does not matter.
    #[must_use]
    pub fn those_in(&self, other: &Self) -> Self {
        let of_row = |row: &Row, rows: &[Row]| {
            let same = rows.iter().find(|same| same.key == row.key)?;
            Some(Row { answers: row.answers.those_in(&same.answers), ..row.clone() })
        };
        let of_answer = |(id, answer): (&String, &Answer)| {
            let kept = match (answer, other.get(id)?) {
                (Answer::Rows(rows), Answer::Rows(others)) => Answer::Rows(rows.iter().filter_map(|row| of_row(row, others)).collect()),
                _ => answer.clone(),
            };
            Some((id.clone(), kept))
        };
        self.0.iter().filter_map(of_answer).collect()
    }

    /// The trimmed text of a field; empty when there is none.
    pub fn text(&self, id: &str) -> &str {
        match self.0.get(id) {
            Some(Answer::Text(text)) => text.trim(),
            _ => "",
        }
    }

    pub fn flag(&self, id: &str) -> Option<bool> {
        match self.0.get(id) {
            Some(Answer::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    pub fn chosen(&self, id: &str) -> &[String] {
        match self.0.get(id) {
            Some(Answer::Chosen(codes)) => codes,
            _ => &[],
        }
    }

    pub fn rows(&self, id: &str) -> &[Row] {
        match self.0.get(id) {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        }
    }

    pub fn rows_mut(&mut self, id: &str) -> Option<&mut Vec<Row>> {
        match self.0.get_mut(id) {
            Some(Answer::Rows(rows)) => Some(rows),
            _ => None,
        }
    }
}

impl FromIterator<(String, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, Answer)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}

impl Answer {
    /// Nothing was said: an empty row is an offer, not an answer.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Flag(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Chosen(codes) => codes.is_empty(),
            Self::Rows(rows) => rows.iter().all(Row::is_blank),
            Self::Moment(moment) => moment.date.trim().is_empty() && moment.time.trim().is_empty(),
            Self::Person(person) => person.is_blank(),
        }
    }
}

impl Row {
    pub fn new(key: impl Into<String>, answers: Answers) -> Self {
        Self { key: key.into(), dropped: None, answers }
    }

    pub fn is_blank(&self) -> bool {
        self.dropped.is_none() && self.answers.is_blank()
    }
}

impl PersonForm {
    pub fn is_blank(&self) -> bool {
        [&self.given, &self.family, &self.role, &self.phone].iter().all(|part| part.trim().is_empty())
    }
}

impl From<bool> for Answer {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Row>> for Answer {
    fn from(rows: Vec<Row>) -> Self {
        Self::Rows(rows)
    }
}

impl From<Vec<String>> for Answer {
    fn from(codes: Vec<String>) -> Self {
        Self::Chosen(codes)
    }
}

impl From<PersonForm> for Answer {
    fn from(person: PersonForm) -> Self {
        Self::Person(person)
    }
}

impl From<MomentForm> for Answer {
    fn from(moment: MomentForm) -> Self {
        Self::Moment(moment)
    }
}
