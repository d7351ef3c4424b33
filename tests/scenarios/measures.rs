//! Measures and goal attainment scaling as a worker uses them: a file brought in, questions answered at start, mid and end, and the figures they come to.

use std::fs;

use askel_app::access::{self, ReasonGiven};
use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::failure::FailureCode;
use askel_app::goal::{self, GoalRequest};
use askel_app::measure::{self, FillingPage, FillingRef, GasForm, GasFormLine, GasPage, MeasureBegin, MeasureCompare, MeasureGive, MeasureImported};
use askel_app::period::{self, PeriodForm, PeriodRequest};
use askel_domain::id::ClientId;
use askel_domain::measure::{AnswerValue, DefinitionRef, Given, MeasureResult, Mode, NoScore, Occasion, Verdict};
use askel_domain::problem::ProblemCode;

use crate::theatre::{Theatre, five_months_until};

const WEATHER: &str = include_str!("../../src-tauri/crates/questionnaire/tests/files/yard-weather.json");

/// 8.5.2026: Reijo has three goals, of weights 3, 2 and 2.
fn in_may() -> (Theatre, ClientId) {
    let mut theatre = five_months_until("2026-05-08T00:00");
    theatre.later("2026-05-08T08:00");
    let id = theatre.id("reijo");
    (theatre, id)
}

fn import(theatre: &mut Theatre, text: &str) -> Result<MeasureImported, FailureCode> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mittari.json");
    fs::write(&path, text).expect("a file");
    measure::import(theatre.open(), &path).map(|answer| answer.value).map_err(|failure| failure.code)
}

fn wheel() -> DefinitionRef {
    DefinitionRef { id: "askel-life-areas".into(), version: "1.0.0".into() }
}

fn weather() -> DefinitionRef {
    DefinitionRef { id: "yard-weather".into(), version: "2.1".into() }
}

fn number(number: i32) -> Given {
    Given::Answered { value: AnswerValue::Number { number } }
}

fn chose(code: &str) -> Given {
    Given::Answered { value: AnswerValue::Option { code: code.into() } }
}

fn begin(theatre: &mut Theatre, client_id: ClientId, definition: DefinitionRef, occasion: Occasion) -> FillingPage {
    let request = MeasureBegin { client_id, definition, occasion, mode: Mode::Interview };
    measure::begin(theatre.open(), request).expect("begins").value
}

/// Gives the answer to the first question that nobody has come to, as the screen does.
fn give(theatre: &mut Theatre, page: &FillingPage, given: Given) -> FillingPage {
    let at = page.first_open.expect("one is open") as usize;
    let request = MeasureGive { id: page.id, link_id: page.questions[at].link_id.clone(), given };
    measure::give(theatre.open(), request).expect("fits").value
}

fn fill(theatre: &mut Theatre, client: ClientId, definition: DefinitionRef, occasion: Occasion, answers: Vec<Given>) {
    let mut page = begin(theatre, client, definition, occasion);
    for given in answers {
        page = give(theatre, &page, given);
    }
    assert_eq!(page.first_open, None, "every question was come to");
    measure::finish(theatre.open(), FillingRef { id: page.id }).expect("finishes");
}

fn compared(theatre: &mut Theatre, client_id: ClientId, definition: DefinitionRef) -> MeasureResult {
    measure::compare(theatre.open(), MeasureCompare { client_id, definition }).expect("the result").value
}

