//! `advisories --refresh DIR`: takes a fresh clone of RustSec's database and holds Cargo.lock against it; must not know any advisory.

use std::path::Path;
use std::process::ExitCode;

use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::supply::{self, Database};

const ADVISORIES: &str = "supply advisories";

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let places = Places::find();
    let database = Database::of(&places);
    match args {
        [] => {}
        [flag, clone] if flag == "--refresh" => database.refresh(Path::new(clone))?,
        _ => return Err(Stop::new("`advisories` takes --refresh DIR or nothing", "DIR is a clone of RustSec's advisory-db.")),
    }
    let mut steps = Steps::new(1, places.folder("step-logs")?);
    let tally = supply::check(&mut steps, &places, Some(ADVISORIES))?;
    if tally.is_good() {
        database.note_answer()?;
    }
    Ok(tally.exit_code())
}
