//! A client comes into a group, and leaves it. Only a client whose record the worker may open comes in.

use askel_domain::group::{GroupMember, check_own_words};
use askel_domain::id::GroupMemberId;
use askel_domain::moment::read_date;
use askel_domain::problem::{ProblemCode, Problems};
use askel_store::Tx;
use chrono::NaiveDate;

use super::{GroupMemberForm, GroupMemberLeave, GroupMemberSaved, keep, names};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

const CHANGED: [Noun; 2] = [Noun::Group, Noun::Client];

/// # Errors
/// [`FailureCode::ReasonNeeded`] for a client who is not the worker's own; a day that cannot be read; a client who is in already;
/// a group whose own words name the client.
pub fn add(open: &mut Open, form: GroupMemberForm) -> Result<Answer<GroupMemberSaved>, Failure> {
    let today = open.today();
    let id = GroupMemberId(open.new_id());
    let shown = open.show_change(form.client_id, |tx| {
        let since = day("since", &form.since, today)?;
        free_words(tx, &form, since)?;
        let member = GroupMember { id, group_id: form.group_id, client_id: form.client_id, since, until: None };
        askel_store::group::put_member(tx, &member)?;
        Ok(GroupMemberSaved { id })
    })?;
    Ok(Answer::shown_changed(shown, &CHANGED))
}

fn free_words(tx: &Tx, form: &GroupMemberForm, since: NaiveDate) -> Result<(), Failure> {
    let group = keep::require(tx, form.group_id)?;
    let newcomer = names::participant(tx, form.client_id)?;
    let mut problems = Problems::default();
    let members = askel_store::group::members(tx, group.id)?;
    if members.iter().any(|member| member.client_id == form.client_id && member.until.is_none_or(|until| since <= until)) {
        problems.add("clientId", ProblemCode::AlreadyMember);
    }
    let own = [("name", group.name.as_str()), ("purpose", &group.purpose), ("place", &group.place)];
    problems.take_all(check_own_words(&own, &[newcomer], &group.set_aside), str::to_owned);
    Ok(problems.done()?)
}

pub fn leave(open: &mut Open, request: GroupMemberLeave) -> Result<Answer<()>, Failure> {
    let today = open.today();
    let client = open.look(|read| Ok(member(read, request.id)?.client_id))?;
    let shown = open.show_change(client, |tx| {
        let mut member = member(tx, request.id)?;
        member.until = if request.back { None } else { Some(day("until", &request.until, today)?) };
        if member.until.is_some_and(|until| until < member.since) {
            let mut problems = Problems::default();
            problems.add("until", ProblemCode::EndBeforeStart);
            problems.done()?;
        }
        Ok(askel_store::group::put_member(tx, &member)?)
    })?;
    let deed = if request.back { Deed::MemberBack } else { Deed::MemberLeft };
    Ok(Answer::shown_changed(shown, &CHANGED).undoable(open, deed))
}

fn member(read: &askel_store::Read, id: GroupMemberId) -> Result<GroupMember, Failure> {
    askel_store::group::member(read, id)?.ok_or(FailureCode::NotFound.into())
}

fn day(path: &str, text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    if text.trim().is_empty() {
        return Ok(today);
    }
    let mut problems = Problems::default();
    let read = problems.take(path, read_date(text, today));
    problems.done()?;
    Ok(read.unwrap_or(today))
}
