//! A service period as other screens show it.

use askel_domain::code::CodeSystem;
use askel_domain::period::ServicePeriod;
use askel_sosmeta::CodeBook;
use chrono::NaiveDate;

use super::PeriodView;
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
    }
}
