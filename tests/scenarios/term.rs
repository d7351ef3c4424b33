//! Reijo's term as the proofs of the evaluations live it: meetings of each way with their minutes, what was called off, tasks by
//! their outcome, measures and goals scored at start, mid and end. Knows no expectation; the figures by hand stand beside what makes them.

use std::fs;

use askel_app::client::ClientRef;
use askel_app::document::{self, DocumentBegin, DocumentDraftRef, DocumentFinished, DocumentPage, DocumentSave};
use askel_app::entry::{self, DraftRequest, DraftSave};
use askel_app::failure::Failure;
use askel_app::goal::{self, GoalForm};
use askel_app::measure::{self, FillingRef, GasForm, GasFormLine, MeasureBegin, MeasureGive};
use askel_app::task::{self, TaskMarkRequest};
use askel_domain::document::{Answers, FormKind, MomentForm, Row};
use askel_domain::draft::{EntryForm, EntryKind, TaskForm, Who};
use askel_domain::entry::{CancelledBy, Mark};
use askel_domain::goal::GoalDirection;
use askel_domain::id::{ClientId, DraftId, TaskId};
use askel_domain::measure::{AnswerValue, DefinitionRef, Given, Mode, Occasion};
use askel_domain::session::ContactMode;
use askel_domain::task::TaskKind;

use crate::theatre::{Theatre, five_months_until};

const WEATHER: &str = include_str!("../../src-tauri/crates/questionnaire/tests/files/yard-weather.json");
pub const LIBRARY: &str = "Käyn kirjastossa";
pub const POST: &str = "Avaan postin";
pub const SISTER: &str = "Soitan siskolle";

/// Reijo with a period from 12.1. to 12.6.2026 and nothing else.
pub fn before_the_term() -> (Theatre, ClientId) {
    let theatre = five_months_until("2026-01-12T09:15");
    let id = theatre.id("reijo");
    (theatre, id)
}

pub fn goal(theatre: &mut Theatre, client_id: ClientId, words: &str, weight: u8) {
    let levels = ["ei", "kerran", "joskus", "usein", "aina"].map(String::from).to_vec();
    let form = GoalForm {
        id: None,
        client_id,
        client_words: words.into(),
        area: String::new(),
        direction: GoalDirection::Improve,
        levels,
        weight,
        start_level: -2,
        steps: vec![],
        factors: vec![],
    };
    goal::save(theatre.open(), form).expect("a goal");
}

fn record(theatre: &mut Theatre, client_id: ClientId, form: EntryForm) {
    let draft = entry::open_draft(theatre.open(), DraftRequest { client_id, session_id: None }).expect("a draft").value;
    entry::finalise(theatre.open(), DraftSave { id: draft.id, form }).expect("an entry");
}

/// A meeting on a day like `20.1.2026`, recorded the same evening; without an end where `ends` is empty.
fn meet(theatre: &mut Theatre, client: ClientId, day: (u32, u32), mode: ContactMode, (starts, ends): (&str, &str), new_tasks: Vec<TaskForm>) {
    theatre.later(&format!("2026-{:02}-{:02}T19:00", day.1, day.0));
    let form = EntryForm {
        date: format!("{}.{}.2026", day.0, day.1),
        starts: starts.into(),
        ends: ends.into(),
        mode: Some(mode),
        participants: if mode == ContactMode::NetworkMeeting { "Reijo, Marja ja minä".into() } else { String::new() },
        client_tells: "Kuuluu hyvää.".into(),
        new_tasks,
        ..Default::default()
    };
    record(theatre, client, form);
}

fn call_off(theatre: &mut Theatre, client: ClientId, day: (u32, u32), by: Option<CancelledBy>) {
    theatre.later(&format!("2026-{:02}-{:02}T19:00", day.1, day.0));
    let date = format!("{}.{}.2026", day.0, day.1);
    let form = match by {
        Some(by) => EntryForm { kind: EntryKind::Cancelled, date, starts: "10".into(), mode: Some(ContactMode::Office), cancelled_by: by, cancel_details: "Este tuli.".into(), ..Default::default() },
        None => EntryForm { date, kind: EntryKind::NotMet, starts: "10".into(), mode: Some(ContactMode::HomeVisit), what_was_done: "Jätin viestin.".into(), ..Default::default() },
    };
    record(theatre, client, form);
}

fn task(what: &str, who: Who, kind: TaskKind) -> TaskForm {
    let who_name = if who == Who::Other { "Marja Virtala-Laine".into() } else { String::new() };
    TaskForm { what: what.into(), who, who_name, kind, ..Default::default() }
}

