//! Installs the packages of a lock file with npm, when it has changed; must not know what they are for.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::freshness::fingerprint;
use crate::machine::NPM;
use crate::step::Steps;
use crate::stop::Stop;

const NODE: &str = "Check that Node.js 20.19 or newer (`node --version`) is installed and that npm reaches its registry.";

/// Lives in node_modules, because `npm ci` empties it: new packages make everything anew.
const STAMP: &str = "node_modules/.askel-packages";

pub fn install(steps: &mut Steps, title: &str, log: &str, folder: &Path) -> Result<(), Stop> {
    let lock = folder.join("package-lock.json");
    let wanted = fingerprint(&fs::read(&lock).map_err(|error| Stop::file(&lock, error))?);
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        steps.skip(title, "as in the lock file");
        return Ok(());
    }
    // The tools that build and test are development dependencies, whatever NODE_ENV says.
    let mut npm = Command::new(NPM);
    npm.args(["ci", "--include=dev", "--no-audit", "--no-fund"]).current_dir(folder);
    steps.run(&format!("{title} (npm ci)"), log, &mut npm, NODE)?;
    fs::write(&stamp, wanted).map_err(|error| Stop::file(&stamp, error))
}
