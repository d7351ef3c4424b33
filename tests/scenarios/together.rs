//! Two people at one screen: what the client marks, agrees to and disputes is in the record, nothing of anybody else is on the
//! screen, and only the worker leaves.

use std::time::Duration;

use askel::commands::{self, Asked, IN_TOGETHER, WHEN_OPEN, WHILE_LOCKED};
use askel_app::failure::FailureCode;
use askel_tests::crowd::{self, Face};
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::fixture::stage::PASSPHRASE;
use serde_json::{Value, json};

use crate::rights::{Rows, two_clients};

const CODE: &str = "2580";
const ASSESSMENT: &str = "Arvioni mukaan voimat ovat vähissä.";

fn ask(bench: &mut Bench, command: &str, args: &Value) -> Result<Value, FailureCode> {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = Asked { args: args.clone(), path: Some(folder.path().to_owned()) };
    commands::run(&mut bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

fn done(bench: &mut Bench, command: &str, args: Value) -> Value {
    ask(bench, command, &args).unwrap_or_else(|code| panic!("{command}: {code:?} on {args}"))
}

/// A goal of two steps.
fn goal(bench: &mut Bench) -> Value {
    let form = json!({ "id": null, "clientId": bench.client_id, "clientWords": "Haluan taas käydä kirjastossa", "area": "", "direction": "improve",
        "levels": ["", "", "", "", ""], "weight": 1, "startLevel": -2, "steps": [{ "id": null, "text": "Pihapenkille" }, { "id": null, "text": "Bussipysäkille" }], "factors": [] });
    done(bench, "goal_save", form)["id"].clone()
}

/// A visit on its way, with something in every voice.
fn visiting(bench: &mut Bench) -> Value {
    let draft = bench.draft();
    let mut form = visit("Kävin postilaatikolla.");
    form.observations = "Verhot olivat auki.".into();
    form.assessment = ASSESSMENT.into();
    form.agreed = "Tavataan torstaina.".into();
    bench.save(draft.id, &form).expect("saved");
    json!(draft.id)
}

fn enter(bench: &mut Bench, draft: &Value) -> Value {
    let client = bench.client_id;
    done(bench, "together_enter", json!({ "clientId": client, "draftId": draft }));
    done(bench, "together_open", json!({}))
}

fn leave(bench: &mut Bench, key: &str) -> Result<Value, FailureCode> {
    ask(bench, "together_leave", &json!({ "key": key }))
}

fn form_of(bench: &mut Bench, draft: &Value) -> Value {
    done(bench, "draft_resume", json!({ "id": draft }))["form"].clone()
}

#[test]
fn while_a_client_looks_on_no_other_wish_is_heard() {
    let (mut bench, one, two) = two_clients();
    done(&mut bench, "together_enter", json!({ "clientId": one.client, "draftId": null }));
    let period = json!({});
    let mut asked: Vec<(&str, Value)> = WHEN_OPEN.iter().chain(WHILE_LOCKED).map(|name| (*name, json!({}))).collect();
    asked.extend(one.asked(one.client, &period));
    asked.extend(two.asked(two.client, &period));
    asked.push(("client_identity", json!({ "id": one.client })));
    asked.push(("vault_unlock", json!({ "vaultId": bench.vault_id, "passphrase": PASSPHRASE })));
    for (command, args) in asked.iter().filter(|(name, _)| !["vault_status", "vault_lock"].contains(name)) {
        assert_eq!(ask(&mut bench, command, args).err(), Some(FailureCode::OnlyTogether), "{command}");
        let before = commands::before_choosing(&mut bench.askel, command, args).map_err(|failure| failure.code);
        assert_eq!(before, Err(FailureCode::OnlyTogether), "{command} would open a dialog of the system's");
    }
    assert_eq!(ask(&mut bench, "vault_status", &json!({})).expect("heard")["open"]["together"], true);
    leave(&mut bench, PASSPHRASE).expect("out");
    assert_eq!(ask(&mut bench, "vault_status", &json!({})).expect("heard")["open"]["together"], false);
    done(&mut bench, "today", json!({}));
}

/// Every wish of the mode, with the rows of one client.
fn of_the_mode(rows: &Rows) -> Vec<(&'static str, Value)> {
    let Rows { goal, task, filling, .. } = rows;
    vec![
        ("together_activity", json!({})),
        ("together_open", json!({})),
        ("together_step", json!({ "goalId": goal, "stepId": goal, "went": "done", "obstacle": "" })),
        ("together_step_add", json!({ "goalId": goal, "before": null, "text": "Ulos" })),
        ("together_level", json!({ "goalId": goal, "level": 1 })),
        ("together_level_words", json!({ "goalId": goal, "level": 1, "words": "Käyn ulkona" })),
        ("together_task", json!({ "id": task, "mark": "partly", "obstacle": "", "helped": null })),
        ("together_task_agree", json!({ "what": "Soitan", "who": "client", "whoName": "", "due": "" })),
        ("together_task_drop", json!({ "place": 0 })),
        ("together_say", json!({ "voice": "client_tells", "text": "Sanoin toisin." })),
        ("together_answer", json!({ "answer": "agrees", "dissent": "" })),
        ("together_measure_begin", json!({ "definition": { "id": "askel-life-areas", "version": "1.0.0" }, "language": "fi" })),
        ("together_measure", json!({ "id": filling, "language": "sv" })),
        ("together_measure_give", json!({ "id": filling, "linkId": "x", "given": { "given": "skipped" }, "language": "fi" })),
        ("together_measure_finish", json!({ "id": filling, "language": "fi" })),
        ("together_leave", json!({ "key": "0000" })),
    ]
}

#[test]
fn of_two_hundred_clients_one_is_on_the_screen_by_any_route() {
    let (mut bench, one, two) = two_clients();
    let crowd = crowd::gather(&mut bench.askel, 198);
    let draft = visiting(&mut bench);
    let risk = json!({ "id": null, "clientId": one.client, "description": "Vihainen koira pihalla", "source": "Itse nähty", "startsOn": "1.6.2026", "endsOn": "", "secondWorker": false });
    done(&mut bench, "risk_save", risk);
    let list = done(&mut bench, "client_list", json!({ "words": "", "offset": 0 })).to_string();
    assert!(leaks(&list, &crowd).count() >= 90, "the list shows what is looked for, outside the mode");
    done(&mut bench, "together_enter", json!({ "clientId": one.client, "draftId": draft }));
    let (own, others) = (of_the_mode(&one), of_the_mode(&two));
    let walked: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
    assert_eq!(walked, IN_TOGETHER.iter().copied().collect::<Vec<_>>(), "every wish of the mode is walked here");
    let mut heard = 0;
    for (command, args) in own.iter().chain(&others) {
        let told = ask(&mut bench, command, args).map_or_else(|code| format!("{code:?}"), |value| value.to_string());
        heard += usize::from(told.len() > 200);
        assert_eq!(leaks(&told, &crowd).collect::<Vec<_>>(), Vec::<String>::new(), "{command}");
        for secret in ["Korhonen", "Aino", "100190-999P", "999P", "Vihainen koira", "Itse nähty", ASSESSMENT, "Arvioni"] {
            assert!(!told.contains(secret), "{command} says “{secret}”");
        }
        assert!(!told.contains(&two.client.to_string()), "{command} names the other client");
    }
    assert!(heard > 8, "the wishes are answered: {heard}");
    for (command, args) in others.iter().filter(|(_, args)| [&two.goal, &two.task, &two.filling].iter().any(|id| args.to_string().contains(id.as_str().expect("an id")))) {
        assert_eq!(ask(&mut bench, command, args).err(), Some(FailureCode::OnlyTogether), "{command} with a row of another client");
    }
}

fn leaks<'a>(told: &'a str, crowd: &'a [Face]) -> impl Iterator<Item = String> + 'a {
    crowd.iter().flat_map(Face::signs).filter(|sign| told.contains(sign.as_str()))
}

#[test]
fn a_visit_of_another_client_does_not_come_along() {
    let (mut bench, one, two) = two_clients();
    let told = ask(&mut bench, "together_enter", &json!({ "clientId": one.client, "draftId": two.draft }));
    assert_eq!(told.err(), Some(FailureCode::OtherClient));
    done(&mut bench, "today", json!({}));
}

#[test]
fn outside_the_mode_its_wishes_are_not_heard() {
    let mut bench = Bench::new();
    for command in IN_TOGETHER {
        assert_eq!(ask(&mut bench, command, &json!({ "key": PASSPHRASE })).err(), Some(FailureCode::BadRequest), "{command}");
    }
    bench.lock();
    assert_eq!(ask(&mut bench, "together_open", &json!({})).err(), Some(FailureCode::Locked));
}

#[test]
fn the_short_code_leaves_and_opens_nothing_else() {
    let mut bench = Bench::new();
    for weak in ["1234", "9999", "12", "kaarna"] {
        assert_eq!(ask(&mut bench, "together_code_place", &json!({ "code": weak })).err(), Some(FailureCode::TogetherCodeWeak), "{weak}");
    }
    enter(&mut bench, &Value::Null);
    assert_eq!(leave(&mut bench, CODE).err(), Some(FailureCode::TogetherCodeWrong), "none was chosen");
    leave(&mut bench, PASSPHRASE).expect("out by the passphrase");
    assert_eq!(done(&mut bench, "together_code_place", json!({ "code": CODE }))["placed"], true);
    enter(&mut bench, &Value::Null);
    let left = leave(&mut bench, CODE).expect("out by the code");
    assert_eq!(left["clientId"], json!(bench.client_id));
    // Nowhere else.
    assert_eq!(ask(&mut bench, "vault_prove", &json!({ "passphrase": CODE })).err(), Some(FailureCode::WrongPassphrase));
    bench.reopen();
    assert_eq!(done(&mut bench, "together_code", json!({}))["placed"], true);
    bench.lock();
    let unlock = json!({ "vaultId": bench.vault_id, "passphrase": CODE });
    assert_eq!(ask(&mut bench, "vault_unlock", &unlock).err(), Some(FailureCode::WrongPassphrase));
}

#[test]
fn a_code_is_chosen_only_by_whoever_has_the_passphrase() {
    let mut bench = Bench::new();
    bench.clock.wait(Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    assert_eq!(ask(&mut bench, "together_code_place", &json!({ "code": CODE })).err(), Some(FailureCode::PassphraseNeeded));
    assert_eq!(done(&mut bench, "together_code", json!({}))["placed"], false);
}

#[test]
fn after_three_wrong_codes_only_the_passphrase_leaves_and_the_log_says_so() {
    let mut bench = Bench::new();
    done(&mut bench, "together_code_place", json!({ "code": CODE }));
    enter(&mut bench, &Value::Null);
    let told: Vec<_> = ["1111", "2222", "3333", CODE].map(|code| leave(&mut bench, code).err()).into();
    use FailureCode::{TogetherCodeSpent, TogetherCodeWrong};
    assert_eq!(told, [Some(TogetherCodeWrong), Some(TogetherCodeWrong), Some(TogetherCodeSpent), Some(TogetherCodeSpent)]);
    assert_eq!(ask(&mut bench, "today", &json!({})).err(), Some(FailureCode::OnlyTogether));
    leave(&mut bench, PASSPHRASE).expect("out");
    let events = done(&mut bench, "recovery", json!({})).to_string();
    assert!(events.contains("together_code_wrong") && events.contains("together_code_placed"), "{events}");
    enter(&mut bench, &Value::Null);
    leave(&mut bench, CODE).expect("a new stay, and the code is good again");
}

#[test]
fn a_lock_ends_the_mode_and_three_wrong_passphrases_lock() {
    let mut bench = Bench::new();
    enter(&mut bench, &Value::Null);
    bench.reopen();
    done(&mut bench, "today", json!({}));
    enter(&mut bench, &Value::Null);
    let wrong: Vec<_> = (0..3).map(|_| {
        bench.clock.wait(Duration::from_secs(120));
        bench.askel.open().expect("open").note_input();
        leave(&mut bench, "ei ole oikea lause lainkaan").err()
    }).collect();
    assert_eq!(wrong.last(), Some(&Some(FailureCode::Locked)), "{wrong:?}");
    assert_eq!(ask(&mut bench, "together_open", &json!({})).err(), Some(FailureCode::Locked));
}

#[test]
fn a_step_marked_together_is_in_the_entry_and_on_the_stairs() {
    let mut bench = Bench::new();
    let goal = goal(&mut bench);
    let draft = visiting(&mut bench);
    let page = enter(&mut bench, &draft);
    let steps = |page: &Value| page["goals"][0]["steps"].as_array().expect("steps").iter().map(|step| (step["text"].as_str().expect("words").to_owned(), step["state"].as_str().expect("a state").to_owned(), step["mark"].clone())).collect::<Vec<_>>();
    let (first, second) = (page["goals"][0]["steps"][0]["id"].clone(), page["goals"][0]["steps"][1]["id"].clone());
    let mark = |bench: &mut Bench, step: &Value, went: &str, obstacle: &str| done(bench, "together_step", json!({ "goalId": goal, "stepId": step, "went": went, "obstacle": obstacle }));
    let page = mark(&mut bench, &first, "done", "");
    assert_eq!(steps(&page), [("Pihapenkille".into(), "done".into(), json!("done")), ("Bussipysäkille".into(), "now".into(), Value::Null)]);
    let page = mark(&mut bench, &second, "not_yet", "Satoi vettä");
    assert_eq!(steps(&page)[1].2, json!("not_done"));
    let page = mark(&mut bench, &first, "taken_back", "");
    assert_eq!(steps(&page)[0], ("Pihapenkille".into(), "now".into(), Value::Null), "down is as natural as up");
    mark(&mut bench, &first, "done", "");
    let smaller = done(&mut bench, "together_step_add", json!({ "goalId": goal, "before": second, "text": "Portille" }));
    assert_eq!(steps(&smaller).iter().map(|(text, ..)| text.as_str()).collect::<Vec<_>>(), ["Pihapenkille", "Portille", "Bussipysäkille"]);
    let left = leave(&mut bench, PASSPHRASE).expect("out");
    assert_eq!(left["draftId"], draft);
    let form = form_of(&mut bench, &draft);
    let entry = done(&mut bench, "entry_finalise", json!({ "id": draft, "form": form }))["entryId"].clone();
    let read = done(&mut bench, "entry_read", json!({ "id": entry }));
    let marks: Vec<_> = read["marks"].as_array().expect("marks").iter().map(|mark| (mark["what"].clone(), mark["mark"].clone(), mark["obstacle"].clone())).collect();
    assert!(marks.contains(&(json!("Bussipysäkille"), json!("not_done"), json!("Satoi vettä"))) && marks.contains(&(json!("Pihapenkille"), json!("done"), json!(""))), "{marks:?}");
    let client = bench.client_id;
    let page = done(&mut bench, "client_open", json!({ "id": client }));
    assert_eq!(page["goals"][0]["steps"][0]["state"], "done");
}

#[test]
fn without_a_visit_a_step_is_marked_at_once_and_what_has_no_place_is_refused() {
    let mut bench = Bench::new();
    let goal = goal(&mut bench);
    let page = enter(&mut bench, &Value::Null);
    let step = page["goals"][0]["steps"][0]["id"].clone();
    let mark = |bench: &mut Bench, went: &str| ask(bench, "together_step", &json!({ "goalId": goal, "stepId": step, "went": went, "obstacle": "" }));
    assert_eq!(mark(&mut bench, "partly").err(), Some(FailureCode::NotFound));
    assert_eq!(mark(&mut bench, "done").expect("marked")["goals"][0]["steps"][0]["state"], "done");
    assert_eq!(mark(&mut bench, "taken_back").expect("back")["goals"][0]["steps"][0]["state"], "now");
    assert_eq!(ask(&mut bench, "together_task_agree", &json!({ "what": "Soitan", "who": "client", "whoName": "", "due": "" })).err(), Some(FailureCode::NotFound));
}

#[test]
fn what_is_agreed_and_how_it_went_goes_through_the_visit() {
    let mut bench = Bench::new();
    let draft = visiting(&mut bench);
    enter(&mut bench, &draft);
    let agree = |bench: &mut Bench, what: &str, who: &str, name: &str, due: &str| ask(bench, "together_task_agree", &json!({ "what": what, "who": who, "whoName": name, "due": due }));
    assert_eq!(agree(&mut bench, " ", "client", "", "").err(), Some(FailureCode::Fields));
    assert_eq!(agree(&mut bench, "Soittaa", "other", "", "").err(), Some(FailureCode::Fields));
    assert_eq!(agree(&mut bench, "Soitan", "client", "", "31.2.").err(), Some(FailureCode::Fields));
    agree(&mut bench, "Avaan verhot", "client", "", "16.6.2026").expect("agreed");
    agree(&mut bench, "Soittaa Kelaan", "other", "Marja-sisko", "").expect("agreed");
    let page = agree(&mut bench, "Turha", "worker", "", "").expect("agreed");
    assert_eq!(page["entry"]["newTasks"].as_array().expect("tasks").len(), 3);
    done(&mut bench, "together_task_drop", json!({ "place": 2 }));
    leave(&mut bench, PASSPHRASE).expect("out");
    let form = form_of(&mut bench, &draft);
    done(&mut bench, "entry_finalise", json!({ "id": draft, "form": form }));
    let next = json!(bench.draft().id);
    let page = enter(&mut bench, &next);
    let tasks: Vec<_> = page["tasks"].as_array().expect("tasks").iter().map(|task| (task["what"].clone(), task["who"].clone(), task["whoName"].clone(), task["dueOn"].clone())).collect();
    assert_eq!(tasks.len(), 2, "{tasks:?}");
    assert!(tasks.contains(&(json!("Avaan verhot"), json!("client"), json!(""), json!("2026-06-16"))), "{tasks:?}");
    assert!(tasks.contains(&(json!("Soittaa Kelaan"), json!("other"), json!("Marja-sisko"), Value::Null)), "{tasks:?}");
    let id = page["tasks"][0]["id"].clone();
    let page = done(&mut bench, "together_task", json!({ "id": id, "mark": "done", "obstacle": "", "helped": null }));
    assert_eq!(page["tasks"][0]["mark"], "done", "it stays in sight until the visit is finished");
}

#[test]
fn the_client_agrees_changes_or_disagrees_and_the_record_says_which() {
    let mut bench = Bench::new();
    let draft = visiting(&mut bench);
    let page = enter(&mut bench, &draft);
    assert_eq!(page["entry"]["observations"], "Verhot olivat auki.");
    let answer = |bench: &mut Bench, answer: &str, dissent: &str| ask(bench, "together_answer", &json!({ "answer": answer, "dissent": dissent }));
    assert_eq!(answer(&mut bench, "agrees", "").expect("kept")["entry"]["readTogether"], "agrees");
    // Whoever agreed to other words has not agreed to these.
    let page = done(&mut bench, "together_say", json!({ "voice": "agreed", "text": "Tavataan perjantaina." }));
    assert_eq!((&page["entry"]["readTogether"], &page["entry"]["agreed"]), (&Value::Null, &json!("Tavataan perjantaina.")));
    assert_eq!(answer(&mut bench, "disagrees", "  ").err(), Some(FailureCode::Fields));
    answer(&mut bench, "disagrees", "Minusta verhot eivät kerro mitään.").expect("kept");
    leave(&mut bench, PASSPHRASE).expect("out");
    // What the window sends afterwards says nothing for the client, and takes nothing of theirs away.
    let mut form = form_of(&mut bench, &draft);
    assert_eq!(form["recordedTogether"], true);
    form["observations"] = json!("Verhot olivat auki koko päivän.");
    form["readTogether"] = json!("agrees");
    form["dissent"] = json!("");
    let entry = done(&mut bench, "entry_finalise", json!({ "id": draft, "form": form }))["entryId"].clone();
    let read = done(&mut bench, "entry_read", json!({ "id": entry }));
    assert_eq!((&read["readTogether"], &read["dissent"]), (&json!("disagrees"), &json!("Minusta verhot eivät kerro mitään.")));
    let folder = tempfile::tempdir().expect("a folder");
    bench.prove();
    commands::run(&mut bench.askel, "delivery_export", Asked { args: json!({}), path: Some(folder.path().to_owned()) }).expect("exported");
    let pages: Vec<String> = written_in(folder.path()).into_iter().filter(|text| text.contains("Minusta verhot eivät kerro mitään.")).collect();
    assert!(pages.iter().any(|text| text.contains("kuvaus")) && pages.iter().any(|text| !text.contains("kuvaus")), "the national document and the page beside it both say it");
}

#[test]
fn an_agreement_does_not_outlive_the_words_it_was_given_to() {
    let mut bench = Bench::new();
    let draft = visiting(&mut bench);
    enter(&mut bench, &draft);
    ask(&mut bench, "together_answer", &json!({ "answer": "agrees", "dissent": "" })).expect("kept");
    leave(&mut bench, PASSPHRASE).expect("out");
    let same = form_of(&mut bench, &draft);
    done(&mut bench, "draft_save", json!({ "id": draft, "form": same }));
    assert_eq!(form_of(&mut bench, &draft)["readTogether"], "agrees", "a save of the same words keeps it");
    let mut other = same.clone();
    other["assessment"] = json!("Toinen arvio.");
    done(&mut bench, "draft_save", json!({ "id": draft, "form": other }));
    assert_eq!(form_of(&mut bench, &draft)["readTogether"], "agrees", "the worker's own assessment was not read to the client");
    other["clientTells"] = json!("Jotain muuta.");
    done(&mut bench, "draft_save", json!({ "id": draft, "form": other }));
    assert_eq!(form_of(&mut bench, &draft)["readTogether"], Value::Null);
    done(&mut bench, "draft_save", json!({ "id": draft, "form": same }));
    assert_eq!(form_of(&mut bench, &draft)["readTogether"], Value::Null, "and does not come back by itself");
}

#[test]
fn a_measure_is_answered_together_in_the_language_on_the_screen() {
    let mut bench = Bench::new();
    enter(&mut bench, &Value::Null);
    let begun = done(&mut bench, "together_measure_begin", json!({ "definition": { "id": "askel-life-areas", "version": "1.0.0" }, "language": "sv" }));
    assert_eq!((&begun["occasion"], &begun["questions"][0]["language"]), (&json!("start"), &json!("sv")));
    let question = begun["questions"][0]["linkId"].clone();
    let given = done(&mut bench, "together_measure_give", json!({ "id": begun["id"], "linkId": question, "given": { "given": "declined" }, "language": "fi" }));
    assert_eq!(given["questions"][0]["given"]["given"], "declined");
    let page = done(&mut bench, "together_open", json!({}));
    let open: Vec<_> = page["measures"].as_array().expect("measures").iter().filter(|measure| measure["filling"] == begun["id"]).collect();
    assert_eq!(open.len(), 1, "it can be gone on with");
    done(&mut bench, "together_measure_finish", json!({ "id": begun["id"], "language": "fi" }));
    let again = done(&mut bench, "together_measure_begin", json!({ "definition": { "id": "askel-life-areas", "version": "1.0.0" }, "language": "fi" }));
    assert_eq!(again["occasion"], "mid");
}

#[test]
fn levels_are_chosen_and_worded_together() {
    let mut bench = Bench::new();
    let goal = goal(&mut bench);
    enter(&mut bench, &Value::Null);
    let page = done(&mut bench, "together_level_words", json!({ "goalId": goal, "level": 2, "words": " Käyn kirjastossa itse " }));
    assert_eq!(page["goals"][0]["levels"], json!(["", "", "", "", "Käyn kirjastossa itse"]));
    assert_eq!(done(&mut bench, "together_level", json!({ "goalId": goal, "level": 1 }))["goals"][0]["level"], 1);
    for (command, level) in [("together_level", 3), ("together_level_words", -3)] {
        assert_eq!(ask(&mut bench, command, &json!({ "goalId": goal, "level": level, "words": "x" })).err(), Some(FailureCode::Fields), "{command}");
    }
}

fn written_in(folder: &std::path::Path) -> Vec<String> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            found.extend(written_in(&entry.path()));
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            found.push(text);
        }
    }
    found
}
