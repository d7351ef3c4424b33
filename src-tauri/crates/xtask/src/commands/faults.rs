//! `faults`: sets up and hands over to the campaigns; must not know what is broken.

use std::process::{Command, ExitCode};

use crate::apt;
use crate::cargo;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let places = Places::find();
    let mut steps = Steps::new(5, places.folder("step-logs")?);
    apt::ensure(&mut steps, &packages::to_build())?;
    // The campaigns ask the shell's own table of commands, and the shell embeds the page.
    ui::install(&mut steps, &places)?;
    ui::build(&mut steps, &places)?;
    cargo::build_for_tests(&mut steps, &places, &["--bin", "faults", "--bin", "typist"])?;
    let step = steps.announce("Campaigns");
    let faults = places.binary("debug", "faults");
    let status = Command::new(&faults).args(args).current_dir(&places.root).status().map_err(|error| Stop::file(&faults, error))?;
    step.done();
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
