//! The order of the service's documents: which one comes next and why, and what a finished one settles of the period.
//! Advice, never a gate: any document may be begun at any time. Source: domain.md §1 (the process, its reviews and its end).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::answer::Answer;
use super::record::{FormKind, NationalDocument};
use crate::moment::read_date;
use crate::period::{AgreedReview, FixedTerm, ServicePeriod};

/// Days before the end of the term from which the final evaluation, and then the ending, are offered.
const EVALUATE_BEFORE_DAYS: u64 = 42;
const END_BEFORE_DAYS: u64 = 14;

/// Why a document comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum WhyNext {
    MatterBegins,
    NeedIsAssessed,
    ServiceBegins,
    PlanIsMade,
    ServiceIsPlanned,
    /// An agreed review is near or late: the mid evaluation.
    ReviewIsNear,
    /// The term ends soon: the final evaluation.
    TermEnds,
    /// The plan has been evaluated: the next one takes the evaluation in.
    PlanIsEvaluated,
    ServiceEnds,
    ServiceEnded,
}

impl WhyNext {
    /// The name used in texts.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::MatterBegins, "matter_begins"),
        (Self::NeedIsAssessed, "need_is_assessed"),
        (Self::ServiceBegins, "service_begins"),
        (Self::PlanIsMade, "plan_is_made"),
        (Self::ServiceIsPlanned, "service_is_planned"),
        (Self::ReviewIsNear, "review_is_near"),
        (Self::TermEnds, "term_ends"),
        (Self::PlanIsEvaluated, "plan_is_evaluated"),
        (Self::ServiceEnds, "service_ends"),
        (Self::ServiceEnded, "service_ended"),
    ];
}

/// Where the service stands.
pub struct Standing<'a> {
    pub today: NaiveDate,
    /// Day on which the newest of each kind was finished; of those that belong to one period, in the running one.
    pub written: &'a BTreeMap<FormKind, NaiveDate>,
    pub period: Option<&'a ServicePeriod>,
}

/// Each document that comes next, with its reason.
pub fn next(standing: &Standing) -> BTreeMap<FormKind, WhyNext> {
    FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS).filter_map(|kind| Some((kind, why(kind, standing)?))).collect()
}

fn why(kind: FormKind, standing: &Standing) -> Option<WhyNext> {
    let has = |kind| standing.written.contains_key(&kind);
    let term = standing.period.map(|period| period.term);
    let is_near = |days| term.is_some_and(|term| standing.today >= before_end(term, days));
    match (kind, standing.written.get(&kind)) {
        (FormKind::Initiation, None) if standing.written.is_empty() => Some(WhyNext::MatterBegins),
        (FormKind::NeedsAssessment, None) if has(FormKind::Initiation) => Some(WhyNext::NeedIsAssessed),
        (FormKind::ServiceStart, None) if term.is_some() => Some(WhyNext::ServiceBegins),
        (FormKind::ClientPlan, None) if has(FormKind::NeedsAssessment) => Some(WhyNext::PlanIsMade),
        (FormKind::ImplementationPlan, None) if has(FormKind::ClientPlan) => Some(WhyNext::ServiceIsPlanned),
        (FormKind::ClientPlan | FormKind::ImplementationPlan, Some(day)) => is_evaluated(standing, *day).then_some(WhyNext::PlanIsEvaluated),
        (FormKind::MidEvaluation, _) if !is_near(EVALUATE_BEFORE_DAYS) => review_is_near(standing),
        (FormKind::FinalEvaluation, None) if is_near(EVALUATE_BEFORE_DAYS) => Some(WhyNext::TermEnds),
        (FormKind::ServiceEnd, None) if is_near(END_BEFORE_DAYS) => Some(WhyNext::ServiceEnds),
        (FormKind::Summary, None) if has(FormKind::ServiceEnd) => Some(WhyNext::ServiceEnded),
        _ => None,
    }
}

/// Evaluated since it was written, and not followed by a plan yet: an evaluation of the same day is of the plan before it,
/// for a plan written today is not evaluated today.
fn is_evaluated(standing: &Standing, written: NaiveDate) -> bool {
    FormKind::EVALUATIONS.iter().any(|kind| standing.written.get(kind).is_some_and(|day| *day > written))
}

/// Near the end of the term the final evaluation holds the reviews.
fn review_is_near(standing: &Standing) -> Option<WhyNext> {
    let due = standing.period?.course.reviews_due(standing.today);
    (!due.is_empty()).then_some(WhyNext::ReviewIsNear)
}

fn before_end(term: FixedTerm, days: u64) -> NaiveDate {
    term.ends_on.checked_sub_days(Days::new(days)).unwrap_or(term.ends_on)
}

/// What a finished document settles of its period: the day of the assessment or the plan, the reviews that it held (as an
/// evaluation, or as a plan that evaluates the one before it), and the review it agrees. A review after the term stands in the document alone: the day's page follows the term.
pub fn settle_period(document: &NationalDocument, period: &ServicePeriod, today: NaiveDate) -> ServicePeriod {
    let mut settled = period.clone();
    match document.kind {
        FormKind::NeedsAssessment => settled.basis.assessment_on = settled.basis.assessment_on.or(Some(today)),
        FormKind::ClientPlan => settled.basis.plan_on = settled.basis.plan_on.or(Some(today)),
        _ => {}
    }
    if document.follows.is_some() || document.kind.is_evaluation() {
        let due = period.course.reviews_due(today);
        settled.course.reviews.iter_mut().filter(|review| due.contains(&review.on)).for_each(|review| review.held = true);
    }
    agree_review(document, &mut settled, today);
    settled
}

/// Puts the review that the document agrees on the period, where it falls in the term and is still to come.
pub(super) fn agree_review(document: &NationalDocument, period: &mut ServicePeriod, today: NaiveDate) {
    if let Some(on) = agreed_review(document)
        && on >= today
        && period.term.contains(on)
        && period.course.reviews.iter().all(|review| review.on != on)
    {
        period.course.reviews.push(AgreedReview { on, held: false });
    }
}

/// The day of the review that the document agrees.
pub(super) fn agreed_review(document: &NationalDocument) -> Option<NaiveDate> {
    match document.answers.get("review_at") {
        Some(Answer::Moment(moment)) => read_date(&moment.date, document.written_at.date_naive()).ok(),
        _ => None,
    }
}

#[cfg(test)]
#[path = "process_tests.rs"]
pub(crate) mod tests;
