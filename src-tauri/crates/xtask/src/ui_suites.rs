//! Runs the UI's own checks and tests; must not know what they look at.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::log;
use crate::machine::{NPM, NPX};
use crate::places::Places;
use crate::step::{Outcome, Steps, seconds};
use crate::stop::Stop;
use crate::tally::Tally;
use crate::vitest;

const ADVICE: &str = "Check that Node.js is installed.";

/// svelte-check counts as one test.
pub fn check(steps: &mut Steps, places: &Places) -> Result<Tally, Stop> {
    let begun = Instant::now();
    let mut npm = Command::new(NPM);
    npm.args(["run", "check"]).current_dir(&places.ui).env("NO_COLOR", "1");
    let outcome = steps.attempt("UI types (svelte-check)", "svelte-check", &mut npm, ADVICE)?;
    let tally = if outcome.ok { Tally::ONE_PASSED } else { Tally::ONE_FAILED };
    tally.print("svelte-check", &seconds(begun.elapsed()));
    if !outcome.ok {
        show(&log::tail(&outcome.log, 60), &outcome.log);
    }
    Ok(tally)
}

/// The filter chooses files by a part of their path, as cargo's chooses tests by a part of theirs.
pub fn vitest(steps: &mut Steps, places: &Places, logs: &Path, filter: Option<&str>) -> Result<Tally, Stop> {
    let begun = Instant::now();
    let report = logs.join("vitest.json");
    // An old report must not speak for a run that wrote none; usually there is none to remove.
    let _ = fs::remove_file(&report);
    let mut npx = Command::new(NPX);
    npx.args(["--no", "--", "vitest", "run", "--reporter=default", "--reporter=json"]);
    npx.arg(format!("--outputFile.json={}", report.display()));
    if let Some(filter) = filter {
        npx.args(["--passWithNoTests", filter]);
    }
    npx.current_dir(&places.ui).env("NO_COLOR", "1");
    let outcome = steps.attempt("UI tests (vitest)", "vitest", &mut npx, ADVICE)?;
    let tally = judge(fs::read_to_string(&report).ok().as_deref(), outcome.ok);
    if !tally.is_empty() {
        tally.print("vitest", &seconds(begun.elapsed()));
    }
    if tally.failed > 0 {
        explain(&outcome);
    }
    Ok(tally)
}

// vitest can fail without a failed test: no report, or an error that no test was waiting for.
fn judge(report: Option<&str>, ok: bool) -> Tally {
    match report.and_then(vitest::counts) {
        None => Tally::ONE_FAILED,
        Some(mut tally) => {
            if !ok && tally.failed == 0 {
                tally += Tally::ONE_FAILED;
            }
            tally
        }
    }
}

fn explain(outcome: &Outcome) {
    let output = fs::read(&outcome.log).unwrap_or_default();
    let output = String::from_utf8_lossy(&output);
    let found: Vec<String> = vitest::explanation(&output).into_iter().map(str::to_owned).collect();
    show(&if found.is_empty() { log::tail(&outcome.log, 30) } else { found }, &outcome.log);
}

fn show(lines: &[String], log: &Path) {
    for line in lines {
        println!("      | {line}");
    }
    println!("      all of the output: {}", log.display());
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::tally::Tally;

    #[test]
    fn a_run_without_a_report_or_with_a_stray_error_has_failed() {
        let good = r#"{"numPassedTests":3,"numFailedTests":0,"numPendingTests":0}"#;
        assert_eq!(judge(None, false), Tally::ONE_FAILED);
        assert_eq!(judge(None, true), Tally::ONE_FAILED);
        assert_eq!(judge(Some(good), true), Tally { passed: 3, failed: 0, skipped: 0 });
        assert_eq!(judge(Some(good), false), Tally { passed: 3, failed: 1, skipped: 0 });
    }
}
