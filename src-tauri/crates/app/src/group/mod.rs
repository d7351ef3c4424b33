//! Groups as the window shows them: the list, one group, one meeting, and the capture of a meeting.
//! Lists and counts name nobody; a page that names members, and a page that opens their parts, come through the gate.

mod capture;
mod finalise;
mod keep;
mod list;
mod member;
mod names;
mod people;
mod session;

use askel_domain::client::NonDisclosure;
use askel_domain::group::{Attendance, CaptureForm, GroupSessionState, SetAside};
use askel_domain::id::{ClientId, DraftId, EntryId, GroupId, GroupMemberId, GroupSessionId};
use askel_domain::moment::Moment;
use askel_domain::problem::Problem;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use capture::{discard, open_capture, save_capture};
pub use finalise::finalise;
pub use keep::{end, save};
pub use list::{list, open};
pub(crate) use list::{of_client, row};
pub use member::{add, leave};
pub(crate) use names::{check, note_choices};
pub use session::{open_session, plan, remove};

#[derive(Serialize, ts_rs::TS)]
pub struct GroupList {
    /// Those that still meet first.
    pub groups: Vec<GroupRow>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    pub id: GroupId,
    pub name: String,
    pub purpose: String,
    /// ISO: 1 is Monday.
    pub weekday: Option<u8>,
    /// `13.00`, or empty.
    pub starts: String,
    pub ends: String,
    pub members: u32,
    pub next: Option<Moment>,
    pub ended_on: Option<NaiveDate>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct GroupRef {
    pub id: GroupId,
}

/// The group's own words as typed.
#[derive(Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct GroupForm {
    pub id: Option<GroupId>,
    pub name: String,
    pub purpose: String,
    pub place: String,
    pub weekday: Option<u8>,
    pub starts: String,
    pub ends: String,
    pub run_by: String,
    pub set_aside: Vec<SetAside>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct GroupSaved {
    pub id: GroupId,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct GroupEnd {
    pub id: GroupId,
    /// Meets no more; or, taken back, meets again.
    pub ended: bool,
}

/// One group with its members and meetings.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupPage {
    pub form: GroupForm,
    pub ended_on: Option<NaiveDate>,
    pub members: Vec<GroupMemberView>,
    pub left: Vec<GroupMemberView>,
    /// The newest first; those to come are among them.
    pub sessions: Vec<GroupSessionRow>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMemberView {
    pub id: GroupMemberId,
    pub client_id: ClientId,
    pub client_name: String,
    pub non_disclosure: NonDisclosure,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    /// The worker may open the client's record, and so write their part.
    pub own: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMemberForm {
    pub group_id: GroupId,
    pub client_id: ClientId,
    /// First day in the group, as typed; empty means today.
    pub since: String,
}

#[derive(Serialize, ts_rs::TS)]
pub struct GroupMemberSaved {
    pub id: GroupMemberId,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct GroupMemberLeave {
    pub id: GroupMemberId,
    /// Last day in the group, as typed; empty means today.
    pub until: String,
    /// Has not left after all.
    pub back: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupSessionForm {
    pub id: Option<GroupSessionId>,
    pub group_id: GroupId,
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub place: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct GroupSessionRef {
    pub id: GroupSessionId,
}

#[derive(Serialize, ts_rs::TS)]
pub struct GroupSessionSaved {
    pub id: GroupSessionId,
}

/// A meeting in a list: of the group, of nobody in it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupSessionRow {
    pub id: GroupSessionId,
    pub group_id: GroupId,
    pub group_name: String,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    /// The group's own place, never anybody's home.
    pub place: String,
    pub state: GroupSessionState,
    /// Members on that day, and how many of them have their part finished.
    pub members: u32,
    pub done: u32,
    pub begun: bool,
}

/// A meeting whose parts are finished, or some of them.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupSessionPage {
    pub session: GroupSessionRow,
    pub group_did: String,
    pub came: Vec<AttendanceView>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceView {
    pub client_id: ClientId,
    pub client_name: String,
    pub non_disclosure: NonDisclosure,
    pub attendance: Attendance,
    pub entry_id: Option<EntryId>,
    pub annulled: bool,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRequest {
    pub group_id: GroupId,
    /// Absent: the meeting is now.
    pub session_id: Option<GroupSessionId>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CapturePage {
    pub id: DraftId,
    pub group_id: GroupId,
    pub group_name: String,
    pub session_id: GroupSessionId,
    pub form: CaptureForm,
    pub saved_at: Moment,
    /// Some part is finished: the time, the place and the shared part stand.
    pub settled: bool,
    pub people: Vec<CapturePerson>,
    /// Where a text names somebody it may not.
    pub names: Vec<Problem>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CapturePerson {
    pub client_id: ClientId,
    pub client_name: String,
    pub calling_name: String,
    pub non_disclosure: NonDisclosure,
    /// Not the worker's own client any more: the part is not written here.
    pub withheld: bool,
    /// The part is finished: how it was, and the entry where there is one.
    pub attendance: Option<Attendance>,
    pub entry_id: Option<EntryId>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct CaptureRef {
    pub id: DraftId,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct CaptureSave {
    pub id: DraftId,
    pub form: CaptureForm,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureSaved {
    pub saved_at: Moment,
    /// Where a text names somebody it may not, as places in what was sent.
    pub names: Vec<Problem>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct CaptureFinish {
    pub id: DraftId,
    pub form: CaptureForm,
    /// One participant's part alone; absent: everybody's in one act.
    pub only: Option<ClientId>,
}

/// What the act finished. It finished all of it or nothing.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureFinished {
    pub session_id: GroupSessionId,
    pub done: Vec<ClientId>,
    /// Parts that are still to be finished.
    pub left: u32,
    /// It was finished already: the second click changed nothing.
    pub already: bool,
}

/// A group on the page of a client who is in it: its name and time, never its place or who else is there.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClientGroup {
    pub id: GroupId,
    pub name: String,
    pub weekday: Option<u8>,
    pub starts: String,
    pub ends: String,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub next: Option<Moment>,
}

crate::answer::of_no_client!(GroupList, GroupSaved, GroupMemberSaved, GroupSessionSaved, CaptureSaved, CaptureFinished);
