//! Taking the last deed back: every command of the door is in the list that says how; what says undo offers it, and one press
//! brings the row back as it stood, as a new revision; late, after another deed or after another hand, nothing is touched.

use std::collections::BTreeSet;
use std::time::Duration;

use askel::commands::taken_back::{EVERY, TakenBack, those};
use askel::commands::{self, Asked, IN_TOGETHER, WHEN_OPEN, WHILE_LOCKED};
use askel_app::failure::FailureCode;
use askel_domain::id::TaskId;
use askel_store::log::{Noun, bodies_of_row};
use askel_tests::faults::bench::{Bench, visit};
use serde_json::{Value, json};

/// The answer whole: its value and its offer.
fn ask(bench: &mut Bench, command: &str, args: &Value) -> Result<Value, FailureCode> {
    commands::run(&mut bench.askel, command, Asked { args: args.clone(), path: None }).map_err(|failure| failure.code)
}

fn done(bench: &mut Bench, command: &str, args: &Value) -> Value {
    ask(bench, command, args).unwrap_or_else(|code| panic!("{command}: {code:?} on {args}"))
}

fn id(answer: &Value) -> Value {
    answer["value"]["id"].clone()
}

/// A bag with one row of each kind.
struct Rows {
    client: Value,
    period: Value,
    goal: Value,
    step: Value,
    session: Value,
    member: Value,
    risk: Value,
    task: Value,
    group: Value,
    in_group: Value,
    meeting: Value,
    phrase: Value,
}

fn goal(client: &Value, id: &Value, words: &str) -> Value {
    json!({ "id": id, "clientId": client, "clientWords": words, "area": "arki", "direction": "improve", "levels": ["a", "b", "c", "d", "e"], "weight": 1, "startLevel": -2, "steps": [{ "id": null, "text": "Kävely" }], "factors": [] })
}

fn meeting(client: &Value, id: &Value, starts: &str) -> Value {
    json!({ "id": id, "clientId": client, "date": "12.6.2026", "starts": starts, "ends": "16", "mode": "office", "place": "Toimisto" })
}

fn member(client: &Value, id: &Value, role: &str) -> Value {
    json!({ "id": id, "clientId": client, "kind": "close_person", "name": "Pirjo", "role": role, "organisation": "", "phone": "", "contact": "not_asked", "contactOn": "" })
}

fn risk(client: &Value, id: &Value, source: &str) -> Value {
    json!({ "id": id, "clientId": client, "description": "Koira pihalla", "source": source, "startsOn": "1.6.2026", "endsOn": "", "secondWorker": false })
}

impl Rows {
    fn of(bench: &mut Bench) -> Self {
        let client = json!(bench.client_id);
        let none = Value::Null;
        let draft = id(&done(bench, "draft_open", &json!({ "clientId": client, "sessionId": null })));
        let mut form = json!(visit("Kahvia ja asioita."));
        form["newTasks"] = json!([{ "kind": "task", "what": "Soittaa isännöitsijälle", "who": "worker", "whoName": "", "due": "", "mayHinder": "", "goalId": null }]);
        done(bench, "entry_finalise", &json!({ "id": draft, "form": form }));
        let page = done(bench, "client_open", &json!({ "id": client }))["value"].clone();
        let goal_id = id(&done(bench, "goal_save", &goal(&client, &none, "Kirjastoon")));
        let step = done(bench, "goal_open", &json!({ "clientId": client, "id": goal_id }))["value"]["steps"][0]["id"].clone();
        let session = id(&done(bench, "session_plan", &meeting(&client, &none, "10")));
        let member_id = id(&done(bench, "team_save", &member(&client, &none, "sisko")));
        let risk_id = id(&done(bench, "risk_save", &risk(&client, &none, "Itse nähty")));
        let group = id(&done(bench, "group_save", &json!({ "name": "Olohuone" })));
        let in_group = id(&done(bench, "group_add", &json!({ "groupId": group, "clientId": client, "since": "" })));
        let meeting_id = id(&done(bench, "group_plan", &json!({ "id": null, "groupId": group, "date": "12.6.2026", "starts": "10", "ends": "", "place": "" })));
        let (period, task) = (page["period"]["id"].clone(), page["tasks"][0]["id"].clone());
        let rows = done(bench, "criteria_read", &json!({}))["value"].clone();
        done(bench, "criteria_save", &changed_criteria(&rows, "Ensin oma lista"));
        let phrase = id(&done(bench, "phrase_save", &own_phrase(&none, "Kahvia juotiin.")));
        import(bench, PHRASES).expect("the first file");
        Self { phrase, client, period, goal: goal_id, step, session, member: member_id, risk: risk_id, task, group, in_group, meeting: meeting_id }
    }

