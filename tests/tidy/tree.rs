//! The files of the checkout as the rules see them. Knows no rule.

use std::fs;
use std::path::{Path, PathBuf};

/// Made by tools, or not ours: no rule reads them.
const NOT_OURS: [&str; 7] = ["target", "node_modules", "dist", ".git", "gen", "shots", "icons"];

pub struct Source {
    /// Relative to the root, with `/` everywhere.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn planted(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// `path:line: what`, for the byte offset `at`.
    pub fn fault(&self, at: usize, what: &str) -> String {
        let line = self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("{}:{line}: {what}", self.path)
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the root").to_path_buf()
}

/// Every file below these folders (or these files themselves) whose name ends in one of `endings`, in order of path.
pub fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut paths = vec![];
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let wanted = paths.into_iter().filter(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    wanted.map(|path| read(&root, &path)).collect()
}

pub fn rust_sources() -> Vec<Source> {
    sources(&["src-tauri", "tests"], &[".rs"])
}

/// One file that must be there.
pub fn file(path: &str) -> Source {
    let root = root();
    read(&root, &root.join(path))
}

/// Fails with every fault at once.
#[track_caller]
pub fn assert_tidy(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n  {}", faults.len(), faults.join("\n  "));
}

fn read(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let relative = path.strip_prefix(root).expect("found below the root");
    Source { path: relative.to_string_lossy().replace('\\', "/"), text }
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_file() {
        return found.push(path.to_path_buf());
    }
    for entry in fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !NOT_OURS.contains(&name.as_str()) || path.is_file() {
            collect(&path, found);
        }
    }
}

#[test]
fn the_tree_is_found() {
    let paths: Vec<String> = rust_sources().into_iter().map(|source| source.path).collect();
    assert!(paths.contains(&"tests/tidy/tree.rs".to_owned()) && paths.contains(&"src-tauri/crates/domain/src/lib.rs".to_owned()));
    assert!(paths.iter().all(|path| !path.contains("target/")));
}
