//! From a plan through its evaluation to the next plan, with the forms as they are: no goal is lost on the way, whatever a
//! worker does, and nothing that was said is typed again.

mod fictional;
mod long;

use askel_domain::document::begin::{Begun, Sources, begin};
use askel_domain::document::evaluate::{begun_with, evaluated, lay_over, source, taken_into};
use askel_domain::document::{Answers, DocumentDraft, FormDef, FormKind, Known, Row, check, settle};
use askel_domain::id::{ClientId, DraftId};
use askel_domain::problem::ProblemCode;
use askel_domain::worker::Language;
use askel_sosmeta::national::asked;
use fictional::day;
use long::lists;
use proptest::prelude::*;

fn form(kind: FormKind) -> FormDef {
    asked(kind).expect("it comes with Askel")
}

fn goal(key: &str, words: &str) -> Row {
    Row::new(key, Answers::default().with("description", words).with("direction", "1"))
}

fn known(previous: Option<&Answers>) -> Known<'_> {
    static LISTS: std::sync::OnceLock<askel_domain::document::CodeLists> = std::sync::OnceLock::new();
    Known { today: day(5, 8), lists: LISTS.get_or_init(lists), previous, term: None, goals: &[] }
}

/// An evaluation of a plan as it begins.
fn evaluation_of(plan: &Answers, goals: &[Row]) -> Answers {
    let listed = Answers::default().with("goals", goals.to_vec());
    begin(&form(FormKind::MidEvaluation), &Sources::from([("previous", &evaluated(&[plan], &listed))])).answers
}

/// The next plan as it begins after an evaluation.
fn plan_after(plan: &Answers, evaluation: &Answers) -> Begun {
    let said = source(evaluation, |id| askel_text::field_label(Language::Fi, id));
    let form = form(FormKind::ClientPlan);
    let mut begun = begin(&form, &Sources::from([("previous", plan), ("evaluation", &said)]));
    lay_over(&mut begun, &form, evaluation, true);
    begun
}

fn say(evaluation: &mut Answers, row: usize, answers: &[(&str, &str)]) {
    let row = &mut evaluation.rows_mut("evaluated_goals").expect("goals")[row];
    answers.iter().for_each(|(id, said)| row.answers.set(id, (*said).into()));
}

#[test]
fn what_was_said_of_each_goal_stands_in_the_next_plan_in_both_voices() {
    let plan = Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa"), goal("g2", "Avaan postin")]).with("contact", "Tiistaisin");
    let mut evaluation = evaluation_of(&plan, &[goal("g2", "Avaan postin"), goal("g3", "Soitan siskolle")]);
    let words: Vec<&str> = evaluation.rows("evaluated_goals").iter().map(|row| row.answers.text("description")).collect();
    assert_eq!(words, ["Käyn kirjastossa", "Avaan postin", "Soitan siskolle"], "the plan's goals, then the client's other goals");
    say(&mut evaluation, 0, &[("attainment_client", "Kävin kolme kertaa."), ("attainment_worker", "Uskaltaa jo yksin."), ("attainment", "demo-26")]);
    say(&mut evaluation, 1, &[("attainment_client", "Kirjeet ovat auki."), ("attainment", "demo-26"), ("why_ends", "Posti avataan jo.")]);
    evaluation.rows_mut("evaluated_goals").expect("goals")[1].answers.set("goes_on", false.into());
    say(&mut evaluation, 2, &[("attainment", "demo-26")]);
    let evaluation = evaluation.with("how_it_went", "Ihan hyvin.").with("changes_worker", "Harvennetaan.").with("counted", "Tapaamisia 3.");

    let next = plan_after(&plan, &evaluation);
    let past = next.answers.rows("previous_goals");
    assert_eq!(past.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["g1", "g2", "g3"]);
    assert_eq!((past[0].answers.text("attainment_client"), past[0].answers.text("attainment_worker")), ("Kävin kolme kertaa.", "Uskaltaa jo yksin."));
    let onward: Vec<_> = next.answers.rows("goals").iter().map(|row| (row.key.as_str(), row.answers.text("description"), row.dropped.as_deref())).collect();
    assert_eq!(onward, [("g1", "Käyn kirjastossa", None), ("g2", "Avaan postin", Some("Posti avataan jo.")), ("g3", "Soitan siskolle", None)]);
    let taken = ["situation", "changes_worker", "counted"].map(|id| (next.answers.text(id), next.taken[id].as_str()));
    assert_eq!(taken, [("Ihan hyvin.", "evaluation"), ("Harvennetaan.", "evaluation"), ("Tapaamisia 3.", "evaluation")]);
    assert_eq!(check(&form(FormKind::ClientPlan), &next.answers, &known(Some(&plan))), [], "it can be finished as it stands");
}

