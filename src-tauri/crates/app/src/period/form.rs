//! A service period as a form: what can be chosen, and what was chosen, read field by field.

use askel_domain::code::CodeSystem;
use askel_domain::id::{ClientId, PeriodId};
use askel_domain::moment::{Moment, read_date, write_date};
use askel_domain::period::{AgreedReview, Basis, Course, Deputy, FixedTerm, ServicePeriod, overlapping};
use askel_domain::problem::{Problem, ProblemCode, Problems};
use askel_sosmeta::CodeBook;
use askel_store::log::{self, Noun as Kept};
use chrono::NaiveDate;

use super::{DeputyForm, PeriodForm, PeriodPage, PeriodRequest, PeriodSaved, ReviewForm};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::code::{book, choices};
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

pub fn open(open: &mut Open, request: PeriodRequest) -> Result<Answer<PeriodPage>, Failure> {
    let own_worker = open.worker.name();
    open.show(|read, looks| {
        crate::client::require(read, request.client_id)?;
        looks.opened(Kept::Period, request.id.map(|id| id.to_string()).unwrap_or_default(), request.client_id);
        let book = book(read)?;
        let form = match request.id {
            Some(id) => filled(&askel_store::period::get(read, id)?.ok_or(FailureCode::NotFound)?),
            None => PeriodForm { client_id: Some(request.client_id), own_worker, ..Default::default() },
        };
        Ok(PeriodPage { form, service_tasks: choices(&book, CodeSystem::ServiceTask), social_services: choices(&book, CodeSystem::SocialService) })
    })
    .map(Answer::shown)
}

/// # Errors
/// Every field to mend: codes that are not imported, days that do not exist, an end before its start, another term without
/// its reason, days outside the term, days that belong to another period of the same service.
pub fn save(open: &mut Open, form: PeriodForm) -> Result<Answer<PeriodSaved>, Failure> {
    let (today, now) = (open.today(), open.now());
    let client_id = form.client_id.ok_or(FailureCode::BadRequest)?;
    let id = form.id.unwrap_or_else(|| PeriodId(open.new_id()));
    let book = open.read(book)?;
    let typed = read_form(&form, id, client_id, &book, today)?;
    open.write_of(client_id, |tx| {
        crate::client::require(tx, client_id)?;
        // Before the days are compared: the other client's periods have nothing to say here.
        log::demand_owner(tx, Kept::Period, &id.to_string(), client_id)?;
        let others = askel_store::period::all_of(tx, client_id)?;
        let period = match askel_store::period::get(tx, id)? {
            Some(before) => changed(before, typed, &form, now)?,
            None => typed,
        };
        check(&period, &others)?;
        Ok(askel_store::period::put(tx, &period)?)
    })?;
    Ok(Answer::changed(PeriodSaved { id }, &[Noun::Period, Noun::Client]).undoable(open, Deed::PeriodSaved))
}

/// Another term goes through [`ServicePeriod::revise_term`], which keeps the old one.
fn changed(before: ServicePeriod, typed: ServicePeriod, form: &PeriodForm, now: Moment) -> Result<ServicePeriod, Vec<Problem>> {
    let term = typed.term;
    let (term_changes, reminded_weeks) = (before.course.term_changes, before.course.reminded_weeks);
    let mut period = ServicePeriod { term: before.term, course: Course { term_changes, reminded_weeks, ..typed.course.clone() }, ..typed };
    period.revise_term(term, &form.term_reason, &form.term_decided_by, now)?;
    Ok(period)
}

pub(crate) fn check(period: &ServicePeriod, others: &[ServicePeriod]) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    if overlapping(others, period).is_some() {
        problems.add("startsOn", ProblemCode::PeriodsOverlap);
    }
    problems.done_after(period.course.check(period))
}