    /// Each command that can be undone: a request that changes something, and where it shows.
    fn deeds(&self, bench: &mut Bench) -> Vec<(&'static str, Value, (&'static str, Value))> {
        let Self { phrase, client, period, goal: goal_id, step, session, member: member_id, risk: risk_id, task, group, in_group, meeting: meeting_id } = self;
        let page = ("client_open", json!({ "id": client }));
        let goal_page = ("goal_open", json!({ "clientId": client, "id": goal_id }));
        let (team, risks, of_group) = (("team_open", json!({ "id": client })), ("risk_open", json!({ "id": client })), ("group_open", json!({ "id": group })));
        let mut saved = done(bench, "client_form", &json!({ "id": client }))["value"].clone();
        saved["callingName"] = json!("Olavi");
        let mut longer = done(bench, "period_open", &json!({ "clientId": client, "id": period }))["value"]["form"].clone();
        longer["ownWorker"] = json!("Kaisa Niemi");
        longer["assessmentOn"] = json!("1.6.2026");
        let criteria = done(bench, "criteria_read", &json!({}))["value"].clone();
        vec![
            ("client_save", saved, ("client_form", json!({ "id": client }))),
            ("period_save", longer, ("period_open", json!({ "clientId": client, "id": period }))),
            ("goal_save", goal(client, goal_id, "Uimahalliin"), goal_page.clone()),
            ("goal_step_add", json!({ "goalId": goal_id, "text": "Portille" }), goal_page),
            ("goal_mark_step", json!({ "goalId": goal_id, "stepId": step, "done": true }), page.clone()),
            ("goal_set_level", json!({ "goalId": goal_id, "level": 1 }), page.clone()),
            ("session_plan", meeting(client, session, "11"), page.clone()),
            ("session_plan", meeting(client, &Value::Null, "14"), page.clone()),
            ("session_remove", json!({ "id": session }), page.clone()),
            ("group_save", json!({ "id": group, "name": "Olohuone", "purpose": "Kahvia" }), of_group.clone()),
            ("group_end", json!({ "id": group, "ended": true }), of_group.clone()),
            ("group_leave", json!({ "id": in_group, "until": "", "back": false }), of_group.clone()),
            ("group_plan", json!({ "id": meeting_id, "groupId": group, "date": "12.6.2026", "starts": "12", "ends": "", "place": "" }), of_group),
            ("team_save", member(client, member_id, "serkku"), team.clone()),
            ("team_leave", json!({ "id": member_id, "left": true }), team),
            ("risk_save", risk(client, risk_id, "Naapuri kertoi"), risks.clone()),
            ("risk_end", json!({ "id": risk_id, "because": "Koira muutti pois" }), risks),
            ("task_mark", json!({ "id": task, "mark": "done", "obstacle": "" }), page),
            ("criteria_save", changed_criteria(&criteria, "Toinen nimi"), ("criteria_read", json!({}))),
            ("phrase_save", own_phrase(phrase, "Teetä juotiin."), ("phrase_list", json!({}))),
            ("phrase_save", own_phrase(&Value::Null, "Uusi fraasi."), ("phrase_list", json!({}))),
            ("phrase_remove", json!({ "id": phrase }), ("phrase_list", json!({}))),
            ("phrase_import", json!({}), ("phrase_list", json!({}))),
        ]
    }
}

fn own_phrase(id: &Value, text: &str) -> Value {
    json!({ "id": id, "name": "Kahvit", "text": text, "fields": [] })
}

const PHRASES: &str = "phrases: [{ id: a, name: { fi: Nimi }, text: { fi: Teksti } }]";
const OTHER_PHRASES: &str = "phrases: [{ id: b, name: { fi: Toinen }, text: { fi: Toinen teksti } }]";

