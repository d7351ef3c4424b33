//! `sbom [FILE]`: builds the program that lists the parts and hands over to it; must not know any part.

use std::process::{Command, ExitCode};

use crate::apt;
use crate::cargo;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    if args.len() > 1 {
        return Err(Stop::new("`sbom` takes one file or nothing", "For example: cargo xtask sbom target/askel.cdx.json"));
    }
    let places = Places::find();
    let mut steps = Steps::new(2, places.folder("step-logs")?);
    apt::ensure(&mut steps, &packages::to_build())?;
    ui::placeholder(&places)?;
    cargo::build_for_tests(&mut steps, &places, &["--bin", "sbom"])?;
    let sbom = places.binary("debug", "sbom");
    let status = Command::new(&sbom).args(args).current_dir(&places.root).status().map_err(|error| Stop::file(&sbom, error))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
