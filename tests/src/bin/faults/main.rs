//! `faults [NAME…] [--scale pr|night|release] [--seed N] [--so-far]` breaks things around a real vault and says what was lost.
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
mod results;
mod rollback;
mod rounds;
mod shared;
mod sidecars;
mod starved;
mod subject;
mod sync;
mod upgrades;
mod upkeep;
mod wanted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use askel_tests::faults::pinned;
use outcome::Told;
use results::Results;
use wanted::{Order, Scale, Wanted};

struct Campaign {
    name: &'static str,
    run: fn(&Order) -> Told,
    /// Before a release it is run in so many parts: on both cores, and some now and some later.
    parts: usize,
    /// And at the smaller scales in so many: one that takes as long as all the others would keep everybody waiting.
    halves: usize,
}

const fn campaign(name: &'static str, run: fn(&Order) -> Told, parts: usize) -> Campaign {
    Campaign { name, run, parts, halves: 1 }
}

/// The most important first.
const CAMPAIGNS: [Campaign; 19] = [
    campaign("kills", kills::run, 40),
    campaign("io-errors", io_errors::run, 30),
    campaign("power-cuts", power_cuts::run, 10),
    campaign("bit-flips", bit_flips::run, 50),
    campaign("upgrades", upgrades::run, 1),
    Campaign { halves: 2, ..campaign("sync", sync::run, 200) },
    campaign("starved", starved::run, 10),
    campaign("keys", keys::run, 1),
    campaign("sidecars", sidecars::run, 5),
    campaign("rollback", rollback::run, 5),
    campaign("idle", idle::run, 20),
    campaign("door", door::run, 20),
    campaign("memory", memory::run, 10),
    campaign("canary", canary::run, 4),
    campaign("shared", shared::run, 2),
    campaign("audit", audit::run, 50),
    campaign("backups", backups::run, 10),
    campaign("recoveries", recoveries::run, 10),
    campaign("hostile", hostile::run, 5),
];

/// A folder of files in memory, where there is one.
const MEMORY: &str = "/dev/shm";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(code) = in_a_role(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        return code;
    }
    let known: Vec<&str> = CAMPAIGNS.iter().map(|campaign| campaign.name).collect();
    match Wanted::read(words, &known) {
        Ok(Wanted { alone: Some(part), order, names, .. }) => run_alone(&names, &order.for_part(part)),
        Ok(wanted) => run(wanted, &known),
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

/// Those that look at memory itself, where it is pinned as the product pins it.
const ABOUT_MEMORY: [&str; 4] = ["memory", "shared", "starved", "hostile"];

/// One part, for the program that started this one.
fn run_alone(names: &[String], order: &Order) -> ExitCode {
    let Some(campaign) = CAMPAIGNS.iter().find(|campaign| names.iter().any(|name| name == campaign.name)) else { return ExitCode::FAILURE };
    // What a disk does is decided by the campaigns, so the files themselves may lie in memory. A kill needs no decision.
    if std::path::Path::new(MEMORY).is_dir() {
        _ = tempfile::env::override_temp_dir(MEMORY.as_ref());
    }
    if !ABOUT_MEMORY.contains(&campaign.name) {
        pinned::let_go();
    }
    let told = catch_unwind(AssertUnwindSafe(|| (campaign.run)(order))).unwrap_or_else(|_| Told::broke_off());
    println!("{}", serde_json::to_string(&(told, cpu())).unwrap_or_default());
    ExitCode::SUCCESS
}

/// What this process and those it waited for took of a core: fields 14 to 17 of the kernel's line, in hundredths. Source: proc(5).
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    Duration::from_millis(fields.skip(11).take(4).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

fn run(mut wanted: Wanted, known: &[&'static str]) -> ExitCode {
    let lasts = wanted.order.scale == Scale::Release;
    let results = if lasts { Results::kept_in(PathBuf::from("target/faults/release.jsonl")) } else { Results::default() };
    // Without a seed, what was begun goes on.
    if let Some(seed) = results.seed().filter(|_| !wanted.has_seed) {
        wanted.order.seed = seed;
    }
    println!("scale {}, seed {} (--seed gives the same again)", wanted.order.scale.name(), wanted.order.seed);
    let parts = |name: &str| CAMPAIGNS.iter().find(|campaign| campaign.name == name).map_or(1, |campaign| if lasts { campaign.parts } else { campaign.halves });
    let campaigns: Vec<(&str, usize)> = wanted.names(known).into_iter().map(|name| (name, parts(name))).collect();
    if wanted.so_far {
        rounds::so_far(&campaigns, &wanted.order, &results, |line| println!("{line}"));
        return ExitCode::SUCCESS;
    }
    let all_held = rounds::run(&campaigns, &wanted.order, &results, |line| println!("{line}"));
    if all_held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
