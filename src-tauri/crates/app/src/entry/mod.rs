//! Drafts and entries as the window shows them.

mod draft;
mod finalise;
mod page;
mod read;

use askel_domain::draft::{EntryForm, EntryKind};
use askel_domain::entry::{CancelledBy, Mark};
use askel_domain::id::{ClientId, DraftId, EntryId, SessionId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use serde::{Deserialize, Serialize};

use crate::client::ClientHead;
use crate::code::CodeChoice;
use crate::goal::GoalView;
use crate::period::PeriodView;
use crate::task::TaskView;

pub use draft::{discard_draft, open_draft, resume_draft, save_draft};
pub use finalise::finalise;
pub use read::read;
pub(crate) use read::{kind, lead, shortened, timeline_row};

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRequest {
    pub client_id: ClientId,
    /// The planned meeting this is about, if it was planned.
    pub session_id: Option<SessionId>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct DraftRef {
    pub id: DraftId,
}

/// Everything the visit page needs: the form as last saved and what it stands on.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftPage {
    pub id: DraftId,
    pub client: ClientHead,
    pub period: Option<PeriodView>,
    pub form: EntryForm,
    pub saved_at: Moment,
    /// Open tasks, to be marked.
    pub tasks: Vec<TaskView>,
    pub goals: Vec<GoalView>,
    pub cancel_reasons: Vec<CodeChoice>,
    /// What was agreed last time, as one text; empty at a first meeting.
    pub last_agreed: String,
    pub last_met: Option<Moment>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct DraftSave {
    pub id: DraftId,
    pub form: EntryForm,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSaved {
    /// When the file had it: only this answer may change the label to "saved".
    pub saved_at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    pub entry_id: EntryId,
    pub client_id: ClientId,
    /// It was already final: the second click changed nothing.
    pub already: bool,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct EntryRef {
    pub id: EntryId,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineRow {
    pub id: EntryId,
    pub kind: EntryKind,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    /// The first words of what the client told, or of what else was written.
    pub lead: String,
    /// True when `lead` is the client's own voice.
    pub lead_is_client: bool,
    pub recorded_together: bool,
    pub exported: bool,
}

/// A finalised entry, to be read.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    pub id: EntryId,
    pub version: u32,
    pub client: ClientHead,
    pub kind: EntryKind,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub written_at: Moment,
    pub mode: ContactMode,
    pub place: String,
    pub participants: String,
    pub service_task: CodeChoice,
    pub social_service: CodeChoice,
    pub author: String,
    pub author_title: String,
    pub author_unit: String,
    pub recorded_together: bool,
    pub client_tells: String,
    pub observations: String,
    pub assessment: String,
    pub agreed: String,
    pub marks: Vec<MarkView>,
    pub new_tasks: Vec<TaskView>,
    pub next_meeting: Option<Moment>,
    pub what_was_done: String,
    pub cancelled_by: Option<CancelledBy>,
    pub cancel_reason: Option<CodeChoice>,
    pub cancel_details: String,
    /// When it was last written to a folder; `None`: only on this laptop.
    pub exported_at: Option<Moment>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct MarkView {
    pub what: String,
    /// A small step of a goal, not a task.
    pub step: bool,
    pub mark: Mark,
    pub obstacle: String,
}

crate::answer::of_no_client!(DraftSaved, Finished);
