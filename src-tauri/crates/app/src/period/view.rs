//! A service period as other screens show it.

use askel_domain::code::CodeSystem;
use askel_domain::period::{ServicePeriod, TermChange};
use askel_sosmeta::CodeBook;
use chrono::NaiveDate;

use super::{DeputyView, PeriodView, ReviewView, TermChangeView};
use crate::code::choice;

pub(crate) fn view(period: &ServicePeriod, book: &CodeBook, today: NaiveDate) -> PeriodView {
    let (week, weeks) = period.term.week_on(today);
    PeriodView {
        id: period.id,
        service_task: choice(book, CodeSystem::ServiceTask, &period.service_task),
        social_service: choice(book, CodeSystem::SocialService, &period.social_service),
        own_worker: period.own_worker.clone(),
        starts_on: period.term.starts_on,
        ends_on: period.term.ends_on,
        week,
        weeks,
        days_left: period.term.days_left(today),
        assessment_on: period.basis.assessment_on,
        plan_on: period.basis.plan_on,
        decision_on: period.basis.decision_on,
        decision_from: period.basis.decision_from,
        decision_until: period.basis.decision_until,
        term_changes: period.course.term_changes.iter().rev().map(term_change).collect(),
        reviews: period.course.reviews.iter().map(|review| ReviewView { on: review.on, held: review.held }).collect(),
        deputy: period.course.deputy_on(today).map(|deputy| DeputyView { name: deputy.name.clone(), until: deputy.until }),
    }
}

fn term_change(change: &TermChange) -> TermChangeView {
    TermChangeView {
        from_starts_on: change.from.starts_on,
        from_ends_on: change.from.ends_on,
        to_starts_on: change.to.starts_on,
        to_ends_on: change.to.ends_on,
        reason: change.reason.clone(),
        decided_by: change.decided_by.clone(),
        changed_at: change.changed_at,
    }
}
