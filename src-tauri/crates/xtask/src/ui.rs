//! Makes the UI from its sources with npm, when they have changed; must not know what it shows.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::freshness::{changed_at, is_stale, newest_below};
use crate::machine::NPM;
use crate::npm;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

// Beside npm's own stamp, for new packages make everything anew.
// `dist/index.html` alone does not prove a build: a placeholder satisfies the Rust compiler too.
fn build_stamp(places: &Places) -> PathBuf {
    places.ui.join("node_modules/.askel-build")
}

pub fn install(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    npm::install(steps, "UI packages", "npm-ci", &places.ui)
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

/// The page with the memory twin behind it, for the tests in Chromium; no product has it.
pub fn build_twin(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    let title = "UI with its twin";
    let page = places.twin().join("index.html");
    let newest = newest_below(&places.ui).max(newest_below(&places.root.join("locales")));
    if !is_stale(changed_at(&page), newest) {
        steps.skip(title, "built from the present sources");
        return Ok(());
    }
    let mut npm = Command::new(NPM);
    npm.args(["run", "twin"]).current_dir(&places.ui);
    steps.run(&format!("{title} (npm run twin)"), "npm-twin", &mut npm, "Mend the file that is named above.")
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