pub fn mark(theatre: &mut Theatre, what: &str, mark: Mark) {
    let found = theatre.page("reijo").tasks.iter().find(|task| task.what == what).map(|task| task.id);
    let id: TaskId = found.expect("a task");
    task::mark(theatre.open(), TaskMarkRequest { id, mark: Some(mark), obstacle: String::new(), helped: None }).expect("marked");
}

fn score(theatre: &mut Theatre, client_id: ClientId, occasion: Occasion, levels: [Option<i8>; 3]) {
    let goals = measure::open_gas(theatre.open(), ClientRef { id: client_id }).expect("the goals").value.goals;
    let lines = goals.iter().zip(levels).map(|(goal, level)| GasFormLine { goal_id: goal.id, level }).collect();
    measure::score_gas(theatre.open(), GasForm { client_id, occasion, lines }).expect("scored");
}

fn fill(theatre: &mut Theatre, client_id: ClientId, id: &str, version: &str, occasion: Occasion, answers: Vec<Given>) {
    let definition = DefinitionRef { id: id.into(), version: version.into() };
    let mut page = measure::begin(theatre.open(), MeasureBegin { client_id, definition, occasion, mode: Mode::Interview }).expect("begins").value;
    for given in answers {
        let at = page.first_open.expect("one is open") as usize;
        let request = MeasureGive { id: page.id, link_id: page.questions[at].link_id.clone(), given };
        page = measure::give(theatre.open(), request).expect("fits").value;
    }
    measure::finish(theatre.open(), FillingRef { id: page.id }).expect("finishes");
}

fn weather(theatre: &mut Theatre, client: ClientId, occasion: Occasion, answers: &[&str]) {
    let given = answers.iter().map(|code| match *code {
        "skipped" => Given::Skipped,
        "declined" => Given::Declined,
        code => Given::Answered { value: AnswerValue::Option { code: code.into() } },
    });
    fill(theatre, client, "yard-weather", "2.1", occasion, given.collect());
}

fn wheel(theatre: &mut Theatre, client: ClientId, occasion: Occasion, numbers: [i32; 10]) {
    let given = numbers.map(|number| Given::Answered { value: AnswerValue::Number { number } });
    fill(theatre, client, "askel-life-areas", "1.0.0", occasion, given.to_vec());
}

pub fn begin(theatre: &mut Theatre, client_id: ClientId, kind: FormKind) -> DocumentPage {
    let id = document::begin(theatre.open(), DocumentBegin { client_id, kind }).expect("begun").value.id;
    open(theatre, id)
}

pub fn open(theatre: &mut Theatre, id: DraftId) -> DocumentPage {
    document::open(theatre.open(), DocumentDraftRef { id }).expect("the draft").value
}

pub fn as_it_is(page: &DocumentPage, answers: Answers) -> DocumentSave {
    DocumentSave { id: page.id, answers, gone_through: vec![], caret: String::new(), reason: String::new() }
}

pub fn finish(theatre: &mut Theatre, page: &DocumentPage, answers: Answers) -> DocumentFinished {
    let told = |failure: Failure| format!("{:?}", failure.fields.iter().map(|problem| (&problem.path, problem.code)).collect::<Vec<_>>());
    document::finalise(theatre.open(), as_it_is(page, answers)).map_err(told).expect("nothing to mend").value
}

/// The plans of 14.1., with two services, one method and a review on 20.3.
fn plans(theatre: &mut Theatre, client: ClientId) {
    theatre.later("2026-01-14T09:00");
    let page = begin(theatre, client, FormKind::ClientPlan);
    let service = |key: &str, service: &str| Row::new(key, Answers::default().with("service", service));
    let mut own = service("s1", "1");
    own.answers.set("social_service", "46".into());
    own.answers.set("methods", vec!["demo-32".to_owned()].into());
    let review = MomentForm { date: "20.3.2026".into(), time: "10".into() };
    let answers = page.answers.clone().with("services", vec![own, service("s2", "2")]).with("contact", "Tiistaisin kotona.").with("review_at", review);
    finish(theatre, &page, answers);
    let page = begin(theatre, client, FormKind::ImplementationPlan);
    finish(theatre, &page, page.answers.clone());
}

