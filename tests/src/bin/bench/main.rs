//! `bench [NAME] [--json] [--check] [--sizes 60,600]` measures Askel against what the machine can do at best.
//! Knows which measurements there are; what each one does stands in its own file.

mod backup;
mod bare;
mod caseload;
mod client;
mod delivery;
mod disk;
mod figure;
mod leaf;
mod made_up;
mod measure;
mod overview;
mod piece;
mod plain;
mod report;
mod save;
mod search;
mod season;
mod start;
mod sync;
mod task;
mod today;
mod unlock;
mod verify;
mod wanted;

use std::path::PathBuf;
use std::process::ExitCode;

use caseload::Caseload;
use measure::{Measured, Outcome};
use report::Report;
use wanted::Wanted;

/// A measurement on an open vault.
type OnVault = fn(&mut Caseload) -> Outcome<Vec<Measured>>;

/// In this order on one vault of each size: those that write come last.
const ON_VAULT: [(&str, OnVault); 11] = [
    ("unlock", unlock::run),
    ("client", client::run),
    ("today", today::run),
    ("search", search::run),
    ("overview", overview::run),
    ("verify", verify::run),
    ("task", task::run),
    ("delivery", delivery::run),
    ("backup", backup::run),
    ("leaf", leaf::run),
    ("save", save::run),
];

const HEAVIEST: &str = "heaviest";
const START: &str = "start";

fn main() -> ExitCode {
    let names: Vec<&str> = ON_VAULT.iter().map(|(name, _)| *name).chain([HEAVIEST, START]).chain(sync::NAMES).collect();
    let done = Wanted::read(std::env::args().skip(1), &names).and_then(|wanted| Ok((measure(&wanted)?, wanted)));
    match done {
        Ok((report, wanted)) => {
            report.print(wanted.as_json);
            if wanted.check && !report.aims_met() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

fn measure(wanted: &Wanted) -> Outcome<Report> {
    let folder = folder()?;
    let mut report = Report::default();
    let chosen: Vec<&(&str, OnVault)> = ON_VAULT.iter().filter(|(name, _)| wanted.asks_for(name)).collect();
    for size in wanted.sizes.iter().filter(|_| !chosen.is_empty()) {
        let mut caseload = Caseload::made(&folder.join(size.to_string()), *size, season::TWENTY_WEEKS)?;
        report.vaults.push(caseload.described());
        for (name, run) in &chosen {
            eprintln!("bench: {name}, {size} clients …");
            report.measured.extend(run(&mut caseload)?);
        }
        caseload.clear_away()?;
    }
    if wanted.asks_for(HEAVIEST) {
        let mut caseload = Caseload::made(&folder.join(HEAVIEST), client::HEAVIEST, client::FIVE_YEARS)?;
        report.vaults.push(caseload.described());
        report.measured.extend(client::heaviest(&mut caseload)?);
        caseload.clear_away()?;
    }
    if wanted.asks_for(START) {
        report.measured.extend(start::run(&folder.join(START))?);
    }
    let told = sync::run(|name| wanted.asks_for(name))?;
    report.measured.extend(told.measured);
    report.figures.extend(told.figures);
    Ok(report)
}

/// `target/bench`, beside the folder this program was built into: on the disk whose commits are to be measured.
fn folder() -> Outcome<PathBuf> {
    let program = std::env::current_exe().map_err(measure::said)?;
    let target = program.ancestors().nth(2).ok_or("this program stands in no target folder")?;
    Ok(target.join("bench"))
}
