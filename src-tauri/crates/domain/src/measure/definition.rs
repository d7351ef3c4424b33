//! What an instrument is: whose it is, what it asks, how its answers are counted and what they are said to mean.
//! A value of this type may still be faulty until `check` has passed it; knows no file format.

use serde::{Deserialize, Serialize};

use super::answer::AnswerValue;
use super::wording::Wording;
use crate::worker::Language;

/// An instrument as its file defines it. `id` and `version` together name it for ever: a changed text is a new version.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    pub version: String,
    /// Every text of the definition is there in each of these; the first is the file's own.
    pub languages: Vec<Language>,
    pub title: Wording,
    /// On what terms it may be used, as it is shown on the screen and in print.
    pub licence: String,
    pub holder: String,
    /// Address of the publication that the texts and the scoring come from.
    pub source: String,
    pub mode: Mode,
    pub direction: Direction,
    pub items: Vec<Item>,
    /// The score of the whole. `Method::None` where the instrument has none, and then nothing may add one.
    pub total: Scale,
    /// What the value of each single question is said to mean, where the instrument says it.
    pub each: Each,
}

/// How a total comes to be and what is said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    pub method: Method,
    pub missing: Missing,
    /// Lowest and highest possible total.
    pub range: Option<(f64, f64)>,
    pub bands: Vec<Band>,
    /// The least difference of two totals that the source calls a change.
    pub min_change: Option<f64>,
}

/// What is said of single questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Each {
    pub bands: Vec<Band>,
    pub min_change: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Method {
    /// The instrument has no total.
    #[default]
    None,
    /// The sum of the counted questions, times a factor.
    Sum { factor: f64 },
    /// The mean of the counted questions, times a factor.
    Mean { factor: f64 },
    /// The sum is looked up in a table of the source.
    Table { rows: Vec<TableRow> },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableRow {
    pub sum: f64,
    pub score: f64,
}

/// What happens to the total when a counted question has no answer: skipped or declined, both are missing here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// No total unless each counted question has an answer.
    #[default]
    AllNeeded,
    /// Up to so many may be missing; the mean of the others stands in for each.
    MeanOfOthers { at_most: u16 },
}

/// What a stretch of values is said to mean, by the source. Both ends belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub from: f64,
    pub to: f64,
    pub text: Wording,
    pub source: String,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureDirection"))]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
    /// The source does not say, so Askel does not either.
    #[default]
    NotSaid,
}

/// Who may fill it in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureMode"))]
pub enum Mode {
    SelfReport,
    Interview,
    #[default]
    Either,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique in the definition; answers are kept under it.
    pub link_id: String,
    pub text: Wording,
    /// A name of a few words for tables and charts, where the whole question is too long; may be empty.
    pub short: Wording,
    pub kind: ItemKind,
    /// Empty: always shown. Conditions look only at earlier questions.
    pub shown_when: Vec<Condition>,
    pub shown_by: ShownBy,
    /// Takes part in the total. Questions that cannot be scored never do.
    pub counted: bool,
    pub safety: Option<Safety>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A heading over other items.
    Group {
        items: Vec<Item>,
    },
    /// A text that asks nothing; it is shown with the next question.
    Display,
    Choice {
        options: Vec<ResponseOption>,
    },
    /// A whole number from `low` to `high`; its value is its score. The labels say what the ends mean.
    Integer {
        low: i32,
        high: i32,
        low_label: Wording,
        high_label: Wording,
    },
    YesNo,
    Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ResponseOption {
    pub code: String,
    pub text: Wording,
    pub score: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub question: String,
    pub answer: AnswerValue,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownBy {
    #[default]
    All,
    Any,
}

/// Answers after which the worker does something at once; the words are the organisation's or the source's.
#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    pub answers: Vec<AnswerValue>,
    pub text: Wording,
}

impl Item {
    /// The short name where there is one, otherwise the question itself.
    pub fn name(&self) -> &Wording {
        if self.short.is_empty() { &self.text } else { &self.short }
    }

    pub fn is_question(&self) -> bool {
        !matches!(self.kind, ItemKind::Group { .. } | ItemKind::Display)
    }

    pub fn children(&self) -> &[Item] {
        match &self.kind {
            ItemKind::Group { items } => items,
            _ => &[],
        }
    }

    /// Lowest and highest score a question can get; nothing when some answer to it has none.
    pub fn score_range(&self) -> Option<(f64, f64)> {
        match &self.kind {
            ItemKind::Integer { low, high, .. } => Some((f64::from(*low), f64::from(*high))),
            ItemKind::Choice { options } => {
                let scores: Option<Vec<f64>> = options.iter().map(|option| option.score).collect();
                let scores = scores.filter(|scores| !scores.is_empty())?;
                Some((scores.iter().copied().fold(f64::INFINITY, f64::min), scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)))
            }
            _ => None,
        }
    }
}

impl Definition {
    /// Every item in reading order, with how many groups it stands in and whether it, or a group around it, may stay hidden.
    pub fn all_items(&self) -> Vec<Standing<'_>> {
        let mut found = vec![];
        gather(&self.items, 1, false, &mut found);
        found
    }

    pub fn questions_in_all(&self) -> usize {
        self.all_items().iter().filter(|standing| standing.item.is_question()).count()
    }
}

#[derive(Clone, Copy)]
pub struct Standing<'a> {
    pub item: &'a Item,
    /// 1 at the top.
    pub depth: usize,
    pub may_hide: bool,
}

fn gather<'a>(items: &'a [Item], depth: usize, hides: bool, found: &mut Vec<Standing<'a>>) {
    for item in items {
        let may_hide = hides || !item.shown_when.is_empty();
        found.push(Standing { item, depth, may_hide });
        gather(item.children(), depth + 1, may_hide, found);
    }
}
