//! What a finished document set going in its period, kept with it, so that annulling or correcting it takes back just that.
//! Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::process::{agree_review, agreed_review};
use super::record::{FormKind, NationalDocument};
use crate::period::ServicePeriod;

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// It gave the period the day of the assessment or of the plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub basis: bool,
    /// Reviews that its evaluation held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<NaiveDate>,
    /// The review it agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<NaiveDate>,
}

crate::redact::redacted!(Settled);

impl Settled {
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What differs in the period after it was settled by a document.
    pub fn between(before: &ServicePeriod, after: &ServicePeriod) -> Self {
        let reviews = &before.course.reviews;
        let was_held = |on: NaiveDate| reviews.iter().any(|review| review.on == on && review.held);
        let now_held = after.course.reviews.iter().filter(|review| review.held && !was_held(review.on));
        let new = after.course.reviews.iter().find(|review| reviews.iter().all(|earlier| earlier.on != review.on));
        Self {
            basis: before.basis != after.basis,
            held: now_held.map(|review| review.on).collect(),
            agreed: new.map(|review| review.on),
        }
    }
}

/// The period without what an annulled document set going. `others`: the client's documents that count.
/// What another of them stands on stays, and so does a review that has been held since.
pub fn take_back(document: &NationalDocument, others: &[NationalDocument], period: &ServicePeriod) -> ServicePeriod {
    let mut back = period.clone();
    let same_period = || others.iter().filter(|other| other.id != document.id && other.period_id == document.period_id);
    let made_on = |kind| same_period().filter(|other| other.kind == kind).map(|other| other.made_at().date_naive()).min();
    if document.settled.basis {
        match document.kind {
            FormKind::NeedsAssessment => back.basis.assessment_on = made_on(document.kind),
            FormKind::ClientPlan => back.basis.plan_on = made_on(document.kind),
            _ => {}
        }
    }
    let evaluated_since = same_period().any(|other| other.follows.is_some() && other.made_at() > document.made_at());
    if !evaluated_since {
        back.course.reviews.iter_mut().filter(|review| document.settled.held.contains(&review.on)).for_each(|review| review.held = false);
    }
    let agreed_elsewhere = |on| same_period().any(|other| agreed_review(other) == Some(on));
    if let Some(on) = document.settled.agreed.filter(|on| !agreed_elsewhere(*on)) {
        back.course.reviews.retain(|review| review.on != on || review.held);
    }
    back
}

/// The period when a corrected version stands in place of `before`: its review follows, everything else stays.
/// Writes what the version has settled into `after`.
pub fn follow(before: &NationalDocument, after: &mut NationalDocument, period: &ServicePeriod, today: NaiveDate) -> ServicePeriod {
    after.settled.clone_from(&before.settled);
    let mut followed = period.clone();
    if agreed_review(before) == agreed_review(after) {
        return followed;
    }
    if let Some(on) = after.settled.agreed.take() {
        followed.course.reviews.retain(|review| review.on != on || review.held);
    }
    let without = followed.clone();
    agree_review(after, &mut followed, today);
    after.settled.agreed = Settled::between(&without, &followed).agreed;
    followed
}
