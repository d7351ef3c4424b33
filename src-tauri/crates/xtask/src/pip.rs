//! Installs the packages of a `requirements.txt` beside it with pip, when it has changed; must not know what they are for.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::freshness::fingerprint;
use crate::step::Steps;
use crate::stop::Stop;

const PYTHON: &str = "Check that Python 3.10 or newer with pip (`python3 -m pip --version`) is installed and that pip reaches PyPI.";
/// Not in the system's own packages, so that nothing of the machine changes.
const FOLDER: &str = "python_modules";

pub fn install(steps: &mut Steps, title: &str, log: &str, folder: &Path) -> Result<(), Stop> {
    let list = folder.join("requirements.txt");
    let wanted = fingerprint(&fs::read(&list).map_err(|error| Stop::file(&list, error))?);
    let stamp = folder.join(FOLDER).join(".askel-packages");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        steps.skip(title, "as in requirements.txt");
        return Ok(());
    }
    let mut pip = Command::new("python3");
    // Only what is named by its sum, and nothing that it would like to bring along.
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--upgrade",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        "--target",
        FOLDER,
        "-r",
        "requirements.txt",
    ])
    .current_dir(folder);
    steps.run(&format!("{title} (pip install)"), log, &mut pip, PYTHON)?;
    fs::write(&stamp, wanted).map_err(|error| Stop::file(&stamp, error))
}
