//! `fixture demo DIR` makes a vault of fictional clients to look at; `fixture export DIR` writes their documents.
//! Knows folders and sentences; what is in the scripts is not its business.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use askel_app::{delivery, phrase};
use askel_domain::moment::in_helsinki;
use askel_store::shelf::Shelf;
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::phrases;
use askel_tests::fixture::play::{curtain, moment_of, play};
use askel_tests::fixture::script::Script;
use askel_tests::fixture::stage::{PASSPHRASE, Stage, said};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["demo", folder] => demo(Path::new(folder)),
        ["export", folder] => export(Path::new(folder)),
        _ => Err("Usage: fixture demo FOLDER | fixture export FOLDER".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Everyone, up to this morning, in a vault of its own. The last line is the passphrase and nothing else.
fn demo(data: &Path) -> Result<(), String> {
    let script = askel_tests::fixture::everyone()?;
    let calendar = Calendar::with_demo_on(script.demo_day, in_helsinki(chrono::Utc::now()).date_naive());
    clear_the_earlier_demo(data, &script)?;
    let mut stage = Stage::set(data, script.worker()?, curtain(&script, calendar)?)?;
    let played = play(&mut stage, script.steps_before_demo(), calendar).map_err(|stumble| stumble.to_string())?;
    phrase::import(stage.open()?, &phrases()).map_err(said)?;
    stage.lock()?;
    println!("{} clients, {} entries in {}", played.clients.len(), played.entries.len(), data.display());
    println!("{PASSPHRASE}");
    Ok(())
}

/// Only a vault that is this demo may be taken away: the worker's name is on it and the demo's passphrase opens it.
fn clear_the_earlier_demo(data: &Path, script: &Script) -> Result<(), String> {
    if is_empty(data)? {
        return Ok(());
    }
    let now = in_helsinki(chrono::Utc::now());
    let mut earlier = Stage::find(data, script.worker()?, now)
        .map_err(|why| format!("{} is not empty and does not hold the demo ({why}). Name an empty folder.", data.display()))?;
    earlier.lock()?;
    let shelf = Shelf::at(data);
    let vault = shelf.vault_folder(earlier.vault_id());
    fs::remove_dir_all(&vault).map_err(|error| format!("{}: {error}", vault.display()))?;
    // The next demo has the same ids and begins anew, which an anchor of this one would rightly call a rollback.
    let anchors = shelf.vault_folder(".anchors");
    if anchors.is_dir() { fs::remove_dir_all(&anchors).map_err(|error| format!("{}: {error}", anchors.display())) } else { Ok(()) }
}

/// Everyone's whole case as it was written, carried from a vault that is gone afterwards.
fn export(folder: &Path) -> Result<(), String> {
    let script = askel_tests::fixture::everyone()?;
    let calendar = Calendar::as_written(script.demo_day);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let data = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut stage = Stage::set(data.path(), script.worker()?, curtain(&script, calendar)?)?;
    play(&mut stage, &script.steps, calendar).map_err(|stumble| stumble.to_string())?;
    if let Some(last) = script.steps.last() {
        stage.clock.set(moment_of(calendar, last.at)?);
    }
    stage.prove()?;
    let receipt = delivery::export(stage.open()?, folder).map_err(said)?.value;
    for file in files(Path::new(&receipt.folder))? {
        println!("{}", file.display());
    }
    println!("{} documents, {} held back, in {}", receipt.documents, receipt.held_back, receipt.folder);
    stage.lock()
}

fn is_empty(folder: &Path) -> Result<bool, String> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(format!("{}: {error}", folder.display())),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(unreadable)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(unreadable)?;
    files.sort();
    Ok(files)
}
