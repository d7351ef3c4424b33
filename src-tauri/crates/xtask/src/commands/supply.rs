//! `supply [NAME]`: the questions about what comes from outside, alone; must not know how one is asked.

use std::process::ExitCode;

use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::supply;

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let name = match args {
        [] => None,
        [name] if !name.starts_with('-') => Some(name.as_str()),
        _ => return Err(Stop::new("`supply` takes one name or none", "For example: cargo xtask supply licences")),
    };
    let places = Places::find();
    let mut steps = Steps::new(1, places.folder("step-logs")?);
    let tally = supply::check(&mut steps, &places, name)?;
    println!("\n{tally}");
    Ok(tally.exit_code())
}
