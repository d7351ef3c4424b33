//! Together mode: what a client and a worker look at and write on one screen. Its wishes take a [`Together`], which knows one
//! client and gives no other; every other wish of the window is refused until the worker has left the mode
//! ([`Askel::asked`](crate::Askel::asked)). Nothing here answers the worker's own assessment, a safety note or an identity code.
//! Source: ui.md §7.5, security.md T3.

mod code;
mod enter;
mod measure;
mod page;
mod read;
mod stay;
mod step;
mod task;

use askel_domain::draft::Who;
use askel_domain::entry::{Mark, ReadTogether};
use askel_domain::id::{ClientId, DraftId, GoalId, MeasureResponseId, StepId, TaskId};
use askel_domain::measure::{DefinitionRef, Given, MeasureCard};
use askel_domain::moment::Moment;
use askel_domain::task::{Helped, TaskKind};
use askel_domain::worker::Language;
use chrono::NaiveDate;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::goal::StepView;

pub use code::{code, place_code};
pub use enter::{enter, leave};
pub use measure::{begin_measure, finish_measure, give_measure, resume_measure};
pub use page::{note_activity, open};
pub use read::{answer, say};
pub(crate) use stay::Stay;
pub use stay::Together;
pub use step::{add_step, mark_step, set_level, word_level};
pub use task::{agree_task, drop_task, mark_task};

/// Whose view it is to be, and the visit that is being written, where one is.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherWish {
    pub client_id: ClientId,
    pub draft_id: Option<DraftId>,
}

/// The short code or the passphrase: which one is seen by its shape.
#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherKey {
    #[ts(type = "string")]
    pub key: SecretString,
}

/// Where the worker came from, and goes back to.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherLeft {
    pub client_id: ClientId,
    pub draft_id: Option<DraftId>,
}

/// Whether a short code has been chosen.
#[derive(Serialize, ts_rs::TS)]
pub struct TogetherCode {
    pub placed: bool,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherCodePlace {
    #[ts(type = "string")]
    pub code: SecretString,
}

/// Everything that a client may see of their own matters on the shared screen.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherPage {
    /// What the client is called by.
    pub calling_name: String,
    pub goals: Vec<TogetherGoal>,
    /// Open ones, and those marked today.
    pub tasks: Vec<TogetherTask>,
    pub measures: Vec<TogetherMeasure>,
    pub next_meeting: Option<Moment>,
    /// What is being written of this meeting; absent when nothing is.
    pub entry: Option<TogetherEntry>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherGoal {
    pub id: GoalId,
    pub client_words: String,
    /// As they stand with what was marked today.
    pub steps: Vec<TogetherStep>,
    /// Five texts, from −2 to +2.
    pub levels: Vec<String>,
    pub start_level: i8,
    pub level: i8,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherStep {
    #[serde(flatten)]
    pub step: StepView,
    /// How it went, as marked in this visit.
    pub mark: Option<Mark>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherTask {
    pub id: TaskId,
    pub kind: TaskKind,
    pub what: String,
    pub who: Who,
    pub who_name: String,
    pub due_on: Option<NaiveDate>,
    pub mark: Option<Mark>,
    pub obstacle: String,
    pub helped: Option<Helped>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherMeasure {
    pub card: MeasureCard,
    /// Begun and not finished.
    pub filling: Option<MeasureResponseId>,
    pub last_on: Option<NaiveDate>,
}

/// The entry as the client reads it. The worker's own assessment is no part of it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherEntry {
    /// Day and clock as they are typed so far.
    pub date: String,
    pub client_tells: String,
    pub observations: String,
    pub agreed: String,
    /// Tasks agreed in this meeting, in order.
    pub new_tasks: Vec<TogetherNewTask>,
    pub read_together: Option<ReadTogether>,
    pub dissent: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherNewTask {
    pub what: String,
    pub who: Who,
    pub who_name: String,
    /// As typed.
    pub due: String,
}

/// How a small step went. Back is as easy as forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum StepWent {
    Done,
    Partly,
    NotYet,
    /// What was said of it is taken back.
    TakenBack,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherStepMark {
    pub goal_id: GoalId,
    pub step_id: StepId,
    pub went: StepWent,
    /// What was in the way, in the client's words.
    pub obstacle: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherNewStep {
    pub goal_id: GoalId,
    /// The step that was too big; absent: at the top of the stairs.
    pub before: Option<StepId>,
    pub text: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherLevel {
    pub goal_id: GoalId,
    /// −2…+2.
    pub level: i8,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherLevelWords {
    pub goal_id: GoalId,
    /// −2…+2.
    pub level: i8,
    pub words: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherTaskMark {
    pub id: TaskId,
    /// Absent: what was said of it is taken back.
    pub mark: Option<Mark>,
    pub obstacle: String,
    pub helped: Option<Helped>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherAgree {
    pub what: String,
    pub who: Who,
    /// Named when `who` is somebody else.
    pub who_name: String,
    /// As typed; may be empty.
    pub due: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherDrop {
    /// Place in [`TogetherEntry::new_tasks`], from 0.
    pub place: u32,
}

/// A voice that the client may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SharedVoice {
    ClientTells,
    Observations,
    Agreed,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherWords {
    pub voice: SharedVoice,
    pub text: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherAnswer {
    pub answer: ReadTogether,
    /// What the client sees otherwise, in the client's own words; heeded only with `disagrees`.
    pub dissent: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherBegin {
    pub definition: DefinitionRef,
    pub language: Language,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TogetherFilling {
    pub id: MeasureResponseId,
    pub language: Language,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TogetherGive {
    pub id: MeasureResponseId,
    pub link_id: String,
    pub given: Given,
    pub language: Language,
}

crate::answer::of_no_client!(TogetherCode, TogetherLeft);
