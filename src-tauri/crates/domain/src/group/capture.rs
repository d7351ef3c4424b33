//! One capture of a group's meeting: what was typed, and what each participant's part becomes. Every part is an entry of its own.

use serde::{Deserialize, Serialize};

use super::names::{Participant, SetAside, names_in};
use super::{Attendance, AttendanceRow, GroupSession, GroupSessionState, LONGEST_TEXT};
use crate::client::Client;
use crate::draft::{Draft, EntryForm, EntryKind, Purpose};
use crate::entry::{Author, CancelledBy};
use crate::finalise::{Facts, Finalised, LONGEST_VOICE, finalise, read_times};
use crate::id::{ClientId, DraftId, EntryId, GroupId, GroupSessionId, TaskId};
use crate::moment::{Moment, write_date, write_time};
use crate::period::ServicePeriod;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;
use crate::session::ContactMode;

/// A capture being written: one for a meeting, with everybody's part in it. Not a document.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    pub id: DraftId,
    pub group_id: GroupId,
    pub session_id: GroupSessionId,
    pub opened_at: Moment,
    pub saved_at: Moment,
    pub form: CaptureForm,
    /// Which entry each part becomes: known from the start, so that finishing twice can only ever make one.
    pub entries: Vec<PartId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartId {
    pub client_id: ClientId,
    pub entry_id: EntryId,
}

/// The capture page as it stands. Days and times are text, as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CaptureForm {
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub place: String,
    /// What the group did: about the group, never about a person.
    pub group_did: String,
    pub parts: Vec<PartForm>,
    /// Words that are spelled like somebody's name and do not mean them.
    pub set_aside: Vec<SetAside>,
    /// Name of the field where the worker was writing.
    pub caret: String,
}

/// One participant's own part.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PartForm {
    pub client_id: ClientId,
    pub attendance: Option<Attendance>,
    #[serde(default)]
    pub recorded_together: bool,
    #[serde(default)]
    pub client_tells: String,
    #[serde(default)]
    pub observations: String,
    #[serde(default)]
    pub assessment: String,
    #[serde(default)]
    pub agreed: String,
    /// Of who was not there: what they let know, or what was done.
    #[serde(default)]
    pub absence: String,
}

redacted!(Capture, PartId, CaptureForm, PartForm);

impl PartForm {
    pub fn of(client_id: ClientId) -> Self {
        let text = String::new;
        Self { client_id, attendance: None, recorded_together: false, client_tells: text(), observations: text(), assessment: text(), agreed: text(), absence: text() }
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        // What stands in a field that the attendance does not ask for is kept in the draft and looked through all the same.
        [("clientTells", &self.client_tells), ("observations", &self.observations), ("assessment", &self.assessment), ("agreed", &self.agreed), ("absence", &self.absence)]
            .map(|(field, text)| (field, text.as_str()))
            .into_iter()
    }
}

impl Capture {
    pub fn entry_of(&self, client: ClientId) -> Option<EntryId> {
        self.entries.iter().find(|part| part.client_id == client).map(|part| part.entry_id)
    }

    /// Once a part is finished, the time, the place and the shared part are what its entry says.
    pub fn as_settled(mut self, session: &GroupSession) -> Self {
        if session.state == GroupSessionState::Recording {
            self.form.date = write_date(session.starts_at.date_naive());
            self.form.starts = write_time(session.starts_at.time());
            self.form.ends = session.ends_at.map(|end| write_time(end.time())).unwrap_or_default();
            self.form.place.clone_from(&session.place);
            self.form.group_did.clone_from(&session.group_did);
        }
        self
    }
}

/// A participant whose part is to be decided, with what the rule needs to know.
pub struct Present<'a> {
    pub client: &'a Client,
    pub period: Option<&'a ServicePeriod>,
}

pub struct SessionFacts<'a> {
    pub group_name: &'a str,
    /// The worker as named among those present.
    pub worker: &'a str,
    pub author: Author,
    pub now: Moment,
    /// Everybody who is or was in the group.
    pub everyone: &'a [Participant],
}

/// What one part becomes: its attendance, and its entry where it has one.
pub struct Decided {
    pub row: AttendanceRow,
    pub entry: Option<Finalised>,
}

