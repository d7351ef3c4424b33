//! `interop`: the interop tests once more, against Helios FHIR Server on SQLite and on PostgreSQL; must not know what they ask.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::apt;
use crate::cargo;
use crate::helios;
use crate::interop_packages;
use crate::packages;
use crate::places::Places;
use crate::postgres::Postgres;
use crate::rust_suites;
use crate::step::{Steps, seconds};
use crate::stop::Stop;
use crate::tally::Tally;
use crate::ui;

/// Named like the variables in `tests/src/peers`.
const BINARY: &str = "ASKEL_INTEROP_HFS";
const DATABASE: &str = "ASKEL_INTEROP_POSTGRES";
/// What asks a server; the rest of the suite has shown itself in `cargo xtask test`.
const SUITES: [&str; 3] = ["peers::", "searches::", "journeys::"];

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    if !args.is_empty() {
        return Err(Stop::new("`interop` takes no words", "`cargo xtask test interop` runs the same tests against the small server."));
    }
    let places = Places::find();
    let logs = places.folder("step-logs")?;
    let mut steps = Steps::new(6 + interop_packages::count(&places), logs.clone());
    apt::ensure(&mut steps, &packages::to_interop())?;
    // The proofs know the shell too, which embeds the page when it is compiled.
    ui::placeholder(&places)?;
    interop_packages::install(&mut steps, &places)?;
    let server = helios::ready(&mut steps, &places)?;
    cargo::build_for_tests(&mut steps, &places, &["--test", "interop"])?;
    let mut tally = against(&mut steps, &places, &logs, "Helios on SQLite", &[(BINARY, server.display().to_string())])?;
    let step = steps.announce("A PostgreSQL of our own");
    let database = Postgres::start(&logs)?;
    step.done();
    let of_database = [(BINARY, server.display().to_string()), (DATABASE, database.url())];
    tally += against(&mut steps, &places, &logs, "Helios on PostgreSQL", &of_database)?;
    println!("\n{tally}");
    Ok(tally.exit_code())
}

fn against(steps: &mut Steps, places: &Places, logs: &Path, name: &str, surroundings: &[(&str, String)]) -> Result<Tally, Stop> {
    let step = steps.announce(name);
    let begun = Instant::now();
    let mut command = cargo::test(places);
    command.args(["--test", "interop", "--"]).args(SUITES);
    command.envs(surroundings.iter().map(|(name, value)| (*name, value))).env("RUST_TEST_THREADS", "2");
    let log = logs.join(format!("{}.log", name.to_lowercase().replace(' ', "-")));
    let tally = rust_suites::run(&mut command, &log)?;
    tally.print(name, &seconds(begun.elapsed()));
    step.done();
    Ok(tally)
}
