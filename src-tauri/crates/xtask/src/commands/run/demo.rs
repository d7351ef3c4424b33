//! Makes a vault of fictional clients to look at; must not know what is in it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::log::last_lines;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

pub struct DemoVault {
    pub folder: PathBuf,
    pub passphrase: String,
}

pub fn make(steps: &mut Steps, places: &Places, profile: &str) -> Result<DemoVault, Stop> {
    let step = steps.announce("A new vault of fictional clients");
    let folder = places.folder("demo")?.join("data");
    // Every demo begins the same, and the passphrase that is told belongs to this vault.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Stop::file(&folder, error))?;
    }
    let fixture = places.binary(profile, "fixture");
    let output =
        Command::new(&fixture).arg("demo").arg(&folder).current_dir(&places.root).output().map_err(|error| Stop::file(&fixture, error))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let passphrase = last_lines(&said, 1).pop().unwrap_or_default().trim().to_owned();
    if output.status.success() && !passphrase.is_empty() {
        step.done();
        return Ok(DemoVault { folder, passphrase });
    }
    for line in last_lines(&String::from_utf8_lossy(&output.stderr), 30) {
        eprintln!("      | {line}");
    }
    Err(Stop::new(format!("the demo vault was not made ({})", output.status), "Its words are above; the program is `fixture` in tests/."))
}