fn import(bench: &mut Bench, text: &str) -> Result<Value, FailureCode> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fraasit.yml");
    std::fs::write(&path, text).expect("written");
    commands::run(&mut bench.askel, "phrase_import", Asked { args: json!({}), path: Some(path) }).map_err(|failure| failure.code)
}

fn changed_criteria(form: &Value, name: &str) -> Value {
    let mut form = form.clone();
    for language in ["fi", "sv", "en"] {
        form["rows"][0][language] = json!(name);
    }
    form
}

#[test]
fn every_command_says_how_it_is_taken_back() {
    let told: Vec<&str> = EVERY.iter().map(|(name, _)| *name).collect();
    let there: BTreeSet<&str> = WHILE_LOCKED.iter().chain(WHEN_OPEN).chain(IN_TOGETHER).copied().collect();
    let known: BTreeSet<&str> = told.iter().copied().collect();
    assert_eq!(told.len(), known.len(), "each once");
    assert_eq!(there.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "say of a new command how it is taken back");
    assert_eq!(known.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "no longer there");
    let silent = those(|one| matches!(one, TakenBack::Neither("")));
    assert!(silent.is_empty(), "neither needs its reason: {silent:?}");
}

#[test]
fn what_cannot_be_undone_is_asked_first() {
    let ui = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src"));
    for (name, taken_back) in EVERY {
        let TakenBack::AsksFirst(file) = taken_back else { continue };
        let text = std::fs::read_to_string(ui.join(file)).unwrap_or_else(|_| panic!("{name}: {file} is there"));
        assert!(text.contains("<Dialog bind:open"), "{name}: {file} asks nothing");
    }
}

#[test]
fn each_deed_that_says_so_is_taken_back_and_both_stay_in_the_log() {
    let mut bench = Bench::new();
    let rows = Rows::of(&mut bench);
    let deeds = rows.deeds(&mut bench);
    let walked: BTreeSet<&str> = deeds.iter().map(|(name, ..)| *name).chain(["period_seen"]).collect();
    assert_eq!(walked, those(|one| matches!(one, TakenBack::Undo(_))).into_iter().collect(), "each is walked; of period_seen see below");
    for (command, request, (look, of)) in deeds {
        let before = done(&mut bench, look, &of)["value"].clone();
        let answer = match command {
            "phrase_import" => import(&mut bench, OTHER_PHRASES).expect("another file"),
            _ => done(&mut bench, command, &request),
        };
        let offer = &answer["undo"];
        assert_eq!(offer["seconds"], 10, "{command} offers it");
        assert_ne!(done(&mut bench, look, &of)["value"], before, "{command} changed what is seen");
        bench.clock.wait(Duration::from_secs(9));
        let undone = done(&mut bench, "undo", &json!({ "id": offer["id"] }));
        assert_eq!(done(&mut bench, look, &of)["value"], before, "{command} is taken back");
        assert!(!undone["changed"].as_array().expect("a list").is_empty() && undone["undo"].is_null(), "{command}: {undone}");
        assert_eq!(ask(&mut bench, "undo", &json!({ "id": offer["id"] })), Err(FailureCode::UndoOver), "once is enough: {command}");
    }
    bench.assert_sound();
    let task: TaskId = serde_json::from_value(rows.task).expect("an id");
    let bodies = bench.open().store().read(|read| bodies_of_row(read, Noun::Task, &task.to_string())).expect("the log");
    assert_eq!(bodies.len(), 3, "agreed, marked, and as it was: nothing is taken out of the log");
    assert_eq!(bodies[0], bodies[2]);
}

