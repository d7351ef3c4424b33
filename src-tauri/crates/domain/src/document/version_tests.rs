//! A correction says why and changes something; what nobody was shown stays; an annulment takes back what the document set going.

use chrono::DateTime;

use super::super::check::tests::{day, def, goal_row, known};
use super::super::process::settle_period;
use super::super::process::tests::{period, plan as finished_plan};
use super::super::settled::{Settled, follow, take_back};
use super::*;
use crate::client::Client;
use crate::draft::Purpose;
use crate::finalise::tests::author;
use crate::id::{DraftId, EntryId};
use crate::moment::Moment;

fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn now() -> Moment {
    at("2026-02-04T09:00:00+02:00")
}

fn first() -> NationalDocument {
    let answers = Answers::default().with("begun_on", "2.2.2026").with("situation", "Kotona").with("place", "Esimerkkikatu 1").with("goals", vec![goal_row("g1", "Käyn kirjastossa")]);
    NationalDocument { answers: settle(&def(), &answers, day(2, 3)), ..finished_plan("", false) }
}

fn draft(answers: Answers, reason: &str) -> DocumentDraft {
    let document = first();
    DocumentDraft {
        id: DraftId(uuid::Uuid::from_u128(77)),
        client_id: document.client_id,
        period_id: None,
        kind: document.kind,
        purpose: Purpose::Correction { entry_id: document.id, base: 1 },
        follows: None,
        prefilled: answers.clone(),
        answers,
        taken: Default::default(),
        gone_through: Default::default(),
        opened_at: now(),
        saved_at: now(),
        caret: String::new(),
        reason: reason.into(),
    }
}

fn corrected(answers: Answers, reason: &str, form: &FormDef) -> Result<NationalDocument, Vec<(String, ProblemCode)>> {
    let asked = Asked { form, whole: &def() };
    let made = correct(&draft(answers, reason), &first(), &asked, &known(), author(), now());
    made.map_err(|problems| problems.into_iter().map(|problem| (problem.path, problem.code)).collect())
}

fn protected_form() -> FormDef {
    def().for_client(&Client { non_disclosure: crate::client::NonDisclosure::Yes, ..crate::client::tests::client() })
}

#[test]
fn a_correction_is_the_next_version_with_its_reason_and_keeps_when_it_was_made() {
    let next = corrected(first().answers.with("situation", "Kotona yksin"), "Yksin jäi pois.", &def()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!((next.version, next.reason(), next.made_at(), next.written_at), (2, Some("Yksin jäi pois."), first().written_at, now()));
    assert_eq!((next.answers.text("situation"), next.answers.text("place")), ("Kotona yksin", "Esimerkkikatu 1"));
}

#[test]
fn a_correction_without_a_reason_or_a_change_is_explained_and_so_is_what_is_missing() {
    assert_eq!(corrected(first().answers, "Syy.", &def()).err(), Some(vec![("correctionReason".into(), ProblemCode::NothingCorrected)]));
    let emptied = first().answers.with("begun_on", " ");
    assert_eq!(
        corrected(emptied, " ", &def()).err(),
        Some(vec![("begun_on".into(), ProblemCode::Required), ("correctionReason".into(), ProblemCode::ReasonMissing)])
    );
}

#[test]
fn a_place_that_nobody_was_shown_stays_in_the_next_version_and_nothing_else_of_it_changes() {
    let form = protected_form();
    let shown = form.only_asked(&first().answers);
    assert!(shown.get("place").is_none(), "the page does not get it");
    assert_eq!(corrected(shown.clone(), "Syy.", &form).err(), Some(vec![("correctionReason".into(), ProblemCode::NothingCorrected)]));
    let next = corrected(shown.with("situation", "Muualla"), "Syy.", &form).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(next.answers.text("place"), "Esimerkkikatu 1");
}

#[test]
fn an_annulment_says_on_what_ground_and_why_and_repeats_the_content() {
    let refused = annul(&first(), None, " ", author(), now()).err().unwrap_or_default();
    assert_eq!(refused.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::GroundMissing, ProblemCode::ReasonMissing]);
    let gone = annul(&first(), Some(AnnulmentGround::WrongPerson), "Toisen asiakkaan.", author(), now()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(gone.is_annulled() && gone.answers == first().answers && gone.version == 2);
}

fn settled(review: &str, follows: bool, before: &crate::period::ServicePeriod) -> (NationalDocument, crate::period::ServicePeriod) {
    let mut document = finished_plan(review, follows);
    document.period_id = Some(before.id);
    let after = settle_period(&document, before, day(3, 10));
    document.settled = Settled::between(before, &after);
    (document, after)
}

#[test]
fn annulling_takes_back_what_the_document_settled_and_nothing_that_was_there_before_it() {
    let before = period(&[day(3, 20), day(6, 1)]);
    let (plan, after) = settled("4.5.2026", true, &before);
    assert!(after != before && take_back(&plan, &[], &after) == before);
    let (same_day, after) = settled("20.3.2026", false, &period(&[day(3, 20)]));
    assert_eq!(take_back(&same_day, &[], &after).course, after.course, "the review was agreed before it");
    let mut held = settled("4.5.2026", false, &before).1;
    held.course.reviews.iter_mut().for_each(|review| review.held = true);
    assert_eq!(take_back(&settled("4.5.2026", false, &before).0, &[], &held).course.reviews.len(), 3, "a review that was held stays");
}

#[test]
fn what_another_document_stands_on_is_not_taken_back() {
    let before = period(&[day(3, 20)]);
    let (plan, after) = settled("4.5.2026", true, &before);
    let mut other = plan.clone();
    other.id = EntryId(uuid::Uuid::from_u128(99));
    other.written_at = at("2026-04-01T09:00:00+03:00");
    let back = take_back(&plan, &[other], &after);
    assert_eq!(back.course, after.course);
    assert_eq!(back.basis.plan_on, Some(day(4, 1)), "the plan that counts now");
}

#[test]
fn a_corrected_review_moves_and_can_still_be_taken_back() {
    let before = period(&[]);
    let (plan, after) = settled("4.5.2026", false, &before);
    let mut corrected = NationalDocument { answers: finished_plan("11.5.2026", false).answers, ..plan.clone() };
    let moved = follow(&plan, &mut corrected, &after, day(3, 11));
    assert_eq!(moved.course.reviews.iter().map(|review| review.on).collect::<Vec<_>>(), [day(5, 11)]);
    assert_eq!(take_back(&corrected, &[], &moved).course, before.course);
    let mut untouched = plan.clone();
    assert!(follow(&plan, &mut untouched, &after, day(3, 11)) == after && untouched.settled == plan.settled);
}
