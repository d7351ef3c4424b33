//! Meetings, people, risks, groups: what is around a client.

use askel_domain::group::{Attendance, AttendanceRow, Group, GroupMember, GroupSession, GroupSessionState};
use askel_domain::id::{ClientId, EntryId, GroupId, GroupMemberId, GroupSessionId, RiskId, SessionId, TeamMemberId, WorkerId};
use askel_domain::risk::RiskNote;
use askel_domain::session::{ContactMode, Session};
use askel_domain::team::{ContactPermission, MemberKind, TeamMember};
use askel_domain::worker::{Language, Organisation, ServiceUnit, Worker};
use chrono::NaiveTime;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::person::phone;
use super::{day, id, maybe_words, one_of, span, words};

pub fn worker() -> impl Strategy<Value = Worker> {
    let oid = || prop_oneof![Just(String::new()), Just("1.2.246.10.1".to_owned())];
    let unit = (words(), oid()).prop_map(|(name, oid)| ServiceUnit { name, oid });
    let organisation = (words(), oid(), prop_oneof![Just(String::new()), Just("0737546-2".to_owned())])
        .prop_map(|(name, oid, business_id)| Organisation { name, oid, business_id });
    (id(), words(), words(), words(), option::of(phone()), unit, organisation, one_of(&Language::ALL)).prop_map(
        |(id, family_name, given_names, title, phone, unit, organisation, language)| Worker {
            id: WorkerId(id),
            family_name,
            given_names,
            title,
            phone,
            unit,
            organisation,
            language,
        },
    )
}

pub fn session() -> impl Strategy<Value = Session> {
    (id(), id(), span(), one_of(&ContactMode::ALL), maybe_words(), maybe_words(), option::of(id()), any::<bool>()).prop_map(
        |(id, client, (starts_at, ends_at), mode, place, second_worker, settled_by, removed)| Session {
            id: SessionId(id),
            client_id: ClientId(client),
            starts_at,
            ends_at,
            mode,
            place,
            second_worker,
            settled_by: settled_by.map(EntryId),
            removed,
        },
    )
}

pub fn member() -> impl Strategy<Value = TeamMember> {
    let contact = prop_oneof![
        Just(ContactPermission::NotAsked),
        day().prop_map(ContactPermission::Given),
        day().prop_map(ContactPermission::Refused)
    ];
    let kind = one_of(&[MemberKind::Service, MemberKind::ClosePerson, MemberKind::Network]);
    ((id(), id()), kind, words(), vec(words(), 0..3), (words(), maybe_words()), option::of(phone()), contact, option::of(day())).prop_map(
        |(ids, kind, name, earlier_names, (role, organisation), phone, contact, left_on)| TeamMember {
            id: TeamMemberId(ids.0),
            client_id: ClientId(ids.1),
            kind,
            name,
            earlier_names,
            role,
            organisation,
            phone,
            contact,
            left_on,
        },
    )
}

pub fn risk() -> impl Strategy<Value = RiskNote> {
    // The last day may be before the first: a note ended on the day it began.
    ((id(), id()), words(), words(), day(), option::of(day()), any::<bool>(), maybe_words()).prop_map(
        |(ids, description, source, starts_on, ends_on, second_worker, ended_because)| RiskNote {
            id: RiskId(ids.0),
            client_id: ClientId(ids.1),
            description,
            source,
            starts_on,
            ends_on,
            second_worker,
            ended_because,
        },
    )
}

pub fn group() -> impl Strategy<Value = Group> {
    let time = || option::of((0u32..24, 0u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")));
    (id(), words(), maybe_words(), maybe_words(), option::of(1u8..8), (time(), time()), maybe_words(), option::of(day())).prop_map(
        |(id, name, purpose, place, weekday, (starts, ends), run_by, ended_on)| Group {
            id: GroupId(id),
            name,
            purpose,
            place,
            weekday,
            starts,
            ends,
            run_by,
            set_aside: vec![],
            ended_on,
        },
    )
}

pub fn group_session() -> impl Strategy<Value = GroupSession> {
    let state = one_of(&[GroupSessionState::Planned, GroupSessionState::Recording, GroupSessionState::Held, GroupSessionState::Removed]);
    (id(), id(), span(), maybe_words(), state, maybe_words()).prop_map(|(id, group, (starts_at, ends_at), place, state, group_did)| {
        GroupSession { id: GroupSessionId(id), group_id: GroupId(group), starts_at, ends_at, place, state, group_did }
    })
}

pub fn group_member() -> impl Strategy<Value = GroupMember> {
    (id(), id(), id(), day(), option::of(day())).prop_map(|(id, group, client, since, until)| GroupMember {
        id: GroupMemberId(id),
        group_id: GroupId(group),
        client_id: ClientId(client),
        since,
        until,
    })
}

pub fn attendance() -> impl Strategy<Value = AttendanceRow> {
    let how = one_of(&[Attendance::Present, Attendance::Told, Attendance::NoWord, Attendance::Excused]);
    (id(), id(), id(), how).prop_map(|(id, session, client, attendance)| AttendanceRow {
        id: EntryId(id),
        session_id: GroupSessionId(session),
        client_id: ClientId(client),
        attendance,
    })
}
