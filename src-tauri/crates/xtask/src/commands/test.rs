//! `test`: everything, from set-up to the closing line; must not know what any test tests.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::apt;
use crate::cargo;
use crate::display::VirtualDisplay;
use crate::interop_packages;
use crate::machine::IS_LINUX;
use crate::packages;
use crate::places::Places;
use crate::rust_suites;
use crate::step::Steps;
use crate::stop::Stop;
use crate::supply;
use crate::tally::Tally;
use crate::ui;
use crate::ui_suites;

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let filter = match args {
        [] => None,
        [filter] if !filter.starts_with('-') => Some(filter.as_str()),
        _ => {
            return Err(Stop::new("`test` takes one filter", "For example: cargo xtask test session"));
        }
    };
    let tally = Places::find().folder("test-logs").and_then(|logs| everything(&logs, filter));
    let tally = tally.unwrap_or_else(counted);
    // Scripts read the last line.
    println!("\n{tally}");
    Ok(tally.exit_code())
}

/// What stops a part of the tests is itself a failure of the tests.
fn counted(stop: Stop) -> Tally {
    stop.print();
    Tally::ONE_FAILED
}

fn everything(logs: &Path, filter: Option<&str>) -> Result<Tally, Stop> {
    let places = Places::find();
    let mut steps = Steps::new(10 + interop_packages::count(&places), logs.to_path_buf());
    apt::ensure(&mut steps, &packages::to_test())?;
    ui::install(&mut steps, &places)?;
    interop_packages::install(&mut steps, &places)?;
    let mut tally = Tally::default();
    if let Err(stop) = ui::build(&mut steps, &places) {
        tally += counted(stop);
    }
    if let Err(stop) = ui::build_twin(&mut steps, &places) {
        tally += counted(stop);
    }
    if filter.is_none() {
        tally += ui_suites::check(&mut steps, &places).unwrap_or_else(counted);
    } else {
        steps.skip("UI types (svelte-check)", "left out, as a filter was given");
    }
    tally += ui_suites::vitest(&mut steps, &places, logs, filter).unwrap_or_else(counted);
    tally += rust(&mut steps, &places, logs, filter)?;
    tally += supply::check(&mut steps, &places, filter).unwrap_or_else(counted);
    tally += own(&mut steps, &places, logs, filter).unwrap_or_else(counted);
    Ok(tally)
}

fn rust(steps: &mut Steps, places: &Places, logs: &Path, filter: Option<&str>) -> Result<Tally, Stop> {
    // Programs and tests in one go: the window tests start the program that is built here.
    let built = cargo::build_for_tests(steps, places, &["--bins", "--tests", "--keep-going"]);
    if let Err(stop) = built {
        steps.skip("Rust tests", "not run, as they could not be built");
        counted(stop);
        return Ok(unbuilt(logs));
    }
    let step = steps.announce("Rust tests (cargo test)");
    let mut command = cargo::test(places);
    let _display = dress_for_windows(&mut command, places, logs, &places.folder("shots")?)?;
    command.args(filter);
    let tally = rust_suites::run(&mut command, &logs.join("rust.log"))?;
    step.done();
    Ok(tally)
}

/// One failure for each target that could not be compiled.
fn unbuilt(logs: &Path) -> Tally {
    let said = fs::read(logs.join("cargo-build.log")).unwrap_or_default();
    let count = String::from_utf8_lossy(&said).matches("error: could not compile").count();
    Tally { failed: count.max(1), ..Tally::default() }
}

fn own(steps: &mut Steps, places: &Places, logs: &Path, filter: Option<&str>) -> Result<Tally, Stop> {
    let step = steps.announce("Tests of xtask itself");
    let mut command = cargo::cargo(places, "test");
    command.args(["-p", "xtask"]).args(filter);
    let tally = rust_suites::run(&mut command, &logs.join("xtask.log"))?;
    step.done();
    Ok(tally)
}

/// The program and the tests that drive it, for the commands that want no other test.
pub fn build_window(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    apt::ensure(steps, &packages::to_test())?;
    ui::install(steps, places)?;
    ui::build(steps, places)?;
    cargo::build_for_tests(steps, places, &["--bin", "askel", "--test", "window"])
}

/// How many steps [`build_window`] announces.
pub const WINDOW_STEPS: usize = 4;

/// What the window tests need; the display lasts as long as what is returned.
pub fn dress_for_windows(command: &mut Command, places: &Places, logs: &Path, shots: &Path) -> Result<Option<VirtualDisplay>, Stop> {
    command.env("ASKEL_BINARY", places.binary("debug", "askel")).env("ASKEL_SHOTS", shots).env("ASKEL_TWIN", places.twin());
    // A window each: more at a time only makes them slow on a small machine.
    command.env("RUST_TEST_THREADS", "2");
    if !IS_LINUX {
        return Ok(None);
    }
    let display = VirtualDisplay::start(logs)?;
    display.dress(command);
    Ok(Some(display))
}
