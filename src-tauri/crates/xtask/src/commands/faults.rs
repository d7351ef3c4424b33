//! `faults`: sets up and hands over to the campaigns; must not know what is broken.

use std::process::{Command, ExitCode};

use super::test::dress_for_windows;
use crate::apt;
use crate::cargo;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

/// The one campaign that needs the real window, and so is a test of its own: `tests/window/away.rs`.
const SIGNS: &str = "signs";

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let places = Places::find();
    let wanted = Wanted::read(args);
    let mut steps = Steps::new(6, places.folder("step-logs")?);
    apt::ensure(&mut steps, &if wanted.signs.is_some() { packages::to_test() } else { packages::to_build() })?;
    // The campaigns ask the shell's own table of commands, and the shell embeds the page.
    ui::install(&mut steps, &places)?;
    ui::build(&mut steps, &places)?;
    let campaigns: &[&str] = if wanted.campaigns { &["--bin", "faults", "--bin", "typist"] } else { &[] };
    let window: &[&str] = if wanted.signs.is_some() { &["--bin", "askel", "--test", "window"] } else { &[] };
    cargo::build_for_tests(&mut steps, &places, &[campaigns, window].concat())?;
    let mut held = true;
    if wanted.campaigns {
        let step = steps.announce("Campaigns");
        let faults = places.binary("debug", "faults");
        let status = Command::new(&faults).args(&wanted.rest).current_dir(&places.root).status().map_err(|error| Stop::file(&faults, error))?;
        step.done();
        held &= status.success();
    }
    if let Some(signs) = &wanted.signs {
        held &= give(&mut steps, &places, signs)?;
    }
    Ok(if held { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Signs {
    count: &'static str,
    seed: Option<String>,
}

/// What is for the campaigns' own program and what is for the window.
struct Wanted {
    campaigns: bool,
    signs: Option<Signs>,
    rest: Vec<String>,
}

impl Wanted {
    fn read(args: &[String]) -> Self {
        let after = |option: &str| args.iter().position(|arg| arg == option).and_then(|at| args.get(at + 1)).cloned();
        let values = ["--scale", "--seed"].map(|option| args.iter().position(|arg| arg == option).map(|at| at + 1));
        let is_name = |(at, arg): &(usize, &String)| !arg.starts_with("--") && !values.contains(&Some(*at));
        let named: Vec<&String> = args.iter().enumerate().filter(is_name).map(|(_, arg)| arg).collect();
        let named_signs = named.iter().any(|name| *name == SIGNS);
        // One of each kind on each submission; the night's two hundred are the release's too (security.md T2).
        let count = if matches!(after("--scale").as_deref(), Some("night" | "release")) { "200" } else { "7" };
        Self {
            campaigns: named.is_empty() || named.len() > usize::from(named_signs),
            signs: (named.is_empty() || named_signs).then(|| Signs { count, seed: after("--seed") }),
            rest: args.iter().filter(|arg| *arg != SIGNS).cloned().collect(),
        }
    }
}

fn give(steps: &mut Steps, places: &Places, signs: &Signs) -> Result<bool, Stop> {
    let step = steps.announce("Signs while somebody types in the window");
    let logs = places.folder("step-logs")?;
    let mut command = cargo::cargo(places, "test");
    command.args(cargo::EVERYTHING).args(cargo::FOR_TESTS).args(["--quiet", "--test", "window", "--", "--nocapture", "away::"]);
    let _display = dress_for_windows(&mut command, places, &logs, &places.folder("shots")?)?;
    // A second window beside it would slow the first one down.
    command.env("RUST_TEST_THREADS", "1").env("ASKEL_SIGNS", signs.count);
    if let Some(seed) = &signs.seed {
        command.env("ASKEL_SIGNS_SEED", seed);
    }
    let status = command.status().map_err(|error| Stop::new(format!("cargo test could not be started ({error})"), "Check the PATH."))?;
    step.done();
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> (bool, Option<&'static str>, String) {
        let args: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let wanted = Wanted::read(&args);
        (wanted.campaigns, wanted.signs.map(|signs| signs.count), wanted.rest.join(" "))
    }

    #[test]
    fn the_window_s_campaign_runs_when_it_is_named_or_nothing_is() {
        assert_eq!(read(""), (true, Some("7"), String::new()));
        assert_eq!(read("--scale night --seed 4"), (true, Some("200"), "--scale night --seed 4".into()));
        assert_eq!(read("signs --scale night"), (false, Some("200"), "--scale night".into()));
        assert_eq!(read("keys --scale pr"), (true, None, "--scale pr".replace("--scale", "keys --scale")));
        assert_eq!(read("keys signs"), (true, Some("7"), "keys".into()));
    }
}
