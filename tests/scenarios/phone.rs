//! What a client takes along in their own phone: read as a camera reads it, and as a calendar reads the file.

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_domain::access::Action;
use askel_domain::moment::write_date;
use askel_tests::camera::code_of;
use askel_tests::faults::bench::{Bench, visit};
use chrono::Days;
use serde_json::{Value, json};

const PLACE: &str = "Kirjaston aula, Pääkatu 1; toinen kerros";
const NEVER: [&str; 4] = ["Virtala", "Reijo", "100190", "999P"];
const SERVICE: [&str; 2] = ["Kaisa Niemi", "Aikuisten sosiaalipalvelut"];

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    commands::run(&mut bench.askel, command, Asked { args, path: None })
        .map(|answer| answer["value"].clone())
        .map_err(|failure| failure.code)
}

fn plan(bench: &mut Bench, days: u64, place: &str) {
    let date = write_date(bench.open().now().date_naive() + Days::new(days));
    let form = json!({ "id": null, "clientId": bench.client_id, "date": date, "starts": "13", "ends": "14.30", "mode": "outreach", "place": place, "secondWorker": "" });
    ask(bench, "session_plan", form).expect("planned");
}

/// A visit in which these tasks were agreed.
fn agree(bench: &mut Bench, tasks: &[(&str, &str, &str)]) {
    let id = bench.draft().id;
    let new_tasks = tasks
        .iter()
        .map(|(what, who, due)| json!({ "what": what, "who": who, "due": due }))
        .map(|task| serde_json::from_value(task).expect("a task"))
        .collect();
    bench.finalise(id, &askel_domain::draft::EntryForm { new_tasks, ..visit("Sovittiin.") }).expect("finished");
}

fn wish(bench: &Bench, language: &str, names_service: bool) -> Value {
    json!({ "clientId": bench.client_id, "language": language, "namesService": names_service })
}

/// What the phone reads of the next meeting and of what was agreed.
fn read(bench: &mut Bench, language: &str, names_service: bool) -> (Option<String>, Option<String>, Value) {
    let page = ask(bench, "phone_open", wish(bench, language, names_service)).expect("opens");
    let code = |code: &Value| code["path"].as_str().map(|path| code_of(code["side"].as_u64().expect("a side") as usize, path));
    (code(&page["meeting"]), code(&page["tasks"]), page)
}

/// Folded lines put together again.
fn unfolded(event: &str) -> String {
    event.replace("\r\n ", "")
}

#[test]
fn the_next_meeting_is_an_event_in_the_phone_and_what_was_agreed_a_text() {
    let mut bench = Bench::new();
    plan(&mut bench, 9, "Myöhempi");
    plan(&mut bench, 2, PLACE);
    agree(&mut bench, &[("Käyn kirjastossa", "client", "30.6.2026"), ("Soitan Kelaan", "worker", "")]);
    let day = bench.open().now().date_naive() + Days::new(2);
    let (meeting, tasks, page) = read(&mut bench, "fi", false);
    let (meeting, tasks) = (unfolded(&meeting.expect("a meeting")), tasks.expect("tasks"));
    assert!(meeting.starts_with("BEGIN:VEVENT") && meeting.trim_end().ends_with("END:VEVENT"), "{meeting}");
    // 13.00 in Finland's summer is 10.00 in UTC.
    for line in [
        format!("DTSTART:{}T100000Z", day.format("%Y%m%d")),
        format!("DTEND:{}T113000Z", day.format("%Y%m%d")),
        "SUMMARY:Tapaaminen".into(),
        "LOCATION:Kirjaston aula\\, Pääkatu 1\\; toinen kerros".into(),
    ] {
        assert!(meeting.lines().any(|told| told == line), "{line} in {meeting}");
    }
    assert_eq!(tasks, "Mitä sovimme\nSinä: Käyn kirjastossa (viimeistään 30.6.2026)\nTyöntekijä: Soitan Kelaan");
    let says: Vec<&str> = page["tasks"]["says"].as_array().expect("lines").iter().filter_map(Value::as_str).collect();
    assert_eq!(says.join("\n"), tasks, "the screen says what the phone reads");
    for (told, word) in [&meeting, &tasks].into_iter().flat_map(|told| NEVER.iter().chain(&SERVICE).map(move |word| (told, word))) {
        assert!(!told.contains(word), "{word} in {told}");
    }
}

