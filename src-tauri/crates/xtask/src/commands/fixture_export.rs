//! `fixture-export`: the fictional clients as files; must not know their form.

use std::path::absolute;
use std::process::{Command, ExitCode};

use crate::apt;
use crate::cargo;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let [folder] = args else {
        return Err(Stop::new("`fixture-export` takes one folder", "For example: cargo xtask fixture-export /tmp/clients"));
    };
    // Relative to where the person stands, not to the root of the checkout.
    let folder = absolute(folder).map_err(|error| Stop::new(format!("{folder}: {error}"), "Name another folder."))?;
    let places = Places::find();
    let mut steps = Steps::new(3, places.folder("step-logs")?);
    apt::ensure(&mut steps, &packages::to_build())?;
    cargo::build_for_tests(&mut steps, &places, &["--bin", "fixture"])?;
    let step = steps.announce("Export");
    let fixture = places.binary("debug", "fixture");
    let mut command = Command::new(&fixture);
    command.arg("export").arg(&folder).current_dir(&places.root);
    let status = command.status().map_err(|error| Stop::file(&fixture, error))?;
    step.done();
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
