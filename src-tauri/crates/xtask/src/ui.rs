//! Makes the UI from its sources with npm, when they have changed; must not know what it shows.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::freshness::{changed_at, fingerprint, is_stale, newest_below};
use crate::machine::NPM;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

const NODE: &str = "Check that Node.js 20.19 or newer (`node --version`) is installed and that npm reaches its registry.";

/// Both stamps live in node_modules, because `npm ci` empties it: new packages make everything anew.
fn packages_stamp(places: &Places) -> PathBuf {
    places.ui.join("node_modules/.askel-packages")
}

// `dist/index.html` alone does not prove a build: a placeholder satisfies the Rust compiler too.
fn build_stamp(places: &Places) -> PathBuf {
    places.ui.join("node_modules/.askel-build")
}

pub fn install(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    let title = "UI packages";
    let lock = places.ui.join("package-lock.json");
    let wanted = fingerprint(&fs::read(&lock).map_err(|error| Stop::file(&lock, error))?);
    let stamp = packages_stamp(places);
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        steps.skip(title, "as in the lock file");
        return Ok(());
    }
    // The tools that build the UI are development dependencies, whatever NODE_ENV says.
    let mut npm = Command::new(NPM);
    npm.args(["ci", "--include=dev", "--no-audit", "--no-fund"]).current_dir(&places.ui);
    steps.run(&format!("{title} (npm ci)"), "npm-ci", &mut npm, NODE)?;
    fs::write(&stamp, wanted).map_err(|error| Stop::file(&stamp, error))
}

pub fn build(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    let title = "UI";
    let stamp = build_stamp(places);
    let newest = newest_below(&places.ui).max(newest_below(&places.root.join("locales")));
    if !is_stale(changed_at(&stamp), newest) && places.ui.join("dist/index.html").is_file() {
        steps.skip(title, "built from the present sources");
        return Ok(());
    }
    let mut npm = Command::new(NPM);
    npm.args(["run", "build"]).current_dir(&places.ui);
    steps.run(&format!("{title} (npm run build)"), "npm-build", &mut npm, "Mend the file that is named above.")?;
    fs::write(&stamp, "").map_err(|error| Stop::file(&stamp, error))
}

/// Tauri embeds `ui/dist` when it is compiled; what only compiles can do with an empty page.
pub fn placeholder(places: &Places) -> Result<(), Stop> {
    let page = places.ui.join("dist/index.html");
    if page.is_file() {
        return Ok(());
    }
    fs::create_dir_all(places.ui.join("dist"))
        .and_then(|()| fs::write(&page, "<!doctype html><title>Askel</title>\n"))
        .map_err(|error| Stop::file(&page, error))
}
