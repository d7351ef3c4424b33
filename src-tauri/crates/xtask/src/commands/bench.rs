//! `bench`: sets up and hands over to the bench program; must not know what is measured.

use std::path::Path;
use std::process::{Command, ExitCode};

use super::test::{WINDOW_STEPS, build_window, dress_for_windows};
use crate::apt;
use crate::cargo;
use crate::interop_packages;
use crate::machine;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

/// The measurement that needs hands on the real window: it lives with the window's tests.
const BY_HANDS: &str = "ux";

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    if args.first().is_some_and(|name| name == BY_HANDS) {
        return by_hands();
    }
    let places = Places::find();
    let logs = places.folder("step-logs")?;
    let mut steps = Steps::new(5 + interop_packages::count(&places), logs.clone());
    apt::ensure(&mut steps, &packages::to_bench())?;
    ui::install(&mut steps, &places)?;
    interop_packages::install(&mut steps, &places)?;
    ui::build(&mut steps, &places)?;
    cargo::build_for_tests(&mut steps, &places, &["--bin", "askel", "--bin", "bench"])?;
    let step = steps.announce("Measurements");
    let bench = places.binary("debug", "bench");
    let mut command = as_a_worker(&bench);
    command.args(args).current_dir(&places.root);
    let _display = dress_for_windows(&mut command, &places, &logs, &places.folder("shots")?)?;
    let status = command.status().map_err(|error| Stop::file(&bench, error))?;
    step.done();
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the lines that the journeys tell, and fails as they do.
fn by_hands() -> Result<ExitCode, Stop> {
    let places = Places::find();
    let logs = places.folder("step-logs")?;
    let mut steps = Steps::new(WINDOW_STEPS + 1, logs.clone());
    build_window(&mut steps, &places)?;
    let step = steps.announce("Journeys by hand");
    let mut command = cargo::test(&places);
    command.args(["--test", "window", "--", "ux::", "--include-ignored", "--nocapture", "--test-threads=1"]);
    let _display = dress_for_windows(&mut command, &places, &logs, &places.folder("shots")?)?;
    let said = command.output().map_err(|error| Stop::new(format!("cargo test could not be started ({error})"), "Check the PATH."))?;
    step.done();
    // The harness writes a test's name before what the test says, on the same line.
    for line in String::from_utf8_lossy(&said.stdout).lines() {
        if let Some(at) = line.find("ux | ") {
            println!("{}", &line[at + "ux | ".len()..]);
        }
    }
    Ok(if said.status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// No worker may lock memory without end, and root may: then SQLCipher locks and frees each piece that it takes, which is half of what
/// a write costs, and no laptop pays it.
fn as_a_worker(program: &Path) -> Command {
    if !machine::IS_LINUX || !machine::is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--bounding-set", "-ipc_lock", "--"]).arg(program);
    command
}
