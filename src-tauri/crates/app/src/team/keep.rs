//! Reads the team with its promises, and keeps its members.

use askel_domain::client::Client;
use askel_domain::contact::Phone;
use askel_domain::id::TeamMemberId;
use askel_domain::moment::read_date;
use askel_domain::problem::{Problem, Problems};
use askel_domain::task::{InterimTask, Responsible};
use askel_domain::team::{ContactPermission, MemberKind, TeamMember};
use askel_store::Tx;
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{ContactAnswer, MemberForm, MemberRef, MemberSaved, MemberView, SuggestedMember, TeamPage};
use crate::answer::{Answer, Noun};
use crate::client::ClientRef;
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;
use crate::{Open, task};

const CHANGED: [Noun; 2] = [Noun::Team, Noun::Client];

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<TeamPage>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let client = crate::client::require(read, request.id)?;
        looks.opened(Kept::Team, String::new(), client.id);
        let team = askel_store::team::of_client(read, client.id)?;
        let tasks = askel_store::task::of_client(read, client.id)?;
        let suggested = suggested(&client, &team);
        let (members, left) = team.iter().map(|member| view(member, &client, &tasks, today)).partition(|member| member.left_on.is_none());
        Ok(TeamPage { client_name: client.name(), protected: client.is_protected(), members, left, suggested })
    })
    .map(Answer::shown)
}

fn suggested(client: &Client, team: &[TeamMember]) -> Vec<SuggestedMember> {
    let known = |name: &str| team.iter().any(|member| member.is_called(name));
    let suggest = |person: &askel_domain::client::ClosePerson| SuggestedMember {
        name: person.name.clone(),
        role: person.relation.clone(),
        phone: person.phone.as_ref().filter(|_| !client.is_protected()).map(Phone::shown).unwrap_or_default(),
    };
    client.close_persons.iter().filter(|person| !known(&person.name)).map(suggest).collect()
}

/// # Errors
/// Every field to mend.
pub fn save(open: &mut Open, form: MemberForm) -> Result<Answer<MemberSaved>, Failure> {
    let today = open.today();
    let id = form.id.unwrap_or_else(|| TeamMemberId(open.new_id()));
    open.write_of(form.client_id, |tx| {
        let client = crate::client::require(tx, form.client_id)?;
        let before = askel_store::team::get(tx, id)?;
        let mut member = read_form(&form, id, today)?;
        if let Some(mut kept) = before {
            kept.rename(member.name);
            member = TeamMember { name: kept.name, earlier_names: kept.earlier_names, left_on: kept.left_on, ..member };
        }
        Ok(askel_store::team::put(tx, &member.as_protection_allows(&client))?)
    })?;
    Ok(Answer::changed(MemberSaved { id }, &CHANGED).undoable(open, Deed::TeamSaved))
}

/// An order that comes into force takes private persons' numbers out of the team's rows.
pub(crate) fn keep_what_protection_allows(tx: &Tx, client: &Client) -> Result<(), Failure> {
    for member in askel_store::team::of_client(tx, client.id)? {
        let allowed = member.clone().as_protection_allows(client);
        if allowed != member {
            askel_store::team::put(tx, &allowed)?;
        }
    }
    Ok(())
}

pub fn leave(open: &mut Open, request: MemberRef) -> Result<Answer<()>, Failure> {
    let today = open.today();
    let client = open.look(|read| Ok(askel_store::team::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    open.write_of(client, |tx| {
        let mut member = askel_store::team::get(tx, request.id)?.ok_or(FailureCode::NotFound)?;
        member.left_on = request.left.then_some(today);
        Ok(askel_store::team::put(tx, &member)?)
    })?;
    let deed = if request.left { Deed::MemberLeft } else { Deed::MemberBack };
    Ok(Answer::changed((), &CHANGED).undoable(open, deed))
}

fn read_form(form: &MemberForm, id: TeamMemberId, today: NaiveDate) -> Result<TeamMember, Vec<Problem>> {
    let mut problems = Problems::default();
    let phone = if form.phone.trim().is_empty() { None } else { problems.take("phone", Phone::read(&form.phone)) };
    let on = if form.contact_on.trim().is_empty() { Some(today) } else { problems.take("contactOn", read_date(&form.contact_on, today)) };
    let on = on.unwrap_or(today);
    let member = TeamMember {
        id,
        client_id: form.client_id,
        kind: form.kind,
        name: form.name.trim().to_owned(),
        earlier_names: vec![],
        role: form.role.trim().to_owned(),
        organisation: if form.kind == MemberKind::ClosePerson { String::new() } else { form.organisation.trim().to_owned() },
        phone,
        contact: match form.contact {
            ContactAnswer::NotAsked => ContactPermission::NotAsked,
            ContactAnswer::Given => ContactPermission::Given(on),
            ContactAnswer::Refused => ContactPermission::Refused(on),
        },
        left_on: None,
    };
    problems.done_after(member.check()).map(|()| member)
}

fn view(member: &TeamMember, client: &Client, tasks: &[InterimTask], today: NaiveDate) -> MemberView {
    let theirs = |kept: &&InterimTask| !kept.withdrawn && matches!(&kept.responsible, Responsible::Other(name) if member.is_called(name));
    let (contact, contact_on) = match member.contact {
        ContactPermission::NotAsked => (ContactAnswer::NotAsked, None),
        ContactPermission::Given(on) => (ContactAnswer::Given, Some(on)),
        ContactPermission::Refused(on) => (ContactAnswer::Refused, Some(on)),
    };
    let shown = member.clone().as_protection_allows(client);
    MemberView {
        id: member.id,
        kind: member.kind,
        name: member.name.clone(),
        role: member.role.clone(),
        organisation: member.organisation.clone(),
        phone: shown.phone.as_ref().map(Phone::shown),
        contact,
        contact_on,
        left_on: member.left_on,
        promised: tasks.iter().filter(theirs).map(|kept| task::view(kept, client, today)).collect(),
    }
}