/// The meeting as it was held: the same time, place and shared part for everybody.
///
/// # Errors
/// Every field of the shared part that must be mended.
pub fn held(capture: &Capture, session: &GroupSession, now: Moment) -> Result<GroupSession, Vec<Problem>> {
    let form = &capture.form;
    let mut problems = Problems::default();
    let asked = EntryForm { date: form.date.clone(), starts: form.starts.clone(), ends: form.ends.clone(), mode: Some(ContactMode::Group), ..Default::default() };
    let times = read_times(&asked, now, &mut problems);
    let place = problems.optional_text("place", &form.place, 500).unwrap_or_default();
    let group_did = problems.optional_text("groupDid", &form.group_did, LONGEST_VOICE).unwrap_or_default();
    problems.done()?;
    let Some((starts_at, ends_at)) = times else { return Err(vec![]) }; // unreachable: each absence was noted as a problem above
    Ok(GroupSession { starts_at, ends_at, place, group_did, state: GroupSessionState::Recording, ..session.clone() })
}

/// What the parts of `present` become, each by itself. `held` as [`held`] gave it.
///
/// # Errors
/// Every field to mend, with the place where a text names another participant.
pub fn decide(capture: &Capture, held: &GroupSession, present: &[Present], facts: &SessionFacts) -> Result<Vec<Decided>, Vec<Problem>> {
    let mut problems = Problems::default();
    let chosen = |path: &str| present.iter().any(|one| path.starts_with(&format!("parts.{}.", one.client.id)));
    let named = names_in(&capture.form, facts.everyone).into_iter().filter(|problem| !problem.path.starts_with("parts.") || chosen(&problem.path));
    problems.take_all(named.collect(), str::to_owned);
    let mut decided = vec![];
    for one in present {
        match decide_part(capture, held, one, facts) {
            Ok(part) => decided.push(part),
            Err(found) => problems.take_all(found, |path| of_part(path, one.client.id)),
        }
    }
    problems.done()?;
    Ok(decided)
}

/// Where the page has the field that the entry's own rule complains of.
fn of_part(path: &str, client: ClientId) -> String {
    match path {
        "date" | "starts" | "ends" | "place" | "groupDid" => path.to_owned(),
        "whatWasDone" | "cancelDetails" => format!("parts.{client}.absence"),
        own => format!("parts.{client}.{own}"),
    }
}

fn decide_part(capture: &Capture, held: &GroupSession, one: &Present, facts: &SessionFacts) -> Result<Decided, Vec<Problem>> {
    let client = one.client;
    let mut problems = Problems::default();
    let part = capture.form.parts.iter().find(|part| part.client_id == client.id);
    let (Some(part), Some(attendance), Some(entry_id)) = (part, part.and_then(|part| part.attendance), capture.entry_of(client.id)) else {
        problems.add("attendance", ProblemCode::AttendanceMissing);
        return Err(problems.done().err().unwrap_or_default());
    };
    let row = AttendanceRow { id: entry_id, session_id: held.id, client_id: client.id, attendance };
    let Some(form) = entry_form(part, attendance, held, client, facts) else { return Ok(Decided { row, entry: None }) };
    problems.optional_text("absence", &form.what_was_done, LONGEST_TEXT);
    problems.optional_text("absence", &form.cancel_details, LONGEST_TEXT);
    problems.done()?;
    let draft = Draft { id: DraftId(entry_id.0), client_id: client.id, session_id: None, opened_at: capture.opened_at, saved_at: capture.saved_at, form, purpose: Purpose::New };
    let facts = Facts { client, period: one.period, goals: &[], open_tasks: &[], author: facts.author.clone(), now: facts.now };
    // A group's capture agrees no tasks, so that no id of one is asked for.
    finalise(&draft, &facts, || TaskId(entry_id.0)).map(|entry| Decided { row, entry: Some(entry) })
}

/// The part as the page of one visit would have it; `None` where there is nothing to record.
fn entry_form(part: &PartForm, attendance: Attendance, held: &GroupSession, client: &Client, facts: &SessionFacts) -> Option<EntryForm> {
    let shared = EntryForm {
        date: write_date(held.starts_at.date_naive()),
        starts: write_time(held.starts_at.time()),
        ends: held.ends_at.map(|end| write_time(end.time())).unwrap_or_default(),
        mode: Some(ContactMode::Group),
        place: held.place.clone(),
        ..Default::default()
    };
    match attendance {
        Attendance::Present => Some(EntryForm {
            participants: format!("{}, {}, {}", client.name(), facts.worker, facts.group_name),
            recorded_together: part.recorded_together,
            group_did: held.group_did.clone(),
            client_tells: part.client_tells.clone(),
            observations: part.observations.clone(),
            assessment: part.assessment.clone(),
            agreed: part.agreed.clone(),
            ..shared
        }),
        Attendance::Told => Some(EntryForm { kind: EntryKind::Cancelled, cancelled_by: CancelledBy::Client, cancel_details: part.absence.clone(), ..shared }),
        Attendance::NoWord => Some(EntryForm { kind: EntryKind::NotMet, what_was_done: part.absence.clone(), ..shared }),
        Attendance::Excused => None,
    }
}
