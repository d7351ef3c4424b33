//! The client's copy "Mitä sovimme": nothing leaves without the client's *yes* of today, the answer is kept, and of a protected
//! client no place stands on it. Asked through the door, as a page would.

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_domain::access::Action;
use askel_domain::moment::write_date;
use askel_tests::faults::bench::{Bench, visit};
use chrono::Days;
use serde_json::{Value, json};

const PLACE: &str = "Kirjaston aula, Pääkatu 1";
/// What a paper at home must not say: the client's name and code, and what workers wrote for themselves.
const NEVER: [&str; 7] = ["Virtala", "Reijo", "100190", "999P", "Vihainen koira", "Arvioin väsymystä", "Pelkäsi"];

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = Asked { args, path: Some(folder.path().to_owned()) };
    let answer = commands::run(&mut bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code);
    assert_eq!(answer.is_ok() && command == "leaf_save", std::fs::read_dir(folder.path()).expect("lists").count() == 1, "a file where one was saved, and else none");
    answer
}

fn wish(bench: &Bench) -> Value {
    json!({ "clientId": bench.client_id, "language": "fi", "namesService": true })
}

fn say(bench: &mut Bench, may_stay_at_home: bool) {
    let said = json!({ "clientId": bench.client_id, "mayStayAtHome": may_stay_at_home });
    ask(bench, "leaf_answer", said).expect("kept");
}

/// A client with a meeting to come, a goal of three steps, a note for workers and what was agreed on a visit.
fn furnished() -> Bench {
    let mut bench = Bench::new();
    let id = bench.client_id;
    let mut worker = ask(&mut bench, "worker_read", json!({})).expect("the worker");
    worker["phone"] = json!("040 000 0150");
    ask(&mut bench, "worker_save", worker).expect("saved");
    let date = write_date(bench.open().now().date_naive() + Days::new(2));
    let planned = json!({ "id": null, "clientId": id, "date": date, "starts": "13", "ends": "14.30", "mode": "outreach", "place": PLACE, "secondWorker": "" });
    ask(&mut bench, "session_plan", planned).expect("planned");
    let steps: Vec<Value> = ["Kävelemme ovelle", "Käyn sisällä", "Lainaan kirjan"].map(|text| json!({ "id": null, "text": text })).into();
    let goal = json!({ "id": null, "clientId": id, "clientWords": "Haluan kirjastoon", "area": "arki", "direction": "improve", "levels": ["a", "b", "c", "d", "e"], "weight": 1, "startLevel": -2, "steps": steps, "factors": [] });
    let goal_id = ask(&mut bench, "goal_save", goal).expect("saved")["id"].clone();
    let page = ask(&mut bench, "goal_open", json!({ "clientId": id, "id": goal_id })).expect("opens");
    let first = page["steps"][0]["id"].clone();
    ask(&mut bench, "goal_mark_step", json!({ "goalId": goal_id, "stepId": first, "done": true })).expect("marked");
    let risk = json!({ "id": null, "clientId": id, "description": "Vihainen koira", "source": "Itse nähty", "startsOn": "1.6.2026", "endsOn": "", "secondWorker": false });
    ask(&mut bench, "risk_save", risk).expect("saved");
    let draft = bench.draft().id;
    let task = |what: &str, who: &str, due: &str| serde_json::from_value(json!({ "what": what, "who": who, "due": due })).expect("a task");
    let new_tasks = vec![task("Soitan äidille", "client", "30.6.2026"), task("Kysyn Kelasta", "worker", "")];
    let form = askel_domain::draft::EntryForm { new_tasks, assessment: "Arvioin väsymystä".into(), observations: "Pelkäsi ovella".into(), ..visit("Sovittiin.") };
    bench.finalise(draft, &form).expect("finished");
    bench
}

