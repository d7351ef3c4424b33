//! The programs of others that the interop tests start, from npm: one folder of `tests/interop` each; must not know what they do.

use std::fs;
use std::path::PathBuf;

use crate::npm;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// Every folder with a lock file.
fn folders(places: &Places) -> Vec<PathBuf> {
    let entries = fs::read_dir(places.root.join("tests/interop")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.join("package-lock.json").is_file()).collect();
    folders.sort();
    folders
}

pub fn count(places: &Places) -> usize {
    folders(places).len()
}

pub fn install(steps: &mut Steps, places: &Places) -> Result<(), Stop> {
    for folder in folders(places) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        npm::install(steps, &format!("Packages of tests/interop/{name}"), &format!("npm-ci-{name}"), &folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::folders;
    use crate::places::Places;

    #[test]
    fn the_peers_are_among_the_folders() {
        assert!(folders(&Places::find()).iter().any(|folder| folder.ends_with("tests/interop/peers")));
    }
}