#[test]
fn days_and_times_are_written_as_the_language_writes_them() {
    let mut bench = Bench::new();
    plan(&mut bench, 2, "");
    agree(&mut bench, &[("I go to the library", "client", "30.6.2026")]);
    let day = bench.open().now().date_naive() + Days::new(2);
    let (_, tasks, page) = read(&mut bench, "en", false);
    assert_eq!(page["meeting"]["says"][1], day.format("%A %-d/%-m/%Y at 13:00–14:30").to_string());
    assert!(tasks.expect("tasks").ends_with("You: I go to the library (by 30/6/2026)"));
}

#[test]
fn the_service_is_named_only_where_the_client_wants_it_and_in_the_clients_language() {
    let mut bench = Bench::new();
    plan(&mut bench, 2, "");
    agree(&mut bench, &[("Till biblioteket", "client", "")]);
    let (meeting, tasks, _) = read(&mut bench, "sv", true);
    let (meeting, tasks) = (unfolded(&meeting.expect("a meeting")), tasks.expect("tasks"));
    assert!(meeting.contains("SUMMARY:Möte") && !meeting.contains("LOCATION"), "{meeting}");
    assert!(tasks.starts_with("Vad vi kom överens om\nDu: Till biblioteket\n"), "{tasks}");
    for word in SERVICE {
        assert!(meeting.contains(word) && tasks.contains(word), "{word}");
    }
    assert!(NEVER.iter().all(|word| !meeting.contains(word) && !tasks.contains(word)));
}

#[test]
fn of_a_protected_client_no_place_goes_along_not_even_one_written_before_the_order() {
    let mut bench = Bench::new();
    plan(&mut bench, 2, PLACE);
    let id = json!({ "id": bench.client_id });
    let mut form = ask(&mut bench, "client_form", id).expect("a form");
    form["nonDisclosure"] = json!("yes");
    ask(&mut bench, "client_save", form).expect("saved");
    let (meeting, _, page) = read(&mut bench, "fi", true);
    let meeting = meeting.expect("a meeting");
    assert!(!meeting.contains("LOCATION") && !meeting.contains("Pääkatu") && !page.to_string().contains("Pääkatu"), "{meeting}");
}

#[test]
fn nothing_agreed_is_no_code_and_what_has_no_room_is_counted() {
    let mut bench = Bench::new();
    let (meeting, tasks, page) = read(&mut bench, "fi", false);
    assert_eq!((meeting, tasks, &page["leftOut"]), (None, None, &json!(0)));
    let long = "Käyn kävelyllä joka aamu ennen aamupalaa ja kerron seuraavalla kerralla, miltä se tuntui ja kuka oli mukana. ".repeat(2);
    agree(&mut bench, &[(&long, "client", ""), (&long, "client", ""), (&long, "client", "")]);
    let (_, tasks, page) = read(&mut bench, "fi", false);
    assert_eq!((tasks.expect("tasks").lines().count(), &page["leftOut"]), (3, &json!(1)), "a heading and two of three");
}

#[test]
fn the_calendar_file_is_written_after_the_passphrase_and_the_client_can_read_of_it() {
    let mut bench = Bench::new();
    let folder = tempfile::tempdir().expect("a folder");
    let save = |bench: &mut Bench| {
        let asked = Asked { args: wish(bench, "en", false), path: Some(folder.path().to_owned()) };
        commands::run(&mut bench.askel, "phone_save", asked)
            .map(|answer| answer["value"]["file"].as_str().unwrap_or_default().to_owned())
            .map_err(|failure| failure.code)
    };
    assert_eq!(save(&mut bench), Err(FailureCode::NotFound), "no meeting is agreed");
    plan(&mut bench, 2, PLACE);
    let file = save(&mut bench).expect("written");
    let name = std::path::Path::new(&file).file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with("askel-2") && name.ends_with(".ics"), "{name}");
    let text = unfolded(&std::fs::read_to_string(&file).expect("reads"));
    assert!(
        text.starts_with("BEGIN:VCALENDAR")
            && text.contains("VERSION:2.0")
            && text.matches("BEGIN:VEVENT").count() == 1
            && text.contains("SUMMARY:Meeting"),
        "{text}"
    );
    assert!(NEVER.iter().chain(&SERVICE).all(|word| !text.contains(word)), "{text}");
    let id = bench.client_id;
    let exported = |bench: &mut Bench| {
        bench
            .open()
            .store()
            .read(|read| askel_store::log::handled(read, id))
            .expect("the log")
            .iter()
            .filter(|row| row.action == Some(Action::Export))
            .count()
    };
    assert_eq!(exported(&mut bench), 1);
    bench.clock.wait(std::time::Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    assert_eq!(save(&mut bench), Err(FailureCode::PassphraseNeeded));
    assert_eq!((exported(&mut bench), std::fs::read_dir(folder.path()).expect("lists").count()), (1, 1), "nothing more was written");
}