fn filled(period: &ServicePeriod) -> PeriodForm {
    let day = |day: Option<NaiveDate>| day.map(write_date).unwrap_or_default();
    PeriodForm {
        id: Some(period.id),
        client_id: Some(period.client_id),
        service_task: period.service_task.clone(),
        social_service: period.social_service.clone(),
        own_worker: period.own_worker.clone(),
        starts_on: write_date(period.term.starts_on),
        ends_on: write_date(period.term.ends_on),
        assessment_on: day(period.basis.assessment_on),
        plan_on: day(period.basis.plan_on),
        decision_on: day(period.basis.decision_on),
        decision_from: day(period.basis.decision_from),
        decision_until: day(period.basis.decision_until),
        term_reason: String::new(),
        term_decided_by: String::new(),
        reviews: period.course.reviews.iter().map(|review| ReviewForm { on: write_date(review.on), held: review.held }).collect(),
        deputies: period.course.deputies.iter().map(|deputy| DeputyForm { name: deputy.name.clone(), from: write_date(deputy.from), until: write_date(deputy.until) }).collect(),
        remote_alone_days: period.course.remote_alone_days.map(|days| days.to_string()).unwrap_or_default(),
    }
}

fn read_form(form: &PeriodForm, id: PeriodId, client_id: ClientId, book: &CodeBook, today: NaiveDate) -> Result<ServicePeriod, Vec<Problem>> {
    let mut problems = Problems::default();
    for (path, system, code) in
        [("serviceTask", CodeSystem::ServiceTask, &form.service_task), ("socialService", CodeSystem::SocialService, &form.social_service)]
    {
        if code.is_empty() {
            problems.add(path, ProblemCode::Required);
        } else if book.find(system, code).is_none() {
            problems.add(path, ProblemCode::CodeUnknown);
        }
    }
    let own_worker = problems.text("ownWorker", &form.own_worker, 200);
    let starts_on = problems.take("startsOn", read_date(&form.starts_on, today));
    let ends_on = problems.take("endsOn", read_date(&form.ends_on, today));
    if let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on)
        && ends_on < starts_on
    {
        problems.add("endsOn", ProblemCode::EndBeforeStart);
    }
    let mut day = |path: &str, text: &str| if text.trim().is_empty() { None } else { problems.take(path, read_date(text, today)) };
    let basis = Basis {
        assessment_on: day("assessmentOn", &form.assessment_on),
        plan_on: day("planOn", &form.plan_on),
        decision_on: day("decisionOn", &form.decision_on),
        decision_from: day("decisionFrom", &form.decision_from),
        decision_until: day("decisionUntil", &form.decision_until),
    };
    if let (Some(from), Some(until)) = (basis.decision_from, basis.decision_until)
        && until < from
    {
        problems.add("decisionUntil", ProblemCode::EndBeforeStart);
    }
    let course = read_course(form, &mut problems, today);
    problems.done()?;
    let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on) else { return Err(vec![]) };
    Ok(ServicePeriod {
        id,
        client_id,
        service_task: form.service_task.clone(),
        social_service: form.social_service.clone(),
        own_worker: own_worker.unwrap_or_default(),
        term: FixedTerm { starts_on, ends_on },
        basis,
        course,
    })
}

/// Rows left empty are offers and go.
fn read_course(form: &PeriodForm, problems: &mut Problems, today: NaiveDate) -> Course {
    let reviews = form.reviews.iter().enumerate().filter(|(_, row)| !row.on.trim().is_empty());
    let reviews = reviews.filter_map(|(index, row)| Some(AgreedReview { on: problems.take(&format!("reviews.{index}"), read_date(&row.on, today))?, held: row.held })).collect();
    let blank = |row: &DeputyForm| [&row.name, &row.from, &row.until].iter().all(|text| text.trim().is_empty());
    let deputies = form.deputies.iter().enumerate().filter(|(_, row)| !blank(row));
    let deputies = deputies.filter_map(|(index, row)| read_deputy(index, row, problems, today)).collect();
    let days = form.remote_alone_days.trim();
    let remote_alone_days = match days.parse::<u16>() {
        Ok(days) if (1..=365).contains(&days) => Some(days),
        _ => {
            if !days.is_empty() {
                problems.add_limit("remoteAloneDays", ProblemCode::NumberRange, 365);
            }
            None
        }
    };
    Course { reviews, deputies, remote_alone_days, ..Course::default() }
}

fn read_deputy(index: usize, row: &DeputyForm, problems: &mut Problems, today: NaiveDate) -> Option<Deputy> {
    let path = |field: &str| format!("deputies.{index}.{field}");
    let name = problems.text(&path("name"), &row.name, 200);
    let from = problems.take(&path("from"), read_date(&row.from, today));
    let until = problems.take(&path("until"), read_date(&row.until, today));
    Some(Deputy { name: name?, from: from?, until: until? })
}
