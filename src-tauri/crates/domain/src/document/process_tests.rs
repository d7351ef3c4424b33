//! What comes next along a service, and what a finished plan settles.

use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::document::record::DocumentRef;
use crate::document::{Answers, MomentForm};
use crate::id::EntryId;

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

pub(crate) fn period(reviews: &[NaiveDate]) -> ServicePeriod {
    let mut period = crate::finalise::tests::period();
    period.term = FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) };
    period.course.reviews = reviews.iter().map(|on| AgreedReview { on: *on, held: false }).collect();
    period
}

fn next_of(written: &[(FormKind, NaiveDate)], period: Option<&ServicePeriod>, today: NaiveDate) -> Vec<(FormKind, WhyNext)> {
    let written = written.iter().copied().collect();
    next(&Standing { today, written: &written, period }).into_iter().collect()
}

#[test]
fn each_document_leads_to_the_next_one() {
    use FormKind::*;
    assert_eq!(next_of(&[], None, day(1, 8)), [(Initiation, WhyNext::MatterBegins)]);
    assert_eq!(next_of(&[(Initiation, day(1, 8))], None, day(1, 9)), [(NeedsAssessment, WhyNext::NeedIsAssessed)]);
    let mut written = vec![(Initiation, day(1, 8)), (NeedsAssessment, day(1, 9))];
    let running = period(&[]);
    assert_eq!(next_of(&written, Some(&running), day(1, 12)), [(ServiceStart, WhyNext::ServiceBegins), (ClientPlan, WhyNext::PlanIsMade)]);
    written.extend([(ServiceStart, day(1, 12)), (ClientPlan, day(1, 20))]);
    assert_eq!(next_of(&written, Some(&running), day(1, 21)), [(ImplementationPlan, WhyNext::ServiceIsPlanned)]);
}

#[test]
fn the_evaluation_comes_when_a_review_is_near_and_before_the_term_ends() {
    use FormKind::*;
    let plans = [(ServiceStart, day(1, 12)), (ClientPlan, day(1, 20)), (ImplementationPlan, day(1, 20))];
    let reviewed = period(&[day(3, 20)]);
    assert_eq!(next_of(&plans, Some(&reviewed), day(3, 5)), []);
    assert_eq!(next_of(&plans, Some(&reviewed), day(3, 6)), [(MidEvaluation, WhyNext::ReviewIsNear)]);
    let quiet = period(&[]);
    assert_eq!(next_of(&plans, Some(&quiet), day(4, 30)), []);
    assert_eq!(next_of(&plans, Some(&quiet), day(5, 1)), [(FinalEvaluation, WhyNext::TermEnds)], "six weeks before 12.6.");
    let late = period(&[day(5, 10)]);
    assert_eq!(next_of(&plans, Some(&late), day(5, 1)), [(FinalEvaluation, WhyNext::TermEnds)], "one evaluation at a time");
    assert!(next_of(&plans, Some(&quiet), day(5, 29)).contains(&(ServiceEnd, WhyNext::ServiceEnds)));
    assert_eq!(next_of(&[(ServiceStart, day(1, 12))], Some(&reviewed), day(3, 6)), [(MidEvaluation, WhyNext::ReviewIsNear)], "with or without a plan");
}

#[test]
fn an_evaluated_plan_is_followed_by_the_next_one() {
    use FormKind::*;
    let quiet = period(&[]);
    let written = [(ServiceStart, day(1, 12)), (ClientPlan, day(1, 20)), (ImplementationPlan, day(5, 2)), (FinalEvaluation, day(5, 2))];
    assert_eq!(next_of(&written, Some(&quiet), day(5, 3)), [(ClientPlan, WhyNext::PlanIsEvaluated)], "the other plan was written with it");
}

pub(crate) fn plan(review: &str, follows: bool) -> NationalDocument {
    NationalDocument {
        id: EntryId(Uuid::from_u128(1)),
        version: 1,
        client_id: period(&[]).client_id,
        period_id: None,
        kind: FormKind::ClientPlan,
        follows: follows.then_some(DocumentRef { id: EntryId(Uuid::from_u128(2)), version: 1 }),
        answers: Answers::default().with("review_at", MomentForm { date: review.into(), time: "10.00".into() }),
        author: crate::finalise::tests::author(),
        written_at: DateTime::parse_from_rfc3339("2026-03-10T09:00:00+02:00").expect("a moment"),
        first_written_at: None,
        own_words: Default::default(),
        settled: Default::default(),
        change: None,
    }
}

#[test]
fn the_agreed_review_goes_to_the_days_page_and_the_evaluated_one_is_held() {
    let settled = settle_period(&plan("4.5.2026", true), &period(&[day(3, 20), day(6, 1)]), day(3, 10));
    let reviews: Vec<_> = settled.course.reviews.iter().map(|review| (review.on, review.held)).collect();
    assert_eq!(reviews, [(day(3, 20), true), (day(6, 1), false), (day(5, 4), false)]);
    assert_eq!(settled.basis.plan_on, Some(day(3, 10)));
}

#[test]
fn an_evaluation_holds_the_review_with_or_without_a_plan() {
    let evaluation = NationalDocument { kind: FormKind::MidEvaluation, ..plan("4.5.2026", false) };
    let settled = settle_period(&evaluation, &period(&[day(3, 20), day(6, 1)]), day(3, 10));
    let reviews: Vec<_> = settled.course.reviews.iter().map(|review| (review.on, review.held)).collect();
    assert_eq!(reviews, [(day(3, 20), true), (day(6, 1), false), (day(5, 4), false)]);
    assert_eq!(settled.basis.plan_on, None, "an evaluation is no plan");
}

#[test]
fn a_first_plan_holds_no_review_and_a_day_outside_the_term_stays_in_the_plan() {
    let before = period(&[day(3, 20)]);
    for far in ["4.9.2026", "not a day", "1.2.2026"] {
        assert_eq!(settle_period(&plan(far, false), &before, day(3, 10)).course, before.course, "{far}");
    }
    let agreed = settle_period(&plan("20.3.2026", false), &before, day(3, 10));
    assert_eq!(agreed.course, before.course, "the same day is agreed once");
}
