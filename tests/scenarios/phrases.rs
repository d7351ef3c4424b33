//! Phrases through the program's own door: the organisation's file is taken whole or not at all, with its reasons; the worker's own
//! are kept beside it; and what was kept is there after a lock, as the log tells.

use askel::commands::{self, Asked};
use askel_app::failure::FailureCode;
use askel_tests::faults::bench::Bench;
use askel_tests::fixture;
use serde_json::{Value, json};

fn ask(bench: &mut Bench, command: &str, args: Value) -> Result<Value, FailureCode> {
    commands::run(&mut bench.askel, command, Asked { args, path: None }).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

fn list(bench: &mut Bench) -> Value {
    ask(bench, "phrase_list", json!({})).expect("the list")
}

/// The answer to bringing in a file of this text.
fn import(bench: &mut Bench, text: &[u8]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fraasit.yml");
    std::fs::write(&path, text).expect("written");
    commands::run(&mut bench.askel, "phrase_import", Asked { args: json!({}), path: Some(path) }).expect("answered")["value"].clone()
}

fn refused(answer: &Value) -> Vec<(String, String)> {
    let rows = answer["refusals"].as_array().expect("a list");
    rows.iter().map(|row| (row["code"].as_str().expect("a code").to_owned(), row["at"].as_str().expect("a place").to_owned())).collect()
}

#[test]
fn the_organisations_file_is_taken_in_the_workers_language_and_stays() {
    let mut bench = Bench::new();
    let sample = std::fs::read(fixture::phrases()).expect("the sample");
    let brought = import(&mut bench, &sample);
    assert_eq!((brought["phrases"].as_u64(), brought["templates"].as_u64()), (Some(6), Some(1)));
    bench.reopen();
    let shelf = list(&mut bench);
    assert_eq!(shelf["phrases"][0]["text"], "Kirjaus luettiin yhdessä. Asiakas sai muuttaa sitä.");
    assert_eq!(shelf["templates"][0]["fills"].as_array().map(Vec::len), Some(3));
    commands::run(&mut bench.askel, "language_choose", Asked { args: json!({ "language": "sv" }), path: None }).expect("chosen");
    assert_eq!(list(&mut bench)["phrases"][0]["name"], "Vi läste tillsammans");
    bench.assert_sound();
}

#[test]
fn json_is_taken_too() {
    let mut bench = Bench::new();
    let brought = import(&mut bench, br#"{ "organisation": "Alue", "phrases": [{ "id": "a", "in": ["agreed"], "name": { "fi": "Nimi" }, "text": { "fi": "Teksti" } }] }"#);
    assert_eq!(refused(&brought), []);
    assert_eq!(list(&mut bench)["phrases"][0]["fields"], json!(["agreed"]));
}

#[test]
fn a_bad_file_is_refused_with_its_place_and_nothing_is_lost() {
    let mut bench = Bench::new();
    import(&mut bench, &std::fs::read(fixture::phrases()).expect("the sample"));
    let before = list(&mut bench);
    let cases: [(&[u8], &[(&str, &str)]); 7] = [
        (b"", &[("empty", "")]),
        (b"phrases: []", &[("empty", "")]),
        (b"organisation: Alue\nphrases:\n  - id: a\n    nmae: { fi: A }\n", &[("not_understood", "4")]),
        (b"phrases: [{ id: a, name: { fi: A }, text: { fi: B }, in: [somewhere] }]", &[("not_understood", "1")]),
        (&[0xff, 0xfe, 0x00], &[("not_understood", "")]),
        (b"phrases: [{ id: a, name: { fi: A }, text: { fi: ' ' } }, { id: a, name: {}, text: { fi: B } }]", &[("text_missing", "a"), ("same_id", "a"), ("name_missing", "a")]),
        (&[b' '; 2 * 1024 * 1024 + 1], &[("too_large", "")]),
    ];
    for (text, expected) in cases {
        let told = refused(&import(&mut bench, text));
        let expected: Vec<(String, String)> = expected.iter().map(|(code, at)| ((*code).to_owned(), (*at).to_owned())).collect();
        assert_eq!(told, expected, "{}", String::from_utf8_lossy(&text[..text.len().min(80)]));
    }
    let gone = commands::run(&mut bench.askel, "phrase_import", Asked { args: json!({}), path: Some("/nowhere/fraasit.yml".into()) });
    assert_eq!(refused(&gone.expect("answered")["value"]), [("unread".to_owned(), String::new())]);
    assert_eq!(list(&mut bench), before);
}

#[test]
fn a_file_that_calls_itself_a_thousand_times_is_no_danger() {
    let mut bench = Bench::new();
    let mut bomb = "a: &a ['x','x','x','x','x','x','x','x','x']\n".to_owned();
    for (one, before) in ('b'..='j').zip('a'..) {
        bomb.push_str(&format!("{one}: &{one} [{}]\n", vec![format!("*{before}"); 9].join(",")));
    }
    assert_eq!(refused(&import(&mut bench, bomb.as_bytes()))[0].0, "not_understood");
}

#[test]
fn ones_own_phrases_stand_beside_the_organisations() {
    let mut bench = Bench::new();
    let form = json!({ "id": null, "name": "Kahvit", "text": "Juotiin kahvit ja juteltiin.", "fields": ["observations"] });
    let id = ask(&mut bench, "phrase_save", form.clone()).expect("kept")["id"].clone();
    import(&mut bench, b"phrases: [{ id: a, name: { fi: A }, text: { fi: B } }]");
    bench.reopen();
    let shelf = list(&mut bench);
    assert_eq!((shelf["own"][0]["name"].as_str(), shelf["phrases"][0]["name"].as_str()), (Some("Kahvit"), Some("A")));
    assert_eq!(ask(&mut bench, "phrase_save", json!({ "id": null, "name": "", "text": "", "fields": [] })), Err(FailureCode::Fields));
    ask(&mut bench, "phrase_remove", json!({ "id": id })).expect("taken away");
    assert_eq!(list(&mut bench)["own"], json!([]));
    assert_eq!(ask(&mut bench, "phrase_remove", json!({ "id": id })), Err(FailureCode::NotFound), "once");
    let mut again = form;
    again["id"] = id;
    assert_eq!(ask(&mut bench, "phrase_save", again), Err(FailureCode::NotFound), "what was taken away is not written on");
    bench.assert_sound();
}