/// The term until 10.3.
///
/// Minutes from 14.1. on: home 75 + 60 = 135; outreach 90; office 45; video 30; phone 20; chat 25; messages and e-mail have no end;
/// network 50; group 90. Before the plan, on 13.1.: phone 10.
pub fn until_march(theatre: &mut Theatre, client: ClientId) {
    use ContactMode::*;
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("mittari.json"), WEATHER).expect("a file");
    measure::import(theatre.open(), &folder.path().join("mittari.json")).expect("taken in");
    theatre.later("2026-01-13T08:00");
    [(LIBRARY, 3), (POST, 2), (SISTER, 2)].into_iter().for_each(|(words, weight)| goal(theatre, client, words, weight));
    // weights 3, 2, 2, all at −2: −140 / √26.6 = −27.14, so T = 22.86
    score(theatre, client, Occasion::Start, [Some(-2); 3]);
    // 2 + 2 + 1 = 5; 5 × 2.5 = 12.5
    weather(theatre, client, Occasion::Start, &["often", "often", "sometimes", "declined"]);
    wheel(theatre, client, Occasion::Start, [3, 2, 1, 5, 4, 0, 0, 3, 7, 4]);
    meet(theatre, client, (13, 1), Phone, ("9", "9.10"), vec![]);
    plans(theatre, client);
    let first = [task("Käy postilaatikolla", Who::Client, TaskKind::Task), task("Soittaa Kelaan", Who::Worker, TaskKind::Task)];
    meet(theatre, client, (20, 1), HomeVisit, ("10", "11.15"), first.to_vec());
    let second = [task("Avaa kirjeet", Who::Client, TaskKind::Task), task("Kokeilee uniohjelmaa", Who::Client, TaskKind::Programme)];
    meet(theatre, client, (27, 1), HomeVisit, ("10", "11"), second.to_vec());
    mark(theatre, "Käy postilaatikolla", Mark::Done);
    mark(theatre, "Soittaa Kelaan", Mark::Partly);
    meet(theatre, client, (3, 2), Outreach, ("12", "13.30"), vec![]);
    meet(theatre, client, (5, 2), Office, ("9", "9.45"), vec![]);
    mark(theatre, "Avaa kirjeet", Mark::NotDone);
    mark(theatre, "Kokeilee uniohjelmaa", Mark::Dropped);
    meet(theatre, client, (12, 2), Video, ("9", "9.30"), vec![]);
    meet(theatre, client, (19, 2), Phone, ("9", "9.20"), vec![]);
    meet(theatre, client, (20, 2), Chat, ("10", "10.25"), vec![]);
    meet(theatre, client, (23, 2), Message, ("9", ""), vec![]);
    meet(theatre, client, (24, 2), Email, ("9", ""), vec![]);
    meet(theatre, client, (2, 3), NetworkMeeting, ("13", "13.50"), vec![task("Tulee mukaan pankkiin", Who::Other, TaskKind::Task)]);
    meet(theatre, client, (5, 3), Group, ("14", "15.30"), vec![]);
    call_off(theatre, client, (6, 3), None);
    call_off(theatre, client, (9, 3), Some(CancelledBy::Client));
    call_off(theatre, client, (10, 3), Some(CancelledBy::Worker));
    // The third is not assessed: weights 3, 2 at −1, 0: −30 / √16.6 = −7.36, so T = 42.64
    score(theatre, client, Occasion::Mid, [Some(-1), Some(0), None]);
    // 1 and a skip, for which the mean 1 stands: 2; 2 × 2.5 = 5
    weather(theatre, client, Occasion::Mid, &["sometimes", "skipped", "declined"]);
}

/// From there to 2.6.: home 40 + 60 = 100 in 2, phone 15, outreach 60.
pub fn until_june(theatre: &mut Theatre, client: ClientId) {
    use ContactMode::*;
    meet(theatre, client, (14, 4), HomeVisit, ("10", "10.40"), vec![]);
    meet(theatre, client, (21, 4), Phone, ("9", "9.15"), vec![]);
    meet(theatre, client, (5, 5), Outreach, ("12", "13"), vec![task("Hakee kirjastokortin", Who::Client, TaskKind::Task)]);
    mark(theatre, "Soittaa Kelaan", Mark::Done);
    call_off(theatre, client, (12, 5), Some(CancelledBy::Other));
    meet(theatre, client, (15, 5), HomeVisit, ("10", "11"), vec![]);
    theatre.later("2026-06-01T09:00");
    // weights 3, 2, 2 at 1, 0, 1: Σwx = 5; 50 / √26.6 = 50 / 5.15752 = 9.69, so T = 59.69
    score(theatre, client, Occasion::End, [Some(1), Some(0), Some(1)]);
    weather(theatre, client, Occasion::End, &["never", "never", "declined"]);
    wheel(theatre, client, Occasion::End, [7, 2, 1, 6, 5, 2, 0, 3, 7, 8]);
    theatre.later("2026-06-02T09:00");
}