#[test]
fn a_reminder_that_was_seen_comes_back_and_what_wrote_nothing_offers_nothing() {
    let mut bench = Bench::new();
    let client = json!(bench.client_id);
    let period = done(&mut bench, "client_open", &json!({ "id": client }))["value"]["period"]["id"].clone();
    let goal_id = id(&done(&mut bench, "goal_save", &goal(&client, &Value::Null, "Kirjastoon")));
    done(&mut bench, "goal_set_level", &json!({ "goalId": goal_id, "level": 1 }));
    let quiet = done(&mut bench, "period_seen", &json!({ "id": period }));
    assert!(quiet["undo"].is_null(), "nothing was due: the deed before it is not offered in its name");
    bench.clock.wait(Duration::from_secs(160 * 24 * 3600));
    let due = |bench: &mut Bench| done(bench, "today", &json!({}))["value"]["reminders"].clone();
    let before = due(&mut bench);
    assert!(!before.as_array().expect("a list").is_empty());
    let offer = done(&mut bench, "period_seen", &json!({ "id": period }))["undo"]["id"].clone();
    assert_ne!(due(&mut bench), before);
    done(&mut bench, "undo", &json!({ "id": offer }));
    assert_eq!(due(&mut bench), before);
}

/// A bag with a task that was marked just now: the offer's id.
fn marked() -> (Bench, Value, Value) {
    let mut bench = Bench::new();
    let rows = Rows::of(&mut bench);
    let answer = done(&mut bench, "task_mark", &json!({ "id": rows.task, "mark": "done", "obstacle": "" }));
    (bench, rows.task.clone(), answer["undo"]["id"].clone())
}

fn is_done(bench: &mut Bench, task: &Value) -> bool {
    let client = json!(bench.client_id);
    let page = done(bench, "client_open", &json!({ "id": client }))["value"].clone();
    !page["tasks"].as_array().expect("a list").iter().any(|one| one["id"] == *task && one["open"] == true)
}

#[test]
fn after_ten_seconds_or_another_deed_nothing_is_taken_back() {
    type Meanwhile = fn(&mut Bench);
    let meanwhiles: [(&str, Meanwhile); 3] = [
        ("somebody waited", |bench| bench.clock.wait(Duration::from_secs(13))),
        ("the lid was closed", |bench| bench.clock.sleep(Duration::from_secs(13))),
        ("another deed was done", |bench| {
            let client = json!(bench.client_id);
            done(bench, "session_plan", &meeting(&client, &Value::Null, "9"));
        }),
    ];
    for (what, meanwhile) in meanwhiles {
        let (mut bench, task, offer) = marked();
        meanwhile(&mut bench);
        assert_eq!(ask(&mut bench, "undo", &json!({ "id": offer })), Err(FailureCode::UndoOver), "{what}");
        assert!(is_done(&mut bench, &task), "{what}");
    }
    let (mut bench, task, offer) = marked();
    bench.reopen();
    assert_eq!(ask(&mut bench, "undo", &json!({ "id": offer })), Err(FailureCode::UndoOver), "a lock ends it");
    assert!(is_done(&mut bench, &task));
}

#[test]
fn typing_ends_no_offer() {
    let (mut bench, task, offer) = marked();
    let client = json!(bench.client_id);
    let draft = done(&mut bench, "draft_open", &json!({ "clientId": client, "sessionId": null }));
    assert_eq!(ask(&mut bench, "undo", &json!({ "id": offer })), Err(FailureCode::UndoOver), "a draft that was begun is a deed");
    let offer = done(&mut bench, "task_mark", &json!({ "id": task, "mark": "partly", "obstacle": "" }))["undo"]["id"].clone();
    done(&mut bench, "draft_save", &json!({ "id": draft["value"]["id"], "form": visit("Kirjoitan tässä.") }));
    done(&mut bench, "undo", &json!({ "id": offer }));
}

#[test]
fn what_is_made_new_and_never_deleted_offers_nothing() {
    let mut bench = Bench::new();
    let client = json!(bench.client_id);
    for (command, request) in [
        ("goal_save", goal(&client, &Value::Null, "Kirjastoon")),
        ("team_save", member(&client, &Value::Null, "sisko")),
        ("risk_save", risk(&client, &Value::Null, "Itse nähty")),
        ("group_save", json!({ "name": "Olohuone" })),
    ] {
        assert!(done(&mut bench, command, &request)["undo"].is_null(), "{command}");
    }
    let mut ordered = done(&mut bench, "client_form", &json!({ "id": client }))["value"].clone();
    ordered["nonDisclosure"] = json!("yes");
    assert!(done(&mut bench, "client_save", &ordered)["undo"].is_null(), "an order is not taken back by one key");
}
