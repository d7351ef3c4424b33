//! The long documents of one service: each begins with what the ones before it say, a plan is followed by the plan that
//! evaluates it, and nothing typed or agreed is lost on the way.

use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::document::{
    self, DocumentAsked, DocumentBegin, DocumentDraftRef, DocumentFinished, DocumentPage, DocumentSave, DocumentView, ShelfRow,
};
use askel_app::failure::{Failure, FailureCode};
use askel_app::period::ReminderKind;
use askel_app::{access, today};
use askel_domain::document::process::WhyNext;
use askel_domain::document::{Answers, FormKind, MomentForm, SectionState};
use askel_domain::id::{ClientId, DraftId};
use askel_domain::problem::ProblemCode;

use crate::theatre::{Theatre, five_months_until};

/// 3.2.2026, three weeks into Reijo's term.
fn in_february() -> (Theatre, ClientId) {
    let mut theatre = five_months_until("2026-02-03T00:00");
    theatre.later("2026-02-03T12:00");
    let id = theatre.id("reijo");
    (theatre, id)
}

fn begin(theatre: &mut Theatre, client_id: ClientId, kind: FormKind) -> DocumentPage {
    let id = document::begin(theatre.open(), DocumentBegin { client_id, kind }).expect("begun").value.id;
    open(theatre, id)
}

fn open(theatre: &mut Theatre, id: DraftId) -> DocumentPage {
    document::open(theatre.open(), DocumentDraftRef { id }).expect("the draft").value
}

fn as_it_is(page: &DocumentPage, answers: Answers) -> DocumentSave {
    DocumentSave { id: page.id, answers, gone_through: page.gone_through.clone(), caret: String::new(), reason: page.reason.clone() }
}

fn finish(theatre: &mut Theatre, page: &DocumentPage, answers: Answers) -> DocumentFinished {
    document::finalise(theatre.open(), as_it_is(page, answers)).expect("nothing to mend").value
}