#[test]
fn the_words_of_an_evaluation_are_put_together_for_the_documents_that_have_one_place_for_them() {
    let mut evaluation = evaluation_of(&Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa"), goal("g2", "Avaan postin")]), &[]);
    say(&mut evaluation, 0, &[("attainment_client", "Kävin."), ("attainment_worker", "Rohkaistui."), ("attainment", "demo-26")]);
    say(&mut evaluation, 1, &[("attainment_client", "Auki."), ("attainment", "demo-26")]);
    let evaluation = evaluation.with("how_it_went", "Hyvin.").with("what_was_hard", "Talvi.").with("worker_view", "Arki kantaa.");
    let said = source(&evaluation, |id| askel_text::field_label(Language::Fi, id));
    assert_eq!(said.text("client_words"), "Miten sinulla on mennyt? Hyvin.\nMikä on ollut vaikeaa? Talvi.");
    assert_eq!(said.text("goals_client"), "Käyn kirjastossa: Kävin.\nAvaan postin: Auki.");
    assert_eq!(said.text("story"), "Arki kantaa.\nKäyn kirjastossa: Rohkaistui.");
    assert_eq!(said.text("attainment"), "demo-26", "all goals were reached alike");
    say(&mut evaluation.clone(), 1, &[("attainment", "demo-27")]);
    let mut unlike = evaluation;
    say(&mut unlike, 1, &[("attainment", "demo-27")]);
    assert_eq!(source(&unlike, |id| id.to_owned()).text("attainment"), "", "where they differ the worker says it");
}

#[test]
fn without_a_plan_the_clients_goals_are_evaluated() {
    let form = form(FormKind::FinalEvaluation);
    let listed = Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa")]);
    let begun = begin(&form, &Sources::from([("previous", &evaluated(&[], &listed))]));
    assert_eq!(begun.answers.rows("evaluated_goals").len(), 1);
    let nothing = begin(&form, &Sources::from([("previous", &evaluated(&[], &Answers::default()))]));
    assert!(nothing.answers.get("evaluated_goals").is_none(), "and an evaluation without any goal can still be written");
}

#[test]
fn a_goal_that_does_not_go_on_says_why() {
    let mut evaluation = evaluation_of(&Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa")]), &[]);
    let held = begun_with(&evaluation);
    say(&mut evaluation, 0, &[("attainment", "demo-26")]);
    evaluation.rows_mut("evaluated_goals").expect("goals")[0].answers.set("goes_on", false.into());
    let found = check(&form(FormKind::MidEvaluation), &evaluation, &known(Some(&held)));
    assert_eq!(found.iter().map(|problem| (problem.path.as_str(), problem.code)).collect::<Vec<_>>(), [("evaluated_goals.0.why_ends", ProblemCode::Required)]);
}

fn draft(answers: Answers, prefilled: Answers) -> DocumentDraft {
    let now = chrono::DateTime::parse_from_rfc3339("2026-05-08T09:00:00+03:00").expect("a moment");
    DocumentDraft {
        id: DraftId(Default::default()),
        client_id: ClientId(Default::default()),
        period_id: None,
        kind: FormKind::ClientPlan,
        purpose: askel_domain::draft::Purpose::New,
        follows: None,
        answers,
        prefilled,
        taken: Default::default(),
        gone_through: Default::default(),
        opened_at: now,
        saved_at: now,
        caret: String::new(),
        reason: String::new(),
    }
}

#[test]
fn a_plan_that_is_being_written_takes_the_evaluation_only_where_it_has_no_words_of_its_own() {
    let plan = Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa"), goal("g2", "Avaan postin")]).with("contact", "Tiistaisin");
    let began = begin(&form(FormKind::ClientPlan), &Sources::from([("previous", &plan)]));
    let mut written = began.answers.clone().with("changes_client", "Oma lause");
    written.rows_mut("previous_goals").expect("goals")[0].answers.set("attainment_client", "Omin sanoin".into());
    let begun = draft(written, began.answers);
    let mut evaluation = evaluation_of(&plan, &[]).with("changes_client", "Toinen lause").with("contact", "Joka toinen viikko");
    say(&mut evaluation, 0, &[("attainment_client", "Arvioinnissa sanottu"), ("attainment_worker", "Rohkaistui")]);
    let fresh = plan_after(&plan, &evaluation);
    let filled = taken_into(&begun, &draft(fresh.answers.clone(), fresh.answers));
    assert_eq!((filled.answers.text("changes_client"), filled.answers.text("contact")), ("Oma lause", "Joka toinen viikko"));
    let row = &filled.answers.rows("previous_goals")[0].answers;
    assert_eq!((row.text("attainment_client"), row.text("attainment_worker")), ("Omin sanoin", "Rohkaistui"));
    assert_eq!(filled.answers.rows("goals").len(), 2);
}

/// What a worker may do to the goals of an evaluation. What the window does not offer must do no harm either.
#[derive(Clone, Debug)]
enum Act {
    Judge(usize),
    End(usize, String),
    LeaveOut(usize, String),
    Move(usize, usize),
    Remove(usize),
    Empty(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..5usize).prop_map(Act::Judge),
        (0..5usize, "[a-z]{0,5}").prop_map(|(at, why)| Act::End(at, why)),
        (0..5usize, "[a-z]{0,5}").prop_map(|(at, why)| Act::LeaveOut(at, why)),
        (0..5usize, 0..5usize).prop_map(|(from, to)| Act::Move(from, to)),
        (0..5usize).prop_map(Act::Remove),
        (0..5usize).prop_map(Act::Empty),
    ];
    proptest::collection::vec(act, 0..5)
}

fn play(rows: &mut Vec<Row>, act: Act) {
    let count = rows.len();
    match act {
        _ if count == 0 => {}
        Act::Judge(at) => rows[at % count].answers.set("attainment", "demo-26".into()),
        Act::End(at, why) => {
            rows[at % count].answers.set("goes_on", false.into());
            rows[at % count].answers.set("why_ends", why.into());
        }
        Act::LeaveOut(at, why) => rows[at % count].dropped = Some(why),
        Act::Move(from, to) => rows.swap(from % count, to % count),
        Act::Remove(at) => drop(rows.remove(at % count)),
        Act::Empty(at) => rows[at % count].answers = Answers::default(),
    }
}

proptest! {
    /// Whatever evaluation passes the check holds every goal of the plan, and so does the plan that begins after it:
    /// live, or ended with the reason that was given. That plan passes its own check for goals.
    #[test]
    fn no_evaluation_loses_a_goal(of_plan in 1..4usize, listed in 0..3usize, acts in acts()) {
        let plan = Answers::default().with("goals", (0..of_plan).map(|n| goal(&format!("g{n}"), &format!("tavoite {n}"))).collect::<Vec<_>>());
        let others: Vec<Row> = (0..listed).map(|n| goal(&format!("o{n}"), &format!("muu {n}"))).collect();
        let mut evaluation = evaluation_of(&plan, &others);
        let held = begun_with(&evaluation);
        let mut rows = evaluation.rows("evaluated_goals").to_vec();
        rows.iter_mut().for_each(|row| row.answers.set("attainment", "demo-26".into()));
        acts.into_iter().for_each(|act| play(&mut rows, act));
        evaluation.set("evaluated_goals", rows.into());
        let form_asked = form(FormKind::MidEvaluation);
        if check(&form_asked, &evaluation, &known(Some(&held))).is_empty() {
            let finished = settle(&form_asked, &evaluation, day(5, 8));
            let next = plan_after(&plan, &finished);
            for key in (0..of_plan).map(|n| format!("g{n}")).chain((0..listed).map(|n| format!("o{n}"))) {
                let row = finished.rows("evaluated_goals").iter().find(|row| row.key == key);
                prop_assert!(row.is_some(), "{} is not in the evaluation", key);
                let onward = next.answers.rows("goals").iter().find(|row| row.key == key);
                prop_assert!(onward.is_some_and(|row| row.dropped.as_deref().is_none_or(|why| !why.is_empty())), "{} is not in the next plan", key);
                let ended = row.is_some_and(|row| row.dropped.is_none() && row.answers.flag("goes_on") == Some(false));
                prop_assert_eq!(onward.is_some_and(|row| row.dropped.is_some()), ended);
                prop_assert!(next.answers.rows("previous_goals").iter().any(|row| row.key == key), "{} is not evaluated in the next plan", key);
            }
            let lost = check(&form(FormKind::ClientPlan), &next.answers, &known(Some(&plan)));
            prop_assert!(lost.iter().all(|problem| problem.code != ProblemCode::KeptRowMissing && problem.code != ProblemCode::ReasonMissing), "{:?}", lost);
        }
    }
}
