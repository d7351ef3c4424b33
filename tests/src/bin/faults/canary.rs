//! What lies on the disk in clear text after a whole fixture has been played, with its errors: a process plays it in a home
//! of its own and is killed, and every file it left is searched for every word of the clients'. The window is not started here.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use askel_app::answer::Empty;
use askel_app::surroundings::Surroundings;
use askel_app::{Askel, backup, vault};
use askel_tests::faults::bench::{furnish, visit};
use askel_tests::faults::canaries::{files, hits};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::play::{curtain, play};
use askel_tests::fixture::stage::Stage;
use askel_tests::fixture::everyone;
use serde_json::Value;

use crate::outcome::{Control, Did, Told};
use crate::subject::{Subject, say, wait_to_be_looked_at};
use crate::wanted::Order;

pub const SUBJECT: &str = "--canary-subject";
const CLEAR: &str = "--clear";
const SCRIPTS: [&str; 2] = [include_str!("../../../fixtures/reijo.yml"), include_str!("../../../fixtures/others.yml")];
/// Shorter sentences are not a client's own.
const LONG: usize = 14;

/// Plays everybody into a vault in the folder, makes a backup and some errors; says how far it has come.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [home, rest @ ..] = words else { return ExitCode::FAILURE };
    let done = if rest == [CLEAR] { leave_in_clear_text(Path::new(home)) } else { play_everybody(Path::new(home)) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("canary subject: {why}");
            ExitCode::FAILURE
        }
    }
}

fn play_everybody(home: &Path) -> Result<(), String> {
    let script = everyone()?;
    let calendar = Calendar::as_written(script.demo_day);
    let mut stage = Stage::set(&home.join("data"), script.worker()?, curtain(&script, calendar)?)?;
    play(&mut stage, &script.steps, calendar).map_err(|stumble| stumble.to_string())?;
    backup::make(stage.open()?, Empty {}).map_err(askel_tests::fixture::stage::said)?;
    let done = stage.askel.backup_due().ok_or("no backup is due")?.run();
    stage.askel.backup_done(done);
    make_errors(&mut stage.askel);
    say("open");
    wait_to_be_looked_at();
    Ok(())
}

/// What a worker mistypes and what a page could send: each is refused, and whatever is said of it goes to stderr.
fn make_errors(askel: &mut Askel) {
    let wrong = serde_json::json!({ "familyName": "Virtala", "identityCode": "100190-999X", "text": "Reijo Olavi Virtala" });
    for command in askel::commands::WHEN_OPEN {
        let asked = askel::commands::Asked { args: wrong.clone(), path: None };
        if let Err(failure) = askel::commands::run(askel, command, asked) {
            eprintln!("{command}: {failure:?}");
        }
    }
}

fn leave_in_clear_text(home: &Path) -> Result<(), String> {
    let surroundings = Surroundings { in_clear_text: true, ..TwoHands::at(askel_tests::faults::bench::beginning()).surroundings() };
    let mut askel = Askel::new(home.join("data"), surroundings);
    let (_, client_id) = furnish(&mut askel);
    let open = askel.open().map_err(|failure| format!("{failure:?}"))?;
    let page = askel_app::entry::open_draft(open, askel_app::entry::DraftRequest { client_id, session_id: None });
    let page = page.map_err(|failure| format!("{failure:?}"))?.value;
    let save = askel_app::entry::DraftSave { id: page.id, form: visit(&words()[0]) };
    askel_app::entry::finalise(open, save).map_err(|failure| format!("{failure:?}"))?;
    vault::lock(&mut askel, Empty {}).map_err(|failure| format!("{failure:?}"))?;
    say("open");
    wait_to_be_looked_at();
    Ok(())
}

/// Every text of the scripts that is a client's: long enough, and not the program's or the worker's own.
fn words() -> Vec<String> {
    let mut found = BTreeSet::new();
    for script in SCRIPTS {
        let script: Value = serde_saphyr::from_str(script).expect("a script");
        gather(&script["steps"], &mut found);
    }
    found.into_iter().collect()
}

/// Names that every vault has in clear text, or that belong to codes and not to clients.
const OF_NO_CLIENT: [&str; 6] = ["serviceTask", "socialService", "ownWorker", "at", "do", "cancelReason"];

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.chars().count() >= LONG || is_identity_code(text) => _ = found.insert(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, found)),
        Value::Object(fields) => {
            let of_client = fields.iter().filter(|(name, _)| !OF_NO_CLIENT.contains(&name.as_str()));
            of_client.for_each(|(_, value)| gather(value, found));
        }
        _ => {}
    }
}

fn is_identity_code(text: &str) -> bool {
    text.len() == 11 && text.as_bytes()[..6].iter().all(u8::is_ascii_digit)
}

struct Searched {
    files: usize,
    hits: Vec<String>,
}

/// One life of the player: looked at while its vault is open, and again when it was killed.
fn search(clear: bool, words: &[String]) -> Searched {
    let home = tempfile::tempdir().expect("a folder");
    let place = home.path().to_string_lossy().into_owned();
    let asked: Vec<&str> = [place.as_str()].into_iter().chain(clear.then_some(CLEAR)).collect();
    let player = Subject::start(SUBJECT, &asked, Some(home.path()));
    let come = player.next();
    let complaints = || std::fs::read_to_string(home.path().join("stderr.log")).unwrap_or_default();
    assert_eq!(come.as_deref(), Some("open"), "the player stumbled: {}", complaints());
    let mut found = hits(home.path(), words);
    player.kill();
    found.extend(hits(home.path(), words));
    Searched { files: files(home.path()).len(), hits: found.iter().map(|path| path.display().to_string()).collect() }
}

pub fn run(order: &Order) -> Told {
    let (runs, words) = (order.share(1, 5, 20), words());
    let (mut faults, mut searched) = (vec![], 0);
    for _ in 0..runs {
        let seen = search(false, &words);
        searched += seen.files;
        faults.extend(seen.hits.into_iter().map(|file| format!("clear text in {file}")));
    }
    if words.len() < 100 || searched < 10 * runs {
        faults.push(format!("{} words in {searched} files: hardly anything was searched", words.len()));
    }
    let did = Did::default()
        .and(runs, "plays of every client with a backup and errors")
        .and(searched, "files searched open and killed")
        .most(words.len(), "texts sought, raw, UTF-16 and base64");
    let control = match search(true, &words).hits.first() {
        Some(_) => Control::Caught("a vault in clear text".into()),
        None => Control::Missed("a vault in clear text was not found, or the build lacks planted faults".into()),
    };
    Told { did, faults, control }
}
