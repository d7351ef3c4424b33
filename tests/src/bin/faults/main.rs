//! `faults [NAME…] [--scale pr|night|release] [--seed N]` breaks things around a real vault and says what was lost.
//! Knows which campaigns there are; what each one does stands in its own file.

mod audit;
mod backups;
mod bit_flips;
mod canary;
mod door;
mod hostile;
mod idle;
mod io_errors;
mod keys;
mod kills;
mod memory;
mod outcome;
mod payloads;
mod power_cuts;
mod recoveries;
mod rollback;
mod shared;
mod sidecars;
mod starved;
mod subject;
mod sync;
mod upgrades;
mod upkeep;
mod wanted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Instant;

use outcome::Told;
use wanted::{Order, Wanted};

type Campaign = fn(&Order) -> Told;

/// The most important first.
const CAMPAIGNS: [(&str, Campaign); 19] = [
    ("kills", kills::run),
    ("io-errors", io_errors::run),
    ("power-cuts", power_cuts::run),
    ("bit-flips", bit_flips::run),
    ("upgrades", upgrades::run),
    ("sync", sync::run),
    ("starved", starved::run),
    ("keys", keys::run),
    ("sidecars", sidecars::run),
    ("rollback", rollback::run),
    ("idle", idle::run),
    ("door", door::run),
    ("memory", memory::run),
    ("canary", canary::run),
    ("shared", shared::run),
    ("audit", audit::run),
    ("backups", backups::run),
    ("recoveries", recoveries::run),
    ("hostile", hostile::run),
];

/// A folder of files in memory, where there is one.
const MEMORY: &str = "/dev/shm";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(code) = in_a_role(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        return code;
    }
    let names: Vec<&str> = CAMPAIGNS.iter().map(|(name, _)| *name).collect();
    match Wanted::read(words, &names) {
        Ok(wanted) => run(&wanted),
        Err(why) => {
            eprintln!("faults: {why}");
            ExitCode::FAILURE
        }
    }
}

/// What a campaign starts this program as, to look at it or to kill it.
fn in_a_role(words: &[&str]) -> Option<ExitCode> {
    let (role, rest) = words.split_first()?;
    let be: fn(&[&str]) -> ExitCode = match *role {
        memory::SUBJECT => return Some(memory::be_the_subject(rest)),
        canary::SUBJECT => canary::be_the_subject,
        shared::SUBJECT => shared::be_the_subject,
        audit::SUBJECT => audit::be_the_subject,
        hostile::SUBJECT => hostile::be_the_subject,
        upgrades::SUBJECT => upgrades::be_the_subject,
        _ => return None,
    };
    subject::say("here");
    Some(be(rest))
}

fn run(wanted: &Wanted) -> ExitCode {
    println!("scale {}, seed {} (--seed gives the same again)", wanted.order.scale.name(), wanted.order.seed);
    // What a disk does is decided by the campaigns, so the files themselves may lie in memory. A kill needs no decision.
    if std::path::Path::new(MEMORY).is_dir() {
        _ = tempfile::env::override_temp_dir(MEMORY.as_ref());
    }
    let mut all_held = true;
    for (name, campaign) in CAMPAIGNS.iter().filter(|(name, _)| wanted.asks_for(name)) {
        let begun = Instant::now();
        let told = catch_unwind(AssertUnwindSafe(|| campaign(&wanted.order))).unwrap_or_else(|_| Told::broke_off());
        askel_tests::faults::vfs::heal();
        println!("{}", told.line(name, begun.elapsed()));
        all_held &= told.held();
    }
    if all_held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
