//! `shots`: the window tests, for their pictures; must not know what they show.

use std::fs;
use std::process::ExitCode;

use super::test::{WINDOW_STEPS, build_window, dress_for_windows};
use crate::cargo;
use crate::places::Places;
use crate::rust_suites;
use crate::step::Steps;
use crate::stop::Stop;

pub fn run() -> Result<ExitCode, Stop> {
    let places = Places::find();
    let logs = places.folder("test-logs")?;
    let mut steps = Steps::new(WINDOW_STEPS + 1, logs.clone());
    build_window(&mut steps, &places)?;
    let step = steps.announce("Window tests");
    let pictures = places.root.join("shots");
    fs::create_dir_all(&pictures).map_err(|error| Stop::file(&pictures, error))?;
    let mut command = cargo::test(&places);
    command.args(["--test", "window"]);
    let _display = dress_for_windows(&mut command, &places, &logs, &pictures)?;
    let tally = rust_suites::run(&mut command, &logs.join("window.log"))?;
    step.done();
    eprintln!("Pictures are in {}", pictures.display());
    println!("{tally}");
    Ok(tally.exit_code())
}