fn problems(refused: Failure) -> Vec<(String, ProblemCode)> {
    refused.fields.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

fn row(theatre: &mut Theatre, client_id: ClientId, kind: FormKind) -> ShelfRow {
    let shelf = document::shelf(theatre.open(), ClientRef { id: client_id }).expect("the list").value;
    shelf.rows.into_iter().find(|row| row.kind == kind).expect("every kind has its row")
}

fn read(theatre: &mut Theatre, finished: &DocumentFinished) -> DocumentView {
    document::read(theatre.open(), DocumentAsked { id: finished.id }).expect("the document").value
}

fn assessment(theatre: &mut Theatre, client: ClientId) -> DocumentFinished {
    let page = begin(theatre, client, FormKind::Initiation);
    let answers = page.answers.clone().with("initiated_on", "8.1.2026").with("urgency", "3").with("client_wish", "Haluan päästä kirjastoon.");
    finish(theatre, &page, answers);
    let page = begin(theatre, client, FormKind::NeedsAssessment);
    assert_eq!((page.answers.text("initiated_on"), page.answers.text("client_view")), ("8.1.2026", "Haluan päästä kirjastoon."));
    let answers = page.answers.clone().with("assessment_begun_on", "9.1.2026").with("worker_conclusions", "Tarvitsee rinnallakulkijan.");
    let answers = answers.with("special_support", false).with("clientship_continues", true).with("own_worker_needed", true);
    finish(theatre, &page, answers)
}

fn plan(theatre: &mut Theatre, client: ClientId) -> DocumentFinished {
    let page = begin(theatre, client, FormKind::ClientPlan);
    let review = MomentForm { date: "20.3.".into(), time: "10".into() };
    finish(theatre, &page, page.answers.clone().with("review_at", review))
}

#[test]
fn from_the_assessment_to_the_next_plan_nothing_is_typed_twice() {
    let (mut theatre, client) = in_february();
    assert_eq!(row(&mut theatre, client, FormKind::Initiation).why, Some(WhyNext::MatterBegins));
    assessment(&mut theatre, client);
    assert_eq!(row(&mut theatre, client, FormKind::ClientPlan).why, Some(WhyNext::PlanIsMade));

    let page = begin(&mut theatre, client, FormKind::ClientPlan);
    assert_eq!((page.answers.text("client_view"), page.answers.text("worker_view")), ("Haluan päästä kirjastoon.", "Tarvitsee rinnallakulkijan."));
    let goals: Vec<String> = theatre.page("reijo").goals.into_iter().map(|goal| goal.client_words).collect();
    let rows: Vec<&str> = page.answers.rows("goals").iter().map(|row| row.answers.text("description")).collect();
    assert_eq!(rows, goals);
    assert!(page.answers.get("counted").is_none() && page.follows.is_none(), "a first plan evaluates nothing");
    let plan = plan(&mut theatre, client);
    assert_eq!(row(&mut theatre, client, FormKind::ImplementationPlan).why, Some(WhyNext::ServiceIsPlanned));

    let page = begin(&mut theatre, client, FormKind::ImplementationPlan);
    assert_eq!(page.answers.text("starts_on"), "12.1.2026");
    assert_eq!(page.answers.rows("goals").len(), goals.len());
    finish(&mut theatre, &page, page.answers.clone());

    theatre.later("2026-03-10T09:00");
    let shelf = document::shelf(theatre.open(), ClientRef { id: client }).expect("the list").value;
    assert_eq!(shelf.evaluations[0].why, Some(WhyNext::ReviewIsNear), "the plan can be followed without an evaluation of its own, too");
    let page = begin(&mut theatre, client, FormKind::ClientPlan);
    assert_eq!(page.follows.map(|at| at.date_naive().to_string()), Some("2026-02-03".into()));
    assert!(page.answers.text("counted").starts_with("Ajalta 3.2.2026–10.3.2026:\nTapaamisia "), "{}", page.answers.text("counted"));
    assert!(page.answers.rows("goals") == read(&mut theatre, &plan).answers.rows("goals"));
}

#[test]
fn no_goal_is_dropped_silently_and_the_review_is_held_by_its_evaluation() {
    let (mut theatre, client) = in_february();
    assessment(&mut theatre, client);
    plan(&mut theatre, client);
    let reviews = |theatre: &mut Theatre| theatre.page("reijo").period.expect("a period").reviews.into_iter().map(|review| (review.on.to_string(), review.held)).collect::<Vec<_>>();
    assert_eq!(reviews(&mut theatre), [("2026-03-20".to_owned(), false)]);
    theatre.later("2026-03-10T09:00");
    let reminders = today::today(theatre.open(), Empty {}).expect("the day").value.reminders;
    assert!(reminders.iter().any(|row| row.kind == ReminderKind::Review && row.on.to_string() == "2026-03-20"));

    let page = begin(&mut theatre, client, FormKind::ClientPlan);
    let mut answers = page.answers.clone();
    let evaluated = answers.rows_mut("previous_goals").expect("goals to evaluate");
    evaluated.iter_mut().for_each(|row| row.answers.set("attainment", "demo-26".into()));
    answers.rows_mut("goals").expect("goals that go on").remove(0);
    let refused = document::finalise(theatre.open(), as_it_is(&page, answers.clone())).err().expect("a goal is gone");
    assert_eq!(problems(refused), [("goals".into(), ProblemCode::KeptRowMissing)]);
    assert_eq!(open(&mut theatre, page.id).answers, answers, "what was typed is kept");

    let mut goals = page.answers.rows("goals").to_vec();
    goals[0].dropped = Some("Kirjastossa käydään jo.".into());
    let second = finish(&mut theatre, &page, answers.with("goals", goals));
    assert_eq!(reviews(&mut theatre), [("2026-03-20".to_owned(), true)]);
    let shown = read(&mut theatre, &second);
    assert_eq!(shown.answers.rows("goals")[0].dropped.as_deref(), Some("Kirjastossa käydään jo."));
    assert!(shown.previous.expect("the plan before it").answers.rows("goals")[0].dropped.is_none(), "the earlier plan stays as it was");
    assert_eq!(row(&mut theatre, client, FormKind::ClientPlan).finished.len(), 2);
}

#[test]
fn a_draft_survives_the_lock_and_is_never_held_back() {
    let (mut theatre, client) = in_february();
    let page = begin(&mut theatre, client, FormKind::ClientPlan);
    let half = page.answers.clone().with("client_view", "Kesken jäi").with("review_at", MomentForm { date: "mahdoton".into(), time: "x".into() });
    let save = DocumentSave { id: page.id, answers: half, gone_through: vec!["needs".into()], caret: "client_view".into(), reason: String::new() };
    let saved = document::save(theatre.open(), save).expect("nothing typed is refused").value;
    assert!(saved.sections.iter().any(|section| section.id == "needs" && section.state == SectionState::Ready));
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("opens");
    let again = begin(&mut theatre, client, FormKind::ClientPlan);
    assert!(again.id == page.id, "the one being written, not another");
    assert_eq!((again.answers.text("client_view"), again.caret.as_str()), ("Kesken jäi", "client_view"));
    document::discard(theatre.open(), DocumentDraftRef { id: page.id }).expect("taken away");
    let gone = document::open(theatre.open(), DocumentDraftRef { id: page.id }).err().expect("it is gone");
    assert_eq!(gone.code, FailureCode::NotFound);
    assert!(row(&mut theatre, client, FormKind::ClientPlan).draft.is_none());
}

#[test]
fn an_evaluation_without_a_plan_is_explained() {
    let (mut theatre, client) = in_february();
    let page = begin(&mut theatre, client, FormKind::ImplementationPlan);
    let early = page.answers.clone().with("attainment_client", "Hyvin meni.");
    let refused = document::finalise(theatre.open(), as_it_is(&page, early)).err().expect("there is no plan to evaluate");
    assert_eq!(problems(refused), [("attainment_client".into(), ProblemCode::EvaluationWithoutPlan)]);
    finish(&mut theatre, &page, page.answers.clone());
}

#[test]
fn a_second_click_finds_the_document_made_and_each_look_is_written_down() {
    let (mut theatre, client) = in_february();
    let page = begin(&mut theatre, client, FormKind::ServiceStart);
    let first = finish(&mut theatre, &page, page.answers.clone());
    let again = finish(&mut theatre, &page, page.answers.clone());
    assert!(first.id == again.id && again.already && !first.already);
    assert_eq!(document::open(theatre.open(), DocumentDraftRef { id: page.id }).err().map(|failure| failure.code), Some(FailureCode::AlreadyFinal));
    read(&mut theatre, &first);
    let handled = access::open(theatre.open(), ClientRef { id: client }).expect("the access log").value;
    let of_documents = handled.rows.iter().filter(|row| row.noun == "document").count();
    assert!(of_documents >= 2, "made once and read once, at least: {of_documents}");
}
