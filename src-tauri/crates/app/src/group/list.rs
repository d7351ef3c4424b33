//! The groups, one group's page, and the groups on a client's page.

use askel_domain::group::{Group, GroupMember, GroupSession, GroupSessionState};
use askel_domain::id::ClientId;
use askel_domain::moment::{Moment, write_time};
use askel_domain::name::sort_key;
use askel_store::Read;
use askel_store::log::Noun;
use chrono::{NaiveDate, NaiveTime};

use super::{ClientGroup, GroupForm, GroupList, GroupMemberView, GroupPage, GroupRef, GroupRow, GroupSessionRow, keep, people};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<GroupList>, Failure> {
    let now = open.now();
    open.look(|read| {
        let all = askel_store::group::all(read)?;
        let groups = all.into_iter().map(|group| in_list(read, group, now)).collect::<Result<_, Failure>>()?;
        Ok(GroupList { groups })
    })
    .map(Answer::read)
}

fn in_list(read: &Read, group: Group, now: Moment) -> Result<GroupRow, Failure> {
    let members = askel_store::group::members(read, group.id)?;
    Ok(GroupRow {
        id: group.id,
        members: members.iter().filter(|member| member.is_in(now.date_naive())).count() as u32,
        next: next(read, &group, now)?,
        weekday: group.weekday,
        starts: written(group.starts),
        ends: written(group.ends),
        name: group.name,
        purpose: group.purpose,
        ended_on: group.ended_on,
    })
}

pub(super) fn written(time: Option<NaiveTime>) -> String {
    time.map(write_time).unwrap_or_default()
}

fn next(read: &Read, group: &Group, now: Moment) -> Result<Option<Moment>, Failure> {
    let sessions = askel_store::group::sessions(read, group.id)?;
    Ok(sessions.iter().filter(|session| session.state == GroupSessionState::Planned && session.starts_at >= now).map(|session| session.starts_at).min())
}

pub fn open(open: &mut Open, request: GroupRef) -> Result<Answer<GroupPage>, Failure> {
    let today = open.today();
    let members = open.look(|read| Ok(askel_store::group::members(read, request.id)?))?;
    let own = people::openable(open, members.iter().map(|member| member.client_id))?;
    open.show(|read, looks| {
        let group = keep::require(read, request.id)?;
        let mut views = members.iter().map(|member| member_view(read, member, &own)).collect::<Result<Vec<_>, _>>()?;
        views.sort_by_key(|view| sort_key(&view.client_name));
        for view in &views {
            looks.listed(Noun::Group, view.client_id);
        }
        let (left, members) = views.into_iter().partition(|view| view.until.is_some_and(|until| until < today));
        let sessions = askel_store::group::sessions(read, group.id)?.iter().map(|session| row(read, session)).collect::<Result<_, _>>()?;
        Ok(GroupPage { ended_on: group.ended_on, members, left, sessions, form: form(group) })
    })
    .map(Answer::shown)
}

fn member_view(read: &Read, member: &GroupMember, own: &[ClientId]) -> Result<GroupMemberView, Failure> {
    let client = crate::client::require(read, member.client_id)?;
    Ok(GroupMemberView {
        id: member.id,
        client_id: client.id,
        client_name: client.name(),
        non_disclosure: client.non_disclosure,
        since: member.since,
        until: member.until,
        own: own.contains(&client.id),
    })
}

fn form(group: Group) -> GroupForm {
    GroupForm {
        id: Some(group.id),
        name: group.name,
        purpose: group.purpose,
        place: group.place,
        weekday: group.weekday,
        starts: written(group.starts),
        ends: written(group.ends),
        run_by: group.run_by,
        set_aside: group.set_aside,
    }
}

/// A meeting in a list. Names nobody in the group.
pub(crate) fn row(read: &Read, session: &GroupSession) -> Result<GroupSessionRow, Failure> {
    let group = keep::require(read, session.group_id)?;
    Ok(GroupSessionRow {
        id: session.id,
        group_id: group.id,
        group_name: group.name,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        place: session.place.clone(),
        state: session.state,
        members: people::on(read, session)?.len() as u32,
        done: askel_store::group::attendance(read, session.id)?.len() as u32,
        begun: askel_store::group::capture_of(read, session.id)?.is_some(),
    })
}

/// The groups a client is in, or was until a while ago.
pub(crate) fn of_client(read: &Read, client: ClientId, now: Moment) -> Result<Vec<ClientGroup>, Failure> {
    let mut found = vec![];
    for member in askel_store::group::of_client(read, client)? {
        let group = keep::require(read, member.group_id)?;
        let next = if runs_for(&member, now.date_naive()) { next(read, &group, now)? } else { None };
        found.push(ClientGroup {
            id: group.id,
            next,
            weekday: group.weekday,
            starts: written(group.starts),
            ends: written(group.ends),
            name: group.name,
            since: member.since,
            until: member.until,
        });
    }
    Ok(found)
}

fn runs_for(member: &GroupMember, today: NaiveDate) -> bool {
    member.until.is_none_or(|until| today <= until)
}
