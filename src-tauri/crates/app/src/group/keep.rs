//! Keeps a group's own words, which name nobody in it; ends a group, or takes the end back.

use askel_domain::group::{Group, LONGEST_NAME, LONGEST_TEXT, check_own_words};
use askel_domain::id::GroupId;
use askel_domain::moment::read_time;
use askel_domain::problem::{Problem, ProblemCode, Problems};
use chrono::NaiveDate;

use super::{GroupEnd, GroupForm, GroupSaved, names};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

const CHANGED: [Noun; 2] = [Noun::Group, Noun::Client];

/// # Errors
/// Every field to mend, and each place where the group's words name somebody who is or was in it.
pub fn save(open: &mut Open, form: GroupForm) -> Result<Answer<GroupSaved>, Failure> {
    let id = form.id.unwrap_or_else(|| GroupId(open.new_id()));
    open.write(|tx| {
        let kept = askel_store::group::get(tx, id)?;
        if form.id.is_some() && kept.is_none() {
            return Err(FailureCode::NotFound.into());
        }
        let group = read_form(&form, id, kept.and_then(|kept| kept.ended_on), &names::everyone(tx, id)?)?;
        Ok(askel_store::group::put(tx, &group)?)
    })?;
    Ok(Answer::changed(GroupSaved { id }, &CHANGED).undoable(open, Deed::GroupSaved))
}

fn read_form(form: &GroupForm, id: GroupId, ended_on: Option<NaiveDate>, everyone: &[askel_domain::group::Participant]) -> Result<Group, Vec<Problem>> {
    let mut problems = Problems::default();
    let time = |text: &str| (!text.trim().is_empty()).then(|| read_time(text));
    let starts = time(&form.starts).and_then(|read| problems.take("starts", read));
    let ends = time(&form.ends).and_then(|read| problems.take("ends", read));
    if starts.zip(ends).is_some_and(|(start, end)| end < start) {
        problems.add("ends", ProblemCode::EndBeforeStart);
    }
    let group = Group {
        id,
        name: problems.text("name", &form.name, LONGEST_NAME).unwrap_or_default(),
        purpose: problems.optional_text("purpose", &form.purpose, LONGEST_TEXT).unwrap_or_default(),
        place: problems.optional_text("place", &form.place, 500).unwrap_or_default(),
        weekday: form.weekday.filter(|day| (1..=7).contains(day)),
        starts,
        ends,
        run_by: problems.optional_text("runBy", &form.run_by, LONGEST_NAME).unwrap_or_default(),
        set_aside: form.set_aside.clone(),
        ended_on,
    };
    // Where they stand in what was sent, not in what is kept of it.
    let own = [("name", form.name.as_str()), ("purpose", &form.purpose), ("place", &form.place)];
    problems.take_all(check_own_words(&own, everyone, &form.set_aside), str::to_owned);
    problems.done().map(|()| group)
}

pub fn end(open: &mut Open, request: GroupEnd) -> Result<Answer<()>, Failure> {
    let today = open.today();
    open.write(|tx| {
        let mut group = require(tx, request.id)?;
        group.ended_on = request.ended.then_some(today);
        Ok(askel_store::group::put(tx, &group)?)
    })?;
    let deed = if request.ended { Deed::GroupEnded } else { Deed::GroupGoesOn };
    Ok(Answer::changed((), &CHANGED).undoable(open, deed))
}

pub(super) fn require(read: &askel_store::Read, id: GroupId) -> Result<Group, Failure> {
    askel_store::group::get(read, id)?.ok_or(FailureCode::NotFound.into())
}
