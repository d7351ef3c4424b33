//! `bindings`: lets the shell's own test write the UI's types; must not know any of them.

use std::process::ExitCode;

use crate::apt;
use crate::cargo;
use crate::packages;
use crate::places::Places;
use crate::rust_suites;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

pub fn run() -> Result<ExitCode, Stop> {
    let places = Places::find();
    let logs = places.folder("step-logs")?;
    let mut steps = Steps::new(2, logs.clone());
    apt::ensure(&mut steps, &packages::to_build())?;
    // The UI cannot be built before its types are there, and the types come out of a compiled shell.
    ui::placeholder(&places)?;
    let step = steps.announce("Bindings");
    let mut command = cargo::cargo(&places, "test");
    // Only the shell's tests, yet with the features that both join to: see `cargo::EVERYTHING`.
    command.args(["-p", "askel", "-p", "askel-tests", "--lib"]).args(cargo::FOR_TESTS).arg("bindings");
    command.env("ASKEL_WRITE_BINDINGS", "1");
    let tally = rust_suites::run(&mut command, &logs.join("bindings.log"))?;
    step.done();
    if tally.is_good() {
        eprintln!("Written: {}", places.ui.join("src/lib/host/bindings.gen.ts").display());
    } else if tally.is_empty() {
        return Err(Stop::new("no test of the shell's library is called `bindings`", "See src-tauri/src/bindings.rs."));
    }
    Ok(tally.exit_code())
}