fn lines(sheet: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut said = vec![text(&sheet["title"])];
    for section in sheet["sections"].as_array().expect("sections") {
        said.push(format!("# {}", text(&section["heading"])));
        for group in section["groups"].as_array().expect("groups") {
            said.extend(Some(text(&group["name"])).filter(|name| !name.is_empty()).map(|name| format!("## {name}")));
            let mark = if group["listed"] == json!(true) { "- " } else { "" };
            said.extend(group["lines"].as_array().expect("lines").iter().map(|line| format!("{mark}{}", text(line))));
        }
    }
    said.push(text(&sheet["made"]));
    said
}

fn exported(bench: &mut Bench) -> usize {
    let id = bench.client_id;
    let rows = bench.open().store().read(|read| askel_store::log::handled(read, id)).expect("the log");
    rows.iter().filter(|row| row.noun == "leaf" && row.action == Some(Action::Export)).count()
}

#[test]
fn the_paper_says_what_was_agreed_in_short_lines_and_nothing_that_only_workers_read() {
    let mut bench = furnished();
    let wish = wish(&bench);
    let page = ask(&mut bench, "leaf_open", wish).expect("opens");
    assert_eq!(
        lines(&page["sheet"]),
        [
            "Mitä sovimme", "# Seuraava tapaaminen", "Tapaaminen", "torstaina 11.6.2026 klo 13.00–14.30", "Paikka: Kirjaston aula, Pääkatu 1",
            "# Pienet askeleet", "## Haluan kirjastoon", "- Tehty 9.6.2026: Kävelemme ovelle", "- Nyt: Käyn sisällä", "- Sitten: Lainaan kirjan",
            "# Kuka tekee mitä", "- Sinä: Soitan äidille (viimeistään 30.6.2026)", "- Työntekijä: Kysyn Kelasta",
            "# Kenelle voit soittaa", "Kaisa Niemi, puhelin 040 000 0150", "Aikuisten sosiaalipalvelut", "Jos on hätä, soita 112.", "Paperi on tehty 9.6.2026.",
        ]
    );
    let said = page["sheet"].to_string();
    assert!(NEVER.iter().all(|word| !said.contains(word)), "{said}");
}

#[test]
fn the_language_is_chosen_for_each_copy_and_the_service_may_go_unnamed() {
    let mut bench = furnished();
    for (language, title, last) in [("sv", "Vad vi kom överens om", "Pappret gjordes 9.6.2026."), ("en", "What we agreed", "This paper was made on 9/6/2026.")] {
        let wish = json!({ "clientId": bench.client_id, "language": language, "namesService": false });
        let said = lines(&ask(&mut bench, "leaf_open", wish).expect("opens")["sheet"]);
        assert_eq!((said[0].as_str(), said.last().map(String::as_str)), (title, Some(last)));
        let whole = said.join("\n");
        assert!(whole.contains("040 000 0150") && !whole.contains("Niemi") && !whole.contains("sosiaalipalvelut"), "{whole}");
    }
}

#[test]
fn nothing_leaves_before_the_client_has_said_that_it_may_stay_at_home() {
    let mut bench = furnished();
    let wish = wish(&bench);
    for command in ["leaf_print", "leaf_save"] {
        assert_eq!(ask(&mut bench, command, wish.clone()), Err(FailureCode::LeafRefused), "{command}, unasked");
    }
    say(&mut bench, false);
    for command in ["leaf_print", "leaf_save"] {
        assert_eq!(ask(&mut bench, command, wish.clone()), Err(FailureCode::LeafRefused), "{command}, after a no");
    }
    assert_eq!(exported(&mut bench), 0);
    say(&mut bench, true);
    ask(&mut bench, "leaf_print", wish.clone()).expect("printed");
    ask(&mut bench, "leaf_save", wish).expect("saved");
    assert_eq!(exported(&mut bench), 2, "each paper has its row, which the client can read");
}

