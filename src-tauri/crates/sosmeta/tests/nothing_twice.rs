//! One service from its beginning to its end: each document begins with what the ones before it say, so nothing is typed twice.

mod fictional;
mod long;

use askel_domain::document::begin::Sources;
use askel_domain::document::{Answer, Answers, FormKind, Known, PersonForm, begin, check, facts, next_version, settle};
use askel_domain::goal::{FactorEffect, Goal, GoalDirection, SituationFactor, SmallStep};
use askel_domain::id::{ClientId, GoalId, PeriodId, StepId};
use askel_domain::period::{Basis, FixedTerm, ServicePeriod};
use askel_domain::worker::Language;
use fictional::day;
use long::{form_of, lists, written};
use uuid::Uuid;

fn period() -> ServicePeriod {
    ServicePeriod {
        id: PeriodId(Uuid::from_u128(3)),
        client_id: ClientId(Uuid::from_u128(1)),
        service_task: "demo-1".into(),
        social_service: "46".into(),
        own_worker: "Kaisa Niemi".into(),
        term: FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) },
        basis: Basis::default(),
        course: Default::default(),
    }
}

fn goal() -> Goal {
    Goal {
        id: GoalId(Uuid::from_u128(20)),
        client_id: ClientId(Uuid::from_u128(1)),
        client_words: "Käyn taas kirjastossa".into(),
        area: "arki".into(),
        direction: GoalDirection::Improve,
        levels: ["ei", "ovelle", "pihalle", "kerran", "joka viikko"].map(String::from),
        weight: 1,
        start_level: -2,
        level: -1,
        steps: ["Käyn postilaatikolla", "Kävelen pysäkille"].map(step).to_vec(),
        factors: vec![SituationFactor { text: "Sisko soittaa".into(), effect: FactorEffect::Helps }],
    }
}

fn step(text: &str) -> SmallStep {
    SmallStep { id: StepId(Uuid::from_u128(21)), text: text.into(), done_on: None }
}

fn begun(kind: FormKind, sources: &Sources) -> Answers {
    begin(&form_of(kind).def(), sources).answers
}

/// Checks and settles as a finished document is, and sees that it can be written.
fn finished(kind: FormKind, answers: Answers, previous: Option<&Answers>) -> Answers {
    let (def, goals) = (form_of(kind).def(), [goal()]);
    let known = Known { today: day(2, 4), lists: &lists(), previous, term: Some(period().term), goals: &goals };
    assert_eq!(check(&def, &answers, &known), [], "{kind:?}");
    let settled = settle(&def, &answers, day(2, 4));
    written(kind, &settled, Language::Fi).expect("no obstacle");
    settled
}

#[test]
fn each_document_begins_with_what_is_known() {
    use FormKind::*;
    let (period, goals) = (facts::of_period(&period()), facts::of_goals(&[goal()]));
    let person = PersonForm { given: "Kaisa".into(), family: "Niemi".into(), role: "sosiaaliohjaaja".into(), phone: "040 123 4567".into() };
    let worker = Answers::default().with("person", person.clone());
    let facts = facts::of_record("Tapaamisia 3, yhteensä 2 h 35 min.", "Soitan Kelaan", "GAS");

    let initiation = begun(Initiation, &Sources::from([("period", &period)]));
    assert_eq!(initiation.text("service_task"), "demo-1");
    let initiation = initiation.with("initiated_on", "8.1.2026").with("urgency", "3").with("client_wish", "Haluan kokeilla.");
    let initiation = finished(Initiation, initiation.with("support_needs", vec!["1".to_owned(), "4".into()]), None);

    let assessment = begun(NeedsAssessment, &Sources::from([("initiation", &initiation), ("worker", &worker), ("facts", &facts)]));
    assert_eq!((assessment.text("initiated_on"), assessment.text("client_view")), ("8.1.2026", "Haluan kokeilla."));
    assert_eq!((assessment.chosen("support_needs"), assessment.text("how_done")), (["1".to_owned(), "4".into()].as_slice(), "GAS"));
    let assessment = assessment.with("assessment_begun_on", "9.1.2026").with("worker_conclusions", "Tarvitsee tukea.").with("strengths", "Lukee paljon.");
    let assessment = assessment.with("special_support", false).with("clientship_continues", true).with("own_worker_needed", true);
    let assessment = finished(NeedsAssessment, assessment, None);
    assert!(assessment.get("own_worker") == Some(&Answer::Person(person.clone())));

    let start = finished(ServiceStart, begun(ServiceStart, &Sources::from([("period", &period)])), None);
    assert_eq!(start.text("starts_on"), "12.1.2026", "nothing is left to type");

    let plan = begun(ClientPlan, &Sources::from([("assessment", &assessment), ("goals", &goals), ("facts", &facts)]));
    assert_eq!((plan.text("client_view"), plan.text("worker_view")), ("Haluan kokeilla.", "Tarvitsee tukea."));
    assert_eq!((plan.text("strengths"), plan.text("next_actions")), ("Lukee paljon.", "Soitan Kelaan"));
    let row = &plan.rows("goals")[0];
    assert_eq!((row.key.as_str(), row.answers.text("description")), (goal().id.to_string().as_str(), "Käyn taas kirjastossa"));
    assert_eq!((row.answers.text("direction"), row.answers.text("helps")), ("1", "Sisko soittaa"));
    assert!(plan.get("counted").is_none(), "a first plan evaluates nothing");
    let plan = finished(ClientPlan, plan, None);

    let implementation = begun(ImplementationPlan, &Sources::from([("plan", &plan), ("goals", &goals), ("period", &period), ("worker", &worker)]));
    let row = &implementation.rows("goals")[0].answers;
    assert_eq!((row.text("name"), row.text("means")), ("Käyn taas kirjastossa", "1. Käyn postilaatikolla\n2. Kävelen pysäkille"));
    assert!(implementation.get("responsible") == Some(&Answer::Person(person)));
    finished(ImplementationPlan, implementation, None);

    let mut next = begin(&form_of(ClientPlan).def(), &Sources::from([("previous", &plan), ("facts", &facts)])).answers;
    assert_eq!(next.text("counted"), "Tapaamisia 3, yhteensä 2 h 35 min.");
    assert!(next.rows("goals") == plan.rows("goals") && next.text("client_view") == plan.text("client_view"));
    let attained = next.rows_mut("previous_goals").map(|rows| rows[0].answers.set("attainment", "demo-26".into()));
    assert!(attained.is_some());
    let second = finished(ClientPlan, next, Some(&plan));
    assert_eq!(next_version(&form_of(ClientPlan).def(), &second).answers.rows("goals").len(), 1, "and the one after it");

    let end = finished(ServiceEnd, begun(ServiceEnd, &Sources::from([("period", &period), ("facts", &facts)])), None);
    assert_eq!((end.text("ends_on"), end.text("counted")), ("12.6.2026", "Tapaamisia 3, yhteensä 2 h 35 min."));
    let summary = begun(Summary, &Sources::from([("period", &period), ("facts", &facts)])).with("content", "Kuljettiin yhdessä.");
    finished(Summary, summary, None);
}
