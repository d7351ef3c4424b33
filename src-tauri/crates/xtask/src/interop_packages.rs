//! The programs of others that the interop tests start, from npm and PyPI: one folder of `tests/interop` each; must not know what they do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::npm;
use crate::pip;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// Every folder with this file.
fn folders(places: &Places, list: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(places.root.join("tests/interop")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.join(list).is_file()).collect();
    folders.sort();
    folders
}

/// What npm locks, relative to the checkout: for whoever asks after holes.
pub fn locked_by_npm(places: &Places) -> Vec<PathBuf> {
    folders(places, OF_NPM)
}

const OF_NPM: &str = "package-lock.json";
const OF_PIP: &str = "requirements.txt";

pub fn count(places: &Places) -> usize {
    folders(places, OF_NPM).len() + folders(places, OF_PIP).len()
}

pub fn install(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    let name = |folder: &Path| folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for folder in folders(places, OF_NPM) {
        let name = name(&folder);
        npm::install(steps, &format!("Packages of tests/interop/{name}"), &format!("npm-ci-{name}"), &folder)?;
    }
    for folder in folders(places, OF_PIP) {
        let name = name(&folder);
        pip::install(steps, &format!("Python of tests/interop/{name}"), &format!("pip-{name}"), &folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{OF_NPM, OF_PIP, folders};
    use crate::places::Places;

    #[test]
    fn the_peers_are_among_the_folders() {
        assert!(folders(&Places::find(), OF_NPM).iter().any(|folder| folder.ends_with("tests/interop/peers")));
    }

    #[test]
    fn the_validators_come_from_both_registries() {
        for list in [OF_NPM, OF_PIP] {
            assert!(folders(&Places::find(), list).iter().any(|folder| folder.ends_with("tests/interop/validators")), "{list}");
        }
    }
}
