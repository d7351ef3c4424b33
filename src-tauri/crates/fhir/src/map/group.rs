//! Groups ↔ Group, their meetings ↔ Encounter, who is in them and who came ↔ Basic. What anybody may see of a group names
//! no client: membership and attendance stand each in one client's record, and words of the group's own that are spelled
//! like a member's name stay on the laptop.

use askel_domain::group::{Attendance, AttendanceRow, Group, GroupMember, GroupSession, GroupSessionState};
use askel_domain::id::{ClientId, EntryId, GroupId, GroupMemberId, GroupSessionId};
use askel_domain::redact::redacted;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{demand, elements, optional, parsed, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{ACT_CODE, own_system};
use crate::r4::{Coding, Concept, Extension, Period, Reference};
use crate::record::Noun;
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct GroupElements {
    extension: Vec<Extension>,
    active: bool,
    #[serde(rename = "type")]
    kind: String,
    actual: bool,
    name: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Encounter {
    extension: Vec<Extension>,
    status: String,
    class: Coding,
    subject: Reference,
    period: Period,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Basic {
    extension: Vec<Extension>,
    code: Concept,
    subject: Reference,
}

#[derive(Serialize, Deserialize)]
struct Membership {
    group_id: GroupId,
    since: NaiveDate,
    until: Option<NaiveDate>,
}

#[derive(Serialize, Deserialize)]
struct Came {
    session_id: GroupSessionId,
    attendance: Attendance,
}

redacted!(GroupElements, Encounter, Basic, Membership, Came);

pub fn write(group: &Group) -> Vec<Resource> {
    let made = GroupElements {
        extension: Own::default()
            .with(ours::PURPOSE, &group.purpose)
            .with(ours::PLACE, &group.place)
            .with(ours::WEEKDAY, &group.weekday)
            .with(ours::STARTS, &group.starts)
            .with(ours::ENDS, &group.ends)
            .with(ours::RUN_BY, &group.run_by)
            .with(ours::ENDED_ON, &group.ended_on)
            .done(),
        active: group.ended_on.is_none(),
        kind: "person".into(),
        actual: true,
        name: group.name.clone(),
    };
    vec![primary(Noun::Group, group.id.0, &made)]
}

pub fn read(resource: &Resource) -> Result<Group, Misfit> {
    let made: GroupElements = elements(resource)?;
    Ok(Group {
        id: GroupId(resource.uuid()?),
        name: made.name,
        purpose: take(ours::PURPOSE, &made.extension)?,
        place: take(ours::PLACE, &made.extension)?,
        weekday: take(ours::WEEKDAY, &made.extension)?,
        starts: take(ours::STARTS, &made.extension)?,
        ends: take(ours::ENDS, &made.extension)?,
        run_by: take(ours::RUN_BY, &made.extension)?,
        set_aside: vec![],
        ended_on: take(ours::ENDED_ON, &made.extension)?,
    })
}

const STATES: [(GroupSessionState, &str); 4] = [
    (GroupSessionState::Planned, "planned"),
    (GroupSessionState::Recording, "in-progress"),
    (GroupSessionState::Held, "finished"),
    (GroupSessionState::Removed, "cancelled"),
];

pub fn write_session(session: &GroupSession) -> Vec<Resource> {
    let made = Encounter {
        extension: Own::default().with(ours::PLACE, &session.place).with(ours::GROUP_DID, &session.group_did).done(),
        status: STATES.into_iter().find(|(state, _)| *state == session.state).map(|(_, status)| status).unwrap_or_default().into(),
        class: Coding::new(ACT_CODE, "AMB"),
        subject: Reference::to("Group", session.group_id),
        period: Period { start: text_of(&session.starts_at), end: session.ends_at.map(|end| text_of(&end)).unwrap_or_default() },
    };
    vec![primary(Noun::GroupSession, session.id.0, &made)]
}

pub fn read_session(resource: &Resource) -> Result<GroupSession, Misfit> {
    let made: Encounter = elements(resource)?;
    Ok(GroupSession {
        id: GroupSessionId(resource.uuid()?),
        group_id: GroupId(demand(&made.subject, "Group")?),
        starts_at: parsed(&made.period.start)?,
        ends_at: optional(&made.period.end)?,
        place: take(ours::PLACE, &made.extension)?,
        state: STATES.into_iter().find(|(_, status)| *status == made.status).map(|(state, _)| state).ok_or(Misfit::BadValue)?,
        group_did: take(ours::GROUP_DID, &made.extension)?,
    })
}

fn basic(noun: Noun, client: ClientId, own: Own) -> Basic {
    Basic { extension: own.done(), code: Concept::coded(Coding::new(own_system("basic"), noun.name())), subject: patient(client) }
}

pub fn write_member(member: &GroupMember) -> Vec<Resource> {
    let membership = Membership { group_id: member.group_id, since: member.since, until: member.until };
    let made = basic(Noun::GroupMember, member.client_id, Own::default().with(ours::MEMBERSHIP, &membership));
    vec![primary(Noun::GroupMember, member.id.0, &made)]
}

pub fn read_member(resource: &Resource) -> Result<GroupMember, Misfit> {
    let made: Basic = elements(resource)?;
    let Membership { group_id, since, until } = take::<Option<Membership>>(ours::MEMBERSHIP, &made.extension)?.ok_or(Misfit::Missing)?;
    Ok(GroupMember { id: GroupMemberId(resource.uuid()?), group_id, client_id: ClientId(demand(&made.subject, "Patient")?), since, until })
}

pub fn write_attendance(row: &AttendanceRow) -> Vec<Resource> {
    let came = Came { session_id: row.session_id, attendance: row.attendance };
    let made = basic(Noun::Attendance, row.client_id, Own::default().with(ours::ATTENDANCE, &came));
    vec![primary(Noun::Attendance, row.id.0, &made)]
}

pub fn read_attendance(resource: &Resource) -> Result<AttendanceRow, Misfit> {
    let made: Basic = elements(resource)?;
    let Came { session_id, attendance } = take::<Option<Came>>(ours::ATTENDANCE, &made.extension)?.ok_or(Misfit::Missing)?;
    Ok(AttendanceRow { id: EntryId(resource.uuid()?), session_id, client_id: ClientId(demand(&made.subject, "Patient")?), attendance })
}
