//! What a person types and what CI types: `cargo xtask …`; must not know any rule of the work.
//!
//! Standard library only, so that the first command on a fresh machine starts at once.

mod apt;
mod cargo;
mod child;
mod commands;
mod display;
mod freshness;
mod helios;
mod interop_packages;
mod libtest;
mod log;
mod machine;
mod npm;
mod pip;
mod packages;
mod places;
mod postgres;
mod rust_suites;
mod step;
mod stop;
mod supply;
mod tally;
mod ui;
mod ui_suites;
mod vitest;

use std::process::ExitCode;

use stop::Stop;

const HELP: &str = "\
cargo xtask <command>

  run [--demo] [--release]         everything from system packages to an open window;
                                   --demo: with a vault of fictional clients
  test [FILTER]                    every test: UI, Rust, the real window; ends with `N passed, N failed`
  interop                          the same sync against Helios FHIR Server, on SQLite and on PostgreSQL; builds it once
  shots                            pictures of the window's journeys into shots/
  bench [NAME] [--json] [--check]  how long things take
  faults [NAME...] [--scale pr|night|release] [--seed N] [--so-far]
                                   what a vault loses to kills, bad disks, power cuts, strange files
  supply [NAME]                    licences, bans, sources, advisories, npm audit: what comes from outside
  advisories [--refresh DIR]       known holes in the crates of Cargo.lock; DIR: a clone of RustSec's database
  sbom [FILE]                      what Askel is made of, as CycloneDX, to FILE or the screen
  fixture-export DIR               the fictional clients as files into DIR
  bindings                         write the UI's types (ui/src/lib/host/bindings.gen.ts) from Rust's
  help                             this list
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // Never `process::exit`: guards that stop Xvfb and the app run when the stack unwinds.
    match dispatch(&args) {
        Ok(code) => code,
        Err(stop) => {
            stop.print();
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode, Stop> {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", args),
    };
    match command {
        "run" => commands::run::run(rest),
        "test" => commands::test::run(rest),
        "interop" => commands::interop::run(rest),
        "shots" => commands::shots::run(),
        "bench" => commands::bench::run(rest),
        "faults" => commands::faults::run(rest),
        "supply" => commands::supply::run(rest),
        "advisories" => commands::advisories::run(rest),
        "sbom" => commands::sbom::run(rest),
        "fixture-export" => commands::fixture_export::run(rest),
        "bindings" => commands::bindings::run(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Stop::new(format!("there is no command `{other}`"), "`cargo xtask help` lists them.")),
    }
}