#[test]
fn the_answer_is_kept_with_when_and_by_whom_and_asked_again_on_another_day() {
    let mut bench = furnished();
    let wish = wish(&bench);
    let last = |bench: &mut Bench| ask(bench, "leaf_open", wish.clone()).expect("opens")["last"].clone();
    assert_eq!(last(&mut bench), Value::Null);
    say(&mut bench, true);
    say(&mut bench, false);
    bench.reopen();
    let kept = last(&mut bench);
    assert_eq!((&kept["mayStayAtHome"], &kept["askedBy"], &kept["holds"]), (&json!(false), &json!("Kaisa Niemi"), &json!(true)));
    assert!(kept["at"].as_str().is_some_and(|at| at.starts_with("2026-06-09T15:00")), "{kept}");
    let id = bench.client_id;
    let told = bench.open().store().read(|read| askel_store::log::handled(read, id)).expect("the log");
    assert_eq!(told.iter().filter(|row| row.noun == "leaf" && row.action.is_none()).count(), 2, "the log keeps each answer");
    bench.assert_sound();
    say(&mut bench, true);
    bench.clock.wait(std::time::Duration::from_secs(10 * 60 * 60));
    bench.reopen();
    assert_eq!(last(&mut bench)["holds"], json!(false), "yesterday's yes");
    bench.prove();
    assert_eq!(ask(&mut bench, "leaf_save", wish.clone()), Err(FailureCode::LeafRefused));
}

#[test]
fn of_a_protected_client_no_place_and_no_unit_stands_on_it_and_an_order_asks_again() {
    let mut bench = furnished();
    say(&mut bench, true);
    let id = json!({ "id": bench.client_id });
    let mut form = ask(&mut bench, "client_form", id).expect("a form");
    form["nonDisclosure"] = json!("yes");
    ask(&mut bench, "client_save", form).expect("saved");
    let wish = wish(&bench);
    let page = ask(&mut bench, "leaf_open", wish.clone()).expect("opens").to_string();
    assert!(!page.contains("Pääkatu") && !page.contains("sosiaalipalvelut") && page.contains("040 000 0150"), "{page}");
    assert_eq!(ask(&mut bench, "leaf_print", wish.clone()), Err(FailureCode::LeafRefused), "the yes was given before the order");
    say(&mut bench, true);
    let printed = ask(&mut bench, "leaf_print", wish).expect("printed").to_string();
    assert!(!printed.contains("Pääkatu"), "{printed}");
}

#[test]
fn the_file_is_written_after_the_passphrase_alone_and_its_name_says_nothing() {
    let mut bench = furnished();
    say(&mut bench, true);
    let wish = wish(&bench);
    let file = ask(&mut bench, "leaf_save", wish.clone()).expect("saved")["file"].clone();
    let name = std::path::Path::new(file.as_str().unwrap_or_default()).file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(name, "askel-2026-06-09-150000.pdf");
    bench.clock.wait(std::time::Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    assert_eq!(ask(&mut bench, "leaf_save", wish), Err(FailureCode::PassphraseNeeded));
    assert_eq!(exported(&mut bench), 1);
}

#[test]
fn entries_documents_and_the_clients_own_list_leave_as_pages_with_their_rows() {
    let mut bench = furnished();
    let folder = tempfile::tempdir().expect("a folder");
    let id = bench.client_id;
    let entry = bench.entries()[0];
    for (command, args, noun) in [("entry_pdf", json!({ "id": entry }), "entry"), ("access_pdf", json!({ "id": id }), "access")] {
        bench.clock.wait(std::time::Duration::from_secs(1));
        let asked = Asked { args, path: Some(folder.path().to_owned()) };
        let answer = commands::run(&mut bench.askel, command, asked).map_err(|failure| failure.code).expect("saved");
        let bytes = std::fs::read(answer["value"]["file"].as_str().unwrap_or_default()).expect("reads");
        assert!(bytes.starts_with(b"%PDF-1.7"), "{command}");
        let rows = bench.open().store().read(|read| askel_store::log::handled(read, id)).expect("the log");
        let left = rows.iter().any(|row| row.noun == noun && matches!(row.action, Some(Action::Export | Action::Log)));
        assert!(left, "{command}");
    }
    bench.clock.wait(std::time::Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    for (command, args) in [("entry_pdf", json!({ "id": entry })), ("access_pdf", json!({ "id": id }))] {
        assert_eq!(ask(&mut bench, command, args), Err(FailureCode::PassphraseNeeded), "{command}");
    }
}
