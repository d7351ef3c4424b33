//! The C that encrypts the vault is the one that was looked at: its files as cargo unpacked them, against sums pinned here.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;
use sha2::{Digest, Sha256};

/// SQLCipher 4.19.0 community with SQLite 3.53.4, as `sqlcipher-src` 419.0.6 carries it; taken on 22.11.2026.
///
/// What was checked: Zetetic's own release of 4.19.0 could not be reached from where this was written, so these sums are the
/// crate's, not Zetetic's. Held against the amalgamation of 4.18.0 that another author packed for Python (bouquin-sqlcipher4),
/// the difference is 239 lines of 275,732. It was read with long lines cut at 150 letters: what stood there lies in SQLCipher's own
/// parts and its hooks in SQLite's pager (errors on a failed read, sums of the private heap, quoting in the export), and in one
/// line for wasm that the crate's README tells of. A new version changes these sums: compare again, and with Zetetic's release where it can be had, before it changes.
const PINNED: [(&str, &str); 3] = [
    ("sqlcipher.c", "838b2ed8a586b8b77f03e82c5a25b97e1a55e524ebac0de05354193865703072"),
    ("sqlite3.h", "8a9d1bff44d75174ca6dea3ea9bac50a6104d86facb566647b8bb839375b7b3a"),
    ("sqlite3ext.h", "ac9645e5c9ff0cf176efdd6e75cb5e98f46295d38e02db5c4d208826a39ab4be"),
];
const CRATE: &str = "sqlcipher-src";

fn sum(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where cargo compiles it from.
fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root");
    let mut command = MetadataCommand::new();
    // Only Linux's crates are sure to be on this machine; the C is the same on each.
    let options = ["--locked", "--offline", "--filter-platform=x86_64-unknown-linux-gnu"].map(String::from);
    command.manifest_path(root.join("Cargo.toml")).other_options(options.to_vec());
    let metadata = command.exec().expect("cargo describes its crates");
    let package = metadata.packages.iter().find(|package| package.name.as_str() == CRATE).expect("the crate");
    package.manifest_path.parent().expect("a folder").join("sqlcipher").into()
}

/// The names of those that differ.
fn strange(folder: &Path) -> Vec<&'static str> {
    PINNED.iter().filter(|(name, pinned)| sum(&folder.join(name)) != *pinned).map(|(name, _)| *name).collect()
}

#[test]
fn the_c_that_encrypts_the_vault_is_the_one_that_was_looked_at() {
    assert_eq!(strange(&folder()), Vec::<&str>::new());
}

#[test]
fn one_changed_letter_in_it_is_noticed() {
    let copy = tempfile::tempdir().expect("a folder");
    for (name, _) in PINNED {
        fs::copy(folder().join(name), copy.path().join(name)).expect("copies");
    }
    assert!(strange(copy.path()).is_empty());
    let path = copy.path().join("sqlcipher.c");
    let mut bytes = fs::read(&path).expect("reads");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).expect("writes");
    assert_eq!(strange(copy.path()), ["sqlcipher.c"]);
}
