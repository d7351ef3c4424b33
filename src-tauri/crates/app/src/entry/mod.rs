//! Drafts and entries as the window shows them.

mod annul;
mod correct;
mod difference;
mod draft;
mod finalise;
mod history;
mod page;
mod read;
mod save;

use askel_domain::draft::{EntryForm, EntryKind};
use askel_domain::entry::{AnnulmentGround, CancelledBy, Mark, ReadTogether};
use askel_domain::id::{ClientId, DraftId, EntryId, SessionId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use serde::{Deserialize, Serialize};

use crate::client::ClientHead;
use crate::code::CodeChoice;
use crate::goal::GoalView;
use crate::period::PeriodView;
use crate::task::TaskView;

pub use annul::{annul, re_enter};
pub use correct::start_correction;
pub(crate) use difference::difference;
pub use draft::{discard_draft, open_draft, resume_draft, save_draft};
pub use finalise::finalise;
pub use history::history;
pub(crate) use history::{beside, replaced};
pub use read::read;
pub(crate) use draft::present;
pub(crate) use read::{annulled, kind, lead, moment, shortened, timeline_row};
pub use save::save_as_pdf;

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
    /// Names of the client's team, to choose who does a task.
    pub team: Vec<String>,
    pub cancel_reasons: Vec<CodeChoice>,
    /// What was agreed last time, as one text; empty at a first meeting.
    pub last_agreed: String,
    pub last_met: Option<Moment>,
    /// What this draft corrects, where it corrects something: marks, tasks and the next meeting are not part of it.
    pub correction: Option<CorrectionOf>,
    /// The words come from an annulled entry and are to be checked.
    pub re_entry: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionOf {
    pub entry_id: EntryId,
    /// The version that is being corrected.
    pub version: u32,
    pub starts_at: Moment,
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
    /// What the client has said of the words as they stand now.
    pub read_together: Option<ReadTogether>,
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
    /// Above 1: it has been corrected, or annulled.
    pub version: u32,
    pub annulled: bool,
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
    /// Of a group: what the group did.
    pub group_did: String,
    pub client_tells: String,
    pub observations: String,
    pub assessment: String,
    pub agreed: String,
    /// What the client said when it was read together.
    pub read_together: Option<ReadTogether>,
    /// What the client sees otherwise, in the client's own words.
    pub dissent: String,
    pub marks: Vec<MarkView>,
    pub new_tasks: Vec<TaskView>,
    pub next_meeting: Option<Moment>,
    pub what_was_done: String,
    pub cancelled_by: Option<CancelledBy>,
    pub cancel_reason: Option<CodeChoice>,
    pub cancel_details: String,
    /// When this version was last written to a folder; `None`: only on this laptop.
    pub exported_at: Option<Moment>,
    /// This version waits to be written to a folder. An annulled entry that never left waits for nothing.
    pub waits: bool,
    /// Set when the entry no longer counts; its content is what it was.
    pub annulled: Option<AnnulledView>,
}

#[derive(Clone, Serialize, ts_rs::TS)]
pub struct AnnulledView {
    pub ground: AnnulmentGround,
    pub reason: String,
}


#[derive(Serialize, ts_rs::TS)]
pub struct MarkView {
    pub what: String,
    /// A small step of a goal, not a task.
    pub step: bool,
    pub mark: Mark,
    pub obstacle: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct AnnulmentForm {
    pub id: EntryId,
    pub ground: Option<AnnulmentGround>,
    pub reason: String,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReEntryRequest {
    /// The annulled entry whose words are written anew.
    pub id: EntryId,
    /// In whose record.
    pub client_id: ClientId,
}

/// Every version of an entry, the newest first.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryHistory {
    pub versions: Vec<VersionView>,
    /// A correction that was begun and not finished.
    pub correction: Option<DraftId>,
    /// What annulling would take back; absent when the entry has been annulled.
    pub undone: Option<UndoneView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    pub version: u32,
    pub author: String,
    pub author_title: String,
    pub written_at: Moment,
    /// Empty in the first version.
    pub reason: String,
    pub annulled: Option<AnnulledView>,
    pub exported_at: Option<Moment>,
    /// Beside the version before it: every field that either of them has. Empty in the first version and in an annulment.
    pub fields: Vec<FieldBeside>,
}

/// One field of two versions.
#[derive(Serialize, ts_rs::TS)]
pub struct FieldBeside {
    pub field: EntryField,
    pub changed: bool,
    /// In order. `same` and `removed` make the earlier text, `same` and `added` the later.
    pub runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryField {
    /// Day and clock, `3.2.2026 10.00–11.15`.
    When,
    /// The text is the mode's name in files.
    Mode,
    Place,
    Participants,
    /// The text is `yes` or `no`.
    Together,
    GroupDid,
    /// The text is the answer's name in texts; empty without one.
    RemoteObstacle,
    Children,
    ClientTells,
    Observations,
    Assessment,
    Agreed,
    /// The text is the answer's name in texts; empty when it was not read together.
    ReadTogether,
    Dissent,
    WhatWasDone,
    /// The text is the name in files of who cancelled.
    CancelledBy,
    CancelReason,
    CancelDetails,
}

#[derive(Serialize, ts_rs::TS)]
pub struct Run {
    pub kind: RunKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    Same,
    Added,
    Removed,
}

/// What follows when the entry is annulled, told before it is done.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoneView {
    /// Tasks that are nobody's any more.
    pub tasks: Vec<String>,
    /// Tasks and steps whose mark is taken away.
    pub marks: Vec<String>,
    /// A meeting that leaves the calendar.
    pub next_meeting: Option<Moment>,
    /// A planned meeting that waits for an entry again.
    pub planned: Option<Moment>,
    /// Some version has been written to a folder: the annulment is carried after it.
    pub delivered: bool,
}

crate::answer::of_no_client!(DraftSaved, Finished);