#[test]
fn a_file_without_a_licence_is_refused_with_its_place_and_nothing_is_kept() {
    let (mut theatre, _) = in_may();
    let without = WEATHER.replace(r#""copyright": "CC BY 4.0","#, "");
    let refused = import(&mut theatre, &without).expect("an answer");
    assert!(refused.card.is_none());
    let told = serde_json::to_value(&refused.refusals).expect("JSON");
    assert_eq!(told, serde_json::json!([{ "at": "licence", "code": "licence_missing" }]));
    let titles = |theatre: &mut Theatre| -> Vec<(String, String, bool)> {
        let rows = measure::list(theatre.open(), Empty {}).expect("the list").value;
        rows.into_iter().map(|row| (row.card.title, row.card.licence, row.imported)).collect()
    };
    let own = ("Elämän osa-alueet".to_owned(), "EUPL-1.2 OR CC0-1.0".to_owned(), false);
    assert_eq!(titles(&mut theatre), [own.clone()]);
    assert_eq!(import(&mut theatre, WEATHER).expect("taken in").card.expect("a card").holder, "Keksitty laitos");
    assert_eq!(titles(&mut theatre), [own, ("Pihasää".into(), "CC BY 4.0".into(), true)]);
}

#[test]
fn the_same_version_with_other_content_is_refused_and_the_same_file_again_changes_nothing() {
    let (mut theatre, _) = in_may();
    import(&mut theatre, WEATHER).expect("taken in");
    import(&mut theatre, WEATHER).expect("the same again");
    assert_eq!(import(&mut theatre, &WEATHER.replace("Pihasää", "Pihan sää")).err(), Some(FailureCode::MeasureDiffers));
    let wheel = askel_questionnaire::shipped_files()[0].1;
    import(&mut theatre, wheel).expect("Askel's own file is here already");
    assert_eq!(import(&mut theatre, &wheel.replace("Elämän osa-alueet", "Elämä")).err(), Some(FailureCode::MeasureDiffers));
    assert_eq!(measure::list(theatre.open(), Empty {}).expect("the list").value.len(), 2);
}

#[test]
fn a_skip_and_a_refusal_are_different_after_a_lock_and_the_filling_goes_on_where_it_was_left() {
    let (mut theatre, id) = in_may();
    let page = begin(&mut theatre, id, wheel(), Occasion::Start);
    let page = give(&mut theatre, &page, number(3));
    let page = give(&mut theatre, &page, Given::Skipped);
    let page = give(&mut theatre, &page, Given::Declined);
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    let again = measure::resume(theatre.open(), FillingRef { id: page.id }).expect("goes on").value;
    assert_eq!(again.first_open, Some(3));
    let given: Vec<Option<Given>> = again.questions.iter().take(4).map(|question| question.given.clone()).collect();
    assert!(given == [Some(number(3)), Some(Given::Skipped), Some(Given::Declined), None]);
    // What was skipped can be answered; what is finished cannot.
    let back = MeasureGive { id: page.id, link_id: "everyday".into(), given: number(10) };
    measure::give(theatre.open(), back).expect("answered after all");
    let off = MeasureGive { id: page.id, link_id: "money".into(), given: number(11) };
    let refused = measure::give(theatre.open(), off).err().expect("off the ladder");
    assert_eq!((refused.fields[0].path.as_str(), refused.fields[0].code), ("answers.money", ProblemCode::AnswerOutsideScale));
    measure::finish(theatre.open(), FillingRef { id: page.id }).expect("finishes");
    let late = MeasureGive { id: page.id, link_id: "home".into(), given: number(9) };
    assert_eq!(measure::give(theatre.open(), late).err().map(|failure| failure.code), Some(FailureCode::AlreadyFinal));
    let result = compared(&mut theatre, id, wheel());
    let told = serde_json::to_value(result.rows.iter().take(4).map(|row| &row.cells[0]).collect::<Vec<_>>()).expect("JSON");
    let value = |number: f64| serde_json::json!({ "is": "value", "value": number, "words": null });
    assert_eq!(told, serde_json::json!([value(3.0), value(10.0), { "is": "declined" }, { "is": "skipped" }]));
}

#[test]
fn start_mid_and_end_stand_side_by_side_with_the_figures_of_the_measure() {
    let (mut theatre, id) = in_may();
    import(&mut theatre, WEATHER).expect("taken in");
    let own = || Given::Declined;
    // 2 + 2 + 1 = 5; 5 × 2.5 = 12.5
    fill(&mut theatre, id, weather(), Occasion::Start, vec![chose("often"), chose("often"), chose("sometimes"), own()]);
    theatre.later("2026-05-20T08:00");
    // 1 and a skip, for which the mean 1 stands: 2; 2 × 2.5 = 5. The umbrella is not asked.
    fill(&mut theatre, id, weather(), Occasion::Mid, vec![chose("sometimes"), Given::Skipped, own()]);
    theatre.later("2026-06-05T08:00");
    fill(&mut theatre, id, weather(), Occasion::End, vec![chose("never"), chose("never"), own()]);
    let result = compared(&mut theatre, id, weather());
    let totals: Vec<(Occasion, String, Option<f64>, u32)> =
        result.occasions.iter().map(|one| (one.occasion, one.on.to_string(), one.total, one.filled)).collect();
    assert_eq!(
        totals,
        [
            (Occasion::Start, "2026-05-08".into(), Some(12.5), 0),
            (Occasion::Mid, "2026-05-20".into(), Some(5.0), 1),
            (Occasion::End, "2026-06-05".into(), Some(0.0), 0)
        ]
    );
    let change = result.total_change.clone().expect("two totals");
    assert_eq!((change.from, change.to, change.verdict, change.least), (12.5, 0.0, Verdict::Better, Some(5.0)));
    let bands: Vec<&str> = result.occasions.iter().filter_map(|one| one.band.as_ref()).map(|band| band.text.as_str()).collect();
    assert_eq!(bands, ["Piha on märkä.", "Piha on kuiva.", "Piha on kuiva."]);
    let page = measure::open(theatre.open(), ClientRef { id }).expect("the page").value;
    let filled: Vec<(String, usize)> = page.measures.iter().map(|one| (one.card.title.clone(), one.fillings.len())).collect();
    assert_eq!(filled, [("Elämän osa-alueet".into(), 0), ("Pihasää".into(), 3)]);
}

#[test]
fn our_wheel_never_has_a_total() {
    let (mut theatre, id) = in_may();
    fill(&mut theatre, id, wheel(), Occasion::Start, [3, 2, 1, 5, 4, 0, 0, 3, 7, 4].map(number).to_vec());
    let result = compared(&mut theatre, id, wheel());
    assert!(!result.has_total && result.total_change.is_none());
    assert_eq!((result.occasions[0].total, result.occasions[0].no_total), (None, Some(NoScore::NoTotal)));
}

fn score(theatre: &mut Theatre, client_id: ClientId, occasion: Occasion, levels: [Option<i8>; 3]) -> GasPage {
    let goals = measure::open_gas(theatre.open(), ClientRef { id: client_id }).expect("the goals").value.goals;
    let lines = goals.iter().zip(levels).map(|(goal, level)| GasFormLine { goal_id: goal.id, level }).collect();
    measure::score_gas(theatre.open(), GasForm { client_id, occasion, lines }).expect("scored").value
}

/// T to two decimals, each with its occasion.
fn course(page: &GasPage) -> Vec<(Occasion, Option<f64>)> {
    page.course.occasions.iter().map(|one| (one.occasion, one.t.map(|t| (t * 100.0).round() / 100.0))).collect()
}

#[test]
fn the_t_of_start_mid_and_end_as_worked_out_by_hand_and_an_old_one_outlives_a_new_weight() {
    let (mut theatre, id) = in_may();
    // weights 3, 2, 2: Σwx = −14; Σw² = 17, Σw = 7; 11.9 + 14.7 = 26.6; √26.6 = 5.15752; −140 / 5.15752 = −27.14
    score(&mut theatre, id, Occasion::Start, [Some(-2); 3]);
    theatre.later("2026-05-20T08:00");
    // the third is not assessed; weights 3, 2: Σwx = −3; Σw² = 13, Σw = 5; 9.1 + 7.5 = 16.6; √16.6 = 4.07431; −30 / 4.07431 = −7.36
    let page = score(&mut theatre, id, Occasion::Mid, [Some(-1), Some(0), None]);
    let until_now = [(Occasion::Start, Some(22.86)), (Occasion::Mid, Some(42.64))];
    assert_eq!(course(&page), until_now);
    assert_eq!((page.course.occasions[1].assessed, page.course.occasions[1].not_assessed), (2, 1));
    assert_eq!(page.goals.iter().map(|goal| goal.level).collect::<Vec<_>>(), [-1, 0, -2], "the goals stand where they were scored");
    let form = goal::open(theatre.open(), GoalRequest { client_id: id, id: Some(page.goals[0].id) }).expect("the goal").value;
    goal::save(theatre.open(), goal::GoalForm { weight: 1, ..form }).expect("a new weight");
    let page = measure::open_gas(theatre.open(), ClientRef { id }).expect("the goals").value;
    assert_eq!(course(&page), until_now, "a weight edited later changes no old score");
    theatre.later("2026-06-05T08:00");
    // weights 1, 2, 2: Σwx = 3; Σw² = 9, Σw = 5; 6.3 + 7.5 = 13.8; √13.8 = 3.71484; 30 / 3.71484 = 8.08
    let page = score(&mut theatre, id, Occasion::End, [Some(1), Some(0), Some(1)]);
    assert_eq!(course(&page), [until_now[0], until_now[1], (Occasion::End, Some(58.08))]);
    assert_eq!(page.course.goals[0].weights, [Some(3), Some(3), Some(1)]);
}

#[test]
fn a_goal_without_levels_is_explained_and_nothing_is_scored() {
    let (mut theatre, id) = in_may();
    let page = measure::open_gas(theatre.open(), ClientRef { id }).expect("the goals").value;
    let form = goal::open(theatre.open(), GoalRequest { client_id: id, id: Some(page.goals[1].id) }).expect("the goal").value;
    goal::save(theatre.open(), goal::GoalForm { levels: vec![String::new(); 5], ..form }).expect("no levels");
    let lines = page.goals.iter().map(|goal| GasFormLine { goal_id: goal.id, level: Some(3) }).collect();
    let refused = measure::score_gas(theatre.open(), GasForm { client_id: id, occasion: Occasion::Start, lines }).err().expect("refused");
    assert_eq!((refused.fields[0].path.as_str(), refused.fields[0].code), ("lines.1.level", ProblemCode::LevelsMissing));
    let none = measure::score_gas(theatre.open(), GasForm { client_id: id, occasion: Occasion::Start, lines: vec![] }).err().expect("refused");
    assert_eq!(none.fields[0].code, ProblemCode::Required);
    assert!(measure::open_gas(theatre.open(), ClientRef { id }).expect("the goals").value.course.occasions.is_empty());
}

#[test]
fn another_workers_client_asks_for_a_reason_before_a_measure_is_seen_or_begun() {
    let (mut theatre, id) = in_may();
    let begun = begin(&mut theatre, id, wheel(), Occasion::Start).id;
    let period_id = theatre.page("reijo").period.map(|period| period.id);
    let form = period::open(theatre.open(), PeriodRequest { client_id: id, id: period_id }).expect("the form").value.form;
    period::save(theatre.open(), PeriodForm { own_worker: "Olli Aalto".into(), ..form }).expect("another worker's now");
    theatre.later("2026-05-08T09:00");
    let wishes: [fn(&mut Theatre, ClientId, FillingRef) -> Option<FailureCode>; 6] = [
        |theatre, id, _| measure::open(theatre.open(), ClientRef { id }).err().map(|failure| failure.code),
        |theatre, _, begun| measure::resume(theatre.open(), begun).err().map(|failure| failure.code),
        |theatre, id, _| measure::open_gas(theatre.open(), ClientRef { id }).err().map(|failure| failure.code),
        |theatre, id, _| measure::compare(theatre.open(), MeasureCompare { client_id: id, definition: wheel() }).err().map(|failure| failure.code),
        |theatre, _, begun| measure::finish(theatre.open(), begun).err().map(|failure| failure.code),
        |theatre, client_id, _| {
            let request = MeasureBegin { client_id, definition: wheel(), occasion: Occasion::Mid, mode: Mode::Interview };
            measure::begin(theatre.open(), request).err().map(|failure| failure.code)
        },
    ];
    for (nth, wish) in wishes.iter().enumerate() {
        assert_eq!(wish(&mut theatre, id, FillingRef { id: begun }), Some(FailureCode::ReasonNeeded), "wish {nth}");
    }
    access::give_reason(theatre.open(), ReasonGiven { client_id: id, reason: "Sijaistan Ollia tänään.".into() }).expect("told");
    let page = measure::open(theatre.open(), ClientRef { id }).expect("opens with a reason").value;
    assert_eq!(page.measures[0].fillings.len(), 1, "nothing was begun without one");
}
