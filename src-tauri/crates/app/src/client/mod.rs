//! Clients as the window shows them: the list, the form, and the page.

mod form;
mod list;
mod names;
mod open;
mod view;

use askel_domain::client::NonDisclosure;
use askel_domain::id::{ClientId, ClosePersonId, DraftId};
use askel_domain::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::entry::TimelineRow;
use crate::goal::GoalView;
use crate::period::PeriodView;
use crate::session::SessionView;
use crate::task::TaskView;

pub use form::{form, save};
pub use list::list;
pub use names::names;
pub use open::{identity, open, timeline};
pub(crate) use view::{head, require};

/// At most this many rows at a time; a longer list costs the window more than it helps the reader.
pub const PAGE: u32 = 100;

#[derive(Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientSearch {
    /// Any part of the names, any case, accents optional. Empty lists all.
    pub text: String,
    pub offset: u32,
}

#[derive(Serialize, ts_rs::TS)]
pub struct ClientList {
    pub rows: Vec<ClientRow>,
    /// All that match, of which `rows` is one page.
    pub total: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientRow {
    pub id: ClientId,
    pub name: String,
    pub birth_year: Option<i32>,
    pub non_disclosure: NonDisclosure,
    pub last_met: Option<Moment>,
    pub next_session: Option<Moment>,
    pub open_tasks: u32,
    /// Last day of the running service period.
    pub term_ends_on: Option<NaiveDate>,
}

/// Enough of a client to tell two of one name apart.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientName {
    pub id: ClientId,
    pub name: String,
    pub birth_year: Option<i32>,
    pub non_disclosure: NonDisclosure,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    Code,
    Temporary,
    #[default]
    NotKnownYet,
}

/// The client's details as typed. Days are text, `22.11.2026`.
#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientForm {
    pub id: Option<ClientId>,
    pub family_name: String,
    pub given_names: String,
    pub calling_name: String,
    pub identity_kind: IdentityKind,
    pub identity_code: String,
    pub temporary_identifier: String,
    /// Asked when there is no personal identity code.
    pub birth_date: String,
    pub phone: String,
    pub email: String,
    pub street: String,
    pub postal_code: String,
    pub town: String,
    pub contact_street: String,
    pub contact_postal_code: String,
    pub contact_town: String,
    pub municipality: String,
    pub contact_language: String,
    /// Language interpreted into; empty when no interpreter is needed.
    pub interpreting: String,
    pub close_persons: Vec<ClosePersonForm>,
    pub non_disclosure: NonDisclosure,
    pub non_disclosure_until: String,
    pub children_at_home: bool,
}

#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ClosePersonForm {
    pub id: Option<ClosePersonId>,
    pub name: String,
    pub relation: String,
    pub phone: String,
    pub may_contact: bool,
}

/// The head of everything that shows one client. Contact details are already cut to what protection allows.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientHead {
    pub id: ClientId,
    pub name: String,
    /// Name to use in a sentence: "Läsnä Reijo ja minä".
    pub calling_name: String,
    pub age: Option<u32>,
    pub non_disclosure: NonDisclosure,
    pub non_disclosure_until: Option<NaiveDate>,
    pub identity_kind: IdentityKind,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub home: Option<String>,
    pub contact_address: Option<String>,
    pub municipality: Option<String>,
    pub contact_language: String,
    pub interpreting: Option<String>,
    pub close_persons: Vec<ClosePersonView>,
    pub children_at_home: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosePersonView {
    pub name: String,
    pub relation: String,
    pub phone: Option<String>,
    pub may_contact: bool,
}

/// Everything the client page shows, in one read.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientPage {
    pub head: ClientHead,
    /// The newest period, running or not.
    pub period: Option<PeriodView>,
    pub goals: Vec<GoalView>,
    /// Open tasks first, then the settled ones, newest first.
    pub tasks: Vec<TaskView>,
    pub sessions: Vec<SessionView>,
    pub draft: Option<DraftId>,
    /// Newest first; the first hundred.
    pub timeline: Vec<TimelineRow>,
    pub timeline_total: u32,
    pub meetings: MeetingCount,
    /// Risk notes in force: how many, never what they say.
    pub risks: u32,
    /// People in the team.
    pub team: u32,
    /// Groups the client is or was in.
    pub groups: Vec<crate::group::ClientGroup>,
}

#[derive(Default, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MeetingCount {
    pub meetings: u32,
    pub minutes: u32,
    /// Per mode, most frequent first.
    pub modes: Vec<ModeCount>,
    pub recorded_together: u32,
    pub face_to_face: u32,
    pub remote: u32,
    /// Days since the last meeting face to face, when they are more than the plan lets pass with remote work alone.
    pub remote_alone_days: Option<u32>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct ModeCount {
    pub mode: askel_domain::session::ContactMode,
    pub count: u32,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct ClientRef {
    pub id: ClientId,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct TimelineRequest {
    pub id: ClientId,
    pub offset: u32,
}

#[derive(Serialize, ts_rs::TS)]
pub struct ClientSaved {
    pub id: ClientId,
    /// A typographic dash in the identity code was read as a hyphen, or a test code was given: said, not refused.
    pub note: Option<IdentityNote>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum IdentityNote {
    DashCorrected,
    TestCode,
}

/// The full code or identifier, asked for one client at a time.
#[derive(Serialize, ts_rs::TS)]
pub struct ShownIdentity {
    pub text: Option<String>,
}

crate::answer::of_no_client!(ClientSaved);
