//! How cargo is called, so that nothing is compiled twice; must not know why it is called.

use std::env;
use std::process::Command;

use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// The whole workspace in every call, even for one binary: cargo joins the features of the packages that
/// are selected, so another selection would compile Tauri again with other features of its dependencies.
/// What is not needed for the target that is named (`--bin askel`) is still not compiled.
pub const EVERYTHING: [&str; 3] = ["--workspace", "--exclude", "xtask"];

/// What the tests need of the app: WebDriver, answers to native dialogs, planted faults.
pub const FOR_TESTS: [&str; 2] = ["--features", "askel/e2e"];

pub const ADVICE: &str = "Mend the error above; the first `error` in the log is the one that counts.";

pub fn cargo(places: &Places, verb: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(verb).current_dir(&places.root).env("CARGO_TERM_COLOR", "never");
    command
}

/// The app and tools as the tests use them; `targets` like `["--bin", "askel"]`.
pub fn build_for_tests(steps: &mut Steps, places: &Places, targets: &[&str]) -> Result<(), Stop> {
    let mut command = cargo(places, "build");
    command.args(EVERYTHING).args(FOR_TESTS).args(targets);
    steps.run("Rust (cargo build; the first time takes minutes)", "cargo-build", &mut command, ADVICE)
}

/// `cargo test` on the same selection.
pub fn test(places: &Places) -> Command {
    let mut command = cargo(places, "test");
    command.args(EVERYTHING).args(FOR_TESTS).arg("--no-fail-fast");
    command
}
